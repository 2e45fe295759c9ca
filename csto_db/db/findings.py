"""Findings into the database, and what the engine needs to know out of it."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, func, select, text

from csto_db.db.driver import Cell, insert_values
from csto_db.db.entity_names import entity_ids
from csto_db.db.reference import ids
from csto_db.db.tables import METADATA
from csto_db.model.claim import Judgement
from csto_db.model.finding import Finding
from csto_db.model.vocabulary import Relation, Scope, Side, Verdict

T = METADATA.tables
_KEY_LENGTH = 8
_BATCH = 5000
_A, _B = Side.A.value, Side.B.value
_COLUMNS = (
    "finding_id", "finding_key", "verdict", "kind", "rule", "scope", "subject_id", "predicate_id",
    "a_claim_id", "b_claim_id", "pair_count", "explanation", "judgement_id",
)  # fmt: skip
_SIDE_COLUMNS = ("finding_id", "claim_id", "side")
_FINDING = """\
SELECT f.verdict, f.kind, f.rule, f.scope, e.entity_key AS subject, p.name AS predicate,
  f.pair_count, f.explanation
FROM finding AS f
JOIN entity AS e ON e.entity_id = f.subject_id
JOIN predicate AS p ON p.predicate_id = f.predicate_id
WHERE f.finding_key = :key
"""
_SIDES = """\
SELECT side, claim FROM finding_claim WHERE finding = :key ORDER BY side, claim
"""
_COMPARED = """\
SELECT 1
FROM finding AS f
JOIN finding_claim AS x ON x.finding = f.finding_key AND x.claim = :a
JOIN finding_claim AS y ON y.finding = f.finding_key AND y.claim = :b AND y.side <> x.side
WHERE f.kind <> 'judgement'
LIMIT 1
"""


def are_compared(connection: Connection, a: str, b: str) -> bool:
    """Whether a rule has made a finding with two claims on its two sides."""
    return connection.execute(text(_COMPARED), {"a": a, "b": b}).first() is not None


def delete_findings(
    connection: Connection, subjects: Iterable[str] | None, kind: str | None = None
) -> None:
    """Delete the findings about some subjects, or all for None; those of a kind in any case."""
    finding = T["finding"]
    query = delete(finding)
    if subjects is not None:
        known = ids(connection, "entity", "entity_key")
        about = finding.c.subject_id.in_([known[s] for s in subjects if s in known])
        query = query.where(about | (finding.c.kind == kind))
    connection.execute(query)


class FindingWriter:
    """Writes findings many at a time; `judgement_ids` gives the row of the one that decided."""

    def __init__(self, connection: Connection, judgement_ids: Mapping[Judgement, int]) -> None:
        self._connection = connection
        self._judgement_ids = judgement_ids
        self._entities = entity_ids(connection)
        self._predicates = ids(connection, "predicate", "name")
        finding = T["finding"]
        self._taken = set(connection.execute(select(finding.c.finding_key)).scalars())
        self._last = connection.execute(select(func.max(finding.c.finding_id))).scalar() or 0
        self._rows: list[tuple[Cell, ...]] = []
        self._sides: list[tuple[Cell, ...]] = []
        self.count = 0

    def add(self, finding: Finding, claims: Mapping[str, int]) -> None:
        """Take a finding on claims whose ids are given; it is written at the latest by `flush`."""
        self._last += 1
        self.count += 1
        self._rows.append(self._row(finding, claims))
        for side, held in ((_A, finding.a_claims), (_B, finding.b_claims)):
            if len(held) > 1:
                self._sides += [(self._last, claims[key], side) for key in held[1:]]
        if len(self._rows) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        for table, columns, rows in (
            ("finding", _COLUMNS, self._rows),
            ("finding_side", _SIDE_COLUMNS, self._sides),
        ):
            if rows:
                insert_values(self._connection, table, columns, rows)
            rows.clear()

    def _row(self, finding: Finding, claims: Mapping[str, int]) -> tuple[Cell, ...]:
        verdict, kind, rule, scope, subject, predicate, one, other, count, text, judgement = finding
        return (
            self._last,
            _key(finding, self._taken),
            str(verdict),
            kind,
            rule,
            str(scope),
            self._entities[subject],
            self._predicates[predicate],
            claims[one[0]],
            claims[other[0]],
            count,
            text,
            self._judgement_ids[judgement] if judgement else None,
        )


def _key(finding: Finding, taken: set[str]) -> str:
    """Return a short name that does not depend on the order of ingest."""
    text = "\n".join((finding.kind, *finding.a_claims, "", *finding.b_claims))
    digest = hashlib.sha256(text.encode()).hexdigest()
    key = digest[:_KEY_LENGTH]
    if key in taken:
        key = next(k for n in range(_KEY_LENGTH, 65) if (k := digest[:n]) not in taken)
    taken.add(key)
    return key


def load_finding(connection: Connection, key: str) -> Finding:
    """Return a finding by its key, without the judgement on it.

    Raises KeyError if there is none.
    """
    row = connection.execute(text(_FINDING), {"key": key}).one_or_none()
    if row is None:
        raise KeyError(key)
    sides: dict[str, list[str]] = {_A: [], _B: []}
    for side, claim in connection.execute(text(_SIDES), {"key": key}):
        sides[side].append(claim)
    return Finding(
        verdict=Verdict(row.verdict),
        kind=row.kind,
        rule=row.rule,
        scope=Scope(row.scope),
        subject=row.subject,
        predicate=row.predicate,
        a_claims=tuple(sides[_A]),
        b_claims=tuple(sides[_B]),
        pair_count=row.pair_count,
        explanation=row.explanation,
    )


def load_ancestors(connection: Connection) -> dict[str, frozenset[str]]:
    """Return for each entity those that it is part of or an instance of, at any distance."""
    relation = T["entity_relation"]
    child, parent = T["entity"].alias("child"), T["entity"].alias("parent")
    query = (
        select(child.c.entity_key, parent.c.entity_key)
        .join(relation, relation.c.subject_id == child.c.entity_id)
        .join(parent, relation.c.object_id == parent.c.entity_id)
        .where(relation.c.relation.in_((Relation.PART_OF, Relation.INSTANCE_OF)))
    )
    parents: dict[str, set[str]] = defaultdict(set)
    for one, other in connection.execute(query):
        parents[one].add(other)
    return {key: frozenset(_above(key, parents)) for key in parents}


def _above(key: str, parents: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(parents[key])
    while waiting:
        parent = waiting.pop()
        if parent not in found:
            found.add(parent)
            waiting += parents.get(parent, ())
    return found


def load_cites(connection: Connection) -> dict[str, frozenset[str]]:
    """Return for each source the keys of the other sources that it cites."""
    source, passage, citation = T["source"], T["passage"], T["citation"]
    cited = T["source"].alias("cited")
    query = (
        select(source.c.source_key, cited.c.source_key)
        .join(passage, passage.c.source_id == source.c.source_id)
        .join(citation, citation.c.passage_id == passage.c.passage_id)
        .join(cited, cited.c.work_id == citation.c.work_id)
        .distinct()
    )
    found: dict[str, set[str]] = defaultdict(set)
    for key, other in connection.execute(query):
        found[key].add(other)
    return {key: frozenset(others) for key, others in found.items()}
