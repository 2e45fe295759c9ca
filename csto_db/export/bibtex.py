"""Cited works as BibLaTeX, each with where it was cited."""

from collections import defaultdict
from collections.abc import Iterator

from csto_db.db.reader import Cell, Reader
from csto_db.export.entry import CitedWork, entry
from csto_db.model.vocabulary import EntryType, IdentifierScheme, Role
from csto_db.model.work import Contribution, Identifier, Name, Work

_WORKS = """\
SELECT
  w.work_id, w.citation_key, w.entry_type, w.title, w.container, w.issued, w.place,
  w.publisher, w.volume, w.issue, w.pages, w.edition, w.series, w.genre, w.language, w.note, l.url
FROM work AS w
LEFT JOIN link AS l ON l.link_id = w.link_id
WHERE EXISTS (
  SELECT 1
  FROM citation AS c
  JOIN passage AS p ON p.passage_id = c.passage_id
  JOIN source AS s ON s.source_id = p.source_id
  WHERE c.work_id = w.work_id
    AND (CAST(:source AS TEXT) IS NULL OR s.source_key = :source)
)
ORDER BY w.citation_key
"""
_CONTRIBUTIONS = """\
SELECT work_id, role, family, given, particle, suffix, literal, description
FROM contribution
ORDER BY work_id, role, position
"""
_IDENTIFIERS = "SELECT work_id, scheme, value FROM identifier ORDER BY identifier_id"
_INFERRED = "SELECT work_id, field, basis FROM work_inference ORDER BY work_id, field"
_PLACES = """\
SELECT c.work_id, s.source_key, f.label, p.start, p."end", c.accessed
FROM citation AS c
JOIN passage AS p ON p.passage_id = c.passage_id
JOIN source AS s ON s.source_id = p.source_id
LEFT JOIN footnote AS f ON f.footnote_id = c.footnote_id
ORDER BY s.source_key, p.start
"""


def bibtex(reader: Reader, source: str | None = None) -> Iterator[str]:
    """Yield the entry of every work that is cited, or that one source cites, by key."""
    parts = _Parts(reader)
    result = reader.execute(_WORKS, {"source": source})
    for number, row in enumerate(result.rows):
        values = dict(zip(result.columns, row, strict=True))
        yield ("\n" if number else "") + entry(parts.cited(values))


class _Parts:
    """What hangs on works, by their ids."""

    def __init__(self, reader: Reader) -> None:
        self._contributions: dict[Cell, list[Contribution]] = defaultdict(list)
        for work_id, role, *name, description in reader.execute(_CONTRIBUTIONS).rows:
            contribution = Contribution(
                Role(str(role)), Name(*map(_text, name)), _text(description)
            )
            self._contributions[work_id].append(contribution)
        self._identifiers: dict[Cell, list[Identifier]] = defaultdict(list)
        for work_id, scheme, value in reader.execute(_IDENTIFIERS).rows:
            identifier = Identifier(IdentifierScheme(str(scheme)), str(value))
            self._identifiers[work_id].append(identifier)
        self._inferred: dict[Cell, list[tuple[str, str]]] = defaultdict(list)
        for work_id, field, basis in reader.execute(_INFERRED).rows:
            self._inferred[work_id].append((str(field), str(basis)))
        self._places: dict[Cell, list[tuple[str, str, str | None]]] = defaultdict(list)
        for work_id, source, label, start, end, accessed in reader.execute(_PLACES).rows:
            note = f" n. {_text(label)}" if label is not None else ""
            place = f"cited in {_text(source)}{note}, characters {_text(start)}–{_text(end)}"
            self._places[work_id].append((str(source), place, _text(accessed)))

    def cited(self, values: dict[str, Cell]) -> CitedWork:
        """Return a work from its row."""
        work_id = values["work_id"]
        places = self._places[work_id]
        accessed = [date for _, _, date in places if date]
        return CitedWork(
            work=Work(
                entry_type=EntryType(str(values["entry_type"])),
                contributions=tuple(self._contributions[work_id]),
                identifiers=tuple(self._identifiers[work_id]),
                inferred=tuple(self._inferred[work_id]),
                **{name: _text(values[name]) for name in _TEXTS},
            ),
            accessed=max(accessed, default=None),
            places=tuple(place for _, place, _ in places),
            sources=tuple(dict.fromkeys(source for source, _, _ in places)),
        )


_TEXTS = (
    "citation_key", "title", "container", "issued", "place", "publisher", "volume", "issue",
    "pages", "edition", "series", "genre", "language", "note", "url",
)  # fmt: skip


def _text(cell: Cell) -> str | None:
    return None if cell is None else str(cell)
