"""Where a reference can be read, and when it was: URLs, access dates and their wording."""

import re
from dataclasses import dataclass

from csto_db.model.passage import Span
from csto_db.parse.dates import PrintedDate
from csto_db.parse.note_evidence import ACCESSED, AVAILABLE
from csto_db.parse.note_layout import NoteLayout

_INTRODUCED = re.compile(
    rf"(?:{AVAILABLE.pattern}|\b(?:URL|online|at|on|unter)\b:?\s?|[<(\[]){{1,3}}\Z", re.IGNORECASE
)
_ACCESS_WORDS = re.compile(rf"[(\[]?{ACCESSED.pattern}\Z", re.IGNORECASE)
_LONGEST_INTRODUCTION = 60


@dataclass(frozen=True, slots=True)
class Links:
    """The URL and access date of a reference, and the stretches that are left to read."""

    url: str | None
    accessed: PrintedDate | None
    rest: tuple[Span, ...]


def _url_with_words(layout: NoteLayout, span: Span, url: Span) -> Span:
    near = max(span.start, url.start - _LONGEST_INTRODUCTION)
    words = _INTRODUCED.search(layout.text, near, url.start)
    end = url.end + 1 if layout.text[url.end : url.end + 1] in ("<", ">") else url.end
    return Span(words.start() if words else url.start, min(end, span.end))


def _access(layout: NoteLayout, span: Span) -> tuple[Span, PrintedDate] | None:
    for date in reversed(layout.dates_in(span)):
        near = max(span.start, date.span.start - _LONGEST_INTRODUCTION)
        words = _ACCESS_WORDS.search(layout.text, near, date.span.start)
        if words:
            closed = layout.text[date.span.end : date.span.end + 1] in (")", "]")
            return Span(words.start(), date.span.end + closed), date
    return None


def read_links(layout: NoteLayout, span: Span) -> Links:
    """Return the first URL as printed, the access date, and what is neither.

    >>> from csto_db.parse.note_layout import lay_out
    >>> text = "Title, available at: http://x.org/a, accessed 2 May 2010"
    >>> links = read_links(lay_out(text), Span(0, len(text)))
    >>> links.url, links.accessed.edtf, [text[s.start:s.end] for s in links.rest]
    ('http://x.org/a', '2010-05-02', ['Title, '])
    """
    urls = layout.urls_in(span)
    read = [_url_with_words(layout, span, url) for url in urls]
    access = _access(layout, span)
    if access:
        read.append(access[0])
    url = layout.text[urls[0].start : urls[0].end] if urls else None
    return Links(url, access[1] if access else None, _rest(layout, span, sorted(read)))


def _rest(layout: NoteLayout, span: Span, read: list[Span]) -> tuple[Span, ...]:
    edges = [span.start]
    for stretch in read:
        edges += [max(stretch.start, edges[-1]), max(stretch.end, edges[-1])]
    edges.append(span.end)
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return tuple(Span(a, b) for a, b in pairs if layout.text[a:b].strip(" ,;.:()[]"))
