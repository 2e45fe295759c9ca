"""What all tests share: the collection, a database built from it, the command line."""

import subprocess
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import hypothesis
import pytest

from csto_db import cli as command_line
from csto_db.db.reader import Cell, Reader, open_reader

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"

# A machine that is busy is slow, and no mistake.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")

Run = Callable[..., subprocess.CompletedProcess[str]]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh-goldens", action="store_true", help="write the golden files anew")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the collection; tests only read it."""
    from csto_db.ingest.pipeline import ingest

    path = tmp_path_factory.mktemp("built") / "csto.db"
    ingest(str(path), [SEEDS])
    return path


@pytest.fixture(scope="session")
def reader(built: Path) -> Reader:
    """The reading door of the database of the collection."""
    return open_reader(str(built))


@pytest.fixture(scope="session")
def query(reader: Reader) -> Callable[..., list[tuple[Cell, ...]]]:
    """Runs SQL on the database of the collection."""

    def run(sql: str, **params: Cell) -> list[tuple[Cell, ...]]:
        return list(reader.execute(sql, params).rows)

    return run


@pytest.fixture
def process(tmp_path: Path) -> Run:
    """Runs the real command in a process of its own, in an empty folder."""

    def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
        settings: dict[str, object] = {"cwd": tmp_path, "capture_output": True, "text": True}
        command = [sys.executable, "-m", "csto_db", *arguments]
        return subprocess.run(command, check=False, **{**settings, **options})  # type: ignore[call-overload,no-any-return]

    return run


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs what `process` runs, in this process: the start of one costs more than most commands."""

    def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[str]:
        out, err = _stream(), _stream()
        with monkeypatch.context() as patch:
            patch.chdir(tmp_path)
            patch.setattr(sys, "argv", ["csto-db", *arguments])
            for name, stream in (("stdin", _stream(given)), ("stdout", out), ("stderr", err)):
                patch.setattr(sys, name, stream)
            patch.setattr(sys, "unraisablehook", sys.unraisablehook)
            with pytest.raises(SystemExit) as end:
                command_line.run()
        code = end.value.code
        assert isinstance(code, int)
        return subprocess.CompletedProcess(arguments, code, _text(out), _text(err))

    return run


def _stream(data: bytes = b"") -> TextIOWrapper:
    return TextIOWrapper(BytesIO(data), "utf-8", write_through=True)


def _text(stream: TextIOWrapper) -> str:
    """As `text=True` gives it: with one kind of line end."""
    stream.seek(0)
    return stream.read()
