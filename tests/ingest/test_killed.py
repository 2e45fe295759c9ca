"""A process that is killed while it writes leaves whole documents, and the next one completes."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from dumps import Rows, meaning, select
from generated_documents import write_articles

DOCUMENTS = 30
IN_BATCH = 2
FRESH = 4  # databases that are begun anew
KILLS = 12
# As the command, but with small transactions, so that a kill falls between and into many.
INGEST = f"""
import csto_db.ingest.write
from csto_db.cli import run
csto_db.ingest.write.DOCUMENTS_IN_BATCH = {IN_BATCH}
run()
"""


def start(database: Path, folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", INGEST, "--db", str(database), "ingest", str(folder)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def check(database: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "csto_db", "--db", str(database), "db", "check"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_whole_documents_and_the_next_run_completes(
    tmp_path: Path,
) -> None:
    folder = write_articles(tmp_path / "articles", DOCUMENTS)
    undisturbed = tmp_path / "undisturbed.db"
    started = time.monotonic()
    assert start(undisturbed, folder).wait() == 0
    duration = time.monotonic() - started
    whole = meaning(undisturbed)
    seen = [kill_some(tmp_path / f"{n}.db", folder, duration, whole) for n in range(FRESH)]
    assert sum(map(len, seen)) >= KILLS
    assert any(0 < documents < DOCUMENTS for one in seen for documents in one), seen


def kill_some(database: Path, folder: Path, duration: float, whole: dict[str, Rows]) -> list[int]:
    """Kill ingests into a new database, then let one finish; return what each kill left."""
    seen = [kill_one(database, folder, duration) for _ in range(KILLS // FRESH)]
    assert all(documents % IN_BATCH == 0 for documents in seen), seen
    assert start(database, folder).wait() == 0
    assert check(database).returncode == 0
    assert meaning(database) == whole
    return seen


def kill_one(database: Path, folder: Path, duration: float) -> int:
    """Kill an ingest while it writes; return how many documents are there, all whole."""
    is_new = not database.exists()
    process = start(database, folder)
    while not database.exists():
        time.sleep(0.005)
    time.sleep(random.uniform(0, 0.5) * duration if is_new else random.uniform(0.4, 1) * duration)
    process.send_signal(signal.SIGKILL)
    process.wait()
    checked = check(database)
    if checked.returncode:
        assert "not there, or empty" in checked.stderr, checked.stdout + checked.stderr
        return 0
    notes = "SELECT count(*) FROM footnote_detail GROUP BY source"
    assert {count for (count,) in select(database, notes)} <= {15}
    return len(select(database, "SELECT source_id FROM source"))
