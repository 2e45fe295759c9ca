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
        (
            "The flood of 2011 changed the town (Haas, 2007; Roe, 2001).",
            ["Haas, 2007", "Roe, 2001"],
        ),
        ("The flood of 2011 changed the town (Haas, 2007; Roe, 2012).", []),
        ("After the 2011 flood the town was poor (Haas, 2007).", ["Haas, 2007"]),
        ("The flood of 2011 changed the town (Haas, forthcoming).", []),
        ("The flood of 2011 was predicted (Haas, 2007).", []),
        ("The flood of 2011 was feared as early as 2004 (Haas, 2007).", []),
        ("The flood of 2011 changed the town (Haas, 2007, republished 2014).", []),
        ("Before 2011 the town was poor (Haas, 2007).", []),
        ("The flood of 2011 confirmed what Haas (2007) had argued.", []),
        ("The flood of 2011 changed the town (cf. Haas, 2007).", []),
        ("Haas (2007) showed that the flood of 2011 changed the town.", ["Haas (2007)"]),
        ("Haas (2007) showed that the flood of 1911 changed the town. In 2011 it was rich.", []),
    ],
)
def test_a_work_that_is_cited_for_what_came_after_it_is_told(said: str, found: list[str]) -> None:
    assert told(said, "cited_for_later_event") == found


NOTED = """Ports

{said}[1] The town was poor.[2] It was so in 1950.[3]

Notes

1. {cited}

2. Ann Poe, Reeds (Hull: Low, 2015), 4.

3. See Karl Dorn, Fens (Hull: Low, 2003), 7.
"""
HAAS = "Marcel Haas, Weirs (Hull: Low, 2004), 5."


@pytest.mark.parametrize(
    ("said", "cited", "found"),
    [
        ("It was ruined in the flood of 2012.", HAAS, [HAAS]),
        ("It lost all in the flood of 2012. It is poor.", HAAS, []),
        ("It was ruined in the flood of 1912.", HAAS, []),
        ("It will be ruined by the flood of 2012.", HAAS, []),
        (
            "It was ruined in the flood of 2012.",
            f"{HAAS[:-1]}; Ann Roe, Dykes (Hull: Low, 2013), 9.",
            [],
        ),
        ("It was ruined in the flood of 2012.", "Marcel Haas, Weirs (Hull: Low, forthcoming).", []),
        ("It is poor.", f"The quay was lost in the flood of 2012. See {HAAS}", [f"{HAAS}"]),
        ("It is poor.", f"The flood of 2012 was predicted. See {HAAS}", []),
    ],
)
def test_a_note_stands_for_its_sentence_and_its_comment(
    said: str, cited: str, found: list[str]
) -> None:
    assert told(NOTED.format(said=said, cited=cited), "cited_for_later_event") == found


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


def test_what_points_at_a_note_for_the_rest_of_it_lacks_no_year() -> None:
    text = (
        "It binds.1 It does not.2 It may.3\n\n1 Roe v Poe (Judgment) [2001] OTR 15, para 88.\n"
        "2 Roe v Poe (n 1), Dissenting Opinion of Judge Doe, para 4.\n"
        "3 Lindgren, The Law of Lakes (OUP 1998) 2.\n"
    )
    assert told(text, "missing_year") == []
