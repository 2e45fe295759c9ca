"""What the tests of the database share: databases in memory, and copies that may be changed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine

from csto_db.db import schema
from csto_db.db.engine import writing_engine


@pytest.fixture
def memory() -> Iterator[Connection]:
    """The schema of the models in an empty SQLite database in memory."""
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        schema.create_all(connection)
        yield connection
    engine.dispose()


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    """A copy of the database of the collection that the test may change."""
    path = tmp_path / "copy.db"
    shutil.copyfile(built, path)
    return path


@pytest.fixture
def writing(copy: Path) -> Iterator[Connection]:
    """An open transaction on a copy of the database of the collection; never committed."""
    engine = writing_engine(str(copy))
    with engine.connect() as connection:
        yield connection
    engine.dispose()
