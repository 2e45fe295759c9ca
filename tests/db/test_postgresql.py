"""The same models, migrations, views and pipeline on a real PostgreSQL server."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from forked import said_at_once
from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.exc import IntegrityError

from csto_db.db import identity, migrate, schema
from csto_db.db.engine import stored_revision, writing_engine
from csto_db.db.reader import Reader, open_reader
from csto_db.db.tables import METADATA
from csto_db.errors import CstoError, DatabaseError, QueryError
from csto_db.ingest.pipeline import ingest

SEEDS = Path(__file__).parents[2] / "seeds"
VIEWS = tuple(name for name, _ in schema.statements("views.sql"))

NewDatabase = Callable[..., str]


@pytest.fixture
def postgresql_reader(filled: str) -> Iterator[Reader]:
    reader = open_reader(filled)
    yield reader
    reader.close()


def by_migrations(url: str) -> None:
    migrate.upgrade(url)


def by_models(url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        schema.create_all(connection)
    engine.dispose()


@pytest.fixture(scope="session", params=[by_migrations, by_models])
def empty(request: pytest.FixtureRequest, new_database: NewDatabase) -> str:
    """The schema without rows on PostgreSQL; tests change nothing in it."""
    url = new_database()
    request.param(url)
    return url


@pytest.fixture
def made(empty: str) -> Iterator[Connection]:
    engine = create_engine(empty)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def rules(connection: Connection) -> set[str]:
    inspector = inspect(connection)
    return {
        str(rule["name"])
        for table in METADATA.tables
        for rule in (
            *inspector.get_check_constraints(table),
            *inspector.get_unique_constraints(table),
            *inspector.get_foreign_keys(table),
            *inspector.get_indexes(table),
            inspector.get_pk_constraint(table),
        )
    }


def test_every_rule_has_the_name_that_it_has_on_sqlite(
    made: Connection, memory: Connection
) -> None:
    assert rules(made) == rules(memory)


def test_every_view_can_be_read(made: Connection) -> None:
    assert [made.execute(text(f"SELECT * FROM {view}")).all() for view in VIEWS] == [[]] * len(
        VIEWS
    )


def test_autogenerate_finds_nothing_to_migrate_on_postgresql(made: Connection) -> None:
    assert [
        change
        for change in compare_metadata(MigrationContext.configure(made), METADATA)
        if "alembic_version" not in str(change)
    ] == []


def test_the_comments_are_kept_by_postgresql(made: Connection) -> None:
    found = {name: inspect(made).get_table_comment(name)["text"] for name in METADATA.tables}
    assert found == {name: table.comment for name, table in METADATA.tables.items()}


def test_a_check_refuses_on_postgresql(made: Connection) -> None:
    with pytest.raises(IntegrityError, match="ck_collection_file_sha256"):
        made.execute(text("INSERT INTO collection_file VALUES ('a', 'b')"))


def test_the_schema_goes_up_down_and_up_again_on_postgresql(new_database: NewDatabase) -> None:
    url = new_database()
    engine = writing_engine(url)
    assert stored_revision(engine) is None
    assert migrate.upgrade(url) is None
    assert stored_revision(engine) == identity.SCHEMA_REVISION
    assert migrate.downgrade(url, "base") == identity.SCHEMA_REVISION
    assert inspect(engine).get_table_names() == ["alembic_version"]
    assert migrate.upgrade(url) is None
    assert migrate.upgrade(url) == identity.SCHEMA_REVISION
    engine.dispose()


def test_a_database_that_orders_texts_by_a_language_is_refused(new_database: NewDatabase) -> None:
    url = new_database("TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'")
    with pytest.raises(DatabaseError, match=r"--locale=C.UTF-8"):
        migrate.upgrade(url)


def rows_without_ids(reader: Reader, view: str) -> list[str]:
    result = reader.execute(f"SELECT * FROM {view}")
    kept = [n for n, column in enumerate(result.columns) if not column.endswith("_id")]
    return sorted(repr([result.columns[n], row[n]]) for row in result.rows for n in kept)


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_shows_what_it_shows_on_sqlite(
    postgresql_reader: Reader, reader: Reader, view: str
) -> None:
    rows = rows_without_ids(postgresql_reader, view)
    assert rows or view == "unused_work"
    assert rows == rows_without_ids(reader, view)


def test_the_same_collection_again_changes_nothing_on_postgresql(filled: str) -> None:
    summary = ingest(filled, [SEEDS])
    assert (summary.new, summary.changed, len(summary.unchanged)) == ([], [], 3)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM claim",
        "DELETE FROM claim RETURNING claim_id",
        "WITH gone AS (DELETE FROM claim RETURNING *) SELECT * FROM gone",
        "INSERT INTO scale (name) VALUES ('x')",
        "UPDATE work SET title = ''",
        "DROP TABLE claim CASCADE",
        "CREATE TABLE x (y integer)",
        "CREATE TEMP TABLE x (y integer)",
        "SELECT 1 AS x INTO y",
        "TRUNCATE claim CASCADE",
        "COMMIT",
        "SET TRANSACTION READ WRITE",
        "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE",
        "SELECT 1; DELETE FROM claim",
        "SELECT 1; COMMIT; DELETE FROM claim",
        "SELECT set_config('transaction_read_only', 'off', false)",
        "SELECT nextval('scale_scale_id_seq')",
        "SELECT setval('scale_scale_id_seq', 1)",
        "COPY claim TO '/tmp/csto-copied'",
        "COPY (SELECT 1) TO PROGRAM 'touch /tmp/csto-touched'",
        "DO $$ BEGIN DELETE FROM claim; END $$",
        "SELECT * FROM claim FOR UPDATE",
        "VACUUM",
        "LOCK TABLE claim",
        "EXPLAIN ANALYZE DELETE FROM claim",
        "",
        "SELEC 1",
    ],
)
def test_the_reading_door_refuses_on_postgresql(postgresql_reader: Reader, sql: str) -> None:
    before = rows_without_ids(postgresql_reader, "claim_detail")
    with pytest.raises(QueryError):
        list(postgresql_reader.execute(sql).rows)
    assert rows_without_ids(postgresql_reader, "claim_detail") == before


def test_colons_percents_and_numbers_come_through_postgresql(postgresql_reader: Reader) -> None:
    sql = "SELECT ':x %s' AS a, '5'::int AS \"b:x\", :x AS c, avg(n) AS d, 2 % 2 AS e, true AS f"
    result = postgresql_reader.execute(f"{sql} FROM (VALUES (1), (2)) AS v(n) -- :y", {"x": "z"})
    assert result.columns == ("a", "b:x", "c", "d", "e", "f")
    assert list(result.rows) == [(":x %s", 5, "z", 1.5, 0, 1)]


def test_an_error_in_the_middle_of_the_rows_is_explained(postgresql_reader: Reader) -> None:
    result = postgresql_reader.execute(
        "SELECT 1 / (3000 - n) FROM generate_series(1, 4000) AS s(n)"
    )
    with pytest.raises(QueryError, match="division by zero"):
        list(result.rows)


def test_a_long_query_is_stopped_on_postgresql(filled: str) -> None:
    reader = open_reader(filled, seconds=1)
    with pytest.raises(QueryError, match=r"stopped after 1 s"):
        list(reader.execute("SELECT pg_sleep(5)").rows)
    assert list(reader.execute("SELECT 1 AS x").rows) == [(1,)]
    reader.close()


def test_a_reader_does_not_wait_for_a_writer(filled: str) -> None:
    engine = writing_engine(filled)
    with engine.begin() as connection:
        connection.execute(text("UPDATE work SET note = 'not yet'"))
        reader = open_reader(filled, seconds=30)
        assert list(reader.execute("SELECT count(*) FROM work WHERE note = 'not yet'").rows) == [
            (0,)
        ]
        reader.close()
        connection.rollback()
    engine.dispose()


def test_two_writers_at_once_lose_nothing_on_postgresql(
    new_database: NewDatabase, tmp_path: Path
) -> None:
    url = new_database()
    names = ("one", "two")
    for name in names:
        (tmp_path / f"{name}.txt").write_text(f"The {name}.\n\n1 See Haas 2017, p. 3.\n")
    said_at_once(tmp_path, [["--db", url, "ingest", f"{name}.txt"] for name in names])
    reader = open_reader(url)
    keys = reader.execute("SELECT source_key FROM source ORDER BY source_key").rows
    assert list(keys) == [("one",), ("two",)]
    reader.close()


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://nobody@/nothing?host=/nowhere",
        "postgresql+nosuchdriver://localhost/x",
        "mysql://localhost/x",
        "sqlite:///csto.db",
        "://",
    ],
)
def test_a_url_that_cannot_be_used_is_an_expected_failure(url: str) -> None:
    for use in (open_reader, migrate.upgrade, lambda target: ingest(target, [SEEDS])):
        with pytest.raises(CstoError):
            use(url)
