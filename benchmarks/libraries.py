"""How fast a `.bib` file goes into a new database and out of it, against bibtexparser 2."""

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import bibtexparser
from export import against_writer, export, fill
from measure import Ratio, in_turn, processor_seconds, ratio
from scale import memory

from csto_db.ingest.pipeline import ingest

SIZES = (10_000, 100_000)
ROUNDS = 3


def measure() -> list[Ratio]:
    """Return which part of the rate of bibtexparser our import and the export of it have."""
    logging.getLogger().setLevel(logging.ERROR)
    found = []
    with TemporaryDirectory() as name:
        for size in SIZES:
            found += compared(Path(name), size)
    return found


def compared(folder: Path, size: int) -> Iterator[Ratio]:
    """Yield the ratios for a file of so many entries."""
    source, file = folder / f"{size}.db", folder / f"{size}.bib"
    fill(source, size)
    export(source, file)
    text = file.read_text("utf-8")
    ours, theirs = in_turn(
        [
            lambda: processor_seconds(lambda: _import(folder / "new.db", file)),
            lambda: processor_seconds(lambda: bibtexparser.parse_string(text)),
        ],
        ROUNDS,
    )
    yield ratio(
        f"rate of importing {size:,} entries / of bibtexparser parsing them",
        theirs,
        ours,
        aim=0.5,
        is_floor=True,
        detail=f"{min(ours):.2f} s",
    )
    yield against_writer(f"{size:,} imported works", folder / "new.db", text, folder / "new.bib")
    alone = [sys.executable, __file__, str(folder / "new.db"), str(file)]
    done = subprocess.run(alone, check=True, capture_output=True, text=True)
    megabytes = float(done.stdout)
    name = f"megabytes that importing {size:,} entries takes"
    yield Ratio(name, megabytes, (megabytes, megabytes))


def _import(database: Path, file: Path) -> None:
    for old in database.parent.glob(f"{database.name}*"):
        old.unlink()
    ingest(str(database), [file])


if __name__ == "__main__":
    _import(Path(sys.argv[1]), Path(sys.argv[2]))
    print(memory())
