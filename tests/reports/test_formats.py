"""The rows of a report are the same in every format, and in the sqlite3 shell."""

import csv
import html.parser
import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from printed import printed, run

from csto_db.reports.registry import load_report, report_names
from csto_db.reports.render import records, shown

REPORTS = report_names()
PLAIN = [name for name in REPORTS if not load_report(name).is_page]
Row = dict[str, object]


def as_json(database: Path, name: str, *options: str) -> list[Row]:
    rows: list[Row] = json.loads(printed(database, "report", name, "-f", "json", *options))
    return rows


@pytest.mark.parametrize("name", REPORTS)
def test_json_lines_hold_the_rows_of_json(built: Path, name: str) -> None:
    text = printed(built, "report", name, "-f", "jsonl")
    assert [json.loads(line) for line in text.splitlines()] == as_json(built, name)


@pytest.mark.parametrize(("fmt", "delimiter"), [("csv", ","), ("tsv", "\t")])
@pytest.mark.parametrize("name", REPORTS)
def test_separated_values_hold_the_rows_of_json(
    built: Path, name: str, fmt: str, delimiter: str
) -> None:
    text = printed(built, "report", name, "-f", fmt)
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
    assert rows == [
        {key: "" if value is None else str(value) for key, value in row.items()}
        for row in as_json(built, name)
    ]


@pytest.mark.parametrize("name", REPORTS)
def test_markdown_holds_the_rows_of_json(built: Path, name: str) -> None:
    lines = printed(built, "report", name, "-f", "markdown").splitlines()
    heads, _, *rows = [split_cells(line) for line in lines]
    assert [dict(zip(heads, row, strict=True)) for row in rows] == in_print(built, name)


def split_cells(line: str) -> list[str]:
    cells = line.replace("\\|", "\0").split("|")[1:-1]
    return [cell.strip().replace("\0", "|") for cell in cells]


def in_print(database: Path, name: str) -> list[dict[str, str]]:
    rows = as_json(database, name)
    return [{key: shown(value) for key, value in row.items()} for row in rows]  # type: ignore[arg-type]


class _Table(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


@pytest.mark.parametrize("name", PLAIN)
def test_html_holds_the_rows_of_json(built: Path, name: str) -> None:
    table = _Table()
    table.feed(printed(built, "report", name, "-f", "html"))
    heads, *rows = [[cell.strip() for cell in row] for row in table.rows]
    names = [head.replace(" ", "_") for head in heads]
    assert [dict(zip(names, row, strict=True)) for row in rows] == in_print(built, name)


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("name", REPORTS)
def test_no_line_of_a_table_is_longer_than_the_terminal(built: Path, name: str, width: int) -> None:
    lines = printed(built, "report", name, width=width).splitlines()
    assert [line for line in lines if len(line) > width] == []


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("source", "kaszuba2019"),
        ("footnote", "kropatcheva2016:53"),
        ("work", "nikitina2013interview"),
        ("entity", "csto"),
        ("claim", "kaszuba2019/priority"),
    ],
)
def test_a_thing_that_is_shown_fits_the_terminal(
    built: Path, kind: str, key: str, width: int
) -> None:
    text = printed(built, "show", kind, key, width=width)
    assert [line for line in text.splitlines() if len(line) > width] == []
    assert key.rpartition(":")[2] in text


def test_a_finding_is_shown_with_both_of_its_sides(built: Path) -> None:
    first = as_json(built, "contradictions")[0]
    found = json.loads(printed(built, "show", "finding", str(first["finding"]), "-f", "json"))
    assert found["finding"]["explanation"] == f"{first['subject_label']}: {first['why']}"
    assert {row["claim"] for row in found["claims"]} >= {first["a_claim"], first["b_claim"]}
    assert f"in context: {first['a_claim']}" in found


def test_a_claim_is_shown_in_its_sentence(built: Path) -> None:
    text = printed(built, "show", "claim", "raisonsdetre2020/no-priority", "-f", "json")
    [context] = json.loads(text)["in context: raisonsdetre2020/no-priority"]
    quote = "the Russia-led organization has not become a priority in the Kremlin’s policy"
    assert f"[{quote}]" in context["text"]
    assert context["text"].endswith(".")


@pytest.mark.skipif(not shutil.which("sqlite3"), reason="the sqlite3 shell is not installed")
@pytest.mark.parametrize("name", REPORTS)
def test_the_sql_of_a_report_runs_as_it_is_in_the_sqlite3_shell(built: Path, name: str) -> None:
    command = ["sqlite3", "-readonly", "-json", str(built)]
    done = subprocess.run(
        command, input=load_report(name).sql + ";", capture_output=True, text=True, check=True
    )
    unlimited = ["--limit", "1000000"] if name == "comentions" else []
    assert json.loads(done.stdout or "[]") == as_json(built, name, *unlimited)


@pytest.mark.parametrize(
    ("name", "option", "value", "column"),
    [
        ("claims", "--source", "kaszuba2019", "source"),
        ("claims", "--entity", "crrf", "subject"),
        ("comentions", "--entity", "nato", "entity"),
        ("contradictions", "--verdict", "contradicts", "verdict"),
        ("contradictions", "--entity", "csto-charter", "subject"),
        ("diagnostics", "--code", "doubled_scheme", "code"),
        ("entities", "--type", "treaty", "type"),
        ("entities", "--source", "raisonsdetre2020", "source"),
        ("footnotes", "--source", "kropatcheva2016", "source"),
        ("interviews", "--source", "kropatcheva2016", "source"),
        ("links", "--host", "ria.ru", "host"),
        ("works", "--type", "transcript", "type"),
    ],
)
def test_an_option_of_a_report_chooses_rows(
    built: Path, name: str, option: str, value: str, column: str
) -> None:
    everything = as_json(built, name, *(["--limit", "1000000"] if name == "comentions" else []))
    chosen = as_json(built, name, option, value)
    assert {row[column] for row in chosen} == {value}
    if name != "comentions":
        wanted = [row for row in everything if value in (row[column], row.get("value"))]
        assert sorted(chosen, key=repr) == sorted(wanted, key=repr)


def test_a_report_of_claims_by_predicate_has_no_other(built: Path) -> None:
    rows = as_json(built, "claims", "--predicate", "signed_on")
    assert {row["question"] for row in rows} == {"date of signature"}


def test_the_timeline_is_cut_at_both_ends(built: Path) -> None:
    rows = as_json(built, "timeline", "--from", "2002", "--to", "2010")
    assert {str(row["when"])[:4] for row in rows} <= {str(year) for year in range(2002, 2011)}
    assert str(rows[-1]["when"]).startswith("2010")


def test_what_is_said_in_a_note_that_cites_is_not_called_unsupported(
    built: Path, query: Callable[..., list[tuple[object, ...]]]
) -> None:
    unsupported = {row["claim"] for row in as_json(built, "unsupported")}
    in_notes = query(
        "SELECT claim FROM claim_detail AS d WHERE voice = 'author' AND EXISTS (SELECT 1 FROM"
        " citation_detail AS c WHERE c.source = d.source AND c.footnote = d.footnote)"
    )
    assert len(in_notes) > 10
    assert unsupported & {claim for (claim,) in in_notes} == set()


def test_a_claim_that_begins_with_the_label_of_its_note_stands_in_that_note(built: Path) -> None:
    rows = as_json(built, "claims", "--predicate", "signed_on")
    assert "n. 38" in {row["where"] for row in rows if str(row["quote"]).startswith("38 ")}


def test_what_is_only_reported_is_marked_as_such(built: Path) -> None:
    rows = as_json(built, "positions", "--entity", "csto", "--predicate", "priority_of")
    by_doctrine = [row["answer"] for row in rows if "Military Doctrine" in str(row["voice"])]
    assert by_doctrine == ["a priority of Russia (reported)"]
    assert all("reported" not in str(r["answer"]) for r in rows if r["voice"] == "the author")


def test_the_works_are_cut_at_a_limit(built: Path) -> None:
    assert as_json(built, "works", "--limit", "3") == as_json(built, "works")[:3]


def test_a_report_without_rows_says_what_it_was_narrowed_down_to(built: Path) -> None:
    done = run(built, "report", "interviews", "--source", "kaszuba2019")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "No interviews are cited (--source kaszuba2019).\n"


def test_options_before_the_name_of_a_report_hold_for_it(built: Path) -> None:
    assert printed(built, "report", "-f", "csv", "works") == printed(
        built, "report", "works", "-f", "csv"
    )


def test_in_a_narrow_terminal_most_of_a_record_is_its_text() -> None:
    rows = [("castellanos1951 char. 1653", "Captain Rey stood on the bridge that night.")]
    first, *_ = records(("label", "text"), rows, 40, ["{label} | {text}"])
    assert len(first.rstrip()) == 40
    assert first.index("┬") < 40 / 2
