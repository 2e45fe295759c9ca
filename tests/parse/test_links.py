import pytest
from seed_documents import RAISONS, seed

from csto_db.model.vocabulary import CitationStatus, CitationStyle, EntryType
from csto_db.model.work import Citation
from csto_db.parse.document import Parsed, parse
from csto_db.parse.link_candidates import rank_candidates
from csto_db.parse.url_dates import issued_in_path
from csto_db.text.clean import clean
from csto_db.text.pages import find_pages
from csto_db.text.urls import url_key


@pytest.fixture(scope="module")
def raisons() -> Parsed:
    return parse(clean(seed(RAISONS)))


def test_18_url_lines_make_14_citations_of_13_urls(raisons: Parsed) -> None:
    lines = sum(len(exact(one).split()) for one in raisons.citations)
    assert (lines, len(raisons.citations)) == (18, 14)
    assert len({url_key(one.url or "") for one in raisons.citations}) == 13


def test_the_second_line_of_a_link_is_told(raisons: Parsed) -> None:
    repeated = [one for one in raisons.diagnostics if one.code == "link_on_two_lines"]
    assert len(repeated) == 4


def test_the_links_stand_on_the_first_six_of_seven_pages(raisons: Parsed) -> None:
    pages = find_pages(seed(RAISONS))
    counts = [sum(pages.at(one.span.start) == n for one in raisons.citations) for n in range(1, 8)]
    assert counts == [1, 4, 3, 2, 3, 1, 0]


def test_the_same_url_on_another_page_is_another_citation(raisons: Parsed) -> None:
    places = [one.span for one in raisons.citations if (one.url or "").endswith("/3976699")]
    assert len(places) == 2


def test_the_day_in_the_path_is_inferred(raisons: Parsed) -> None:
    first = raisons.citations[0]
    assert (first.work.issued, first.work.entry_type) == ("2020-05-26", EntryType.NEWS)
    assert ("issued", "url path") in first.work.inferred
    assert (first.style, first.status) == (CitationStyle.LINK, CitationStatus.SHORT)


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        ("rg.ru/2020/05/26/zas", "According to CSTO Secretary General Stanislau Zas"),
        ("ria.ru/20200526", "On May 26, Russian Foreign Minister Lavrov"),
        ("politika/8724373", "However,   as he provided details, Volodin"),
        ("ria.ru/20200220", "For example, in February 2020"),
        ("rg.ru/2020/05/26/lavrov", "In May, Lavrov demanded"),
        ("afghanistan.ru", "Following the May session"),
        ("iran_ochen", "Since 2013, Serbia and Afghanistan"),
        ("Lavrov-rasskazal", "In May, Sergey Lavrov made a"),
    ],
)
def test_the_likeliest_sentence_comes_first(raisons: Parsed, link: str, sentence: str) -> None:
    (found,) = [one for one in raisons.citations if link in exact(one)]
    first = found.candidates[0]
    said = " ".join(seed(RAISONS)[first.start : first.end].split())
    assert said.startswith(" ".join(sentence.split()))


def test_first_choices_keep_the_order_of_their_block(raisons: Parsed) -> None:
    firsts = [one.candidates[0].start for one in raisons.citations]
    assert firsts == sorted(firsts)


def exact(one: Citation) -> str:
    return seed(RAISONS)[one.span.start : one.span.end]


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://rg.ru/2020/05/26/zas.html", "2020-05-26"),
        ("https://ria.ru/20200526/15719.html", "2020-05-26"),
        ("http://rus.ruvr.ru/2013_06_19/ODKB/", "2013-06-19"),
        ("http://nvo.ng.ru/concepts/2008-09-05/1_red.html", "2008-09-05"),
        ("https://x.org/2020/02/31/a", None),
        ("https://x.org/doc/4173462", None),
        ("https://2020.x.org/05/26", None),
    ],
)
def test_a_day_is_read_only_from_the_path_and_the_calendar(url: str, day: str | None) -> None:
    assert issued_in_path(url) == day


MARKDOWN = """# What it does

The secretary [said on Tuesday](https://example.org/news/2020/05/26/zas.html) that all stays.

- First, money. See https://example.com/a_(b).
- Second, people.
"""


def test_links_in_a_markdown_article_are_citations_with_their_sentence() -> None:
    titled, bare = parse(clean(MARKDOWN)).citations
    assert titled.work.title == "said on Tuesday"
    assert MARKDOWN[titled.span.start : titled.span.end].startswith("[said")
    assert bare.url == "https://example.com/a_(b)"
    (sentence,) = bare.candidates
    assert MARKDOWN[sentence.start : sentence.end].startswith("See https")


def test_links_of_one_block_go_to_different_sentences_unless_one_speaks_for_both() -> None:
    urls = ["http://x.org/a", "http://x.org/b"]
    assert [rank[0] for rank in rank_candidates(urls, ["He said so.", "They are.", "It is."])] == [
        0,
        2,
    ]
    said = ["On May 26, Zas and Lavrov said: “Yes”.", "It is."]
    both = ["http://x.org/20200526/zas/", "http://x.org/20200526/lavrov/"]
    assert [rank[0] for rank in rank_candidates(both, said)] == [0, 0]


def test_a_link_without_sentences_has_no_candidates() -> None:
    assert rank_candidates(["http://x.org/a"], []) == ((),)
