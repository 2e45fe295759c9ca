"""Whose a SQLite file is, and how old: asked read-only, before anything is changed in it."""

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from csto_db.errors import DatabaseError

APPLICATION_ID = 0x6373746F  # 'csto'
SCHEMA_REVISION = "0021"


def connect_read_only(path: Path, *, with_rules: bool = False) -> sqlite3.Connection:
    """Return a read-only connection to a file that is there.

    In a file that SQLite cannot write it knows no CHECK: `with_rules` opens it so that it
    could, and forbids writing. Raises DatabaseError if the file is missing, a folder, or
    cannot be opened.
    """
    if not path.is_file():
        what = "a folder, not a database" if path.is_dir() else "no such database"
        raise DatabaseError(f"{path}: {what}; make one with 'csto-db build', or name it with --db")
    try:
        return _connect(path, "mode=rw" if with_rules else "mode=ro")
    except sqlite3.Error as error:
        # In a folder that cannot be written no reader can take part in the write-ahead log; a
        # file without one is whole, and nobody can write it there.
        if not path.with_name(f"{path.name}-wal").exists() and not os.access(path.parent, os.W_OK):
            return _connect(path, "immutable=1")
        raise DatabaseError(f"{path}: cannot be opened: {error}") from error


def _connect(path: Path, options: str) -> sqlite3.Connection:
    connection = sqlite3.connect(f"file:{quote(str(path.resolve()))}?{options}", uri=True)
    try:
        connection.execute("PRAGMA query_only=ON")
        connection.execute("PRAGMA schema_version")
    except sqlite3.DatabaseError as error:
        if "not a database" in str(error):
            return connection
        connection.close()
        raise
    return connection


def file_revision(path: Path) -> str | None:
    """Return the schema revision of a SQLite file; None if it is missing or empty.

    Raises DatabaseError if it is no database, or not one of csto-db.
    """
    if not path.exists() or (path.is_file() and path.stat().st_size == 0):
        return None
    connection = connect_read_only(path)
    try:
        if connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            return None if row is None else str(row[0])
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
            return None
    except sqlite3.OperationalError as error:
        raise DatabaseError(f"{path}: cannot be read: {error}") from error
    except sqlite3.DatabaseError as error:
        raise DatabaseError(f"{path}: not a SQLite database; name another with --db") from error
    finally:
        connection.close()
    raise DatabaseError(f"{path}: a database, but not one of csto-db; name another with --db")


def check_revision(revision: str | None, place: str) -> None:
    """Raise DatabaseError unless a database has the schema that this program speaks.

    Revisions are numbered, so that their order is that of their names.
    """
    if revision == SCHEMA_REVISION:
        return
    if revision is None:
        raise DatabaseError(
            f"{place}: not there, or empty; fill it with 'csto-db build' or 'csto-db ingest'"
        )
    if revision > SCHEMA_REVISION:
        raise DatabaseError(
            f"{place}: written by a newer csto-db (schema {revision}, this program speaks"
            f" {SCHEMA_REVISION}); update the program, or name another database with --db"
        )
    raise DatabaseError(
        f"{place}: has an older schema ({revision}); run 'csto-db db upgrade' on it first"
    )
