"""Notes that a symbol labels: an asterisk or a dagger that a mark in the text calls."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csto_db.model.passage import Span

_SYMBOL = re.compile(r"(?P<mark>\*{1,4}|†{1,3}|‡{1,3})\s*(?=[^\s*†‡])")
_CALL = re.compile(r"(?<=[^\s*†‡])(?P<mark>\*{1,4}|†{1,3}|‡{1,3})(?=[\s,.;:)]|\Z)")


@dataclass(frozen=True, slots=True)
class SymbolLabel:
    """A symbol at the start of the unit of that index, and where its note begins."""

    mark: str
    unit: int
    place: int
    start: int


def symbol_labels(text: str, units: Sequence[Span]) -> Iterator[SymbolLabel]:
    """Yield the units that a symbol begins which text before them, close to a word, calls.

    A bullet has no call, and emphasis ends in the unit that it begins.

    >>> text = "By A. Doe*\\n* Of the archive."
    >>> [one.mark for one in symbol_labels(text, [Span(0, 10), Span(11, 28)])]
    ['*']
    """
    if not any(mark in text for mark in "*†‡"):
        return
    open_calls: Counter[str] = Counter()
    for index, span in enumerate(units):
        match = _SYMBOL.match(text, span.start, span.end)
        calls = [one["mark"] for one in _CALL.finditer(text, span.start, span.end)]
        if match and open_calls[match["mark"]] == 1 and match["mark"] not in calls:
            open_calls[match["mark"]] -= 1
            yield SymbolLabel(match["mark"], index, span.start, match.end())
        open_calls.update(calls)
