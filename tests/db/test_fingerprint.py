"""The schema is the same wherever it comes from, and the fingerprint sees every change."""

import io
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine

from csto_db.db import identity, migrate
from csto_db.db.engine import writing_engine
from csto_db.db.fingerprint import Fingerprint, fingerprint
from csto_db.db.tables import METADATA, reading_order

ROOT = Path(__file__).parents[2]


@contextmanager
def opened(path: Path) -> Iterator[Connection]:
    engine = writing_engine(str(path))
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def of_script(script: str) -> Fingerprint:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        given = connection.connection.dbapi_connection
        assert isinstance(given, sqlite3.Connection)
        given.executescript(script)
        return fingerprint(connection)


def of_migrations(folder: Path) -> Fingerprint:
    migrate.upgrade(str(folder / "migrated.db"))
    with opened(folder / "migrated.db") as connection:
        return fingerprint(connection)


def test_the_migrations_make_the_schema_of_the_models(memory: Connection, tmp_path: Path) -> None:
    assert fingerprint(memory).difference(of_migrations(tmp_path)) == ""


def test_schema_sql_makes_the_schema_of_the_models(memory: Connection) -> None:
    committed = (ROOT / "schema.sql").read_text(encoding="utf-8")
    assert fingerprint(memory).difference(of_script(committed)) == ""


def test_db_schema_prints_the_committed_schema(cli: Callable[..., object]) -> None:
    printed = cli("db", "schema").stdout  # type: ignore[attr-defined]
    assert printed == (ROOT / "schema.sql").read_text(encoding="utf-8")


def test_the_newest_migration_is_the_revision_that_the_program_speaks() -> None:
    assert migrate.newest_revision() == identity.SCHEMA_REVISION


def test_a_migrated_file_says_whose_it_is(tmp_path: Path) -> None:
    migrate.upgrade(str(tmp_path / "new.db"))
    with opened(tmp_path / "new.db") as connection:
        found = connection.exec_driver_sql("PRAGMA application_id").scalar()
    assert found == identity.APPLICATION_ID


def test_autogenerate_finds_nothing_to_migrate(tmp_path: Path) -> None:
    migrate.upgrade(str(tmp_path / "new.db"))
    options = {"include_name": lambda name, kind, _: not (name or "").startswith("passage_fts")}
    with opened(tmp_path / "new.db") as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, METADATA) == []


def test_every_table_of_the_models_is_strict(memory: Connection) -> None:
    facts = fingerprint(memory).facts
    missing = [t.name for t in reading_order() if f"table {t.name} is STRICT" not in facts]
    assert missing == []


def test_every_table_is_in_the_reading_order() -> None:
    assert {table.name for table in reading_order()} == set(METADATA.tables)


def creates(connection: Connection) -> dict[str, str]:
    query = "SELECT name, sql FROM sqlite_master WHERE sql <> '' AND name NOT LIKE 'passage_fts_%'"
    return {row.name: row.sql for row in connection.exec_driver_sql(query)}


def test_a_database_made_by_the_statements_of_another_is_the_same(memory: Connection) -> None:
    assert of_script(";\n".join(creates(memory).values())) == fingerprint(memory)


REBUILDS = {
    "a CHECK more": ("link", "host TEXT NOT NULL", "host TEXT NOT NULL CHECK (host <> '')"),
    "a changed CHECK": ("scale_level", "position >= 1", "position >= 0"),
    "a CHECK under another name": ("scale_level", "ck_scale_level_lowest", "ck_other"),
    "a value more in a vocabulary": ("finding_side", "('a', 'b')", "('a', 'b', 'c')"),
    "a lost STRICT": ("link", "STRICT", ""),
    "a lost NOT NULL": ("link", "host TEXT NOT NULL", "host TEXT"),
    "a default": ("link", "host TEXT NOT NULL", "host TEXT NOT NULL DEFAULT ''"),
    "another type": ("link", "host TEXT", "host BLOB"),
    "another primary key": ("scale_level", "(scale_id, position)", "(position, scale_id)"),
    "a lost UNIQUE": ("scale_level", "UNIQUE (scale_id, name)", "CHECK (name <> '')"),
    "a lost ON DELETE": ("scale_level", "ON DELETE CASCADE", ""),
    "another ON DELETE": ("evidence", "ON DELETE SET NULL", "ON DELETE CASCADE"),
    "another parent": ("scale_level", "REFERENCES scale (scale_id)", "REFERENCES link (link_id)"),
    "another collation": ("link", "host TEXT", "host TEXT COLLATE NOCASE"),
    "another column": ("link", "link_id INTEGER NOT NULL,", "link_id INTEGER NOT NULL, x TEXT,"),
}


@pytest.mark.parametrize(("table", "old", "new"), REBUILDS.values(), ids=REBUILDS)
def test_a_table_that_was_made_otherwise_differs(
    memory: Connection, table: str, old: str, new: str
) -> None:
    made = creates(memory)
    assert old in made[table]
    place = made[table].rindex(old) if old == "STRICT" else made[table].index(old)
    made[table] = made[table][:place] + new + made[table][place + len(old) :]
    changed = of_script(";\n".join(made.values()))
    assert fingerprint(memory).difference(changed) != ""


STATEMENTS = {
    "a lost index": "DROP INDEX ix_claim_block",
    "an index more": "CREATE INDEX ix_more ON claim (value)",
    "a lost view": "DROP VIEW corroboration",
    "a lost trigger": "DROP TRIGGER judgement_no_delete",
    "a lost full text index": "DROP TABLE passage_fts",
    "a lost table": "DROP TABLE collection_file",
    "a table more": "CREATE TABLE more (more TEXT)",
    "a column more": "ALTER TABLE link ADD COLUMN more TEXT CHECK (more <> '')",
}


@pytest.mark.parametrize("statement", STATEMENTS.values(), ids=STATEMENTS)
def test_a_database_with_more_or_less_in_it_differs(memory: Connection, statement: str) -> None:
    before = fingerprint(memory)
    memory.exec_driver_sql(statement)
    assert before.difference(fingerprint(memory)) != ""


def test_a_changed_view_differs(memory: Connection) -> None:
    before = fingerprint(memory)
    memory.exec_driver_sql("DROP VIEW corroboration")
    memory.exec_driver_sql(
        "CREATE VIEW corroboration AS SELECT * FROM finding_detail WHERE verdict = 'compatible'"
    )
    difference = before.difference(fingerprint(memory)).splitlines()
    assert [line[:27] for line in difference] == [
        "+ CREATE VIEW corroboration",
        "- CREATE VIEW corroboration",
    ]


def test_an_index_over_other_columns_differs(memory: Connection) -> None:
    before = fingerprint(memory)
    memory.exec_driver_sql("DROP INDEX ix_link_host")
    memory.exec_driver_sql("CREATE UNIQUE INDEX ix_link_host ON link (host)")
    assert "CREATE UNIQUE INDEX ix_link_host" in before.difference(fingerprint(memory))


def test_comments_white_space_and_quotes_make_no_difference() -> None:
    plain = "CREATE TABLE a (b TEXT, CONSTRAINT c CHECK (b <> '-- \"x\"')) STRICT;"
    dressed = (
        'CREATE TABLE "a" ( -- why, and (how\n  "b"  TEXT,\n -- it\'s\n'
        '  CONSTRAINT "c" CHECK (b <> \'-- "x"\')\n) STRICT;'
    )
    assert of_script(plain) == of_script(dressed)


def test_the_committed_schema_has_no_trailing_white_space() -> None:
    lines = io.StringIO((ROOT / "schema.sql").read_text(encoding="utf-8"))
    assert [line for line in lines if line.rstrip("\n") != line.rstrip()] == []
