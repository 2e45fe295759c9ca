"""How strong a clash is: attribution, certainty, time and scope cap the verdict."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from csto_db.detect.compare import Comparison
from csto_db.detect.position import Position
from csto_db.model.vocabulary import Certainty, Conflict, RuleKind, Scope, Stance, Verdict

_WEAKEST_FIRST = (Verdict.COMPATIBLE, Verdict.SUPERSEDED, Verdict.IN_TENSION, Verdict.CONTRADICTS)
_STRENGTH = {verdict: place for place, verdict in enumerate(_WEAKEST_FIRST)}
_SOFT = {
    Certainty.HEDGED: "{} hedges it",
    Certainty.PROSPECTIVE: "{} speaks of what is planned",
}


class Graded(NamedTuple):
    """A verdict, and why it is not a stronger one: words with gaps, and what fills them.

    They are put together only where somebody reads them: most verdicts are counted.
    """

    verdict: Verdict
    words: str
    fill: tuple[str | None, ...] = ()

    @property
    def reason(self) -> str:
        """The reason in words."""
        return self.words.format(*self.fill)


def grade(a: Position, b: Position, comparison: Comparison, scope: Scope) -> Graded:
    """Return the verdict on two positions that clash: the weakest that any cap allows.

    `scope` says whether they count as positions of one source or of two.
    """
    caps = () if _has_no_cap(a, b, comparison) else tuple(_caps(a, b, comparison, scope))
    return weakest(caps) if caps else _plain(a, b, comparison)


def weakest(grades: Iterable[Graded]) -> Graded:
    """Return the first of the weakest verdicts."""
    return min(grades, key=lambda graded: _STRENGTH[graded.verdict])


def verdict(a: Position, b: Position, comparison: Comparison, scope: Scope) -> Verdict:
    """Return the verdict of `grade`, sooner, for most pairs have no cap."""
    if _has_no_cap(a, b, comparison):
        return Verdict.CONTRADICTS
    return grade(a, b, comparison, scope).verdict


def _has_no_cap(a: Position, b: Position, comparison: Comparison) -> bool:
    return (
        not comparison.is_reported
        and a.certainty is b.certainty is Certainty.PLAIN
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
        times = _when(a), _when(b)
        yield Graded(Verdict.SUPERSEDED, "they speak of different times: {} and {}", times)
    yield from _certainties(a, b)
    for position, other in ((a, b), (b, a)):
        yield from _voices(position, comparison)
        if scope is Scope.WITHIN and position.is_reported_speech and other.is_own:
            who = position.source, position.said.voice
            yield Graded(Verdict.COMPATIBLE, "{} only reports what {} said", who)
    if comparison.is_loose:
        yield Graded(Verdict.IN_TENSION, "one side speaks of some only")
    for predicate in dict.fromkeys((a.predicate, b.predicate)):
        if predicate.cap is not None and predicate.cap in _STRENGTH:
            name = predicate.name.replace("_", " ")
            yield Graded(predicate.cap, "“{}” leaves room for readings", (name,))


def _scopes(a: Position, b: Position) -> Iterator[Graded]:
    if a.said.scope != b.said.scope:
        scopes = a.said.scope or "the whole", b.said.scope or "the whole"
        yield Graded(Verdict.COMPATIBLE, "they speak of different things: {} and {}", scopes)


def _when(position: Position) -> str:
    start, end = position.said.valid_from, position.said.valid_to
    if start == end and start is not None:
        return start
    if end is None:
        return f"from {start} on"
    return f"{start} to {end}" if start else f"until {end}"


def _certainties(a: Position, b: Position) -> Iterator[Graded]:
    if (a.certainty is Certainty.NORMATIVE) != (b.certainty is Certainty.NORMATIVE):
        source = (a if a.certainty is Certainty.NORMATIVE else b).source
        yield Graded(Verdict.COMPATIBLE, "{} says what should be, not what is", (source,))
    for position in (a, b):
        words = _SOFT.get(position.certainty)
        if words is not None:
            yield Graded(Verdict.IN_TENSION, words, (position.source,))


def _voices(position: Position, comparison: Comparison) -> Iterator[Graded]:
    who = position.source, position.said.voice
    if position.stance is Stance.REJECTS and comparison.is_reported:
        yield Graded(Verdict.COMPATIBLE, "{} reports it ({}) and rejects it", who)
    elif position.stance is Stance.NEUTRAL:
        yield Graded(Verdict.IN_TENSION, "{} only reports it ({})", who)


def _plain(a: Position, b: Position, comparison: Comparison) -> Graded:
    fill: tuple[str | None, ...] = ()
    how = "both are asserted plainly"
    adopted = next((p for p in (a, b) if p.stance is Stance.ENDORSES), None)
    if adopted is not None:
        how = "{} makes the words of {} its own"
        fill = adopted.source, adopted.said.voice
    if is_timeless(a, comparison):
        return Graded(Verdict.CONTRADICTS, f"{how}, and time does not explain it", fill)
    timed = [p for p in (a, b) if p.said.valid_from or p.said.valid_to]
    which = "one of them names no time" if timed else "neither names a time that would explain it"
    why = "their times overlap" if len(timed) == 2 else which
    return Graded(Verdict.CONTRADICTS, f"{how}, and {why}", fill)
