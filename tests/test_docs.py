"""The documentation says what is true of the program."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

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
