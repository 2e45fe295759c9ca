import pytest
from hypothesis import given
from hypothesis import strategies as st
from seed_documents import COPERNICUS, EUROPE_ASIA, RAISONS, seed

from csto_db.model.vocabulary import CitationStyle, PassageKind
from csto_db.parse.document import Parsed, parse
from csto_db.text.clean import clean

NAMES = (EUROPE_ASIA, COPERNICUS, RAISONS)
STRAY = (
    "",
    "\f",
    "12",
    " A page.",
    "1 See http://x.org/a,",
    "http://x.org/b",
    "(Haas, 2017",
    "[1] Ibid.",
)


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """A stretch of a document with lines lost, doubled and added."""
    lines = seed(draw(st.sampled_from(NAMES))).split("\n")
    first = draw(st.integers(0, len(lines) - 1))
    lines = lines[first : first + draw(st.integers(1, 100))]
    for _ in range(draw(st.integers(0, 6))):
        place = draw(st.integers(0, len(lines)))
        lines[place : place + draw(st.integers(0, 2))] = [draw(st.sampled_from(STRAY))]
    return draw(st.sampled_from(("\n", "\r\n"))).join(lines)


def check(text: str, parsed: Parsed) -> None:
    """Every span lies in the text; passages and citations are in order."""
    spans = [one.span for one in (*parsed.passages, *parsed.footnotes, *parsed.citations)]
    spans += [one.span for one in parsed.diagnostics if one.span is not None]
    spans += [span for one in parsed.citations for span in one.candidates]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert list(parsed.passages) == sorted(parsed.passages, key=lambda one: one.span)
    assert list(parsed.citations) == sorted(parsed.citations, key=lambda one: one.span)
    for one in parsed.citations:
        if one.footnote is not None:
            assert parsed.footnotes[one.footnote].span.contains(one.span)


@given(st.one_of(st.text(), mangled()))
def test_any_text_is_parsed_with_spans_inside_it(text: str) -> None:
    check(text, parse(clean(text)))


@pytest.mark.parametrize("name", NAMES)
def test_the_documents_are_parsed_alike_with_other_line_ends(name: str) -> None:
    text = seed(name)
    windows = text.replace("\n", "\r\n")
    parsed, other = parse(clean(text)), parse(clean(windows))
    check(windows, other)
    assert [one.work for one in parsed.citations] == [one.work for one in other.citations]
    assert [one.label for one in parsed.footnotes] == [one.label for one in other.footnotes]


def test_the_citations_of_the_three_documents() -> None:
    counts = [len(parse(clean(seed(name))).citations) for name in NAMES]
    assert counts == [90, 26, 14]


def test_every_note_of_000_is_a_passage() -> None:
    parsed = parse(clean(seed(EUROPE_ASIA)))
    passages = [one.span for one in parsed.passages if one.kind is PassageKind.FOOTNOTE]
    assert passages == [note.span for note in parsed.footnotes]


def test_eleven_citations_of_000_are_short_references() -> None:
    citations = parse(clean(seed(EUROPE_ASIA))).citations
    short = [one for one in citations if not one.work.title and one.work.issued and not one.url]
    assert len([one for one in short if one.status == "short"]) == 11


def test_the_headings_of_004_are_found() -> None:
    text = seed(RAISONS)
    found = [one for one in parse(clean(text)).passages if one.kind is PassageKind.HEADING]
    said = [text[one.span.start : one.span.end] for one in found]
    assert said[-4:] == [
        "Abstract progress and concrete failures",
        "Resuscitation through expansion?",
        "A China-led future or present?",
        "A wolf in sheep’s clothing or the other way round?",
    ]
    assert [one.page for one in found[-4:]] == [2, 4, 5, 6]


ENDNOTES = """A Study of Alliances

Alliances last as long as their members need them.[1] Some last longer.[2]

They also cost money.[3]

Notes

[1] Stephen M. Walt, The Origins of Alliances (Ithaca: Cornell University Press, 1987), p. 17.
[2] Ibid., pp. 20–22.
[3] See http://www.nato.int/cps/en/natohq/topics.htm, accessed 3 May 2014.
"""

OSCOLA = """The duty is settled law.1 It binds all members.2

1 Donoghue v Stevenson [1932] AC 562 (HL).
2 ibid 580.
3 Treaty on Collective Security (signed 15 May 1992) 1894 UNTS 309, art 4.
4 Elizabeth Fisher, Risk Regulation and Administrative Constitutionalism (Hart Publishing 2007) 14.
"""


@pytest.mark.parametrize(("text", "notes"), [(ENDNOTES, 3), (OSCOLA, 4)])
def test_the_notes_of_other_styles_are_read(text: str, notes: int) -> None:
    parsed = parse(clean(text))
    assert len(parsed.footnotes) == notes
    assert {one.footnote for one in parsed.citations} == set(range(notes))
    assert all(one.style is not CitationStyle.LINK for one in parsed.citations)


def test_a_numbered_report_has_no_notes_and_no_citations() -> None:
    text = "1. Introduction\n\nThey met in 2012.\n\n2. Findings\n\n1. Money.\n2. Time.\n"
    parsed = parse(clean(text))
    assert (parsed.footnotes, parsed.citations) == ((), ())
