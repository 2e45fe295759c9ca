"""What two positions amount to, without the words."""

from collections.abc import Callable
from typing import NamedTuple

from csto_db.detect.compare import AGREEMENT, EQUAL, Ancestors, Comparison, common, comparisons
from csto_db.detect.form import Form
from csto_db.detect.position import Position
from csto_db.detect.verdict import verdict
from csto_db.model.vocabulary import Certainty, Scope, Verdict

_OTHER_MOODS = (Certainty.NORMATIVE, Certainty.PROSPECTIVE)
"""What should be or is planned does not support what is."""

_WITHIN = Scope.WITHIN
_KEPT = 50_000
_Pair = tuple[Position, Position]
_Key = tuple[int, int, int, bool]
"""Two manners, what the positions have in common, and whether they count as of one source."""


class Outcome(NamedTuple):
    """What a pair amounts to: a comparison, and the verdict on it.

    `sentences` keeps what is said of such pairs, with gaps for names and values; None if more than
    their manners matters.
    """

    comparison: Comparison
    verdict: Verdict
    sentences: dict[object, str | None] | None = None


class Outcomes:
    """What pairs of positions amount to, looked up where only their manners matter.

    That is so on one predicate: whether values are equal and times overlap is all that the rules
    ask beside them, unless a quantifier speaks of other values.
    """

    def __init__(self, within: Ancestors) -> None:
        self._within = within
        self._known: dict[_Key, Outcome | None] = {}

    def of(self, a: Position, b: Position, scope: Scope) -> Outcome | None:
        """Return what two positions amount to, None if to nothing.

        They count as positions of one source or of two, as `scope` says.
        """
        x, y = a.form, b.form
        if x.predicate is not y.predicate:
            return self._computed(a, b, scope)
        state = common(a, b)
        key = x.manner, y.manner, state, scope is _WITHIN
        if key in self._known:
            return self._known[key]
        if state < EQUAL and (x.speaks_of_others or y.speaks_of_others):
            return self._computed(a, b, scope)
        if len(self._known) >= _KEPT:
            self._known.clear()
        found = self._computed(a, b, scope)
        if found is not None and _are_told_alike(a, b, found.comparison):
            found = found._replace(sentences={})
        self._known[key] = found
        return found

    def of_forms(
        self, x: Form, y: Form, state: int, scope: Scope, pair: Callable[[], _Pair]
    ) -> Outcome | None:
        """Return what `of` does for any pair of two forms that are settled, in either order.

        `state` is what such pairs have in common; one of them is asked for if none is known yet.
        """
        is_within = scope is _WITHIN
        for key in ((x.manner, y.manner, state, is_within), (y.manner, x.manner, state, is_within)):
            if key in self._known:
                return self._known[key]
        return self.of(*pair(), scope)

    @staticmethod
    def are_settled(x: Form, y: Form) -> bool:
        """Whether all pairs of two forms come to one thing whose values are equal, or are not."""
        return x.predicate is y.predicate and not (x.speaks_of_others or y.speaks_of_others)

    def _computed(self, a: Position, b: Position, scope: Scope) -> Outcome | None:
        for comparison in comparisons(a, b, self._within):
            if comparison.kind != AGREEMENT:
                return Outcome(comparison, verdict(a, b, comparison, scope))
            if scope is not _WITHIN and _support(a, b):
                return Outcome(comparison, Verdict.CORROBORATES)
        return None


def _are_told_alike(a: Position, b: Position, comparison: Comparison) -> bool:
    """Whether pairs of the same manners are told in one sentence, but for names and values."""
    has_amount = a.quantifier is not None or b.quantifier is not None
    return comparison.kind != "level" and not has_amount


def _support(a: Position, b: Position) -> bool:
    """Whether two positions of two sources that say the same support each other."""
    for mood in _OTHER_MOODS:
        if (a.certainty is mood) != (b.certainty is mood):
            return False
    if (a.is_reported_speech and b.is_own) or (b.is_reported_speech and a.is_own):
        return False
    return a.said.scope == b.said.scope and a.time.overlaps(b.time)
