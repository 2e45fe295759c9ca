import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_db.parse.short_reference import ShortReference, short_references


def read(text: str, *, lost_capitals: bool = False) -> list[str]:
    """Each reference in one line: who or what, year, locator, prefix."""
    return [line(one) for one in short_references(text, lost_capitals=lost_capitals)]


def line(one: ShortReference) -> str:
    who = "; ".join(map(str, one.authors)) or f"“{one.title}”"
    told = [who, one.printed_year or "", one.locator or "", one.prefix or ""]
    return " | ".join(told).rstrip(" |")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Haas, 2017, pp. 1–16)", "Haas | 2017 | 1–16"),
        ("(Haas 2017: 45-7)", "Haas | 2017 | 45–7"),
        ("(Haas, 2017a)", "Haas | 2017a"),
        ("(Haas, n.d.)", "Haas | n.d."),
        ("(Haas, forthcoming)", "Haas | forthcoming"),
        ("(Haas 1832/1984, p. 3)", "Haas | 1832/1984 | 3"),
        ("(see: Haas & Jones, 2017)", "Haas; Jones | 2017 |  | see"),
        ("(Haas, Jones, and Smith 2017)", "Haas; Jones; Smith | 2017"),
        ("(Smith, J., & Jones, A. B., 2017)", "Smith, J.; Jones, A. B. | 2017"),
        ("(J. Smith 2017)", "Smith, J. | 2017"),
        ("(van der Berg, 2017)", "van der Berg | 2017"),
        ("(al-Assad, 2012)", "al-Assad | 2012"),
        ("(Marcel de Haas 2017)", "de Haas, Marcel | 2017"),
        ("(O’Brien, 2019)", "O’Brien | 2019"),
        ("(Vysotskaya Guedes Vieira, 2014)", "Vysotskaya Guedes Vieira | 2014"),
        ("(Ministry of Defence, 2012)", "Ministry of Defence | 2012"),
        ("(CSTO 2002)", "CSTO | 2002"),
        ("(Иванов, 2012, с. 45)", "Иванов | 2012 | 45"),
        (
            "(“On Defence”, 2010, paragraphs 19 d and 51 a, b)",
            "“On Defence” | 2010 | paragraphs 19 d and 51 a, b",
        ),
        ("(Charter of the Union, 2002)", "“Charter of the Union” | 2002"),
        ("[Haas 2017, p. 3]", "Haas | 2017 | 3"),
        ("(Yurgens Citation2011)", "Yurgens | 2011"),
        ("Jane’s Intelligence Review (Citation2012)", "Jane’s Intelligence Review | 2012"),
        ("Haas (2017, p. 3) argues", "Haas | 2017 | 3"),
        ("as Dragneva and Wolczuk (2013)", "Dragneva; Wolczuk | 2013"),
        ("De Haas et al. (2016)", "De Haas | 2016"),
        ("See also Flikke (Citation2009)", "Flikke | 2009 |  | See also"),
        ("According to van der Berg (forthcoming)", "van der Berg | forthcoming"),
        ("Smith’s (2014) view", "Smith | 2014"),
        ("in Moscow, Smith and Jones (2011)", "Smith; Jones | 2011"),
        ("transformation (see Kaszuba, 2017, p. 129", "Kaszuba | 2017 | 129 | see"),
        ("(for an overview, see Haas, 2017)", "Haas | 2017 |  | for an overview, see"),
    ],
)
def test_a_short_reference_is_read_in_each_form(text: str, expected: str) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "(RAS)",
        "(2012)",
        "(15 May 1992)",
        "(in May 2002)",
        "(on 8 December 1991)",
        "(founded in 1996)",
        "(Oxford University Press, 2005)",
        "(New York: Penguin Press, 2005)",
        "(Hart Publishing 2007)",
        "the Lisbon Summit (2010)",
        "the Treaty (1992)",
        "World War (1939–1945)",
        "Georgia (2003) and Ukraine (2004) were worried",
        "[1932] AC 562",
        "(referred to as GUAM, an acronym of 1997 or so)",
        "(Cis; Organizacija Dogovora, odKB)",
        "()",
        "((((",
    ],
)
def test_acronyms_years_and_dates_are_no_references(text: str) -> None:
    assert read(text) == []


def test_several_stand_in_one_bracket() -> None:
    text = "(Haas 2017, p. 3; Jones et al., 2018; see also O’Brien 2019, 2020a)"
    assert read(text) == [
        "Haas | 2017 | 3",
        "Jones | 2018",
        "O’Brien | 2019 |  | see also",
        "O’Brien | 2020a",
    ]


def test_et_al_is_kept_as_a_mark() -> None:
    assert [one.has_others for one in short_references("(Haas et al. 2017; Jones 2018)")] == [
        True,
        False,
    ]


def test_a_bracketed_reference_spans_its_item_and_a_narrative_one_its_bracket() -> None:
    text = "as Haas (2017) says (see Jones, 2018; Smith, 2019)."
    spans = [text[one.span.start : one.span.end] for one in short_references(text)]
    assert spans == ["Haas (2017)", "see Jones, 2018", "Smith, 2019"]


def test_a_chain_of_narrative_references_is_read_to_its_end() -> None:
    text = "For more see Kazantsev (Citation2008), Nikitina (2009) and Haas (2010)."
    assert [line.split(" |")[0] for line in read(text)] == ["Kazantsev", "Nikitina", "Haas"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(lefebvre & Mcdermott, 2008)", "Lefebvre; McDermott | 2008"),
        ("(van der berg, 2008)", "van der Berg | 2008"),
        ("(vneshnyaya polityka, 2009)", "“Vneshnyaya polityka” | 2009"),
        ("(“voyennaya doktrina”, 2010)", "“Voyennaya doktrina” | 2010"),
    ],
)
def test_lost_capitals_are_restored(text: str, expected: str) -> None:
    assert read(text, lost_capitals=True) == [expected]
    assert read(text) != [expected]


PIECES = "( ) [ ] Haas Jones, and & et al. 2017 2018a , ; see p. 3 “ ” de n.d."


@given(
    st.one_of(
        st.text(),
        st.lists(
            st.sampled_from(
                "( ) [ ] Haas Jones, and & et al. 2017 2018a , ; see p. 3 “ ” de n.d.".split()
            )
        ).map(" ".join),
    )
)
def test_references_are_in_order_inside_the_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for one in short_references(text):
        assert end <= one.span.start < one.span.end <= len(text)
        assert one.authors or one.title
        end = one.span.end
