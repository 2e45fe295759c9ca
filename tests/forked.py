"""Commands in processes of their own, forked from one that has imported everything before."""

import multiprocessing
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from csto_db import cli

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["csto_db.ingest.pipeline", "csto_db.cli.main"])


def said_at_once(folder: Path, commands: Sequence[Sequence[str]]) -> list[str]:
    """Run commands at the same time in a folder; return what each says on stderr. All succeed."""
    said = [folder / f"said{number}" for number in range(len(commands))]
    running = [
        FORKS.Process(target=_run, args=(folder, path, command))
        for path, command in zip(said, commands, strict=True)
    ]
    for process in running:
        process.start()
    for process in running:
        process.join()
    texts = [path.read_text("utf-8") for path in said]
    assert [process.exitcode for process in running] == [0] * len(running), texts
    return texts


def _run(folder: Path, said: Path, arguments: Sequence[str]) -> None:
    os.chdir(folder)
    sys.argv = ["csto-db", *arguments]
    with said.open("w", encoding="utf-8") as sys.stderr:
        cli.run()
