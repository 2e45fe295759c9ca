"""How strong a clash is: attribution, certainty, time and scope cap the verdict."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from csto_db.detect.compare import Comparison
from csto_db.detect.position import Position
from csto_db.model.vocabulary import Certainty, Conflict, RuleKind, Scope, Stance, Verdict

_STRENGTH = (Verdict.COMPATIBLE, Verdict.SUPERSEDED, Verdict.IN_TENSION, Verdict.CONTRADICTS)
_SOFT = {
    Certainty.HEDGED: "hedges it",
    Certainty.PROSPECTIVE: "speaks of what is planned",
}


@dataclass(frozen=True, slots=True)
class Graded:
    """A verdict, and the reason why it is not a stronger one."""

    verdict: Verdict
    reason: str


def grade(a: Position, b: Position, comparison: Comparison, scope: Scope) -> Graded:
    """Return the verdict on two positions that clash: the weakest that any cap allows.

    `scope` says whether they count as positions of one source or of two.
    """
    plain = Graded(Verdict.CONTRADICTS, _plain(a, b, comparison))
    if _has_no_cap(a, b, comparison):
        return plain
    caps = (*_caps(a, b, comparison, scope), plain)
    return weakest(caps)


def weakest(grades: Iterable[Graded]) -> Graded:
    """Return the first of the weakest verdicts."""
    return min(grades, key=lambda graded: _STRENGTH.index(graded.verdict))


def verdict(a: Position, b: Position, comparison: Comparison, scope: Scope) -> Verdict:
    """Return the verdict of `grade`, sooner, for most pairs have no cap."""
    if _has_no_cap(a, b, comparison):
        return Verdict.CONTRADICTS
    return grade(a, b, comparison, scope).verdict


def _has_no_cap(a: Position, b: Position, comparison: Comparison) -> bool:
    return (
        a.certainty is b.certainty is Certainty.PLAIN
        and a.is_own
        and b.is_own
        and a.said.scope == b.said.scope
        and not (comparison.is_loose or a.predicate.cap or b.predicate.cap)
        and (is_timeless(a, comparison) or a.time.overlaps(b.time))
    )


def is_timeless(a: Position, comparison: Comparison) -> bool:
    """Whether it does not matter when the positions hold."""
    return a.predicate.conflict is Conflict.FUNCTIONAL or comparison.rule == RuleKind.BEFORE


def _caps(a: Position, b: Position, comparison: Comparison, scope: Scope) -> Iterator[Graded]:
    yield from _scopes(a, b)
    if not is_timeless(a, comparison) and not a.time.overlaps(b.time):
        times = f"{_when(a)} and {_when(b)}"
        yield Graded(Verdict.SUPERSEDED, f"they speak of different times: {times}")
    yield from _certainties(a, b)
    for position, other in ((a, b), (b, a)):
        yield from _voices(position)
        if scope is Scope.WITHIN and position.is_reported_speech and other.is_own:
            what = f"{position.source} only reports what {position.said.voice} said"
            yield Graded(Verdict.COMPATIBLE, what)
    if comparison.is_loose:
        yield Graded(Verdict.IN_TENSION, "one side speaks of some only")
    for predicate in dict.fromkeys((a.predicate, b.predicate)):
        if predicate.cap is not None and predicate.cap in _STRENGTH:
            name = predicate.name.replace("_", " ")
            yield Graded(predicate.cap, f"“{name}” leaves room for readings")


def _scopes(a: Position, b: Position) -> Iterator[Graded]:
    if a.said.scope != b.said.scope:
        scopes = " and ".join(p.said.scope or "the whole" for p in (a, b))
        yield Graded(Verdict.COMPATIBLE, f"they speak of different things: {scopes}")


def _when(position: Position) -> str:
    start, end = position.said.valid_from, position.said.valid_to
    if start == end and start is not None:
        return start
    if end is None:
        return f"from {start} on"
    return f"{start} to {end}" if start else f"until {end}"


def _certainties(a: Position, b: Position) -> Iterator[Graded]:
    normative = [p for p in (a, b) if p.certainty is Certainty.NORMATIVE]
    if len(normative) == 1:
        source = normative[0].source
        yield Graded(Verdict.COMPATIBLE, f"{source} says what should be, not what is")
    for position in (a, b):
        if position.certainty in _SOFT:
            yield Graded(Verdict.IN_TENSION, f"{position.source} {_SOFT[position.certainty]}")


def _voices(position: Position) -> Iterator[Graded]:
    source, voice = position.source, position.said.voice
    if position.stance is Stance.REJECTS:
        yield Graded(Verdict.COMPATIBLE, f"{source} reports it ({voice}) and rejects it")
    elif position.stance is Stance.NEUTRAL:
        yield Graded(Verdict.IN_TENSION, f"{source} only reports it ({voice})")


def _plain(a: Position, b: Position, comparison: Comparison) -> str:
    adopted = [p for p in (a, b) if p.stance is Stance.ENDORSES]
    if adopted:
        how = f"{adopted[0].source} makes the words of {adopted[0].said.voice} its own"
    else:
        how = "both are asserted plainly"
    if is_timeless(a, comparison):
        return f"{how}, and time does not explain it"
    timed = [p for p in (a, b) if p.said.valid_from or p.said.valid_to]
    if len(timed) == 2:
        return f"{how}, and their times overlap"
    which = "one of them names no time" if timed else "neither names a time that would explain it"
    return f"{how}, and {which}"
