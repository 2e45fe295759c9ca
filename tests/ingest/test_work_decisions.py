"""What people decide on works holds, through changes of the documents, and can be taken back."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from dumps import Rows, everything, meaning, select
from small_collection import edit, write_collection

from csto_db.cli.main import main
from csto_db.errors import InputError
from csto_db.ingest.pipeline import ingest

NOTES = """\
The League grew.1 It grew again.2 Then it stopped.3 Nobody knows why.4

Notes

1 ‘Statement of the Ministers’, Ostrava Gazette, 3 May 2004.
2 ‘Statement of the Ministers’, Ostrava Gazette, 3 May 2004.
3 ‘The League Seen from Afar’, 9 December 1992, available at: http://www.far.org/b.
4 ‘The Legue Seen from Afar’, 1992.
"""
WORKS = "SELECT footnote, work FROM citation_detail WHERE source = 'paper' ORDER BY start"
BY = ("--by", "A. Reader", "--reason", "I read both")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    (tmp_path / "paper.txt").write_text(NOTES)
    ingest(str(tmp_path / "a.db"), [write_collection(tmp_path / "c"), tmp_path / "paper.txt"])
    return tmp_path / "a.db"


def said(database: Path, *command: str) -> str:
    result = CliRunner().invoke(main, ["--db", str(database), *command])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output


def work(database: Path, *command: str) -> str:
    return said(database, "work", *command, *BY)


def cited(database: Path) -> list[object]:
    return [key for _, key in select(database, WORKS)]


def rows(database: Path) -> dict[str, Rows]:
    """All rows but the log of decisions."""
    kept = everything(database)
    return {name: found for name, found in kept.items() if name != "work_decision"}


def test_a_merge_moves_the_citations_and_the_split_restores_every_row(database: Path) -> None:
    before = rows(database)
    _, _, far, slip = cited(database)
    work(database, "merge", str(far), str(slip))
    assert cited(database)[2:] == [far, far]
    assert str(slip) not in [
        row[0] for row in select(database, "SELECT citation_key FROM work_detail")
    ]
    work(database, "split", str(slip))
    assert rows(database) == before


def test_a_merged_work_is_found_by_its_former_key(database: Path) -> None:
    _, _, far, slip = map(str, cited(database))
    work(database, "merge", far, slip)
    shown = said(database, "show", "work", slip)
    assert "decision, not" in " ".join(shown.split())
    assert said(database, "show", "work", far) == shown
    assert said(database, "cite", slip) == said(database, "cite", far)


def test_citations_that_are_split_off_are_a_work_of_their_own(database: Path) -> None:
    statement, same, *_ = cited(database)
    assert statement == same
    before = meaning(database, ["citation"])
    new = work(database, "split", "paper:2").strip()
    assert cited(database)[:2] == [statement, new]
    assert meaning(database, ["citation"]) == before
    work(database, "merge", str(statement), new)
    assert cited(database)[:2] == [statement, statement]


def test_decisions_hold_when_the_document_changes_and_when_nothing_does(
    database: Path, tmp_path: Path
) -> None:
    statement, _, far, slip = map(str, cited(database))
    new = work(database, "split", "paper:2").strip()
    work(database, "merge", far, slip)
    decided = [statement, new, far, far]
    before = everything(database)
    ingest(str(database), [tmp_path / "c", tmp_path / "paper.txt"])
    assert everything(database) == before
    edit(tmp_path / "paper.txt", "It grew again", "Some say that it grew again")
    ingest(str(database), [tmp_path / "paper.txt"])
    assert cited(database) == decided
    assert said(database, "db", "check").strip().endswith("whole")


def test_decisions_hold_when_a_citation_is_gone_and_comes_back(
    database: Path, tmp_path: Path
) -> None:
    statement, _, far, slip = map(str, cited(database))
    new = work(database, "split", "paper:2").strip()
    work(database, "merge", far, slip)
    text = (tmp_path / "paper.txt").read_text()
    edit(tmp_path / "paper.txt", text, "Nothing is cited here.\n")
    ingest(str(database), [tmp_path / "paper.txt"])
    assert cited(database) == []
    (tmp_path / "paper.txt").write_text(text)
    ingest(str(database), [tmp_path / "paper.txt"])
    assert cited(database) == [statement, new, far, far]


def test_a_work_that_is_cited_again_has_its_key_again(database: Path, tmp_path: Path) -> None:
    keys = cited(database)
    text = (tmp_path / "paper.txt").read_text()
    (tmp_path / "paper.txt").write_text("Nothing is cited here.\n")
    ingest(str(database), [tmp_path / "paper.txt"])
    assert select(database, "SELECT count(*) FROM work WHERE title LIKE '%Afar'") == [(0,)]
    (tmp_path / "paper.txt").write_text(text)
    ingest(str(database), [tmp_path / "paper.txt"])
    assert cited(database) == keys


def test_a_work_that_got_another_key_and_is_cited_again_has_that_key_again(
    database: Path, tmp_path: Path
) -> None:
    _, _, far, _ = map(str, cited(database))
    said(database, "work", "rekey", far, "first")
    said(database, "work", "rekey", "first", "afar")
    keys = cited(database)
    text = (tmp_path / "paper.txt").read_text()
    (tmp_path / "paper.txt").write_text("Nothing is cited here.\n")
    ingest(str(database), [tmp_path / "paper.txt"])
    (tmp_path / "paper.txt").write_text(text)
    ingest(str(database), [tmp_path / "paper.txt"])
    assert cited(database) == keys
    assert said(database, "show", "work", far) == said(database, "show", "work", "afar")


def test_a_work_that_got_another_key_is_found_by_both_and_no_other_gets_the_old_one(
    database: Path, tmp_path: Path
) -> None:
    _, _, far, _ = map(str, cited(database))
    said(database, "work", "rekey", far, "afar")
    assert cited(database)[2] == "afar"
    assert said(database, "show", "work", far) == said(database, "show", "work", "afar")
    edit(tmp_path / "paper.txt", "It grew again", "Some say that it grew again")
    (tmp_path / "more.txt").write_text(NOTES.replace("9 December 1992", "1 January 1992"))
    ingest(str(database), [tmp_path / "paper.txt", tmp_path / "more.txt"])
    assert cited(database)[2] == "afar"
    assert select(database, "SELECT count(*) FROM work WHERE citation_key = ?", far) == [(0,)]


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (("merge", "{far}", "nowork"), "no work 'nowork'"),
        (("merge", "{far}", "{far}"), "are one work already"),
        (("merge", "{far}", "atlas2010"), "is a source and keeps its key"),
        (("split", "{far}"), "was merged with no other work"),
        (("split", "paper:9"), "no citation 'paper:9'"),
        (("split", "paper@1"), "no citation 'paper@1'"),
        (("split", "paper:3"), "nothing else cites"),
        (("split", "paper:1", "paper:3"), "of different works"),
        (("split", "paper:1", "paper:2"), "nothing else cites"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused_and_changes_nothing(
    database: Path, command: tuple[str, ...], message: str
) -> None:
    before = everything(database)
    far = str(cited(database)[2])
    with pytest.raises(InputError, match=message):
        work(database, *(part.format(far=far) for part in command))
    assert everything(database) == before


@pytest.mark.parametrize(
    ("new", "message"), [("Afar", "must be lower-case"), ("atlas2010", "is taken")]
)
def test_a_key_that_is_none_or_taken_is_refused(database: Path, new: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        said(database, "work", "rekey", str(cited(database)[2]), new)
