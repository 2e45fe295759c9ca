"""Mistakes in a claims file: what `csto-db claims check` says of each, and where.

`python tests/collection/test_mistakes.py` writes what is said now into mistakes.md: read the diff.
"""

import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from csto_db.cli.main import main

CASES = Path(__file__).parent / "mistakes.md"
_CASE = re.compile(
    r"^(?P<title>[A-Z].*)\n```yaml\n(?P<file>(?:.*\n)*?)```\n(?P<said>(?:\d.*\n)*)", re.M
)
_FENCE = re.compile(r"^(?P<name>[\w/]+\.\w+)\n```\w*\n(?P<text>(?:.*\n)*?)```\n", re.M)
_FEWEST = 40


@dataclass(frozen=True)
class Case:
    """A claims file with a mistake in it, and what is said of it."""

    title: str
    file: str
    said: str


def read_cases() -> list[Case]:
    return [Case(**found.groupdict()) for found in _CASE.finditer(CASES.read_text("utf-8"))]


def write_collection(folder: Path) -> Path:
    """Write the collection that stands at the start of the cases; return its claims file."""
    for found in _FENCE.finditer(CASES.read_text("utf-8")):
        path = folder / found["name"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found["text"], encoding="utf-8")
    (folder / "claims").mkdir()
    return folder / "claims" / "atlas.yml"


def said_of(path: Path, file: str) -> str:
    """Return what is said of a claims file, without its name."""
    path.write_text(file, encoding="utf-8")
    done = CliRunner().invoke(main, ["claims", "check", str(path)])
    # The message of the error, which the outermost layer of the command prints.
    lines = f"{done.exception or ''}".splitlines()[:-1]
    assert done.exit_code == bool(lines), repr(done.exception)
    assert all(line.startswith(f"{path}:") for line in lines)
    return "".join(f"{line.removeprefix(f'{path}:')}\n" for line in lines)


@pytest.fixture(scope="module")
def claims_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_collection(tmp_path_factory.mktemp("mistakes"))


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.title)
def test_a_mistake_is_said_where_it_is(case: Case, claims_file: Path) -> None:
    assert said_of(claims_file, case.file) == case.said


def test_there_are_forty_kinds_of_mistake_and_one_file_without() -> None:
    cases = read_cases()
    titles = [case.title for case in cases]
    assert len(set(titles)) == len(titles)
    assert [case.title for case in cases if not case.said] == ["No mistake"]
    messages = {re.sub(r"'[^']*'|\d+", "…", case.said) for case in cases}
    assert len(messages) > _FEWEST


def refresh() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_collection(Path(folder).resolve())
        text = CASES.read_text("utf-8")
        CASES.write_text(
            _CASE.sub(
                lambda m: f"{m['title']}\n```yaml\n{m['file']}```\n{said_of(path, m['file'])}", text
            ),
            "utf-8",
        )


if __name__ == "__main__":
    sys.exit(refresh())
