"""Citations out of a text, without a database: what `csto-db parse` and Python callers use."""

from collections.abc import Callable
from enum import StrEnum

from csto_db.parse.document_text import DocumentReading, NumberedNote, parse_document_text
from csto_db.parse.note_reading import note_references
from csto_db.parse.short_reading import author_date_references
from csto_db.parse.tagging.read import tagged_references
from csto_db.parse.tagging.reference import Reference

__all__ = [
    "DocumentReading",
    "NumberedNote",
    "Reference",
    "TextKind",
    "parse_document_text",
    "parse_references",
]


class TextKind(StrEnum):
    """What a text is: a note, an entry of a reference list, or running text."""

    FOOTNOTE = "footnote"
    REFERENCE = "reference"
    INTEXT = "intext"


def parse_references(text: str, kind: TextKind | str = TextKind.FOOTNOTE) -> list[Reference]:
    """Return the references of one string, in the order in which they stand.

    `kind` says what the string is: "footnote" a whole note, of which comment yields nothing;
    "reference" an entry of a reference list; "intext" a paragraph, each author-date pair of
    which is a reference. Raises ValueError for another kind, and nothing on any text.

    >>> entry = "Doe, J. (1999). On war. Past and Present, 12(3), 4-5."
    >>> (found,) = parse_references(entry, "reference")
    >>> found.date, found.volume, found.issue, found.pages
    ('1999', '12', '3', '4–5')
    >>> pairs = parse_references("So it is (Doe 1999; Roe 2001).", "intext")
    >>> [str(pair.author[0]) for pair in pairs]
    ['Doe', 'Roe']
    """
    return list(_READERS[TextKind(kind)](text))


def _entry(text: str) -> tuple[Reference, ...]:
    return tagged_references(text, "reference")


_READERS: dict[TextKind, Callable[[str], tuple[Reference, ...]]] = {
    TextKind.FOOTNOTE: note_references,
    TextKind.REFERENCE: _entry,
    TextKind.INTEXT: author_date_references,
}
