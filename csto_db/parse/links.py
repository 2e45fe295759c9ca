"""Links: bare URLs in the text, and those dropped at the foot of a printed page."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from csto_db.model.passage import Diagnostic, Span
from csto_db.model.vocabulary import (
    CitationStatus,
    CitationStyle,
    EntryType,
    Severity,
    Stage,
)
from csto_db.model.work import Citation, Work
from csto_db.parse.link_candidates import rank_candidates
from csto_db.parse.url_dates import is_news, issued_in_path
from csto_db.text.mapped import MappedText
from csto_db.text.pages import url_blocks
from csto_db.text.sentences import sentences
from csto_db.text.urls import find_urls, host, url_key

_MARKDOWN = re.compile(r"\[(?P<title>[^\[\]\n]{1,200})\]\(\Z")
# A page has no more text than this; a document without pages is not one page.
_LONGEST_PAGE = 12_000
_LONGEST_SENTENCE = 1_000


@dataclass(frozen=True, slots=True)
class Links:
    """The links of a document in order, and what was noticed in reading them."""

    citations: tuple[Citation, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class _Link:
    """A URL of a block, and the lines that it is printed on."""

    url: str
    lines: tuple[Span, ...]


def dropped_links(
    text: MappedText, paragraphs: tuple[Span, ...], *, lost_capitals: bool = False
) -> Links:
    """The links of the blocks between pages, one citation a link, in original characters.

    The same URL twice in one block is one link printed over two lines: its span runs over
    both if they follow each other, and a `link_on_two_lines` tells of the second. On
    another page it is another citation. `candidates` are sentences of the page above.
    """
    citations: list[Citation] = []
    repeats: list[Diagnostic] = []
    page_start = 0
    for block in url_blocks(text.original):
        links = tuple(_links(text, block))
        repeats.extend(_repeat(line) for link in links for line in link.lines[1:])
        page = Span(max(page_start, block.start - _LONGEST_PAGE), block.start)
        found = _page_sentences(text, paragraphs, page, lost_capitals)
        citations.extend(_block_citations(text, links, found))
        page_start = block.end
    return Links(tuple(citations), tuple(repeats))


def _links(text: MappedText, block: Span) -> Iterator[_Link]:
    lines: dict[str, list[Span]] = {}
    for found in find_urls(text.exact(block)):
        line = Span(block.start + found.start, block.start + found.end)
        lines.setdefault(url_key(text.exact(line)), []).append(line)
    for spans in lines.values():
        yield _Link(text.exact(spans[0]), tuple(spans))


def _repeat(line: Span) -> Diagnostic:
    message = "the URL of another line of its block: taken as one link printed over two lines"
    return Diagnostic(Stage.PARSE, "link_on_two_lines", message, line, Severity.INFO)


def _page_sentences(
    text: MappedText, paragraphs: tuple[Span, ...], page: Span, lost_capitals: bool
) -> tuple[Span, ...]:
    """The sentences, in clean characters, that stand on the page or run over its end."""
    clean = Span(text.to_clean(page.start), text.to_clean(page.end))
    found: list[Span] = []
    first = max(0, bisect_right(paragraphs, clean.start, key=attrgetter("start")) - 1)
    last = bisect_left(paragraphs, clean.end, key=attrgetter("start"))
    for paragraph in paragraphs[first:last]:
        # No sentence is longer than this, and a hostile paragraph may be as long as the file.
        start = max(paragraph.start, clean.start - _LONGEST_SENTENCE)
        end = min(paragraph.end, clean.end + _LONGEST_SENTENCE)
        for one in sentences(text.clean[start:end], lost_capitals=lost_capitals):
            sentence = Span(start + one.start, start + one.end)
            if sentence.end > clean.start and sentence.start < clean.end:
                found.append(sentence)
    return tuple(found)


def _block_citations(
    text: MappedText, links: tuple[_Link, ...], found: tuple[Span, ...]
) -> Iterator[Citation]:
    said = [text.clean[one.start : one.end] for one in found]
    ranks = rank_candidates([link.url for link in links], said)
    for link, rank in zip(links, ranks, strict=True):
        candidates = tuple(text.to_original(found[place]) for place in rank)
        yield link_citation(_lines_span(text, link), link.url, candidates)


def _lines_span(text: MappedText, link: _Link) -> Span:
    """The first line, and those of the same link that follow it at once."""
    span = link.lines[0]
    for line in link.lines[1:]:
        if text.exact(Span(span.end, line.start)).strip():
            break
        span = Span(span.start, line.end)
    return span


def running_links(
    text: MappedText, paragraph: Span, *, lost_capitals: bool = False
) -> tuple[Citation, ...]:
    """The links in a paragraph of running text, each with its sentence as the candidate.

    A Markdown link spans its title, which becomes the work's.
    """
    words = text.clean[paragraph.start : paragraph.end]
    found = find_urls(words)
    within = sentences(words, lost_capitals=lost_capitals) if found else ()
    return tuple(_running(text, paragraph.start, words, url, within) for url in found)


def _running(
    text: MappedText, base: int, words: str, url: Span, within: tuple[Span, ...]
) -> Citation:
    def original(span: Span) -> Span:
        return text.to_original(Span(base + span.start, base + span.end))

    start = max(0, url.start - 210)
    titled = _MARKDOWN.search(words[start : url.start])
    place = bisect_right(within, url.start, key=attrgetter("start")) - 1
    candidates = (original(within[place]),) if place >= 0 else ()
    if titled is None or words[url.end : url.end + 1] != ")":
        return link_citation(original(url), words[url.start : url.end], candidates)
    span = Span(start + titled.start(), url.end + 1)
    return link_citation(
        original(span), words[url.start : url.end], candidates, title=titled["title"]
    )


def link_citation(
    span: Span, url: str, candidates: tuple[Span, ...] = (), title: str | None = None
) -> Citation:
    """The citation of a page of which nothing but the printed URL is known."""
    issued = issued_in_path(url)
    told = [("entry_type", "url path"), ("container", "url host")]
    if issued:
        told.append(("issued", "url path"))
    work = Work(
        entry_type=EntryType.NEWS if is_news(url) else EntryType.WEB_PAGE,
        title=title,
        container=host(url).removeprefix("www.") or None,
        issued=issued,
        url=url,
        inferred=tuple(told),
    )
    return Citation(
        span,
        CitationStyle.LINK,
        work,
        CitationStatus.SHORT,
        url=url,
        candidates=candidates,
    )
