"""Works of a note that were read as one over a semicolon: each is tagged on its own."""

from csto_db.parse.tagging.labels import field_of, start
from csto_db.parse.tagging.model import FOOTNOTE, labels
from csto_db.parse.tagging.tokens import Tokens

_PAGES = frozenset({"pages", "cited_pages"})
# Tokens; nothing that belongs to a reference is farther away.
_LONGEST = 120


def recut(tokens: Tokens, found: tuple[str, ...]) -> tuple[str, ...]:
    """Return the labels of a note, cut where a finished reference is followed by a dated one.

    A reference is finished at a semicolon if it has its date and its pages by then.
    """
    cut = list(found)
    for n in range(1, len(found)):
        if ";" in tokens.gaps[n] and _is_cut(cut, n):
            end = _end(cut, n)
            cut[n:end] = _started(labels(tokens.part(n, end), FOOTNOTE))
    return tuple(cut)


def _is_cut(found: list[str], n: int) -> bool:
    if field_of(found[n]) is None or found[n].startswith("R-"):
        return False
    reach = range(max(0, n - _LONGEST), n)
    first = max((k for k in reach if found[k].startswith("R-")), default=reach.start)
    before = {field_of(label) for label in found[first:n]}
    after = {field_of(label) for label in found[n : _end(found, n)]}
    return "date" in before and bool(_PAGES & before) and {"date"} < after


def _end(found: list[str], n: int) -> int:
    """Where the next reference starts behind a token."""
    last = min(len(found), n + _LONGEST)
    return next((k for k in range(n + 1, last) if found[k].startswith("R-")), last)


def _started(again: tuple[str, ...]) -> tuple[str, ...]:
    """The labels with the start of a reference at their first field."""
    first = next((k for k, label in enumerate(again) if field_of(label)), None)
    if first is None:
        return again
    name = field_of(again[first]) or ""
    return (*again[:first], start(name), *again[first + 1 :])
