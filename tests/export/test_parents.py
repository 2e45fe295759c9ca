"""What an entry names comes along, under the key that it is exported with."""

import re
from pathlib import Path

import pytest
import readers

from csto_db.db.reader import open_reader
from csto_db.export.choice import Choice
from csto_db.export.works import cited_works
from csto_db.ingest.pipeline import ingest
from tests.conftest import Run

MY = """@proceedings{all, ids = {old}, title = {All}, editor = {R, R}, year = 2001, xref = {series}}
@book{series, title = {Series}, author = {Poe, P.}, year = 1999, publisher = {Press}}
@inproceedings{ebb, crossref = {old}, title = {Ebb}, author = {Doe, Jane}}
@xdata{press, publisher = {Harbour}, location = {Hull}}
@book{flood, xdata = {press}, title = {Flood}, author = {Lee, L.}, year = 2004}
@book{other, title = {Other}, author = {Kay, K.}, year = 2005, publisher = {Press}}
"""


def brought(folder: Path, text: str, name: str = "my.bib") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    ingest(str(folder / "csto.db"), [folder / name])
    return folder / "csto.db"


def keys(text: str) -> list[str]:
    return re.findall(r"^@\w+\{(.*),$", text, re.M)


@pytest.mark.parametrize("fmt", ["bibtex", "biblatex"])
def test_parents_come_along_with_a_choice(cli: Run, tmp_path: Path, fmt: str) -> None:
    brought(tmp_path, MY)
    chosen = ("--where", "title IN ('Ebb', 'Flood')")
    found = cli("export", fmt, *chosen)
    assert sorted(keys(found.stdout)) == ["all", "ebb", "flood", "press", "series"]
    assert [line for line in readers.biber(found.stdout, tmp_path)[0] if "find" in line] == []
    assert cli("export", "csl-json", *chosen).stdout.count('"id"') == 2


def test_bibtex_takes_a_choice_without_a_word(cli: Run, tmp_path: Path) -> None:
    brought(tmp_path, MY)
    found = cli("export", "bibtex", "--where", "title = 'Ebb'").stdout
    assert keys(found)[-1] == "all"
    assert "crossref     = {all}," in found
    said = readers.bibtex(found, tmp_path)
    assert [line for line in said if "cross" in line or "error" in line] == []


def test_bibtex_is_told_what_only_biblatex_takes_from_others(cli: Run, tmp_path: Path) -> None:
    brought(tmp_path, MY)
    found = cli("export", "bibtex", "--where", "title = 'Flood'").stdout
    assert "  publisher    = {{Harbour}}," in found
    assert "  address      = {Hull}," in found
    assert not [line for line in readers.bibtex(found, tmp_path) if "flood" in line]


def test_parents_come_along_with_keys(tmp_path: Path) -> None:
    reader = open_reader(str(brought(tmp_path, MY)))
    some = cited_works(reader, Choice(keys=frozenset({"ebb"})), with_parents=True)
    assert [one.work.citation_key for one in some] == ["all", "ebb", "series"]


def test_an_entry_names_that_of_its_own_file(cli: Run, tmp_path: Path) -> None:
    brought(tmp_path, "@book{x, title = {One}, author = {A, B}, year = 2001}\n")
    second = "@book{x, title = {Two}, author = {C, D}, year = 1950}\n"
    brought(tmp_path, f"{second}@inbook{{y, crossref = {{x}}, title = {{Three}}}}\n", "other.bib")
    found = cli("export", "biblatex").stdout
    (key,) = [key for key in keys(found) if key not in ("x", "y")]
    assert f"  crossref     = {{{key}}}," in found
    assert keys(cli("export", "biblatex", "--where", "title = 'Three'").stdout) == [key, "y"]


def test_a_parent_may_stand_in_another_file(cli: Run, tmp_path: Path) -> None:
    brought(tmp_path, "@inproceedings{ebb, crossref = {all}, title = {Ebb}}\n")
    brought(tmp_path, "@proceedings{all, title = {All}, year = 2001}\n", "parents.bib")
    assert keys(cli("export", "bibtex", "--where", "title = 'Ebb'").stdout) == ["ebb", "all"]


def test_a_rekeyed_entry_is_exported_under_its_new_key(cli: Run, tmp_path: Path) -> None:
    brought(tmp_path, MY)
    assert cli("work", "rekey", "all", "tides2001").returncode == 0
    found = cli("export", "biblatex").stdout
    assert "all" not in keys(found)
    assert "  ids          = {old,all}," in found
    assert "  crossref     = {old}," in found
    assert "  crossref     = {tides2001}," in cli("export", "bibtex").stdout
    assert "All" in cli("show", "work", "all").stdout
    brought(tmp_path, MY.replace("title = {Flood}", "title = {A Flood}"))
    assert cli("export", "biblatex").stdout == found.replace("{Flood}", "{A Flood}")
    assert cli("report", "diagnostics").stdout == ""


def test_an_entry_may_have_its_own_further_key(cli: Run, tmp_path: Path) -> None:
    brought(tmp_path, MY)
    assert cli("work", "rekey", "all", "old").returncode == 0
    found = cli("export", "biblatex").stdout
    assert "@proceedings{old,\n" in found
    assert "  ids          = {all}," in found
    assert cli("work", "rekey", "ebb", "flood").returncode == 1


def test_an_export_that_matches_nothing_says_so(cli: Run, tmp_path: Path) -> None:
    brought(tmp_path, MY)
    found = cli("export", "csl-json", "--where", "title = 'Gone'")
    assert (found.returncode, found.stdout, found.stderr) == (0, "[]\n", "No works match.\n")
    assert cli("export", "ris", "--where", "title = 'Ebb'").stderr == ""


BY_TITLE = r"""@inproceedings{ebb, title = {Ebb}, author = {Doe, Jane}, crossref = {all}}
@proceedings{all, title = {All \& {Every} Tide}, editor = {Roe, R.}, date = {2001-05}}
@article{flow, title = {Flow}, author = {Poe, P.}, crossref = {letters}}
@periodical{letters, title = letters # { of the Sea}, date = {2003}, number = {4}}
@string{letters = {Letters}}
@incollection{flood, title = {Flood}, author = {Lee, L.}, crossref = {both}}
@collection{both, title = {Both}, booktitle = {Both Tides}, editor = {Roe, R.}, date = {2004}}
@inbook{drift, crossref = {sea}, chapter = {4}}
@book{sea, title = {Sea}, author = {Kay, K.}, publisher = {Press}, date = {2005}}
@incollection{lost, title = {Lost}, author = {Kay, K.}, organization = {Harbour}, crossref = {gone}}
"""


def fields(text: str, key: str) -> dict[str, str]:
    (entry,) = re.findall(rf"^@\w+\{{{key},\n(.*?)^\}}", text, re.M | re.S)
    return dict(re.findall(r"^  (\w+) += (.*),$", entry, re.M))


def test_bibtex_is_told_what_biblatex_takes_from_the_title_of_a_parent(
    cli: Run, tmp_path: Path
) -> None:
    brought(tmp_path, BY_TITLE)
    found = cli("export", "bibtex").stdout
    assert fields(found, "ebb")["booktitle"] == r"{All \& {Every} Tide}"
    assert fields(found, "flow")["journal"] == "{Letters of the Sea}"
    assert not {"booktitle", "journal"} & {*fields(found, "flood"), *fields(found, "drift")}
    assert fields(found, "lost").keys() == {"title", "author", "organization", "crossref"}
    said = readers.bibtex(found, tmp_path)
    empty = [line for line in said if re.search(r"empty (booktitle|journal|year)", line)]
    assert all(line.endswith(" in lost") for line in empty)
    assert "journal" not in cli("export", "biblatex", "--where", "title = 'Flow'").stdout


def test_a_title_of_a_parent_is_told_once(cli: Run, tmp_path: Path) -> None:
    brought(tmp_path, BY_TITLE)
    first = cli("export", "bibtex").stdout
    (tmp_path / "again.bib").write_text(first, encoding="utf-8")
    assert cli("ingest", "again.bib", "--db", "again.db").returncode == 0
    assert cli("export", "bibtex", "--db", "again.db").stdout == first
    assert first.count("  booktitle ") == 2
