"""Reports as a person gets them, run in this process to save the start of many others."""

from pathlib import Path

from click.testing import CliRunner, Result

from csto_db.cli.main import main


def printed(database: Path, *arguments: str, width: int = 80) -> str:
    """Return what a command prints on a terminal of some width; it must succeed."""
    done = run(database, *arguments, width=width)
    assert done.exit_code == 0, done.output
    return done.output


def run(database: Path, *arguments: str, width: int = 80) -> Result:
    """Return how a command ends."""
    runner = CliRunner(env={"COLUMNS": str(width)})
    return runner.invoke(main, ["--db", str(database), *arguments], prog_name="csto-db")
