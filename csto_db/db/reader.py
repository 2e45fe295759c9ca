"""The reading door: SQL in, columns and rows out, and nothing that could write."""

import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Protocol

from csto_db.db.identity import check_revision, connect_read_only, file_revision
from csto_db.db.target import is_url
from csto_db.errors import DatabaseError, QueryError

Cell = str | int | float | bytes | None

STEPS_BETWEEN_CHECKS = 100_000
_FETCHED = 100
_ALLOWED = frozenset(
    (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE)
)


@dataclass(frozen=True, slots=True)
class Result:
    """The names of the columns, and the rows, which may be read once."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Cell, ...]]


class Reader(Protocol):
    """What reports and exports need of a database."""

    def execute(self, sql: str, params: Mapping[str, Cell] | Sequence[Cell] = ()) -> Result:
        """Run one query. Raises QueryError if it is refused, wrong, or takes too long."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...


class SqliteReader:
    """A SQLite file behind an authorizer that admits reading only.

    `mode=ro` with `query_only` lets ATTACH and `PRAGMA query_only=off` through; the
    authorizer does not.
    """

    def __init__(self, path: Path, seconds: float | None = None) -> None:
        check_revision(file_revision(path), str(path))
        self._connection = connect_read_only(path)
        self._connection.execute("PRAGMA trusted_schema=OFF")
        self._connection.execute("PRAGMA busy_timeout=30000")
        _declare_virtual_tables(self._connection, path)
        self._connection.set_authorizer(_admit)
        self._seconds = seconds
        self._deadline = float("inf")
        # Without a bound as well: Python sees an interrupt only where it is called.
        self._connection.set_progress_handler(self._is_late, STEPS_BETWEEN_CHECKS)

    def execute(self, sql: str, params: Mapping[str, Cell] | Sequence[Cell] = ()) -> Result:
        """Run one query. Raises QueryError if it is refused, wrong, or takes too long."""
        if self._seconds is not None:
            self._deadline = time.monotonic() + self._seconds
        try:
            cursor = self._connection.execute(sql, params)
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise self._explained(error) from error
        if cursor.description is None:
            raise QueryError("the query returns nothing; only SELECT is allowed here")
        columns = tuple(column[0] for column in cursor.description)
        return Result(columns, chain.from_iterable(self._fetched(cursor)))

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _fetched(self, cursor: sqlite3.Cursor) -> Iterator[list[tuple[Cell, ...]]]:
        try:
            while rows := cursor.fetchmany(_FETCHED):
                yield rows
        except sqlite3.Error as error:
            raise self._explained(error) from error

    def _is_late(self) -> bool:
        return time.monotonic() > self._deadline

    def _explained(self, error: Exception) -> QueryError:
        text = str(error)
        if text == "interrupted":
            if not self._is_late():  # Ctrl-C fell into `_is_late`, where sqlite3 drops it
                raise KeyboardInterrupt from error
            return QueryError(f"the query was stopped after {self._seconds:g} s; narrow it down")
        if text in ("not authorized", "query aborted") or "prohibited" in text:
            return QueryError("refused: only reading is allowed here (SELECT)")
        return QueryError(f"SQL: {text}")


def _declare_virtual_tables(connection: sqlite3.Connection, path: Path) -> None:
    """Use each virtual table once: its first use declares a table, which is refused later."""
    try:
        connection.execute("SELECT 1 FROM passage_fts, json_each('[]'), json_tree('[]') LIMIT 0")
    except sqlite3.Error as error:
        raise DatabaseError(f"{path}: damaged: {error}; 'csto-db db check' says more") from error


def _admit(
    action: int, first: str | None, second: str | None, _db: str | None, _by: str | None
) -> int:
    if action in _ALLOWED and second != "load_extension":
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and first == "data_version" and second is None:
        return sqlite3.SQLITE_OK  # the full text index asks whether the file has changed
    return sqlite3.SQLITE_DENY


def open_reader(target: str, seconds: float | None = None) -> Reader:
    """Return the reading door of a path or URL; `seconds` bounds each query.

    Raises DatabaseError if there is no such database, or not one of ours.
    """
    if not is_url(target):
        return SqliteReader(Path(target), seconds)
    # SQLAlchemy costs 25 times an empty Python program: only other databases pay for it.
    from csto_db.db.sqlalchemy_reader import SqlalchemyReader

    try:
        return SqlalchemyReader(target, seconds)
    except ImportError as error:
        raise DatabaseError(f"{target}: its driver is not installed: {error}") from error
