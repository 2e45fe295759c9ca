"""Findings in one plain sentence: what clashes, by which rule, and why so strongly."""

from collections.abc import Sequence
from math import isinf

from csto_db.detect.in_words import number_in_words
from csto_db.detect.outcome import Outcome
from csto_db.detect.position import Position
from csto_db.detect.reasons import filled
from csto_db.detect.saying import Sayer
from csto_db.model.figure import bare_number
from csto_db.model.vocabulary import Conflict, Quantifier, RuleKind

_PLURAL = {"says": "say", "denies": "deny", "reports": "report", "rejects": "reject"}
_ONE_VALUE = "can have only one value"
_RULES = {
    Conflict.FUNCTIONAL_AT_TIME: f"{_ONE_VALUE} at a time",
    Conflict.ORDINAL: "is a matter of degree",
}
_NAMED = 12


class Explainer:
    """Writes the sentences, with positions in the words of a sayer."""

    def __init__(self, sayer: Sayer) -> None:
        self._sayer = sayer

    def clash(self, a: Position, b: Position, what: Outcome) -> str:
        """Return the sentence on a clash: both sides, the rule, and the reasons of the verdict."""
        return f"{self._what(a, b, what.kind)}; {filled(what.why, a, b)}."

    def agreement(self, a: Position, b: Position, reason: str) -> str:
        """Return the sentence on an agreement: what both say, and whether independently."""
        says = self._sayer.says(a)
        is_one = a.form is b.form and a.value == b.value and a.said.voice == b.said.voice
        if is_one or says == self._sayer.says(b):
            verb, _, rest = says.partition(" ")
            return f"both {_PLURAL[verb]} {rest}; {reason}."
        return f"{self._once(a, b)}: {_how_far(a, b)}; {reason}."

    def inherited(self, whole: Position, part: Position) -> str:
        """Return what ties a claim about a whole to one about a part."""
        quantifier = Quantifier.NONE if whole.quantifier is Quantifier.NONE else Quantifier.ALL
        of_whole = self._sayer.so_much_of(whole.said.subject, quantifier)
        of_part = self._sayer.entity(part.said.subject)
        return f"what {whole.source} says of {of_whole} holds for {of_part}"

    def alike(self, a: Position, b: Position) -> str:
        """Return the sentence on two figures of two things."""
        one, other = (self._of_subject(position) for position in (a, b))
        if bare_number(a.value) == bare_number(b.value):
            why = "no clash, and no support either, for these are two things with one figure"
        else:
            why = "no clash, for these are two things"
        return f"{_joined(a, one, b, other)}; {why}."

    def _of_subject(self, position: Position) -> str:
        words = self._sayer.words(position)
        subject = self._sayer.entity(position.said.subject)
        return f"{words.verb} of {subject} {words.what}{words.manner}"

    def total(
        self,
        number: Position,
        items: Sequence[Position],
        kind: RuleKind,
        total: tuple[float, float],
        why: str,
    ) -> str:
        """Return the sentence on a number and the list or the parts that disagree with it.

        `total` is the least and the most that these come to, as they are printed, and `why` why the
        verdict is what it is.
        """
        names = dict.fromkeys(self._sayer.entity(item.said.subject) for item in items)
        listed = ", ".join(list(names)[:_NAMED]) + (", …" if len(names) > _NAMED else "")
        where = "elsewhere it" if number.source == items[0].source else items[0].source
        ends = dict.fromkeys("" if isinf(end) else f"{end:.15g}" for end in total)
        figure = number_in_words("/".join(ends))
        does = f"names {figure}" if kind is RuleKind.COUNTS else f"gives {figure} to its parts"
        said = f"{number.source} {self._sayer.says(number)}"
        return f"{said}, {where} {does} ({listed}); {why}."

    def _what(self, a: Position, b: Position, kind: str) -> str:
        if kind in ("polarity", "quantifier"):
            return self._once(a, b) if b.is_denied else self._once(b, a)
        match kind:
            case "value":
                return self._two_values(a, b)
            case "level":
                apart = abs((a.low or 0) - (b.low or 0))
                levels = "level" if apart == 1 else "levels"
                return f"{self._two_values(a, b)}, {apart:g} {levels} apart"
            case "only":
                return f"{self._sides(*_only_first(a, b))}: the one leaves no room for the other"
            case "part":
                return f"{self._sides(a, b)}: the one is part of the other"
            case "order":
                sides = self._sides(*_ruled(a, b, RuleKind.BEFORE))
                return f"{sides}: the first cannot come after the second"
            case RuleKind.EXCLUDES:
                return f"{self._sides(a, b)}: the one excludes the other"
        sides = self._sides(*_ruled(a, b, RuleKind.IMPLIES))
        return f"{sides}: the first implies what the second denies"

    def _two_values(self, a: Position, b: Position) -> str:
        says = self._sayer.says_value
        rule = _RULES.get(a.form.predicate.conflict, _ONE_VALUE)
        return f"“{a.form.phrase.question}” {rule}: {_joined(a, says(a), b, says(b))}"

    def _once(self, a: Position, b: Position) -> str:
        """Return what two sides say, the words that they share only once."""
        return _joined(a, self._sayer.says(a), b, self._sayer.again(b, a))

    def _sides(self, a: Position, b: Position) -> str:
        return _joined(a, self._sayer.says(a), b, self._sayer.says(b))


def _joined(a: Position, one: str, b: Position, other: str) -> str:
    source, its = a.said.source, b.said.source
    if source == its:
        return f"{source} {one} in one place, and {other} in another"
    return f"{source} {one}, {its} {other}"


def _only_first(a: Position, b: Position) -> tuple[Position, Position]:
    return (a, b) if a.quantifier is Quantifier.ONLY else (b, a)


def _ruled(a: Position, b: Position, kind: RuleKind) -> tuple[Position, Position]:
    rules = a.predicate.rules
    is_first = any(rule.kind is kind and rule.other == b.predicate.name for rule in rules)
    return (a, b) if is_first else (b, a)


def _how_far(a: Position, b: Position) -> str:
    if a.quantifier is not b.quantifier:
        return "they agree as far as both go"
    one, other = a.said, b.said
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return "they agree"
    if one.low <= other.high and other.low <= one.high:
        return "they agree"
    return f"they agree within {a.predicate.tolerance:.2%}".replace(".00%", "%")
