"""A title in its forms: its own script, Latin letters, translation."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from csto_db.model.script import script_of
from csto_db.text.title_forms import title_forms
from csto_db.text.title_language import is_romanized

CASES = re.findall(
    r"^`(.+)` \| (.+)$", Path(__file__).with_name("title_cases.md").read_text("utf-8"), re.M
)
PIECES = st.sampled_from(
    ["Porty", "Льды", "the", "of", "[", "]", "(", ")", " = ", " ", "‘", "’", "Rossii", "港口", "in"]
)


@pytest.mark.parametrize(("printed", "expected"), CASES)
def test_a_title_has_the_forms_of_its_case(printed: str, expected: str) -> None:
    forms = title_forms(printed)
    found = (forms.title, forms.original, forms.transliterated, forms.translated, forms.language)
    assert ", ".join(form or "-" for form in found) == expected


@pytest.mark.parametrize(
    ("title", "behind", "place", "language"),
    [
        ("Porty Severa", " [The Ports of the North]. Nauka", "Moscow", "ru"),
        ("Porty Severa", " [The Ports of the North]. Nauka", "Oslo", None),
        ("Porty Severa", " (The Ports of the North), Nauka", "Leningrad", "ru"),
        ("Porty Severa", ". Nauka, 1987. (In Russ.)", "Oslo", "ru"),
        ("Porty misto", ", 1998 (in Ukrainian)", "Odesa", "uk"),
        ("Порты", ". Nauka", "М.", "ru"),
        ("The Ports of the North", ". Nauka", "Moscow", None),
        ("Ports", " [in press]", "Moscow", None),
    ],
)
def test_where_a_title_stands_says_its_language(
    title: str, behind: str, place: str, language: str | None
) -> None:
    assert title_forms(title, behind, (place,)).language == language


@pytest.mark.parametrize(
    "title",
    [
        "Voennaya doktrina Rossiiskoi Federatsii",
        "Voennaia doktrina Rossiiskoi Federatsii",
        "Voennaja doktrina Rossijskoj Federacii",
        "Voyennaya doktrina Rossiyskoy Federatsii",
    ],
)
def test_every_usual_transliteration_is_known(title: str) -> None:
    assert is_romanized(title)
    assert title_forms(title).language == "ru"


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map("".join)), st.text())
def test_every_form_is_printed(printed: str, behind: str) -> None:
    forms = title_forms(printed, behind)
    assert forms.title in printed
    for form in (forms.original, forms.transliterated, forms.translated):
        assert form is None or form in printed + behind
    assert forms.transliterated is None or script_of(forms.transliterated) == "Latn"


@pytest.mark.parametrize("title", ["“Ice” and Ports", " Ice,", "Ice.", "‘Ice’", "“Ice” in “Ports”"])
def test_a_title_alone_stays_as_it_is(title: str) -> None:
    assert title_forms(title).title == title


def test_what_is_quoted_in_a_title_stays_quoted() -> None:
    forms = title_forms("“Lyod” i porty Rossii [“Ice” and the Ports of “Russia”]")
    assert forms.title == "“Lyod” i porty Rossii"
    assert forms.translated == "“Ice” and the Ports of “Russia”"


@given(st.lists(PIECES, max_size=12).map("".join))
@example("PortyЛьды  Льды = Porty")
@example("Rossii = Porty[Rossii]")
def test_the_first_form_alone_has_no_other(printed: str) -> None:
    forms = title_forms(printed)
    assert title_forms(forms.title).title == forms.title


def test_a_hostile_title_is_read_at_once() -> None:
    for piece in ("[a", "(a)", " = ", "港 a", "’sk", "a"):
        assert title_forms(piece * 300_000).title
