"""How strong a clash is: attribution, certainty, time and scope cap the verdict."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from csto_db.detect.compare import Comparison
from csto_db.detect.in_words import period_in_words
from csto_db.detect.position import Position
from csto_db.model.vocabulary import Certainty, Conflict, RuleKind, Scope, Stance, Verdict

# Before Python 3.12 an attribute of an enumeration takes ten times as long as a name of the module.
_COMPATIBLE, _SUPERSEDED = Verdict.COMPATIBLE, Verdict.SUPERSEDED
_IN_TENSION, _CONTRADICTS = Verdict.IN_TENSION, Verdict.CONTRADICTS
_PLAIN, _NORMATIVE = Certainty.PLAIN, Certainty.NORMATIVE
_NEUTRAL, _REJECTS = Stance.NEUTRAL, Stance.REJECTS
_WITHIN = Scope.WITHIN
_WEAKEST_FIRST = (_COMPATIBLE, _SUPERSEDED, _IN_TENSION, _CONTRADICTS)
_STRENGTH = {verdict: place for place, verdict in enumerate(_WEAKEST_FIRST)}
_TIMELESS = (Conflict.FUNCTIONAL, RuleKind.BEFORE)
_SOURCE = "{} "
"""How words begin that say what a source does."""
_SOFT = {
    Certainty.HEDGED: ("{} hedges it", "both hedge it"),
    Certainty.PROSPECTIVE: ("{} speaks of what is planned", "both speak of what is planned"),
}


class Graded(NamedTuple):
    """A verdict that no stronger one may exceed, and why: words with gaps, and what fills them.

    They are put together only where somebody reads them: most verdicts are counted.
    """

    verdict: Verdict
    words: str
    fill: tuple[str | None, ...] = ()

    @property
    def reason(self) -> str:
        """The reason in words."""
        return self.words.format(*self.fill)

    @property
    def clause(self) -> tuple[str, str]:
        """The reason as a source and what it does, or as it is and nothing."""
        if self.words.startswith(_SOURCE):
            return str(self.fill[0]), self.words.removeprefix(_SOURCE)
        return self.reason, ""


class Grade(NamedTuple):
    """What caps a verdict, and what time has to do with it, if that is to be said."""

    caps: tuple[Graded, ...]
    time: Graded | None

    @property
    def verdict(self) -> Verdict:
        """The weakest verdict that any cap allows."""
        return weakest(cap.verdict for cap in self.caps)


def grade(a: Position, b: Position, comparison: Comparison, scope: Scope) -> Grade:
    """Return the grade of two positions that clash.

    `scope` says whether they count as positions of one source or of two.
    """
    caps = () if _has_no_cap(a, b, comparison) else tuple(_caps(a, b, comparison, scope))
    return Grade(caps, _timing(a, b, comparison))


def weakest(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the weakest of some verdicts, a contradiction if there are none."""
    return min(verdicts, key=_STRENGTH.__getitem__, default=_CONTRADICTS)


def verdict(a: Position, b: Position, comparison: Comparison, scope: Scope) -> Verdict:
    """Return the verdict of `grade`, sooner, for most pairs have no cap."""
    if _has_no_cap(a, b, comparison):
        return _CONTRADICTS
    return weakest(cap.verdict for cap in _caps(a, b, comparison, scope))


def _has_no_cap(a: Position, b: Position, comparison: Comparison) -> bool:
    return (
        not comparison.is_reported
        and a.certainty is b.certainty is _PLAIN
        and a.is_own
        and b.is_own
        and a.said.scope == b.said.scope
        and not (comparison.is_loose or a.predicate.cap or b.predicate.cap)
        and (is_timeless(comparison) or a.time.overlaps(b.time))
    )


def is_timeless(comparison: Comparison) -> bool:
    """Whether it does not matter when the positions hold."""
    return comparison.rule in _TIMELESS


def _caps(a: Position, b: Position, comparison: Comparison, scope: Scope) -> Iterator[Graded]:
    yield from _scopes(a, b)
    if not is_timeless(comparison) and not a.time.overlaps(b.time):
        times = when(a), when(b)
        yield Graded(_SUPERSEDED, "they speak of different times: {} and {}", times)
    yield from _certainties(a, b)
    for position, other in ((a, b), (b, a)):
        yield from _voices(position, comparison)
        if scope is _WITHIN and position.is_reported_speech and other.is_own:
            words = "{} only reports it, and need not share it"
            yield Graded(_COMPATIBLE, words, (position.source,))
    if comparison.is_loose:
        yield Graded(
            _IN_TENSION, "one side speaks of a part where the other does not say of how much"
        )
    for position in (a, b):
        cap = position.predicate.cap
        if cap in _STRENGTH:
            yield Graded(cap, "{}", (position.form.phrase.cap,))


def _scopes(a: Position, b: Position) -> Iterator[Graded]:
    if a.said.scope != b.said.scope:
        scopes = a.said.scope or "the whole", b.said.scope or "the whole"
        yield Graded(_COMPATIBLE, "they speak of different things: {} and {}", scopes)


def when(position: Position) -> str:
    """Return the time that a position names, of which one end may be open."""
    return period_in_words(position.said.valid_from, position.said.valid_to)


def _certainties(a: Position, b: Position) -> Iterator[Graded]:
    if (a.certainty is _NORMATIVE) != (b.certainty is _NORMATIVE):
        source = (a if a.certainty is _NORMATIVE else b).source
        yield Graded(_COMPATIBLE, "{} says what should be, not what is", (source,))
    are_alike = a.certainty is b.certainty and a.source != b.source
    for position in (a, b):
        words = _SOFT.get(position.certainty)
        if words is not None and position.stance is _REJECTS:
            yield Graded(_IN_TENSION, "{} rejects it with reserve", (position.source,))
        elif words is not None and are_alike and _REJECTS not in (a.stance, b.stance):
            yield Graded(_IN_TENSION, words[1])
        elif words is not None:
            yield Graded(_IN_TENSION, words[0], (position.source,))


def _voices(position: Position, comparison: Comparison) -> Iterator[Graded]:
    if position.stance is _REJECTS and comparison.is_reported:
        yield Graded(_COMPATIBLE, "{} only reports it, and rejects it", (position.source,))
    elif position.stance is _NEUTRAL:
        yield Graded(_IN_TENSION, "{} only reports it", (position.source,))


def _timing(a: Position, b: Position, comparison: Comparison) -> Graded:
    words = "neither names a time that would explain it"
    timed = [p for p in (a, b) if p.said.valid_from or p.said.valid_to]
    if is_timeless(comparison):
        words = "time does not explain it"
    elif len(timed) == 2 and when(a) == when(b):
        return Graded(_CONTRADICTS, "both speak of one time ({})", (when(a),))
    elif len(timed) == 2:
        return Graded(_CONTRADICTS, "their times overlap ({}; {})", (when(a), when(b)))
    elif timed and a.source == b.source:
        words = "only one of them names a time"
    elif timed:
        return Graded(_CONTRADICTS, "only {} names a time", (timed[0].source,))
    return Graded(_CONTRADICTS, words)
