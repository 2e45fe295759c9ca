"""Lines that a printer repeats at the head or the foot of every page."""

import re
from collections import Counter
from collections.abc import Iterator

from csto_db.model.passage import Span
from csto_db.text.mapped import Edit

_HEAD = re.compile(r"\f[^\S\f]*(?P<line>[^\n\f]{1,120})(?=\n)")
_FOOT = re.compile(r"\n(?P<line>[^\n\f]{1,120})\n\s*\Z")
_NUMBER = re.compile(r"\d+")
_FEWEST = 3
_SHARE = 0.2
_REACH = 300


def running_heads(text: str) -> Iterator[Edit]:
    """Heads and feet that at least three pages, and a fifth of them, share are taken out.

    Numbers in them may differ. Only form feeds tell where such a line would stand.
    """
    pages = text.count("\f")
    if pages < _FEWEST:
        return
    lines = tuple(_lines_at_pages(text))
    counts = Counter(_key(text, line) for line in lines)
    end = 0
    for line in lines:
        count = counts[_key(text, line)]
        if line.start >= end and count >= max(_FEWEST, _SHARE * pages):
            yield Edit(line.start, line.end)
            end = line.end


def _lines_at_pages(text: str) -> Iterator[Span]:
    """The last line of each page and the first of the next, in order."""
    page = 0
    for feed in re.finditer(r"\f|\Z", text):
        base = max(page, feed.start() - _REACH)
        page = feed.end()
        foot = _FOOT.search(text[base : feed.start()]) if base < feed.start() else None
        if foot:
            yield Span(base + foot.start("line"), base + foot.end("line"))
        head = _HEAD.match(text, feed.start(), feed.start() + _REACH)
        if head:
            yield Span(*head.span("line"))


def _key(text: str, line: Span) -> str:
    return _NUMBER.sub("#", text[line.start : line.end]).strip().casefold()
