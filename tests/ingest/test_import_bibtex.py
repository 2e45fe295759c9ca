"""A `.bib` file goes into the database, and comes back as it was."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_string
from click.testing import CliRunner
from dumps import everything, select
from library_files import exported, there_and_back, troubles, works

from csto_db.cli.main import main
from csto_db.ingest.pipeline import ingest

Run = Callable[..., subprocess.CompletedProcess[str]]

PAPER = """\
The League has six members.1 It was founded in Ostrava in 1992.2

Notes

1 Jan Novak, ‘A Long Look at the League’, Ostrava Gazette, 2 May 2004.
2 ‘Founding of the League’, Ostrava Gazette, 9 December 1992.
"""
LIBRARY = r"""
@string{jcs = "Journal of {Cold} Studies"}
@preamble{"\newcommand{\x}{}"}
@comment{jabref-meta: databaseType:biblatex;}

A sentence between the entries.

@Article{Haas:2017,
  Author       = "Haas, Ren{\'e} and van der Berg, Jan and {NATO \& EU} and others",
  title        = {The {Collective} Security -- of {\"O}land},
  journal      = jcs,
  month        = may # "~1",
  year         = 2017,
  url          = {http://x.org/a\_b%20c&d#e},
  x-rating     = {4 of 5},
  abstract     = {Two
lines, one {brace}.},
}

@book(plain2001, title={A Plain Book}, author={Ibn Sina}, date={2001-02-03/2001-03},
  annotation={Mine.})
@inbook{part,crossref={whole},title={A Part}, author={Novak, Jan}}
@collection{whole, title={The Whole}, publisher={Ostrava}, date={1999}}
@misc{only_a_key}
"""


def put(folder: Path, text: str | bytes, name: str = "my.bib") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def brought(folder: Path, text: str | bytes) -> Path:
    ingest(str(folder / "a.db"), [put(folder, text)])
    return folder / "a.db"


def test_an_entry_becomes_a_work_in_unicode(tmp_path: Path) -> None:
    database = brought(tmp_path, LIBRARY)
    found = {row[0]: row[1:] for row in works(database)}
    assert found["haas2017"][:5] == (
        "article",
        "Haas, René; van der Berg, Jan; NATO & EU",
        "The Collective Security – of Öland",
        "Journal of Cold Studies",
        "2017-05-01",
    )
    assert found["haas2017"][5] == r"http://x.org/a\_b%20c&d#e"
    assert found["part"][3:] == ("The Whole", "1999", None, "Ostrava", None)
    assert set(found) == {"haas2017", "plain2001", "part", "whole", "onlyakey"}


def test_every_field_comes_back_under_the_users_key_and_type(tmp_path: Path) -> None:
    first, second = there_and_back(put(tmp_path, LIBRARY), "biblatex")
    assert first == second
    assert "@Article{Haas:2017," in first
    assert "  x-rating     = {4 of 5}," in first
    assert '  month        = may # "~1",' in first
    assert "  journal      = jcs," in first
    given = {entry.key: entry for entry in parse_string(LIBRARY).entries}
    for entry in parse_string(first).entries:
        if entry.key in given:  # the parser knows no parentheses
            wanted = {f.key: f.value for f in given[entry.key].fields if f.key != "month"}
            assert {f.key: f.value for f in entry.fields if f.key != "month"} == wanted
    assert len(parse_string(first).entries) == 5


def test_what_stands_beside_the_entries_comes_back(tmp_path: Path) -> None:
    first, _ = there_and_back(put(tmp_path, LIBRARY), "bibtex")
    head = first.partition("@Article")[0]
    assert '@string{jcs = "Journal of {Cold} Studies"}' in head
    assert '@preamble{"\\newcommand{\\x}{}"}' in head
    assert "@comment{jabref-meta: databaseType:biblatex;}" in head
    assert "A sentence between the entries." in head
    chosen = CliRunner().invoke(
        main, ["export", "bibtex", "--where", "title = 'A Plain Book'", "--documents",
               "--db", str(tmp_path / "first.db")],
    )  # fmt: skip
    assert "@string{jcs" in chosen.output
    assert "jabref-meta" not in chosen.output


def test_a_string_that_two_files_define_differently_is_put_in(tmp_path: Path) -> None:
    text = '@string{j = "One"}\n@article{a, journal = j # " A", title = {A Title}}'
    other = text.replace("One", "Two").replace("{a,", "{b,").replace("A Title", "Another")
    for name, source in (("my.bib", text), ("other.bib", other)):
        ingest(str(tmp_path / "a.db"), [put(tmp_path, source, name)])
    written = exported(tmp_path / "a.db", "biblatex")
    assert [e["journal"] for e in parse_string(written).entries] == ["One A", "Two A"]
    assert "@string" not in written


def test_a_string_that_is_defined_twice_means_what_it_meant_there(tmp_path: Path) -> None:
    text = (
        '@string{j = "One"}\n@article{a, journal = j}\n@string{j = "Two"}\n@article{b, journal=j}'
    )
    database = brought(tmp_path, text)
    assert [row[4] for row in works(database)] == ["One", "Two"]
    first, second = there_and_back(put(tmp_path, text), "biblatex")
    assert first == second
    assert [e["journal"] for e in parse_string(first).entries] == ["One", "Two"]
    assert troubles(database)[0][:2] == (3, "string_redefined")


def test_a_comment_without_a_partner_for_its_brace_is_said_and_not_kept(tmp_path: Path) -> None:
    database = brought(tmp_path, "@comment{a \\} b}\n@misc{a, title = {Thi\\{s}}\n@misc{b}")
    assert [row[1] for row in troubles(database)] == ["text_between", "unbalanced"]


@pytest.mark.parametrize(
    ("value", "title", "written"),
    [
        (r"Thi\{s", "Thi{s", r"{Thi\textbraceleft{}s}"),
        (r"a {b \}} c", "a b } c", r"{a {b \textbraceright{}} c}"),
    ],
)
def test_a_brace_without_its_partner_stays_as_text(
    tmp_path: Path, value: str, title: str, written: str
) -> None:
    database = brought(tmp_path, f"@misc{{a, title = {{{value}}}}}\n@misc{{b}}\n")
    assert works(database)[0][3] == title
    assert "unbalanced" in [row[1] for row in troubles(database)]
    first, second = there_and_back(tmp_path / "my.bib", "biblatex")
    assert first == second
    assert f"  title        = {written},\n" in first


def test_classic_bibtex_has_parents_behind_their_children(tmp_path: Path) -> None:
    text = """@proceedings{A, title = {All}, year = 2001}
@book{B, title = {Half}, crossref = {a}}
@inbook{C, title = {A Part}, crossref = {B}}
@inbook{Z, title = {Another Part}, crossref = {A}}
"""
    first, second = there_and_back(put(tmp_path, text), "bibtex")
    assert first == second
    assert [e.key for e in parse_string(first).entries] == ["C", "Z", "B", "A"]
    database = tmp_path / "first.db"
    assert [e.key for e in parse_string(exported(database, "biblatex")).entries] == list("ABCZ")


def test_classic_bibtex_has_what_an_entry_of_biblatex_says_otherwise(tmp_path: Path) -> None:
    text = (
        "@article{a, author = {Roe, Ann}, title = {Tides}, date = {2001-05}, "
        "journaltitle = {Sea Letters}}"
    )
    first, second = there_and_back(put(tmp_path, text), "bibtex")
    assert first == second
    entry = parse_string(first).entries[0]
    said = [entry[name] for name in ("author", "journal", "year", "month")]
    assert said == ["Roe, Ann", "{Sea Letters}", "2001", "may"]


def test_a_key_may_hold_an_equals_sign(tmp_path: Path) -> None:
    text = "@x{a=b, title = {One}}\n@x{title = {Two}}\n@x{a=b , title = {Three}}"
    first, second = there_and_back(put(tmp_path, text), "biblatex")
    assert first == second
    assert "@x{a=b,\n" in first
    assert "@x{a=b-2,\n" in first


def test_xdata_and_other_keys_of_an_entry_are_kept_and_followed(tmp_path: Path) -> None:
    text = """@xdata{press, publisher = {Harbour Press}, location = {Hull}}
@book{tides, title = {Tides}, ids = {old:tides, older}, xdata = {press}, date = {2001}}
@inbook{ebb, title = {Ebb}, crossref = {tides}}
"""
    database = brought(tmp_path, text)
    found = {row[0]: row[1:] for row in works(database)}
    assert found["tides"][6:] == ("Harbour Press", "Hull")
    assert found["ebb"][2:] == ("Ebb", "Tides", "2001", None, "Harbour Press", "Hull")
    written = exported(database, "biblatex")
    assert "  ids          = {old:tides, older}," in written
    assert "  xdata        = {press}," in written


def test_what_is_no_field_is_said_and_the_rest_goes_in(tmp_path: Path) -> None:
    text = """@book(a, title = "Algebra".
  year = 1968, )
@online{b, title = {B},
%  urldate = {2017-03-18},
  url = {http://x.org} % seen
}
@book{c, title = {Dream}, note = {Signed}, address = "New" York", year = 1992}
@book{d, title = {D}}
"""
    database = brought(tmp_path, text)
    assert {row[3]: row[5] for row in works(database)} == {
        "Algebra": "1968", "B": None, "Dream": None, "D": None,
    }  # fmt: skip
    assert [row[0] for row in troubles(database) if row[1] == "no_field"] == [1, 3, 3, 7]
    first, second = there_and_back(put(tmp_path, text), "biblatex")
    assert first == second


def test_a_library_in_seven_bits_of_japanese_is_read(tmp_path: Path) -> None:
    database = brought(tmp_path, "@book{a, title = {潮の本}}".encode("iso2022_jp"))
    assert works(database)[0][3] == "潮の本"


def test_what_is_no_entry_is_said_with_its_line(tmp_path: Path) -> None:
    text = "@article{a, title = {One}}\n\n@article{b, title = {Two\n\n@article{c, title = {3}}\n"
    database = brought(tmp_path, text + "@book{a, title = {Another}}\n@book{, title = {No key}}")
    assert [row[:2] for row in troubles(database)] == [
        (3, "broken_entry"),
        (6, "duplicate_key"),
        (7, "no_key"),
    ]
    assert {row[3] for row in works(database)} == {"One", "Two", "Another", "3", "No key"}
    assert "@book{a-2," in exported(database, "biblatex")


def test_the_users_key_finds_the_work(tmp_path: Path) -> None:
    database = brought(tmp_path, LIBRARY)
    shown = CliRunner().invoke(main, ["show", "work", "Haas:2017", "--db", str(database)])
    assert shown.exit_code == 0
    assert "Öland" in shown.output
    cited = CliRunner().invoke(main, ["cite", "Haas:2017", "--db", str(database)])
    assert "Öland" in cited.output


def test_a_library_in_latin_1_is_read(tmp_path: Path) -> None:
    database = brought(tmp_path, "@book{a, title = {Über Öland}}".encode("cp1252"))
    assert works(database)[0][3] == "Über Öland"
    assert troubles(database)[0][:2] == (1, "encoding")


def test_the_same_file_changes_nothing(tmp_path: Path) -> None:
    database = brought(tmp_path, LIBRARY)
    before = everything(database)
    brought(tmp_path, LIBRARY)
    assert everything(database) == before


def test_a_changed_file_replaces_what_it_brought_and_keeps_the_keys(tmp_path: Path) -> None:
    database = brought(tmp_path, LIBRARY)
    brought(tmp_path, LIBRARY.replace("A Plain Book", "A Better Title").replace("only_a", "new_"))
    found = {row[0]: row[3] for row in works(database)}
    assert found["plain2001"] == "A Better Title"
    assert "onlyakey" not in found
    assert "newkey" in found
    assert select(database, "SELECT count(*) FROM imported_entry") == [(5,)]


def test_an_entry_joins_the_work_that_a_document_cites(tmp_path: Path) -> None:
    paper = put(tmp_path, PAPER, "paper.txt")
    text = "@article{Novak:Look, author={Novak, Jan}, title={A Long Look at the League},"
    text += " journaltitle={Ostrava Gazette}, date={2004-05-02}, annotation={Mine}}"
    for name, order in (("a.db", (paper, "bib")), ("b.db", ("bib", paper))):
        for one in order:
            ingest(str(tmp_path / name), [put(tmp_path, text) if one == "bib" else paper])
        assert [row[3] for row in works(tmp_path / name)].count("A Long Look at the League") == 1
        written = exported(tmp_path / name, "biblatex")
        assert "@article{Novak:Look," in written
        assert "Mine; cited in paper n. 1, characters" in written
        ingest(str(tmp_path / name), [put(tmp_path, written, "back.bib")])
        assert exported(tmp_path / name, "biblatex") == written


def test_two_entries_of_a_file_stay_two(tmp_path: Path) -> None:
    text = "@book{a, title={The Very Same Book}, date={2001}, doi={10.1000/1}}\n"
    database = brought(tmp_path, text + text.replace("{a,", "{b,"))
    assert len(works(database)) == 2
    assert select(database, "SELECT rule, against FROM possible_duplicate") == [("doi", "several")]


def test_a_key_that_another_work_has_is_said_and_not_given_twice(tmp_path: Path) -> None:
    database = brought(tmp_path, "@book{Same:1, title={One Book}, date={2001}}")
    ingest(str(database), [put(tmp_path, "@book{Same:1, title={Quite Another}}", "other.bib")])
    written = exported(database, "biblatex")
    assert "@book{Same:1," in written
    assert "@book{same1a," in written
    assert troubles(database)[0][1] == "key_taken"


@pytest.mark.parametrize(
    ("known", "key"),
    [
        ("@book{b, title={Quite Another}, author={Doe, J}, date={2001}}", "b"),
        ("@book{B:2, title={Quite Another}, author={Doe, J}, date={2001}}", "B:2"),
        ("@book{b, title={Something Else}}", "aa"),
    ],
)
def test_who_does_not_get_his_key_is_told_the_one_of_the_export(
    cli: Run, tmp_path: Path, known: str, key: str
) -> None:
    put(tmp_path, f"@book{{a, title={{One Book}}}}\n{known}\n")
    other = "@book{{a, title={{Quite Another}}, author={{Doe, J}}, date={{2001}}, note={{{}}}}}\n"
    for note in ("first", "changed", "again"):
        put(tmp_path, other.format(note), "other.bib")
        assert cli("ingest", "my.bib", "other.bib").returncode == 0
        assert f"@book{{{key}," in exported(tmp_path / "csto.db", "biblatex")
        ((_, code, message),) = troubles(tmp_path / "csto.db")
        assert (code, message) == (
            "key_taken",
            f"the key 'a' is that of another work; here {key!r}",
        )


def test_a_key_that_somebody_gave_is_the_one_that_is_told(cli: Run, tmp_path: Path) -> None:
    fields = "title={Quite Another}, author={Doe, J}, date={2001}"
    put(tmp_path, f"@book{{a, title={{One Book}}}}\n@book{{b, {fields}}}\n")
    put(tmp_path, f"@book{{a, {fields}}}\n", "other.bib")
    cli("ingest", "my.bib", "other.bib")
    assert cli("work", "rekey", "b", "mine").returncode == 0
    put(tmp_path, f"@book{{a, {fields}, note={{N}}}}\n", "other.bib")
    cli("ingest", "other.bib")
    assert "@book{mine," in exported(tmp_path / "csto.db", "biblatex")
    assert [row[2] for row in troubles(tmp_path / "csto.db")] == [
        "the key 'a' is that of another work; here 'mine'"
    ]


def test_the_command_counts_what_the_report_lists(cli: Run, tmp_path: Path) -> None:
    put(tmp_path, "@book{a, title = {One}, author = {Doe, J}}\n")
    put(tmp_path, "@book{a, title = {Two}, author = {Roe, R}, note = foo}\n", "other.bib")
    for _ in range(2):
        assert "(2 diagnostics: " in cli("ingest", "my.bib", "other.bib").stderr
    assert [row[1] for row in troubles(tmp_path / "csto.db")] == ["key_taken", "no_string"]


def test_an_attached_text_is_read_as_a_document(tmp_path: Path) -> None:
    put(tmp_path, PAPER, "page.txt")
    text = "@online{My:Page, title={A Page}, file={:page.txt:Text}}"
    text += "@online{b, title={B}, file={Full:b.pdf:PDF;gone.txt}}"
    database = brought(tmp_path, text)
    assert select(database, "SELECT source_key FROM source") == [("mypage",)]
    assert [row[0] for row in works(database)].count("mypage") == 1
    assert [row[1] for row in troubles(database)] == ["attached_file"] * 2
    assert "file         = {:page.txt:Text}," in exported(database, "biblatex")


def test_a_file_that_cannot_be_read_is_an_error(cli: Run, tmp_path: Path) -> None:
    (tmp_path / "no.json").write_text('{"a": 1}')
    (tmp_path / "broken.json").write_text('[\n{"id"}]')
    for name, said in (
        ("no.bib", "no.bib: no such file"),
        ("no.json", "no.json:1: no CSL-JSON"),
        ("broken.json", "broken.json:2: no JSON"),
    ):
        result = cli("ingest", name)
        assert result.returncode == 1
        assert said in result.stderr
    assert not (tmp_path / "csto.db").exists()


@pytest.mark.parametrize("name", ["my.enw", "my.nbib", "MY.CIW"])
def test_a_library_in_another_format_is_no_text(cli: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("%0 Book\n%T Tides\n")
    found = cli("ingest", name)
    assert found.returncode == 1
    assert "export it as BibTeX, RIS or CSL-JSON" in found.stderr


def test_the_command_says_what_became_of_the_entries(tmp_path: Path) -> None:
    path, database = put(tmp_path, LIBRARY + "@article{x, title = {"), str(tmp_path / "a.db")
    for option, said in (
        ("--dry-run", "nothing is written; it would be documents: none; entries: 5 new (1 diag"),
        (None, "entries: 5 new (1 diagnostics"),
        (None, "entries: 5 unchanged"),
    ):
        options = [option] if option else []
        result = CliRunner().invoke(main, ["ingest", str(path), "--db", database, *options])
        assert said in result.output
    report = CliRunner().invoke(
        main, ["report", "diagnostics", "--db", database, "--format", "csv"]
    )
    assert f"{path}" in report.output
