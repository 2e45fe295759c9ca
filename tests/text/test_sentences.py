import pytest
from documents import NAMES, read
from hypothesis import given
from hypothesis import strategies as st

from csto_db.text.clean import clean
from csto_db.text.sentences import has_lost_capitals, sentences


def split(text: str, *, lost_capitals: bool | None = None) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, lost_capitals=lost_capitals)]


@pytest.mark.parametrize(
    "text",
    [
        "By art. 4 of the Charter it acts.",
        "See p. 3 and pp. 4–5, e.g. No. 7 vs. No. 8, i.e. all.",
        "J. R. Smith and Dr. Jones met Mr. Lavrov.",
        "The U.S. Army left.",
        "It grew (Haas et al. 2017).",
        "1. The first heading",
        "He said “no.” and left.",
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It ended. It began.", 2),
        ("“It ended.” It began.", 2),
        ("It ended (in 2002.) It began.", 2),
        ("Did it end? It did! So be it…", 3),
        ("The members left in 2012. 16,000 stayed.", 2),
        ("", 0),
        ("   ", 0),
    ],
)
def test_sentences_end_at_their_marks_and_closers(text: str, count: int) -> None:
    assert len(split(text)) == count


def test_sentences_may_start_in_lower_case_where_capitals_are_lost() -> None:
    text = "the end came. in response, art. 4 was used. it failed."
    assert len(split(text, lost_capitals=True)) == 3
    assert len(split(text, lost_capitals=False)) == 1


def test_a_citation_between_two_stops_belongs_to_the_sentence_before() -> None:
    text = "They observe the exercises. (nikitina, 2013, p. 3). operation “nelegal” is aimed."
    assert split(text, lost_capitals=True)[0].endswith("p. 3).")


def test_only_002_has_lost_its_capitals() -> None:
    assert [has_lost_capitals(clean(read(name)).clean) for name in NAMES] == [False, True, False]


@given(st.text())
def test_sentences_are_in_order_and_hold_all_but_blanks(text: str) -> None:
    found = sentences(text)
    end = 0
    for sentence in found:
        assert not text[end : sentence.start].strip()
        assert text[sentence.start : sentence.end].strip()
        end = sentence.end
    assert not text[end:].strip()
