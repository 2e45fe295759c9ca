"""The positions that equal claims of one source collapse to."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from csto_db.model.claim import Predicate
from csto_db.model.dates import Days, span_of
from csto_db.model.statement import Statement
from csto_db.model.vocabulary import Certainty, Polarity, Quantifier, Scope, Stance, ValueType

_QUANTIFIERS = {str(one): one for one in Quantifier}
_CERTAINTIES = {str(one): one for one in Certainty}
_STANCES = {str(one): one for one in Stance}


class Position(NamedTuple):
    """What one source holds on one question, by one or more claims of equal meaning.

    A tuple with names, as a statement is, for there are nearly as many. `said` is the claim
    that stands for it; `is_denied` has `value: no`, `quantifier: none` and a rejection folded
    in: who rejects what is asserted denies it. `low` and `high` are the interval of the value
    widened by the tolerance.
    """

    said: Statement
    keys: tuple[str, ...]
    predicate: Predicate
    is_denied: bool
    value: str
    low: float | None
    high: float | None
    quantifier: Quantifier | None
    certainty: Certainty
    time: Days
    stance: Stance | None
    is_reported_speech: bool
    leans_on: frozenset[str]

    @property
    def source(self) -> str:
        """The source that holds it."""
        return self.said.source

    @property
    def order(self) -> tuple[str, tuple[str, ...]]:
        """Where it stands among others, whatever the order in which claims came."""
        return self.said.source, self.keys

    @property
    def is_own(self) -> bool:
        """Whether the source itself says so: its author speaks, endorses or rejects who does."""
        return self.stance is not Stance.NEUTRAL

    def as_reported(self) -> "Position":
        """Return what the author reports in place of what the author holds, who rejects it."""
        quantifier = _QUANTIFIERS[self.said.quantifier] if self.said.quantifier else None
        return self._replace(is_denied=not self.is_denied, quantifier=quantifier)

    def scope_with(self, other: "Position") -> Scope:
        """Whether a pair with another position stands within one source or between two."""
        return Scope.WITHIN if self.said.source == other.said.source else Scope.BETWEEN


def positions(
    statements: Iterable[Statement], predicates: Mapping[str, Predicate]
) -> list[Position]:
    """Return the positions of some claims of one block, in order."""
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for one in statements:
        polarity = polar(one, predicates[one.predicate])
        # From the quantifier on, all columns but the quote and what the evidence leans on.
        meaning = (one.source, one.predicate, polarity, one.low, one.high, one[8:16])
        groups.setdefault(meaning, []).append(one)
    made = [_position(group, predicates) for group in groups.values()]
    made.sort(key=lambda position: position.order)
    return made


def _position(group: list[Statement], predicates: Mapping[str, Predicate]) -> Position:
    if len(group) > 1:
        group.sort(key=lambda one: one.key)
    said = group[0]
    predicate = predicates[said.predicate]
    is_denied, value = polar(said, predicate)
    low, high = _widened(said, predicate.tolerance)
    leans_on = said.leans_on
    if len(group) > 1:
        leans_on = leans_on.union(*(one.leans_on for one in group))
    return Position(
        said=said,
        keys=tuple(one.key for one in group),
        predicate=predicate,
        is_denied=is_denied,
        value=value,
        low=low,
        high=high,
        quantifier=_held_quantifier(said),
        certainty=_CERTAINTIES[said.certainty],
        time=span_of(said.valid_from, said.valid_to),
        stance=_STANCES[said.stance] if said.stance else None,
        is_reported_speech=said.is_reported_speech and said.stance == Stance.NEUTRAL,
        leans_on=leans_on,
    )


def polar(said: Statement, predicate: Predicate) -> tuple[bool, str]:
    """Return whether an author denies a value, and the value, where "no" is a denied "yes".

    Who rejects what somebody denies asserts it.
    """
    denied = said.polarity == Polarity.DENIED or said.quantifier == Quantifier.NONE
    if said.stance == Stance.REJECTS:
        denied = not denied
    if predicate.value_type is ValueType.BOOLEAN:
        return denied != (said.value == "no"), "yes"
    return denied, said.value


def _held_quantifier(said: Statement) -> Quantifier | None:
    if said.quantifier == Quantifier.NONE and said.stance == Stance.REJECTS:
        return Quantifier.SOME
    return _QUANTIFIERS[said.quantifier] if said.quantifier else None


def _widened(said: Statement, tolerance: float) -> tuple[float | None, float | None]:
    if said.low is None or said.high is None or not tolerance:
        return said.low, said.high
    return said.low - tolerance * abs(said.low), said.high + tolerance * abs(said.high)
