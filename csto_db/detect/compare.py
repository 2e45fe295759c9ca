"""Whether two positions clash or agree in what they say, whoever says it and whenever."""

from collections.abc import Mapping
from typing import NamedTuple

from csto_db.detect.position import Position
from csto_db.model.question import TOTALS
from csto_db.model.vocabulary import Conflict, Quantifier, RuleKind, Stance

PARTIAL = frozenset((Quantifier.SOME, Quantifier.ONE_OF, Quantifier.MOST))
PARTED = frozenset((Conflict.BOOLEAN, Conflict.SET))
ONLY_OR_ONE = {Quantifier.ONLY, Quantifier.ONE_OF}
AGREEMENT = "agreement"
EQUAL, MEET = 2, 1
"""What two positions have in common, in bits: values may be the same, times may meet."""
# Before Python 3.12 an attribute of an enumeration takes ten times as long as a name of the module.
_ALL, _MOST, _NONE, _ONLY = Quantifier.ALL, Quantifier.MOST, Quantifier.NONE, Quantifier.ONLY
_FREE, _ORDINAL, _SET = Conflict.FREE, Conflict.ORDINAL, Conflict.SET
_FUNCTIONAL = (Conflict.FUNCTIONAL, Conflict.FUNCTIONAL_AT_TIME)
_BEFORE, _IMPLIES = RuleKind.BEFORE, RuleKind.IMPLIES
_REJECTS = Stance.REJECTS
_EXCLUDED: Mapping[Quantifier | None, Quantifier | None] = {
    Quantifier.ALL: Quantifier.NONE,
    Quantifier.ONLY: None,
}
"""The quantifier of the denial that follows from an assertion of what excludes something."""
_IMPLIED: Mapping[Quantifier | None, Quantifier | None] = {Quantifier.ONLY: None}
"""The quantifier of what follows by implication: who funds only one may support others too."""


class Comparison(NamedTuple):
    """What two positions amount to: `kind` names what differs, or is 'agreement'.

    `rule` is the meaning for conflict, or the rule between predicates, that decided; a rule
    belongs to the `predicate` of that name, a meaning to that of both sides. `is_loose` says that
    one side only speaks of some: a tension at most. `is_reported` says that only the words clash
    which one side reports and rejects: none at all.
    """

    kind: str
    rule: str
    predicate: str | None = None
    is_loose: bool = False
    is_reported: bool = False


Ancestors = Mapping[str, frozenset[str]]
"""For an entity, the entities that it is part of or an instance of."""


def comparisons(a: Position, b: Position, within: Ancestors) -> tuple[Comparison, ...]:
    """Return what two positions on one subject may amount to, the likeliest first.

    That is what their authors hold, and then what one of them reports and rejects.
    """
    held = compare(a, b, within)
    if (a.form.stance is _REJECTS) == (b.form.stance is _REJECTS):
        return () if held is None else (held,)
    one, other = (p.as_reported() if p.stance is _REJECTS else p for p in (a, b))
    reported = compare(one, other, within)
    found = [] if held is None else [held]
    if reported is not None and reported.kind != AGREEMENT:
        found.append(reported._replace(is_loose=False, is_reported=True))
    return tuple(found)


def compare(a: Position, b: Position, within: Ancestors) -> Comparison | None:
    """Return what two positions on one subject amount to, None if they do not touch."""
    if a.predicate is not b.predicate:
        return _by_rule(a, b) or _by_rule(b, a)
    if are_equal(a, b):
        return _same_value(a, b)
    conflict = a.predicate.conflict
    if a.is_denied != b.is_denied:
        is_part = denies_part(a, b, within) or denies_part(b, a, within)
        return Comparison("part", conflict) if is_part else None
    if conflict is _SET:
        is_excluded = excludes(a, b, within) or excludes(b, a, within)
        return Comparison("only", conflict) if is_excluded else None
    if conflict in _FUNCTIONAL and not a.is_denied:
        return Comparison("value", conflict)
    if conflict is _ORDINAL and not a.is_denied:
        is_far = abs((a.low or 0.0) - (b.low or 0.0)) >= a.predicate.gap
        return Comparison("level", conflict) if is_far else None
    return None


def are_equal(a: Position, b: Position) -> bool:
    """Whether two values may be the same: intervals that meet, or else equal texts."""
    if a.low is None or a.high is None or b.low is None or b.high is None:
        return a.value == b.value
    return a.low <= b.high and b.low <= a.high


def excludes(a: Position, b: Position, within: Ancestors) -> bool:
    """Whether one says "only" of a value that another value is neither nor is part of."""
    if a.quantifier is not _ONLY or a.is_denied or b.is_denied:
        return False
    return a.value != b.value and a.value not in within.get(b.value, frozenset())


def is_total(one: Position) -> bool:
    """Whether a claim is about all or none of what its value names; "not all" is neither."""
    return one.quantifier is (_NONE if one.is_denied else _ALL)


def denies_part(whole: Position, part: Position, within: Ancestors) -> bool:
    """Whether one says of all or none of a value what another denies of a part or a member."""
    if whole.predicate.conflict not in PARTED or not is_total(whole):
        return False
    if whole.predicate.is_symmetric:  # its subject may as well be the whole: not here, in `parts`
        return False
    if part.is_denied and part.quantifier is _ONLY:
        return False
    is_inside = whole.value != part.value and whole.value in within.get(part.value, ())
    return is_inside and whole.is_denied != part.is_denied


def _same_value(a: Position, b: Position) -> Comparison | None:
    rule = a.predicate.conflict
    quantifiers = {a.quantifier, b.quantifier}
    if a.is_denied == b.is_denied:
        if not a.is_denied and rule in PARTED and quantifiers == ONLY_OR_ONE:
            return Comparison("only", rule)
        is_one_only = a.is_denied and len(quantifiers) == 2 and _ONLY in quantifiers
        return None if is_one_only else Comparison(AGREEMENT, rule)
    if rule is _FREE:
        return None
    asserted, denied = (b, a) if a.is_denied else (a, b)
    opposed = opposition(asserted.quantifier, denied.quantifier)
    if opposed is None:
        return None
    kind = "quantifier" if opposed.is_loose or quantifiers & PARTIAL else "polarity"
    return Comparison(kind, rule, is_loose=opposed.is_loose)


class Opposition(NamedTuple):
    """That what is asserted of so much and denied of so much clashes; loosely, if by a reading."""

    is_loose: bool


def opposition(asserted: Quantifier | None, denied: Quantifier | None) -> Opposition | None:
    """Return how an assertion with one quantifier is opposed to a denial with another, if it is.

    This is the square of opposition, with what names no quantity between all and some. "Not
    all" leaves some, "some do" and "some do not" go together, and "not only" denies "only".

    >>> opposition(Quantifier.SOME, Quantifier.NONE)
    Opposition(is_loose=False)
    >>> opposition(Quantifier.SOME, Quantifier.ALL) is None
    True
    >>> opposition(None, Quantifier.ALL)
    Opposition(is_loose=True)
    """
    if denied is _ONLY:
        return Opposition(is_loose=False) if asserted is _ONLY else None
    if asserted is denied is _MOST:
        return Opposition(is_loose=False)
    partly_denied = denied in PARTIAL or denied is _ALL
    if asserted in PARTIAL:
        if partly_denied:
            return None
        return Opposition(is_loose=denied is not _NONE)
    return Opposition(is_loose=partly_denied and asserted is not _ALL)


def _by_rule(a: Position, b: Position) -> Comparison | None:
    for rule in a.predicate.rules:
        if rule.other != b.predicate.name or rule.kind in TOTALS:
            continue
        if rule.kind is _BEFORE:
            if is_after(a, b) and not (a.is_denied or b.is_denied):
                return Comparison("order", rule.kind, a.predicate.name)
        elif are_equal(a, b) and not a.is_denied and b.is_denied == (rule.kind is _IMPLIES):
            if b.is_denied:
                opposed = opposition(_IMPLIED.get(a.quantifier, a.quantifier), b.quantifier)
            else:
                opposed = opposition(b.quantifier, _EXCLUDED.get(a.quantifier, a.quantifier))
            if opposed is not None:
                return Comparison(rule.kind, rule.kind, a.predicate.name, opposed.is_loose)
    return None


def is_after(a: Position, b: Position) -> bool:
    """Whether a date certainly lies after another, whether they are asserted or denied."""
    return a.low is not None and b.high is not None and a.low > b.high
