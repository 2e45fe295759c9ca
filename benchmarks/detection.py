"""Finding contradictions among claims by the million: reading them, comparing, writing findings.

Each run is a process of its own, which says its processor time and its memory; so other work on
the machine counts little, and memory is that of one run.
"""

import json
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from claims import make_database
from measure import Ratio, ratio
from sqlalchemy import Connection

ROUNDS = 9
SMALL, MIDDLE, LARGE = 10_000, 100_000, 1_000_000
DOCUMENT = 500
"""The source, with its 83 claims, that changes in the large database."""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of the processor, findings written, megabytes."""

    seconds: float
    findings: int
    megabytes: float


def measure() -> list[Ratio]:
    """Return what detection costs against its aims, its size and the bare reading and writing."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        made = {
            "small": _made(folder, SMALL),
            "middle": _made(folder, MIDDLE),
            "hot": _made(folder, MIDDLE, hot=MIDDLE),
        }
        runs = {key: [_run(path) for _ in range(ROUNDS)] for key, path in made.items()}
        bare = [_bare(made["middle"], folder) for _ in range(ROUNDS)]
        compared = [_compared(made["middle"]) for _ in range(ROUNDS)]
        path = _made(folder, LARGE)
        large = _run(path)
        document = _run(path, DOCUMENT)
    seconds = {key: [run.seconds for run in some] for key, some in runs.items()}
    hot = [h - m for h, m in zip(seconds["hot"], seconds["middle"], strict=True)]
    detail = f"{min(seconds['middle']):.2f} s, {runs['middle'][0].findings:,} findings"
    return [
        ratio("10⁵ claims / reading them, writing the findings", seconds["middle"], bare),
        ratio("10⁵ claims / 10⁴", seconds["middle"], seconds["small"], aim=20),
        ratio("10⁵ claims / 1 s", seconds["middle"], [1] * ROUNDS, min, aim=1, detail=detail),
        ratio("10⁵ claims, comparing them alone / 1 s", compared, [1] * ROUNDS, min, aim=1),
        ratio("a hot block of 10⁵ more / 3 s", hot, [3] * ROUNDS, min, aim=1),
        ratio(
            "10⁶ claims / 15 s",
            [large.seconds],
            [15],
            aim=1,
            detail=f"{large.seconds:.1f} s, {large.findings:,} findings",
        ),
        ratio("10⁶ claims / 250 MB", [large.megabytes], [250], aim=1),
        ratio(
            "10⁶ claims, after a document / all",
            [document.seconds],
            [large.seconds],
            detail=f"{document.seconds:.1f} s, {document.findings:,} findings",
        ),
    ]


def _made(folder: Path, claims: int, hot: int = 0) -> Path:
    path = folder / f"{claims}-{hot}.db"
    make_database(path, claims, hot)
    return path


def _peak() -> float:
    """The most memory that this process held; `ru_maxrss` is the parent's where that is more."""
    status = Path("/proc/self/status").read_text().splitlines()
    [line] = [line for line in status if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024


def _run(path: Path, source: int | None = None) -> Run:
    """Detect in a fresh copy, or after a change of one source in the last, in a new process."""
    copy = path.with_suffix(".run")
    if source is None:
        shutil.copy(path, copy)
    command = [sys.executable, __file__, str(copy), *([] if source is None else [str(source)])]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Run(**json.loads(done.stdout))


def _bare(path: Path, folder: Path) -> float:
    """The seconds of reading all claims and writing the very same findings with the driver."""
    done, target = path.with_suffix(".run"), folder / "bare.db"
    shutil.copy(path, target)
    with sqlite3.connect(done) as source:
        findings = source.execute("SELECT * FROM finding").fetchall()
        sides = source.execute("SELECT * FROM finding_side").fetchall()
    connection = sqlite3.connect(target)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA foreign_keys=ON")
    started = process_time()
    connection.execute("SELECT * FROM claim").fetchall()
    for table, rows in (("finding", findings), ("finding_side", sides)):
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
    connection.commit()
    seconds = process_time() - started
    connection.close()
    return seconds


def _compared(path: Path) -> float:
    """The seconds of comparing all claims that share questions: neither reading nor writing."""
    from csto_db.db.collector import no_collector
    from csto_db.db.engine import writing_engine
    from csto_db.db.statements import StatementReader
    from csto_db.detect.engine import question_findings
    from csto_db.ingest.claims_compared import stored_background

    with writing_engine(str(path)).begin() as connection, no_collector():
        background = stored_background(connection)
        read = StatementReader(connection, background.questions).questions()
        questions = [question for some in read for question in some.groups]
        started = process_time()
        for question in questions:
            for _ in question_findings(question, background):
                pass
        return process_time() - started


def _detect(path: str, source: str | None = None) -> Run:
    from csto_db.db.engine import writing_engine
    from csto_db.ingest.detection import redetect

    engine = writing_engine(path)
    with engine.connect():
        started = process_time()
    with engine.begin() as connection:
        found = redetect(connection, None if source is None else _asked(connection, source))
    seconds = process_time() - started
    return Run(seconds, found, _peak())


def _asked(connection: Connection, source: str) -> list[tuple[str, str]]:
    """What the claims of a source are about or name, each with the predicate."""
    found: list[tuple[str, str]] = []
    for column in ("subject_id", "value_entity_id"):
        query = (
            "SELECT DISTINCT entity_key, name FROM claim JOIN predicate USING (predicate_id)"
            f" JOIN entity ON entity_id = {column} WHERE source_id = ?"
        )
        found += map(tuple, connection.exec_driver_sql(query, (int(source),)))
    return found


if __name__ == "__main__":
    print(json.dumps(asdict(_detect(*sys.argv[1:]))))
