"""What two positions amount to, and why, before any name or value is told."""

from collections.abc import Callable
from dataclasses import dataclass

from csto_db.detect.compare import (
    AGREEMENT,
    EQUAL,
    MEET,
    Ancestors,
    Comparison,
    are_equal,
    comparisons,
)
from csto_db.detect.form import Form
from csto_db.detect.position import Position
from csto_db.detect.reasons import why_of_two
from csto_db.detect.verdict import caps_on, weakest
from csto_db.model.vocabulary import Certainty, Scope, Verdict

_OTHER_MOODS = (Certainty.NORMATIVE, Certainty.PROSPECTIVE)
"""What should be or is planned does not support what is."""

_WITHIN = Scope.WITHIN
_KEPT = 50_000
_Pair = tuple[Position, Position]
_Key = tuple[int, int, int, bool]
"""Two manners, what the positions have in common, and whether they are of one source."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a pair amounts to: what differs, by which rule, of which predicate, and the verdict.

    The first three are those of a `Comparison`. `why` says why it is this verdict, with gaps for
    what the pair has (`reasons.filled`), and nothing if both agree.
    """

    kind: str
    rule: str
    predicate: str | None
    verdict: Verdict
    scope: Scope
    why: str = ""


class Outcomes:
    """What pairs of positions amount to, looked up where only their manners matter.

    That is so on one predicate: whether values are equal and times overlap is all that the rules
    ask beside them, unless a quantifier speaks of other values.
    """

    def __init__(self, within: Ancestors) -> None:
        self._within = within
        self._known: dict[_Key, Outcome | None] = {}

    def of(self, a: Position, b: Position) -> Outcome | None:
        """Return what two positions amount to, None if to nothing."""
        x, y = a.form, b.form
        if x.predicate is not y.predicate:
            return self._computed(a, b)
        state = EQUAL if (a.value == b.value if a.low is None else are_equal(a, b)) else 0
        if a.time is b.time or a.time.overlaps(b.time):
            state += MEET
        key = x.manner, y.manner, state, a.said.source == b.said.source
        if key in self._known:
            return self._known[key]
        if state < EQUAL and (x.speaks_of_others or y.speaks_of_others):
            return self._computed(a, b)
        if len(self._known) >= _KEPT:
            self._known.clear()
        found = self._known[key] = self._computed(a, b)
        return found

    def of_forms(
        self, x: Form, y: Form, state: int, is_within: bool, pair: Callable[[], _Pair]
    ) -> Outcome | None:
        """Return what `of` does for any pair of two forms that are settled, in either order.

        `state` is what such pairs have in common; one of them is asked for if none is known yet.
        """
        key = x.manner, y.manner, state, is_within
        if key in self._known:
            return self._known[key]
        turned = y.manner, x.manner, state, is_within
        return self._known[turned] if turned in self._known else self.of(*pair())

    @staticmethod
    def are_settled(x: Form, y: Form) -> bool:
        """Whether all pairs of two forms come to one thing whose values are equal, or are not."""
        return x.predicate is y.predicate and not (x.speaks_of_others or y.speaks_of_others)

    def _computed(self, a: Position, b: Position) -> Outcome | None:
        scope = a.scope_with(b)
        for comparison in comparisons(a, b, self._within):
            if comparison.kind != AGREEMENT:
                return clash(a, b, comparison, scope)
            if scope is not _WITHIN and _support(a, b):
                return _outcome(comparison, Verdict.CORROBORATES, scope)
        return None


def clash(a: Position, b: Position, comparison: Comparison, scope: Scope) -> Outcome:
    """Return what two positions amount to whose comparison is a clash.

    They count as positions of one source or of two, as `scope` says.
    """
    caps = list(caps_on(a, b, comparison, scope))
    return _outcome(comparison, weakest(caps), scope, why_of_two(a, b, comparison, caps))


def _outcome(comparison: Comparison, verdict: Verdict, scope: Scope, why: str = "") -> Outcome:
    kind, rule, predicate, *_ = comparison
    return Outcome(str(kind), str(rule), predicate, verdict, scope, why)


def _support(a: Position, b: Position) -> bool:
    """Whether two positions of two sources that say the same support each other."""
    for mood in _OTHER_MOODS:
        if (a.certainty is mood) != (b.certainty is mood):
            return False
    if (a.is_reported_speech and b.is_own) or (b.is_reported_speech and a.is_own):
        return False
    return a.said.scope == b.said.scope and a.time.overlaps(b.time)
