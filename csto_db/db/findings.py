"""Findings into the database, and what the engine needs to know out of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256
from itertools import repeat

from sqlalchemy import Connection, func, select, text

from csto_db.db.driver import Cell, fetched, insert_values, placeholder
from csto_db.db.entity_names import entity_ids
from csto_db.db.reference import ids
from csto_db.db.statements import Ask, is_asked, listed
from csto_db.db.tables import METADATA
from csto_db.model.claim import Judgement
from csto_db.model.finding import Finding
from csto_db.model.vocabulary import Relation, Scope, Side, Verdict

T = METADATA.tables
TABLES = ("finding", "finding_side", "finding_counted")
_KEY_LENGTH = 8
_BATCH = 5000
_A, _B = Side.A.value, Side.B.value
_COLUMNS = (
    "finding_id", "finding_key", "verdict", "kind", "rule", "scope", "subject_id", "predicate_id",
    "a_claim_id", "b_claim_id", "pair_count", "explanation", "judgement_id",
)  # fmt: skip
_SIDE_COLUMNS = ("finding_id", "claim_id", "side")
_COUNTED_COLUMNS = ("finding_id", "claim_id")
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
_PARENTS = f"""\
SELECT child.entity_key, parent.entity_key
FROM entity_relation AS r
JOIN entity AS child ON child.entity_id = r.subject_id
JOIN entity AS parent ON parent.entity_id = r.object_id
WHERE r.relation IN ('{Relation.PART_OF}', '{Relation.INSTANCE_OF}')
"""  # noqa: S608  words of the vocabulary
_CITES = """\
SELECT DISTINCT s.source_key, cited.source_key
FROM source AS s
JOIN passage AS p ON p.source_id = s.source_id
JOIN citation AS c ON c.passage_id = p.passage_id
JOIN source AS cited ON cited.work_id = c.work_id
"""
_TRANSLATIONS = """\
SELECT s.source_key, w.translation_of
FROM source AS s
JOIN work AS w ON w.work_id = s.work_id
WHERE w.translation_of IS NOT NULL
"""


def are_compared(connection: Connection, a: str, b: str) -> bool:
    """Whether a rule has made a finding with two claims on its two sides."""
    return connection.execute(text(_COMPARED), {"a": a, "b": b}).first() is not None


def delete_findings(
    connection: Connection, asked: Collection[Ask], kind: str, predicates: Iterable[int]
) -> None:
    """Delete the findings about what is asked; those of a kind by their predicates only."""
    among = is_asked("subject_id", "predicate_id", asked)
    connection.exec_driver_sql(
        f"DELETE FROM finding WHERE (kind <> '{kind}' AND {among})"  # noqa: S608  ids and a word
        f" OR (kind = '{kind}' AND predicate_id IN ({listed(predicates)}))"
    )


def delete_all(connection: Connection) -> None:
    """Delete all findings, first what points at them: row by row only where it has to be."""
    for table in reversed(TABLES):
        connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608


class FindingWriter:
    """Writes findings many at a time; `judgement_ids` gives the row of the one that decided."""

    def __init__(self, connection: Connection, judgement_ids: Mapping[Judgement, int]) -> None:
        self._connection = connection
        self._judgement_ids = judgement_ids
        self._predicates = ids(connection, "predicate", "name")
        finding = T["finding"]
        self._first = connection.execute(select(func.max(finding.c.finding_id))).scalar() or 0
        self._last = self._first
        self._taken = _Keys(connection, is_empty=not self._first)
        self._rows: list[tuple[Cell, ...]] = []
        self._sides: list[tuple[Cell, ...]] = []
        self._counted: list[tuple[Cell, ...]] = []

    @property
    def count(self) -> int:
        """How many findings were taken so far."""
        return self._last - self._first

    def add(self, findings: Collection[Finding], claims: Mapping[str, int]) -> None:
        """Take findings on claims whose ids are given; `flush` writes them, if not sooner."""
        entities = entity_ids(self._connection, {one.subject for one in findings})
        for finding in findings:
            (
                verdict, kind, rule, scope, subject, predicate, one, other, count, text,
                judgement, among,
            ) = finding  # fmt: skip
            number = self._last = self._last + 1
            # Before Python 3.12 `.value` takes ten times as long as what lies below it.
            row = (
                number, self._taken.take(kind, one, other), verdict._value_, kind, rule,
                scope._value_, entities[subject], self._predicates[predicate],
                claims[one[0]], claims[other[0]], count, text,
                self._judgement_ids[judgement] if judgement else None,
            )  # fmt: skip
            self._rows.append(row)
            if len(one) + len(other) > 2:
                for side, held in ((_A, one), (_B, other)):
                    self._sides += [(number, claims[key], side) for key in held[1:]]
            if among:
                self._counted += zip(repeat(number), map(claims.__getitem__, among))
        if len(self._rows) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        for table, columns, rows in (
            ("finding", _COLUMNS, self._rows),
            ("finding_side", _SIDE_COLUMNS, self._sides),
            ("finding_counted", _COUNTED_COLUMNS, self._counted),
        ):
            if rows:
                insert_values(self._connection, table, columns, rows)
            rows.clear()


class _Keys:
    """The keys of findings that are stored or will be."""

    def __init__(self, connection: Connection, *, is_empty: bool) -> None:
        self._made: set[str] = set()
        self._cursor = None if is_empty else connection.connection.cursor()
        mark = placeholder(connection)
        self._stored = f"SELECT 1 FROM finding WHERE finding_key = {mark}"  # noqa: S608

    def take(self, kind: str, a_claims: Iterable[str], b_claims: Iterable[str]) -> str:
        """Return a short name of a finding that no other has and that depends on its claims."""
        text = "\n".join([kind, *a_claims, "", *b_claims])
        digest = sha256(text.encode()).hexdigest()
        key = digest[:_KEY_LENGTH]
        if self._is_taken(key):
            lengths = range(_KEY_LENGTH, 65)
            key = next(k for n in lengths if not self._is_taken(k := digest[:n]))
        self._made.add(key)
        return key

    def _is_taken(self, key: str) -> bool:
        if key in self._made:
            return True
        if self._cursor is None:
            return False
        self._cursor.execute(self._stored, (key,))
        return self._cursor.fetchone() is not None


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
    parents: dict[str, set[str]] = defaultdict(set)
    for one, other in fetched(connection, _PARENTS):
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
    found: dict[str, set[str]] = defaultdict(set)
    for key, other in fetched(connection, _CITES):
        found[key].add(other)
    return {key: frozenset(others) for key, others in found.items()}


def load_translations(connection: Connection) -> dict[str, str]:
    """Return for each source that is a translation the key of what it translates."""
    return dict(fetched(connection, _TRANSLATIONS))
