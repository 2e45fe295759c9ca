"""Cited works out of the database, in batches: an export holds few of them at a time."""

from collections.abc import Iterator
from dataclasses import fields
from itertools import islice
from typing import Any

from csto_db.db.collector import no_collector
from csto_db.db.reader import Reader
from csto_db.export.choice import EVERYTHING, Choice, condition
from csto_db.export.cited import Brought, CitedWork
from csto_db.export.imported import ImportedReader
from csto_db.export.parts import Parts, PartsReader
from csto_db.model.vocabulary import EntryType
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
_HAS_IMPORTED = "SELECT EXISTS (SELECT 1 FROM imported_entry)"
_ENTRY_TYPES = {str(kind): kind for kind in EntryType}


def cited_works(reader: Reader, choice: Choice = EVERYTHING) -> Iterator[CitedWork]:
    """Yield the works of a choice by their keys, each with where it is cited.

    The key of a work is the one that a file of a reference manager brought, if one did.

    Raises QueryError if the condition of the choice is refused or wrong.
    """
    where, params = condition(choice)
    has_imported = bool(next(reader.execute(_HAS_IMPORTED).rows)[0])
    rows = reader.execute(_WORKS.format(condition=where), params).rows
    if choice.keys is not None:
        rows = (row for row in rows if row[-1] in choice.keys)
    parts_reader = PartsReader(reader)
    imported = ImportedReader(reader) if has_imported else None
    while batch := list(islice(rows, _BATCH)):
        ids = ",".join([str(row[0]) for row in batch])
        with no_collector():
            parts = parts_reader.of(ids)
            brought = imported.of(ids) if imported else {}
        for row in batch:
            yield _cited(row, parts, brought.get(row[0]))


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
        Work(*of_work),
        parts.accessed.get(number),
        tuple(parts.places.get(number, ())),
        document,
        tuple(parts.former_keys.get(number, ())),
        brought,
        key,
    )
