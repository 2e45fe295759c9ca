"""What the command costs before it does anything, against an empty Python program."""

import compileall
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import Ratio, in_turn, ratio, seconds

import csto_db

ROUNDS = 40
COMMAND = str(Path(sys.executable).parent / "csto-db")
_CHANGES_START = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONPATH", "COLUMNS")
ENVIRONMENT = {k: v for k, v in os.environ.items() if k not in _CHANGES_START}


def measure() -> list[Ratio]:
    """Return the ratios of help and of a small report to `python -c pass`."""
    compileall.compile_dir(str(Path(csto_db.__file__).parent), quiet=1)
    with TemporaryDirectory() as folder:
        database = str(Path(folder) / "csto.db")
        subprocess.run([COMMAND, "--db", database, "build"], check=True, capture_output=True)
        report = [COMMAND, "--db", database, "report", "sources", "--format"]
        base, click, help_, json, table = in_turn(
            [
                _run([sys.executable, "-c", "pass"]),
                _run([sys.executable, "-c", "import click"]),
                _run([COMMAND, "--help"]),
                _run([*report, "json"]),
                _run([*report, "table"]),
            ],
            ROUNDS,
        )
    floor = "the floor of the next three"
    return [
        # The fastest of many starts is the one that nothing disturbed.
        ratio("import click / python -c pass", click, base, min, detail=floor),
        ratio("csto-db --help / python -c pass", help_, base, min, aim=5.0),
        ratio("report as JSON / python -c pass", json, base, min, aim=6.0),
        ratio("report as a table / python -c pass", table, base, min, aim=9.0),
    ]


def _run(command: list[str]) -> Callable[[], float]:
    def run() -> object:
        return subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT)

    return lambda: seconds(run)
