"""Findings in one plain sentence: what clashes, by which rule, and why so strongly."""

import re
from collections.abc import Mapping, Sequence

from csto_db.detect.compare import Comparison
from csto_db.detect.position import Position
from csto_db.detect.verdict import Graded
from csto_db.model.vocabulary import Conflict, Quantifier, RuleKind, ValueType, Verdict

Labels = Mapping[str, str]
"""For an entity's key, its label."""

_BECAUSE = {
    Verdict.CONTRADICTS: "a contradiction, for",
    Verdict.IN_TENSION: "a tension only, for",
    Verdict.SUPERSEDED: "no clash, for",
    Verdict.COMPATIBLE: "no clash, for",
}
_NAMED = 12
_IN_WORDS = (ValueType.NUMBER, ValueType.DATE, ValueType.LEVEL)
_QUANTIFIERS = {Quantifier.NONE: "no", Quantifier.ONE_OF: "one of"}


class Explainer:
    """Writes the sentences, with the labels of entities in place of their keys."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels

    def clash(self, a: Position, b: Position, comparison: Comparison, graded: Graded) -> str:
        """Return the sentence on a clash: both sides, the rule, and the reason of the verdict."""
        what = self._what(a, b, comparison)
        return f"{what}; {_BECAUSE[graded.verdict]} {graded.reason}."

    def agreement(self, a: Position, b: Position, reason: str) -> str:
        """Return the sentence on an agreement: what both say, and whether independently."""
        is_not = a.is_denied and a.quantifier is not Quantifier.NONE
        return f"both {'deny' if is_not else 'say'} “{self._phrase(a)}”; {reason}."

    def inherited(self, whole: Position, part: Position) -> str:
        """Return what ties a claim about a whole to one about a part."""
        of_whole, of_part = (self._label(one.said.subject) for one in (whole, part))
        word = "none" if whole.quantifier is Quantifier.NONE else "all"
        return f"what {whole.source} says of {word} of {of_whole} holds for {of_part}"

    def total(
        self,
        number: Position,
        items: Sequence[Position],
        kind: RuleKind,
        total: float,
        graded: Graded,
    ) -> str:
        """Return the sentence on a number and the list or the parts that disagree with it."""
        names = dict.fromkeys(self._label(item.said.subject) for item in items)
        listed = ", ".join(list(names)[:_NAMED]) + (", …" if len(names) > _NAMED else "")
        where = "elsewhere" if number.source == items[0].source else items[0].source
        does = "names" if kind is RuleKind.COUNTS else "gives to its parts"
        what = f"{number.source} says “{self._phrase(number)}”, {where} {does} {total:g} ({listed})"
        return f"{what}; {_BECAUSE[graded.verdict]} {graded.reason}."

    def _what(self, a: Position, b: Position, comparison: Comparison) -> str:
        match comparison.kind:
            case "value":
                return self._two_values(a, b)
            case "level":
                apart = abs((a.low or 0) - (b.low or 0))
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
        conflict = a.predicate.conflict
        if conflict is Conflict.ORDINAL:
            rule = f"“{_spoken(a.predicate.name)}” is a scale"
        else:
            once = " at a time" if conflict is Conflict.FUNCTIONAL_AT_TIME else ""
            rule = f"“{_spoken(a.predicate.name)}” has one value{once}"
        one, other = self._value(a), self._value(b)
        if a.source == b.source:
            return f"{rule}: {a.source} says {one} in one place, {other} in another"
        return f"{rule}: {a.source} says {one}, {b.source} {other}"

    def _only(self, a: Position, b: Position) -> str:
        if a.quantifier is not Quantifier.ONLY:
            a, b = b, a
        where = "elsewhere" if a.source == b.source else b.source
        return f"{a.source} says “{self._phrase(a)}”, {where} names {self._value(b)} as well"

    def _order(self, a: Position, b: Position) -> str:
        rules = a.predicate.rules
        if not any(r.kind is RuleKind.BEFORE and r.other == b.predicate.name for r in rules):
            a, b = b, a
        return f"“{self._phrase(a)}” lies after “{self._phrase(b)}”, and must lie before it"

    def _polarity(self, a: Position, b: Position) -> str:
        if Quantifier.NONE in (a.quantifier, b.quantifier):
            return self._sides(a, b)
        if a.is_denied:
            a, b = b, a
        phrase = self._phrase(a)
        if a.source == b.source:
            return f"{a.source} asserts “{phrase}” in one place and denies it in another"
        return f"{a.source} asserts “{phrase}”, {b.source} denies it"

    def _sides(self, a: Position, b: Position) -> str:
        where = "elsewhere" if a.source == b.source else b.source
        return f"{a.source} {self._says(a)}, {where} {self._says(b)}"

    def _says(self, position: Position) -> str:
        is_not = position.is_denied and position.quantifier is not Quantifier.NONE
        return f"{'denies' if is_not else 'says'} “{self._phrase(position)}”"

    def _phrase(self, position: Position) -> str:
        name = _spoken(position.predicate.name)
        if position.predicate.value_type is ValueType.BOOLEAN:
            return name
        quantifier = position.quantifier
        word = f" {_QUANTIFIERS.get(quantifier, quantifier)}" if quantifier else ""
        return f"{name}{word} {self._value(position)}"

    def _label(self, name: str) -> str:
        return self._labels.get(name, name)

    def _value(self, position: Position) -> str:
        unit = position.predicate.unit
        value = position.value
        if position.predicate.value_type is ValueType.ENTITY:
            return self._label(value)
        if position.predicate.value_type in _IN_WORDS:
            value = _in_words(value)
        return f"{value} {unit}" if unit else value


def _in_words(value: str) -> str:
    """Return a number, a date or a level as one says it."""
    bare = value.strip("~")
    value = value if bare == value else f"about {bare}"
    if re.fullmatch(r"\d{3}X", value):
        return f"the {value[:3]}0s"
    return value.replace("/", " to ").replace("_", " ")


def _spoken(name: str) -> str:
    return name.replace("_", " ")
