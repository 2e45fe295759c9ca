"""How strong a clash is: attribution, certainty, time and scope cap the verdict."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from csto_db.detect.compare import Comparison
from csto_db.detect.position import Position
from csto_db.model.vocabulary import Certainty, Conflict, RuleKind, Scope, Stance, Verdict

# Before Python 3.12 an attribute of an enumeration takes ten times as long as a name of the module.
_COMPATIBLE, _SUPERSEDED = Verdict.COMPATIBLE, Verdict.SUPERSEDED
_IN_TENSION, _CONTRADICTS = Verdict.IN_TENSION, Verdict.CONTRADICTS
_NORMATIVE = Certainty.NORMATIVE
_NEUTRAL, _REJECTS = Stance.NEUTRAL, Stance.REJECTS
_WITHIN = Scope.WITHIN
_WEAKEST_FIRST = (_COMPATIBLE, _SUPERSEDED, _IN_TENSION, _CONTRADICTS)
_STRENGTH = {verdict: place for place, verdict in enumerate(_WEAKEST_FIRST)}
_TIMELESS = (Conflict.FUNCTIONAL, RuleKind.BEFORE)
_SOFT = {
    Certainty.HEDGED: ("hedges it", "both hedge it"),
    Certainty.PROSPECTIVE: ("speaks of what is planned", "both speak of what is planned"),
}
REPORTS = "only reports it"
_A, _B = "{a.source}", "{b.source}"
_Side = tuple[Position, str]
"""A position, and the gap for its source: the same for both if they are of one."""


class Cap(NamedTuple):
    """A verdict that no stronger one may exceed, and why: `who` does what the words say, or all do.

    Names and times are gaps, "{a.source}", so that pairs of the same manners have the same caps.
    """

    verdict: Verdict
    words: str
    who: str = ""

    def filled(self, a: Position, b: Position) -> "Cap":
        """Return it with the gaps filled for one pair."""
        words, who = (text.format(a=a, b=b) for text in (self.words, self.who))
        return Cap(self.verdict, words, who)


def weakest(caps: Iterable[Cap]) -> Verdict:
    """Return the weakest verdict of some caps, a contradiction if there are none."""
    return min([cap.verdict for cap in caps], key=_STRENGTH.__getitem__, default=_CONTRADICTS)


def is_timeless(comparison: Comparison) -> bool:
    """Whether it does not matter when the positions hold."""
    return comparison.rule in _TIMELESS


def caps_on(a: Position, b: Position, comparison: Comparison, scope: Scope) -> Iterator[Cap]:
    """Yield what caps the verdict on two positions that clash.

    `scope` says whether they count as positions of one source or of two.
    """
    if a.said.scope != b.said.scope:
        one = "{a.said.scope}" if a.said.scope else "the whole"
        other = "{b.said.scope}" if b.said.scope else "the whole"
        yield Cap(_COMPATIBLE, f"they speak of different things: {one} and {other}")
    if not is_timeless(comparison) and not a.time.overlaps(b.time):
        yield Cap(_SUPERSEDED, "they speak of different times: {a.when} and {b.when}")
    sides = (a, _A), (b, _A if a.source == b.source else _B)
    yield from _certainties(*sides)
    for (position, who), beside in zip(sides, (b, a), strict=True):
        yield from _voices(position, who, comparison)
        if scope is _WITHIN and position.is_reported_speech and beside.is_own:
            yield Cap(_COMPATIBLE, f"{REPORTS}, and need not share it", who)
    if comparison.is_loose:
        yield Cap(_IN_TENSION, "one side speaks of a part where the other does not say of how much")
    if a.predicate.cap in _STRENGTH:
        yield Cap(a.predicate.cap, "{a.form.phrase.cap}")
    if b.predicate.cap in _STRENGTH and b.form.phrase.cap != a.form.phrase.cap:
        yield Cap(b.predicate.cap, "{b.form.phrase.cap}")


def _certainties(one: _Side, other: _Side) -> Iterator[Cap]:
    (a, who_a), (b, who_b) = one, other
    if (a.certainty is _NORMATIVE) != (b.certainty is _NORMATIVE):
        who = who_a if a.certainty is _NORMATIVE else who_b
        yield Cap(_COMPATIBLE, "says what should be, not what is", who)
    are_alike = a.certainty is b.certainty and a.source != b.source
    for position, who in (one, other):
        words = _SOFT.get(position.certainty)
        if words is not None and position.stance is _REJECTS:
            yield Cap(_IN_TENSION, "rejects it with reserve", who)
        elif words is not None and are_alike and _REJECTS not in (a.stance, b.stance):
            yield Cap(_IN_TENSION, words[1])
        elif words is not None:
            yield Cap(_IN_TENSION, words[0], who)


def _voices(position: Position, who: str, comparison: Comparison) -> Iterator[Cap]:
    if position.stance is _REJECTS and comparison.is_reported:
        yield Cap(_COMPATIBLE, f"{REPORTS}, and rejects it", who)
    elif position.stance is _NEUTRAL:
        yield Cap(_IN_TENSION, REPORTS, who)
