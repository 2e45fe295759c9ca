"""A process that is killed while it writes leaves whole documents, and the next one completes."""

import random
import sqlite3
import time
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest
from dumps import Rows, meaning, select
from forked import FORKS
from generated_documents import write_articles

from csto_db.db.check import faults
from csto_db.errors import DatabaseError
from csto_db.ingest import write
from csto_db.ingest.pipeline import ingest

DOCUMENTS = 30
IN_BATCH = 2
FRESH = 4  # databases that are begun anew
KILLS = 12
LONGEST_PAUSE = 0.05  # seconds: about what a transaction takes


def start(database: Path, folder: Path) -> ForkServerProcess:
    process = FORKS.Process(target=ingest_in_small_transactions, args=(database, folder))
    process.start()
    return process


def ingest_in_small_transactions(database: Path, folder: Path) -> None:
    """As the command does it, but so that a kill falls between and into many transactions."""
    write.DOCUMENTS_IN_BATCH = IN_BATCH
    ingest(str(database), [folder])


def written(database: Path) -> int:
    """How many documents are there for all to see; -1 without tables, -2 without a file."""
    if not database.exists():
        return -2
    try:
        return len(select(database, "SELECT source_id FROM source"))
    except sqlite3.OperationalError:
        return -1


def end(process: ForkServerProcess) -> None:
    process.join()
    assert process.exitcode == 0


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_whole_documents_and_the_next_run_completes(
    tmp_path: Path,
) -> None:
    folder = write_articles(tmp_path / "articles", DOCUMENTS)
    undisturbed = tmp_path / "undisturbed.db"
    end(start(undisturbed, folder))
    whole = meaning(undisturbed)
    seen = [kill_some(tmp_path / f"{n}.db", folder, whole) for n in range(FRESH)]
    assert any(0 < documents < DOCUMENTS for one in seen for documents in one), seen


def kill_some(database: Path, folder: Path, whole: dict[str, Rows]) -> list[int]:
    """Kill ingests into a new database, then let one finish; return what each kill left."""
    seen: list[int] = []
    for _ in range(KILLS // FRESH):
        more = random.randrange(-1, DOCUMENTS // (KILLS // FRESH))
        seen.append(kill_one(database, folder, max(seen, default=0) + more))
    assert all(documents % IN_BATCH == 0 for documents in seen), seen
    end(start(database, folder))
    assert list(faults(database)) == []
    assert meaning(database) == whole
    return seen


def kill_one(database: Path, folder: Path, documents: int) -> int:
    """Kill an ingest once it has written so many documents; return how many are there, all whole.

    What it has written tells when to kill it, not the clock: a machine may be busy.
    """
    process = start(database, folder)
    while process.is_alive() and written(database) < documents:
        time.sleep(0.001)
    time.sleep(random.uniform(0, LONGEST_PAUSE))
    process.kill()
    process.join()
    try:
        found = list(faults(database))
    except DatabaseError as error:
        found = [str(error)]
    if any("not there, or empty" in one for one in found):
        return 0
    assert found == []
    notes = "SELECT count(*) FROM footnote_detail GROUP BY source"
    assert {count for (count,) in select(database, notes)} <= {15}
    return len(select(database, "SELECT source_id FROM source"))
