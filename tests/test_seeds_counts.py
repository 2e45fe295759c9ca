"""What must come out of the three documents, asked of the views that readers ask."""

from collections.abc import Callable
from pathlib import Path

import pytest

from csto_db.db.reader import Cell

Query = Callable[..., list[tuple[Cell, ...]]]
Texts = dict[str, str]
TEXTS = Path(__file__).parent.parent / "seeds" / "texts"


@pytest.fixture(scope="module")
def texts(query: Query) -> Texts:
    files = query("SELECT source_key, file_name FROM source")
    return {str(key): (TEXTS / str(name)).read_bytes().decode() for key, name in files}


def test_kropatcheva2016_has_77_footnotes_labelled_1_to_77(query: Query) -> None:
    labels = query(
        "SELECT label FROM footnote_detail WHERE source = 'kropatcheva2016' ORDER BY start"
    )
    assert [label for (label,) in labels] == [str(number) for number in range(1, 78)]


def test_no_other_source_has_footnotes(query: Query) -> None:
    assert query("SELECT DISTINCT source FROM footnote_detail") == [("kropatcheva2016",)]


@pytest.mark.parametrize(
    ("source", "citations", "works"),
    [("kropatcheva2016", 90, 71), ("kaszuba2019", 26, 21), ("raisonsdetre2020", 14, 13)],
)
def test_the_citations_of_a_source_are_of_so_many_works(
    query: Query, source: str, citations: int, works: int
) -> None:
    sql = "SELECT count(*), count(DISTINCT work) FROM citation_detail WHERE source = :source"
    assert query(sql, source=source) == [(citations, works)]


def test_the_own_works_of_the_sources_and_those_they_cite_are_all(query: Query) -> None:
    assert query("SELECT count(*) FROM work_detail") == [(71 + 21 + 13 + 3,)]


def test_27_citations_are_of_15_interviews(query: Query) -> None:
    sql = (
        "SELECT count(*), count(DISTINCT work) FROM citation_detail WHERE entry_type = 'interview'"
    )
    assert query(sql) == [(27, 15)]


def test_42_urls_are_38_as_printed_and_37_when_cleaned_on_23_hosts(query: Query) -> None:
    sql = """
      SELECT count(url_printed), count(DISTINCT url_printed),
        count(DISTINCT url), count(DISTINCT host)
      FROM citation_detail
      WHERE source = 'kropatcheva2016'
    """
    assert query(sql) == [(42, 38, 37, 23)]


def test_11_short_references_point_at_10_works_and_10_have_the_glued_word(query: Query) -> None:
    sql = """
      SELECT count(*), count(DISTINCT work), sum(exact LIKE '%Citation2%')
      FROM citation_detail
      WHERE source = 'kropatcheva2016' AND status = 'short'
    """
    assert query(sql) == [(11, 10, 10)]


def test_six_citations_of_kaszuba2019_have_a_title_in_place_of_the_author(query: Query) -> None:
    sql = "SELECT count(*) FROM citation_detail WHERE source = 'kaszuba2019' AND {} IS NULL"
    assert query(sql.format("authors")) == [(6,)]
    assert query(sql.format("title")) == [(20,)]


def test_three_citations_of_kaszuba2019_begin_with_see(query: Query) -> None:
    sql = (
        "SELECT prefix, count(*) FROM citation_detail WHERE source = 'kaszuba2019' GROUP BY prefix"
    )
    assert query(sql) == [(None, 23), ("see", 3)]


def test_12_citations_of_kaszuba2019_have_pages_and_2_have_paragraphs(query: Query) -> None:
    sql = """
      SELECT locator LIKE 'par%' AS is_paragraph, count(*)
      FROM citation_detail
      WHERE source = 'kaszuba2019' AND locator IS NOT NULL
      GROUP BY is_paragraph
    """
    assert query(sql) == [(0, 12), (1, 2)]


def test_the_links_of_raisonsdetre2020_are_13_urls_on_7_hosts(query: Query) -> None:
    sql = """
      SELECT count(DISTINCT url), count(DISTINCT host)
      FROM citation_detail
      WHERE source = 'raisonsdetre2020'
    """
    assert query(sql) == [(13, 7)]


def test_18_url_lines_of_raisonsdetre2020_make_14_links_on_7_pages(query: Query) -> None:
    sql = """
      SELECT page, sum((length(exact) - length(replace(exact, '://', ''))) / 3), count(*)
      FROM citation_detail
      WHERE source = 'raisonsdetre2020'
      GROUP BY page
      ORDER BY page
    """
    lines_and_links = [(1, 1, 1), (2, 5, 4), (3, 4, 3), (4, 2, 2), (5, 5, 3), (6, 1, 1)]
    assert query(sql) == lines_and_links
    assert query("SELECT page_count FROM source WHERE source_key = 'raisonsdetre2020'") == [(7,)]


def test_there_are_at_least_150_entities_and_60_claims(query: Query) -> None:
    sql = "SELECT (SELECT count(*) FROM entity), (SELECT count(*) FROM claim_detail)"
    [(entities, claims)] = query(sql)
    assert (int(entities or 0) >= 150, int(claims or 0) >= 60) == (True, True)


def test_us_is_the_united_states_eleven_times_in_kaszuba2019(query: Query) -> None:
    sql = """
      SELECT entity, count(*)
      FROM mention_detail
      WHERE source = 'kaszuba2019' AND exact = 'us'
      GROUP BY entity
    """
    assert query(sql) == [("united-states", 11)]


def test_the_spans_of_every_view_are_slices_of_the_documents(query: Query, texts: Texts) -> None:
    views = ("footnote_detail", "citation_detail", "mention_detail", "claim_detail")
    wrong = [
        (view, source, start)
        for view in views
        for source, start, end, exact in query(f'SELECT source, start, "end", exact FROM {view}')
        if texts[str(source)][int(start or 0) : int(end or 0)] != exact
    ]
    assert wrong == []
