"""Tables of the files of a collection, and what each of them defines."""

from sqlalchemy.orm import Mapped, mapped_column

from csto_db.db.base import Base, check, table_args
from csto_db.db.types import EnumText, Str, one_of
from csto_db.model.vocabulary import Defined


class CollectionFileRow(Base):
    """A file of a collection as it was last read."""

    __tablename__ = "collection_file"
    __table_args__ = table_args(
        "a file of a collection as it was last read, so that the same bytes change nothing",
        check("length(sha256) = 64", "sha256"),
    )
    name: Mapped[Str] = mapped_column(primary_key=True, comment="its path")
    sha256: Mapped[Str]


class DefinitionRow(Base):
    """That a file defines something."""

    __tablename__ = "definition"
    __table_args__ = table_args(
        "that a file defines something; what no file defines any more goes if nothing needs it",
        check(one_of("kind", Defined), "kind"),
    )
    kind: Mapped[Defined] = mapped_column(EnumText(Defined), primary_key=True)
    name: Mapped[Str] = mapped_column(
        primary_key=True, comment="of claims the key of their source, of a judgement its id"
    )
    file: Mapped[Str] = mapped_column(
        primary_key=True,
        comment="its path; empty for what is older than this table, and for a judgement that its"
        " file no longer has",
    )
