"""Decisions on works: written once, never changed, and carried out after every ingest."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, Connection, func, insert, select, text, update

from csto_db.db.former_keys import successors
from csto_db.db.own_works import works_by_key
from csto_db.db.tables import METADATA
from csto_db.model.vocabulary import WorkDecisionKind
from csto_db.model.work_decision import CitationPlace, WorkDecision

DECISION, WORK, CITATION = (METADATA.tables[n] for n in ("work_decision", "work", "citation"))
_PLACES = """
SELECT d.citation_id, coalesce(d.reading, d.exact) AS quote
FROM citation_detail AS d
WHERE d.source = :source
ORDER BY d.start, d."end"
"""


def save_work_decisions(connection: Connection, decisions: Iterable[WorkDecision]) -> None:
    """Add decisions."""
    rows = [
        {
            "decision": decision.kind,
            "work_key": decision.work_key,
            "other_key": decision.other_key,
            "source_key": decision.citation.source if decision.citation else None,
            "quote": decision.citation.quote if decision.citation else None,
            "nth": decision.citation.nth if decision.citation else None,
            "reason": decision.reason,
            "decided_by": decision.decided_by,
            "decided_on": decision.decided_on,
        }
        for decision in decisions
    ]
    connection.execute(insert(DECISION), rows)


def load_work_decisions(connection: Connection) -> list[WorkDecision]:
    """Return all decisions, the oldest first, works named by the keys that they have now."""
    now = successors(connection)
    return [
        WorkDecision(
            kind=WorkDecisionKind(row.decision),
            work_key=now.get(row.work_key, row.work_key),
            other_key=now.get(row.other_key, row.other_key),
            reason=row.reason,
            decided_by=row.decided_by,
            decided_on=row.decided_on,
            citation=CitationPlace(row.source_key, row.quote, row.nth) if row.quote else None,
        )
        for row in connection.execute(select(DECISION).order_by(DECISION.c.work_decision_id))
    ]


def citation_places(connection: Connection, source: str) -> dict[CitationPlace, int]:
    """Return the ids of the citations of a source by how they read, in their order."""
    counts: dict[str, int] = defaultdict(int)
    found = {}
    for citation_id, quote in connection.execute(text(_PLACES), {"source": source}):
        counts[quote] += 1
        found[CitationPlace(source, quote, counts[quote])] = citation_id
    return found


def carry_out(
    connection: Connection, merged: Mapping[str, str], placed: Mapping[CitationPlace, str]
) -> None:
    """Let works be others, and citations be of others than the rules say, and no more than that.

    `merged` has the key of a work by that of one that it is, `placed` by a citation. What is
    not stored, or no longer, is left out.
    """
    _undo(connection)
    ids = works_by_key(connection, {*merged, *merged.values(), *placed.values()})
    for key, same in merged.items():
        if key in ids and same in ids:
            mine = WORK.c.work_id == ids[key]
            connection.execute(update(WORK).where(mine).values(same_as_id=ids[same]))
            _move(connection, CITATION.c.work_id == ids[key], ids[same])
    for source in {place.source for place in placed}:
        for place, citation_id in citation_places(connection, source).items():
            if place in placed:
                key = merged.get(placed[place], placed[place])
                _move(connection, CITATION.c.citation_id == citation_id, ids[key])


def _undo(connection: Connection) -> None:
    is_moved = CITATION.c.matched_work_id.is_not(None)
    values = {"work_id": CITATION.c.matched_work_id, "matched_work_id": None}
    connection.execute(update(CITATION).where(is_moved).values(values))
    connection.execute(update(WORK).where(WORK.c.same_as_id.is_not(None)).values(same_as_id=None))


def _move(connection: Connection, which: ColumnElement[bool], work_id: int) -> None:
    """Let some citations be of a work, and note what the rules said if that is another one."""
    by_rules = func.coalesce(CITATION.c.matched_work_id, CITATION.c.work_id)
    values = {"work_id": work_id, "matched_work_id": func.nullif(by_rules, work_id)}
    connection.execute(update(CITATION).where(which).values(values))
