import pytest

from csto_db.parse.document import parse
from csto_db.text.clean import clean


def broken(text: str) -> list[str]:
    found = parse(clean(text)).diagnostics
    return [
        text[one.span.start : one.span.end] for one in found if one.span and _is_broken(one.code)
    ]


def _is_broken(code: str) -> bool:
    return code == "broken_link"


@pytest.mark.parametrize(
    "link",
    [
        "http://ports.example/annual report 2011.pdf",
        "http://ports.example/2012/ tolls.html",
        "http://ports.example/en/news/ 8813",
        "https://ports .example.org/log/31",
        "http:/ports.example/x",
        "http//ports.example/x",
        "htp://ports.example/x",
        "https:// ports.example/x",
    ],
)
def test_a_link_that_cannot_be_followed_is_told_in_text_and_notes(link: str) -> None:
    assert broken(f"Ports\n\nThey met in Riga, see {link} for all of it.") == [link]
    note = f"1 Council, ‘Report’, 12 May 2004, available at: {link}, accessed 3 June 2014."
    (found,) = broken(f"Ports\n\nThey met.1\n\nNotes\n\n{note}\n\n2 Ibid.\n")
    assert found.rstrip(",") == link


@pytest.mark.parametrize(
    "words",
    [
        "http://ports.example/report.pdf and a map",
        "http://ports.example/ and/or the archive",
        "http://ports.example/a. The 2012 report was late",
        "http://ports.example/a/b, 12 May 2004",
        "http:// www.ports.example/a",
        "http://ports.example, http://tolls.example/2012/x.html",
        "httpd and https are two things",
    ],
)
def test_whole_links_and_the_words_behind_them_are_left_alone(words: str) -> None:
    assert broken(f"Ports\n\nThey met in Riga, see {words}.") == []


def cut(first: str, second: str) -> str:
    """A wrapped paragraph with a link in two of its lines."""
    lines = ["The towns met in spring and left the tariff as it was before the war"] * 6
    lines[3] = f"The towns met in spring and left the tariff, see {first}"
    lines[4] = f"{second}, as it was before the war and after the peace."
    return "\n".join(lines)


def test_a_link_cut_by_the_end_of_a_line_is_whole_again_where_that_is_sure() -> None:
    text = cut("http://ports.example/", "annual/report2011.html")
    (link,) = parse(clean(text)).citations
    assert (link.url, broken(text)) == ("http://ports.example/annual/report2011.html", [])


def test_a_link_cut_elsewhere_by_the_end_of_a_line_is_told() -> None:
    text = cut("http://ports.example/annual", "report2011.html")
    assert broken(text) == ["http://ports.example/annual\nreport2011.html"]
