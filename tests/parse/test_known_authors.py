"""Names and years in running text that are citations because something else names them."""

from pathlib import Path

import pytest

from csto_db.model.vocabulary import CitationStyle
from csto_db.parse.document import parse
from csto_db.text.clean import clean

TEXT = (Path(__file__).parent / "documents" / "narrative.txt").read_text(encoding="utf-8")
BODY, _, LIST = TEXT.partition("References\n")


def cited(text: str) -> list[tuple[str, str | None, str | None]]:
    """What the citations by author and year stand at, their titles and locators."""
    return [
        (text[one.span.start : one.span.end], one.work.title, one.locator)
        for one in parse(clean(text)).citations
        if one.style is CitationStyle.AUTHOR_DATE
    ]


def test_what_the_list_names_is_a_citation_and_events_and_articles_are_none() -> None:
    assert cited(TEXT) == [
        ("Corvin (1999)", "Salt", None),
        ("Port Council (2012, p. 4)", "Annual report 2011", "4"),
        ("Port Council (2012)", "Annual report 2011", None),
        ("Corvin (1999)", "Salt", None),
        ("Haas 2017", "The alliance", None),
        ("Haas (2017)", "The alliance", None),
        ("Haas’s (2017)", "The alliance", None),
        ("Riga Harbour Board (2004)", "Tolls", None),
        ("Ministry of Ports (2015, p. 3)", "Report", "3"),
        ("Chamber of Quays (2016, p. 5)", None, "5"),
        ("Dahl and Grau (2011)", "The price of salt", None),
        ("Dahl & Grau 2011, p. 4", "The price of salt", "4"),
        ("Holm 2009a", "Harbour dues and their enemies", None),
        ("Ames et al. 2014", "Counting ships", None),
    ]


def test_without_a_list_only_what_other_words_make_sure_of_is_left() -> None:
    found = [exact for exact, _, _ in cited(BODY)]
    assert "Riga Harbour Board (2004)" not in found
    assert found.count("Corvin (1999)") == 2
    assert "Haas 2017" in found, "Haas’s (2017) stands beside it"


def test_the_year_must_be_that_of_the_work() -> None:
    text = TEXT.replace("Haas, M. (2017)", "Haas, M. (2018)")
    assert "Haas 2017" in [exact for exact, _, _ in cited(text)], "Haas’s (2017) has that year"
    text = text.replace("In Haas’s (2017) view it fell.", "").replace("Haas (2017) says so", "")
    assert not [exact for exact, _, _ in cited(text) if exact.startswith("Haas")]


def test_the_year_alone_of_two_works_of_one_year_is_told_to_be_ambiguous() -> None:
    second = "\nHolm, H. (2009b). Ice. Review of Trade, 4, 1–20.\n"
    text = TEXT.replace("Holm 2009a", "Holm 2009").replace("\nMinistry", f"{second}\nMinistry")
    assert ("Holm 2009", None, None) in cited(text)
    assert "reference_ambiguous" in [one.code for one in parse(clean(text)).diagnostics]


@pytest.mark.parametrize("words", ["Charter (1945)", "Geneva 2001", "Council (1999)"])
def test_a_note_makes_sure_of_persons_alone(words: str) -> None:
    notes = (
        "\n\n1 Anna Dahl, Quays of the North (London: Tern Press, 2008), 5."
        "\n\n2 ‘Charter’, 1945.\n\n3 Ibid., p. 3."
    )
    text = f"Ports\n\nThe {words} is old, and Dahl (2008) too.1 So.2 And so.3{notes}"
    assert [exact for exact, _, _ in cited(text)] == ["Dahl (2008)"]
