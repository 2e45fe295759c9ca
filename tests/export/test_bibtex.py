"""BibLaTeX out: what biber says, and that hostile text survives."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from bibtexparser import parse_string
from hypothesis import given
from hypothesis import strategies as st

from csto_db.db.reader import Reader
from csto_db.export.bibtex import bibtex
from csto_db.export.entry import CitedWork, entry
from csto_db.export.escape import escaped
from csto_db.model.vocabulary import EntryType, Role
from csto_db.model.work import Contribution, Name, Work
from csto_db.parse.collection.bibliography import plain

SOURCES = (None, "kropatcheva2016", "kaszuba2019", "raisonsdetre2020")


@pytest.mark.parametrize("source", SOURCES)
def test_biber_has_nothing_to_say(reader: Reader, tmp_path: Path, source: str | None) -> None:
    if shutil.which("biber") is None:
        pytest.skip("biber is not installed")
    (tmp_path / "cited.bib").write_text("".join(bibtex(reader, source)), encoding="utf-8")
    result = subprocess.run(
        ["biber", "--tool", "--validate-datamodel", "cited.bib"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    said = [line for line in result.stdout.splitlines() if "WARN" in line or "ERROR" in line]
    assert said == []
    assert "Processing" in result.stdout or "INFO" in result.stdout


def test_biber_would_have_something_to_say(tmp_path: Path) -> None:
    if shutil.which("biber") is None:
        pytest.skip("biber is not installed")
    (tmp_path / "bad.bib").write_text("@report{a, title = {No author}}\n", encoding="utf-8")
    result = subprocess.run(
        ["biber", "--tool", "--validate-datamodel", "bad.bib"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "WARN" in result.stdout


def test_every_cited_work_is_an_entry_and_says_where_it_is_cited(
    reader: Reader,
) -> None:
    entries = parse_string("".join(bibtex(reader))).entries
    works = list(reader.execute("SELECT citation_key FROM work_detail WHERE n_citations > 0").rows)
    assert sorted(e.key for e in entries) == sorted(key for (key,) in works)
    assert all("cited in " in e.fields_dict["annotation"].value for e in entries)


def test_urls_are_byte_for_byte_those_of_the_database(reader: Reader) -> None:
    entries = {e.key: e for e in parse_string("".join(bibtex(reader))).entries}
    rows = list(
        reader.execute(
            "SELECT citation_key, url FROM work_detail WHERE url IS NOT NULL AND n_citations > 0"
        ).rows
    )
    assert rows
    assert all(entries[str(key)].fields_dict["url"].value == url for key, url in rows)


def test_titles_come_back_equal(reader: Reader) -> None:
    entries = {e.key: e for e in parse_string("".join(bibtex(reader))).entries}
    rows = list(
        reader.execute(
            "SELECT citation_key, title FROM work_detail"
            " WHERE title IS NOT NULL AND n_citations > 0"
        ).rows
    )
    assert rows
    for key, title in rows:
        assert plain(entries[str(key)].fields_dict["title"].value.strip("{}")) == title


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_text_makes_one_entry_that_can_be_read(title: str, author: str) -> None:
    work = Work(
        EntryType.ARTICLE,
        title=title,
        container="Journal",
        contributions=(Contribution(Role.AUTHOR, Name(literal=author)),),
        citation_key="a1",
    )
    library = parse_string(entry(CitedWork(work)))
    assert [e.key for e in library.entries] == ["a1"]
    assert not library.failed_blocks


@given(st.text())
def test_no_bare_special_character_is_left(text: str) -> None:
    assert not re.search(r"(?<!\\)[&%$#_]", escaped(text))
