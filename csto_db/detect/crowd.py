"""Questions with very many positions: pairs are counted exactly, without looking at each.

Positions that differ in nothing but their source are a face, and all pairs of two faces come to
one thing. Where there are very many faces, those that differ in nothing but value are a class:
for two classes the rules give one outcome for each relation of two values (equal, different, …).
Either way it is enough to count the pairs, and to find one that stands for them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations_with_replacement
from operator import attrgetter
from typing import NamedTuple

from csto_db.detect.background import Background
from csto_db.detect.group import Group, Pairs, pairs_by_scope, pairs_in
from csto_db.detect.outcome import Outcome
from csto_db.detect.pair import overruled, pair_finding
from csto_db.detect.position import Position
from csto_db.detect.relations import ANY, Relation, relations
from csto_db.model.finding import Finding
from csto_db.model.vocabulary import Scope


class Cell(NamedTuple):
    """Pairs of two groups in one relation and scope: all come to one thing, and are counted."""

    what: Outcome
    scope: Scope
    total: int
    x: Group
    y: Group
    relation: Relation
    judged: Pairs

    def pairs(self) -> Iterator[tuple[Position, Position]]:
        """Yield the pairs, in an order that is always the same."""
        return pairs_in(self.x, self.y, self.relation, self.scope, self.judged)


def crowd_findings(
    held: Sequence[Position], background: Background, most_faces: int
) -> Iterator[Finding]:
    """Yield one finding for each kind, rule, verdict and scope among the pairs of a question.

    Pairs that a person has judged are findings of their own.
    """
    judged = _judged_pairs(held, background)
    cells: dict[tuple[object, Scope], list[Cell]] = defaultdict(list)
    for cell in crowd_cells(held, background, most_faces):
        cells[cell.what.name, cell.scope].append(cell)
    for alike in cells.values():
        finding = pair_finding(*next(alike[0].pairs()), background)
        assert finding is not None
        yield finding._replace(pair_count=sum(cell.total for cell in alike)).counted()
    pairs = (pair_finding(a, b, background) for a, b in judged)
    yield from (overruled(finding, background) for finding in pairs if finding is not None)


def crowd_cells(
    held: Sequence[Position], background: Background, most_faces: int
) -> Iterator[Cell]:
    """Yield the cells of the pairs of a question that nobody has judged.

    No pair stands in two of them.
    """
    judged = _judged_pairs(held, background)
    if _has_few_faces(held, most_faces):
        for x, y in combinations_with_replacement(_groups(held, _face, background), 2):
            yield from _of_faces(x, y, judged, background)
        return
    for x, y in combinations_with_replacement(_groups(held, attrgetter("form"), background), 2):
        for relation in relations(x.first, y.first, background.within):
            yield from _of_classes(relation, x, y, judged, background)


def _of_faces(x: Group, y: Group, judged: Pairs, background: Background) -> Iterator[Cell]:
    for scope, count in pairs_by_scope(x, y, ANY, judged):
        what = background.outcomes.of(x.first, y.first, scope)
        if what is not None:
            yield Cell(what, scope, count, x, y, ANY, judged)


def _of_classes(
    relation: Relation, x: Group, y: Group, judged: Pairs, background: Background
) -> Iterator[Cell]:
    for scope, count in pairs_by_scope(x, y, relation, judged):
        first = next(pairs_in(x, y, relation, scope, judged))
        what = background.outcomes.of(*first, scope)
        if what is not None:
            yield Cell(what, scope, count, x, y, relation, judged)


def _has_few_faces(held: Sequence[Position], most: int) -> bool:
    faces = set()
    for one in held:
        faces.add(_face(one))
        if len(faces) > most:
            return False
    return True


def _groups(
    held: Sequence[Position], name: Callable[[Position], object], background: Background
) -> list[Group]:
    groups: dict[object, list[Position]] = defaultdict(list)
    for one in held:
        groups[name(one)].append(one)
    return [Group(group, background.within) for group in groups.values()]


def _face(one: Position) -> tuple[object, ...]:
    return one.form, one.value, one.low, one.high


def _judged_pairs(held: Sequence[Position], background: Background) -> Pairs:
    if not background.judgements:
        return []
    holder = {key: one for one in held for key in one.keys}
    seen: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[Position, Position]] = {}
    for a, b in sorted(background.judgements):
        if a in holder and b in holder and holder[a] is not holder[b]:
            one, other = sorted((holder[a], holder[b]), key=lambda position: position.order)
            seen.setdefault((one.keys, other.keys), (one, other))
    return list(seen.values())
