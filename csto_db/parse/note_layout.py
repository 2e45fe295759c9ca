"""What stands where in a note: its quotes, links, brackets and dates, and a mask over them."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from csto_db.model.passage import Span
from csto_db.parse.dates import PrintedDate, find_dates
from csto_db.parse.titles import Quoted, find_quotes
from csto_db.text.urls import find_urls

# Private-use characters: neither letters nor blanks nor punctuation to any rule.
IN_QUOTES = "\ue000"
IN_URL = "\ue001"
IN_BRACKETS = "\ue002"
IN_DATE = "\ue003"

_ASIDE = re.compile(r"(?:but\s)?(?:see|cf|compare|vgl|siehe|voir|sm)\b[.,:]?\s", re.IGNORECASE)
_BRACKET = re.compile(r"[()\[\]]")
_PAIRS = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True)
class NoteLayout:
    """A note's text with its protected stretches; `masked` has the same length as `text`.

    `masked` hides what stands inside quotes, URLs, brackets and dates, so that a rule over
    it sees only the characters that hold the note together. `asides` are the insides of
    brackets that point at a work, "(see …)", which stay visible.
    """

    text: str
    masked: str
    quoted: tuple[Quoted, ...]
    unpaired: tuple[int, ...]
    urls: tuple[Span, ...]
    dates: tuple[PrintedDate, ...]
    asides: tuple[Span, ...] = ()

    def quoted_in(self, span: Span) -> tuple[Quoted, ...]:
        """The quoted stretches that begin in the span."""
        first = bisect_left(self.quoted, span.start, key=lambda q: q.span.start)
        return self.quoted[first : bisect_left(self.quoted, span.end, key=lambda q: q.span.start)]

    def urls_in(self, span: Span) -> tuple[Span, ...]:
        """The URLs that begin in the span."""
        first = bisect_left(self.urls, span.start, key=lambda url: url.start)
        return self.urls[first : bisect_left(self.urls, span.end, key=lambda url: url.start)]

    def dates_in(self, span: Span) -> tuple[PrintedDate, ...]:
        """The dates that begin in the span."""
        first = bisect_left(self.dates, span.start, key=lambda date: date.span.start)
        return self.dates[first : bisect_left(self.dates, span.end, key=lambda d: d.span.start)]


def bare_span(text: str, span: Span, around: str) -> Span:
    """Return the span without blanks and the characters of `around` at its ends.

    >>> bare_span(" a, b. ", Span(0, 7), ",.")
    Span(start=1, end=5)
    """
    start, end = span.start, span.end
    while end > start and (text[end - 1] in around or text[end - 1].isspace()):
        end -= 1
    while start < end and (text[start] in around or text[start].isspace()):
        start += 1
    return Span(start, end)


def _brackets(text: str, hidden: bytearray) -> list[Span]:
    """The outermost matched brackets outside the hidden characters, as their insides."""
    stack: list[int] = []
    spans: list[Span] = []
    for found in _BRACKET.finditer(text):
        at = found.start()
        if hidden[at]:
            continue
        if found.group() in "([":
            stack.append(at)
        elif stack and text[stack[-1]] == _PAIRS[found.group()]:
            start = stack.pop()
            while spans and spans[-1].start > start:
                spans.pop()
            spans.append(Span(start + 1, at))
    return spans


class _Mask:
    """A text whose stretches are hidden one after the other, the first to come staying."""

    def __init__(self, text: str) -> None:
        self.characters = list(text)
        self.hidden = bytearray(len(text))

    def hide(self, spans: Iterable[Span], mask: str) -> None:
        for span in spans:
            for at in range(span.start, span.end):
                if not self.hidden[at]:
                    self.hidden[at], self.characters[at] = 1, mask


def lay_out(text: str) -> NoteLayout:
    """Return the layout of a note.

    >>> lay_out("See ‘A; b’ (c. d), 5 May 2010.").masked.count(";")
    0
    """
    urls, quotes, dates = find_urls(text), find_quotes(text), find_dates(text)
    mask = _Mask(text)
    mask.hide(urls, IN_URL)
    insides = (Span(q.span.start + 1, q.span.end - 1) for q in quotes.quoted)
    mask.hide(insides, IN_QUOTES)
    brackets = _brackets(text, mask.hidden)
    asides = tuple(each for each in brackets if _ASIDE.match(text, each.start, each.end))
    mask.hide(sorted(set(brackets).difference(asides)), IN_BRACKETS)
    mask.hide((date.span for date in dates), IN_DATE)
    masked = "".join(mask.characters)
    return NoteLayout(text, masked, quotes.quoted, quotes.unpaired, urls, dates, asides)
