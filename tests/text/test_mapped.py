from itertools import pairwise

import pytest
from documents import ANY_TEXT
from hypothesis import given
from hypothesis import strategies as st

from csto_db.model.passage import Span
from csto_db.text.clean import clean
from csto_db.text.mapped import Edit, MappedText


@st.composite
def edited(draw: st.DrawFn) -> MappedText:
    mapped = MappedText.of(draw(st.text("ab \n-", max_size=40)))
    for step in range(draw(st.integers(0, 4))):
        cuts = sorted(draw(st.sets(st.integers(0, len(mapped.clean)), max_size=8)))
        edits = [Edit(a, b, draw(st.text("xy", max_size=3))) for a, b in pairwise(cuts)][::2]
        mapped = mapped.apply(f"step {step}", edits)
    return mapped


def places(mapped: MappedText) -> list[Span]:
    return [mapped.to_original(Span(at, at + 1)) for at in range(len(mapped.clean))]


@given(edited())
def test_a_character_that_no_step_replaced_is_the_one_at_its_place(mapped: MappedText) -> None:
    for at, place in enumerate(places(mapped)):
        if mapped.is_unchanged(at):
            assert mapped.exact(place) == mapped.clean[at]


@given(edited())
def test_the_map_is_monotone_and_its_spans_are_not_empty(mapped: MappedText) -> None:
    found = places(mapped)
    assert all(place.start < place.end for place in found)
    for before, after in pairwise(found):
        assert before == after or before.end <= after.start or before.start <= after.start


@given(edited(), st.data())
def test_a_span_runs_from_its_first_character_to_its_last(
    mapped: MappedText, data: st.DataObject
) -> None:
    if not mapped.clean:
        return
    start = data.draw(st.integers(0, len(mapped.clean) - 1))
    end = data.draw(st.integers(start + 1, len(mapped.clean)))
    found = places(mapped)
    assert mapped.to_original(Span(start, end)) == Span(found[start].start, found[end - 1].end)


@given(edited())
def test_an_unchanged_character_is_found_again_from_its_original_place(mapped: MappedText) -> None:
    for at, place in enumerate(places(mapped)):
        if mapped.is_unchanged(at):
            assert mapped.to_clean(place.start) == at


@given(ANY_TEXT)
def test_cleaning_keeps_the_map_exact_on_any_text(text: str) -> None:
    mapped = clean(text)
    found = places(mapped)
    for at, place in enumerate(found):
        assert 0 <= place.start < place.end <= len(text)
        if mapped.is_unchanged(at):
            assert text[place.start : place.end] == mapped.clean[at]
    assert all(before.start <= after.start for before, after in pairwise(found))


def test_an_edit_that_replaces_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        MappedText.of("ab").apply("bad", [Edit(1, 1, "x")])


def test_edits_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="order"):
        MappedText.of("abcd").apply("bad", [Edit(2, 3), Edit(0, 1)])


@pytest.mark.parametrize("span", [Span(0, 0), Span(1, 9), Span(-1, 1), Span(2, 1)])
def test_a_span_outside_the_text_is_refused(span: Span) -> None:
    with pytest.raises(ValueError, match="outside"):
        MappedText.of("abc").to_original(span)


def test_the_map_costs_a_few_bytes_an_edit_and_nothing_a_character() -> None:
    mapped = clean("A word and another one\n" * 5_000)
    columns = sum(
        column.itemsize * len(column)
        for layer in mapped.layers
        for column in (layer.starts, layer.ends, layer.clean_starts, layer.clean_ends)
    )
    assert columns <= 16 * 2 * 5_000


def test_a_span_that_ends_on_a_replaced_character_ends_after_all_that_it_replaced() -> None:
    mapped = MappedText.of("of the of\ufb01ce").apply("blank", [Edit(2, 7, "_")])
    mapped = mapped.apply("again", [Edit(2, 3, " ")])
    assert mapped.clean == "of of\ufb01ce"
    assert mapped.to_original(Span(0, 3)) == Span(0, 7)
    assert mapped.to_original(Span(2, 4)) == Span(2, 8)
