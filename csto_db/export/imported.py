"""The entries of files that works came from, for many works at once."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple, cast

from csto_db.db.reader import Reader
from csto_db.export.brought import merged_fields
from csto_db.export.cited import Brought
from csto_db.export.kept import Strings
from csto_db.export.parents import Parents
from csto_db.export.parts import of_ids
from csto_db.model.imported import ImportedField
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
# There are millions of fields, and ImportedField(…) takes three times as long.
_field = cast("Callable[[Any], ImportedField]", partial(tuple.__new__, ImportedField))
_OF_FIELD = itemgetter(1, 2, 3)
_IN_ORDER = attrgetter("is_merged", "file", "line")
_FORMATS = {str(fmt): fmt for fmt in ImportFormat}


class _Entry(NamedTuple):
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
        entries: dict[int, list[_Entry]] = defaultdict(list)
        for row in of_ids(self._reader, _ENTRIES, ids):
            entries[row[0]].append(_Entry._make(row))
        for some in entries.values():
            if len(some) > 1:
                some.sort(key=_IN_ORDER)
        fields = self._fields([entry for some in entries.values() for entry in some])
        return {work_id: self._brought(some, fields) for work_id, some in entries.items()}

    def _brought(
        self, entries: Sequence[_Entry], fields: Mapping[int, Sequence[ImportedField]]
    ) -> Brought:
        first = entries[0]
        alike = [fields.get(one.entry_id, ()) for one in entries if one.format == first.format]
        pinned = [one.key for one in entries if one.is_pinned and not one.is_merged]
        return Brought(
            _FORMATS[first.format],
            first.entry_type,
            merged_fields(alike) if len(alike) > 1 else tuple(alike[0]),
            self._strings.of(first.file),
            pinned[0] if pinned else None,
            first.file,
            first.work_id,
            self._parents,
        )

    def _fields(self, entries: Sequence[_Entry]) -> Mapping[int, Sequence[ImportedField]]:
        rows = of_ids(self._reader, _FIELDS, [entry.entry_id for entry in entries])
        found = {
            entry_id: list(map(_field, map(_OF_FIELD, some)))
            for entry_id, some in groupby(rows, itemgetter(0))
        }
        if self._strings.differing:
            for entry in entries:
                some = found.get(entry.entry_id, [])
                found[entry.entry_id] = [self._strings.put_in(one, entry.file) for one in some]
        return found
