"""Questions with very many positions: pairs are counted exactly, without looking at each.

Positions that differ in nothing but their source are a face, and all pairs of two faces come to
one thing. Where there are very many faces, those that differ in nothing but value are a class:
for two classes the rules give one outcome for each relation of two values (equal, different, …).
Either way it is enough to count the pairs, and to find one that stands for them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations_with_replacement

from csto_db.detect.background import Background
from csto_db.detect.group import Group, Pairs, first_pair, pairs_by_scope
from csto_db.detect.pair import Outcome, outcome, overruled, pair_finding
from csto_db.detect.position import Position
from csto_db.detect.relations import ANY, Relation, relations
from csto_db.model.finding import Finding
from csto_db.model.vocabulary import Conflict, Scope

Count = tuple[Outcome, Scope, int, Callable[[], tuple[Position, Position]]]


def crowd_findings(
    held: Sequence[Position], background: Background, most_faces: int
) -> Iterator[Finding]:
    """Yield one finding for each kind, rule, verdict and scope among the pairs of a question.

    Pairs that a person has judged are findings of their own.
    """
    judged = _judged_pairs(held, background)
    counts: dict[tuple[Outcome, Scope], int] = defaultdict(int)
    witnesses: dict[tuple[Outcome, Scope], Finding] = {}
    for what, scope, count, sample in _counts(held, background, judged, most_faces):
        name = what, scope
        counts[name] += count
        if name not in witnesses:
            found = pair_finding(*sample(), background)
            assert found is not None
            witnesses[name] = found
    for name, finding in witnesses.items():
        yield replace(finding, pair_count=counts[name]).counted()
    pairs = (pair_finding(a, b, background) for a, b in judged)
    yield from (overruled(finding, background) for finding in pairs if finding is not None)


def _counts(
    held: Sequence[Position], background: Background, judged: Pairs, most_faces: int
) -> Iterator[Count]:
    """Yield what pairs amount to, how many do in which scope, and what finds the first."""
    faces = _groups(held, _face, background)
    if len(faces) <= most_faces:
        for x, y in combinations_with_replacement(faces, 2):
            yield from _of_faces(x, y, judged, background)
        return
    for x, y in combinations_with_replacement(_groups(held, _class, background), 2):
        for relation in relations(x.first, y.first, background.within):
            yield from _of_classes(relation, x, y, judged, background)


def _of_faces(x: Group, y: Group, judged: Pairs, background: Background) -> Iterator[Count]:
    outcomes = {scope: outcome(x.first, y.first, scope, background) for scope in Scope}
    if not any(outcomes.values()):
        return
    for scope, count in pairs_by_scope(x, y, ANY, judged):
        what = outcomes[scope]
        if what is not None:
            yield what, scope, count, partial(first_pair, x, y, ANY, scope, judged)


def _of_classes(
    relation: Relation, x: Group, y: Group, judged: Pairs, background: Background
) -> Iterator[Count]:
    for scope, count in pairs_by_scope(x, y, relation, judged):
        first = first_pair(x, y, relation, scope, judged)
        what = outcome(*first, scope, background)
        if what is not None:
            yield what, scope, count, partial(_itself, first)


def _itself(pair: tuple[Position, Position]) -> tuple[Position, Position]:
    return pair


def _groups(
    held: Sequence[Position], name: Callable[[Position], object], background: Background
) -> list[Group]:
    groups: dict[object, list[Position]] = defaultdict(list)
    for one in held:
        groups[name(one)].append(one)
    return [Group(group, background.within) for group in groups.values()]


def _class(one: Position) -> tuple[object, ...]:
    level = one.value if one.predicate.conflict is Conflict.ORDINAL else None
    return (
        one.predicate.name, one.is_denied, one.quantifier, one.certainty, one.stance,
        one.is_reported_speech, one.said.scope, one.time.low, one.time.high, level,
    )  # fmt: skip


def _face(one: Position) -> tuple[object, ...]:
    return *_class(one), one.value, one.low, one.high


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
