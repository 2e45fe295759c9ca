"""The writing door: SQLAlchemy engines with the settings that every connection needs."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from csto_db.db.identity import APPLICATION_ID, check_revision, file_revision
from csto_db.db.target import is_url
from csto_db.errors import DatabaseError

PRAGMAS = (
    "busy_timeout=30000",
    "journal_mode=WAL",
    "synchronous=NORMAL",
    "trusted_schema=OFF",
    "recursive_triggers=ON",  # else INSERT OR REPLACE deletes a judgement past its trigger
    "cache_size=-65536",
    "temp_store=FILE",  # to sort for an index of a large library takes its size in memory
    "wal_autocheckpoint=16000",
)
_SWITCH_SECONDS = 30
_ONLY_READS = "csto_db_only_reads"


def plain_engine(target: str) -> Engine:
    """Return an engine on a path or URL, as SQLAlchemy makes it.

    Raises DatabaseError on a target that cannot be understood or is not ours.
    """
    if not is_url(target):
        file_revision(Path(target))
        return create_engine(f"sqlite:///{Path(target).resolve()}")
    try:
        engine = create_engine(target)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise DatabaseError(f"{target}: not a database URL that can be used: {error}") from error
    if engine.dialect.name != "postgresql":
        raise DatabaseError(f"{target}: give a PostgreSQL URL, or the path of a SQLite file")
    return engine


def writing_engine(target: str, *, foreign_keys: bool = True) -> Engine:
    """Return an engine whose transactions hold the one write lock from their beginning.

    On SQLite that is BEGIN IMMEDIATE: the default mode of the driver takes the lock at the
    first write, too late: two writers that have both read lose an update or fail. On
    PostgreSQL it is an advisory lock. Migrations turn foreign keys off: a batch rebuild of
    a parent table would delete its children. Raises DatabaseError as `plain_engine` does.
    """
    engine = plain_engine(target)
    if engine.dialect.name == "sqlite":
        switch = "ON" if foreign_keys else "OFF"
        pragmas = (*PRAGMAS, f"foreign_keys={switch}")
        event.listen(engine, "connect", lambda connection, _: _set(connection, pragmas))
    event.listen(engine, "begin", _lock)
    return engine


def current_engine(target: str) -> Engine:
    """Return a writing engine on a database that has the newest schema.

    Raises DatabaseError if it has another, or cannot be reached.
    """
    engine = writing_engine(target)
    check_revision(stored_revision(engine), target)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a connection that only reads, on a writing engine: it takes no lock."""
    with engine.connect().execution_options(**{_ONLY_READS: True}) as connection:
        yield connection


def stored_revision(engine: Engine) -> str | None:
    """Return the schema revision of a database, None if it has none.

    Raises DatabaseError if the database cannot be reached, or is not ours.
    """
    database = engine.url.database
    if engine.dialect.name == "sqlite" and database:
        return file_revision(Path(database))
    try:
        with reading(engine) as connection:
            if not engine.dialect.has_table(connection, "alembic_version"):
                return None
            found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
            return None if found is None else str(found)
    except SQLAlchemyError as error:
        raise DatabaseError(f"{engine.url}: cannot be reached: {error}") from error


def _set(connection: Any, pragmas: tuple[str, ...]) -> None:
    assert isinstance(connection, sqlite3.Connection)
    connection.isolation_level = None
    for pragma in pragmas:
        _switch(connection, pragma)


def _switch(connection: sqlite3.Connection, pragma: str) -> None:
    """Set a PRAGMA; SQLite itself does not wait where two set the journal mode at once."""
    deadline = time.monotonic() + _SWITCH_SECONDS
    while True:
        try:
            connection.execute(f"PRAGMA {pragma}")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def _lock(connection: Connection) -> None:
    is_sqlite = connection.dialect.name == "sqlite"
    if connection.get_execution_options().get(_ONLY_READS):
        connection.exec_driver_sql("BEGIN" if is_sqlite else "SET TRANSACTION READ ONLY")
    elif is_sqlite:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPLICATION_ID})")
