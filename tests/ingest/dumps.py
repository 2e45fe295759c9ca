"""What a database holds, to be compared with what it held before or what another holds."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

Rows = list[tuple[object, ...]]

_MEANING = {
    "source": "SELECT source_key, file_name, sha256, character_count, page_count FROM source",
    "passage": 'SELECT source, kind, page, start, "end", exact, reading FROM passage_detail',
    "footnote": 'SELECT source, label, start, "end", called_at FROM footnote_detail',
    "citation": """
      SELECT source, footnote, start, "end", style, entry_type, authors, title, container, issued,
        number, url_printed, accessed, locator, status, prefix
      FROM citation_detail
    """,
    "mention": 'SELECT source, start, "end", exact, entity FROM mention_detail',
    "claim": """
      SELECT claim, source, subject, predicate, value, polarity, quantifier, certainty, voice,
        valid_from, valid_to, scope, start, "end", exact, status
      FROM claim_detail
    """,
    "evidence": """
      SELECT c.claim_key, e.quote, p.start
      FROM evidence AS e
      JOIN claim AS c ON c.claim_id = e.claim_id
      LEFT JOIN evidence_citation AS x ON x.evidence_id = e.evidence_id
      LEFT JOIN citation AS z ON z.citation_id = x.citation_id
      LEFT JOIN passage AS p ON p.passage_id = z.passage_id
    """,
    "finding": """
      SELECT finding, verdict, kind, rule, scope, subject, predicate, a_claim, b_claim,
        explanation, pair_count
      FROM finding_detail
    """,
    "finding_claim": "SELECT finding, claim, side FROM finding_claim",
    "finding_party": "SELECT finding, source, entity, claim FROM finding_party",
    "diagnostic": """
      SELECT s.source_key, d.stage, d.code, d.start, d."end", d.message
      FROM diagnostic AS d JOIN source AS s ON s.source_id = d.source_id
    """,
    "judgement": "SELECT a_claim_key, b_claim_key, verdict, reason FROM judgement",
    "entity": """
      SELECT e.entity_key, e.label, t.name, t.definition, e.note, e.wording
      FROM entity_type AS t LEFT JOIN entity AS e ON e.entity_type_id = t.entity_type_id
    """,
    "relation": """
      SELECT a.entity_key, r.relation, b.entity_key, r.valid_from, r.valid_to
      FROM entity_relation AS r
      JOIN entity AS a ON a.entity_id = r.subject_id
      JOIN entity AS b ON b.entity_id = r.object_id
    """,
    "predicate": """
      SELECT p.name, p.definition, p.conflict, p.cap, s.name, l.position, l.name
      FROM predicate AS p
      LEFT JOIN scale AS s ON s.scale_id = p.scale_id
      LEFT JOIN scale_level AS l ON l.scale_id = s.scale_id
    """,
    "rule": """
      SELECT a.name, r.kind, b.name
      FROM predicate_rule AS r
      JOIN predicate AS a ON a.predicate_id = r.predicate_id
      JOIN predicate AS b ON b.predicate_id = r.other_predicate_id
    """,
    "scale": "SELECT name FROM scale",
    "alias": """
      SELECT e.entity_key, a.alias
      FROM entity_alias AS a JOIN entity AS e ON e.entity_id = a.entity_id
    """,
}
FINDINGS = ("finding", "finding_claim", "finding_party")


def everything(database: Path) -> dict[str, Rows]:
    """Return all rows of all tables, with their rowids: every byte that counts."""
    with sqlite3.connect(database) as connection:
        named = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        tables = [name for (name,) in connection.execute(named)]
        rows = {name: _all_of(connection, name) for name in tables}
    connection.close()
    return rows


def _all_of(connection: sqlite3.Connection, table: str) -> Rows:
    try:
        return connection.execute(f"SELECT rowid, * FROM {table} ORDER BY rowid").fetchall()
    except sqlite3.OperationalError:
        return sorted(connection.execute(f"SELECT * FROM {table}").fetchall())


def meaning(database: Path, kinds: Iterable[str] = _MEANING) -> dict[str, Rows]:
    """Return what a database says, without the ids and times that say nothing."""
    connection = sqlite3.connect(database)
    rows = {kind: sorted(connection.execute(_MEANING[kind]), key=repr) for kind in kinds}
    connection.close()
    return rows


def select(database: Path, sql: str, *values: object) -> Rows:
    """Return the rows of a query."""
    connection = sqlite3.connect(database)
    rows = connection.execute(sql, values).fetchall()
    connection.close()
    return rows
