"""Positions that are compared with those of another group in one go."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from csto_db.detect.compare import Ancestors
from csto_db.detect.position import Position
from csto_db.detect.relations import Relation
from csto_db.detect.tally import Tally
from csto_db.model.vocabulary import Scope

Pair = tuple[Position, Position]
Pairs = Sequence[Pair]


class Group:
    """Some positions in order, counted as a whole and by source."""

    def __init__(self, positions: Sequence[Position], within: Ancestors) -> None:
        self.positions = positions
        self.first = positions[0]
        self._within = within

    @cached_property
    def everything(self) -> Tally:
        """All its positions."""
        return Tally(self.positions, self._within)

    @cached_property
    def by_source(self) -> dict[str, Tally]:
        """Its positions by source."""
        sources: dict[str, list[Position]] = defaultdict(list)
        for one in self.positions:
            sources[one.source].append(one)
        return {source: Tally(some, self._within) for source, some in sources.items()}


def pairs_by_scope(
    x: Group, y: Group, relation: Relation, judged: Pairs
) -> Iterator[tuple[Scope, int]]:
    """Yield how many pairs of claims of two groups stand in a relation, by scope, if any do.

    Judged pairs are left out. The groups may be one.
    """
    within, between = _related_pairs(x, y, relation)
    for scope, count in ((Scope.WITHIN, within), (Scope.BETWEEN, between)):
        left = count - _weight(x, y, relation, scope, judged) if judged else count
        if left:
            yield scope, left


def _related_pairs(x: Group, y: Group, relation: Relation) -> tuple[int, int]:
    everywhere = relation.pairs(x.everything, y.everything)
    if x is y:
        everywhere -= _itself(x.everything, relation)
        several = [own for own in x.by_source.values() if len(own.positions) > 1]
        within = sum([relation.pairs(own, own) - _itself(own, relation) for own in several])
        return within // 2, (everywhere - within) // 2
    shared = x.by_source.keys() & y.by_source.keys()
    within = sum([relation.pairs(x.by_source[one], y.by_source[one]) for one in shared])
    return within, everywhere - within


def _itself(some: Tally, relation: Relation) -> int:
    """Return how many pairs of claims its positions make each with itself."""
    return sum([len(one.keys) ** 2 for one in some.positions if relation.holds(one, one)])


def pairs_in(
    x: Group, y: Group, relation: Relation, scope: Scope, judged: Pairs
) -> Iterator[tuple[Position, Position]]:
    """Yield the pairs of two groups in a relation and scope that nobody has judged, once each."""
    for one, others in _partners(x, y, relation, scope):
        for other in others:
            if one.scope_with(other) is not scope or (x is y and other.order <= one.order):
                continue
            if relation.holds(one, other) and not is_judged(one, other, judged):
                yield (one, other) if one.order < other.order else (other, one)


def _partners(
    x: Group, y: Group, relation: Relation, scope: Scope
) -> Iterator[tuple[Position, Sequence[Position]]]:
    """Yield positions with those that they may be a pair with; counting passes over the others."""
    if scope is Scope.WITHIN:
        for source, own in x.by_source.items():
            inside = y.by_source.get(source)
            if inside is None:
                continue
            for one in own.positions:
                if count_of(one, x, y, relation, scope):
                    yield one, inside.positions
        return
    for one in x.positions:
        if count_of(one, x, y, relation, scope):
            yield one, y.positions


def count_of(one: Position, x: Group, y: Group, relation: Relation, scope: Scope) -> int:
    """Return how many claims of a group `y` a position of `x` is a pair with, judged or not."""
    near = y.by_source.get(one.source)
    if scope is Scope.BETWEEN:
        everywhere = relation.count(y.everything, one)
        return everywhere - relation.count(near, one) if everywhere and near else everywhere
    inside = relation.count(near, one) if near else 0
    return inside - (len(one.keys) if x is y and relation.holds(one, one) else 0)


def is_judged(a: Position, b: Position, judged: Pairs) -> bool:
    """Whether two positions are a judged pair."""
    return any((a is one and b is other) or (a is other and b is one) for one, other in judged)


def _weight(x: Group, y: Group, relation: Relation, scope: Scope, judged: Pairs) -> int:
    """Return how many pairs of claims of two groups in a relation and scope are judged."""
    in_x, in_y = set(map(id, x.positions)), set(map(id, y.positions))
    weight = 0
    for a, b in judged:
        if a.scope_with(b) is not scope:
            continue
        for one, other in ((a, b), (b, a)):
            if id(one) in in_x and id(other) in in_y and relation.holds(one, other):
                weight += len(one.keys) * len(other.keys)
                break
    return weight
