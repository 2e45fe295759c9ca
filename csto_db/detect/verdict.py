"""How strong a clash is: attribution, certainty, time and scope cap the verdict."""

from collections.abc import Mapping
from dataclasses import dataclass

from csto_db.detect.compare import Comparison
from csto_db.detect.statement import Position
from csto_db.model.claim import Predicate
from csto_db.model.vocabulary import Certainty, Conflict, RuleKind, Stance, Verdict

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


def grade(
    a: Position, b: Position, comparison: Comparison, predicates: Mapping[str, Predicate]
) -> Graded:
    """Return the verdict on two positions that clash: the weakest that any cap allows.

    The reasons name voices by the words that stand in the claims.
    """
    predicate, other = predicates[a.claim.predicate], predicates[b.claim.predicate]
    caps = [
        *_scopes(a, b),
        *_times(a, b, comparison, predicate),
        *_certainties(a, b),
        *_voices(a),
        *_voices(b),
    ]
    if comparison.is_loose:
        caps.append(Graded(Verdict.IN_TENSION, "one side speaks of some only"))
    caps += [
        Graded(kind.cap, f"“{kind.name.replace('_', ' ')}” leaves room for readings")
        for kind in (predicate, other)
        if kind.cap is not None and kind.cap in _STRENGTH
    ]
    plain = Graded(Verdict.CONTRADICTS, _plain(a, b, comparison, predicate))
    return min((*caps, plain), key=lambda graded: _STRENGTH.index(graded.verdict))


def _scopes(a: Position, b: Position) -> list[Graded]:
    if a.claim.scope == b.claim.scope:
        return []
    scopes = " and ".join(p.claim.scope or "the whole" for p in (a, b))
    return [Graded(Verdict.COMPATIBLE, f"they speak of different things: {scopes}")]


def _times(a: Position, b: Position, comparison: Comparison, predicate: Predicate) -> list[Graded]:
    is_timeless = predicate.conflict is Conflict.FUNCTIONAL or comparison.rule == RuleKind.BEFORE
    if is_timeless or a.time.overlaps(b.time):
        return []
    times = " and ".join(_when(p) for p in (a, b))
    return [Graded(Verdict.SUPERSEDED, f"they speak of different times: {times}")]


def _when(position: Position) -> str:
    start, end = position.claim.valid_from, position.claim.valid_to
    if start == end and start is not None:
        return start
    return f"{start or '…'} to {end or '…'}"


def _certainties(a: Position, b: Position) -> list[Graded]:
    caps = []
    normative = [p for p in (a, b) if p.claim.certainty is Certainty.NORMATIVE]
    if len(normative) == 1:
        source = normative[0].claim.source
        caps.append(Graded(Verdict.COMPATIBLE, f"{source} says what should be, not what is"))
    for position in (a, b):
        soft = _SOFT.get(position.claim.certainty)
        if soft:
            caps.append(Graded(Verdict.IN_TENSION, f"{position.claim.source} {soft}"))
    return caps


def _voices(position: Position) -> list[Graded]:
    source = position.claim.source
    voice = spoken_name(position)
    if position.stance is Stance.REJECTS:
        return [Graded(Verdict.COMPATIBLE, f"{source} reports it ({voice}) and rejects it")]
    if position.stance is Stance.NEUTRAL:
        return [Graded(Verdict.IN_TENSION, f"{source} only reports it ({voice})")]
    return []


def spoken_name(position: Position) -> str:
    """Return the innermost voice of a position, that which says it; '' for the author."""
    voices = position.claim.voices
    return voices[-1].name if voices else ""


def _plain(a: Position, b: Position, comparison: Comparison, predicate: Predicate) -> str:
    adopted = [p for p in (a, b) if p.stance is Stance.ENDORSES]
    if adopted:
        how = f"{adopted[0].claim.source} makes the words of {spoken_name(adopted[0])} its own"
    else:
        how = "both are asserted plainly"
    if predicate.conflict is Conflict.FUNCTIONAL or comparison.rule == RuleKind.BEFORE:
        return f"{how}, and time does not explain it"
    if a.claim.valid_from or a.claim.valid_to or b.claim.valid_from or b.claim.valid_to:
        return f"{how}, and their times overlap"
    return f"{how}, and neither names a time that would explain it"
