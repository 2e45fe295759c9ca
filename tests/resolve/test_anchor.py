"""Quotes stand in documents as they are, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_db.resolve.anchor import QuoteIndex, skeleton
from csto_db.text.clean import clean

TEXT = (
    "The post-\nSoviet states co-\noperate “closely”.\n\nThe states met; the States met again."
    " A statement is no state.\n"
)
LETTERS = st.text("abcé “”’'-–\n", max_size=60)


def bound(text: str, quote: str) -> list[str]:
    return [text[span.start : span.end] for span in QuoteIndex(clean(text)).find(quote)]


@pytest.mark.parametrize(
    ("quote", "exact"),
    [
        ("post-Soviet states", "post-\nSoviet states"),
        ("POST–SOVIET  STATES", "post-\nSoviet states"),
        ("cooperate 'closely'", "co-\noperate “closely”"),
        ("The post Soviet\nstates", "The post-\nSoviet states"),
    ],
)
def test_a_quote_is_found_whatever_its_spaces_hyphens_case_and_quotes(
    quote: str, exact: str
) -> None:
    assert bound(TEXT, quote) == [exact]


def test_every_place_of_a_quote_is_found() -> None:
    assert bound(TEXT, "the states met") == ["The states met", "the States met"]


@pytest.mark.parametrize("quote", ["stat", "oviet states", "is no stat", "elsewhere", "", " — "])
def test_a_part_of_a_word_another_text_or_nothing_is_not_found(quote: str) -> None:
    assert bound(TEXT, quote) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Участниками являются пять государств3.", "Участниками являются пять государств"),
        ("It was signed in 1987¹ and ratified.", "signed in 1987"),
        ("Of the court12; of others.", "Of the court"),
    ],
)
def test_the_call_of_a_note_is_no_part_of_the_word_before_it(text: str, quote: str) -> None:
    assert bound(text, quote) == [quote]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It was signed in 19871.", "signed in 1987"),
        ("The G8 met.", "The G"),
        ("Under resolution12b of it.", "Under resolution"),
        ("Under resolution1987/4.", "Under resolution"),
    ],
)
def test_a_figure_that_may_be_part_of_a_word_or_number_is_no_call(text: str, quote: str) -> None:
    assert bound(text, quote) == []


def test_the_nearest_text_is_a_hint_in_whole_words() -> None:
    hint = QuoteIndex(clean(TEXT)).nearest("the post Soviet countries cooperate")
    assert hint in " ".join(clean(TEXT).clean.split())
    assert hint.startswith("The post-Soviet states")


def test_there_is_no_hint_for_nothing() -> None:
    assert QuoteIndex(clean(TEXT)).nearest(" -") == ""


@given(LETTERS, LETTERS)
def test_what_is_found_reads_as_the_quote(text: str, quote: str) -> None:
    document = clean(text)
    for span in QuoteIndex(document).find(quote):
        clean_start, clean_end = document.to_clean(span.start), document.to_clean(span.end)
        assert skeleton(document.clean[clean_start:clean_end]) == skeleton(quote)


@given(st.lists(st.sampled_from(["one", "two-three", "“four”", "Five"]), min_size=1, max_size=9))
def test_whole_words_of_a_text_are_found_in_it(words: list[str]) -> None:
    text = "Begin. " + " ".join(words) + " end."
    assert " ".join(words) in bound(text, " ".join(words))
