"""One document through the middle of the pipeline: bytes to all that was found in it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from csto_db.model.document import Document, Parsed, SourceFile
from csto_db.model.entity import Mention
from csto_db.model.passage import Diagnostic, Passage, Span
from csto_db.model.vocabulary import PassageKind
from csto_db.parse.document import parse
from csto_db.resolve.mentions import Gazetteer
from csto_db.resolve.title_variants import title_variants
from csto_db.text.clean import clean
from csto_db.text.mapped import MappedText
from csto_db.text.pages import Pages, find_pages
from csto_db.text.sentences import has_lost_capitals
from csto_db.text.urls import find_urls

MEDIA_TYPE = "text/plain; charset=utf-8"


def derive(file: SourceFile, gazetteer: Gazetteer, derived_with: str) -> Document:
    """Return a document with its passages, notes, citations, mentions and diagnostics."""
    text = clean(file.text)
    parsed = parse(text)
    pages = find_pages(file.text)
    mentions, left_out = _mentions(text, gazetteer)
    passages = tuple(_placed(passage, text, pages) for passage in _passages(parsed))
    return Document(
        file=file,
        passages=passages,
        footnotes=parsed.footnotes,
        citations=parsed.citations,
        mentions=mentions,
        diagnostics=(*parsed.diagnostics, *left_out, *title_variants(parsed.citations)),
        page_count=pages.at(len(file.text)),
        derived_with=derived_with,
    )


def quote_passage(span: Span, text: MappedText, pages: Pages) -> Passage:
    """Return the passage of a quote that stands at a span of the document."""
    return _placed(Passage(span, PassageKind.QUOTE), text, pages)


def _passages(parsed: Parsed) -> Iterator[Passage]:
    seen: set[tuple[PassageKind, Span]] = set()
    notes = (Passage(note.span, PassageKind.FOOTNOTE) for note in parsed.footnotes)
    cited = (Passage(citation.span, PassageKind.CITATION) for citation in parsed.citations)
    for passage in (*parsed.passages, *notes, *cited):
        if (passage.kind, passage.span) not in seen:
            seen.add((passage.kind, passage.span))
            yield passage


def _placed(passage: Passage, text: MappedText, pages: Pages) -> Passage:
    start, end = text.to_clean(passage.span.start), text.to_clean(passage.span.end)
    reading = text.clean[start:end].strip()
    exact = text.original[passage.span.start : passage.span.end]
    is_same = reading == exact or not reading
    page = pages.at(passage.span.start)
    return Passage(passage.span, passage.kind, page, None if is_same else reading)


def _mentions(
    text: MappedText, gazetteer: Gazetteer
) -> tuple[tuple[Mention, ...], tuple[Diagnostic, ...]]:
    found, left_out = gazetteer.find(text.clean, lost_capitals=has_lost_capitals(text.clean))
    urls = find_urls(text.clean)
    return (
        tuple(
            Mention(text.to_original(mention.span), mention.entity, mention.alias)
            for mention in found
            if not _is_inside(mention.span, urls)
        ),
        tuple(
            replace(d, span=text.to_original(d.span)) if d.span is not None else d for d in left_out
        ),
    )


def _is_inside(span: Span, spans: Sequence[Span]) -> bool:
    place = bisect_right(spans, Span(span.start, len(spans) and spans[-1].end + 1)) - 1
    return place >= 0 and spans[place].start <= span.start and span.end <= spans[place].end
