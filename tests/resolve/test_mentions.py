"""Names are found whole, the longest first, and doubtful ones are left out with a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_db.model.entity import Alias, Entity
from csto_db.resolve.mentions import Gazetteer, fold

ENTITIES = [
    Entity("csto", "Collective Security Treaty Organization", "body", (Alias("CSTO"),)),
    Entity("treaty", "Collective Security Treaty", "treaty", (Alias("CST"),)),
    Entity("united-states", "United States", "state", (Alias("US", is_ambiguous=True),)),
    Entity("union", "European Union", "body", (Alias("the Union"),)),
    Entity("union-state", "Union State", "body", (Alias("the Union"),)),
    Entity("kyrgyz-tajik", "Kyrgyz–Tajik border", "place"),
]


def named(text: str, *, lost_capitals: bool = False) -> list[tuple[str, str]]:
    mentions, _ = Gazetteer(ENTITIES).find(text, lost_capitals=lost_capitals)
    return [(text[m.span.start : m.span.end], m.entity) for m in mentions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Collective Security Treaty Organization met", "csto"),
        ("the collective security treaty\norganization met", "csto"),
        ("the Collective Security Treaty was signed", "treaty"),
        ("on the Kyrgyz-Tajik border", "kyrgyz-tajik"),
        ("the CSTO’s charter", "csto"),
        ("(CST)", "treaty"),
    ],
)
def test_a_name_is_found_in_any_case_and_over_line_ends(text: str, found: str) -> None:
    assert [entity for _, entity in named(text)] == [found]


@pytest.mark.parametrize("text", ["CSTOs met", "xCST", "the cst is low", "Unionist"])
def test_a_part_of_a_word_and_an_acronym_in_small_letters_are_no_names(text: str) -> None:
    assert named(text) == []


def test_an_acronym_in_small_letters_is_a_name_where_capitals_were_lost() -> None:
    assert named("the cst was signed", lost_capitals=True) == [("cst", "treaty")]


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("preventing us’ presence", True),
        ("fearing us interference in", True),
        ("The us-supported overthrow", True),
        ("poland and the us – are invited", True),
        ("relations with the us, supporting", True),
        ("it tells us what", False),
        ("all of us.", False),
    ],
)
def test_us_names_the_united_states_where_a_noun_stands(text: str, is_named: bool) -> None:
    assert bool(named(text, lost_capitals=True)) == is_named


def test_a_name_of_two_entities_is_left_out_and_told_once() -> None:
    mentions, told = Gazetteer(ENTITIES).find("In the Union and out of the Union.")
    assert mentions == []
    [one] = told
    assert "'the Union' may name an entity or not; left out 2 times" in one.message
    assert one.span is not None
    assert one.span.start == 3


def test_no_entities_name_nothing() -> None:
    assert Gazetteer([]).find("CSTO") == ([], [])


@given(st.text())
def test_folding_keeps_the_length_of_any_text(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(st.sampled_from("CSTOcsto US-\n."), max_size=80))
def test_mentions_lie_in_the_text_in_order_and_apart(text: str) -> None:
    mentions, _ = Gazetteer(ENTITIES).find(text)
    ends = [0, *(place for m in mentions for place in (m.span.start, m.span.end)), len(text)]
    assert ends == sorted(ends)
