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

    `pairs` counts those of all positions of a tally to another one, and `counted_back` says how
    many claims of a tally stand in the relation to a position.
    """

    count: Count
    holds: Callable[[Position, Position], bool]
    pairs: Callable[[Tally, Tally], int]
    counted_back: Count

    @property
    def turned(self) -> "Relation":
        """The relation that holds of two positions if this one does the other way round."""
        return Relation(
            self.counted_back,
            lambda a, b: self.holds(b, a),
            lambda x, y: self.pairs(y, x),
            self.count,
        )


def _relation(
    count: Count, holds: Callable[[Position, Position], bool], counted_back: Count
) -> Relation:
    return Relation(count, holds, lambda x, y: _summed(x, y, count), counted_back)


def _summed(x: Tally, y: Tally, count: Count) -> int:
    return sum(len(one.keys) * count(y, one) for one in x.positions)


def _equal_pairs(x: Tally, y: Tally) -> int:
    if x.points is None or y.points is None or x.has_line != y.has_line:
        return _summed(x, y, Tally.equal)
    fewer, more = sorted((x.points, y.points), key=len)
    return sum(count * more[point] for point, count in fewer.items() if point in more)


def _different(tally: Tally, one: Position) -> int:
    return tally.total - tally.equal(one)


EQUAL = Relation(Tally.equal, are_equal, _equal_pairs, Tally.equal)
DIFFERENT = Relation(
    _different,
    lambda a, b: not are_equal(a, b),
    lambda x, y: x.total * y.total - _equal_pairs(x, y),
    _different,
)
AFTER = _relation(Tally.below, is_after, Tally.above)
BEFORE = AFTER.turned


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

    def counted_back(tally: Tally, one: Position) -> int:
        examples = tally.examples
        return sum(n for value, n in tally.by_value.items() if holds(examples[value], one))

    return _relation(count, holds, counted_back)


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
        yield _relation(_different, lambda x, y: x.value != y.value, _different)
    elif a_only or b_only:
        excluding = _relation(
            lambda tally, one: tally.total - tally.equal(one) - tally.by_ancestor[one.value],
            lambda x, y: excludes(view(x), view(y), within),
            lambda tally, one: tally.total - tally.equal(one) - _inside(tally, one, within),
        )
        yield excluding if a_only else excluding.turned


def _inside(tally: Tally, one: Position, within: Ancestors) -> int:
    outer = within.get(one.value, frozenset()) - {one.value}
    return sum(tally.by_value[value] for value in outer)
