"""Cited works out of the database, in batches: an export holds few of them at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, make_dataclass
from itertools import islice
from typing import Any

from csto_db.db.reader import Cell, Reader
from csto_db.export.choice import EVERYTHING, Choice, condition
from csto_db.export.cited import Brought, CitedWork
from csto_db.export.imported import ImportedReader
from csto_db.export.parents import Parents
from csto_db.export.parts import Parts, PartsReader
from csto_db.model.vocabulary import EntryType, ImportFormat
from csto_db.model.work import Work

_BATCH = 1000
# The columns of work are the fields of Work, in their order.
_PARTS = ("contributions", "identifiers", "inferred")
_COLUMNS = tuple(
    f"{'l' if column.name == 'url' else 'w'}.{column.name}"
    for column in fields(Work)
    if column.name not in _PARTS
)
_WORKS = f"""\
SELECT w.work_id, d.file_name, {", ".join(_COLUMNS)}
FROM work AS w
LEFT JOIN link AS l ON l.link_id = w.link_id
LEFT JOIN source AS d ON d.work_id = w.work_id
WHERE {{condition}}
ORDER BY w.citation_key
"""  # noqa: S608  names of columns
_CHOSEN = "SELECT w.work_id, w.citation_key FROM work AS w WHERE {condition}"
_HAS_IMPORTED = "SELECT EXISTS (SELECT 1 FROM imported_entry)"
# A frozen dataclass is given its fields by a call for each: that takes eight times as long.
_Draft = make_dataclass("_Draft", [one.name for one in fields(Work)], slots=True)
_ENTRY_TYPES = {str(kind): kind for kind in EntryType}


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
    the format `verbatim` are without names and identifiers: their entries say them.

    Raises QueryError if the condition of the choice is refused or wrong.
    """
    where, params = condition(choice)
    has_imported = bool(next(reader.execute(_HAS_IMPORTED).rows)[0])
    parents = Parents(reader) if has_imported else None
    others: set[int] = set()
    if with_parents and parents is not None and choice != EVERYTHING:
        others = parents.named_by(_chosen(reader, where, params, choice.keys))
        where = f"({where}) OR w.work_id IN ({', '.join(map(str, sorted(others))) or 'NULL'})"
    rows: Iterator[Any] = reader.execute(_WORKS.format(condition=where), params).rows
    if choice.keys is not None:
        rows = (row for row in rows if row[-1] in choice.keys or row[0] in others)
    parts_reader = PartsReader(reader)
    imported = ImportedReader(reader, parents) if parents else None
    while batch := list(islice(rows, _BATCH)):
        ids = [row[0] for row in batch]
        brought = imported.of(ids) if imported else {}
        said = {number for number, one in brought.items() if one.format is verbatim}
        parts = parts_reader.of(ids, said)
        for row in batch:
            yield _cited(row, parts, brought.get(row[0]))


def _chosen(
    reader: Reader, where: str, params: Mapping[str, Cell], keys: frozenset[str] | None
) -> Iterator[int]:
    for work_id, key in reader.execute(_CHOSEN.format(condition=where), params).rows:
        if keys is None or key in keys:
            yield int(str(work_id))


def _cited(row: tuple[Any, ...], parts: Parts, brought: Brought | None) -> CitedWork:
    number, document, entry_type, *columns, key = row
    of_work = (
        _ENTRY_TYPES[entry_type],
        *columns,
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
