"""A document on its way through the four hops."""

from dataclasses import dataclass

from csto_db.model.claim import Claim
from csto_db.model.entity import Mention
from csto_db.model.passage import Diagnostic, Passage
from csto_db.model.work import Citation, Footnote, Work


@dataclass(frozen=True, slots=True)
class Parsed:
    """What parsing found; all spans count characters of the document as it came.

    Citations are in document order; that of a note names its place in `footnotes`.
    """

    passages: tuple[Passage, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    citations: tuple[Citation, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A document as it came: `text.encode()` is its bytes, whose SHA-256 is given."""

    key: str
    work: Work
    file_name: str
    media_type: str
    sha256: str
    byte_count: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document with all that was found in it, its works not yet identified.

    `passages` holds headings, paragraphs, footnotes and citations; `derived_with` is
    the fingerprint of the program and the entities that they were found with.
    """

    file: SourceFile
    passages: tuple[Passage, ...]
    footnotes: tuple[Footnote, ...]
    citations: tuple[Citation, ...]
    mentions: tuple[Mention, ...]
    diagnostics: tuple[Diagnostic, ...]
    page_count: int | None
    derived_with: str


@dataclass(frozen=True, slots=True)
class AnchoredClaim:
    """A claim and the passage that its quote is; None where it no longer stands there.

    A note that is called at or before `reach`, the end of the sentence, may stand for the claim.
    """

    claim: Claim
    passage: Passage | None
    reach: int = 0
