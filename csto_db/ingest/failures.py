"""Failures of a database that is written to, as messages that say what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError

from csto_db.db.target import is_url
from csto_db.errors import DatabaseError

_UNDONE = "what was not finished has been undone"
_ADVICE = (
    ("unable to open", "its folder must be there, and you must be allowed to write in it"),
    ("readonly", "you may read it, but not write to it or to its folder"),
    ("is full", f"{_UNDONE}: make room, then run the command again"),
    ("disk I/O", f"{_UNDONE}: see whether the disk is full, then run the command again"),
    ("is locked", f"another program is writing to it; {_UNDONE}: run the command again later"),
    ("malformed", "the file is damaged; 'csto-db db check' says more"),
)


@contextmanager
def database_failures(target: str) -> Iterator[None]:
    """Turn what a disk, a server or another program does to a database into a DatabaseError.

    Other errors of a database are bugs, and go on as they are.
    """
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        said = str(getattr(error, "orig", None) or error)
        advice = next((advice for words, advice in _ADVICE if words in said), None)
        if (
            advice is None
            and is_url(target)
            and isinstance(error, OperationalError | InterfaceError)
        ):
            advice = f"{_UNDONE}: run the command again"
        if advice is None:
            raise
        raise DatabaseError(f"{target}: {said}; {advice}") from error
