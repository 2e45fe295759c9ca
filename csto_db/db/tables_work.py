"""Tables of cited works, who made them, and how they are recognised."""

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from csto_db.db.base import Base, check, table_args
from csto_db.db.types import EnumText, Id, Int, Str, one_of, owned_by
from csto_db.model.vocabulary import EntryType, IdentifierScheme, Role


class WorkRow(Base):
    """A thing that is cited, or a source as a published thing."""

    __tablename__ = "work"
    __table_args__ = table_args(
        "a thing that is cited, or a source as a published thing (biblatex entry, CSL item)",
        check(one_of("entry_type", EntryType), "entry_type"),
        check(
            "ltrim(citation_key, 'abcdefghijklmnopqrstuvwxyz0123456789') = ''"
            " AND ltrim(substr(citation_key, 1, 1), '0123456789') <> ''",
            "citation_key",
        ),
        check("same_as_id <> work_id", "not_itself"),
        check("length(script) = 4", "script"),
    )
    work_id: Mapped[Id]
    citation_key: Mapped[Str] = mapped_column(unique=True, comment="given once, never changed")
    entry_type: Mapped[EntryType] = mapped_column(EnumText(EntryType))
    title: Mapped[Str | None] = mapped_column(comment="as first printed, without its quotes")
    original_title: Mapped[Str | None] = mapped_column(comment="in the script of its language")
    transliterated_title: Mapped[Str | None] = mapped_column(comment="in Latin letters")
    translated_title: Mapped[Str | None]
    translation_of: Mapped[Str | None] = mapped_column(
        comment="citation key of the work that it translates, which need not be here"
    )
    script: Mapped[Str | None] = mapped_column(comment="in which title is printed (ISO 15924)")
    container: Mapped[Str | None] = mapped_column(comment="journal, newspaper, site or book")
    issued: Mapped[Str | None] = mapped_column(index=True, comment="EDTF; null if not known")
    issued_printed: Mapped[Str | None] = mapped_column(comment="the date as printed")
    link_id: Mapped[Int | None] = mapped_column(ForeignKey("link.link_id"), index=True)
    place: Mapped[Str | None]
    publisher: Mapped[Str | None] = mapped_column(comment="publisher, or institution of a report")
    volume: Mapped[Str | None]
    issue: Mapped[Str | None]
    pages: Mapped[Str | None] = mapped_column(comment="of the work, not those cited")
    edition: Mapped[Str | None]
    series: Mapped[Str | None] = mapped_column(comment="the series that a book or report is in")
    genre: Mapped[Str | None] = mapped_column(comment="biblatex type, CSL genre")
    language: Mapped[Str | None] = mapped_column(comment="BCP 47; null if not certain")
    note: Mapped[Str | None]
    same_as_id: Mapped[Int | None] = mapped_column(
        ForeignKey("work.work_id"),
        index=True,
        comment="the work that this one is, by a person's decision; its citations are there",
    )


class WorkInferenceRow(Base):
    """A fact about a work that no document shows."""

    __tablename__ = "work_inference"
    __table_args__ = table_args("a field of a work that is inferred, and what from")
    work_id: Mapped[Int] = mapped_column(owned_by("work.work_id"), primary_key=True)
    field: Mapped[Str] = mapped_column(primary_key=True, comment="a column of work, or a role")
    basis: Mapped[Str]


class WorkMatchRow(Base):
    """A key by which a work is recognised again."""

    __tablename__ = "work_match"
    __table_args__ = table_args(
        "what a work is recognised by: a rule, and the value that the work has under it",
        Index(None, "rule", "value"),
    )
    work_id: Mapped[Int] = mapped_column(owned_by("work.work_id"), primary_key=True)
    rule: Mapped[Str] = mapped_column(primary_key=True)
    value: Mapped[Str] = mapped_column(primary_key=True)


class ContributionRow(Base):
    """A name in a role."""

    __tablename__ = "contribution"
    __table_args__ = table_args(
        "who made a work, in what role (CSL names): name parts, or a literal name",
        UniqueConstraint("work_id", "role", "position"),
        check(one_of("role", Role), "role"),
        check("position >= 1", "position"),
        check("(literal IS NULL) <> (family IS NULL)", "name"),
    )
    contribution_id: Mapped[Id]
    work_id: Mapped[Int] = mapped_column(owned_by("work.work_id"))
    role: Mapped[Role] = mapped_column(EnumText(Role))
    position: Mapped[Int] = mapped_column(comment="1 first, in each role")
    family: Mapped[Str | None]
    given: Mapped[Str | None]
    particle: Mapped[Str | None]
    suffix: Mapped[Str | None]
    literal: Mapped[Str | None] = mapped_column(
        comment="a body, or a person who must not be split: 'an anonymous expert'"
    )
    description: Mapped[Str | None] = mapped_column(
        comment="what is said of the person: post, body"
    )


class IdentifierRow(Base):
    """A DOI, an ISBN, a document number."""

    __tablename__ = "identifier"
    __table_args__ = table_args(
        "what somebody numbered a work by",
        UniqueConstraint("work_id", "scheme", "value"),
        check(one_of("scheme", IdentifierScheme), "scheme"),
    )
    identifier_id: Mapped[Id]
    work_id: Mapped[Int] = mapped_column(owned_by("work.work_id"))
    scheme: Mapped[IdentifierScheme] = mapped_column(EnumText(IdentifierScheme))
    value: Mapped[Str]
