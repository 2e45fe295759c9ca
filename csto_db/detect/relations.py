"""How two values can stand to each other, counted over many and tested on two."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from csto_db.detect.compare import Ancestors, are_equal, excludes, is_after
from csto_db.detect.position import Position
from csto_db.detect.tally import Tally
from csto_db.model.vocabulary import Conflict, Quantifier

_DIFFERENCE_CLASHES = (Conflict.FUNCTIONAL, Conflict.FUNCTIONAL_AT_TIME, Conflict.ORDINAL)


@dataclass(frozen=True, slots=True)
class Relation:
    """`count` says how many claims of a tally a position stands in the relation to."""

    count: Callable[[Tally, Position], int]
    holds: Callable[[Position, Position], bool]


EQUAL = Relation(lambda tally, one: tally.equal(one), are_equal)
DIFFERENT = Relation(
    lambda tally, one: tally.total - tally.equal(one), lambda a, b: not are_equal(a, b)
)
AFTER = Relation(lambda tally, one: tally.below(one), is_after)
BEFORE = Relation(lambda tally, one: tally.above(one), lambda a, b: is_after(b, a))


def relations(a: Position, b: Position, within: Ancestors) -> Iterator[Relation]:
    """Yield the relations of values that can matter for two positions, by their predicates.

    No pair stands in two of them.
    """
    yield EQUAL
    if a.predicate is not b.predicate:
        if not (a.is_denied or b.is_denied):
            yield AFTER
            yield BEFORE
    elif a.predicate.conflict in _DIFFERENCE_CLASHES:
        yield DIFFERENT
    elif a.predicate.conflict is Conflict.SET and not (a.is_denied or b.is_denied):
        yield from _exclusions(a, b, within)


def _exclusions(a: Position, b: Position, within: Ancestors) -> Iterator[Relation]:
    a_only, b_only = (one.quantifier is Quantifier.ONLY for one in (a, b))
    if a_only and b_only:
        yield Relation(
            lambda tally, one: tally.total - tally.equal(one), lambda x, y: x.value != y.value
        )
    elif a_only:
        yield Relation(
            lambda tally, one: tally.total - tally.equal(one) - tally.by_ancestor[one.value],
            lambda x, y: excludes(x, y, within),
        )
    elif b_only:
        yield Relation(
            lambda tally, one: tally.total - tally.equal(one) - _inside(tally, one, within),
            lambda x, y: excludes(y, x, within),
        )


def _inside(tally: Tally, one: Position, within: Ancestors) -> int:
    outer = within.get(one.value, frozenset()) - {one.value}
    return sum(tally.by_value[value] for value in outer)
