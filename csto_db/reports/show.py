"""One thing of the database, with what hangs on it and its text in context."""

from collections import Counter
from collections.abc import Callable, Iterator

from csto_db.db.reader import Cell, Reader
from csto_db.reports.context import in_sentence
from csto_db.reports.keys import check_key, current_work
from csto_db.reports.render import shown
from csto_db.reports.sections import Section


def sections(reader: Reader, kind: str, key: str) -> list[Section]:
    """Return what is known of one thing.

    Raises InputError, with the nearest keys, if there is no such thing.
    """
    check_key(reader, kind, key)
    return list(_SHOWN[kind](reader, key))


def counted_pairs(reader: Reader, key: str) -> int | None:
    """Return how many pairs a finding counts, None if they are all those of its two sides."""
    [(pairs, on_a, on_b)] = reader.execute(_COUNTS, {"key": key}).rows
    return int(str(pairs)) if int(str(pairs)) > int(str(on_a)) * int(str(on_b)) else None


def _section(
    reader: Reader, title: str, sql: str, key: str, *, is_record: bool = False
) -> Iterator[Section]:
    result = reader.execute(sql, {"key": key})
    rows: tuple[tuple[Cell, ...], ...] = tuple(result.rows)
    if rows:
        yield Section(title, result.columns, rows, is_record)


def _source(reader: Reader, key: str) -> Iterator[Section]:
    yield from _section(reader, "source", _SOURCE, key, is_record=True)
    yield from _section(reader, "inferred, not shown by the document", _INFERRED, key)
    yield from _section(reader, "what is wrong or unread in it", _DIAGNOSTICS, key)


def _footnote(reader: Reader, key: str) -> Iterator[Section]:
    yield from _section(reader, "footnote", _FOOTNOTE, key, is_record=True)
    yield from _section(reader, "citations in it", _FOOTNOTE_CITATIONS, key)


def _work(reader: Reader, key: str) -> Iterator[Section]:
    """A work by its key, or by one that it had, or that a work had that is now this one."""
    key = current_work(reader, key)
    yield from _section(reader, "work", _WORK, key, is_record=True)
    yield from _section(reader, "who made it", _CONTRIBUTIONS, key)
    yield from _section(reader, "inferred", _WORK_INFERRED, key)
    yield from _section(reader, "where it is cited", _WORK_CITATIONS, key)
    yield from _section(reader, "keys that it is found by too", _OTHER_KEYS, key)
    yield from _section(reader, "what was decided on it", _WORK_DECISIONS, key)
    yield from _section(reader, "what looks like it", _WORK_ALIKE, key)


def _entity(reader: Reader, key: str) -> Iterator[Section]:
    yield from _section(reader, "entity", _ENTITY, key, is_record=True)
    yield from _section(reader, "relations", _RELATIONS, key)
    named = Counter(
        (str(source), shown(exact))
        for source, exact in reader.execute(_MENTIONS, {"key": key}).rows
    )
    rows = tuple((*name, times) for name, times in sorted(named.items(), key=_often))
    if rows:
        yield Section("mentions", ("source", "named_as", "times"), rows)
    yield from _section(reader, "claims about it", _ENTITY_CLAIMS, key)


def _often(named: tuple[tuple[str, str], int]) -> tuple[str, int, str]:
    (source, name), times = named
    return (source, -times, name)


def _claim(reader: Reader, key: str) -> Iterator[Section]:
    yield from _section(reader, "claim", _CLAIM, key, is_record=True)
    yield from _context(reader, key)
    yield from _section(reader, "leans on", _LEANS_ON, key)
    yield from _section(reader, "findings", _CLAIM_FINDINGS, key)


def _finding(reader: Reader, key: str) -> Iterator[Section]:
    yield from _section(reader, "finding", _FINDING, key, is_record=True)
    rows = tuple(reader.execute(_FINDING_CLAIMS, {"key": key}).rows)
    yield Section("claims", ("side", "claim", "voice", "certainty", "where"), rows)
    for row in rows:
        yield from _context(reader, str(row[1]))


def _context(reader: Reader, claim: str) -> Iterator[Section]:
    for row in reader.execute(_PARAGRAPH, {"key": claim}).rows:
        quote, text = (str(cell) for cell in row)
        yield Section(f"in context: {claim}", ("text",), ((in_sentence(text, quote),),))


_SHOWN: dict[str, Callable[[Reader, str], Iterator[Section]]] = {
    "source": _source,
    "footnote": _footnote,
    "work": _work,
    "entity": _entity,
    "claim": _claim,
    "finding": _finding,
}

_SOURCE = """\
SELECT s.source_key AS key, w.authors, w.title, w.container, w.issued, s.file_name,
  s.character_count AS characters, s.page_count AS pages,
  (SELECT count(*) FROM footnote_detail AS f WHERE f.source = s.source_key) AS footnotes,
  (SELECT count(*) FROM citation_detail AS c WHERE c.source = s.source_key) AS citations,
  (SELECT count(DISTINCT c.work) FROM citation_detail AS c WHERE c.source = s.source_key)
    AS works_cited,
  (SELECT count(*) FROM mention_detail AS m WHERE m.source = s.source_key) AS mentions,
  (SELECT count(*) FROM claim AS c WHERE c.source_id = s.source_id AND c.status = 'active')
    AS claims,
  s.sha256
FROM source AS s
JOIN work_detail AS w ON w.work_id = s.work_id
WHERE s.source_key = :key
"""
_INFERRED = """\
SELECT i.field, i.basis
FROM work_inference AS i
JOIN source AS s ON s.work_id = i.work_id
WHERE s.source_key = :key
ORDER BY i.field
"""
_DIAGNOSTICS = """\
SELECT d.code, d.severity, d.start, d.message
FROM diagnostic AS d
JOIN source AS s ON s.source_id = d.source_id
WHERE s.source_key = :key
ORDER BY d.start, d.code
"""
_FOOTNOTE = """\
SELECT source, label, start, "end", exact AS text
FROM footnote_detail
WHERE source || ':' || label = :key
ORDER BY start
"""
_FOOTNOTE_CITATIONS = """\
SELECT work, entry_type AS type, authors, title, container, issued, number, locator, accessed, url
FROM citation_detail
WHERE source || ':' || footnote = :key
ORDER BY start
"""
_WORK = """\
SELECT d.citation_key AS key, d.entry_type AS type, d.authors, d.title, d.container, d.issued,
  w.issued_printed AS date_as_printed, d.place, d.publisher, w.volume, w.issue, w.pages,
  w.edition, w.series, w.genre, w.original_title, w.transliterated_title, w.translated_title,
  w.translation_of, w.script, w.language, d.url, d.n_citations AS citations,
  d.n_sources AS sources, w.note
FROM work_detail AS d
JOIN work AS w ON w.work_id = d.work_id
WHERE d.citation_key = :key
"""
_CONTRIBUTIONS = """\
SELECT c.role, coalesce(c.literal, c.family || coalesce(', ' || c.given, '')) AS name,
  c.description
FROM contribution AS c
JOIN work AS w ON w.work_id = c.work_id
WHERE w.citation_key = :key
ORDER BY c.role, c.position
"""
_WORK_INFERRED = """\
SELECT i.field, i.basis
FROM work_inference AS i
JOIN work AS w ON w.work_id = i.work_id
WHERE w.citation_key = :key
ORDER BY i.field
"""
_WORK_CITATIONS = """\
SELECT source, footnote, page, start,
  CASE WHEN matched_work IS NULL THEN coalesce(replace(match_rule, '_', ' '), 'first of it')
    ELSE 'decision, not ' || matched_work END AS joined_by,
  coalesce(reading, exact) AS text
FROM citation_detail
WHERE work = :key
ORDER BY source, start
"""
_OTHER_KEYS = """\
SELECT citation_key AS key, kind
FROM work_key
WHERE work = :key AND citation_key <> :key
ORDER BY citation_key
"""
_WORK_DECISIONS = """\
SELECT decided_on AS "on", decision, work_key AS work, other_key AS other, decided_by AS "by",
  reason, quote AS citation
FROM work_decision
WHERE work_key IN (SELECT citation_key FROM work_key WHERE work = :key)
   OR other_key IN (SELECT citation_key FROM work_key WHERE work = :key)
ORDER BY work_decision_id
"""
_WORK_ALIKE = """\
SELECT other.citation_key AS work, other.authors, other.title, other.issued, d.against
FROM (
  SELECT a_work_id AS one_id, b_work_id AS other_id, against FROM possible_duplicate
  UNION ALL
  SELECT b_work_id, a_work_id, against FROM possible_duplicate
) AS d
JOIN work AS one ON one.work_id = d.one_id
JOIN work_detail AS other ON other.work_id = d.other_id
WHERE one.citation_key = :key
ORDER BY other.citation_key
"""
_ENTITY = """\
SELECT e.entity_key AS key, e.label, t.name AS type, e.note,
  (SELECT count(*) FROM mention AS m WHERE m.entity_id = e.entity_id) AS mentions
FROM entity AS e
JOIN entity_type AS t ON t.entity_type_id = e.entity_type_id
WHERE e.entity_key = :key
"""
_RELATIONS = """\
SELECT s.entity_key AS entity, r.relation, o.entity_key AS other, r.valid_from AS "from",
  r.valid_to AS "to"
FROM entity_relation AS r
JOIN entity AS s ON s.entity_id = r.subject_id
JOIN entity AS o ON o.entity_id = r.object_id
WHERE :key IN (s.entity_key, o.entity_key)
ORDER BY r.relation, s.entity_key, o.entity_key, r.valid_from
"""
_MENTIONS = "SELECT source, exact FROM mention_detail WHERE entity = :key"
_ENTITY_CLAIMS = """\
SELECT claim, says, voice
FROM claim_detail
WHERE subject = :key AND status = 'active'
ORDER BY predicate, claim
"""
_CLAIM = """\
SELECT claim, source, subject, predicate, polarity, value, quantifier, certainty, voice,
  valid_from, valid_to, scope, page, footnote, start, "end", reading AS quote, status, note
FROM claim_detail
WHERE claim = :key
"""
_LEANS_ON = """\
SELECT DISTINCT w.citation_key AS work, w.authors, w.title, w.issued
FROM claim AS c
JOIN evidence AS e ON e.claim_id = c.claim_id
JOIN evidence_citation AS x ON x.evidence_id = e.evidence_id
JOIN citation AS ci ON ci.citation_id = x.citation_id
JOIN work_detail AS w ON w.work_id = ci.work_id
WHERE c.claim_key = :key
ORDER BY w.citation_key
"""
_CLAIM_FINDINGS = """\
SELECT f.finding, f.verdict, f.a_claim, f.b_claim
FROM finding_detail AS f
JOIN finding_claim AS c ON c.finding = f.finding
WHERE c.claim = :key
ORDER BY f.verdict, f.finding
"""
_FINDING = """\
SELECT finding, verdict, scope, kind, rule, subject, predicate, a_claim, a_value, b_claim,
  b_value, pair_count AS pairs, explanation
FROM finding_detail
WHERE finding = :key
"""
_COUNTS = """\
SELECT pair_count,
  (SELECT count(*) FROM finding_claim WHERE finding = :key AND side = 'a') AS on_a,
  (SELECT count(*) FROM finding_claim WHERE finding = :key AND side = 'b') AS on_b
FROM finding
WHERE finding_key = :key
"""
_FINDING_CLAIMS = """\
SELECT c.side, c.claim, d.voice, d.certainty,
  coalesce('n. ' || d.footnote, 'p. ' || d.page, 'char. ' || d.start) AS "where"
FROM finding_claim AS c
JOIN claim_detail AS d ON d.claim = c.claim
WHERE c.finding = :key
ORDER BY c.side, c.claim
"""
_PARAGRAPH = """\
SELECT c.reading, t.text
FROM claim_detail AS c
JOIN passage_text AS t ON t.source = c.source AND t.start < c."end" AND t."end" > c.start
WHERE c.claim = :key
ORDER BY t.start
"""
