"""Tables of documents, their text and their passages, notes and citations."""

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from csto_db.db.base import Base, check, table_args
from csto_db.db.types import EnumText, Id, Int, Str, one_of, owned_by
from csto_db.model.vocabulary import (
    CitationStatus,
    CitationStyle,
    PassageKind,
    Severity,
    Stage,
)

BLOCK_LENGTH = 4096


class SourceRow(Base):
    """An ingested document."""

    __tablename__ = "source"
    __table_args__ = table_args(
        "an ingested document",
        check("length(sha256) = 64", "sha256"),
        check("character_count > 0 AND byte_count >= character_count", "counts"),
    )
    source_id: Mapped[Id]
    source_key: Mapped[Str] = mapped_column(
        unique=True, comment="its name everywhere; also the citation key of its work"
    )
    work_id: Mapped[Int] = mapped_column(
        ForeignKey("work.work_id"), unique=True, comment="the document as a published thing"
    )
    file_name: Mapped[Str] = mapped_column(comment="the name of the file that was read")
    media_type: Mapped[Str]
    sha256: Mapped[Str] = mapped_column(comment="of the bytes of the file, in hexadecimal")
    byte_count: Mapped[Int]
    character_count: Mapped[Int] = mapped_column(comment="Unicode characters; offsets count these")
    page_count: Mapped[Int | None] = mapped_column(comment="null if the file shows no page breaks")
    derived_with: Mapped[Str] = mapped_column(
        comment="fingerprint of the program and of the entities that its rows were derived with"
    )
    ingested_at: Mapped[Str] = mapped_column(comment="UTC, ISO 8601")


class TextBlockRow(Base):
    """A block of a document's text."""

    __tablename__ = "text_block"
    __table_args__ = table_args(
        f"the text of a source, character for character, in blocks of {BLOCK_LENGTH} characters",
        check("number >= 0", "number"),
        check(f"length(text) BETWEEN 1 AND {BLOCK_LENGTH}", "length"),
    )
    source_id: Mapped[Int] = mapped_column(owned_by("source.source_id"), primary_key=True)
    number: Mapped[Int] = mapped_column(
        primary_key=True, comment=f"0 first; a block starts at character number * {BLOCK_LENGTH}"
    )
    text: Mapped[Str]


class PassageRow(Base):
    """A stretch of a source."""

    __tablename__ = "passage"
    __table_args__ = table_args(
        "a stretch of a source (W3C TextPositionSelector): characters start to end, end excluded",
        UniqueConstraint("source_id", "start", "end", "kind"),
        check(one_of("kind", PassageKind), "kind"),
        check('start >= 0 AND "end" > start', "span"),
        check("page >= 1", "page"),
    )
    passage_id: Mapped[Id]
    source_id: Mapped[Int] = mapped_column(owned_by("source.source_id"))
    kind: Mapped[PassageKind] = mapped_column(EnumText(PassageKind))
    start: Mapped[Int]
    end: Mapped[Int]
    page: Mapped[Int | None] = mapped_column(
        comment="counted in the file, 1 first; null if the file shows no page breaks"
    )
    reading: Mapped[Str | None] = mapped_column(
        comment="as it reads once line breaks, line-end hyphens and page furniture are taken out;"
        " null if that is the slice of the document itself"
    )


class FootnoteRow(Base):
    """A numbered note."""

    __tablename__ = "footnote"
    __table_args__ = table_args(
        "a numbered note of a source (JATS fn, TEI note)",
        check("called_at >= 0", "called_at"),
    )
    footnote_id: Mapped[Id]
    passage_id: Mapped[Int] = mapped_column(owned_by("passage.passage_id"), unique=True)
    label: Mapped[Str] = mapped_column(comment="as printed, without punctuation")
    called_at: Mapped[Int | None] = mapped_column(
        comment="the character of the source at which it is called; null if that is not sure"
    )


class LinkRow(Base):
    """A place on the web."""

    __tablename__ = "link"
    __table_args__ = table_args("a place on the web, whatever the spellings of its URL")
    link_id: Mapped[Id]
    url: Mapped[Str] = mapped_column(comment="as first seen, cleaned of what is not part of it")
    url_key: Mapped[Str] = mapped_column(
        unique=True, comment="without scheme, www. and trailing slash: equal for one place"
    )
    host: Mapped[Str] = mapped_column(index=True)


class CitationRow(Base):
    """A pointer from a source to a work."""

    __tablename__ = "citation"
    __table_args__ = table_args(
        "a pointer from a source to a work (CSL cite item)",
        check(one_of("style", CitationStyle), "style"),
        check(one_of("status", CitationStatus), "status"),
        check("(style = 'note') = (footnote_id IS NOT NULL)", "note_has_footnote"),
        check("(link_id IS NULL) = (url_printed IS NULL)", "link_has_url"),
        check("(match_rule IS NULL) = (match_value IS NULL)", "rule_has_value"),
        Index(None, "work_id", "passage_id"),
    )
    citation_id: Mapped[Id]
    passage_id: Mapped[Int] = mapped_column(owned_by("passage.passage_id"), index=True)
    footnote_id: Mapped[Int | None] = mapped_column(
        owned_by("footnote.footnote_id"), index=True, comment="null outside notes"
    )
    work_id: Mapped[Int] = mapped_column(ForeignKey("work.work_id"))
    link_id: Mapped[Int | None] = mapped_column(ForeignKey("link.link_id"), index=True)
    style: Mapped[CitationStyle] = mapped_column(
        EnumText(CitationStyle),
        comment="numeric is the number of an entry in brackets, reference an entry of the list",
    )
    status: Mapped[CitationStatus] = mapped_column(
        EnumText(CitationStatus),
        comment="full describes its work, short only points at it, unread was not understood",
    )
    url_printed: Mapped[Str | None]
    accessed: Mapped[Str | None] = mapped_column(comment="EDTF")
    locator: Mapped[Str | None] = mapped_column(comment="pages, paragraphs or articles, as printed")
    prefix: Mapped[Str | None] = mapped_column(comment="signal words, as 'See also'")
    match_rule: Mapped[Str | None] = mapped_column(
        comment="the rule by which it joined a work that was there; null if it is the first of it"
    )
    match_value: Mapped[Str | None] = mapped_column(
        comment="what both have under that rule, in one spelling"
    )
    matched_work_id: Mapped[Int | None] = mapped_column(
        ForeignKey("work.work_id"),
        index=True,
        comment="the work that the rules gave, where a person decided on another",
    )


class CitationCandidateRow(Base):
    """A sentence that a dropped link may belong to."""

    __tablename__ = "citation_candidate"
    __table_args__ = table_args(
        "a sentence that a citation dropped at the end of a page may belong to",
        check("rank >= 1", "rank"),
        check('start >= 0 AND "end" > start', "span"),
    )
    citation_id: Mapped[Int] = mapped_column(owned_by("citation.citation_id"), primary_key=True)
    rank: Mapped[Int] = mapped_column(primary_key=True, comment="1 is the likeliest")
    start: Mapped[Int]
    end: Mapped[Int]


class DiagnosticRow(Base):
    """Something wrong or unread in a document."""

    __tablename__ = "diagnostic"
    __table_args__ = table_args(
        "something wrong or unread in a document, or in a file of a reference manager; nothing that"
        " was read is dropped without one",
        check(one_of("stage", Stage), "stage"),
        check(one_of("severity", Severity), "severity"),
        check('(start IS NULL) = ("end" IS NULL) AND "end" > start', "span"),
        check("(source_id IS NULL) <> (file IS NULL)", "place"),
        check("(file IS NULL) = (line IS NULL) AND line >= 1", "line"),
    )
    diagnostic_id: Mapped[Id]
    source_id: Mapped[Int | None] = mapped_column(owned_by("source.source_id"), index=True)
    file: Mapped[Str | None] = mapped_column(index=True, comment="the file that was imported")
    line: Mapped[Int | None]
    stage: Mapped[Stage] = mapped_column(EnumText(Stage), comment="the hop that wrote it")
    code: Mapped[Str] = mapped_column(comment="one word for the kind, as doubled_scheme")
    severity: Mapped[Severity] = mapped_column(EnumText(Severity))
    start: Mapped[Int | None] = mapped_column(comment="null if the whole document is meant")
    end: Mapped[Int | None]
    message: Mapped[Str]
