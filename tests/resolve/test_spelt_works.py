"""However a work is spelt, it is one; however like another it looks, it is not that one."""

from hypothesis import given, settings

from csto_db.model.work import Work
from csto_db.resolve.identity import WorkIndex, cited_work
from tests.resolve.spelt_works import articles, books, look_alikes, pages


def works(one: Work, other: Work) -> int:
    """How many works two citations are, the one in one source, the other in another."""
    index = WorkIndex({}, {})
    index.add(0, cited_work(one, "first"))
    return 1 if index.search(cited_work(other, "second")).work_id == 0 else 2


@given(books())
@settings(max_examples=200)
def test_a_book_is_one_in_all_its_spellings(spelt: tuple[Work, Work]) -> None:
    assert (works(*spelt), works(*spelt[::-1])) == (1, 1)


@given(articles())
@settings(max_examples=200)
def test_an_article_is_one_in_every_transliteration(spelt: tuple[Work, Work]) -> None:
    assert (works(*spelt), works(*spelt[::-1])) == (1, 1)


@given(pages())
@settings(max_examples=100)
def test_a_page_is_one_by_all_its_addresses(spelt: tuple[Work, Work]) -> None:
    assert (works(*spelt), works(*spelt[::-1])) == (1, 1)


@given(look_alikes())
@settings(max_examples=300)
def test_what_only_looks_like_a_work_stays_another(pair: tuple[str, Work, Work]) -> None:
    _, one, other = pair
    assert (works(one, other), works(other, one)) == (2, 2)
