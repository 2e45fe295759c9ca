"""Indexes that are made when their table is full: sorted at once, not searched row by row."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from csto_db.db.tables import METADATA

_TABLES = ("link", "work", "work_match", "imported_entry")


@contextmanager
def indexed_afterwards(connection: Connection) -> Iterator[None]:
    """Let a first library fill the tables of works without their indexes, and make these behind it.

    For an open transaction: what fails inside leaves the indexes to its rollback. Unique
    indexes stay.
    """
    tables = (METADATA.tables[name] for name in _TABLES)
    indexes = [index for table in tables for index in table.indexes if not index.unique]
    for index in indexes:
        index.drop(connection)
    yield
    for index in indexes:
        index.create(connection)
