"""Several processes write into one database at once, and nothing is lost."""

import sqlite3
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from forked import said_at_once

from csto_db.db.check import faults
from csto_db.db.engine import writing_engine
from csto_db.db.identity import SCHEMA_REVISION
from csto_db.ingest.pipeline import ingest

TEXT = """\
{name}: a document of the tests

Moscow leads the CSTO, as {name} says.1

{name} agrees (Haas 2017, p. 3), see http://example.org/{name} and http://example.org/shared.

1 M. Haas, ‘The Shared Article’, Europe-Asia Studies, 69, 1, 2017, p. 3; {name}, ‘The Own Article
of {name}’, Survival, 58, 2, 2016, p. 4.
"""


def write_documents(folder: Path, names: Sequence[str]) -> None:
    for name in names:
        (folder / f"{name}.txt").write_text(TEXT.format(name=name), encoding="utf-8")


def run_at_once(folder: Path, commands: Sequence[Sequence[str]]) -> list[str]:
    """What commands say on stderr that run at the same time on one database."""
    return said_at_once(folder, [["--db", "csto.db", *command] for command in commands])


def sources(folder: Path) -> list[tuple[str, int, int]]:
    connection = sqlite3.connect(folder / "csto.db")
    found = connection.execute("""
        SELECT s.source_key, count(c.citation_id), count(DISTINCT c.work_id)
        FROM source AS s
        JOIN passage AS p ON p.source_id = s.source_id
        LEFT JOIN citation AS c ON c.passage_id = p.passage_id
        GROUP BY s.source_key
        ORDER BY s.source_key
    """).fetchall()
    connection.close()
    return found


def one_by_one(folder: Path, names: Sequence[str]) -> list[tuple[str, int, int]]:
    folder.mkdir()
    write_documents(folder, names)
    ingest(str(folder / "csto.db"), [folder / f"{name}.txt" for name in names])
    return sources(folder)


def test_processes_that_make_one_database_at_once_lose_nothing(tmp_path: Path) -> None:
    names = ["alpha", "bravo", "charlie", "delta"]
    write_documents(tmp_path, names)
    run_at_once(tmp_path, [["ingest", f"{name}.txt"] for name in names])
    assert list(faults(tmp_path / "csto.db")) == []
    assert sources(tmp_path) == one_by_one(tmp_path / "alone", names)


def test_the_same_document_twice_at_once_is_there_once(tmp_path: Path) -> None:
    write_documents(tmp_path, ["alpha"])
    run_at_once(tmp_path, [["ingest", "alpha.txt"]] * 2)
    assert list(faults(tmp_path / "csto.db")) == []
    assert sources(tmp_path) == one_by_one(tmp_path / "alone", ["alpha"])


def test_two_collections_into_a_database_that_is_there(copy: Path, tmp_path: Path) -> None:
    copy.rename(tmp_path / "csto.db")
    before = sources(tmp_path)
    write_documents(tmp_path, ["alpha", "bravo"])
    run_at_once(tmp_path, [["ingest", f"{name}.txt"] for name in ("alpha", "bravo")])
    assert list(faults(tmp_path / "csto.db")) == []
    after = sources(tmp_path)
    assert [row[0] for row in after] == sorted(["alpha", "bravo", *(row[0] for row in before)])
    assert set(before) < set(after)


def test_upgrades_at_once_of_a_new_database_make_it_once(tmp_path: Path) -> None:
    said = run_at_once(tmp_path, [["db", "upgrade"]] * 4)
    assert list(faults(tmp_path / "csto.db")) == []
    assert all(f"schema {SCHEMA_REVISION}" in line for line in said)


def test_many_first_connections_at_once_wait_for_each_other(tmp_path: Path) -> None:
    together = Barrier(8)

    def connect(path: str) -> str:
        together.wait()
        engine = writing_engine(path)
        with engine.connect() as connection:
            mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
        engine.dispose()
        return str(mode)

    with ThreadPoolExecutor(8) as pool:
        for number in range(20):
            path = str(tmp_path / f"{number}.db")
            assert list(pool.map(connect, [path] * 8)) == ["wal"] * 8
