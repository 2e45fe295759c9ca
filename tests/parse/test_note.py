import re
import time
from collections import Counter
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from note_cases import FILES, Case, read_cases, render

from csto_db.model.passage import Span
from csto_db.model.vocabulary import CitationStatus, CitationStyle, EntryType, Role, Stage
from csto_db.model.work import Citation, Work
from csto_db.parse.note import NoteReading, parse_note

SEED = Path(__file__).parents[2] / "seeds" / "texts" / "000_114b52dd7ae8b880.txt"
NOTES = dict(re.findall(r"^(\d+) (.+)$", SEED.read_text("utf-8"), re.MULTILINE))
CASES = [pytest.param(case, id=case.title) for path in FILES for case in read_cases(path)]
ALL = [citation for note in NOTES.values() for citation in parse_note(note).citations]


def _of(label: str) -> tuple[Citation, ...]:
    return parse_note(NOTES[label]).citations


def _interviews() -> list[Work]:
    return [c.work for c in ALL if c.work.entry_type is EntryType.INTERVIEW]


@pytest.mark.parametrize("case", CASES)
def test_a_note_gives_the_citations_of_its_golden_case(case: Case) -> None:
    assert render(case.note) == case.expected


def test_every_golden_file_has_cases_and_none_is_skipped() -> None:
    for path in FILES:
        dots = re.findall(r"^\.$", path.read_text("utf-8"), re.MULTILINE)
        assert len(read_cases(path)) * 3 == len(dots) > 0


def test_the_seed_has_77_notes_and_90_citations() -> None:
    assert (len(NOTES), len(ALL)) == (77, 90)


def test_27_citations_are_of_15_distinct_interviews() -> None:
    distinct = {
        (
            str(w.contributions[0].name).removeprefix("an anonymous ").removeprefix("the "),
            (w.contributions[0].description or "").removeprefix("the "),
            w.place,
            w.issued,
        )
        for w in _interviews()
    }
    assert (len(_interviews()), len(distinct)) == (27, 15)


def test_11_citations_are_short_and_point_at_10_works() -> None:
    short = [c for c in ALL if c.status is CitationStatus.SHORT]
    works = {(tuple(map(str, c.work.names(Role.AUTHOR))), c.work.issued) for c in short}
    assert (len(short), len(works)) == (11, 10)
    assert {c.style for c in short} == {CitationStyle.AUTHOR_DATE}


def test_42_citations_have_one_of_38_urls_which_are_37_when_cleaned() -> None:
    printed = [c.url for c in ALL if c.url]
    clean = {(c.work.url or "").rstrip("/") for c in ALL if c.url}
    assert (len(printed), len(set(printed)), len(clean)) == (42, 38, 37)


def test_no_url_keeps_the_comma_after_it() -> None:
    assert not [c.url for c in ALL if c.url and c.url.endswith((",", "."))]


def test_every_url_but_none_other_has_an_access_date() -> None:
    assert [c.url for c in ALL if (c.url is None) != (c.accessed is None)] == []


@pytest.mark.parametrize("label", ["3", "9", "15"])
def test_an_explanation_is_no_citation(label: str) -> None:
    assert _of(label) == ()


@pytest.mark.parametrize(
    ("label", "count"),
    [
        ("6", 2),
        ("18", 4),
        ("23", 2),
        ("26", 1),
        ("29", 2),
        ("37", 3),
        ("39", 2),
        ("53", 6),
        ("71", 2),
    ],
)
def test_one_note_may_cite_several_works(label: str, count: int) -> None:
    assert len(_of(label)) == count


def test_the_kinds_of_the_cited_works() -> None:
    kinds = Counter(c.work.entry_type.value for c in ALL if c.status is CitationStatus.FULL)
    assert kinds == {
        "interview": 27,
        "official_document": 27,
        "news": 15,
        "transcript": 5,
        "web_page": 3,
        "treaty": 1,
        "article": 1,
    }


def test_every_citation_is_read() -> None:
    assert not [c for c in ALL if c.status is CitationStatus.UNREAD]
    assert not [
        c for c in ALL if c.work.entry_type is EntryType.UNKNOWN and not c.work.names(Role.AUTHOR)
    ]


def test_interviews_on_one_day_in_one_place_with_other_people_stay_apart() -> None:
    [anonymous], [named] = _of("25"), _of("77")
    assert (anonymous.work.issued, anonymous.work.place) == (named.work.issued, named.work.place)
    assert anonymous.work.contributions != named.work.contributions
    [diplomat], [official] = _of("14"), _of("22")
    assert diplomat.work.contributions != official.work.contributions


@pytest.mark.parametrize(("a", "b"), [("4", "7"), ("30", "54"), ("63", "65"), ("67", "68")])
def test_works_cited_twice_in_one_spelling_have_equal_titles_and_dates(a: str, b: str) -> None:
    [first], [second] = _of(a), _of(b)
    assert (first.work.title, first.work.issued) == (second.work.title, second.work.issued)


def test_transcripts_of_one_title_differ_in_their_dates() -> None:
    assert len({_of(label)[0].work.issued for label in ("30", "45", "46")}) == 3


@pytest.mark.parametrize("unit", ["‘", "’", "‘a’, ", "“‘", "'a b' ", "‘at’, b ", "(‘", "‘a’; "])
def test_four_times_the_hostile_quotes_take_nowhere_near_sixteen_times_as_long(unit: str) -> None:
    short, long = (_seconds(unit * (length // len(unit))) for length in (20_000, 80_000))
    assert long < 10 * short + 0.2


def _seconds(note: str) -> float:
    began = time.process_time()
    parse_note(note)
    return time.process_time() - began


_PIECES = st.sampled_from(
    """
    ‘|’|“|”|"|'|(|)|[|]|; |. |, |: | |–|—|/|See |see also |Vgl. |Author’s interview with
    | an anonymous expert|Ann Lee|available at: |http://http://x.org/a?b=1,|www.y.org|accessed
    | 5 May 2010|31 February 2010|17 June|2010|n.d.|pp. 45–7|Article 12|Document 12/3|Zhizn’
    |PC.DEL/535/10/Rev.1|Kommersant’|Moscow|in |4|(2010) 12 J 3|Citation2012|Ibid.|(n 5)| was
    |\t|\ue000|\ue001|\x00|é|Я|²|٣|Lee 1999, S. 5 ff.|of 2004|Report |for more details|the
    """.split("|")
)
_NOTES = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=30).map("".join))


@given(_NOTES)
def test_spans_lie_inside_any_note_in_order_and_apart(note: str) -> None:
    reading = parse_note(note)
    reached = 0
    for citation in reading.citations:
        assert reached <= citation.span.start < citation.span.end <= len(note)
        reached = citation.span.end
    for diagnostic in reading.diagnostics:
        assert diagnostic.stage is Stage.PARSE
        assert diagnostic.span is not None
        assert Span(0, len(note)).contains(diagnostic.span)


@given(_NOTES)
def test_what_is_kept_as_printed_stands_in_the_citation(note: str) -> None:
    for citation in parse_note(note).citations:
        exact = note[citation.span.start : citation.span.end]
        for printed in (citation.url, citation.work.issued_printed, citation.prefix):
            assert printed is None or printed in exact


@given(_NOTES)
def test_no_field_is_empty_or_blank(note: str) -> None:
    for citation in parse_note(note).citations:
        for value in (citation, citation.work, *citation.work.contributions):
            assert is_dataclass(value)
            texts = [getattr(value, field.name) for field in fields(value)]
            assert not [text for text in texts if isinstance(text, str) and not text.strip()]


@given(_NOTES)
def test_reading_a_note_twice_gives_the_same(note: str) -> None:
    assert parse_note(note) == parse_note(note)


def test_a_citation_read_alone_is_the_same_citation() -> None:
    for note in NOTES.values():
        for citation in parse_note(note).citations:
            [alone] = parse_note(note[citation.span.start : citation.span.end]).citations
            assert (alone.work, alone.url, alone.locator) == (
                citation.work,
                citation.url,
                citation.locator,
            )


def test_an_empty_note_cites_nothing() -> None:
    assert parse_note("") == NoteReading()
