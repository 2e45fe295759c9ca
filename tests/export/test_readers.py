"""BibTeX files out: what biber, BibTeX, BibTool and pandoc say, and what they bring back."""

from collections.abc import Callable
from pathlib import Path

import pytest
import readers
from bibtexparser import parse_string

from csto_db.db.reader import Cell, Reader
from csto_db.export.choice import Choice
from csto_db.export.formats import writer
from csto_db.export.works import cited_works

Query = Callable[..., list[tuple[Cell, ...]]]
SOURCES = ((), ("kropatcheva2016",), ("kaszuba2019",), ("raisonsdetre2020",))
FORMATS = ("bibtex", "biblatex")


def exported(
    reader: Reader, fmt: str, sources: tuple[str, ...] = (), profile: str | None = None
) -> str:
    return "".join(writer(fmt, profile)(cited_works(reader, Choice(sources=sources))))


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("sources", SOURCES)
def test_biber_has_nothing_to_say(
    reader: Reader, tmp_path: Path, fmt: str, sources: tuple[str, ...]
) -> None:
    said, written = readers.biber(exported(reader, fmt, sources), tmp_path)
    assert said == []
    assert written.count("\n@") == exported(reader, fmt, sources).count("\n@")


def test_biber_would_have_something_to_say(tmp_path: Path) -> None:
    said, _ = readers.biber("@report{a, title = {No author}}\n", tmp_path)
    assert said


@pytest.mark.parametrize("sources", SOURCES)
def test_bibtex_has_nothing_to_say(
    reader: Reader, tmp_path: Path, sources: tuple[str, ...]
) -> None:
    assert readers.bibtex(exported(reader, "bibtex", sources), tmp_path) == []


def test_bibtex_would_have_something_to_say(tmp_path: Path) -> None:
    assert readers.bibtex("@article{a, title = {No author}}\n", tmp_path)


@pytest.mark.parametrize("fmt", FORMATS)
def test_bibtool_has_nothing_to_say(reader: Reader, tmp_path: Path, fmt: str) -> None:
    assert readers.bibtool(exported(reader, fmt), tmp_path) == []


@pytest.mark.parametrize("fmt", FORMATS)
def test_pandoc_brings_back_every_entry_with_its_title_and_url(
    reader: Reader, query: Query, tmp_path: Path, fmt: str
) -> None:
    items = readers.pandoc(exported(reader, fmt), tmp_path)
    rows = query("SELECT citation_key, title, url FROM work_detail WHERE n_citations > 0")
    assert sorted(items) == sorted(str(key) for key, _, _ in rows)
    for key, title, url in rows:
        assert items[str(key)].get("URL") == url
        if title is not None:
            assert items[str(key)]["title"] == title


@pytest.mark.parametrize("fmt", FORMATS)
def test_every_cited_work_is_an_entry_and_says_where_it_is_cited(
    reader: Reader, query: Query, fmt: str
) -> None:
    entries = {e.key: e.fields_dict for e in parse_string(exported(reader, fmt)).entries}
    field = "annote" if fmt == "bibtex" else "annotation"
    rows = query(
        'SELECT work, source, footnote, start, "end" FROM citation_detail ORDER BY source, start'
    )
    assert sorted(entries) == sorted({str(row[0]) for row in rows})
    for work, source, footnote, start, end in rows:
        note = f" n. {footnote}" if footnote is not None else ""
        place = f"cited in {source}{note}, characters {start}–{end}"
        assert place in entries[str(work)][field].value
        assert f"cited in {source}" in entries[str(work)]["keywords"].value
