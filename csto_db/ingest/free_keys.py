"""Citation keys that no work has, found without reading all that some work has."""

from collections import Counter
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from csto_db.db.works import keys_in_use
from csto_db.resolve.citation_key import KeyRing, numbered


def key_ring(connection: Connection, bases: Iterable[str]) -> KeyRing:
    """Return a ring that gives a free key for each time that a base is asked for.

    Thousands of works may share a base, such as interviews of one year with persons who are
    not named. Where their numbers end is looked up by doubling, then by halving.
    """
    wanted = Counter(bases)
    taken = keys_in_use(connection, wanted)
    crowded = {base: times for base, times in wanted.items() if times > 1 or base in taken}
    return KeyRing(taken, _free_from(connection, crowded))


def _free_from(connection: Connection, wanted: Mapping[str, int]) -> dict[str, int]:
    """For each base a number from which on as many are free as are wanted."""
    # One key of each base tells where its numbers end, unless they have gaps.
    ends = _search(connection, dict.fromkeys(wanted, 1), dict.fromkeys(wanted, 1))
    return _search(connection, ends, wanted)


def _search(
    connection: Connection, starts: Mapping[str, int], wanted: Mapping[str, int]
) -> dict[str, int]:
    """For each base a number from which on as many are free as are wanted, at least its start."""
    low, high = {base: start - 1 for base, start in starts.items()}, dict(starts)
    beyond = set(starts)
    while beyond:
        beyond = _occupied(connection, {base: high[base] for base in beyond}, wanted)
        for base in beyond:
            low[base], high[base] = high[base], 3 * high[base] - 2 * low[base]
    while between := [base for base in starts if high[base] - low[base] > 1]:
        middle = {base: (low[base] + high[base]) // 2 for base in between}
        occupied = _occupied(connection, middle, wanted)
        for base, number in middle.items():
            (low if base in occupied else high)[base] = number
    return high


def _occupied(
    connection: Connection, starts: Mapping[str, int], wanted: Mapping[str, int]
) -> set[str]:
    """The bases of which one of the wanted keys, counted from a number, is taken."""
    keys = {
        base: [numbered(base, number) for number in range(start, start + wanted[base])]
        for base, start in starts.items()
    }
    taken = keys_in_use(connection, (key for some in keys.values() for key in some))
    return {base for base, some in keys.items() if not taken.isdisjoint(some)}
