"""How two values can stand to each other, counted over many and tested on two."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from csto_db.detect.compare import Ancestors, are_equal, denies_part, excludes, is_after, is_total
from csto_db.detect.position import Position
from csto_db.detect.tally import Tally
from csto_db.model.vocabulary import Conflict, Quantifier, Stance

_DIFFERENCE_CLASHES = (Conflict.FUNCTIONAL, Conflict.FUNCTIONAL_AT_TIME, Conflict.ORDINAL)


Count = Callable[[Tally, Position], int]


@dataclass(frozen=True, slots=True)
class Relation:
    """`count` says how many claims of a tally a position stands in the relation to.

    `pairs` counts those of all positions of a tally to another one.
    """

    count: Count
    holds: Callable[[Position, Position], bool]
    pairs: Callable[[Tally, Tally], int]


def _relation(count: Count, holds: Callable[[Position, Position], bool]) -> Relation:
    return Relation(count, holds, lambda x, y: _summed(x, y, count))


def _summed(x: Tally, y: Tally, count: Count) -> int:
    return sum(len(one.keys) * count(y, one) for one in x.positions)


def _equal_pairs(x: Tally, y: Tally) -> int:
    if x.points is None or y.points is None or x.has_line != y.has_line:
        return _summed(x, y, Tally.equal)
    fewer, more = sorted((x.points, y.points), key=len)
    return sum(count * more[point] for point, count in fewer.items() if point in more)


EQUAL = Relation(Tally.equal, are_equal, _equal_pairs)
DIFFERENT = Relation(
    lambda tally, one: tally.total - tally.equal(one),
    lambda a, b: not are_equal(a, b),
    lambda x, y: x.total * y.total - _equal_pairs(x, y),
)
AFTER = _relation(lambda tally, one: tally.below(one), is_after)
BEFORE = _relation(lambda tally, one: tally.above(one), lambda a, b: is_after(b, a))


def relations(a: Position, b: Position, within: Ancestors) -> Iterator[Relation]:
    """Yield the relations of values that can matter for two positions, by their predicates.

    No pair stands in two of them: where what one side reports and rejects clashes with what is
    unlike it, what its author holds does not.
    """
    yield EQUAL
    held = list(_unlike(a, b, within, lambda one: one))
    yield from held
    if (a.stance is Stance.REJECTS) != (b.stance is Stance.REJECTS):
        for relation in _unlike(a, b, within, _reported):
            yield _without(relation, held) if held else relation


def _without(relation: Relation, others: Sequence[Relation]) -> Relation:
    """Return a relation less the pairs that stand in others."""

    def holds(a: Position, b: Position) -> bool:
        return relation.holds(a, b) and not any(other.holds(a, b) for other in others)

    return _value_by_value(holds)


def _value_by_value(holds: Callable[[Position, Position], bool]) -> Relation:
    """Return a relation that is counted by looking at each value."""

    def count(tally: Tally, one: Position) -> int:
        examples = tally.examples
        return sum(n for value, n in tally.by_value.items() if holds(one, examples[value]))

    return _relation(count, holds)


View = Callable[[Position], Position]
"""What of a position is compared: what its author holds, or what he reports."""


def _reported(one: Position) -> Position:
    return one.as_reported() if one.stance is Stance.REJECTS else one


def _unlike(a: Position, b: Position, within: Ancestors, view: View) -> Iterator[Relation]:
    a, b = view(a), view(b)
    if a.predicate is not b.predicate:
        if not (a.is_denied or b.is_denied):
            yield AFTER
            yield BEFORE
    elif a.predicate.conflict in _DIFFERENCE_CLASHES:
        if not (a.is_denied or b.is_denied):
            yield DIFFERENT
    elif a.is_denied != b.is_denied:
        yield from _parts(a, b, within, view)
    elif a.predicate.conflict is Conflict.SET and not a.is_denied:
        yield from _exclusions(a, b, within, view)


def _parts(a: Position, b: Position, within: Ancestors, view: View) -> Iterator[Relation]:
    if not (is_total(a) or is_total(b)):
        return

    def clash(one: Position, other: Position) -> bool:
        one, other = view(one), view(other)
        return denies_part(one, other, within) or denies_part(other, one, within)

    yield _value_by_value(clash)


def _exclusions(a: Position, b: Position, within: Ancestors, view: View) -> Iterator[Relation]:
    a_only, b_only = (one.quantifier is Quantifier.ONLY for one in (a, b))
    if a_only and b_only:
        yield _relation(
            lambda tally, one: tally.total - tally.equal(one), lambda x, y: x.value != y.value
        )
    elif a_only:
        yield _relation(
            lambda tally, one: tally.total - tally.equal(one) - tally.by_ancestor[one.value],
            lambda x, y: excludes(view(x), view(y), within),
        )
    elif b_only:
        yield _relation(
            lambda tally, one: tally.total - tally.equal(one) - _inside(tally, one, within),
            lambda x, y: excludes(view(y), view(x), within),
        )


def _inside(tally: Tally, one: Position, within: Ancestors) -> int:
    outer = within.get(one.value, frozenset()) - {one.value}
    return sum(tally.by_value[value] for value in outer)
