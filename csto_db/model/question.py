"""Which claims on one subject can touch: the questions that the vocabulary poses."""

from collections.abc import Mapping

from csto_db.model.claim import Predicate
from csto_db.model.vocabulary import Conflict, Quantifier, RuleKind, ValueType

ABOUT_OTHERS = frozenset((Quantifier.ONLY, Quantifier.ALL, Quantifier.NONE))
"""Quantifiers of a value that also speak of other values."""

TOTALS = frozenset((RuleKind.COUNTS, RuleKind.SUMS))
"""Rules that hold claims about other subjects against one."""

Asked = tuple[str, str]
"""An entity that a claim is about, or names as its value, and the predicate, by name."""

_ONE_BY_ONE = frozenset((Conflict.BOOLEAN, Conflict.SET, Conflict.FREE))
_WITHOUT_LINE = frozenset((ValueType.ENTITY, ValueType.TEXT, ValueType.BOOLEAN))


class Questions:
    """What the rules of some predicates, by name, tie together.

    `groups` names for each predicate the group that rules tie it into; `by_value` are those
    of groups in which only equal values touch, unless a quantifier speaks of others; `turning`
    are those that are symmetric, or tied to one that is, by name; `families` names for each
    predicate all that may clash with it, on lists and sums too.
    """

    def __init__(self, predicates: Mapping[str, Predicate]) -> None:
        self.groups = _tied(predicates, without=TOTALS)
        self.families = _tied(predicates, without=frozenset())
        tied, turning = set(), set()
        for name, one in predicates.items():
            if one.conflict not in _ONE_BY_ONE or one.value_type not in _WITHOUT_LINE:
                tied.add(self.groups[name])
            if one.is_symmetric:
                turning.add(self.groups[name])
        self.by_value = frozenset(n for n, group in self.groups.items() if group not in tied)
        self.turning = sorted(n for n, group in self.groups.items() if group in turning)


def _tied(predicates: Mapping[str, Predicate], without: frozenset[RuleKind]) -> dict[str, str]:
    """Return a name for each predicate, which it shares with those that rules tie it to."""
    group = {name: name for name in predicates}
    for name, predicate in sorted(predicates.items()):
        for rule in predicate.rules:
            if rule.kind in without:
                continue
            joined = {group[name], group[rule.other]}
            group = {k: min(joined) if g in joined else g for k, g in group.items()}
    return group
