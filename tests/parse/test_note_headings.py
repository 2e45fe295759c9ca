"""Small documents whose notes stand under a heading: German, French, one note, no calls."""

import pytest

from csto_db.parse.document import parse
from csto_db.text.clean import clean

COMMENTS = (
    "Die Verfasserin dankt dem Hafenamt.",
    "So auch die Kommission.",
    "Das gilt hier nicht.",
)
BOOK = "Müller, Das Recht der Häfen, München 2005, S. 14."


def notes(text: str) -> list[str]:
    return [text[one.span.start : one.span.end] for one in parse(clean(text)).footnotes]


def document(heading: str, label: str, call: str, said: tuple[str, ...]) -> str:
    body = " ".join(f"Das ist streitig.{call.format(n)}" for n, _ in enumerate(said, 1))
    below = "\n".join(label.format(n) + one for n, one in enumerate(said, 1))
    return f"Der Hafen\n\n{body}\n\n{heading}\n\n{below}\n"


@pytest.mark.parametrize(
    "heading",
    ["Anmerkungen", "Fußnoten", "## Anmerkungen", "Anmerkungen und Nachweise", "Notes de fin"],
)
@pytest.mark.parametrize("label", ["{} ", "{}. ", "[{}] ", "({}) ", "{}\n"])
@pytest.mark.parametrize("call", ["", "<sup>{}</sup>"])
def test_remarks_under_a_heading_of_notes_are_notes_even_if_nothing_is_seen_to_call_them(
    heading: str, label: str, call: str
) -> None:
    assert notes(document(heading, label, call, COMMENTS)) == list(COMMENTS)


@pytest.mark.parametrize("heading", ["Anmerkung", "Fußnote", "Note", "Notes"])
@pytest.mark.parametrize("label", ["{} ", "{}. ", "{}) "])
def test_one_note_under_its_heading_is_a_note_if_it_is_called(heading: str, label: str) -> None:
    assert notes(document(heading, label, "{}", (BOOK,))) == [BOOK]


@pytest.mark.parametrize(
    "text",
    [
        "Plan\n\nNotes\n\n1 Buy salt.\n",
        "Minutes\n\nNotes\n\nPorts were discussed.\n\n1. Ships are late.\n2. Salt is dear.\n",
        "Minutes\n\nNotes:\n\n1. Ships are late.\n2. Salt is dear.\n3. Nobody pays.\n",
    ],
)
def test_a_plain_heading_over_other_lists_makes_no_notes(text: str) -> None:
    assert notes(text) == []


def test_ders_at_the_start_of_a_note_has_the_author_of_the_note_before() -> None:
    text = document("Anmerkungen", "{} ", "{}", (BOOK, "Ders., Zollrecht, Köln 1998, S. 3."))
    parsed = parse(clean(text))
    (again,) = (one for one in parsed.citations if one.footnote == 1)
    assert again.work.title == "Zollrecht"
    assert [str(one.name) for one in again.work.contributions] == ["Müller"]
