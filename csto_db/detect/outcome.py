"""What two positions amount to, without the words."""

from collections import defaultdict
from typing import NamedTuple

from csto_db.detect.compare import AGREEMENT, Ancestors, Comparison, are_equal, comparisons
from csto_db.detect.position import Position
from csto_db.detect.verdict import verdict
from csto_db.model.vocabulary import Certainty, Scope, Verdict

_OTHER_MOODS = (Certainty.NORMATIVE, Certainty.PROSPECTIVE)
"""What should be or is planned does not support what is."""

_KEPT = 10_000
_Key = tuple[int, int, bool, bool, Scope]
"""The manners of two positions, whether their values are equal and their times meet."""


class Outcome(NamedTuple):
    """What a pair amounts to: a comparison, and the verdict on it."""

    comparison: Comparison
    verdict: Verdict

    @property
    def name(self) -> tuple[str, str, str, Verdict]:
        """What pairs that are counted together have in common."""
        kind, rule, predicate, *_ = self.comparison
        return kind, rule, predicate, self.verdict


class Outcomes:
    """What pairs of positions amount to, looked up where only their forms matter.

    That is so on one predicate: whether values are equal and times overlap is all that the rules
    ask beside them, unless a quantifier speaks of other values.
    """

    def __init__(self, within: Ancestors) -> None:
        self._within = within
        self._known: dict[str, dict[_Key, Outcome | None]] = defaultdict(dict)
        self._alike: dict[_Key, Outcome | None] = {}

    def of(self, a: Position, b: Position, scope: Scope) -> Outcome | None:
        """Return what two positions amount to, None if to nothing.

        They count as positions of one source or of two, as `scope` says.
        """
        x, y = a.form, b.form
        if x.predicate is not y.predicate:
            return self._computed(a, b, scope)
        are_alike = are_equal(a, b)
        meet = x.time is y.time or x.time.overlaps(y.time)
        key = x.manner, y.manner, are_alike, meet, scope
        known = self._known[x.predicate.name]
        if key in known:
            return known[key]
        if not are_alike and (x.speaks_of_others or y.speaks_of_others):
            return self._computed(a, b, scope)
        if len(known) >= _KEPT:
            known.clear()
        known[key] = found = self._of_manners(key, a, b, scope)
        return found

    def _of_manners(self, key: _Key, a: Position, b: Position, scope: Scope) -> Outcome | None:
        """Return the outcome of another predicate that means the same, or work it out."""
        if len(self._alike) >= _KEPT:
            self._alike.clear()
        if key not in self._alike:
            self._alike[key] = self._computed(a, b, scope)
        found = self._alike[key]
        if found is None:
            return None
        return Outcome(found.comparison._replace(predicate=a.predicate.name), found.verdict)

    def _computed(self, a: Position, b: Position, scope: Scope) -> Outcome | None:
        for comparison in comparisons(a, b, self._within):
            if comparison.kind != AGREEMENT:
                return Outcome(comparison, verdict(a, b, comparison, scope))
            if scope is Scope.BETWEEN and _support(a, b):
                return Outcome(comparison, Verdict.CORROBORATES)
        return None


def _support(a: Position, b: Position) -> bool:
    """Whether two positions of two sources that say the same support each other."""
    for mood in _OTHER_MOODS:
        if (a.certainty is mood) != (b.certainty is mood):
            return False
    if (a.is_reported_speech and b.is_own) or (b.is_reported_speech and a.is_own):
        return False
    return a.said.scope == b.said.scope and a.time.overlaps(b.time)
