"""Tables of what came from files of reference managers, as it stands there."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from csto_db.db.base import Base, check, table_args
from csto_db.db.types import EnumText, Id, Int, Str, YesNo, one_of, owned_by
from csto_db.model.vocabulary import BlockKind, ImportFormat, KeyKind


class ImportedEntryRow(Base):
    """An entry of a file of a reference manager."""

    __tablename__ = "imported_entry"
    __table_args__ = table_args(
        "an entry of a BibTeX, RIS or CSL-JSON file; exports of that format give it back",
        Index(None, "file", "line"),
        check(one_of("format", ImportFormat), "format"),
        check("is_pinned IN (0, 1)", "is_pinned"),
        check("is_pinned = 0 OR entry_key IS NOT NULL", "pinned_has_key"),
        check("line >= 1", "line"),
    )
    imported_entry_id: Mapped[Id]
    work_id: Mapped[Int] = mapped_column(owned_by("work.work_id"), index=True)
    file: Mapped[Str]
    line: Mapped[Int] = mapped_column(comment="where it starts, 1 first")
    format: Mapped[ImportFormat] = mapped_column(EnumText(ImportFormat))
    entry_type: Mapped[Str] = mapped_column(comment="as the file has it")
    entry_key: Mapped[Str | None] = mapped_column(
        index=True, comment="the key that it has in the file; null if it has none"
    )
    is_pinned: Mapped[bool] = mapped_column(
        YesNo, comment="1 if exports write this key; 0 if another work had it first"
    )


class ImportedFieldRow(Base):
    """A field of an entry."""

    __tablename__ = "imported_field"
    __table_args__ = table_args(
        "a field of an imported entry as it stands in the file, without what encloses it",
        check("position >= 1", "position"),
        check("is_expression IN (0, 1)", "is_expression"),
        sqlite_with_rowid=False,
    )
    imported_entry_id: Mapped[Int] = mapped_column(
        owned_by("imported_entry.imported_entry_id"), primary_key=True
    )
    position: Mapped[Int] = mapped_column(primary_key=True, comment="1 first, as in the file")
    name: Mapped[Str]
    value: Mapped[Str]
    is_expression: Mapped[bool] = mapped_column(
        YesNo, comment="1 if the value is BibTeX that names a string, as jan"
    )


class ImportedKeyRow(Base):
    """A key that an entry names."""

    __tablename__ = "imported_key"
    __table_args__ = table_args(
        "a key that an imported entry names: one more of its own, or that of another entry",
        Index(None, "entry_key"),
        check(one_of("kind", KeyKind), "kind"),
        sqlite_with_rowid=False,
    )
    imported_entry_id: Mapped[Int] = mapped_column(
        owned_by("imported_entry.imported_entry_id"), primary_key=True
    )
    kind: Mapped[KeyKind] = mapped_column(
        EnumText(KeyKind), primary_key=True, comment="the field; ids: it is one of its own"
    )
    entry_key: Mapped[Str] = mapped_column(primary_key=True)
    meant_key: Mapped[Str | None] = mapped_column(
        comment="the key of the entry of the same file that is meant; null if none is"
    )


class ImportedBlockRow(Base):
    """What stands in a file beside its entries."""

    __tablename__ = "imported_block"
    __table_args__ = table_args(
        "a comment, preamble, string or text of a BibTeX file; exports of BibTeX give it back",
        check(one_of("kind", BlockKind), "kind"),
        check("(kind = 'string') = (name IS NOT NULL)", "name"),
        check("(name IS NULL) = (reading IS NULL)", "reading"),
        check("position >= 1", "position"),
        check("line >= 1", "line"),
        sqlite_with_rowid=False,
    )
    file: Mapped[Str] = mapped_column(primary_key=True)
    position: Mapped[Int] = mapped_column(primary_key=True, comment="1 first, as in the file")
    line: Mapped[Int] = mapped_column(comment="where it starts, 1 first")
    kind: Mapped[BlockKind] = mapped_column(EnumText(BlockKind))
    name: Mapped[Str | None] = mapped_column(comment="the name of a string")
    body: Mapped[Str] = mapped_column(
        comment="what stands in it; of a string, the BibTeX that defines it"
    )
    reading: Mapped[Str | None] = mapped_column(comment="what a string stands for")
