"""What a library says in one format comes out in the others, and back."""

import json
from itertools import pairwise, permutations
from pathlib import Path
from unicodedata import normalize

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from library_files import ENDINGS, exported

from csto_db.ingest.pipeline import ingest
from csto_db.text.latex import latex_text

BIBTEX = r"""
@string{pub = "Harbour Press"}
@book{Roe:2001,
  author = {Roe, Anna and de la Poe, Bo}, editor = {Low, Carl}, title = {Tides \& Moles},
  date = {2001-05-17}, publisher = pub # { House}, location = {Hull}, series = {Sea}, edition = {2},
  isbn = {978-0-306-40615-7}, langid = {german}, note = {Signed}, pages = {12--34},
  abstract = {Of {\"O}land & all.}, keywords = {tide, mole}, urldate = {2020-01-02},
  url = {http://x.org/a_b%20c}, shorttitle = {Tides}, library = {QA 76}, x-rating = {4 of 5},
  annotation = {Mine}, file = {a_b.pdf},
}
"""
RIS = """TY  - JOUR
ID  - Roe:2001
AU  - Roe, Anna
A2  - Low, Carl
TI  - Tides & Moles
T2  - Sea Letters
PY  - 2001
SN  - 0317-8471
AB  - Of Öland & all.
KW  - tide
KW  - mole
Y2  - 2020/01/02/
N1  - Signed
N1  - Again
C1  - 4 of 5
ER  -
"""
CSL = json.dumps([{
    "id": "Roe:2001", "type": "book", "title": "Tides & Moles", "abstract": "Of Öland & all.",
    "keyword": "tide, mole", "accessed": {"date-parts": [[2020, 1, 2]]}, "call-number": "QA 76",
    "editor": [{"family": "Low", "given": "Carl"}], "collection-title": "Sea", "edition": "2",
    "ISBN": "978-0-306-40615-7", "language": "de", "custom": {"x-rating": "4 of 5"},
    "note": "Signed", "publisher": "Harbour Press",
}])  # fmt: skip
SOURCES = {"biblatex": BIBTEX, "ris": RIS, "csl-json": CSL}
PAIRS = list(permutations(SOURCES, 2))


def carried(folder: Path, source: str, *formats: str) -> str:
    """A library from the first format through a database into the next, and so on."""
    text = source
    for step, (here, there) in enumerate(pairwise(formats)):
        path = folder / f"{step}{ENDINGS[here]}"
        path.write_text(text, encoding="utf-8")
        database = folder / f"{step}.db"
        for old in folder.glob(f"{step}.db*"):
            old.unlink()
        ingest(str(database), [path])
        text = exported(database, there)
    return text


def said(fmt: str, text: str) -> dict[str, str]:
    """What the one entry of a file says, as another program reads it, in biblatex's words."""
    if fmt == "csl-json":
        (item,) = json.loads(text)
        found = {"x-rating": item.get("custom", {}).get("x-rating")}
        found |= {n: item.get(n) for n in ("abstract", "publisher", "edition", "note")}
        found |= {"keywords": item.get("keyword"), "title": item.get("title")}
        found |= {"isbn": item.get("ISBN"), "series": item.get("collection-title")}
        found["urldate"] = "-".join(f"{n:02}" for n in item["accessed"]["date-parts"][0])
        found["editor"] = ", ".join(item["editor"][0].values())
        return {name: value for name, value in found.items() if value}
    if fmt == "ris":
        (record,) = rispy.loads(text)
        found = {n: record.get(n) for n in ("abstract", "publisher", "edition", "title")}
        found |= {"keywords": ", ".join(record["keywords"])}
        found |= {"urldate": record["access_date"].rstrip("/").replace("/", "-")}
        found |= {"editor": record["secondary_authors"][0]}
        return {name: value for name, value in found.items() if value}
    (entry,) = parse_string(text).entries
    return {f.key: latex_text(str(f.value)) for f in entry.fields}


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_what_one_format_says_another_says_too(tmp_path: Path, one: str, other: str) -> None:
    found = said(other, carried(tmp_path, SOURCES[one], one, other))
    assert found["abstract"] == "Of Öland & all."
    assert found["keywords"] == "tide, mole"
    assert found["urldate"] == "2020-01-02"
    assert found["editor"] == "Low, Carl"
    assert found["title"] == "Tides & Moles"


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_what_two_formats_say_survives_there_and_back(tmp_path: Path, one: str, other: str) -> None:
    before = said(one, SOURCES[one])
    after = said(one, carried(tmp_path, SOURCES[one], one, other, one))
    same = ("abstract", "keywords", "urldate", "editor", "title", "x-rating", "isbn", "edition")
    assert {n: after.get(n) for n in same if n in before} == {
        n: before[n] for n in same if n in before
    }


def test_what_no_other_format_has_a_name_for_keeps_its_own(tmp_path: Path) -> None:
    assert "U1  - x-rating: 4 of 5" in carried(tmp_path, BIBTEX, "biblatex", "ris")
    (item,) = json.loads(carried(tmp_path, BIBTEX, "biblatex", "csl-json"))
    assert item["custom"] == {"x-rating": "4 of 5", "file": "a_b.pdf"}
    assert item["annote"] == "Mine"
    assert item["call-number"] == "QA 76"
    assert item["publisher"] == "Harbour Press House"
    assert "  c1           = {4 of 5}," in carried(tmp_path, RIS, "ris", "biblatex")
    assert "C1  - 4 of 5" in carried(tmp_path, RIS, "ris", "biblatex", "ris")
    assert "  annotation   = {Again}," in carried(tmp_path, RIS, "ris", "biblatex")


words = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)
# Exports are in NFC, which writes some characters as others: U+F900 is U+8C48.
texts = st.lists(words, min_size=1, max_size=4).map(lambda some: normalize("NFC", " ".join(some)))


@given(st.sampled_from(PAIRS), texts, texts)
@settings(max_examples=12, suppress_health_check=list(HealthCheck))
def test_any_abstract_and_field_of_ones_own_survive(
    tmp_path_factory: pytest.TempPathFactory, pair: tuple[str, str], abstract: str, own: str
) -> None:
    one, other = pair
    item = {"id": "a", "type": "book", "title": "Tides", "abstract": abstract}
    start = json.dumps([item | {"custom": {"x-own": own}}])
    folder = tmp_path_factory.mktemp("crossing")
    first = carried(folder, start, "csl-json", one) if one != "csl-json" else start
    (there,) = json.loads(carried(folder, first, one, "csl-json"))
    (back,) = json.loads(carried(folder, first, one, other, one, "csl-json"))
    assert (there["abstract"], there["custom"]) == (back["abstract"], back["custom"])
