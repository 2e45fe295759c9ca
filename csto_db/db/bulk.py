"""Indexes that are made when their table is full: sorted at once, not searched row by row."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from csto_db.db.tables import METADATA


@contextmanager
def indexed_afterwards(connection: Connection, tables: Iterable[str]) -> Iterator[None]:
    """Let empty tables be filled without their indexes, and make these behind it.

    For an open transaction: what fails inside leaves the indexes to its rollback. Raises
    IntegrityError behind it if rows share what is unique.
    """
    indexes = [index for name in tables for index in METADATA.tables[name].indexes]
    for index in indexes:
        index.drop(connection)
    yield
    for index in indexes:
        index.create(connection)
