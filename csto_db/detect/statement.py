"""Claims as the engine sees them, and the positions that equal claims collapse to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from csto_db.model.claim import Claim, Predicate
from csto_db.model.dates import Days, span_of
from csto_db.model.vocabulary import Polarity, Quantifier, Stance, ValueType


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim and the works that its evidence cites, by citation key."""

    claim: Claim
    leans_on: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Position:
    """What one source holds on one question, by one or more claims of equal meaning.

    `is_denied` has `value: no` and `quantifier: none` folded in; `stance` is the weakest
    in the chain of voices, None if the author speaks.
    """

    claims: tuple[Statement, ...]
    is_denied: bool
    value: str
    time: Days
    stance: Stance | None

    @property
    def claim(self) -> Claim:
        """The claim that stands for the position."""
        return self.claims[0].claim

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the claims, in order."""
        return tuple(statement.claim.key for statement in self.claims)

    @property
    def leans_on(self) -> frozenset[str]:
        """The works that any of the claims cites."""
        return frozenset().union(*(statement.leans_on for statement in self.claims))


def positions(statements: Iterable[Statement], kinds: dict[str, Predicate]) -> list[Position]:
    """Return the positions of some claims, ordered by source, then by the key of a claim."""
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for statement in sorted(statements, key=lambda s: (s.claim.source, s.claim.key)):
        groups.setdefault(_meaning(statement, kinds), []).append(statement)
    return [_position(group, kinds[group[0].claim.predicate]) for group in groups.values()]


def _meaning(statement: Statement, kinds: dict[str, Predicate]) -> tuple[object, ...]:
    claim = statement.claim
    denied, value = _polar(claim, kinds[claim.predicate])
    return (
        claim.source,
        claim.predicate,
        value,
        denied,
        claim.quantifier,
        claim.certainty,
        claim.valid_from,
        claim.valid_to,
        claim.scope,
        _weakest(claim),
    )


def _position(group: Sequence[Statement], predicate: Predicate) -> Position:
    claim = group[0].claim
    denied, value = _polar(claim, predicate)
    return Position(
        claims=tuple(group),
        is_denied=denied,
        value=value,
        time=span_of(claim.valid_from, claim.valid_to),
        stance=_weakest(claim),
    )


def _polar(claim: Claim, predicate: Predicate) -> tuple[bool, str]:
    denied = claim.polarity is Polarity.DENIED or claim.quantifier is Quantifier.NONE
    if predicate.value_type is ValueType.BOOLEAN:
        return denied != (claim.value.text == "no"), "yes"
    return denied, claim.value.text


_STRENGTH = (Stance.REJECTS, Stance.NEUTRAL, Stance.ENDORSES)


def _weakest(claim: Claim) -> Stance | None:
    stances = [voice.stance for voice in claim.voices]
    return min(stances, key=_STRENGTH.index) if stances else None
