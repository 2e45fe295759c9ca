"""Citations by the names that people give them: SOURCE:LABEL of a note, or SOURCE@START."""

from dataclasses import dataclass

from sqlalchemy import Connection, text

from csto_db.db.work_decisions import citation_places
from csto_db.errors import InputError
from csto_db.ingest.stored import source_text
from csto_db.model.work import Work
from csto_db.model.work_decision import CitationPlace
from csto_db.parse.document import parse
from csto_db.text.clean import clean

_CITATIONS = """
SELECT d.citation_id, d.source, d.start, d."end", d.work, coalesce(d.reading, d.exact) AS quote,
  c.link_id,
  (SELECT count(*) FROM citation AS s WHERE s.work_id = c.work_id) AS siblings
FROM citation_detail AS d
JOIN citation AS c ON c.citation_id = d.citation_id
WHERE d.source = :source
  AND (CAST(:label AS TEXT) IS NULL OR d.footnote = :label)
  AND (CAST(:start AS INTEGER) IS NULL OR d.start = :start)
ORDER BY d.start, d."end"
"""


@dataclass(frozen=True, slots=True)
class NamedCitation:
    """A stored citation: where it stands, its work by key, and how many citations that has."""

    citation_id: int
    place: CitationPlace
    start: int
    end: int
    work: str
    link_id: int | None
    siblings: int


def named_citation(connection: Connection, name: str) -> NamedCitation:
    """Return the citation that a name means. Raises InputError if there is none, or several."""
    source, _, label = name.partition(":")
    start = None
    if "@" in name:
        source, _, number = name.partition("@")
        label, start = "", int(number) if number.isdecimal() else -1
    values = {"source": source, "label": label or None, "start": start}
    rows = connection.execute(text(_CITATIONS), values).all() if label or start else []
    if not rows:
        raise InputError(
            f"no citation {name!r}; name one as SOURCE:LABEL or SOURCE@START, as 'csto-db show"
            " work' lists them"
        )
    if len(rows) > 1:
        each = "; ".join(f"{row.source}@{row.start} ({row.quote[:40]} …)" for row in rows)
        raise InputError(f"{name!r} are {len(rows)} citations; name one: {each}")
    (row,) = rows
    ids = {number: place for place, number in citation_places(connection, source).items()}
    return NamedCitation(
        row.citation_id,
        ids[row.citation_id],
        row.start,
        row.end,
        row.work,
        row.link_id,
        row.siblings,
    )


def reading(connection: Connection, cited: NamedCitation) -> Work:
    """Return the work as a citation of a source describes it: the source is read again.

    Raises InputError if the program now reads it in another way than it did when it was stored.
    """
    words = source_text(connection, cited.place.source) or ""
    for citation in parse(clean(words)).citations:
        if (citation.span.start, citation.span.end) == (cited.start, cited.end):
            return citation.work
    raise InputError(
        f"{cited.place.source} was read by another version of the program; ingest it again first"
    )
