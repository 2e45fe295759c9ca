"""Help imports nothing that only commands need; benchmarks/ measures what that is worth."""

import subprocess
import sys

import csto_db

_LOADED = "; import sys; print(*sys.modules)"
_HELP = (
    "import contextlib, io, csto_db.cli.main as m\n"
    "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
    "    m.main(['--help'])\n"
    "import sys; print(*sys.modules)"
)


def modules_after(code: str) -> set[str]:
    printed = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    return set(printed.stdout.decode().split())


def test_help_imports_no_database_no_format_and_no_path() -> None:
    new = modules_after(_HELP) - modules_after("import click" + _LOADED)
    assert "csto_db.cli.judge" in new
    slow = {"sqlalchemy", "sqlite3", "dataclasses", "pathlib", "json", "csv", "tabulate"}
    assert new.isdisjoint(
        slow | {"csto_db.db", "csto_db.model", "csto_db.parse", "csto_db.reports"}
    )


def test_a_report_imports_no_sqlalchemy() -> None:
    assert "sqlalchemy" not in modules_after(
        "import csto_db.cli.report_command, csto_db.reports.render" + _LOADED
    )


def test_the_package_has_the_functions_for_python_callers() -> None:
    assert "csto_db.parse" not in modules_after("import csto_db" + _LOADED)
    (found,) = csto_db.parse_references(
        "Doe, J. (1999). On war. Past and Present, 12, 4-5.", "reference"
    )
    assert (found.title, found.date) == ("On war", "1999")
    assert not hasattr(csto_db, "parse_nothing")
