"""Who takes part in the pairs of two groups: sources, and what symmetric claims are about."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from csto_db.detect.group import Group, Pairs, count_of, is_judged
from csto_db.detect.position import Position
from csto_db.detect.relations import Relation
from csto_db.model.vocabulary import Scope

Party = tuple[str, str]
"""What kind of thing it is, and its key."""


def parties(one: Position) -> tuple[Party, ...]:
    """Return the source of a position, and the other entity that it is about if there are two."""
    source = "source", one.source
    return (source, ("entity", one.value)) if one.predicate.is_symmetric else (source,)


def parties_in(
    x: Group, y: Group, relation: Relation, scope: Scope, judged: Pairs, known: set[Party]
) -> Iterator[Position]:
    """Yield a position for each party to the pairs of two groups in a relation and scope.

    Parties that are known are left out, and known from then on; so are pairs that are judged.
    Pairs are counted, not made.
    """
    ways = [(x, y, relation)] if x is y else [(x, y, relation), (y, x, relation.turned)]
    for own, others, one_way in ways:
        for party, some in _by_party(own).items():
            if party not in known:
                for one in some:
                    if _has_partner(one, own, others, one_way, scope, judged):
                        known.add(party)
                        yield one
                        break


def _by_party(group: Group) -> Mapping[Party, Sequence[Position]]:
    found: dict[Party, Sequence[Position]] = {
        ("source", source): own.positions for source, own in group.by_source.items()
    }
    if group.first.predicate.is_symmetric:
        values: dict[Party, list[Position]] = defaultdict(list)
        for one in group.positions:
            values["entity", one.value].append(one)
        found.update(values)
    return found


def _has_partner(
    one: Position, own: Group, others: Group, relation: Relation, scope: Scope, judged: Pairs
) -> bool:
    count = count_of(one, own, others, relation, scope)
    if not count or all(one is not a and one is not b for a, b in judged):
        return count > 0
    return any(
        relation.holds(one, other) and not is_judged(one, other, judged)
        for other in others.positions
        if other is not one and one.scope_with(other) is scope
    )
