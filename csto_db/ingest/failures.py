"""Failures of a database that is written to, as messages that say what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from csto_db.errors import DatabaseError

_AGAIN = "what was not finished has been undone"
_ADVICE = (
    ("unable to open", "its folder must be there, and you must be allowed to write in it"),
    ("readonly", "you may read it, but not write to it or to its folder"),
    ("is full", f"{_AGAIN}: make room, then run the command again"),
    ("disk I/O", f"{_AGAIN}: see whether the disk is full, then run the command again"),
    ("is locked", f"another program is writing to it; {_AGAIN}: run the command again later"),
    ("malformed", "the file is damaged; 'csto-db db check' says more"),
)


@contextmanager
def database_failures(target: str) -> Iterator[None]:
    """Turn what the database complains of inside the block into a DatabaseError."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        said = str(getattr(error, "orig", None) or error)
        last = f"{_AGAIN}: run the command again to complete it"
        advice = next((advice for words, advice in _ADVICE if words in said), last)
        raise DatabaseError(f"{target}: {said}; {advice}") from error
