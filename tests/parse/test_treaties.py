"""Treaties are cited with the day on which they were made, not with the volume they stand in."""

import pytest

from csto_db.model.vocabulary import EntryType
from csto_db.parse.note_reading import note_references, read_note

NOTES = {
    "Convention on the Status of Lake Orsa (signed 14 June 1987, entered into force 1 September "
    "1990) 1571 UNTS 107 (Orsa Convention)": (
        "Convention on the Status of Lake Orsa", "1987-06-14", "1571", "107", None,
    ),
    "See Covenant on Lakes (adopted 2 May 1991) 999 UNTS 3, arts 3–4": (
        "Covenant on Lakes", "1991-05-02", "999", "3", "arts 3–4",
    ),
    "Orsa Fisheries Pact, June 14, 1987, 1571 U.N.T.S. 107, art. 3": (
        "Orsa Fisheries Pact", "1987-06-14", "1571", "107", "art. 3",
    ),
    "См.: Пакт о статусе озёр от 14 июня 1987 г. // Сборник договоров. 1990. Т. 1571. С. 107": (
        "Пакт о статусе озёр", "1987-06-14", "1571", "107", None,
    ),
    "Statute of the Orsa Tribunal (adopted 2 May 1991) art 3": (
        "Statute of the Orsa Tribunal", "1991-05-02", None, None, "art 3",
    ),
}  # fmt: skip


@pytest.mark.parametrize("note", NOTES)
def test_a_treaty_has_its_day_and_its_place_in_a_series(note: str) -> None:
    (found,) = read_note(f"{note}.").citations
    work = found.work
    assert work.entry_type is EntryType.TREATY
    assert (work.title, work.issued, work.volume, work.pages, found.locator) == NOTES[note]
    assert work.container in ("UNTS", "Сборник договоров", None)
    assert work.contributions == ()


def test_what_stands_around_a_treaty_is_read_too() -> None:
    note = (
        "Per Lindgren, Northern Lakes (Oxford: Lowe, 1998), 213; Pact on Lakes (signed 4 May 1987)"
        " 1571 UNTS 107; Joan Vance, Overruling (Hull: Lowe, 2006), 4."
    )
    found = [(one.title, one.date) for one in note_references(note)]
    assert found == [
        ("Northern Lakes", "1998"),
        ("Pact on Lakes", "1987-05-04"),
        ("Overruling", "2006"),
    ]


@pytest.mark.parametrize(
    "note",
    [
        "P Lindgren, The Law of Northern Lakes (2nd edn, OUP 1998) 212.",
        "Per Lindgren, The Law of Treaties (Oxford: Lowe, 1998), 213.",
    ],
)
def test_a_book_on_law_is_no_law(note: str) -> None:
    (found,) = note_references(note)
    assert (found.type, found.date) == ("book", "1998")


@pytest.mark.parametrize(
    ("note", "authors", "title"),
    [
        ("Hale M. The Orsa Convention Before Its Tribunal // Journal of Lake Law. 2011. P. 45.",
         ["Hale, M."], "The Orsa Convention Before Its Tribunal"),
        ("Hale M. A., Doe J. An Orsa Convention // Journal of Lake Law. 2011. P. 45.",
         ["Hale, M. A.", "Doe, J."], "An Orsa Convention"),
        ("Orsa Tribunal, Annual Review 2012 (Brevik: Orsa Tribunal, 2013), 7.",
         ["Orsa Tribunal"], "Annual Review 2012"),
    ],
)  # fmt: skip
def test_an_author_ends_with_the_initials_and_a_court_is_no_person(
    note: str, authors: list[str], title: str
) -> None:
    (found,) = note_references(note)
    assert ([str(name) for name in found.author], found.title) == (authors, title)
