"""What goes wrong in the three documents, and must not go wrong in the database."""

from collections.abc import Callable

import pytest

from csto_db.db.reader import Cell

Query = Callable[..., list[tuple[Cell, ...]]]


def works_of_notes(query: Query, *labels: str) -> list[list[Cell]]:
    sql = "SELECT work FROM citation_detail WHERE footnote = :label ORDER BY start"
    return [[work for (work,) in query(sql, label=label)] for label in labels]


def test_the_furniture_of_the_web_page_is_no_note(query: Query) -> None:
    sql = (
        "SELECT exact FROM footnote_detail WHERE exact LIKE 'Pages %' OR exact LIKE '%access%days%'"
    )
    assert query(sql) == []


@pytest.mark.parametrize("word", ["deyatel’nosti", "obychnykh"])
def test_a_title_goes_on_after_a_soft_sign(query: Query, word: str) -> None:
    titles = query("SELECT title FROM work_detail WHERE title LIKE '%' || :word || ' %'", word=word)
    assert len(titles) >= 1


def test_no_title_begins_or_ends_with_its_quotes_or_a_comma(query: Query) -> None:
    sql = "SELECT title FROM work_detail WHERE title <> trim(title, ' ,‘“”') OR title GLOB '*’’'"
    assert query(sql) == []


def test_no_url_ends_with_punctuation_or_begins_with_two_schemes(query: Query) -> None:
    sql = "SELECT url FROM citation_detail WHERE url GLOB '*[,.;]' OR url LIKE 'http%//http%'"
    assert query(sql) == []
    doubled = "SELECT footnote FROM citation_detail WHERE url_printed LIKE 'http://http%'"
    assert query(doubled) == [("21",)]


@pytest.mark.parametrize(
    ("label", "count"),
    [("3", 0), ("9", 0), ("15", 0), ("18", 4), ("29", 2), ("37", 3), ("39", 2), ("40", 2),
     ("53", 6), ("71", 2)],
)  # fmt: skip
def test_one_note_cites_so_many_works(query: Query, label: str, count: int) -> None:
    assert len(*works_of_notes(query, label)) == count


def test_the_interview_of_a_president_is_a_transcript(query: Query) -> None:
    sql = "SELECT entry_type FROM citation_detail WHERE title LIKE '%Interview with BBC%'"
    assert query(sql) == [("transcript",)]


def test_two_people_interviewed_on_one_day_in_one_place_are_two_interviews(query: Query) -> None:
    anonymous, named = works_of_notes(query, "25", "77")
    assert anonymous != named
    diplomat, again, official = works_of_notes(query, "14", "70", "22")
    assert diplomat == again != official


@pytest.mark.parametrize(("one", "other"), [("30", "54"), ("39", "40"), ("21", "36")])
def test_one_work_in_two_spellings_is_one_work(query: Query, one: str, other: str) -> None:
    first, second = works_of_notes(query, one, other)
    assert first == second != []


def test_a_number_that_only_one_of_two_notes_gives_is_kept(query: Query) -> None:
    sql = "SELECT DISTINCT number FROM citation_detail WHERE footnote IN ('21', '36')"
    assert [tuple(row) for row in query(sql)] == [("1062-27-05-2013",)]


def test_transcripts_of_one_title_and_other_days_are_other_works(query: Query) -> None:
    works = {tuple(works) for works in works_of_notes(query, "30", "45", "46")}
    assert len(works) == 3


@pytest.mark.parametrize("label", ["12", "20", "47", "53", "66"])
def test_a_date_that_a_note_does_not_give_is_not_made_up(query: Query, label: str) -> None:
    sql = "SELECT DISTINCT issued FROM citation_detail WHERE footnote = :label"
    assert query(sql, label=label) == [(None,)]


@pytest.mark.parametrize(
    ("label", "issued"),
    [("2", "2013-02-12"), ("61", "2014-03-23"), ("33", "2010-06-18"), ("52", "2010-06-18")],
)
def test_the_date_of_a_document_is_its_own(query: Query, label: str, issued: str) -> None:
    sql = "SELECT issued FROM citation_detail WHERE footnote = :label"
    assert query(sql, label=label) == [(issued,)]


def test_the_place_before_a_periodical_is_not_its_author(query: Query) -> None:
    sql = "SELECT authors, prefix FROM citation_detail WHERE footnote = '1'"
    assert query(sql) == [("Jane’s Intelligence Review", "See, for example, in Tajikistan")]


def test_a_passage_reads_without_blanks_before_full_stops(query: Query) -> None:
    sql = "SELECT reading FROM passage_detail WHERE reading LIKE '% .%' OR reading LIKE '% ,%'"
    assert query(sql) == []


def test_line_end_hyphens_go_in_words_and_stay_in_compounds(query: Query) -> None:
    sql = "SELECT group_concat(text, ' ') FROM passage_text WHERE source = 'kaszuba2019'"
    [(text,)] = query(sql)
    words = str(text).lower()
    assert "areas of cooperation within the cis" in words
    assert ("post-soviet" in words, "postsoviet" in words) == (True, False)
    assert ("cross-border" in words, "crossborder" in words) == (True, False)


def test_url_blocks_between_pages_are_in_no_paragraph_as_it_reads(query: Query) -> None:
    sql = """
      SELECT text FROM passage_text
      WHERE source = 'raisonsdetre2020' AND text LIKE '%http%'
    """
    assert query(sql) == []


def test_a_range_of_days_over_a_line_end_reads_as_one(query: Query) -> None:
    sql = "SELECT count(*) FROM passage_text WHERE text LIKE '%on 4-5 February 2020.'"
    assert query(sql) == [(1,)]


def test_every_dropped_link_says_which_sentences_it_may_belong_to(query: Query) -> None:
    sql = """
      SELECT c.start, max(k.rank) BETWEEN 1 AND 5, min(k."end") <= c.start
      FROM citation_detail AS c
      LEFT JOIN citation_candidate AS k ON k.citation_id = c.citation_id
      WHERE c.style = 'link'
      GROUP BY c.citation_id
    """
    assert {row[1:] for row in query(sql)} == {(1, 1)}


def test_an_interviewee_and_an_author_of_one_name_stay_apart(query: Query) -> None:
    sql = """
      SELECT DISTINCT entry_type = 'interview', work
      FROM citation_detail
      WHERE authors LIKE 'Nikitina%'
      ORDER BY 1, 2
    """
    works = [(0, "nikitina2009"), (0, "nikitina2013"), (1, "nikitina2013interview")]
    assert query(sql) == works


def test_forces_of_like_names_and_numbers_are_look_alikes_and_never_clash(query: Query) -> None:
    sql = """
      SELECT a.subject, b.subject, f.verdict, f.kind
      FROM finding_detail AS f
      JOIN claim_detail AS a ON a.claim = f.a_claim
      JOIN claim_detail AS b ON b.claim = f.b_claim
      WHERE a.predicate = 'personnel' AND b.predicate = 'personnel'
         OR 'crdf' IN (a.subject, a.value) AND 'crrf' IN (b.subject, b.value)
         OR 'crrf' IN (a.subject, a.value) AND 'crdf' IN (b.subject, b.value)
      ORDER BY a.subject, b.subject
    """
    forces = (("crdf", "battle-brotherhood-2019"), ("crrf", "battle-brotherhood-2019"))
    pairs = (*forces, ("crrf", "crdf"))
    assert query(sql) == [(*pair, "compatible", "alike") for pair in pairs]


def test_an_observer_at_the_assembly_is_no_member(query: Query) -> None:
    sql = """
      SELECT claim FROM claim_detail
      WHERE predicate = 'member_of' AND polarity = 'asserted'
        AND subject IN ('serbia', 'afghanistan')
    """
    assert query(sql) == []


@pytest.mark.parametrize(
    ("subject", "source"),
    [
        ("csto-charter", "kropatcheva2016"),
        ("moscow-declaration-2008", "kropatcheva2016"),
        ("csto-fm-statement-2008-09", "kropatcheva2016"),
        ("arab-spring", "kaszuba2019"),
        ("collective-security-quotation", "kaszuba2019"),
        ("georgia", "kaszuba2019"),
        ("ukraine", "kaszuba2019"),
    ],
)
def test_an_error_of_a_source_is_a_finding_within_it(
    query: Query, subject: str, source: str
) -> None:
    sql = """
      SELECT count(*) FROM contradiction
      WHERE scope = 'within' AND subject = :subject AND a_source = :source AND b_source = :source
    """
    assert query(sql, subject=subject, source=source) == [(1,)]


def test_what_a_document_does_not_show_is_marked_as_inferred(query: Query) -> None:
    sql = """
      SELECT s.source_key, i.field
      FROM work_inference AS i
      JOIN source AS s ON s.work_id = i.work_id
      WHERE i.field IN ('author', 'date')
      ORDER BY 1, 2
    """
    inferred = [("kaszuba2019", "author"), ("kaszuba2019", "date"), ("kropatcheva2016", "author")]
    assert query(sql) == [*inferred, ("raisonsdetre2020", "date")]
