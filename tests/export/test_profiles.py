"""A work without an author: its type for those who demand one, and for those who do not."""

from pathlib import Path

import pytest
import readers

from csto_db.ingest.pipeline import ingest
from tests.conftest import Run

RECORDS = """TY  - JOUR
ID  - article
TI  - Unsigned Tides
T2  - Journal of Tides
VL  - 3
PY  - 2001
ER  -
TY  - BOOK
ID  - book
TI  - Book of Tides
PB  - Press
PY  - 2002
ER  -
TY  - CHAP
ID  - chapter
TI  - Chapter on Tides
T2  - Book of Floods
PY  - 2003
ER  -
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "my.ris").write_text(RECORDS, encoding="utf-8")
    ingest(str(tmp_path / "csto.db"), [tmp_path / "my.ris"])
    return tmp_path


@pytest.mark.parametrize("fmt", ["bibtex", "biblatex"])
def test_biber_and_bibtex_miss_no_author(cli: Run, library: Path, fmt: str) -> None:
    found = cli("export", fmt).stdout
    assert found.count("@misc{") == 3
    assert readers.biber(found, library)[0] == []
    if fmt == "bibtex":
        assert readers.bibtex(found, library) == []


@pytest.mark.parametrize("profile", ["zotero", "pandoc"])
def test_readers_that_demand_no_author_get_the_journal(
    cli: Run, library: Path, profile: str
) -> None:
    items = readers.pandoc(cli("export", "biblatex", "--profile", profile).stdout, library)
    assert [(items[key]["type"], items[key].get("container-title")) for key in sorted(items)] == [
        ("article-journal", "Journal of Tides"),
        ("book", None),
        ("chapter", "Book of Floods"),
    ]
    assert items["article"]["volume"] == "3"
