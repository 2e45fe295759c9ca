"""Documents that share works with some that go: what is known of these has to be found anew."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, delete, select

from csto_db.db.former_keys import revive
from csto_db.db.own_works import give_way
from csto_db.db.tables import METADATA
from csto_db.db.works import asked

T = METADATA.tables
_CITED = """\
SELECT c.work_id
FROM source AS s
JOIN passage AS p ON p.source_id = s.source_id
JOIN citation AS c ON c.passage_id = p.passage_id
WHERE s.source_key IN ({marks})
"""
_OWN = "SELECT work_id FROM source WHERE source_key IN ({marks})"
_CITING = """\
SELECT DISTINCT s.source_id, s.source_key
FROM citation AS c
JOIN passage AS p ON p.passage_id = c.passage_id
JOIN source AS s ON s.source_id = p.source_id
WHERE NOT EXISTS (SELECT 1 FROM source AS o WHERE o.work_id = c.work_id)
  AND NOT EXISTS (SELECT 1 FROM imported_entry AS e WHERE e.work_id = c.work_id)
  AND c.work_id IN ({marks})
"""
_PLACES = """\
SELECT s.source_id, p.start, p."end", c.citation_id, w.work_id, w.citation_key
FROM source AS s
JOIN passage AS p ON p.source_id = s.source_id
JOIN citation AS c ON c.passage_id = p.passage_id
JOIN work AS w ON w.work_id = c.work_id
WHERE s.source_key IN ({marks})
"""
_STORED = "SELECT citation_key FROM work WHERE citation_key IN ({marks})"


class Place(NamedTuple):
    """A citation by its source and span, and which of those with one span it is."""

    source_id: int
    start: int
    end: int
    nth: int


class Keyed(NamedTuple):
    """A work and its citation key."""

    work_id: int
    key: str


def works_of(connection: Connection, sources: Iterable[str]) -> set[int]:
    """Return the ids of the works that some sources are or cite."""
    keys = [(key,) for key in sources]
    return {work_id for query in (_CITED, _OWN) for (work_id,) in asked(connection, query, keys)}


def citing(connection: Connection, works: Iterable[int]) -> list[str]:
    """Return the keys of the sources that cite some works, in the order in which they came.

    Works that are sources themselves, or that a file brought, are what they say of themselves:
    to cite these does not count.
    """
    ids = ((work_id,) for work_id in works)
    found = {(source_id, key) for source_id, key in asked(connection, _CITING, ids)}
    return [key for _, key in sorted(found)]


def delete_citations(connection: Connection, sources: Collection[str]) -> None:
    """Delete the citations of some sources, which are to be read again."""
    source, passage, citation = T["source"], T["passage"], T["citation"]
    for key in sources:
        theirs = (
            select(passage.c.passage_id)
            .join(source, source.c.source_id == passage.c.source_id)
            .where(source.c.source_key == key)
        )
        connection.execute(delete(citation).where(citation.c.passage_id.in_(theirs)))


def cited_at(connection: Connection, sources: Iterable[str]) -> dict[Place, Keyed]:
    """Return the works of the citations of some sources, in the order in which they stand."""
    seen: dict[tuple[int, ...], int] = defaultdict(int)
    found = {}
    rows = sorted(asked(connection, _PLACES, ((key,) for key in sources)), key=lambda row: row[:4])
    for source_id, start, end, _, work_id, key in rows:
        seen[source_id, start, end] += 1
        found[Place(source_id, start, end, seen[source_id, start, end])] = Keyed(work_id, key)
    return found


def keep_keys(
    connection: Connection, before: Mapping[Place, Keyed], after: Mapping[Place, Keyed]
) -> None:
    """Give works that citations were of `before` their keys, where they are new rows `after`."""
    keys = {one.key for one in before.values()}
    free = keys - {key for (key,) in asked(connection, _STORED, ((key,) for key in keys))}
    for place, old in before.items():
        new = after.get(place)
        if new is not None and old.key in free and new.key not in keys:
            free.discard(old.key)
            keys.add(new.key)
            revive(connection, [old.key])
            give_way(connection, new.work_id, old.key)
