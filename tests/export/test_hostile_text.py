"""Hostile text in every field: each reader finds every entry, and the text comes back."""

from pathlib import Path

import hostile
import pytest
import readers
from bibtexparser import parse_string
from hypothesis import given, settings

from csto_db.export.biblatex import BIBLATEX
from csto_db.export.cited import CitedWork
from csto_db.export.dialect import entry
from csto_db.export.escape import clean, escaped
from csto_db.export.formats import DIALECTS, FORMATS, entries
from csto_db.model.vocabulary import EntryType
from csto_db.model.work import Work
from csto_db.text.latex import latex_text

WORKS = [
    cited
    for number, text in enumerate(hostile.TEXTS)
    for cited in hostile.works_of(text, f"k{number}x")
]


@given(hostile.texts)
def test_a_title_comes_back_through_bibtexparser_and_a_reader_of_latex(text: str) -> None:
    work = Work(EntryType.WEB_PAGE, title=text, citation_key="a1")
    library = parse_string(entry(CitedWork(work), BIBLATEX))
    (read,) = library.entries
    assert not library.failed_blocks
    assert latex_text(read.fields_dict["title"].value[1:-1]) == clean(text)


@given(hostile.texts)
def test_no_text_ends_its_field(text: str) -> None:
    value = escaped(text)
    depth = 0
    for character in value:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0


@settings(max_examples=30)
@given(hostile.texts)
@pytest.mark.parametrize("name", DIALECTS)
def test_hostile_text_in_every_field_makes_one_entry_a_work(name: str, text: str) -> None:
    works = hostile.works_of(text, "k")
    library = parse_string("".join(entries(works, DIALECTS[name])))
    assert [e.key for e in library.entries] == [cited.work.citation_key for cited in works]
    assert not library.failed_blocks


@pytest.mark.parametrize("fmt", ["bibtex", "biblatex"])
def test_biber_keeps_every_hostile_entry(tmp_path: Path, fmt: str) -> None:
    said, written = readers.biber("".join(FORMATS[fmt](WORKS)), tmp_path)
    assert [line for line in said if "ERROR" in line] == []
    assert written.count("\n@") + written.startswith("@") == len(WORKS)


def test_bibtex_keeps_every_hostile_entry(tmp_path: Path) -> None:
    said = readers.bibtex("".join(FORMATS["bibtex"](WORKS)), tmp_path)
    assert [line for line in said if "error" in line.lower()] == []
    printed = (tmp_path / "paper.bbl").read_text("utf-8", "replace")
    assert printed.count("\\bibitem") == len(WORKS)


def test_bibtool_keeps_every_hostile_entry(tmp_path: Path) -> None:
    said = readers.bibtool("".join(FORMATS["biblatex"](WORKS)), tmp_path)
    assert [line for line in said if "ERROR" in line] == []


def test_pandoc_brings_back_hostile_titles(tmp_path: Path) -> None:
    """But for straight quotation marks, which it makes round, and a lone brace, which it drops."""
    items = readers.pandoc("".join(FORMATS["biblatex"](WORKS)), tmp_path)
    for cited in WORKS:
        title = clean(cited.work.title or "")
        if not set("'`") & set(title) and "\\textbrace" not in escaped(title):
            assert items[cited.work.citation_key or ""]["title"] == title
