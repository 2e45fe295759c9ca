"""The documentation says what is true of the program."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from csto_db.cli.main import main
from csto_db.reports.registry import load_report, report_names

ROOT = Path(__file__).parent.parent


def test_the_manual_is_that_of_the_commands(tmp_path: Path) -> None:
    made = tmp_path / "commands.md"
    subprocess.run([sys.executable, str(ROOT / "docs" / "commands.py"), str(made)], check=True)
    written = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert written == made.read_text(encoding="utf-8"), "run 'make docs'"


@pytest.mark.parametrize("name", report_names())
def test_a_report_says_what_it_answers(name: str) -> None:
    report = load_report(name)
    assert report.question.endswith("?")
    assert report.title
    assert report.empty


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/how-it-works.md"])
def test_links_between_pages_lead_somewhere(page: str) -> None:
    path = ROOT / page
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_first_commands_of_the_readme_are_the_two_of_the_makefile() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^make (\w+)", readme, re.M)[:2] == ["demo", "test"]
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def commands_of(page: str) -> list[str]:
    """The commands of the program that a page shows, without what is said of them."""
    text = (ROOT / page).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in re.findall(r"^csto-db (.+)$", text, re.M) if line != "build"]


@pytest.fixture
def desk(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the database and the files that the README speaks of."""
    shutil.copy(built, tmp_path / "csto.db")
    shutil.copytree(ROOT / "tests" / "collections" / "selve", tmp_path / "my-collection")
    for name in ("paper.txt", "another.txt"):
        (tmp_path / name).write_text(
            "It is so (Doe, 1999).\n\nReferences\n\nDoe, J. (1999). On war. X: Y.\n"
        )
    (tmp_path / "library.bib").write_text(
        "@book{Doe:1999, author={Doe, J.}, title={On war}, date={1999}}\n"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("desk")
def test_the_commands_of_the_readme_run() -> None:
    failed = {}
    for command in commands_of("README.md"):
        result = CliRunner().invoke(main, shlex.split(command, comments=True))
        if result.exit_code:
            failed[command] = result.output
    assert failed == {}
