"""Cited works out of the database, in batches: an export holds few of them at a time."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import fields, make_dataclass
from itertools import islice, repeat
from typing import Any

from csto_db.db.reader import Cell, Reader
from csto_db.export.choice import EVERYTHING, Choice, condition
from csto_db.export.cited import Brought, CitedWork
from csto_db.export.imported import ImportedReader
from csto_db.export.parents import Parents
from csto_db.export.parts import Parts, PartsReader, of_ids
from csto_db.model.vocabulary import EntryType, ImportFormat
from csto_db.model.work import Work

# So few stay in the cache of a processor.
_BATCH = 500
# The columns of work are the fields of Work, in their order.
_PARTS = ("contributions", "identifiers", "inferred")
_COLUMNS = tuple(
    f"{'l' if column.name == 'url' else 'w'}.{column.name}"
    for column in fields(Work)
    if column.name not in (*_PARTS, "citation_key")
)
_KEYS = "w.work_id, w.citation_key, d.file_name"
_WHOLE = f"{_KEYS}, {', '.join(_COLUMNS)}"
_WORKS = """\
SELECT {columns}
FROM work AS w
LEFT JOIN link AS l ON l.link_id = w.link_id
LEFT JOIN source AS d ON d.work_id = w.work_id
WHERE {condition}
ORDER BY w.citation_key
"""
_HAS_IMPORTED = "SELECT EXISTS (SELECT 1 FROM imported_entry)"
# A frozen dataclass is given its fields by a call for each: that takes eight times as long.
_Draft = make_dataclass("_Draft", [one.name for one in fields(Work)], slots=True)
_ENTRY_TYPES = {str(kind): kind for kind in EntryType}
_Row = tuple[Any, ...]
_BARE: _Row = (str(EntryType.UNKNOWN), *repeat(None, len(_COLUMNS) - 1))


def cited_works(
    reader: Reader,
    choice: Choice = EVERYTHING,
    *,
    with_parents: bool = False,
    verbatim: ImportFormat | None = None,
) -> Iterator[CitedWork]:
    """Yield the works of a choice by their keys, each with where it is cited.

    The key of a work is the one that a file of a reference manager brought, if one did. With
    `with_parents` what entries name in `crossref` and its like comes along. Works that came in
    the format `verbatim` have little more than a key: their entries say the rest.

    Raises QueryError if the condition of the choice is refused or wrong.
    """
    where, params = condition(choice)
    has_imported = bool(next(reader.execute(_HAS_IMPORTED).rows)[0])
    parents = Parents(reader) if has_imported else None
    imported = ImportedReader(reader, parents) if parents else None
    others: set[int] = set()
    if with_parents and parents is not None and choice != EVERYTHING:
        rows = _chosen(reader, _KEYS, where, params, choice.keys)
        others = parents.named_by(row[0] for row in rows)
        where = f"({where}) OR w.work_id IN ({', '.join(map(str, sorted(others))) or 'NULL'})"
    rows = _chosen(reader, _KEYS if imported else _WHOLE, where, params, choice.keys, others)
    parts_reader = PartsReader(reader)
    while batch := list(islice(rows, _BATCH)):
        ids = [row[0] for row in batch]
        brought = imported.of(ids) if imported else {}
        whole = [n for n in ids if n not in brought or brought[n].format is not verbatim]
        rows_of = _rows_of(reader, whole) if imported else {}
        parts = parts_reader.of(ids, whole)
        for row in batch:
            yield _cited(rows_of.get(row[0], row), parts, brought.get(row[0]))


def _chosen(
    reader: Reader,
    columns: str,
    where: str,
    params: Mapping[str, Cell],
    keys: Container[str] | None,
    others: Container[int] = (),
) -> Iterator[_Row]:
    query = _WORKS.format(columns=columns, condition=where)
    rows: Iterator[_Row] = reader.execute(query, params).rows
    if keys is None:
        return rows
    return (row for row in rows if row[1] in keys or row[0] in others)


def _rows_of(reader: Reader, ids: Sequence[int]) -> Mapping[int, _Row]:
    query = _WORKS.format(columns=_WHOLE, condition="w.work_id IN ({ids})")
    return {row[0]: row for row in of_ids(reader, query, ids)}


def _cited(row: _Row, parts: Parts, brought: Brought | None) -> CitedWork:
    number, key, document, *columns = row
    entry_type, *further = columns or _BARE
    of_work = (
        _ENTRY_TYPES[entry_type],
        *further,
        tuple(parts.contributions.get(number, ())),
        tuple(parts.identifiers.get(number, ())),
        tuple(parts.inferred.get(number, ())),
        (brought and brought.pinned) or key,
    )
    return CitedWork(
        _work(of_work),
        parts.accessed.get(number),
        tuple(parts.places.get(number, ())),
        document,
        tuple(parts.former_keys.get(number, ())),
        brought,
        key,
    )


def _work(values: tuple[Any, ...]) -> Work:
    """A work of the values of all its fields, in their order."""
    draft: Any = _Draft(*values)
    draft.__class__ = Work
    work: Work = draft
    return work
