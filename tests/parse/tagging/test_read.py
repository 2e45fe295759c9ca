"""What the tagger reads, on strings written for these tests."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csto_db.parse.api import parse_document_text, parse_references
from csto_db.parse.tagging.reference import Reference


def read(text: str, kind: str = "footnote") -> list[Reference]:
    return parse_references(text, kind)


def names(found: Reference) -> list[str]:
    return [str(name) for name in found.author]


def test_a_german_law_note_with_two_works_and_a_back_reference() -> None:
    first, second = read(
        "45 Brandner (oben N. 6) 31 ff. — Siehe auch Lindemann, Gewohnheit als Quelle des "
        "Dorfrechts, Zeitschrift für Rechtskunde 11 (1969) 88 ff."
    )
    assert (names(first), first.backref, first.cited_pages) == (
        ["Brandner"],
        "oben N. 6",
        "31 ff.",
    )
    assert first.type == "short"
    assert second.title == "Gewohnheit als Quelle des Dorfrechts"
    assert second.container == "Zeitschrift für Rechtskunde"
    assert (second.volume, second.date, second.cited_pages) == ("11", "1969", "88 ff.")
    assert second.signal == "Siehe auch"


def test_an_oscola_article() -> None:
    (found,) = read("Jane Roe, ‘Open Justice’ (1983) 69 Modern Law Review 169, 175.")
    assert (found.title, found.container) == ("Open Justice", "Modern Law Review")
    assert (found.volume, found.date, found.cited_pages) == ("69", "1983", "175")
    assert found.pages == "169"


def test_a_chicago_note_with_two_books() -> None:
    first, second = read(
        "See John Doe, The Silent Border (Chicago: University of Chicago Press, 1999), 45–47; "
        "Mary Roe, Salt and Silver (London: Routledge, 2004), 12."
    )
    assert (first.title, first.place, first.publisher) == (
        "The Silent Border",
        "Chicago",
        "University of Chicago Press",
    )
    assert (names(second), second.date, second.cited_pages) == (["Roe, Mary"], "2004", "12")


@pytest.mark.parametrize(
    "note",
    [
        "I am grateful to two readers for their comments.",
        "Die Zahlen für 1979 sind nicht vergleichbar.",
        "On this point there is little agreement.",
        "There is also a forum for dialogue—the Northern Harbour Partnership Council. However, "
        "serious issues are not resolved within it.",
    ],
)
def test_a_note_of_comment_has_no_reference(note: str) -> None:
    assert read(note) == []


def test_a_reference_of_social_science() -> None:
    (found,) = read(
        "Keller, Anna und Bernd Roth, 1998: Soziale Ungleichheit in Ostdeutschland. "
        "Kölner Zeitschrift für Soziologie und Sozialpsychologie 50: 212-240.",
        "reference",
    )
    assert names(found) == ["Keller, Anna", "Roth, Bernd"]
    assert found.title == "Soziale Ungleichheit in Ostdeutschland"
    assert found.container == "Kölner Zeitschrift für Soziologie und Sozialpsychologie"
    assert (found.volume, found.pages, found.date) == ("50", "212–240", "1998")


def test_a_chapter_has_editor_and_container() -> None:
    (found,) = read(
        "Antal, S. (2000). Self and memory. In J. Marks & S. Bell (Eds.), Client-centered therapy "
        "(pp. 89-98). New York: Springer.",
        "reference",
    )
    assert [str(name) for name in found.editor] == ["Marks, J.", "Bell, S."]
    assert (found.container, found.pages) == ("Client-centered therapy", "89–98")
    assert found.type == "chapter"


def test_the_letter_of_a_series_belongs_to_the_journal() -> None:
    (found,) = read("E. H. Lieber and F. Wuttke, Phys. Rev. D 62, 1201 (1989).", "reference")
    assert (found.container, found.volume, found.pages) == ("Phys. Rev. D", "62", "1201")


def test_a_broken_address_is_mended() -> None:
    (found,) = read(
        "Bureau of Trade. Port statistics, 2019. URL https: //www.trade.example.gov/ports/ a1.htm.",
        "reference",
    )
    assert found.url == "https://www.trade.example.gov/ports/a1.htm"


def test_the_address_ends_before_a_year_in_brackets() -> None:
    (found,) = read(
        "S. Roe, Ring Design Report, SRD 2011-001, http:// srd.example.se/documentation( 2011).",
        "reference",
    )
    assert found.url == "http://srd.example.se/documentation"


def test_a_day_without_its_year_belongs_to_the_year_behind_the_author() -> None:
    (found,) = read(
        'Moss, Ann. 2012. "A Bus Strike in the Rain". The Guardian, 4 January.', "reference"
    )
    assert (found.date, found.date_printed) == ("2012-01-04", "2012, 4 January")


def test_the_year_of_an_earlier_edition_is_not_the_date() -> None:
    (found,) = read("Doe, Jane. Marsh End. New York: Knox, 2001 [1912].", "reference")
    assert found.date == "2001"


def test_a_book_of_an_editor_has_a_title_and_no_container() -> None:
    (found,) = read(
        "Carla Roe and Otto Doe (eds.), The Glass Republic (Chicago: Aldine, 1999).", "reference"
    )
    assert (found.title, found.container, found.type) == ("The Glass Republic", None, "book")
    assert len(found.editor) == 2


def test_an_address_is_read_whatever_stands_beside_it() -> None:
    (found,) = read(
        "Ring Collaboration, Tau tagging in Run -1,RING-PAS-09-004[ http://docs.ring.example.ch/1].",
        "reference",
    )
    assert found.url == "http://docs.ring.example.ch/1"


@pytest.mark.parametrize("title", ["Steppe Fox", "Salt and Silver", "Marsh End"])
def test_a_dash_stands_for_the_author_alone(title: str) -> None:
    (found,) = read(f"———. {title}. London: Heron, 1969.", "reference")
    assert (names(found), found.title) == (["———"], title)


def test_a_year_behind_the_journal_is_the_date() -> None:
    (found,) = read(
        "Van Loon T, Rubel D: Filling gaps. J Stat Model Simul 2004, 11: 849–864.", "reference"
    )
    assert (found.container, found.date) == ("J Stat Model Simul", "2004")


def test_a_date_is_edtf_and_kept_as_printed() -> None:
    (found,) = read("Jane Doe, “A Quiet Day,” The Guardian, 4 March 2009.", "reference")
    assert (found.date, found.date_printed) == ("2009-03-04", "4 March 2009")
    assert found.type == "news"


def test_an_interview_is_read_by_the_rules() -> None:
    (found,) = read("Author’s interview with an anonymous expert, Moscow, 13 September 2012.")
    assert found.type == "interview"
    assert [str(name) for name in found.interviewee] == ["an anonymous expert"]
    assert (found.place, found.date) == ("Moscow", "2012-09-13")


@pytest.mark.parametrize(
    "bracket",
    ["(Tarvast, 4 August 2003)", "[Tarvast, 4 August 2003].", ", Tarvast (4 August 2003)"],
)
def test_the_place_and_the_day_of_an_interview_may_share_a_bracket(bracket: str) -> None:
    (found,) = read(f"Interview with Irma Kasel, Dean of Law, Tarvast University {bracket}")
    assert [str(name) for name in found.interviewee] == ["Kasel, Irma"]
    assert (found.place, found.date, found.date_printed) == (
        "Tarvast",
        "2003-08-04",
        "4 August 2003",
    )


def test_a_bracket_without_a_day_stays_with_the_person() -> None:
    (found,) = read("Interview with Irma Kasel, Dean (Room 3), Tarvast, 4 August 2003")
    assert (found.place, found.date) == ("Tarvast", "2003-08-04")


@pytest.mark.parametrize("printed", ["Berg, H. van der", "Berg, Hendrik van der"])
def test_a_particle_behind_the_given_names_belongs_to_the_family_name(printed: str) -> None:
    (found,) = read(f"{printed} (2001) Stuwen. Delft: Stuw.", "reference")
    (author,) = found.author
    assert (author.family, author.particle) == ("Berg", "van der")


def test_the_bracket_of_a_court_report_is_the_cited_page() -> None:
    (found,) = read("BGH, Urteil vom 3. Mai 1999, BGHZ 141, 200 (205).")
    assert (found.volume, found.pages, found.cited_pages) == ("141", "200", "205")


@pytest.mark.parametrize("place", ["3(2)", "3(2)(a)"])
def test_brackets_in_a_locator_are_kept_in_pairs(place: str) -> None:
    (found,) = read(f"Harbour Act 1990, s {place}.")
    assert (found.cited_pages or "").endswith(place)


@pytest.mark.parametrize("note", ["Carter, Reeds, 50", "Carter, Reeds, 50."])
def test_a_bare_number_behind_a_short_title_is_a_page(note: str) -> None:
    (found,) = read(note)
    assert (found.title, found.cited_pages, found.volume) == ("Reeds", "50", None)


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(ValueError, match="poem"):
        parse_references("x", "poem")


PIECES = (
    "See Vgl. Doe , ; . ( ) [ ] “ ” ‘ ’ 1999 12 f. ff. in: In (Hrsg.) pp. http://x.org/a S. / — &"
)


@settings(max_examples=150)
@given(
    st.one_of(st.text(), st.lists(st.sampled_from(PIECES.split())).map(" ".join)),
    st.sampled_from(["footnote", "reference", "intext"]),
)
def test_references_are_in_order_and_are_slices_of_the_text(text: str, kind: str) -> None:
    end = 0
    for found in parse_references(text, kind):
        assert end <= found.span.start <= found.span.end <= len(text)
        assert found.text == text[found.span.start : found.span.end]
        end = found.span.end


@settings(max_examples=40)
@given(st.text())
def test_any_document_is_read(text: str) -> None:
    for note in parse_document_text(text).notes:
        assert note.number >= 0


UNITS = [
    "See Doe (1999); ",
    "“",
    "http://",
    "((",
    "1999a, ",
    "И",
    "Doe, J., ",
    "A. ",
    "S. 1 ff. — ",
]


def cost(text: str) -> float:
    """Processor time of one reading, in seconds."""
    began = process_time()
    parse_references(text, "footnote")
    return process_time() - began


@pytest.mark.parametrize("unit", UNITS)
def test_a_note_four_times_as_long_costs_at_most_six_times_as_much(unit: str) -> None:
    short, long = (unit * (length // len(unit)) for length in (20_000, 80_000))
    cost(short)
    # Each pair is timed in turn, so that both meet the same load; the least disturbed one
    # tells. A quadratic pattern would cost sixteen times as much in every one.
    assert any((cost(long) - 0.01) / cost(short) < 6 for _ in range(5))


def test_a_note_of_a_megabyte_is_read_through() -> None:
    title = "Verwaltungsgerichtsbarkeitsmodernisierungsgesetzgebungsverfahren"
    unit = f"Vgl. Doe, {title} und {title} (Berlin 1999) 45 ff.; "
    found = parse_references(unit * (1_000_000 // len(unit)), "footnote")
    assert len(found) > 4000
    assert found[-1].span.end > 999_000
