"""What the database part of an ingest costs, against the driver alone writing the same rows."""

import gc
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from derived import batches, derived, empty_database, gazetteer
from measure import Ratio, in_turn, ratio, seconds

from csto_db.db.engine import PRAGMAS, writing_engine
from csto_db.ingest.write import DOCUMENTS_IN_BATCH, save_documents
from csto_db.resolve.resolved import Resolved

DOCUMENTS = 1000
ROUNDS = 5
_TABLES = (
    "link", "work", "work_inference", "work_match", "contribution", "identifier", "source",
    "text_block", "passage", "footnote", "citation", "citation_candidate", "mention",
    "diagnostic",
)  # fmt: skip
_FULL_TEXT = "INSERT INTO passage_fts (rowid, text) VALUES (?, ?)"


@dataclass(frozen=True, slots=True)
class _Write:
    """One statement with its rows."""

    sql: str
    rows: list[tuple[object, ...]]


def measure() -> list[Ratio]:
    """Return the ratio of writing documents to writing their rows."""
    found = list(batches(derived(DOCUMENTS, gazetteer()), DOCUMENTS_IN_BATCH))
    with TemporaryDirectory() as name:
        folder = Path(name)
        empty_database(folder / "empty.db")
        written = folder / "written.db"
        shutil.copy(folder / "empty.db", written)
        marks = [_marks(written)]
        for batch in found:
            _save(written, [batch])
            marks.append(_marks(written))
        rows = [_rows(written, before, after) for before, after in pairwise(marks)]

        # An ingest holds fifty documents at a time; the collector shall not go through them all.
        gc.freeze()

        def save() -> float:
            shutil.copy(folder / "empty.db", folder / "ours.db")
            return seconds(lambda: _save(folder / "ours.db", found))

        def insert() -> float:
            shutil.copy(folder / "empty.db", folder / "raw.db")
            return seconds(lambda: _insert(folder / "raw.db", rows))

        ours, raw = in_turn([save, insert], ROUNDS)
        _assert_same(folder / "ours.db", folder / "raw.db")
    count = sum(len(write.rows) for writes in rows for write in writes)
    detail = f"{DOCUMENTS} documents, {count} rows, {min(raw):.1f} s raw"
    return [ratio("database part of ingest / executemany", ours, raw, aim=1.6, detail=detail)]


def _save(path: Path, found: list[list[Resolved]]) -> None:
    engine = writing_engine(str(path))
    for batch in found:
        save_documents(engine, batch)
    engine.dispose()


def _insert(path: Path, rows: list[list[_Write]]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in (*PRAGMAS, "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")
        for writes in rows:
            connection.execute("BEGIN IMMEDIATE")
            for write in writes:
                connection.executemany(write.sql, write.rows)
            connection.execute("COMMIT")


def _marks(path: Path) -> dict[str, int]:
    """The last rowid of each table: what one transaction wrote stands between two of these."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: connection.execute(f"SELECT coalesce(max(rowid), 0) FROM {table}").fetchone()[0]
            for table in _TABLES
        }


def _rows(path: Path, before: dict[str, int], after: dict[str, int]) -> list[_Write]:
    """The rows of one transaction, in the order of their tables, the full text at the end."""
    writes = []
    with closing(sqlite3.connect(path)) as connection:
        for table in _TABLES:
            found = connection.execute(
                f"SELECT * FROM {table} WHERE rowid > ? AND rowid <= ? ORDER BY rowid",
                (before[table], after[table]),
            )
            names = [column[0] for column in found.description]
            marks = ", ".join("?" * len(names))
            columns = ", ".join(f'"{name}"' for name in names)
            writes.append(
                _Write(f"INSERT INTO {table} ({columns}) VALUES ({marks})", found.fetchall())
            )
        texts = connection.execute(
            "SELECT passage_id, text FROM passage_text"
            " WHERE passage_id > ? AND passage_id <= ? ORDER BY passage_id",
            (before["passage"], after["passage"]),
        )
        writes.append(_Write(_FULL_TEXT, texts.fetchall()))
    return writes


def _assert_same(ours: Path, raw: Path) -> None:
    """Both sides must have written the same rows, or the ratio says nothing."""
    with closing(sqlite3.connect(ours)) as a, closing(sqlite3.connect(raw)) as b:
        for table in (*_TABLES, "passage_fts_docsize"):
            query = f"SELECT count(*) FROM {table}"
            assert a.execute(query).fetchone() == b.execute(query).fetchone(), table
