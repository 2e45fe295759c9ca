"""Indexes that are made when their table is full: sorted at once, not searched row by row."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy import Connection

from csto_db.db.tables import METADATA

_LITTLE = {"cache_size": -16_384, "mmap_size": 1 << 26}
"""Kilobytes of pages that are kept, as SQLite counts them, and bytes that are read in place."""


@contextmanager
def indexed_afterwards(connection: Connection, tables: Iterable[str]) -> Iterator[None]:
    """Let tables be emptied and filled without their indexes, and make these behind it.

    For an open transaction: what fails inside leaves the indexes to its rollback. Raises
    IntegrityError behind it if rows share what is unique.
    """
    indexes = [index for name in tables for index in METADATA.tables[name].indexes]
    for index in indexes:
        index.drop(connection)
    yield
    for index in indexes:
        index.create(connection)


@contextmanager
def little_cache(connection: Connection) -> Iterator[None]:
    """Let SQLite keep few pages of what is written in order, and copy few that are only read."""
    if connection.dialect.name != "sqlite":
        yield
        return
    before = {name: _size(connection, name) for name in _LITTLE}
    _set(connection, _LITTLE)
    try:
        yield
    finally:
        _set(connection, before)


def _size(connection: Connection, name: str) -> int:
    """Return what a pragma says; SQLite that cannot map files says nothing of them."""
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar() or 0


def _set(connection: Connection, sizes: Mapping[str, int]) -> None:
    for name, size in sizes.items():
        connection.exec_driver_sql(f"PRAGMA {name}={size}")
