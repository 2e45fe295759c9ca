"""Questions with very many positions: pairs are counted exactly, and not told one by one.

Up to some number of positions pairs are told apart by masks, each with the partners of a position.
Beyond, positions that differ in nothing but source and value are a class: for two classes the rules
give one outcome for each relation of two values (equal, different, …), so it is enough to count the
pairs, and to find one that stands for them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations_with_replacement
from typing import NamedTuple

from csto_db.detect.background import Background
from csto_db.detect.form import Form
from csto_db.detect.group import Group, Pair, Pairs, pairs_by_scope, pairs_in
from csto_db.detect.masks import Masks, Row, single
from csto_db.detect.outcome import Outcome
from csto_db.detect.pair import overruled, pair_finding
from csto_db.detect.position import Position
from csto_db.detect.relations import Relation, relations
from csto_db.model.finding import Finding
from csto_db.model.vocabulary import Scope, Verdict

Name = tuple[str, str, str, Verdict, Scope]
"""Kind, rule, predicate, verdict and scope, which one finding has."""


class Cell(NamedTuple):
    """Pairs of positions that come to one thing, and how many of claims they are.

    The pairs can be read once, in an order that is always the same.
    """

    name: Name
    total: int
    pairs: Iterable[Pair]


def crowd_findings(
    held: Sequence[Position], background: Background, looked_at: int
) -> Iterator[Finding]:
    """Yield one finding for each kind, rule, verdict and scope among the pairs of a question.

    Pairs that a person has judged are findings of their own. With more positions than
    `looked_at` pairs are counted without looking at each.
    """
    cells: dict[Name, list[Cell]] = defaultdict(list)
    for cell in crowd_cells(held, background, looked_at):
        cells[cell.name].append(cell)
    for alike in cells.values():
        finding = pair_finding(*next(iter(alike[0].pairs)), background)
        assert finding is not None
        yield finding._replace(pair_count=sum([cell.total for cell in alike])).counted()
    pairs = (pair_finding(a, b, background) for a, b in _judged_pairs(held, background))
    yield from (overruled(finding, background) for finding in pairs if finding is not None)


def crowd_cells(held: Sequence[Position], background: Background, looked_at: int) -> Iterator[Cell]:
    """Yield the cells of the pairs of a question that nobody has judged.

    No pair stands in two of them.
    """
    judged = _judged_pairs(held, background)
    if len(held) <= looked_at:
        yield from _by_state(Masks(held, judged), background)
        return
    for x, y in combinations_with_replacement(_classes(held, background), 2):
        for relation in relations(x.first, y.first, background.within):
            yield from _of_classes(relation, x, y, judged, background)


def _by_state(masks: Masks, background: Background) -> Iterator[Cell]:
    found: dict[Name, list[Row]] = defaultdict(list)
    outcomes = background.outcomes
    for (x, y, is_within, state), rows in masks.by_state().items():
        scope = Scope.WITHIN if is_within else Scope.BETWEEN
        if outcomes.are_settled(x, y):
            what = outcomes.of_forms(x, y, state, scope, masks.pairs(rows).__next__)
            if what is not None:
                found[_name(what, x, scope)] += rows
            continue
        for some in single(rows):
            what = outcomes.of(*next(masks.pairs(some)), scope)
            if what is not None:
                found[_name(what, x, scope)] += some
    for name, rows in found.items():
        yield Cell(name, masks.count(rows), masks.pairs(rows))


def _of_classes(
    relation: Relation, x: Group, y: Group, judged: Pairs, background: Background
) -> Iterator[Cell]:
    for scope, count in pairs_by_scope(x, y, relation, judged):
        first = next(pairs_in(x, y, relation, scope, judged))
        what = background.outcomes.of(*first, scope)
        if what is not None:
            name = _name(what, x.first.form, scope)
            yield Cell(name, count, pairs_in(x, y, relation, scope, judged))


def _name(what: Outcome, x: Form, scope: Scope) -> Name:
    kind, rule, predicate, *_ = what.comparison
    return str(kind), str(rule), predicate or x.predicate.name, what.verdict, scope


def _classes(held: Sequence[Position], background: Background) -> list[Group]:
    groups: dict[object, list[Position]] = defaultdict(list)
    for one in held:
        groups[one.form, one.time].append(one)
    return [Group(group, background.within) for group in groups.values()]


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
