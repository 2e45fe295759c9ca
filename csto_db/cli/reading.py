"""The database that a command reads."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csto_db.db.reader import Reader


@contextmanager
def opened(target: str, seconds: float | None = None) -> Iterator["Reader"]:
    """Give the reading door of a path or URL, and close it; `seconds` bounds each query."""
    # Imported late: help needs no database.
    from csto_db.db.reader import open_reader

    reader = open_reader(target, seconds)
    try:
        yield reader
    finally:
        reader.close()
