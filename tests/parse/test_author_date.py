import pytest
from seed_documents import COPERNICUS, EUROPE_ASIA, seed

from csto_db.model.vocabulary import CitationStatus, CitationStyle, Role
from csto_db.model.work import Citation
from csto_db.parse.document import parse
from csto_db.text.clean import clean


def citations(text: str) -> list[Citation]:
    found = parse(clean(text)).citations
    return [one for one in found if one.style is CitationStyle.AUTHOR_DATE]


@pytest.fixture(scope="module")
def copernicus() -> list[Citation]:
    return citations(seed(COPERNICUS))


def test_002_has_26_citations_of_21_works(copernicus: list[Citation]) -> None:
    works = {
        (str(one.work.title).casefold(), one.work.names(Role.AUTHOR), one.work.issued)
        for one in copernicus
    }
    assert (len(copernicus), len(works)) == (26, 21)


def test_six_have_a_title_in_place_of_the_author(copernicus: list[Citation]) -> None:
    titled = [one.work.title for one in copernicus if not one.work.contributions]
    assert len(titled) == 6
    assert titled[:2] == ["Vneshnyaya polityka", "Voyennaya doktrina rossiyskoy federatsii"]


def test_three_have_a_see_before_them(copernicus: list[Citation]) -> None:
    assert [one.prefix for one in copernicus if one.prefix] == ["see"] * 3


def test_twelve_have_pages_and_two_paragraphs(copernicus: list[Citation]) -> None:
    locators = [one.locator for one in copernicus if one.locator]
    paragraphs = [one for one in locators if "par" in one]
    assert paragraphs == ["paragraphs 19 d and 51 a, b, w, g", "par 13"]
    assert len(locators) - len(paragraphs) == 12
    assert {"122", "50, 53", "251–301", "129", "1–16"} <= set(locators)


def test_lost_capitals_are_restored_and_said_to_be(copernicus: list[Citation]) -> None:
    (lefebvre,) = [one for one in copernicus if one.locator == "251–301"]
    assert [name.family for name in lefebvre.work.names(Role.AUTHOR)] == ["Lefebvre", "McDermott"]
    assert lefebvre.work.inferred == (("contributions", "initial capitals restored"),)


def test_each_is_short_and_its_span_leaves_the_brackets_out(copernicus: list[Citation]) -> None:
    text = seed(COPERNICUS)
    for one in copernicus:
        exact = text[one.span.start : one.span.end]
        assert one.status is CitationStatus.SHORT
        assert exact == exact.strip(" ()")
        assert one.work.issued is not None
        assert one.work.issued in exact


def test_the_citation_in_a_bracket_that_never_closes_is_found(copernicus: list[Citation]) -> None:
    (kaszuba,) = [one for one in copernicus if one.locator == "129"]
    exact = seed(COPERNICUS)[kaszuba.span.start : kaszuba.span.end]
    assert exact == "see Kaszuba, 2017, p .\u00a0129"


def test_the_body_of_000_has_none_outside_its_notes() -> None:
    found = parse(clean(seed(EUROPE_ASIA))).citations
    assert all(one.footnote is not None for one in found)


APA = """Haas (2017, p. 3) argues that the alliance is weak, and so do others (Kropatcheva, 2016;
Nikitina & Yurgens, 2012a, pp. 4-7; see also Ministry of Defence, 2010). Allison et al.
(2009) disagree. The alliance (CSTO) was founded later (in May 2002), after the Tashkent
Treaty (1992), by six states (Moscow had asked for it).

References

Haas, M. (2017). The alliance. Journal of Things, 3(1), 1–16. https://doi.org/10.1/x

Allison, R. and Smith, J. (2009) argue. A journal (Smith, 2009).

Kropatcheva, E. (2016). Russia and the CSTO. Europe-Asia Studies, 68(9), 1526–1552.
"""


def test_the_citations_of_an_apa_paper_are_read() -> None:
    found = [
        (
            one.work.contributions[0].name.family or str(one.work.contributions[0].name),
            one.work.issued,
        )
        for one in citations(APA)
    ]
    assert found == [
        ("Haas", "2017"),
        ("Kropatcheva", "2016"),
        ("Nikitina", "2012"),
        ("Ministry of Defence", "2010"),
        ("Allison", "2009"),
    ]
