"""Whether a document that is ten times as long takes ten times as long, and how much memory.

Run alone with a kind and megabytes, it prints the seconds of one document and its memory.
"""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from generate import KINDS
from measure import Ratio

SIZES = (1.0, 10.0)
AIM = 1.25


def measure() -> list[Ratio]:
    """Return, for each kind, the seconds and the memory a megabyte of a long document."""
    found = []
    for kind in KINDS:
        (short, _), (long, memory) = (_measured(kind, size) for size in SIZES)
        ratio = (long / SIZES[1]) / (short / SIZES[0])
        detail = f"{short / SIZES[0]:.1f} then {long / SIZES[1]:.1f} s and {memory:.0f} MB a MB"
        name = f"{kind}: a megabyte of {SIZES[1]:g} / of {SIZES[0]:g}"
        found.append(Ratio(name, ratio, (ratio, ratio), aim=AIM, detail=detail))
    return found


def _measured(kind: str, megabytes: float) -> tuple[float, float]:
    """Processor seconds, and megabytes of memory a megabyte of text, of a process of its own."""
    command = [sys.executable, __file__, kind, str(megabytes)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return float(printed.split()[0]), float(printed.split()[1])


def _run(kind: str, megabytes: float) -> None:
    from derived import empty_database, gazetteer, source_file
    from generate import document

    from csto_db.db.engine import writing_engine
    from csto_db.ingest.derive import derive
    from csto_db.ingest.write import save_documents
    from csto_db.resolve.resolved import resolved

    file = source_file(document(kind, int(megabytes * 1e6), "scale"))
    names = gazetteer()
    with TemporaryDirectory() as folder:
        empty_database(Path(folder) / "csto.db")
        derive(source_file(document(kind, 200_000, "warm-up")), names, "benchmark")
        before = memory()
        times = [process_time()]
        found = derive(file, names, "benchmark")
        times.append(process_time())
        ready = resolved(found)
        times.append(process_time())
        engine = writing_engine(str(Path(folder) / "csto.db"))
        save_documents(engine, [ready])
        engine.dispose()
        times.append(process_time())
    total = len(file.text) / 1e6
    parts = " ".join(f"{b - a:.2f}" for a, b in pairwise(times))
    scale = megabytes / total  # a document is a little longer than it was asked to be
    print(
        (times[-1] - times[0]) * scale,
        (memory() - before) / total,
        "derive, resolve, save:",
        parts,
    )


def memory() -> float:
    """The most memory that this process has had, in megabytes (Linux).

    `ru_maxrss` would count that of the process which started this one.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    _run(sys.argv[1], float(sys.argv[2]))
