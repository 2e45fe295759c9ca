"""Claims out of the database a subject at a time, as the engine compares them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from sqlalchemy import Connection

from csto_db.model.statement import NO_WORKS, Statement

_QUERY = """\
SELECT
  {block} AS block,
  c.claim_key, s.source_key, e.entity_key, p.name, c.value, c.value_low, c.value_high,
  c.polarity, c.quantifier, c.certainty, c.valid_from, c.valid_to, c.scope,
  (
    SELECT t.stance FROM attribution AS t
    WHERE t.claim_id = c.claim_id
    ORDER BY CASE t.stance WHEN 'rejects' THEN 0 WHEN 'neutral' THEN 1 ELSE 2 END
    LIMIT 1
  ),
  (
    SELECT coalesce(v.label, t.name)
    FROM attribution AS t
    LEFT JOIN entity AS v ON v.entity_id = t.entity_id
    WHERE t.claim_id = c.claim_id
    ORDER BY t.position DESC
    LIMIT 1
  ),
  (
    SELECT {concat}(w.citation_key, ' ')
    FROM evidence AS x
    JOIN evidence_citation AS y ON y.evidence_id = x.evidence_id
    JOIN citation AS z ON z.citation_id = y.citation_id
    JOIN work AS w ON w.work_id = z.work_id
    WHERE x.claim_id = c.claim_id
  )
FROM claim AS c
JOIN source AS s ON s.source_id = c.source_id
JOIN entity AS e ON e.entity_id = c.subject_id
JOIN predicate AS p ON p.predicate_id = c.predicate_id
{join}WHERE c.status = 'active'
  AND {where}
ORDER BY {block}
"""
_OTHER = "LEFT JOIN entity AS o ON o.entity_id = c.value_entity_id\n"
_ORIENTED = "CASE WHEN o.entity_key < e.entity_key THEN o.entity_id ELSE e.entity_id END"


def statements_by_subject(
    connection: Connection, symmetric: Iterable[int], subjects: Sequence[int] | None = None
) -> Iterator[list[Statement]]:
    """Yield all claims of a block subject together, for each that has more than one.

    `symmetric` are the ids of the predicates that may turn round (and of those tied to them):
    the block subject of such a claim is the lesser of both entities, by key. `subjects` bounds
    the block subjects. The rows are streamed: memory is bounded by the largest subject.
    """
    turning = _listed(symmetric)
    straight = f"c.predicate_id NOT IN ({turning})"
    turned = f"c.predicate_id IN ({turning})"
    if subjects is not None:
        among = _listed(subjects)
        straight += f" AND c.subject_id IN ({among})"
        turned += f" AND (c.subject_id IN ({among}) OR c.value_entity_id IN ({among}))"
    yield from _grouped(connection, block="c.subject_id", join="", where=straight)
    yield from _grouped(connection, block=_ORIENTED, join=_OTHER, where=turned)


def _listed(ids: Iterable[int]) -> str:
    """Return ids as SQL writes a list of numbers; no row has the id -1."""
    return ", ".join(map(str, (-1, *ids)))


def _grouped(connection: Connection, **parts: str) -> Iterator[list[Statement]]:
    concat = "group_concat" if connection.dialect.name == "sqlite" else "string_agg"
    options = {"stream_results": True, "yield_per": 5000}
    rows = connection.exec_driver_sql(
        _QUERY.format(concat=concat, **parts), execution_options=options
    )
    for _, group in groupby(rows, key=lambda row: row[0]):
        block = [_statement(row) for row in group]
        if len(block) > 1:
            yield block


def _statement(row: Sequence[object]) -> Statement:
    works = row[16]
    leans_on = frozenset(str(works).split()) if works else NO_WORKS
    return Statement._make((*row[1:16], leans_on))
