"""Blocks with very many positions: pairs are counted exactly, without looking at each.

Positions that differ in nothing but value and source are a class. For two classes the rules
give one outcome for each relation of two values (equal, different, …), so that it is enough to
count the pairs that stand in it, and to find one that stands for them.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement

from csto_db.detect.background import Background
from csto_db.detect.pair import overruled, pair_finding
from csto_db.detect.position import Position
from csto_db.detect.relations import Relation, relations
from csto_db.detect.tally import Tally
from csto_db.model.finding import Finding
from csto_db.model.vocabulary import Conflict, Scope


def crowd_findings(block: Sequence[Position], background: Background) -> Iterator[Finding]:
    """Yield one finding for each kind, rule, verdict and scope among the pairs of a block.

    Pairs that a person has judged are findings of their own.
    """
    judged = list(_judged_pairs(block, background))
    totals: dict[tuple[object, ...], Finding] = {}
    classes = _classes(block, background)
    for x, y in combinations_with_replacement(classes, 2):
        for finding in _of_classes(x, y, judged, background):
            name = _name(finding)
            known = totals.get(name)
            count = finding.pair_count + (known.pair_count if known else 0)
            totals[name] = replace(known or finding, pair_count=count)
    for finding in totals.values():
        yield _with_count(finding)
    found = (pair_finding(a, b, background) for a, b in judged)
    yield from (overruled(finding, background) for finding in found if finding is not None)


@dataclass(frozen=True, slots=True)
class _Class:
    positions: list[Position]
    everything: Tally
    by_source: dict[str, Tally]


def _classes(block: Sequence[Position], background: Background) -> list[_Class]:
    groups: dict[tuple[object, ...], list[Position]] = defaultdict(list)
    for one in block:
        said = one.said
        level = one.value if one.predicate.conflict is Conflict.ORDINAL else None
        name = (
            one.predicate.name, one.is_denied, one.quantifier, one.certainty, one.stance,
            said.scope, one.time.low, one.time.high, level,
        )  # fmt: skip
        groups[name].append(one)
    return [_class(group, background) for group in groups.values()]


def _class(group: list[Position], background: Background) -> _Class:
    sources: dict[str, list[Position]] = defaultdict(list)
    for one in group:
        sources[one.source].append(one)
    tallies = {source: Tally(some, background.within) for source, some in sources.items()}
    return _Class(group, Tally(group, background.within), tallies)


def _of_classes(
    x: _Class, y: _Class, judged: list[tuple[Position, Position]], background: Background
) -> Iterator[Finding]:
    for relation in relations(x.positions[0], y.positions[0], background.within):
        everywhere = _count(x.positions, y.everything, relation, is_same=x is y)
        if not everywhere:
            continue
        inside = sum(
            _count(tally.positions, y.by_source[source], relation, is_same=x is y)
            for source, tally in x.by_source.items()
            if source in y.by_source
        )
        for scope, count in ((Scope.WITHIN, inside), (Scope.BETWEEN, everywhere - inside)):
            left_out = _weight_of_judged(x, y, relation, scope, judged)
            if count > left_out:
                finding = _witness(x, y, relation, scope, judged, background)
                if finding is not None:
                    yield replace(finding, pair_count=count - left_out)


def _count(xs: Sequence[Position], y: Tally, relation: Relation, *, is_same: bool) -> int:
    total = sum(len(one.keys) * relation.count(y, one) for one in xs)
    if not is_same:
        return total
    itself = sum(len(one.keys) ** 2 for one in xs if relation.holds(one, one))
    return (total - itself) // 2


def _witness(
    x: _Class,
    y: _Class,
    relation: Relation,
    scope: Scope,
    judged: list[tuple[Position, Position]],
    background: Background,
) -> Finding | None:
    """Return the finding of the first pair of two classes in a relation and scope.

    None if the rules make nothing of such pairs.
    """
    for one in x.positions:
        inside = y.by_source[one.source].positions if one.source in y.by_source else []
        others = inside if scope is Scope.WITHIN else y.positions
        if scope is Scope.BETWEEN and not _reaches_out(one, y, relation):
            continue
        for other in others:
            is_pair = other is not one and (one.source == other.source) == (scope is Scope.WITHIN)
            if is_pair and relation.holds(one, other) and not _is_judged(one, other, judged):
                return pair_finding(one, other, background)
    return None


def _reaches_out(one: Position, y: _Class, relation: Relation) -> bool:
    """Whether a position stands in the relation to one of another source."""
    inside = y.by_source.get(one.source)
    return relation.count(y.everything, one) > (relation.count(inside, one) if inside else 0)


def _judged_pairs(
    block: Sequence[Position], background: Background
) -> Iterator[tuple[Position, Position]]:
    if not background.judgements:
        return
    holder = {key: one for one in block for key in one.keys}
    seen: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for a, b in sorted(background.judgements):
        if a not in holder or b not in holder or holder[a] is holder[b]:
            continue
        one, other = sorted((holder[a], holder[b]), key=lambda position: position.order)
        if (one.keys, other.keys) not in seen:
            seen.add((one.keys, other.keys))
            yield one, other


def _is_judged(a: Position, b: Position, judged: list[tuple[Position, Position]]) -> bool:
    return any((a is one and b is other) or (a is other and b is one) for one, other in judged)


def _weight_of_judged(
    x: _Class,
    y: _Class,
    relation: Relation,
    scope: Scope,
    judged: list[tuple[Position, Position]],
) -> int:
    if not judged:
        return 0
    in_x, in_y = set(map(id, x.positions)), set(map(id, y.positions))
    weight = 0
    for a, b in judged:
        if (a.source == b.source) != (scope is Scope.WITHIN):
            continue
        for one, other in ((a, b), (b, a)):
            if id(one) in in_x and id(other) in in_y and relation.holds(one, other):
                weight += len(one.keys) * len(other.keys)
                break
    return weight


def _name(finding: Finding) -> tuple[object, ...]:
    return finding.kind, finding.rule, finding.verdict, finding.scope, finding.predicate


def _with_count(finding: Finding) -> Finding:
    alone = len(finding.a_claims) * len(finding.b_claims)
    if finding.pair_count == alone:
        return finding
    text = finding.explanation.rstrip(".")
    return replace(finding, explanation=f"{text} ({finding.pair_count:,} such pairs of claims).")
