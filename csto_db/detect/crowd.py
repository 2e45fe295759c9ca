"""Questions with very many positions: pairs are counted exactly, and not told one by one.

Up to some number of positions pairs are told apart by masks, each with the partners of a position.
Beyond, positions that differ in nothing but source and value are a class: for two classes the rules
give one outcome for each relation of two values (equal, different, …), so it is enough to count the
pairs, and to find one that stands for them. Classes whose times do not meet are counted together:
they are what is left of all classes of two forms.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, combinations_with_replacement, islice, product
from operator import attrgetter
from typing import NamedTuple

from csto_db.detect.background import Background
from csto_db.detect.form import Form
from csto_db.detect.group import Group, Pair, Pairs, pairs_by_scope, pairs_in
from csto_db.detect.masks import Masks, Row, single
from csto_db.detect.outcome import Outcome
from csto_db.detect.pair import INDEPENDENT, independence, overruled, pair_finding
from csto_db.detect.party import Party, parties, parties_in
from csto_db.detect.position import Position
from csto_db.detect.relations import Relation, relations
from csto_db.model.finding import Finding
from csto_db.model.vocabulary import Scope, Verdict

_MOST_TRIED = 256
"""So many pairs that agree are looked at for one that is independent."""

Groups = Sequence[tuple[Group, Group]]
Name = tuple[str, str, str, Verdict, Scope]
"""Kind, rule, predicate, verdict and scope, which one finding has."""


class Cell(NamedTuple):
    """Pairs of positions that come to one thing, and how many of claims they are.

    The pairs can be read once, in an order that is always the same. `holders` yields a position in
    some pair for each party that is not known, and takes these for known.
    """

    name: Name
    total: int
    pairs: Iterable[Pair]
    holders: Callable[[set[Party]], Iterable[Position]]


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
        shown = _shown(alike, len(held) <= looked_at, background)
        finding = pair_finding(*shown, background)
        assert finding is not None
        total = sum([cell.total for cell in alike])
        among = _among(alike, shown)
        yield finding._replace(pair_count=total, among=among).counted()
    pairs = (pair_finding(a, b, background) for a, b in _judged_pairs(held, background))
    yield from (overruled(finding, background) for finding in pairs if finding is not None)


def _shown(cells: Sequence[Cell], are_known: bool, background: Background) -> Pair:
    """Return the first pair; of those that agree, if pairs are known, the first independent one."""
    pairs = chain.from_iterable(cell.pairs for cell in cells)
    first = next(pairs)
    if cells[0].name[3] is not Verdict.CORROBORATES or not are_known:
        return first
    some = chain([first], islice(pairs, _MOST_TRIED - 1))
    return next((two for two in some if independence(*two, background) is INDEPENDENT), first)


def _among(cells: Iterable[Cell], shown: Pair) -> tuple[str, ...]:
    """Return a claim for each party to the pairs of some cells that is none to the pair shown."""
    known = {party for one in shown for party in parties(one)}
    found = [one.said.key for cell in cells for one in cell.holders(known)]
    return tuple(dict.fromkeys(found))


def crowd_cells(held: Sequence[Position], background: Background, looked_at: int) -> Iterator[Cell]:
    """Yield the cells of the pairs of a question that nobody has judged.

    No pair stands in two of them.
    """
    judged = _judged_pairs(held, background)
    if len(held) <= looked_at:
        yield from _by_state(Masks(held, judged), background)
        return
    classes = _classes(held, background)
    for x, y in combinations_with_replacement(classes, 2):
        yield from _of_forms(x, y, judged, background)


def _by_state(masks: Masks, background: Background) -> Iterator[Cell]:
    found: dict[Name, list[Row]] = defaultdict(list)
    outcomes = background.outcomes
    for (x, y, is_within, state), rows in masks.by_state().items():
        if outcomes.are_settled(x, y):
            what = outcomes.of_forms(x, y, state, is_within, partial(masks.first, rows))
            if what is not None:
                found[_name(what, x)] += rows
            continue
        for some in single(rows):
            what = outcomes.of(*masks.first(some))
            if what is not None:
                found[_name(what, x)] += some
    for name, rows in found.items():
        yield Cell(name, masks.count(rows), masks.pairs(rows), partial(masks.holders, rows))


class _OfForm(NamedTuple):
    """The classes of a form, which differ in their times, and all of them as one."""

    all: Group
    by_time: Sequence[Group]


def _of_forms(x: _OfForm, y: _OfForm, judged: Pairs, background: Background) -> Iterator[Cell]:
    meeting, apart = _by_meeting(x, y)
    for relation in relations(x.all.first, y.all.first, background.within):
        met: Counter[Scope] = Counter()
        for one, other in meeting:
            for scope, count in pairs_by_scope(one, other, relation, judged):
                met[scope] += count
                yield from _cell(relation, [(one, other)], scope, count, judged, background)
        for scope, count in pairs_by_scope(x.all, y.all, relation, judged) if apart else ():
            if count > met[scope]:
                yield from _cell(relation, apart, scope, count - met[scope], judged, background)


def _cell(
    relation: Relation,
    groups: Groups,
    scope: Scope,
    count: int,
    judged: Pairs,
    background: Background,
) -> Iterator[Cell]:
    """Yield the cell of the pairs of some classes two by two, if they come to anything."""

    def pairs() -> Iterator[Pair]:
        for x, y in groups:
            yield from pairs_in(x, y, relation, scope, judged)

    def holders(known: set[Party]) -> Iterator[Position]:
        for x, y in groups:
            yield from parties_in(x, y, relation, scope, judged, known)

    first = next(pairs())
    what = background.outcomes.of(*first)
    if what is not None:
        yield Cell(_name(what, first[0].form), count, pairs(), holders)


def _by_meeting(x: _OfForm, y: _OfForm) -> tuple[Groups, Groups]:
    """Return the classes of two forms two by two: those whose times meet, and the others."""
    both: Iterable[tuple[Group, Group]] = product(x.by_time, y.by_time)
    if x is y:
        both = combinations_with_replacement(x.by_time, 2)
    meeting: list[tuple[Group, Group]] = []
    apart: list[tuple[Group, Group]] = []
    for one, other in both:
        does_meet = one.first.time.overlaps(other.first.time)
        (meeting if does_meet else apart).append((one, other))
    return meeting, apart


def _name(what: Outcome, x: Form) -> Name:
    return what.kind, what.rule, what.predicate or x.predicate.name, what.verdict, what.scope


def _classes(held: Sequence[Position], background: Background) -> list[_OfForm]:
    forms = _groups(held, attrgetter("form"), background)
    return [_OfForm(one, _groups(one.positions, attrgetter("time"), background)) for one in forms]


def _groups(
    some: Sequence[Position], name: Callable[[Position], object], background: Background
) -> list[Group]:
    groups: dict[object, list[Position]] = defaultdict(list)
    for one in some:
        groups[name(one)].append(one)
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
