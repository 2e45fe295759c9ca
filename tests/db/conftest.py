"""What the tests of the database share: databases in memory, and copies that may be changed."""

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from private_postgresql import private_server, why_not
from sqlalchemy import Connection, create_engine, text

from csto_db.db import schema
from csto_db.db.engine import writing_engine
from csto_db.ingest.pipeline import ingest

SEEDS = Path(__file__).parents[2] / "seeds"
_numbers = count(1)

NewDatabase = Callable[..., str]


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


@pytest.fixture(scope="session")
def new_database() -> Iterator[NewDatabase]:
    """Makes an empty database on a server of the tests' own, and gives its URL."""
    reason = why_not()
    if reason is not None:
        pytest.skip(reason)
    with private_server() as url:

        def new(options: str = "") -> str:
            name = f"test{next(_numbers)}"
            engine = create_engine(url.format(database="postgres"), isolation_level="AUTOCOMMIT")
            with engine.connect() as connection:
                connection.execute(text(f"CREATE DATABASE {name} {options}"))
            engine.dispose()
            return url.format(database=name)

        yield new


@pytest.fixture(scope="session")
def filled(new_database: NewDatabase) -> str:
    """The collection on PostgreSQL; tests only read it."""
    url = new_database()
    ingest(url, [SEEDS])
    return url
