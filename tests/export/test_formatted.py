"""Formatted references, by citeproc-py and CSL's own styles."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from csto_db.cli.main import main
from csto_db.export.formatted import STYLES

Run = Callable[..., Result]


@pytest.fixture
def run(built: Path) -> Run:
    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["--db", str(built), *arguments])

    return invoke


def test_works_are_cited_in_the_order_given(run: Run) -> None:
    lines = run("cite", "nikitina2009", "kremenyuk2012interview").stdout.splitlines()
    assert lines == [
        "Nikitina, 2009.",
        "Kremenyuk, Viktor. [Interview; Deputy Head of the Institute of the United States and"
        " Canada (RAS)]. Moscow, August 15, 2012.",
    ]


def test_a_title_that_stands_for_the_author_is_printed_once(run: Run) -> None:
    for style in ("chicago-author-date", "apa", "mla", "harvard"):
        text = run("cite", "stenogramma2011zasedaniya", "--style", style).stdout
        assert text.count("Stenogramma zasedaniya") == 1, style


@pytest.mark.parametrize("style", STYLES)
def test_every_style_prints_every_work(run: Run, style: str) -> None:
    arguments = ("--source", "kropatcheva2016", "--style", style)
    assert len(run("export", "bibliography", *arguments).stdout.splitlines()) == 71


@pytest.mark.parametrize("style", STYLES)
def test_every_style_says_what_an_interview_and_a_document_are(run: Run, style: str) -> None:
    keys = ("anonymous2013interviewb", "statement2010by", "dogovor1992kolletivnoybezopasnosti")
    text = run("cite", *keys, "--style", style).stdout
    assert "An anonymous CSTO official" in text
    assert "[Author’s interview; the CSTO Secretariat]" in text
    assert "Official document PC.DEL/535/10/Rev.1" in text
    assert "Treaty" in text
    assert text.count("http://www.osce.org/cio/68565?download=true") == 1


def test_quotation_marks_and_stops_are_those_of_the_style(run: Run) -> None:
    key = "nazarbaev2015berline"
    american = run("cite", key, "--style", "chicago").stdout
    assert "‘normandskii’ sammit v Astane,” January 9, 2015" in american
    british = run("cite", key, "--style", "harvard").stdout
    assert "sammit v Astane’, 9 January." in british
    assert british.rstrip().endswith("(Accessed: 2 February 2015).")
    plain = run("cite", key, "--style", "apa").stdout
    assert "“normandskii” sammit" in plain


def test_names_are_cut_to_initials_only_where_the_style_says_so(run: Run) -> None:
    key = "kaszuba2019"
    assert run("cite", key, "--style", "mla").stdout.startswith("Kaszuba, Malina. ")
    assert run("cite", key, "--style", "apa").stdout.startswith("Kaszuba, M. ")


def test_a_blank_stands_behind_the_number_of_an_entry(run: Run) -> None:
    assert run("cite", "kaszuba2019", "--style", "ieee").stdout.startswith("[1] M. Kaszuba, ")


def test_markup_is_escaped(run: Run) -> None:
    key = "dogovor1992kolletivnoybezopasnosti"
    address = "http://www.odkb-csto.org/documents/detail.php?ELEMENT_ID=126"
    assert f"<{address}>" in run("cite", key, "--format", "markdown").stdout
    assert address in run("cite", key).stdout
    text = run("export", "bibliography", "--format", "html").stdout
    assert "&amp;" in text
    assert text.count('<div class="csl-entry">') == 105


def test_the_text_of_a_manuscript_cites_by_name_and_year(run: Run) -> None:
    result = run("cite", "kaszuba2019", "--style", "apa", "--in-text")
    assert result.stdout == "(Kaszuba, 2019)\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nobody2000",), "no work 'nobody2000'"),
        (("kaszuba2019", "--style", "nonsense"), "no style 'nonsense'"),
        (("kaszuba2019", "--style", "missing.csl"), "missing.csl: no such file"),
        (("utkin2013interview", "--style", "chicago-notes-bibliography"), "nothing for 1 of 1"),
    ],
)
def test_what_cannot_be_cited_is_an_error(run: Run, arguments: tuple[str, ...], said: str) -> None:
    result = run("cite", *arguments)
    assert result.exit_code != 0
    assert said in str(result.exception)
