"""A cleaned document to its passages, footnotes, citations and diagnostics."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from csto_db.model.document import Parsed
from csto_db.model.passage import Diagnostic, Span
from csto_db.model.vocabulary import CitationStyle, PassageKind, Severity, Stage
from csto_db.model.work import Citation
from csto_db.parse.author_date import author_date_citations
from csto_db.parse.back_references import resolve_back_references
from csto_db.parse.citation_defects import citation_defects
from csto_db.parse.later_events import later_events
from csto_db.parse.links import dropped_links, running_links
from csto_db.parse.list_citations import join_list, numeric_citations
from csto_db.parse.note_reading import read_note
from csto_db.parse.reference_list import ReferenceList, find_reference_list, is_list_heading
from csto_db.parse.structure import Part, find_structure
from csto_db.text.mapped import MappedText
from csto_db.text.sentences import has_lost_capitals

_POINTS_AT_WORK = re.compile(
    r"://|Citation\d{4}|\bavailable at\b|\baccessed \d|[(\s]pp?\.\s\d", re.I
)


def parse(text: MappedText) -> Parsed:
    """The passages, footnotes and citations of a document. Nothing is raised on any text.

    >>> parsed = parse(MappedText.of("It grew (Haas, 2017, p. 3)."))
    >>> [(citation.work.issued, citation.span) for citation in parsed.citations]
    [('2017', Span(start=9, end=25))]
    """
    structure = find_structure(text)
    notes = [part.span for part in structure.parts if part.kind is PassageKind.FOOTNOTE]
    listed = find_reference_list(text, structure.parts)
    body = tuple(_body(structure.parts, listed))
    lost_capitals = has_lost_capitals(text.clean)
    spans = tuple(part.span for part in body)
    dropped = dropped_links(text, spans, lost_capitals=lost_capitals)
    diagnostics = [*structure.diagnostics, *dropped.diagnostics]
    diagnostics.extend(_unread_lists(text, structure.parts, listed))
    citations = [*_body_citations(text, body, lost_capitals), *dropped.citations]
    citations.extend(entry.citation for entry in listed.entries)
    for part in body:
        numeric, missing = numeric_citations(text, part.span, listed.entries)
        citations.extend(numeric)
        diagnostics.extend(missing)
    for index, span in enumerate(notes):
        reading = _read_note(text, span, index)
        citations.extend(reading.citations)
        diagnostics.extend(reading.diagnostics)
    citations.sort(key=lambda citation: citation.span)
    works = tuple(entry.citation.work for entry in listed.entries)
    resolved = resolve_back_references(tuple(citations), structure.footnotes, works)
    joined = join_list(resolved.citations, listed.entries)
    diagnostics.extend((*resolved.diagnostics, *joined.diagnostics))
    for citation in joined.citations:
        diagnostics.extend(citation_defects(text, citation))
    diagnostics.extend(later_events(text, spans, joined.citations, lost_capitals=lost_capitals))
    return Parsed(structure.passages, structure.footnotes, joined.citations, tuple(diagnostics))


def _body(parts: tuple[Part, ...], listed: ReferenceList) -> Iterator[Part]:
    """The paragraphs and headings that are neither notes nor entries of a reference list."""
    for part in parts:
        if part.kind is not PassageKind.FOOTNOTE and part.span not in listed.parts:
            yield part


def _unread_lists(
    text: MappedText, parts: tuple[Part, ...], listed: ReferenceList
) -> Iterator[Diagnostic]:
    """What of the reference lists was not read: an entry, or all below a heading."""
    for place in listed.unread:
        message = "no reference was read from this entry"
        yield Diagnostic(Stage.PARSE, "reference_unread", message, place)
    for part in parts:
        if not listed.entries and is_list_heading(text, part):
            message = "no entries were found under this heading"
            place = text.to_original(part.span)
            yield Diagnostic(Stage.PARSE, "reference_list_unread", message, place)


def _body_citations(
    text: MappedText, body: tuple[Part, ...], lost_capitals: bool
) -> Iterator[Citation]:
    for part in body:
        if part.kind is PassageKind.PARAGRAPH:
            yield from author_date_citations(text, part.span, lost_capitals=lost_capitals)
            yield from running_links(text, part.span, lost_capitals=lost_capitals)


@dataclass(frozen=True, slots=True)
class _NoteCitations:
    """What a note cites and what is wrong in it, in original characters."""

    citations: tuple[Citation, ...]
    diagnostics: tuple[Diagnostic, ...]


def _read_note(text: MappedText, span: Span, index: int) -> _NoteCitations:
    words = text.clean[span.start : span.end]
    reading = read_note(words)
    citations = tuple(
        replace(
            citation,
            span=_placed(text, span.start, citation.span),
            candidates=tuple(_placed(text, span.start, one) for one in citation.candidates),
            footnote=index,
            style=CitationStyle.NOTE,
        )
        for citation in reading.citations
    )
    diagnostics = [
        replace(one, span=_placed(text, span.start, one.span) if one.span else None)
        for one in reading.diagnostics
    ]
    if not citations and not diagnostics and _POINTS_AT_WORK.search(words):
        diagnostics.append(_unread(text.to_original(span)))
    return _NoteCitations(citations, tuple(diagnostics))


def _placed(text: MappedText, base: int, span: Span) -> Span:
    """The original place of a span of a note's clean text; of an empty one, its next character."""
    span = Span(span.start, max(span.end, span.start + 1))
    return text.to_original(Span(base + span.start, base + span.end))


def _unread(place: Span) -> Diagnostic:
    message = "the note looks like a reference, but none was read from it"
    return Diagnostic(Stage.PARSE, "note_unread", message, place, Severity.WARNING)
