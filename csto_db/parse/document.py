"""A cleaned document to its passages, footnotes, citations and diagnostics."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from csto_db.model.document import Parsed
from csto_db.model.passage import Diagnostic, Span
from csto_db.model.vocabulary import PassageKind, Stage
from csto_db.model.work import Citation
from csto_db.parse.author_date import author_date_citations
from csto_db.parse.back_references import resolve_back_references
from csto_db.parse.body_names import body_names
from csto_db.parse.broken_links import broken_links
from csto_db.parse.citation_defects import citation_defects
from csto_db.parse.document_notes import read_notes
from csto_db.parse.given_names import given_names
from csto_db.parse.known_authors import known_citations
from csto_db.parse.later_events import later_events
from csto_db.parse.links import dropped_links, running_links
from csto_db.parse.list_citations import join_list, numeric_citations
from csto_db.parse.name_uses import bracketed_uses
from csto_db.parse.note_calls import called
from csto_db.parse.reference_list import ReferenceList, find_reference_list, is_list_heading
from csto_db.parse.short_names import short_names
from csto_db.parse.structure import Part, find_structure
from csto_db.parse.text_pointers import text_pointers
from csto_db.text.mapped import MappedText
from csto_db.text.sentences import has_lost_capitals


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
    numeric, missing = numeric_citations(text, spans, listed.entries)
    citations.extend(numeric)
    diagnostics.extend(missing)
    names = tuple(short_names(text.clean))
    bodies = body_names(text.clean, names)
    reading = read_notes(text, notes, sorted({*bodies.brackets, *(one.span for one in names)}))
    citations.extend(reading.citations)
    citations.sort(key=_place)
    given = given_names(text, names, citations, structure.footnotes)
    uses = bracketed_uses(text, spans, citations, given.words())
    citations = sorted((*citations, *uses.citations), key=_place)
    for found in (reading, given, uses):
        diagnostics.extend(found.diagnostics)
    works = tuple(entry.citation.work for entry in listed.entries)
    resolved = resolve_back_references(
        text.original, tuple(citations), structure.footnotes, works, given, bodies
    )
    running = [part.span for part in body if part.kind is PassageKind.PARAGRAPH]
    known = known_citations(text, running, resolved.citations)
    joined = join_list(known, listed.entries, bodies)
    whole = text_pointers(text, running, joined.citations)
    for some in (resolved, joined, whole):
        diagnostics.extend(some.diagnostics)
    footnotes = called(text, structure.footnotes, spans)
    cited = Parsed(structure.passages, footnotes, whole.citations, ())
    diagnostics.extend(_defects(text, spans, cited, lost_capitals))
    return replace(cited, diagnostics=tuple(diagnostics))


def _defects(
    text: MappedText, body: Sequence[Span], parsed: Parsed, lost_capitals: bool
) -> Iterator[Diagnostic]:
    for citation in parsed.citations:
        yield from citation_defects(text, citation)
    yield from broken_links(text)
    yield from later_events(
        text, body, parsed.citations, parsed.footnotes, lost_capitals=lost_capitals
    )


def _place(citation: Citation) -> Span:
    return citation.span


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
