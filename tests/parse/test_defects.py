"""Mistakes of the sources are told, in made documents and in the three of the seeds."""

from pathlib import Path

import pytest
from seed_documents import COPERNICUS, EUROPE_ASIA, RAISONS, seed

from csto_db.db.reader import open_reader
from csto_db.ingest.pipeline import ingest
from csto_db.parse.document import parse
from csto_db.text.clean import clean

NOTE = (
    "1 ‘Statement of the Ministers’, Document {number}, {day}, Ministry of Foreign Affairs,"
    " available at: http://www.ports.example/news/14, accessed {seen}.\n\n"
    "2 ‘{title}’, Document {number}, {day}, Ministry of Foreign Affairs, available at:"
    " http://www.ports.example/news/14, accessed {seen}.\n\n3 Interview with a diplomat, Riga.\n"
)
KNOWN = {
    "number": "1308-04-09-2008",
    "day": "4 September 2008",
    "seen": "3 June 2014",
    "title": "Statement of the Ministers",
}


def told(text: str, code: str) -> list[str]:
    found = parse(clean(text)).diagnostics
    return [text[one.span.start : one.span.end] for one in found if one.code == code and one.span]


@pytest.mark.parametrize("number", ["1308-05-09-2008", "12/2009", "14-2007", "7-2008-10-01"])
def test_a_number_that_holds_another_date_is_told(number: str) -> None:
    text = NOTE.format(**{**KNOWN, "number": number})
    assert told(text, "number_disagrees_with_date") == [number, number]


@pytest.mark.parametrize("number", ["1308-04-09-2008", "1308-09-04-2008", "12/2008", "1308"])
def test_a_number_that_agrees_is_not_told(number: str) -> None:
    assert told(NOTE.format(**{**KNOWN, "number": number}), "number_disagrees_with_date") == []


def test_a_page_that_was_seen_before_it_was_issued_is_told() -> None:
    text = NOTE.format(**{**KNOWN, "seen": "3 June 2004"})
    assert len(told(text, "accessed_before_issued")) == 2
    assert told(NOTE.format(**KNOWN), "accessed_before_issued") == []


def test_a_document_without_a_year_is_told() -> None:
    text = NOTE.format(**{**KNOWN, "number": "1308"}).replace(", 4 September 2008", "")
    assert len(told(text, "missing_year")) == 2


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The war in 2011 changed the town. It had to assume more (Haas, 2007).", ["Haas, 2007"]),
        ("The war in 2011 changed the town (Haas, 2012).", []),
        ("The town planned to close it by 2011 (Haas, 2007).", []),
        ("The war in 2011 changed the town (Roe, 2012). It was poor (Haas, 2007).", []),
        ("The war in 2011 changed the town.\n\nIt was poor (Haas, 2007).", []),
        ("A town of 2011 souls was poor (Haas, 2007).", []),
    ],
)
def test_a_work_that_is_cited_for_what_came_after_it_is_told(said: str, found: list[str]) -> None:
    assert told(said, "cited_for_later_event") == found


def test_the_three_documents_have_the_defects_that_they_have() -> None:
    numbers = [told(seed(name), "number_disagrees_with_date") for name in (EUROPE_ASIA, RAISONS)]
    assert numbers == [["1323-09-09-2008", "1308-05-09-2008"] * 2, []]
    later = [told(seed(name), "cited_for_later_event") for name in (EUROPE_ASIA, COPERNICUS)]
    assert later == [[], ["Weinstein, 2007"]]


def test_a_title_that_is_quoted_two_ways_is_in_the_report_of_defects(tmp_path: Path) -> None:
    title = "Statement of the Foreign Ministers"
    (tmp_path / "note.txt").write_text(NOTE.format(**{**KNOWN, "title": title}), encoding="utf-8")
    (tmp_path / "same.txt").write_text(NOTE.format(**KNOWN), encoding="utf-8")
    ingest(str(tmp_path / "a.db"), [tmp_path / "note.txt", tmp_path / "same.txt"])
    sql = "SELECT exact FROM footnote_detail AS f JOIN diagnostic AS d ON d.start = f.start"
    sql += " WHERE code = 'title_differs' AND f.source = 'note'"
    rows = list(open_reader(str(tmp_path / "a.db")).execute(sql, {}).rows)
    assert [str(exact)[:36] for (exact,) in rows] == [f"‘{title}’"]
