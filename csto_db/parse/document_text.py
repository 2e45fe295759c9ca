"""A whole text: its numbered notes with their references, and its author-date pairs."""

from dataclasses import dataclass

from csto_db.model.passage import Span
from csto_db.model.vocabulary import PassageKind
from csto_db.parse.note_reading import note_references
from csto_db.parse.short_reading import author_date_references
from csto_db.parse.structure import find_structure
from csto_db.parse.tagging.reference import Reference
from csto_db.text.clean import clean


@dataclass(frozen=True, slots=True)
class NumberedNote:
    """A note of a document; `span` is its place there, `text` how it reads on one line."""

    number: int
    span: Span
    text: str
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """The notes of a document, and the author-date pairs of its running text."""

    notes: tuple[NumberedNote, ...]
    in_text: tuple[Reference, ...]
    links: tuple[Reference, ...] = ()


def parse_document_text(text: str) -> DocumentReading:
    """Return what a document cites. Nothing is raised on any text.

    The spans of references count characters of the text of their note or paragraph.

    >>> text = "It grew (Doe, 1999).\\n\\n1 Roe, War, p. 3.\\n\\n2 Ibid., p. 4.\\n\\n3 See Poe, Peace.\\n"
    >>> reading = parse_document_text(text)
    >>> [note.number for note in reading.notes], [str(r.author[0]) for r in reading.in_text]
    ([1, 2, 3], ['Doe'])
    """
    mapped = clean(text)
    structure = find_structure(mapped)
    spans = [part.span for part in structure.parts if part.kind is PassageKind.FOOTNOTE]
    notes = []
    for footnote, span in zip(structure.footnotes, spans, strict=True):
        words = mapped.clean[span.start : span.end]
        if footnote.label.isdecimal():
            references = note_references(words)
            notes.append(NumberedNote(int(footnote.label), footnote.span, words, references))
    in_text = [
        found
        for part in structure.parts
        if part.kind is PassageKind.PARAGRAPH
        for found in author_date_references(mapped.clean[part.span.start : part.span.end])
    ]
    return DocumentReading(tuple(notes), tuple(in_text))
