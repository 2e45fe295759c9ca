"""Findings in one plain sentence: what clashes, by which rule, and why so strongly."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import isinf

from csto_db.detect.compare import Comparison
from csto_db.detect.in_words import number_in_words
from csto_db.detect.position import Position
from csto_db.detect.saying import Sayer, Words
from csto_db.detect.verdict import Grade, Graded, weakest
from csto_db.model.figure import bare_number
from csto_db.model.vocabulary import Conflict, Quantifier, RuleKind, Stance, Verdict

_NAMES = {
    Verdict.CONTRADICTS: "a contradiction",
    Verdict.IN_TENSION: "a tension",
    Verdict.SUPERSEDED: "a change in time",
    Verdict.COMPATIBLE: "no clash",
}
_PLURAL = {"says": "say", "denies": "deny", "reports": "report", "rejects": "reject"}
_REPORTS = "only reports it"
_NAMED = 12


class Explainer:
    """Writes the sentences, with positions in the words of a sayer."""

    def __init__(self, sayer: Sayer) -> None:
        self._sayer = sayer

    def clash(self, a: Position, b: Position, comparison: Comparison, grade: Grade) -> str:
        """Return the sentence on a clash: both sides, the rule, and the reasons of the verdict."""
        return f"{self._what(a, b, comparison)}; {_why((a, b), grade)}."

    def agreement(self, a: Position, b: Position, reason: str) -> str:
        """Return the sentence on an agreement: what both say, and whether independently."""
        one, other = self._sayer.words(a), self._sayer.words(b)
        if one == other:
            verb, _, rest = one.says.partition(" ")
            return f"both {_PLURAL[verb]} {rest}; {reason}."
        return f"{_once(a, one, b, other)}: {_how_far(a, b)}; {reason}."

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
        grade: Grade,
    ) -> str:
        """Return the sentence on a number and the list or the parts that disagree with it.

        `total` is the least and the most that these come to, as they are printed.
        """
        names = dict.fromkeys(self._sayer.entity(item.said.subject) for item in items)
        listed = ", ".join(list(names)[:_NAMED]) + (", …" if len(names) > _NAMED else "")
        where = "elsewhere it" if number.source == items[0].source else items[0].source
        ends = dict.fromkeys("" if isinf(end) else f"{end:.15g}" for end in total)
        figure = number_in_words("/".join(ends))
        does = f"names {figure}" if kind is RuleKind.COUNTS else f"gives {figure} to its parts"
        said = f"{number.source} {self._sayer.words(number).says}"
        return f"{said}, {where} {does} ({listed}); {_why((number, *items), grade)}."

    def _what(self, a: Position, b: Position, comparison: Comparison) -> str:
        match comparison.kind:
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
            case RuleKind.IMPLIES:
                sides = self._sides(*_ruled(a, b, RuleKind.IMPLIES))
                return f"{sides}: the first implies what the second denies"
        a, b = (a, b) if b.is_denied else (b, a)
        return _once(a, self._sayer.words(a), b, self._sayer.words(b))

    def _two_values(self, a: Position, b: Position) -> str:
        question, conflict = a.form.phrase.question, a.predicate.conflict
        is_scale = conflict is Conflict.ORDINAL
        once = " at a time" if conflict is Conflict.FUNCTIONAL_AT_TIME else ""
        rule = "is a matter of degree" if is_scale else f"can have only one value{once}"
        one, other = (self._valued(position) for position in (a, b))
        return f"“{question}” {rule}: {_joined(a, one, b, other)}"

    def _valued(self, position: Position) -> str:
        words = self._sayer.words(position)
        return f"{words.verb} {self._sayer.value(position)}{words.manner}"

    def _sides(self, a: Position, b: Position) -> str:
        return _joined(a, self._sayer.words(a).says, b, self._sayer.words(b).says)


def _once(a: Position, one: Words, b: Position, other: Words) -> str:
    """Return what two sides say, the words that they share only once."""
    is_one = one.phrase == other.phrase and not one.extent
    what = f"it{other.extent}" if is_one else other.what
    return _joined(a, one.says, b, f"{other.verb} {what}{other.manner}")


def _joined(a: Position, one: str, b: Position, other: str) -> str:
    if a.source == b.source:
        return f"{a.source} {one} in one place, and {other} in another"
    return f"{a.source} {one}, {b.source} {other}"


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


def _why(sides: Sequence[Position], grade: Grade) -> str:
    """Return the verdict, why it is not a stronger one, and why not a weaker one."""
    verdict = grade.verdict
    reasons = _reasons(cap for cap in grade.caps if cap.verdict is verdict)
    time = grade.time.reason if grade.time else ""
    if verdict is Verdict.CONTRADICTS:
        how = "all speak plainly" if len(sides) > 2 else _plainly(*sides)
        return f"a contradiction, for {' and '.join(filter(None, (how, time)))}"
    if verdict is Verdict.IN_TENSION:
        no_less = f"; nor is it a look-alike, for {time}" if time else ""
        return f"a tension and no contradiction, for {listed(reasons)}{no_less}"
    otherwise = weakest(cap.verdict for cap in grade.caps if cap.verdict is not verdict)
    return f"no clash, for {listed(reasons)}; otherwise it would be {_NAMES[otherwise]}"


def _reasons(caps: Iterable[Graded]) -> list[str]:
    """Return why a verdict is capped, all that one source does in one clause."""
    clauses: dict[str, dict[str, None]] = defaultdict(dict)
    for cap in caps:
        who, does = cap.clause
        clauses[who] |= {does: None} if does else {}
    said = [f"{who} {' and '.join(does)}".rstrip() for who, does in clauses.items()]
    both = [one for one in said if one.partition(" ")[2] == _REPORTS]
    if both[1:]:
        said = ["both only report it", *(one for one in said if one not in both)]
    return said


def listed(clauses: Iterable[str]) -> str:
    """Return clauses or names in a row.

    >>> listed(["a doubts it", "b hopes so", "c only reports it"])
    'a doubts it, b hopes so, and c only reports it'
    >>> listed(["a", "b"])
    'a and b'
    """
    *some, last = clauses
    comma = "," if some[1:] or any(" " in one for one in some) else ""  # but of two names
    return f"{', '.join(some)}{comma} and {last}" if some else last


def _plainly(a: Position, b: Position) -> str:
    adopted = next((p for p in (a, b) if p.stance is Stance.ENDORSES), None)
    if adopted is not None:
        return f"{adopted.source} makes the words of {adopted.said.voice} its own"
    return "both speak plainly in their own voice"
