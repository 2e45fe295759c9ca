"""A new database is made at once, and is what the migrations would have made of it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from csto_db.db import migrate
from csto_db.db.create import create
from csto_db.db.engine import writing_engine
from csto_db.db.fingerprint import Fingerprint, fingerprint, normal_sql
from csto_db.db.identity import APPLICATION_ID, SCHEMA_REVISION
from csto_db.errors import DatabaseError
from csto_db.ingest.pipeline import ingest

MORE_THAN_A_BATCH = 2_001


def structure(path: Path) -> Fingerprint:
    engine = writing_engine(str(path))
    with engine.connect() as connection:
        found = fingerprint(connection)
    engine.dispose()
    return found


def one(path: Path, query: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchone()[0]


def migrated(folder: Path) -> Fingerprint:
    assert migrate.upgrade(str(folder / "migrated.db")) is None
    return structure(folder / "migrated.db")


def test_a_new_database_is_what_the_migrations_make(tmp_path: Path) -> None:
    create(str(tmp_path / "new.db"))
    assert migrated(tmp_path).difference(structure(tmp_path / "new.db")) == ""
    assert one(tmp_path / "new.db", "PRAGMA application_id") == APPLICATION_ID
    version = "SELECT sql FROM sqlite_master WHERE name = 'alembic_version'"
    made, by_alembic = (one(tmp_path / name, version) for name in ("new.db", "migrated.db"))
    assert normal_sql(str(made)) == normal_sql(str(by_alembic))


def test_a_new_database_can_be_migrated_back_and_up(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    create(str(path))
    assert migrate.upgrade(str(path)) == SCHEMA_REVISION
    assert migrate.downgrade(str(path), "base") == SCHEMA_REVISION
    assert structure(path).facts == frozenset()
    create(str(path))
    assert migrated(tmp_path).difference(structure(path)) == ""


def test_a_database_that_is_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    (tmp_path / "a.bib").write_text("@book{a, title={Tides}}", encoding="utf-8")
    ingest(str(path), [tmp_path / "a.bib"])
    create(str(path))
    assert one(path, "SELECT count(*) FROM work") == 1


def test_no_database_is_made_of_that_of_others(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    with pytest.raises(DatabaseError, match="not one of csto-db"):
        create(str(path))


def test_a_first_large_library_leaves_every_index(tmp_path: Path) -> None:
    entries = (f"@book{{k{n}, title={{Tide Table {n}}}}}" for n in range(MORE_THAN_A_BATCH))
    (tmp_path / "large.bib").write_text("\n".join(entries), encoding="utf-8")
    ingest(str(tmp_path / "new.db"), [tmp_path / "large.bib"])
    assert migrated(tmp_path).difference(structure(tmp_path / "new.db")) == ""
    assert one(tmp_path / "new.db", "SELECT count(*) FROM work") == MORE_THAN_A_BATCH
    assert one(tmp_path / "new.db", "PRAGMA integrity_check") == "ok"
