"""What `csto-db export` writes when less than everything is asked for."""

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from csto_db.cli.main import main
from csto_db.db.reader import Cell

Query = Callable[..., list[tuple[Cell, ...]]]
Export = Callable[..., Result]


@pytest.fixture
def export(built: Path) -> Export:
    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["--db", str(built), "export", *arguments])

    return run


def keys(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    return [json.loads(line)["citation_key"] for line in result.stdout.splitlines()]


def named(rows: list[tuple[Cell, ...]]) -> list[str]:
    return sorted({str(key) for (key,) in rows})


def test_everything_is_what_is_cited(export: Export, query: Query) -> None:
    assert keys(export("jsonl")) == named(query("SELECT work FROM citation_detail"))


def test_the_documents_come_when_asked_for(export: Export) -> None:
    found = keys(export("jsonl", "--documents"))
    assert set(found) - set(keys(export("jsonl"))) == {
        "kaszuba2019", "kropatcheva2016", "raisonsdetre2020",
    }  # fmt: skip


def test_one_source_or_another(export: Export, query: Query) -> None:
    asked = ("--source", "kaszuba2019", "--source", "raisonsdetre2020")
    assert keys(export("jsonl", *asked)) == named(
        query("SELECT work FROM citation_detail WHERE source <> 'kropatcheva2016'")
    )


def test_cited_by_each_of_several_sources(export: Export, query: Query) -> None:
    asked = ("--cited-by", "kaszuba2019", "--cited-by", "kropatcheva2016")
    both = "SELECT work FROM citation_detail WHERE source = 'kaszuba2019' INTERSECT"
    assert keys(export("jsonl", *asked)) == named(
        query(f"{both} SELECT work FROM citation_detail WHERE source = 'kropatcheva2016'")
    )


def test_a_range_of_notes(export: Export, query: Query) -> None:
    found = keys(export("jsonl", "--source", "kropatcheva2016", "--footnotes", "12-20,77"))
    assert found == named(
        query(
            "SELECT work FROM citation_detail WHERE source = 'kropatcheva2016'"
            " AND (CAST(footnote AS INTEGER) BETWEEN 12 AND 20 OR footnote = '77')"
        )
    )


def test_where_an_entity_is_named(export: Export, query: Query) -> None:
    found = keys(export("jsonl", "--entity", "uzbekistan"))
    rows = query(
        "SELECT c.work FROM citation_detail AS c"
        " JOIN source AS s ON s.source_key = c.source"
        " JOIN mention_detail AS m ON m.source = c.source AND m.entity = 'uzbekistan'"
        " JOIN passage AS p ON p.passage_id = m.passage_id"
        ' WHERE p.start <= c.start AND p."end" >= c."end"'
    )
    assert found
    assert found == named(rows)


@pytest.mark.parametrize("report", ["works", "interviews"])
def test_the_works_of_a_report(export: Export, query: Query, report: str) -> None:
    kind = "entry_type = 'interview'" if report == "interviews" else "n_citations > 0"
    assert keys(export("jsonl", "--report", report)) == named(
        query(f"SELECT citation_key FROM work_detail WHERE {kind}")
    )


def test_a_condition_on_the_view(export: Export, query: Query) -> None:
    where = "entry_type = 'news' AND n_citations > 0 -- a comment"
    assert keys(export("jsonl", "--where", where)) == named(
        query(f"SELECT citation_key FROM work_detail WHERE {where}")
    )


@pytest.mark.parametrize(
    "where",
    [
        "1) ; DELETE FROM work; --",
        "1); ATTACH 'x.db' AS x; --",
        "load_extension('x')",
        "(SELECT count(*) FROM pragma_database_list) > 0 OR writefile('x', 'y')",
        "no_such_column = 1",
        "title = :x",
        "'",
    ],
)
def test_a_condition_can_do_nothing_but_read(export: Export, built: Path, where: str) -> None:
    before = built.read_bytes()
    result = export("jsonl", "--where", where)
    assert result.exception is not None
    assert result.stdout == ""
    assert built.read_bytes() == before
    with sqlite3.connect(built) as connection:
        assert connection.execute("SELECT count(*) FROM work").fetchone()[0] > 100


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--footnotes", "1"), "--source"),
        (("--source", "kropatcheva2016", "--footnotes", "1-99999,x"), "no note 'x'"),
        (("--source", "kaszuba2019", "--footnotes", "1"), "it has none"),
        (("--source", "kropatcheva2016", "--footnotes", "20-12"), "begins with the smaller"),
        (("--source", "kropatcheva"), "kropatcheva2016"),
        (("--where", "foo = 1"), "no such column: foo; the columns are citation_key, entry_type"),
        (("--where", " "), "--where is empty"),
        (("--output", "nowhere/works.bib"), "nowhere: no such folder to write works.bib into"),
        (("--entity", "nobody"), "no entity 'nobody'"),
        (("--report", "nothing"), "no report 'nothing'"),
        (("--report", "entities"), "no column 'work'"),
        (("--style", "apa"), "export bibliography"),
    ],
)
def test_a_choice_of_nothing_is_an_error(
    export: Export, arguments: tuple[str, ...], said: str
) -> None:
    result = export("jsonl", *arguments)
    assert result.exception is not None
    assert result.exit_code != 0
    assert said in f"{result.exception} {result.output}"


def test_a_profile_is_for_formats_that_differ(export: Export) -> None:
    assert export("ris", "--profile", "zotero").exit_code == 2
    assert "@misc" not in export("biblatex", "--profile", "zotero").stdout
    assert "XXXX" not in export("biblatex", "--profile", "pandoc").stdout
    assert "treaty" not in export("csl-json", "--profile", "zotero").stdout
    assert export("biblatex", "--profile", "bibtex").stdout == export("bibtex").stdout


def test_a_file_is_whole_or_not_there(export: Export, tmp_path: Path) -> None:
    target = tmp_path / "works.csv"
    assert export("csv", "--output", str(target)).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(target.read_text("utf-8"))))
    assert [row["citation_key"] for row in rows] == keys(export("jsonl"))
    target.unlink()
    assert export("csv", "--where", "nonsense", "--output", str(target)).exit_code != 0
    assert list(tmp_path.iterdir()) == []
