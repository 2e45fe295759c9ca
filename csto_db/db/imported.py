"""What came from files of reference managers, in the database."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, select

from csto_db.db.driver import placeholder
from csto_db.db.tables import METADATA
from csto_db.db.works import asked
from csto_db.model.imported import ImportedEntry, ImportedField, Trouble
from csto_db.model.vocabulary import ImportFormat, Stage

ENTRY, FIELD, DIAGNOSTIC = (
    METADATA.tables[name] for name in ("imported_entry", "imported_field", "diagnostic")
)
Row = dict[str, Any]

FieldRow = tuple[int, int, str, str, int]
"""The id of an entry, and a field of it: its position, name, value and whether an expression."""
_FIELD_COLUMNS = ("imported_entry_id", "position", "name", "value", "is_expression")

_PINNED = (
    "SELECT entry_key, work_id FROM imported_entry WHERE is_pinned = 1 AND entry_key IN ({marks})"
)
_HOLDERS = "SELECT citation_key, work_id FROM work_key WHERE citation_key IN ({marks})"
_CITED = "SELECT DISTINCT work_id FROM citation WHERE work_id IN ({marks})"
_OWN = "SELECT work_id FROM source WHERE work_id IN ({marks})"


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry as it was last imported: its work, its type and its fields."""

    work_id: int
    entry_type: str
    fields: tuple[ImportedField, ...]


def stored_entries(connection: Connection, file: str) -> dict[str, StoredEntry]:
    """Return the entries of a file as it was last imported, by their keys."""
    fields: dict[int, list[ImportedField]] = defaultdict(list)
    of_file = (
        select(FIELD.c.imported_entry_id, FIELD.c.name, FIELD.c.value, FIELD.c.is_expression)
        .join(ENTRY, ENTRY.c.imported_entry_id == FIELD.c.imported_entry_id)
        .where(ENTRY.c.file == file)
        .order_by(FIELD.c.imported_entry_id, FIELD.c.position)
    )
    for number, *field in connection.execute(of_file):
        fields[number].append(ImportedField(*field))
    query = select(ENTRY).where(ENTRY.c.file == file, ENTRY.c.entry_key.is_not(None))
    return {
        row.entry_key: StoredEntry(
            row.work_id, row.entry_type, tuple(fields[row.imported_entry_id])
        )
        for row in connection.execute(query)
    }


def forget_import(connection: Connection, file: str) -> None:
    """Delete what a file brought, and what was wrong with it; the works stay for now."""
    connection.execute(delete(ENTRY).where(ENTRY.c.file == file))
    connection.execute(delete(DIAGNOSTIC).where(DIAGNOSTIC.c.file == file))


def holders(connection: Connection, keys: Iterable[str]) -> dict[str, int | None]:
    """Return whose some keys are: pinned ones, citation keys and former ones; None if gone."""
    wanted = [(key,) for key in keys]
    found: dict[str, int | None] = dict(asked(connection, _HOLDERS, wanted))
    return found | dict(asked(connection, _PINNED, wanted))


def cited_works(connection: Connection, work_ids: Iterable[int]) -> set[int]:
    """Return which of some works a source cites."""
    return {work_id for (work_id,) in asked(connection, _CITED, ((w,) for w in work_ids))}


def works_of_sources(connection: Connection, work_ids: Iterable[int]) -> set[int]:
    """Return which of some works are documents."""
    return {work_id for (work_id,) in asked(connection, _OWN, ((w,) for w in work_ids))}


def is_imported(connection: Connection, work_id: int) -> bool:
    """Return whether a file brought a work."""
    query = select(ENTRY.c.imported_entry_id).where(ENTRY.c.work_id == work_id)
    return connection.execute(query).first() is not None


def entry_row(
    entry: ImportedEntry,
    entry_id: int,
    work_id: int,
    file: str,
    fmt: ImportFormat,
    *,
    is_pinned: bool,
) -> Row:
    """Return the row of an entry."""
    return {
        "imported_entry_id": entry_id,
        "work_id": work_id,
        "file": file,
        "line": entry.line,
        "format": str(fmt),
        "entry_type": entry.entry_type,
        "entry_key": entry.key or None,
        "is_pinned": int(is_pinned),
    }


def insert_fields(connection: Connection, rows: Sequence[FieldRow]) -> None:
    """Insert fields of entries that are there; rows as they are, for there are most of them."""
    if rows:
        marks = ", ".join([placeholder(connection)] * len(_FIELD_COLUMNS))
        names = ", ".join(_FIELD_COLUMNS)
        statement = f"INSERT INTO imported_field ({names}) VALUES ({marks})"  # noqa: S608
        connection.exec_driver_sql(statement, rows)


def trouble_row(trouble: Trouble, diagnostic_id: int, file: str) -> Row:
    """Return the row of what is wrong in a file."""
    return {
        "diagnostic_id": diagnostic_id,
        "source_id": None,
        "file": file,
        "line": trouble.line,
        "stage": str(Stage.PARSE),
        "code": trouble.code,
        "severity": str(trouble.severity),
        "start": None,
        "end": None,
        "message": trouble.message,
    }
