import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_db.parse.titles import find_quotes


def _inner(text: str) -> list[str]:
    return [text[q.inner.start : q.inner.end] for q in find_quotes(text).quoted]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("‘Mogut opublikovat’’, Golos", "Mogut opublikovat’"),
        ("‘Pytaetsya zabrosit’ boevikov’, TV", "Pytaetsya zabrosit’ boevikov"),
        ("‘Nuzhno znat’, chto budet’, TV", "Nuzhno znat’, chto budet"),
        ("‘Bezopasnost’. Obmen mneniyami’, 4", "Bezopasnost’. Obmen mneniyami"),
        ("‘Doklad General’nogo sekretarya’, 1", "Doklad General’nogo sekretarya"),
        ("‘The States’ Rights’, Journal", "The States’ Rights"),
        ("‘A “nested” title’, J", "A “nested” title"),
        ("“American Style,” Journal", "American Style"),
        ("“A Sentence.” Journal", "A Sentence"),
        ("„Deutsch“, Berlin", "Deutsch"),
        ("«Russkii», Moskva", "Russkii"),
        ("»Buch«, Berlin", "Buch"),
        ("'Straight isn't hard', J", "Straight isn't hard"),
        ("‘OSCOLA’ (2010) 1 J 2", "OSCOLA"),
    ],
)
def test_a_title_ends_at_the_quote_that_closes_it(text: str, inner: str) -> None:
    assert _inner(text) == [inner]


def test_a_soft_sign_outside_a_title_is_no_quote() -> None:
    assert find_quotes("Kommersant’, 8 May; Zhizn’, 4").unpaired == ()


def test_a_quote_after_a_capital_is_no_soft_sign() -> None:
    text = "in Byulleten’ Sekretariata ODKB’, 12 May"
    assert find_quotes(text).unpaired == (text.index("’,"),)


def test_an_opening_quote_without_an_end_is_unpaired() -> None:
    assert find_quotes("See ‘Title, Journal").unpaired == (4,)


@given(st.text(alphabet="‘’“”«»„‚\"' at.,;(A1", max_size=60))
def test_quoted_stretches_are_in_order_and_apart_and_hold_their_insides(text: str) -> None:
    quotes = find_quotes(text)
    reached = 0
    for quoted in quotes.quoted:
        assert reached <= quoted.span.start < quoted.inner.start <= quoted.inner.end
        assert quoted.span.contains(quoted.inner)
        assert not [at for at in quotes.unpaired if quoted.span.start <= at < quoted.span.end]
        reached = quoted.span.end
