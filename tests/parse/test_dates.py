import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_db.parse.dates import find_dates, is_undated, read_date


@pytest.mark.parametrize(
    ("printed", "edtf"),
    [
        ("13 August 2012", "2012-08-13"),
        ("16–20 April 2012", "2012-04-16/2012-04-20"),
        ("30 April–2 May 2012", "2012-04-30/2012-05-02"),
        ("June 3–5, 2010", "2010-06-03/2010-06-05"),
        ("May 5, 2016", "2016-05-05"),
        ("Sept. 5, 2016", "2016-09-05"),
        ("15 maya 1992 goda", "1992-05-15"),
        ("7 oktyabrya 2002 g", "2002-10-07"),
        ("16 декабря 2014", "2014-12-16"),
        ("3. März 1998", "1998-03-03"),
        ("1er août 1998", "1998-08-01"),
        ("05.09.2008", "2008-09-05"),
        ("2008-09-05", "2008-09-05"),
        ("(5 May 2010)", "2010-05-05"),
        ("June 2012", "2012-06"),
        ("August-September, 1921", "1921-08/1921-09"),
        ("luglio–agosto 1999", "1999-07/1999-08"),
        ("Spring 2010", "2010-21"),
        ("1992–2013", "1992/2013"),
        ("2011–12", "2011/2012"),
        ("1976a", "1976"),
        ("c. 1990", "1990~"),
        ("17 June", None),
        ("31 February 2010", None),
        ("20–16 April 2012", None),
    ],
)
def test_a_printed_date_is_read_into_edtf(printed: str, edtf: str | None) -> None:
    date = read_date(printed)
    assert date is not None
    assert date.edtf == edtf


@pytest.mark.parametrize(
    "text", ["", "Moscow", "p. 122", "1323-09-09-2008", "MC.DEL/38/08", "1540-8140", "may"]
)
def test_other_words_are_no_date(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize("text", ["1062-27-05-2013", "PC.DEL/535/2010/Rev.1", "12008", "20100"])
def test_a_document_number_holds_no_date(text: str) -> None:
    assert find_dates(f"Document {text}, Moscow") == ()


@pytest.mark.parametrize("text", ["n.d.", "n. d.", "(n.d.)", "undated", "o.J."])
def test_undated_is_said_in_several_ways(text: str) -> None:
    assert is_undated(text)


@given(st.text(alphabet="0123456789 .–-/,MaiyJuneSpring()ot", max_size=60))
def test_dates_stand_where_they_say_in_order_and_apart(text: str) -> None:
    reached = 0
    for date in find_dates(text):
        assert date.span.start >= reached
        assert text[date.span.start : date.span.end] == date.printed
        reached = date.span.end
