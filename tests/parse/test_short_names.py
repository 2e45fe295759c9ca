"""Short names: "(hereafter Doctrine)", and what uses them later."""

from pathlib import Path

import pytest

from csto_db.model.work import Citation
from csto_db.parse.document import parse
from csto_db.text.clean import clean

TEXT = (Path(__file__).parent / "documents" / "short_names.txt").read_text(encoding="utf-8")
DOCTRINE, RIGHTS = "Maritime Doctrine of the Northern Ports", "Das Recht der Häfen"


def cited(text: str, note: str | None = None) -> list[Citation]:
    """The citations of a note, or those outside of notes."""
    parsed = parse(clean(text))
    label = {None: None} | {str(place): one.label for place, one in enumerate(parsed.footnotes)}
    return [
        one
        for one in parsed.citations
        if label[None if one.footnote is None else str(one.footnote)] == note
    ]


def said(text: str, note: str | None = None) -> list[tuple[str | None, str | None]]:
    return [(one.work.title, one.locator) for one in cited(text, note)]


def told(text: str) -> list[tuple[str, str]]:
    codes = ("short_name_unknown", "short_name_without_work", "back_reference_unresolved")
    found = [one for one in parse(clean(text)).diagnostics if one.code in codes and one.span]
    return [(one.code, text[one.span.start : one.span.end]) for one in found if one.span]


def test_what_gives_a_short_name_is_no_part_of_the_work() -> None:
    assert said(TEXT, "1") == [(DOCTRINE, "para. 3"), (RIGHTS, "14")]
    assert said(TEXT, "4") == [("La loi des quais", "4"), ("Право портов", "12")]


def test_later_notes_join_the_work_by_its_short_name_and_ibid_goes_on_from_there() -> None:
    assert said(TEXT, "2") == [(DOCTRINE, "para 12")]
    assert said(TEXT, "3") == [(DOCTRINE, "para 13"), (RIGHTS, "20")]
    assert said(TEXT, "5")[:2] == [("La loi des quais", "9"), ("Право портов", "20")]


def test_brackets_join_by_a_short_name_even_before_the_endnote_that_gives_it() -> None:
    found = [TEXT[one.span.start : one.span.end] for one in cited(TEXT)]
    assert found[:3] == ["Doctrine, para 2", "see RdH", "the ‘Doctrine’, p. 9"]
    assert said(TEXT)[:3] == [(DOCTRINE, "para 2"), (RIGHTS, None), (DOCTRINE, "9")]


def test_an_author_and_year_may_have_a_short_name() -> None:
    ferrante, again = cited(TEXT)[3:]
    assert (ferrante.work.issued, again.work, again.locator) == ("2002", ferrante.work, "7")


@pytest.mark.parametrize("again", ["Harbour Law (n 1) 60.", "Harbour Law, supra note 1, at 60."])
def test_a_short_name_may_say_the_number_of_its_note_too(again: str) -> None:
    first = "1 J Carter, Harbour Law (3rd edn, OUP 2004) 55 (hereafter Harbour Law)."
    text = f"Text.1 More.2\n\n{first}\n2 {again}\n"
    (given,), (used,) = cited(text, "1"), cited(text, "2")
    assert (used.work, used.locator) == (given.work, "60")
    assert not told(text)


def test_names_that_nothing_was_given_are_told() -> None:
    assert told(TEXT) == [
        ("short_name_unknown", "Charter, p. 3"),
        ("back_reference_unresolved", "Statute, p. 2 (hereafter SP)."),
    ]


def test_a_name_of_two_works_is_the_last_before_a_note_and_neither_in_the_text() -> None:
    text = TEXT.replace(
        "2 Doctrine, para 12.", "2 ‘Land Doctrine’, 1 May 2003 (hereafter Doctrine)."
    )
    assert said(text, "3")[0] == ("Land Doctrine", "para 13")
    assert said(text)[0][0] == "Doctrine"
    assert ("back_reference_unresolved", "Doctrine, para 2") in told(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Council of Ports (hereafter CP) met in Riga (CP, with others) and left (see CP).",
        "Hereafter the ports were silent (as Holm says) and paid.",
        "They went further (далее на север) and came back.",
    ],
)
def test_short_names_of_bodies_and_other_words_are_no_citations(sentence: str) -> None:
    assert cited(f"Ports\n\n{sentence}") == []


def test_a_name_in_a_note_without_a_work_is_told() -> None:
    text = TEXT.replace("2 Doctrine, para 12.", "2 The author (hereafter HH) thanks the archive.")
    assert ("short_name_without_work", " (hereafter HH)") in told(text)
