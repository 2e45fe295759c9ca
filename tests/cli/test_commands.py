"""The commands: their help, their options, and what goes where."""

import json
import os
import pty
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from csto_db.cli.judge import VERDICTS
from csto_db.cli.main import main
from csto_db.model.vocabulary import Verdict

Run = Callable[..., subprocess.CompletedProcess[str]]
SEEDS = Path(__file__).parents[2] / "seeds"
CLAIMS = sum(file.read_text().count("\n  - id: ") for file in (SEEDS / "claims").iterdir())


def commands(group: click.Group, *names: str) -> list[tuple[tuple[str, ...], click.Command]]:
    found: list[tuple[tuple[str, ...], click.Command]] = []
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        found.append(((*names, name), command))
        if isinstance(command, click.Group):
            found += commands(command, *names, name)
    return found


COMMANDS = commands(main)


@pytest.mark.parametrize(("names", "command"), COMMANDS, ids=lambda value: str(value)[:40])
def test_every_command_and_each_of_its_options_says_what_it_does(
    names: tuple[str, ...], command: click.Command
) -> None:
    with click.Context(command, info_name=names[-1]) as context:
        assert command.get_help(context)
    assert command.help
    assert command.get_short_help_str()
    options = [param for param in command.params if isinstance(param, click.Option)]
    assert [option.name for option in options if not option.help and not option.show_default] == []


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["report", "--help"], ["--version"]])
def test_help_goes_to_standard_output(process: Run, arguments: list[str]) -> None:
    done = process(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def test_the_verdicts_of_judge_are_those_of_the_vocabulary() -> None:
    assert list(VERDICTS) == [str(verdict) for verdict in Verdict]


@pytest.fixture
def database(built: Path, tmp_path: Path) -> Path:
    path = tmp_path / "other.db"
    shutil.copy(built, path)
    return path


@pytest.mark.parametrize(
    "arguments",
    [
        ["--db", "other.db", "report", "works"],
        ["report", "--db", "other.db", "works"],
        ["report", "works", "--db", "other.db"],
    ],
    ids=" ".join,
)
def test_the_database_is_named_before_or_after_the_command(
    cli: Run, database: Path, arguments: list[str]
) -> None:
    assert cli(*arguments).stdout.startswith("Works (105)")


def test_the_database_is_named_in_the_environment_unless_it_is_on_the_line(
    cli: Run, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CSTO_DB", "other.db")
    assert cli("report", "works").stdout.startswith("Works (105)")
    assert "nowhere.db" in cli("report", "works", "--db", "nowhere.db").stderr


def test_build_brings_in_the_collection_and_prints_the_contradictions(
    cli: Run, tmp_path: Path
) -> None:
    done = cli("build")
    assert done.returncode == 0
    assert done.stdout.startswith("Claims contradicted between sources (")
    assert done.stderr == f"csto.db: documents: 3 new; claims: {CLAIMS}\n"
    assert (tmp_path / "csto.db").exists()
    again = cli("build")
    assert again.stdout == done.stdout
    assert again.stderr == f"csto.db: documents: 3 unchanged; claims: {CLAIMS}\n"


def test_a_dry_run_says_what_would_happen_and_leaves_nothing(cli: Run, tmp_path: Path) -> None:
    done = cli("ingest", "--dry-run", str(SEEDS))
    said = f"csto.db: nothing is written; it would be documents: 3 new; claims: {CLAIMS}\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, "", said)
    assert list(tmp_path.iterdir()) == []


def files(folder: Path) -> list[str]:
    """Return the names of the files of a folder, but for those that SQLite keeps beside its own."""
    names = (path.name for path in folder.iterdir())
    return sorted(name for name in names if not name.endswith(("-shm", "-wal")))


def test_output_goes_to_a_file_whole(cli: Run, database: Path, tmp_path: Path) -> None:
    done = cli("--db", "other.db", "report", "works", "-f", "csv", "-o", "works.csv")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    direct = cli("--db", "other.db", "report", "works", "-f", "csv").stdout
    assert (tmp_path / "works.csv").read_text(encoding="utf-8") == direct
    assert files(tmp_path) == ["other.db", "works.csv"]


def test_a_file_stays_as_it_was_when_the_output_fails(
    cli: Run, database: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.csv"
    kept.write_text("before")
    query = "SELECT abs(-9223372036854775807 - (n > 2)) FROM (SELECT 1 AS n UNION SELECT 5)"
    done = cli("--db", "other.db", "sql", query, "-f", "csv", "-o", "kept.csv")
    assert (done.returncode, done.stderr) == (1, "csto-db: SQL: integer overflow\n")
    assert kept.read_text() == "before"
    assert files(tmp_path) == ["kept.csv", "other.db"]


def test_a_file_for_a_report_without_rows_says_so(cli: Run, database: Path, tmp_path: Path) -> None:
    (tmp_path / "found.txt").write_text("of another day")
    cli("--db", "other.db", "report", "interviews", "--source", "kaszuba2019", "-o", "found.txt")
    assert (tmp_path / "found.txt").read_text().startswith("No interviews are cited")


def test_sql_is_read_from_standard_input(cli: Run, database: Path) -> None:
    done = cli("--db", "other.db", "sql", "-", "-f", "json", given=b"SELECT 6 * 7 AS answer")
    assert json.loads(done.stdout) == [{"answer": 42}]


def test_a_query_that_takes_too_long_is_stopped(cli: Run, database: Path) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum(i) FROM n"
    done = cli("--db", "other.db", "sql", endless, "--seconds", "0.3")
    assert done.returncode == 1
    assert "stopped after 0.3 s; narrow it down" in done.stderr


def test_a_judgement_decides_a_finding(cli: Run, database: Path) -> None:
    pair = ("kaszuba2019/priority", "raisonsdetre2020/no-priority")
    why = ("--reason", "Three years lie between them.", "--by", "A reader")
    done = cli("--db", "other.db", "judge", *pair, "superseded", *why)
    assert (done.returncode, done.stdout) == (0, "")
    rows = json.loads(cli("--db", "other.db", "report", "lookalikes", "-f", "json").stdout)
    [judged] = [row for row in rows if (row["a_claim"], row["b_claim"]) == pair]
    assert judged["verdict"] == "superseded"
    assert judged["why"].startswith("A reader judged: Three years lie between them")


def test_a_backup_holds_what_the_database_holds(cli: Run, database: Path) -> None:
    assert cli("--db", "other.db", "db", "backup", "copy.db").returncode == 0
    copied = cli("--db", "copy.db", "report", "claims", "-f", "csv").stdout
    assert copied == cli("--db", "other.db", "report", "claims", "-f", "csv").stdout
    assert cli("--db", "copy.db", "db", "check").stderr == "copy.db is whole\n"


@pytest.fixture
def found(cli: Run, built: Path) -> Callable[..., list[dict[str, object]]]:
    """Searches; returns the rows."""

    def run(*query: str) -> list[dict[str, object]]:
        done = cli("--db", str(built), "search", "-f", "json", "--limit", "1000", "--", *query)
        assert (done.returncode, done.stderr) == (0, "")
        rows: list[dict[str, object]] = json.loads(done.stdout)
        return rows

    return run


Found = Callable[..., list[dict[str, object]]]


def test_a_word_that_a_line_end_breaks_is_found(found: Found) -> None:
    rows = found("cooperation")
    text = (SEEDS / "texts" / "002_d60f98a4c6c9ddde.txt").read_text(encoding="utf-8")
    broken = text.index("co-\noperation")
    assert [r for r in rows if int(str(r["start"])) <= broken < int(str(r["end"]))]


def test_a_phrase_is_found_as_it_stands(found: Found) -> None:
    assert "[Rapid Reaction Force]" in str(found('"rapid reaction force"'))
    assert found('"force reaction rapid"') == []
    assert found("force", "reaction", "rapid") != []


def test_a_prefix_finds_more_than_the_word(found: Found) -> None:
    assert len(found("reintegrat*")) > len(found("reintegrate"))


def test_accents_need_not_be_typed(found: Found) -> None:
    assert found("Kuzniar") == found("Kuźniar")


def test_operators_choose(found: Found) -> None:
    either = found("nato OR isaf")
    assert len(either) > len(found("nato", "AND", "isaf"))
    assert len(found("nato NOT isaf")) < len(either)
    assert len(found("csto (nato OR isaf)")) <= len(either)


@pytest.mark.parametrize(
    "query",
    ["a:b", "Moscow's", 'an "open quote', "AND", "csto AND", "(csto", "csto)", "-x", "^csto",
     "{a b}", "near(a b, 2)", "nato + csto", "csto*-", "50%", "“quoted”", "col : x", "NOT"],
)  # fmt: skip
def test_punctuation_is_no_syntax(found: Found, query: str) -> None:
    assert isinstance(found(query), list)


def test_a_footnote_is_found_with_its_label(found: Found) -> None:
    assert {"n. 12"} == {row["where"] for row in found("Slams")}


def on_a_terminal(*arguments: str, folder: Path) -> str:
    """Return what a command writes on a terminal of its own."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "csto_db", *arguments],
        stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder,
    )  # fmt: skip
    os.close(theirs)
    written = b""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and select.select([ours], [], [], 60)[0]:
        try:
            written += os.read(ours, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
    os.close(ours)
    assert process.wait(timeout=60) == 0
    return written.decode()


def test_progress_is_shown_on_a_terminal_only(cli: Run, tmp_path: Path) -> None:
    texts = str(SEEDS / "sources.bib")
    shown = on_a_terminal("--db", "one.db", "ingest", texts, folder=tmp_path)
    assert "100%" in shown
    assert shown.rstrip().endswith("one.db: documents: 3 new; claims: 0")
    piped = cli("--db", "two.db", "ingest", texts)
    assert (piped.stdout, piped.stderr) == ("", "two.db: documents: 3 new; claims: 0\n")


def test_a_table_is_as_wide_as_its_terminal(database: Path, tmp_path: Path) -> None:
    shown = on_a_terminal("--db", "other.db", "report", "works", "--limit", "5", folder=tmp_path)
    assert max(len(line) for line in shown.splitlines()) <= 80
