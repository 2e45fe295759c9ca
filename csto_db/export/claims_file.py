"""Claims as they are written by hand, in their canonical form, and as Web Annotations."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from csto_db.db.reader import Cell, Reader

_CLAIMS = """\
SELECT
  d.claim_id, d.claim, d.source, e.quote, d.subject, d.predicate, d.value, d.polarity,
  d.quantifier, d.certainty, d.valid_from, d.valid_to, c.is_time_inferred, d.scope, d.note,
  p.start, p."end", p.exact, p.prefix, p.suffix, d.says, d.subject_label
FROM claim_detail AS d
JOIN claim AS c ON c.claim_id = d.claim_id
JOIN evidence AS e ON e.claim_id = d.claim_id
LEFT JOIN passage_detail AS p ON p.passage_id = e.passage_id
WHERE d.source = :source
ORDER BY p.start, d.claim
"""
_VOICES = """\
SELECT a.claim_id, a.name, a.kind, a.stance
FROM attribution AS a
JOIN claim AS c ON c.claim_id = a.claim_id
JOIN source AS s ON s.source_id = c.source_id
WHERE s.source_key = :source
ORDER BY a.claim_id, a.position
"""
_WIDTH = 96


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with the columns of the query, and its voices as they are written."""

    values: dict[str, Cell]
    voices: tuple[dict[str, Cell], ...]

    def text(self, name: str) -> str | None:
        """Return a column as text, None where it is NULL."""
        value = self.values[name]
        return None if value is None else str(value)


def read_rows(reader: Reader, source: str) -> list[ClaimRow]:
    """Return the claims of a source in the order of its text."""
    voices: dict[Cell, list[dict[str, Cell]]] = {}
    for claim_id, name, kind, stance in reader.execute(_VOICES, {"source": source}).rows:
        voices.setdefault(claim_id, []).append({"voice": name, "kind": kind, "stance": stance})
    result = reader.execute(_CLAIMS, {"source": source})
    rows = (dict(zip(result.columns, row, strict=True)) for row in result.rows)
    return [ClaimRow(row, tuple(voices.get(row["claim_id"], ()))) for row in rows]


def claims_file(reader: Reader, source: str) -> Iterator[str]:
    """Yield the claims file of a source in its canonical form: fields in order, none that
    only says its default."""
    yield f"source: {source}\nclaims:\n"
    for row in read_rows(reader, source):
        text = yaml.safe_dump([_written(row)], sort_keys=False, allow_unicode=True, width=_WIDTH)
        yield "".join(f"  {line}\n" for line in text.splitlines())


def _written(row: ClaimRow) -> dict[str, object]:
    fields: dict[str, object] = {"id": str(row.text("claim")).partition("/")[2]}
    for name in ("quote", "subject", "predicate", "value"):
        fields[name] = " ".join(str(row.text(name)).split())
    for name, default in (("polarity", "asserted"), ("quantifier", None), ("certainty", "plain")):
        if row.text(name) != default:
            fields[name] = row.text(name)
    fields |= _times(row)
    if row.text("scope"):
        fields["scope"] = row.text("scope")
    if row.voices:
        fields["voices"] = list(row.voices)
    if row.text("note"):
        fields["note"] = row.text("note")
    return fields


def _times(row: ClaimRow) -> dict[str, object]:
    start, end = row.text("valid_from"), row.text("valid_to")
    found: dict[str, object] = {}
    if start and start == end:
        found["valid"] = start
    elif start or end:
        found["valid"] = {k: v for k, v in (("from", start), ("to", end)) if v}
    if row.values["is_time_inferred"]:
        found["is_time_inferred"] = "yes"
    return found


def annotations(reader: Reader, source: str) -> Iterator[str]:
    """Yield the claims of a source as W3C Web Annotations (JSON-LD), one collection."""
    items = [_annotation(row) for row in read_rows(reader, source)]
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:csto-db:{source}:claims",
        "type": "AnnotationCollection",
        "total": len(items),
        "first": {
            "id": f"urn:csto-db:{source}:claims:1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }
    yield json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def _annotation(row: ClaimRow) -> dict[str, object]:
    return {
        "id": f"urn:csto-db:{row.text('claim')}",
        "type": "Annotation",
        "motivation": "describing",
        "body": {
            "type": "TextualBody",
            "value": f"{row.text('subject_label')}: {row.text('says')}",
            "purpose": "describing",
        },
        "target": {"source": f"urn:csto-db:{row.text('source')}", "selector": _selectors(row)},
    }


def _selectors(row: ClaimRow) -> list[dict[str, object]]:
    """Return where a claim stands; of one whose quote no longer binds, only its words."""
    if row.values["start"] is None:
        return [{"type": "TextQuoteSelector", "exact": row.values["quote"]}]
    selectors = {
        "TextPositionSelector": ("start", "end"),
        "TextQuoteSelector": ("exact", "prefix", "suffix"),
    }
    return [
        {"type": kind, **{name: row.values[name] for name in names}}
        for kind, names in selectors.items()
    ]
