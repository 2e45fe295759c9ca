"""Which works are exported: all, or those that a source, a note, an entity or a query names."""

from collections.abc import Mapping
from dataclasses import dataclass

from csto_db.db.reader import Cell


@dataclass(frozen=True, slots=True)
class Choice:
    """What an export is narrowed down to; every part that is given must hold.

    `sources` are keys of which one must cite the work, `cited_by` keys that all must,
    `footnotes` the numbers of the notes (rows) that do, `entity` the key of an entity that is
    named where it is cited, `keys` citation keys, `where` a condition in SQL on the columns
    of the view work_detail. With `documents` the documents themselves count as well.
    """

    sources: tuple[str, ...] = ()
    cited_by: tuple[str, ...] = ()
    footnotes: tuple[int, ...] | None = None
    entity: str | None = None
    keys: frozenset[str] | None = None
    where: str | None = None
    documents: bool = False


EVERYTHING = Choice()

_CITED = """\
EXISTS (
  SELECT 1
  FROM citation AS c
  JOIN passage AS p ON p.passage_id = c.passage_id
  JOIN source AS s ON s.source_id = p.source_id
  WHERE c.work_id = w.work_id AND {condition}
)"""
_NOT_ONLY_A_DOCUMENT = """\
(
  NOT EXISTS (SELECT 1 FROM source AS s WHERE s.work_id = w.work_id)
  OR EXISTS (SELECT 1 FROM citation AS c WHERE c.work_id = w.work_id)
  OR EXISTS (SELECT 1 FROM imported_entry AS e WHERE e.work_id = w.work_id)
)"""
_NAMED_THERE = """\
EXISTS (
  SELECT 1
  FROM entity AS e
  JOIN mention AS m ON m.entity_id = e.entity_id
  JOIN passage AS around ON around.passage_id = m.passage_id
  WHERE e.entity_key = :entity
    AND around.source_id = p.source_id
    AND around.start <= p.start
    AND around."end" >= p."end"
)"""


def condition(choice: Choice) -> tuple[str, Mapping[str, Cell]]:
    """Return a condition in SQL on the work `w`, and the values of its parameters."""
    params: dict[str, Cell] = {}
    parts = ["w.same_as_id IS NULL"]
    if not choice.documents and choice.where is None and choice.keys is None:
        parts.append(_NOT_ONLY_A_DOCUMENT)
    cited = list(_where_cited(choice, params))
    if cited:
        parts.append(_CITED.format(condition=" AND ".join(cited)))
    for number, source in enumerate(choice.cited_by):
        params[f"by_{number}"] = source
        parts.append(_CITED.format(condition=f"s.source_key = :by_{number}"))
    if choice.where is not None:
        # The line break ends a comment that the condition may end with.
        query = f"SELECT d.work_id FROM work_detail AS d WHERE ({choice.where}\n)"  # noqa: S608
        parts.append(f"w.work_id IN ({query})")
    return " AND ".join(parts), params


def _where_cited(choice: Choice, params: dict[str, Cell]) -> list[str]:
    """Return what one and the same citation must fulfil."""
    parts = []
    if choice.sources:
        names = [f"source_{number}" for number in range(len(choice.sources))]
        params.update(zip(names, choice.sources, strict=True))
        parts.append(f"s.source_key IN ({', '.join(f':{name}' for name in names)})")
    if choice.footnotes is not None:
        parts.append(f"c.footnote_id IN ({', '.join(map(str, choice.footnotes)) or 'NULL'})")
    if choice.entity is not None:
        params["entity"] = choice.entity
        parts.append(_NAMED_THERE)
    return parts
