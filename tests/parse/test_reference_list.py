"""Documents of other styles: reference lists, and what points back at them and at notes."""

import textwrap
from pathlib import Path

import pytest

from csto_db.db.reader import open_reader
from csto_db.ingest.pipeline import ingest
from csto_db.model.vocabulary import CitationStyle, Role
from csto_db.model.work import Citation
from csto_db.parse.document import parse
from csto_db.text.clean import clean

DOCUMENTS = Path(__file__).parent / "documents"
APA, GOST, CHICAGO, LAW, GERMAN = (
    (DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8")
    for name in ("apa", "gost", "chicago", "law", "german")
)


def cited(text: str, *styles: CitationStyle) -> list[Citation]:
    return [one for one in parse(clean(text)).citations if one.style in styles]


def titles(text: str, *styles: CitationStyle) -> list[str | None]:
    return [one.work.title for one in cited(text, *styles)]


def told(text: str, code: str) -> list[tuple[str, str]]:
    """What the diagnostics of a kind stand at, and what they say."""
    found = (one for one in parse(clean(text)).diagnostics if one.code == code and one.span)
    return [(text[one.span.start : one.span.end], one.message) for one in found if one.span]


def wrapped(text: str) -> str:
    """The text in lines of 72 characters, without blank lines in its list."""
    body, _, entries = text.partition("References\n\n")
    lines = [textwrap.fill(one, 72) for one in (body * 2).split("\n\n")]
    hanging = [textwrap.fill(one, 72, subsequent_indent="   ") for one in entries.split("\n\n")]
    return "\n".join([*lines, "References", *hanging])


@pytest.mark.parametrize("text", [APA, wrapped(APA)])
def test_each_entry_of_a_list_is_a_citation_of_its_own_characters(text: str) -> None:
    entries = cited(text, CitationStyle.REFERENCE)
    assert [one.work.title for one in entries] == [
        "Counting ships",
        "The price of salt",
        "Harbour dues and their enemies",
        "Ice and insurance",
        "Annual report 2011",
    ]
    first = text[entries[0].span.start : entries[0].span.end]
    assert first.startswith("Ames, A., Brandt")
    assert first.endswith("jph.2014.12")


def test_author_and_year_join_the_entry_of_that_year_and_letter() -> None:
    assert titles(APA, CitationStyle.AUTHOR_DATE) == [
        "Harbour dues and their enemies",
        "The price of salt",
        "Counting ships",
        "Annual report 2011",
        "Ice and insurance",
    ]


def test_two_entries_that_fit_are_not_chosen_between() -> None:
    text = APA.replace("(Holm, 2009a;", "(Holm, 2009;")
    assert titles(text, CitationStyle.AUTHOR_DATE)[0] is None
    assert told(text, "reference_ambiguous") == [
        ("Holm, 2009", "2 entries of the list of references fit")
    ]


def test_an_author_who_is_not_in_the_list_is_told() -> None:
    text = APA.replace("(Holm, 2009b)", "(Jarry, 2009)")
    assert [at for at, _ in told(text, "reference_not_listed")] == ["Jarry, 2009"]


def test_a_document_without_a_list_says_so_once() -> None:
    text = APA.partition("References")[0]
    ((_, message),) = told(text, "no_reference_list")
    assert "4 short citations" in message


def test_numbers_in_brackets_join_the_entries_of_a_numbered_list() -> None:
    found = cited(GOST, CitationStyle.NUMERIC)
    said = [(GOST[one.span.start : one.span.end], one.locator) for one in found]
    assert said == [("1, с. 15", "15"), ("2", None), ("3, с. 7–9", "7–9"), ("4", None)]
    assert [one.work.title for one in found][:3] == [
        "Право портов",
        "Таможня и город",
        "The Law of the Quay",
    ]
    assert [at for at, _ in told(GOST, "reference_not_listed")] == ["9"]
    assert parse(clean(GOST)).footnotes == ()


def test_a_range_cites_every_entry_from_end_to_end() -> None:
    text = GOST.replace("[4]", "[1, 2–4]")
    found = cited(text, CitationStyle.NUMERIC)[-4:]
    assert [text[one.span.start : one.span.end] for one in found] == ["1", "2", "2–4", "4"]
    assert [one.work.title for one in found[:3]] == [
        "Право портов",
        "Таможня и город",
        "The Law of the Quay",
    ]


def test_brackets_are_no_citations_where_the_list_has_no_numbers() -> None:
    assert cited("Some [1] text.\n\n" + APA, CitationStyle.NUMERIC) == []


def test_dashes_repeat_the_authors_of_the_entry_above() -> None:
    quays = cited(CHICAGO, CitationStyle.REFERENCE)[1].work
    assert (quays.title, quays.issued) == ("Quays of the North", "2008")
    assert [name.family for name in quays.names(Role.AUTHOR)] == ["Dahl"]


def test_short_titles_are_the_works_whose_titles_have_those_words() -> None:
    assert titles(CHICAGO, CitationStyle.NOTE) == [
        "The Salt Road: Trade and Tolls in the North",
        "The Salt Road: Trade and Tolls in the North",
        "Ice and Insurance",
        "The Salt Road: Trade and Tolls in the North",
        "Ice and Insurance",
        None,
        None,
    ]


def test_a_short_title_may_stand_for_a_work_of_the_list_alone() -> None:
    text = CHICAGO.replace("6. Grau, op. cit., 3.", "6. Dahl, Quays, 3.")
    assert titles(text, CitationStyle.NOTE)[5] == "Quays of the North"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            CHICAGO,
            [
                "nothing of that author or name is cited before",
                "no note 12 before it cites anything",
            ],
        ),
        (LAW, ["note 1 cites 2 works, none of that author", "no note 17 before it cites anything"]),
        (GERMAN, []),
    ],
)
def test_what_points_back_in_vain_says_why(text: str, why: list[str]) -> None:
    said = [message for _, message in told(text, "back_reference_unresolved")]
    assert [message.partition(", but ")[2] for message in said] == why


def test_notes_of_law_and_of_german_point_back_at_notes() -> None:
    law, german = (titles(text, CitationStyle.NOTE) for text in (LAW, GERMAN))
    assert law[2:5] == ["Risk and the Quay", "Tolls", "Tolls"]
    assert german[2:5] == ["Das Recht der Häfen", "Das Recht der Häfen", "Zollrecht"]


def test_a_label_that_comes_again_stands_for_its_last_note() -> None:
    again = LAW.replace("Fisher, Risk and the Quay", "Fisher, Another Book")
    found = titles(LAW + "\n" + again, CitationStyle.NOTE)
    assert (found[2], found[9]) == ("Risk and the Quay", "Another Book")


def test_a_citation_and_its_entry_are_one_work_in_the_database(tmp_path: Path) -> None:
    (tmp_path / "ports.txt").write_text(GOST, encoding="utf-8")
    ingest(str(tmp_path / "ports.db"), [tmp_path / "ports.txt"])
    sql = "SELECT style, work FROM citation_detail ORDER BY start"
    rows = list(open_reader(str(tmp_path / "ports.db")).execute(sql, {}).rows)
    works = {style: [work for one, work in rows if one == style] for style, _ in rows}
    assert works["numeric"] == works["reference"]
    assert len(set(works["reference"])) == 4
