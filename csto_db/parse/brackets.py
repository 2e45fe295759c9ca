"""The innermost brackets of a text, and those that never close."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from csto_db.model.passage import Span

_BRACKET = re.compile(r"[()\[\]]")
_LONGEST = 400
_LONGEST_UNCLOSED = 160
_CLAUSE_END = re.compile(r"(?<=\d)\s?[.;!?](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Bracket:
    """The characters between two brackets; an unclosed one ends where a clause may end."""

    span: Span
    is_closed: bool = True


def find_brackets(text: str) -> Iterator[Bracket]:
    """The innermost brackets in order; each opening one that never closes is cut short.

    >>> [(text.span, text.is_closed) for text in find_brackets("a (b (c) d")]
    [(Span(start=3, end=5), False), (Span(start=6, end=7), True)]
    """
    opened: int | None = None
    for match in _BRACKET.finditer(text):
        if match.group() in "([":
            if opened is not None:
                yield _unclosed(text, opened, match.start())
            opened = match.end()
        elif opened is not None:
            if match.start() - opened <= _LONGEST:
                yield Bracket(Span(opened, match.start()))
            opened = None
    if opened is not None:
        yield _unclosed(text, opened, len(text))


def _unclosed(text: str, start: int, limit: int) -> Bracket:
    end = min(limit, start + _LONGEST_UNCLOSED)
    stop = _CLAUSE_END.search(text, start, end)
    return Bracket(Span(start, stop.start() if stop else end), is_closed=False)
