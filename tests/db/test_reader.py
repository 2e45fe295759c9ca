"""The reading door: reports come through, nothing that writes does."""

import hashlib
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from csto_db.db.engine import writing_engine
from csto_db.db.reader import Reader, open_reader
from csto_db.errors import CstoError, QueryError

ATTACKS = (
    "INSERT INTO scale (name) VALUES ('x')",
    "INSERT INTO scale (name) VALUES ('x') RETURNING name",
    "INSERT OR REPLACE INTO judgement SELECT * FROM judgement",
    "REPLACE INTO scale (name) VALUES ('x')",
    "UPDATE work SET title = ''",
    "UPDATE work SET title = '' RETURNING title",
    "DELETE FROM claim",
    "DELETE FROM claim RETURNING claim_id",
    "WITH x AS (SELECT 1) INSERT INTO scale (name) SELECT 'x' FROM x",
    "WITH x AS (SELECT 1) DELETE FROM claim",
    "DROP TABLE claim",
    "DROP VIEW claim_detail",
    "DROP INDEX ix_claim_block",
    "DROP TRIGGER judgement_no_delete",
    "CREATE TABLE x (y)",
    "CREATE TABLE x AS SELECT * FROM claim",
    "CREATE TEMP TABLE x (y)",
    "CREATE TEMP VIEW x AS SELECT 1",
    "CREATE TEMP TRIGGER x BEFORE INSERT ON claim BEGIN SELECT 1; END",
    "CREATE VIEW x AS SELECT 1",
    "CREATE INDEX x ON claim (value)",
    "CREATE VIRTUAL TABLE x USING fts5(y)",
    "CREATE VIRTUAL TABLE temp.x USING fts5(y)",
    "ALTER TABLE claim RENAME TO x",
    "ALTER TABLE claim ADD COLUMN x TEXT",
    "ATTACH 'other.db' AS other",
    "ATTACH ':memory:' AS other",
    "ATTACH 'file:copy.db?mode=rwc' AS other",
    "DETACH main",
    "VACUUM",
    "VACUUM INTO 'stolen.db'",
    "REINDEX",
    "ANALYZE",
    "BEGIN",
    "BEGIN IMMEDIATE",
    "COMMIT",
    "ROLLBACK",
    "SAVEPOINT x",
    "RELEASE x",
    "PRAGMA query_only = off",
    "PRAGMA query_only",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA journal_mode",
    "PRAGMA writable_schema = on",
    "PRAGMA trusted_schema = on",
    "PRAGMA user_version = 7",
    "PRAGMA application_id = 7",
    "PRAGMA data_version = 7",
    "PRAGMA wal_checkpoint(TRUNCATE)",
    "PRAGMA optimize",
    "PRAGMA temp_store_directory = '/tmp'",
    "SELECT * FROM pragma_journal_mode('DELETE')",
    "SELECT * FROM pragma_wal_checkpoint",
    "SELECT load_extension('x')",
    "SELECT LOAD_EXTENSION('x', 'y')",
    "SELECT \"load_extension\"('x')",
    "SELECT writefile('stolen.txt', 'x')",
    "SELECT readfile('/etc/passwd')",
    "SELECT edit('x')",
    "SELECT fts3_tokenizer('x', x'00')",
    "SELECT 1; SELECT 2",
    "SELECT 1; DELETE FROM claim",
    "SELECT 1;; DELETE FROM claim",
    "SELECT 1 /* ; */; -- x\nDELETE FROM claim",
    "; DELETE FROM claim",
    "EXPLAIN DELETE FROM claim",
    "INSERT INTO passage_fts(passage_fts) VALUES('rebuild')",
    "INSERT INTO passage_fts(passage_fts) VALUES('delete-all')",
    "INSERT INTO passage_fts(passage_fts, rank) VALUES('automerge', 0)",
    "INSERT INTO passage_fts(rowid, text) VALUES(1, 'x')",
    "DELETE FROM passage_fts_data",
    "UPDATE sqlite_master SET sql = ''",
    "",
    "-- nothing",
    "SELEC 1",
    "SELECT\0 1",
)


def state(folder: Path) -> dict[str, str]:
    """What the folder holds; the index of the log is memory that readers share."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if not path.name.endswith("-shm") and path.stat().st_size
    }


@pytest.fixture
def copy_reader(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    monkeypatch.chdir(copy.parent)
    reader = open_reader(str(copy))
    yield reader
    reader.close()


@pytest.mark.parametrize("sql", ATTACKS)
def test_the_reading_door_refuses(copy_reader: Reader, copy: Path, sql: str) -> None:
    before = state(copy.parent)
    with pytest.raises(QueryError):
        list(copy_reader.execute(sql).rows)
    assert state(copy.parent) == before
    assert list(copy_reader.execute("SELECT count(*) FROM source").rows) == [(3,)]


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM claim",
        "SELECT 1; DELETE FROM claim",
        "PRAGMA query_only = off",
        "ATTACH 'other.db' AS other",
        "VACUUM INTO 'stolen.db'",
        "INSERT INTO passage_fts(passage_fts) VALUES('rebuild')",
    ],
)
def test_the_command_refuses_with_exit_code_1(
    cli: Callable[..., object], copy: Path, sql: str
) -> None:
    before = state(copy.parent)
    done = cli("--db", str(copy), "sql", sql)
    assert (done.returncode, done.stdout) == (1, "")  # type: ignore[attr-defined]
    assert done.stderr.startswith("csto-db: ")  # type: ignore[attr-defined]
    assert "bug" not in done.stderr  # type: ignore[attr-defined]
    assert state(copy.parent) == before


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT source, label FROM footnote_detail",
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 9) SELECT x FROM n",
        "SELECT rowid FROM passage_fts WHERE passage_fts MATCH 'moscow' ORDER BY bm25(passage_fts)",
        "SELECT group_concat(name, '; ') OVER (ORDER BY name) FROM scale",
        "SELECT name FROM sqlite_master",
        "SELECT value FROM json_each('[1, 2]')",
        "SELECT value FROM json_tree('[1, 2]')",
        "VALUES (1), (2)",
    ],
)
def test_the_reading_door_admits(reader: Reader, sql: str) -> None:
    assert list(reader.execute(sql).rows)


def test_a_view_reads_what_it_reads_elsewhere(reader: Reader, built: Path) -> None:
    plain = sqlite3.connect(built)
    sql = "SELECT * FROM contradiction ORDER BY finding"
    assert list(reader.execute(sql).rows) == plain.execute(sql).fetchall()
    plain.close()


ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT {} FROM n"


@pytest.mark.parametrize("what", ["count(*)", "x"])
def test_an_endless_query_is_stopped(built: Path, what: str) -> None:
    reader = open_reader(str(built), seconds=0.2)
    begun = time.process_time()
    with pytest.raises(QueryError, match=r"stopped after 0\.2 s"):
        for _ in reader.execute(ENDLESS.format(what)).rows:
            pass
    assert time.process_time() - begun < 2
    assert list(reader.execute("SELECT 1 AS x").rows) == [(1,)]
    reader.close()


@pytest.mark.parametrize("seconds", [None, 600])
def test_an_interrupt_stops_an_endless_query(built: Path, seconds: float | None) -> None:
    reader = open_reader(str(built), seconds)
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    with pytest.raises(KeyboardInterrupt):
        list(reader.execute(ENDLESS.format("count(*)")).rows)
    signal.signal(signal.SIGALRM, before)
    reader.close()


def test_the_command_stops_an_endless_query(cli: Callable[..., object], built: Path) -> None:
    done = cli("--db", str(built), "sql", "--seconds", "0.2", ENDLESS.format("count(*)"))
    assert done.returncode == 1  # type: ignore[attr-defined]
    assert "stopped after 0.2 s" in done.stderr  # type: ignore[attr-defined]


def test_a_report_runs_while_a_writer_holds_the_lock(
    cli: Callable[..., object], copy: Path
) -> None:
    engine = writing_engine(str(copy))
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM finding")
        done = cli("--db", str(copy), "report", "contradictions", "--format", "csv")
        connection.rollback()
    engine.dispose()
    assert done.returncode == 0, done.stderr  # type: ignore[attr-defined]
    assert len(done.stdout.splitlines()) > 20  # type: ignore[attr-defined]


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"x" * 5000])
def test_a_file_that_is_no_database_of_ours_is_an_expected_failure(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "some.db"
    path.write_bytes(content)
    with pytest.raises(CstoError, match=r"some\.db"):
        open_reader(str(path))
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.commit()
    other.close()
    for use in (open_reader, writing_engine):
        with pytest.raises(CstoError, match="not one of csto-db"):
            use(str(path))


def test_a_missing_database_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(CstoError, match="not there, or empty"):
        open_reader(str(tmp_path / "none.db"))
    assert list(tmp_path.iterdir()) == []
