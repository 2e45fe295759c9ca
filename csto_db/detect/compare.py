"""Whether two positions clash or agree in what they say, whoever says it and whenever."""

from collections.abc import Mapping
from dataclasses import dataclass

from csto_db.detect.statement import Position
from csto_db.model.claim import Predicate
from csto_db.model.vocabulary import Conflict, Quantifier, RuleKind, ValueType

PARTIAL = frozenset((Quantifier.SOME, Quantifier.ONE_OF, Quantifier.MOST))
TOTAL = frozenset((Quantifier.ALL, Quantifier.NONE))


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two positions amount to: `kind` names what differs, 'agreement' that nothing does.

    `rule` is the meaning for conflict, or the rule between predicates, that decided.
    `is_loose` says that one side only speaks of some: a tension at most.
    """

    kind: str
    rule: str
    is_loose: bool = False

    @property
    def is_clash(self) -> bool:
        """Whether the positions clash."""
        return self.kind != "agreement"


Ancestors = Mapping[str, frozenset[str]]
"""For an entity, the entities that it is part of or an instance of."""


def compare(
    a: Position, b: Position, kinds: Mapping[str, Predicate], within: Ancestors
) -> Comparison | None:
    """Return what two positions on one subject amount to, None if they do not touch."""
    first, second = kinds[a.claim.predicate], kinds[b.claim.predicate]
    if first is not second:
        return _by_rule(a, b, first, second) or _by_rule(b, a, second, first)
    if equal_values(a, b, first):
        return _same_value(a, b, first)
    match first.conflict:
        case Conflict.FUNCTIONAL | Conflict.FUNCTIONAL_AT_TIME if not (a.is_denied or b.is_denied):
            return Comparison("value", first.conflict)
        case Conflict.SET if _excluded(a, b, within) or _excluded(b, a, within):
            return Comparison("only", first.conflict)
        case Conflict.ORDINAL if not (a.is_denied or b.is_denied):
            return Comparison("level", first.conflict) if _apart(a, b) >= first.gap else None
    return None


def equal_values(a: Position, b: Position, predicate: Predicate) -> bool:
    """Whether two values may be the same: equal texts, or intervals that meet."""
    if predicate.value_type in (ValueType.NUMBER, ValueType.DATE):
        return _meet(a, b, predicate.tolerance)
    return a.value == b.value


def _meet(a: Position, b: Position, tolerance: float) -> bool:
    one, other = a.claim.value, b.claim.value
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return a.value == b.value
    slack = tolerance * max(abs(one.high), abs(other.high))
    return one.low <= other.high + slack and other.low <= one.high + slack


def _same_value(a: Position, b: Position, predicate: Predicate) -> Comparison | None:
    if a.is_denied == b.is_denied:
        return Comparison("agreement", predicate.conflict)
    if predicate.conflict is Conflict.FREE:
        return None
    quantifiers = {a.claim.quantifier, b.claim.quantifier}
    if quantifiers <= PARTIAL:
        return None
    if quantifiers & PARTIAL:
        return Comparison("quantifier", predicate.conflict, is_loose=not quantifiers & TOTAL)
    return Comparison("polarity", predicate.conflict)


def _excluded(a: Position, b: Position, within: Ancestors) -> bool:
    if a.claim.quantifier is not Quantifier.ONLY or a.is_denied or b.is_denied:
        return False
    return a.value not in within.get(b.value, frozenset())


def _apart(a: Position, b: Position) -> float:
    return abs((a.claim.value.low or 0.0) - (b.claim.value.low or 0.0))


def _by_rule(a: Position, b: Position, first: Predicate, second: Predicate) -> Comparison | None:
    for rule in first.rules:
        if rule.other != second.name:
            continue
        if rule.kind is RuleKind.BEFORE:
            start, end = a.claim.value.low, b.claim.value.high
            if start is not None and end is not None and start > end:
                return Comparison("order", rule.kind)
        elif (
            a.value == b.value
            and not a.is_denied
            and b.is_denied == (rule.kind is RuleKind.IMPLIES)
        ):
            return Comparison(rule.kind, rule.kind)
    return None
