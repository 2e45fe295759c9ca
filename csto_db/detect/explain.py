"""Findings in one plain sentence: what clashes, by which rule, and why so strongly."""

from collections.abc import Mapping

from csto_db.detect.compare import Comparison
from csto_db.detect.statement import Position
from csto_db.detect.verdict import Graded
from csto_db.model.claim import Predicate
from csto_db.model.vocabulary import Conflict, Quantifier, RuleKind, ValueType, Verdict

Labels = Mapping[str, str]
"""For an entity's key, its label."""

_BECAUSE = {
    Verdict.CONTRADICTS: "a contradiction, for",
    Verdict.IN_TENSION: "a tension only, for",
    Verdict.SUPERSEDED: "no clash, for",
    Verdict.COMPATIBLE: "no clash, for",
}
_QUANTIFIERS = {Quantifier.NONE: "no", Quantifier.ONE_OF: "one of"}


class Explainer:
    """Writes the sentences, with the labels of entities and the definitions of predicates."""

    def __init__(self, predicates: Mapping[str, Predicate], labels: Labels) -> None:
        self._predicates = predicates
        self._labels = labels

    def clash(self, a: Position, b: Position, comparison: Comparison, graded: Graded) -> str:
        """Return the sentence on a clash: both sides, the rule, and the reason of the verdict."""
        what = self._what(a, b, comparison)
        return f"{what}; {_BECAUSE[graded.verdict]} {graded.reason}."

    def agreement(self, a: Position, b: Position, reason: str) -> str:
        """Return the sentence on an agreement: what both say, and whether independently."""
        denied = " not" if a.is_denied and a.claim.quantifier is not Quantifier.NONE else ""
        return f"both say{denied} “{self._phrase(a)}”; {reason}."

    def _what(self, a: Position, b: Position, comparison: Comparison) -> str:
        match comparison.kind:
            case "value":
                return self._two_values(a, b)
            case "level":
                apart = abs((a.claim.value.low or 0) - (b.claim.value.low or 0))
                levels = "level" if apart == 1 else "levels"
                return f"{self._two_values(a, b)}, {apart:g} {levels} apart"
            case "only":
                return self._only(a, b)
            case "order":
                return self._order(a, b)
            case RuleKind.EXCLUDES:
                return f"{self._sides(a, b)}: the one excludes the other"
            case RuleKind.IMPLIES:
                return f"{self._sides(a, b)}: the one that is asserted implies the other"
        return self._polarity(a, b)

    def _two_values(self, a: Position, b: Position) -> str:
        predicate = self._predicates[a.claim.predicate]
        one, other = self._value(a), self._value(b)
        if predicate.conflict is Conflict.ORDINAL:
            rule = f"“{_spoken(predicate.name)}” is a scale"
        else:
            once = " at a time" if predicate.conflict is Conflict.FUNCTIONAL_AT_TIME else ""
            rule = f"“{_spoken(predicate.name)}” has one value{once}"
        if a.claim.source == b.claim.source:
            return f"{rule}: {a.claim.source} says {one} in one place, {other} in another"
        return f"{rule}: {a.claim.source} says {one}, {b.claim.source} {other}"

    def _only(self, a: Position, b: Position) -> str:
        if a.claim.quantifier is not Quantifier.ONLY:
            a, b = b, a
        where = "elsewhere" if a.claim.source == b.claim.source else b.claim.source
        return f"{a.claim.source} says “{self._phrase(a)}”, {where} names {self._value(b)} as well"

    def _order(self, a: Position, b: Position) -> str:
        rules = self._predicates[a.claim.predicate].rules
        if not any(r.kind is RuleKind.BEFORE and r.other == b.claim.predicate for r in rules):
            a, b = b, a
        return f"“{self._phrase(a)}” lies after “{self._phrase(b)}”, and must lie before it"

    def _polarity(self, a: Position, b: Position) -> str:
        if Quantifier.NONE in (a.claim.quantifier, b.claim.quantifier):
            return self._sides(a, b)
        if a.is_denied:
            a, b = b, a
        phrase = self._phrase(a)
        if a.claim.source == b.claim.source:
            return f"{a.claim.source} asserts “{phrase}” in one place and denies it in another"
        return f"{a.claim.source} asserts “{phrase}”, {b.claim.source} denies it"

    def _sides(self, a: Position, b: Position) -> str:
        where = "elsewhere" if a.claim.source == b.claim.source else b.claim.source
        return f"{a.claim.source} {self._says(a)}, {where} {self._says(b)}"

    def _says(self, position: Position) -> str:
        is_not = position.is_denied and position.claim.quantifier is not Quantifier.NONE
        return f"{'denies' if is_not else 'says'} “{self._phrase(position)}”"

    def _phrase(self, position: Position) -> str:
        claim = position.claim
        name = _spoken(claim.predicate)
        if self._predicates[claim.predicate].value_type is ValueType.BOOLEAN:
            return name
        quantifier = claim.quantifier
        word = f" {_QUANTIFIERS.get(quantifier, quantifier)}" if quantifier else ""
        return f"{name}{word} {self._value(position)}"

    def _value(self, position: Position) -> str:
        claim = position.claim
        unit = self._predicates[claim.predicate].unit
        value = self._labels.get(claim.value.text, claim.value.text)
        return f"{value} {unit}" if unit else value


def _spoken(name: str) -> str:
    return name.replace("_", " ")
