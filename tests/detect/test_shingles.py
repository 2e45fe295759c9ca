"""What one number tells of a quote never hides that two are one text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_db.model.shingles import UNKNOWN, is_one_text, may_be_one_text, shingled

WORDS = st.lists(
    st.sampled_from(("a", "b", "c", "die", "Straße", "мир", "x’y", "1992")), max_size=40
)


@given(st.data(), WORDS)
def test_quotes_that_are_one_text_are_never_told_apart_unread(
    data: st.DataObject, said: list[str]
) -> None:
    start = data.draw(st.integers(0, len(said)))
    other = [*data.draw(WORDS), *said[start:], *data.draw(WORDS)]
    one, copy = " ".join(said), ", ".join(other).upper()
    if is_one_text(one, copy):
        assert may_be_one_text(shingled(one), shingled(copy))
    assert is_one_text(one, copy) == is_one_text(copy, one)


@pytest.mark.parametrize("first", range(20))
def test_half_of_the_shingles_is_enough(first: int) -> None:
    words = [str(number) for number in range(first, first + 40)]
    said, more = words[:11], words[20:]
    one, other = " ".join(said), " ".join([*said[:7], *more])
    assert is_one_text(one, other)
    assert may_be_one_text(shingled(one), shingled(other))
    assert not is_one_text(one, " ".join([*said[:6], *more]))


def test_a_very_long_quote_is_read() -> None:
    quote = " ".join(map(str, range(200)))
    assert is_one_text(quote, quote[:400])
    assert may_be_one_text(shingled(quote), shingled(quote[:400]))
    assert may_be_one_text(UNKNOWN, shingled(quote[:400]))


def test_most_quotes_are_told_apart_unread() -> None:
    quotes = [" ".join(str((7 * n + m * m) % 997) for m in range(15)) for n in range(60)]
    pairs = [(a, b) for a in quotes for b in quotes if a < b]
    taken = [pair for pair in pairs if may_be_one_text(*map(shingled, pair))]
    assert len(taken) < len(pairs) / 10
