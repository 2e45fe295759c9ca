"""A process that is killed while it writes leaves whole documents, and the next one completes."""

import random
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


def start(database: Path, folder: Path) -> ForkServerProcess:
    process = FORKS.Process(target=ingest_in_small_transactions, args=(database, folder))
    process.start()
    return process


def ingest_in_small_transactions(database: Path, folder: Path) -> None:
    """As the command does it, but so that a kill falls between and into many transactions."""
    write.DOCUMENTS_IN_BATCH = IN_BATCH
    ingest(str(database), [folder])


def end(process: ForkServerProcess) -> None:
    process.join()
    assert process.exitcode == 0


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_whole_documents_and_the_next_run_completes(
    tmp_path: Path,
) -> None:
    folder = write_articles(tmp_path / "articles", DOCUMENTS)
    undisturbed = tmp_path / "undisturbed.db"
    started = time.monotonic()
    end(start(undisturbed, folder))
    duration = time.monotonic() - started
    whole = meaning(undisturbed)
    seen = [kill_some(tmp_path / f"{n}.db", folder, duration, whole) for n in range(FRESH)]
    assert sum(map(len, seen)) >= KILLS
    assert any(0 < documents < DOCUMENTS for one in seen for documents in one), seen


def kill_some(database: Path, folder: Path, duration: float, whole: dict[str, Rows]) -> list[int]:
    """Kill ingests into a new database, then let one finish; return what each kill left."""
    seen = [kill_one(database, folder, duration) for _ in range(KILLS // FRESH)]
    assert all(documents % IN_BATCH == 0 for documents in seen), seen
    end(start(database, folder))
    assert list(faults(database)) == []
    assert meaning(database) == whole
    return seen


def kill_one(database: Path, folder: Path, duration: float) -> int:
    """Kill an ingest while it writes; return how many documents are there, all whole."""
    process = start(database, folder)
    while not database.exists() and process.is_alive():
        time.sleep(0.005)
    time.sleep(random.uniform(0, 0.8) * duration)
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
