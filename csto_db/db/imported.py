"""What came from files of reference managers, in the database."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, func, select

from csto_db.db.driver import Cell, insert_values
from csto_db.db.tables import METADATA
from csto_db.db.works import asked
from csto_db.db.written_keys import WRITTEN_KEYS
from csto_db.model.imported import ImportedEntry, ImportedField, KeptBlock, NamedKey, Trouble
from csto_db.model.vocabulary import ImportFormat, Severity, Stage

ENTRY, BLOCK, DIAGNOSTIC = (
    METADATA.tables[name] for name in ("imported_entry", "imported_block", "diagnostic")
)
Row = dict[str, Any]

FieldRow = tuple[int, int, str, str, int]
"""The id of an entry, and a field of it: its position, name, value and whether an expression."""
KeyRow = tuple[int, str, str, str | None]
"""The id of an entry, and a key that it names: its kind, the key, and the one that is meant."""
_FIELD_COLUMNS = ("imported_entry_id", "position", "name", "value", "is_expression")

_PINNED = (
    "SELECT entry_key, work_id, imported_entry_id FROM imported_entry"
    " WHERE is_pinned = 1 AND entry_key IN ({marks})"
)
_HOLDERS = """\
SELECT citation_key, work_id FROM work_key WHERE citation_key IN ({marks}) AND kind <> 'alias'
"""
_CITED = "SELECT DISTINCT work_id FROM citation WHERE work_id IN ({marks})"
_BY_KEY = """\
SELECT entry_key, imported_entry_id, file, entry_type
FROM imported_entry
WHERE format = 'bibtex' AND entry_key IN ({marks})
ORDER BY is_pinned, file DESC
"""
_BY_ALIAS = """\
SELECT k.entry_key, e.imported_entry_id, e.file, e.entry_type
FROM imported_key AS k
JOIN imported_entry AS e ON e.imported_entry_id = k.imported_entry_id
WHERE k.kind = 'ids' AND k.entry_key IN ({marks})
ORDER BY e.file DESC
"""
_FIELDS = (
    "SELECT imported_entry_id, name, value, is_expression FROM imported_field"
    " WHERE imported_entry_id IN ({marks}) ORDER BY imported_entry_id, position"
)


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry as it was last imported: where its row is, and its work."""

    entry_id: int
    work_id: int
    entry_type: str
    is_pinned: bool


class NamedEntry(NamedTuple):
    """An entry that a key names: where its row is, its file, and its type."""

    named: str
    entry_id: int
    file: str
    entry_type: str


class StoredImport:
    """What a file brought when it was last imported, until the new rows are there."""

    def __init__(self, connection: Connection, file: str) -> None:
        self._connection = connection
        self._file = file
        columns = (ENTRY.c.entry_key, ENTRY.c.imported_entry_id, ENTRY.c.work_id,
                   ENTRY.c.entry_type, ENTRY.c.is_pinned)  # fmt: skip
        rows = connection.execute(select(*columns).where(ENTRY.c.file == file)).all()
        self.entries = {key: StoredEntry(*row) for key, *row in rows if key is not None}
        self._last = max((row.imported_entry_id for row in rows), default=0)

    def fields(self, keys: Iterable[str]) -> dict[str, tuple[ImportedField, ...]]:
        """Return the fields of some entries as they were, by their keys."""
        ids = {self.entries[key].entry_id: key for key in keys if key in self.entries}
        found = stored_fields(self._connection, ids)
        return {key: tuple(found[number]) for number, key in ids.items()}

    def forget(self) -> None:
        """Delete what the file brought before; the works stay for now."""
        is_old = ENTRY.c.imported_entry_id <= self._last
        self._connection.execute(delete(ENTRY).where(ENTRY.c.file == self._file, is_old))


def stored_fields(connection: Connection, ids: Iterable[int]) -> dict[int, list[ImportedField]]:
    """Return the fields of some stored entries."""
    found: dict[int, list[ImportedField]] = {number: [] for number in ids}
    for number, name, value, is_expression in asked(connection, _FIELDS, ((n,) for n in found)):
        found[number].append(ImportedField(name, value, bool(is_expression)))
    return found


def stored_strings(connection: Connection) -> dict[str, dict[str, str]]:
    """Return what the strings of all files stand for, by file and by name in lower case."""
    query = select(BLOCK.c.file, BLOCK.c.name, BLOCK.c.reading).where(BLOCK.c.name.is_not(None))
    found: dict[str, dict[str, str]] = {}
    for file, name, reading in connection.execute(query.order_by(BLOCK.c.file, BLOCK.c.position)):
        found.setdefault(file, {}).setdefault(name.lower(), reading)
    return found


def entries_named(connection: Connection, keys: Iterable[str]) -> list[NamedEntry]:
    """Return the BibTeX entries that have a key, or one more of theirs; the best the last."""
    wanted = [(key,) for key in keys]
    rows = [*asked(connection, _BY_ALIAS, wanted), *asked(connection, _BY_KEY, wanted)]
    return [NamedEntry(*row) for row in rows]


def forget_blocks(connection: Connection, file: str) -> None:
    """Delete what stood in a file beside its entries, and what was wrong with it."""
    connection.execute(delete(BLOCK).where(BLOCK.c.file == file))
    connection.execute(delete(DIAGNOSTIC).where(DIAGNOSTIC.c.file == file))


def holders(
    connection: Connection, keys: Iterable[str], besides: Collection[int]
) -> dict[str, int | None]:
    """Return whose some keys are: pinned ones, citation keys and former ones; None if gone.

    What the entries with the ids `besides` pin does not count.
    """
    wanted = [(key,) for key in keys]
    found: dict[str, int | None] = dict(asked(connection, _HOLDERS, wanted))
    pinned = asked(connection, _PINNED, wanted)
    return found | {key: work for key, work, entry in pinned if entry not in besides}


def written_keys(connection: Connection, work_ids: Iterable[int]) -> dict[int, str]:
    """Return the keys under which some works are exported."""
    return dict(asked(connection, WRITTEN_KEYS, ((w,) for w in work_ids)))


def serious_troubles(connection: Connection, file: str) -> int:
    """Count what is wrong in a file and somebody should look at."""
    said = select(func.count()).where(
        DIAGNOSTIC.c.file == file, DIAGNOSTIC.c.severity != str(Severity.INFO)
    )
    return connection.execute(said).scalar_one()


def cited_works(connection: Connection, work_ids: Iterable[int]) -> set[int]:
    """Return which of some works a source cites."""
    return {work_id for (work_id,) in asked(connection, _CITED, ((w,) for w in work_ids))}


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
    insert_values(connection, "imported_field", _FIELD_COLUMNS, rows)


def key_rows(entry_id: int, named: Iterable[NamedKey]) -> list[KeyRow]:
    """Return the rows of the keys that an entry names."""
    return [(entry_id, str(kind), key, meant) for kind, key, meant in named]


def insert_keys(connection: Connection, rows: Sequence[KeyRow]) -> None:
    """Insert the keys that entries name, which are there."""
    if rows:
        columns = ("imported_entry_id", "kind", "entry_key", "meant_key")
        insert_values(connection, "imported_key", columns, rows)


def insert_blocks(connection: Connection, file: str, blocks: Sequence[KeptBlock]) -> None:
    """Insert what stands in a file beside its entries."""
    if blocks:
        columns = ("file", "position", "line", "kind", "name", "body", "reading")
        rows: list[tuple[Cell, ...]] = [
            (file, position, one.line, str(one.kind), one.name, one.body, one.reading)
            for position, one in enumerate(blocks, start=1)
        ]
        insert_values(connection, "imported_block", columns, rows)


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
