"""The works that imported entries name, and the keys under which these are exported."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

from csto_db.db.reader import Cell, Reader
from csto_db.db.written_keys import WRITTEN_KEYS
from csto_db.model.imported import ImportedField

_HAS_NAMED = "SELECT EXISTS (SELECT 1 FROM imported_key WHERE kind <> 'ids')"
_NAMED = """\
SELECT DISTINCT e.file, k.kind, k.entry_key, coalesce(w.same_as_id, w.work_id) AS work_id,
  EXISTS (
    SELECT 1
    FROM imported_key AS a
    WHERE a.imported_entry_id = p.imported_entry_id AND a.kind = 'ids'
      AND a.entry_key = k.entry_key
  ) AS is_alias
FROM imported_key AS k
JOIN imported_entry AS e ON e.imported_entry_id = k.imported_entry_id
LEFT JOIN imported_entry AS p ON p.entry_key = k.meant_key AND p.file = e.file
LEFT JOIN work AS w ON w.work_id = p.work_id
WHERE k.kind <> 'ids'
ORDER BY 1, 3, 2
"""
_ELSEWHERE = """\
SELECT citation_key, work_id
FROM work_key
WHERE citation_key IN ({marks}) AND work_id IS NOT NULL
ORDER BY kind = 'alias' DESC, kind DESC
"""
_TITLES = """\
SELECT e.work_id, lower(f.name), f.value, f.is_expression
FROM imported_entry AS e
JOIN imported_field AS f ON f.imported_entry_id = e.imported_entry_id
WHERE e.work_id IN ({marks}) AND e.format = 'bibtex'
  AND lower(f.name) IN ('title', 'booktitle', 'journal', 'journaltitle')
ORDER BY e.file DESC, e.line DESC
"""
_NAMED_BY = """\
SELECT DISTINCT e.file, k.entry_key
FROM imported_entry AS e
JOIN imported_key AS k ON k.imported_entry_id = e.imported_entry_id
WHERE k.kind <> 'ids' AND (
  e.work_id IN ({marks})
  OR e.work_id IN (SELECT work_id FROM work WHERE same_as_id IN ({marks}))
)
"""
_IN_QUERY = 500


class _Parent(NamedTuple):
    """The work that is named, the key under which it is exported, and whether by a further key."""

    work_id: int
    key: str
    is_alias: bool


class Parents:
    """All that entries name in `crossref`, `xdata`, `xref`, `related` and `entryset`.

    They are looked up when the first is asked about.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.are_there = bool(next(reader.execute(_HAS_NAMED).rows)[0])

    def is_crossed(self, work_id: int) -> bool:
        """Whether an entry names a work in `crossref`."""
        return work_id in self._crossed

    def written(self, file: str, key: str, *, knows_ids: bool) -> str:
        """Return what an entry of a file is to write for a key that it names.

        That is the key as it stands, unless the entry that it means is exported under another
        one. Who knows `ids` finds an entry by its further keys, and nobody minds capitals
        more than before.
        """
        found = self._found.get((file, key))
        if found is None or found.key.lower() == key.lower() or (found.is_alias and knows_ids):
            return key
        return found.key

    def titles(self, file: str, key: str) -> Mapping[str, ImportedField]:
        """Return the fields that say what an entry is called, or what it is in, by their names.

        It is the one that an entry of a file names in `crossref`; if it is not there, it has none.
        """
        found = self._found.get((file, key))
        return self._titles.get(found.work_id, {}) if found else {}

    def named_by(self, works: Iterable[int]) -> set[int]:
        """Return the works that some works name, and those that these name, and so on."""
        found: set[int] = set()
        new = set(works) if self.are_there else set()
        while new:
            places = [(str(file), str(key)) for file, key in self._rows(_NAMED_BY, new)]
            new = {self._found[place].work_id for place in places if place in self._found} - found
            found |= new
        return found

    @cached_property
    def _rows_named(self) -> Sequence[tuple[str, str, str, int | None, bool]]:
        rows = self._reader.execute(_NAMED).rows if self.are_there else ()
        return [
            (str(file), str(kind), str(key), None if work_id is None else int(str(work_id)), a == 1)
            for file, kind, key, work_id, a in rows
        ]

    @cached_property
    def _works(self) -> Mapping[tuple[str, str], int]:
        """The works that are meant; what is not in the same file is looked for in all."""
        unknown = {key for _, _, key, work_id, _ in self._rows_named if work_id is None}
        elsewhere = {str(key): int(str(work)) for key, work in self._rows(_ELSEWHERE, unknown)}
        return {
            (file, key): found
            for file, _, key, work_id, _ in self._rows_named
            if (found := elsewhere.get(key) if work_id is None else work_id) is not None
        }

    @cached_property
    def _found(self) -> Mapping[tuple[str, str], _Parent]:
        works = self._works
        written = dict(self._rows(WRITTEN_KEYS, set(works.values())))
        aliases = {(file, key) for file, _, key, _, is_alias in self._rows_named if is_alias}
        return {
            place: _Parent(work_id, str(written[work_id]), place in aliases)
            for place, work_id in works.items()
        }

    @cached_property
    def _crossed(self) -> frozenset[int]:
        works = self._works
        named = ((file, key) for file, kind, key, *_ in self._rows_named if kind == "crossref")
        return frozenset(works[place] for place in named if place in works)

    @cached_property
    def _titles(self) -> Mapping[int, Mapping[str, ImportedField]]:
        found: dict[int, dict[str, ImportedField]] = defaultdict(dict)
        for work_id, name, value, is_expression in self._rows(_TITLES, self._crossed):
            found[work_id][name] = ImportedField(name, value, bool(is_expression))
        return found

    def _rows(self, query: str, items: Iterable[Cell]) -> Iterator[Any]:
        waiting = iter(items)
        while some := list(islice(waiting, _IN_QUERY)):
            params = {f"item_{number}": item for number, item in enumerate(some)}
            marks = ", ".join(f":{name}" for name in params)
            yield from self._reader.execute(query.format(marks=marks), params).rows
