"""A claim with its quote in its paragraph, its voices, and what it leans on."""

import re
from dataclasses import dataclass

from csto_db.db.reader import Cell, Reader
from csto_db.detect.in_words import in_words, number_in_words, period_in_words
from csto_db.model.passage import Span
from csto_db.reports.telling import Said, telling_words

_MOST_AROUND = 700
"""So many characters of a paragraph are shown on each side of a quote."""

_CLAIM = """\
SELECT d.source, d.subject, d.subject_label, d.says, d.certainty, d.polarity, d.quantifier,
  d.predicate, d.value, d.value_label, d.footnote, d.valid_from, d.valid_to, d.scope, d.reading,
  pr.value_type,
  coalesce('n. ' || d.footnote, 'p. ' || d.page, 'char. ' || d.start) AS place,
  e.entity_key AS value_entity
FROM claim_detail AS d
JOIN claim AS c ON c.claim_id = d.claim_id
JOIN predicate AS pr ON pr.predicate_id = c.predicate_id
LEFT JOIN entity AS e ON e.entity_id = c.value_entity_id
WHERE d.claim = :key
"""
_PARAGRAPH = """\
SELECT t.text
FROM claim_detail AS c
JOIN passage_text AS t ON t.source = c.source AND t.start < c."end" AND t."end" > c.start
WHERE c.claim = :key
ORDER BY t.start
"""
_VOICES = """\
SELECT coalesce(e.wording, e.label, a.name), a.stance
FROM attribution AS a
JOIN claim AS c ON c.claim_id = a.claim_id
LEFT JOIN entity AS e ON e.entity_id = a.entity_id
WHERE c.claim_key = :key
ORDER BY a.position
"""
_WORKS = """\
SELECT DISTINCT d.work, d.footnote
FROM claim AS c
JOIN evidence AS e ON e.claim_id = c.claim_id
JOIN evidence_citation AS x ON x.evidence_id = e.evidence_id
JOIN citation_detail AS d ON d.citation_id = x.citation_id
WHERE c.claim_key = :key
ORDER BY d.work, d.footnote
"""
_ALIASES = """\
SELECT a.alias
FROM entity_alias AS a
JOIN entity AS e ON e.entity_id = a.entity_id
WHERE e.entity_key = :key
ORDER BY a.alias
"""


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody whom the author quotes or reports, and what the author makes of it."""

    name: str
    stance: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One side of a finding in print.

    `before` and `after` are what stands around the quote in its paragraph; `telling` are the
    places in the quote of the words that say it. `footnote` is the note that it
    stands in; `notes`, with that one, and `works` are what it leans on.
    """

    claim: str
    source: str
    subject: str
    subject_label: str
    place: str
    says: str
    certainty: str
    when: str | None
    scope: str | None
    voices: tuple[Voice, ...]
    before: str
    quote: str
    after: str
    telling: tuple[Span, ...]
    footnote: str | None
    notes: tuple[str, ...]
    works: tuple[str, ...]
    value_entity: str | None
    value_label: str


def read_evidence(reader: Reader, claim: str) -> Evidence:
    """Return a claim of the database with what a reader wants to see of it."""
    result = reader.execute(_CLAIM, {"key": claim})
    row = dict(zip(result.columns, next(iter(result.rows)), strict=True))
    quote = str(row["reading"])
    label = f"{_text(row['footnote']) or ''} "
    # A quote may begin with the label of its note, which stands before the note's text.
    before, after = _around(_texts(reader, _PARAGRAPH, claim), quote.removeprefix(label))
    leans = list(reader.execute(_WORKS, {"key": claim}).rows)
    notes = [row["footnote"], *(note for _, note in leans)]
    return Evidence(
        claim=claim,
        source=str(row["source"]),
        subject=str(row["subject"]),
        subject_label=str(row["subject_label"]),
        place=str(row["place"]),
        says=_says(row),
        certainty=str(row["certainty"]),
        when=_when(row["valid_from"], row["valid_to"]),
        scope=_text(row["scope"]),
        voices=tuple(
            Voice(str(n), str(s)) for n, s in reader.execute(_VOICES, {"key": claim}).rows
        ),
        before=before,
        quote=quote,
        after=after,
        telling=telling_words(quote, _said(reader, row)),
        footnote=_text(row["footnote"]),
        notes=tuple(dict.fromkeys(str(note) for note in notes if note is not None)),
        works=tuple(dict.fromkeys(str(work) for work, _ in leans)),
        value_entity=_text(row["value_entity"]),
        value_label=str(row["value_label"]),
    )


def _said(reader: Reader, row: dict[str, Cell]) -> Said:
    kind, value, entity = row["value_type"], str(row["value"]), _text(row["value_entity"])
    names = (str(row["value_label"]), *_texts(reader, _ALIASES, entity)) if entity else ()
    if kind == "level":
        names = (value,)
    return Said(
        predicate=str(row["predicate"]),
        names=names,
        number=value if kind == "number" else None,
        date=value if kind == "date" else None,
        is_denied=row["polarity"] == "denied" or (kind == "boolean" and value == "no"),
        quantifier=_text(row["quantifier"]),
    )


def _says(row: dict[str, Cell]) -> str:
    """Return what a claim says, with its date or number in words."""
    said, value = str(row["says"]), str(row["value"])
    worded = {"date": in_words, "number": number_in_words}.get(str(row["value_type"]))
    return said.replace(value, worded(value)) if worded else said


def _texts(reader: Reader, sql: str, key: str) -> list[str]:
    return [str(row[0]) for row in reader.execute(sql, {"key": key}).rows]


def _text(value: Cell) -> str | None:
    return None if value is None else str(value)


def _when(start: Cell, end: Cell) -> str | None:
    if start is None and end is None:
        return None
    return period_in_words(_text(start), _text(end))


def _around(paragraphs: list[str], quote: str) -> tuple[str, str]:
    """Return what stands before and after a quote, cut at words where it is long."""
    text = " ".join(" ".join(paragraphs).split())
    bare = " ".join(quote.split())
    # A quote never begins or ends inside a word, so that this is the place it was bound to.
    left, right = (r"\b" if edge.isalnum() else "" for edge in (bare[:1], bare[-1:]))
    found = re.search(rf"{left}{re.escape(bare)}{right}", text)
    if not found:
        return "", ""
    before, after = text[: found.start()], text[found.end() :]
    if len(before) > _MOST_AROUND:
        before = "… " + before[-_MOST_AROUND:].partition(" ")[2]
    if len(after) > _MOST_AROUND:
        after = after[:_MOST_AROUND].rpartition(" ")[0] + " …"
    return before, after
