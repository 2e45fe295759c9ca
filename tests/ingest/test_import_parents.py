"""Entries that name others: by their keys, by more keys of theirs, in circles, and not at all."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from dumps import select
from library_files import exported, there_and_back, troubles, works

from csto_db.cli.main import main
from csto_db.db import migrate
from csto_db.ingest.pipeline import ingest

ALIASED = """@book{tides, ids = {old:tides, older}, title = {Tides}, date = {2001}}
@inbook{ebb, crossref = {older}, title = {Ebb}}
@xdata{press, ids = {oldpress}, location = {Hull}}
@book{flood, xdata = {oldpress}, title = {Flood}}
"""


def brought(folder: Path, text: str, name: str = "my.bib") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    ingest(str(folder / "my.db"), [folder / name])
    return folder / "my.db"


def shown(database: Path, key: str) -> str:
    found = CliRunner().invoke(main, ["show", "work", key, "--db", str(database)])
    return found.output if found.exit_code == 0 else f"{found.exit_code}: {found.output}"


def said(database: Path) -> list[tuple[object, ...]]:
    return [(line, code) for line, code, _ in troubles(database)]


def test_a_parent_is_found_by_another_key_of_its_own(tmp_path: Path) -> None:
    database = brought(tmp_path, ALIASED)
    found = {row[0]: row for row in works(database)}
    assert found["ebb"][3:6] == ("Ebb", "Tides", "2001")
    assert found["flood"][8] == "Hull"
    assert troubles(database) == []


def test_a_work_is_found_by_another_key_of_its_entry(tmp_path: Path) -> None:
    database = brought(tmp_path, ALIASED)
    assert "Tides" in shown(database, "old:tides")
    assert "alias" in shown(database, "tides")
    first, second = there_and_back(tmp_path / "my.bib", "biblatex")
    assert first == second
    assert "  ids          = {old:tides, older}," in first


def test_a_key_counts_more_than_another_key_of_a_second_entry(tmp_path: Path) -> None:
    text = "@book{a, ids = {b}, title = {Ebb}}\n@book{b, title = {Flood}}\n@inbook{c, crossref={b}}"
    database = brought(tmp_path, text)
    assert said(database) == [(1, "alias_taken")]
    assert "Flood" in shown(database, "b")
    assert {row[0]: row[4] for row in works(database)}["c"] == "Flood"


def test_a_new_work_is_not_given_another_key_of_an_entry(tmp_path: Path) -> None:
    brought(tmp_path, "@book{a, ids = {doe1999ebb}, title = {Tides}}")
    database = brought(tmp_path, "@book{, author={Doe, J}, title={Ebb}, year=1999}", "other.bib")
    assert "doe1999ebb" not in {row[0] for row in works(database)}


def test_a_changed_file_takes_its_other_keys_back(tmp_path: Path) -> None:
    brought(tmp_path, ALIASED)
    database = brought(tmp_path, ALIASED.replace("old:tides, older", "older"))
    assert shown(database, "old:tides").startswith("1: ")
    assert "Tides" in shown(database, "older")


def test_a_parent_is_found_in_other_capitals_as_bibtex_does(tmp_path: Path) -> None:
    text = "@inproceedings{a, title = {Ebb}, crossref = {proc}}\n@proceedings{Proc, title = {All}}"
    database = brought(tmp_path, text)
    assert {row[0]: row[4] for row in works(database)}["a"] == "All"
    assert said(database) == [(1, "parent_spelt")]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("@book{a, crossref = {a}}", [1]),
        ("@book{a, crossref = {b}}\n@book{b, crossref = {c}}\n@book{c, crossref = {b}}", [2]),
        (
            "@xdata{a, xdata = {b, c}}\n@xdata{b, xdata = {d}}\n@xdata{c, xdata = {d}}\n@xdata{d}",
            [],
        ),
        ("@book{a, xref = {a}, related = {a}}", []),
    ],
)
def test_who_takes_fields_from_itself_is_said(tmp_path: Path, text: str, lines: list[int]) -> None:
    database = brought(tmp_path, text)
    assert said(database) == [(line, "own_parent") for line in lines]
    first, second = there_and_back(tmp_path / "my.bib", "biblatex")
    assert first == second


@pytest.mark.parametrize("field", ["crossref", "xdata", "xref", "related", "entryset"])
def test_an_entry_that_is_not_there_is_said(tmp_path: Path, field: str) -> None:
    database = brought(tmp_path, f"@book{{a,\n title = {{A}}, {field} = {{gone}}\n}}")
    assert said(database) == [(1, "no_parent")]
    kept = "SELECT kind, entry_key, meant_key FROM imported_key"
    assert select(database, kept) == [(field, "gone", None)]


def test_an_older_database_learns_what_its_entries_name(tmp_path: Path) -> None:
    text = ALIASED.replace("{older}", "{tides}").replace("{oldpress}", "{press}")
    database = brought(tmp_path, text)
    kept = "SELECT * FROM imported_key ORDER BY 1, 2, 3"
    before = select(database, kept)
    migrate.downgrade(str(database), "0011")
    migrate.upgrade(str(database))
    assert (len(before), select(database, kept)) == (5, before)


def test_entries_that_all_name_each_other_come_to_an_end(tmp_path: Path) -> None:
    every = ", ".join(f"x{n}" for n in range(20))
    text = "\n".join(f"@xdata{{x{n}, xdata = {{{every}}}, note = {{{n}}}}}" for n in range(20))
    database = brought(tmp_path, f"{text}\n@book{{a, title = {{Ebb}}, xdata = {{{every}}}}}")
    assert len(works(database)) == 21


ABBREVIATIONS = "@string{jot = {Journal of Tides}}\n@string{press = {Press}}\n"
PARENTS = """@proceedings{all, ids = {whole}, title = {All}, publisher = press, crossref = {set}}
@mvproceedings{set, title = {Set}, location = {Hull}}
"""
PAPERS = """@article{flood, title = {Flood}, journal = jot, year = 2001}
@inproceedings{ebb, title = {Ebb}, crossref = {whole}, year = 2002}
"""


@pytest.mark.parametrize("is_one_call", [True, False])
def test_strings_and_parents_may_stand_in_other_files(tmp_path: Path, is_one_call: bool) -> None:
    names = {"papers.bib": PAPERS, "short.bib": ABBREVIATIONS, "parents.bib": PARENTS}
    if is_one_call:
        for name, text in names.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        ingest(str(tmp_path / "my.db"), [tmp_path / name for name in names])
    else:
        for name in ("short.bib", "parents.bib", "papers.bib"):
            brought(tmp_path, names[name], name)
    database = tmp_path / "my.db"
    found = {row[0]: row for row in works(database)}
    assert found["flood"][4] == "Journal of Tides"
    assert found["ebb"][4] == "All"
    assert (found["ebb"][7], found["ebb"][8]) == ("Press", "Hull")
    assert troubles(database) == []
    assert "  journal      = jot," in exported(database, "biblatex")
    assert "JO  - " not in exported(database, "ris")


def test_what_no_file_holds_is_said_all_the_same(tmp_path: Path) -> None:
    brought(tmp_path, ABBREVIATIONS, "short.bib")
    database = brought(tmp_path, PAPERS.replace("jot", "joy"))
    assert said(database) == [(1, "no_string"), (2, "no_parent")]
