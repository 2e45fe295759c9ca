"""The entries of files that works came from, for many works at once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import compress, count, groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple

from csto_db.db.reader import Reader
from csto_db.export.brought import merged
from csto_db.export.cited import Brought
from csto_db.export.kept import Strings
from csto_db.export.parents import Parents
from csto_db.export.parts import of_ids
from csto_db.model.imported import ImportedEntry
from csto_db.model.vocabulary import ImportFormat

_ENTRIES = """\
SELECT work_id, 0 AS is_merged, imported_entry_id, format, entry_type, file, line, entry_key,
  is_pinned
FROM imported_entry
WHERE work_id IN ({ids})
UNION ALL
SELECT w.same_as_id, 1, e.imported_entry_id, e.format, e.entry_type, e.file, e.line, e.entry_key,
  e.is_pinned
FROM work AS w
JOIN imported_entry AS e ON e.work_id = w.work_id
WHERE w.same_as_id IN ({ids})
"""
_FIELDS = """\
SELECT imported_entry_id, name, value, is_expression
FROM imported_field
WHERE imported_entry_id IN ({ids})
ORDER BY imported_entry_id, position
"""
_Fields = tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...]]
_NO_FIELDS: _Fields = ((), (), ())
_IN_ORDER = attrgetter("is_merged", "file", "line")
_FORMATS = {str(fmt): fmt for fmt in ImportFormat}


class _Row(NamedTuple):
    """A row of the entries of a work; `is_merged` if it was one of a work that is now this one."""

    work_id: int
    is_merged: int
    entry_id: int
    format: str
    entry_type: str
    file: str
    line: int
    key: str | None
    is_pinned: int


class ImportedReader:
    """Reads what files brought for works."""

    def __init__(self, reader: Reader, parents: Parents) -> None:
        self._reader = reader
        self._strings = Strings(reader)
        self._parents = parents if parents.are_there else None

    def of(self, ids: Sequence[int]) -> Mapping[int, Brought]:
        """Return the entries of works by their ids.

        Where several of one format are one work, what only the others say is said as well.
        """
        rows: dict[int, list[_Row]] = defaultdict(list)
        for row in of_ids(self._reader, _ENTRIES, ids):
            rows[row[0]].append(_Row._make(row))
        fields = self._fields([row.entry_id for some in rows.values() for row in some])
        return {work_id: self._brought(some, fields) for work_id, some in rows.items()}

    def _brought(self, rows: list[_Row], fields: Mapping[int, _Fields]) -> Brought:
        if len(rows) > 1:
            rows.sort(key=_IN_ORDER)
        first = rows[0]
        alike = [self._entry(row, fields) for row in rows if row.format == first.format]
        pinned = [row.key for row in rows if row.is_pinned and not row.is_merged]
        return Brought(
            _FORMATS[first.format],
            merged(alike) if len(alike) > 1 else alike[0],
            self._strings.of(first.file),
            pinned[0] if pinned else None,
            first.file,
            first.work_id,
            self._parents,
        )

    def _entry(self, row: _Row, fields: Mapping[int, _Fields]) -> ImportedEntry:
        found = fields.get(row.entry_id, _NO_FIELDS)
        entry = ImportedEntry(row.key or "", row.entry_type, row.line, *found)
        return self._strings.put_into(entry, row.file)

    def _fields(self, ids: Sequence[int]) -> Mapping[int, _Fields]:
        found = {}
        for entry_id, some in groupby(of_ids(self._reader, _FIELDS, ids), itemgetter(0)):
            _, names, values, is_expression = zip(*some, strict=True)
            found[entry_id] = names, values, tuple(compress(count(), is_expression))
        return found
