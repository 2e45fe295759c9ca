"""Documents that share works with some that go: what is known of these has to be found anew."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, delete, select

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
