"""A large document: time and memory grow no faster than it does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from dumps import select
from generated_documents import write_article

MEGABYTE = 1_000_000
MOST_MEMORY = 10  # bytes for each byte of the document, beside the program itself


def peak_memory(database: Path, document: Path) -> int:
    """Ingest in a process of its own; return the most memory that it had, in bytes."""
    command = [sys.executable, "-m", "csto_db", "--db", str(database), "ingest", str(document)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_maxrss * 1024


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss counts other units elsewhere")
def test_memory_grows_no_faster_than_the_document(tmp_path: Path) -> None:
    peaks = []
    for size in (10, 50):
        document = tmp_path / f"paper{size}.txt"
        write_article(document, size * MEGABYTE, notes=size * 20)
        assert abs(document.stat().st_size - size * MEGABYTE) < 0.1 * size * MEGABYTE
        database = tmp_path / f"{size}.db"
        peaks.append(peak_memory(database, document))
        notes = "SELECT count(*), count(DISTINCT work) FROM citation_detail"
        assert select(database, notes) == [(size * 20, size * 20)]
    small, large = peaks
    assert large - small < MOST_MEMORY * 40 * MEGABYTE
    assert large < 6 * small
