"""A whole text: its numbered notes with their references, its author-date pairs, its links."""

from collections import defaultdict
from dataclasses import dataclass

from csto_db.model.passage import Diagnostic, Span
from csto_db.model.vocabulary import CitationStyle
from csto_db.parse.document import parse
from csto_db.parse.reference_work import as_reference
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
    """What a document cites: in its notes, by author and date or number, by bare links.

    `listed` are the entries of its reference list.
    """

    notes: tuple[NumberedNote, ...]
    in_text: tuple[Reference, ...]
    links: tuple[Reference, ...]
    listed: tuple[Reference, ...]
    diagnostics: tuple[Diagnostic, ...]


def parse_document_text(text: str) -> DocumentReading:
    """Return what a document cites, every span in characters of it. Nothing is raised.

    >>> notes = "1 Roe, War, p. 3.\\n\\n2 Ibid., p. 4.\\n\\n3 See Poe, Peace.\\n"
    >>> text = "It grew (Doe, 1999).\\n\\n" + notes
    >>> reading = parse_document_text(text)
    >>> [note.number for note in reading.notes], [str(r.author[0]) for r in reading.in_text]
    ([1, 2, 3], ['Doe'])
    """
    mapped = clean(text)
    parsed = parse(mapped)
    found: dict[int, list[Reference]] = defaultdict(list)
    others: dict[CitationStyle, list[Reference]] = defaultdict(list)
    for citation in parsed.citations:
        reference = as_reference(text, citation)
        if citation.footnote is None:
            others[citation.style].append(reference)
        else:
            found[citation.footnote].append(reference)
    notes = tuple(
        NumberedNote(
            int(note.label),
            note.span,
            mapped.clean[mapped.to_clean(note.span.start) : mapped.to_clean(note.span.end)],
            tuple(found[place]),
        )
        for place, note in enumerate(parsed.footnotes)
        if note.label.isdecimal()
    )
    return DocumentReading(
        notes,
        tuple(others[CitationStyle.AUTHOR_DATE] + others[CitationStyle.NUMERIC]),
        tuple(others[CitationStyle.LINK]),
        tuple(others[CitationStyle.REFERENCE]),
        parsed.diagnostics,
    )
