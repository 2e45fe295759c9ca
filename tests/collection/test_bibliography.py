"""sources.bib is read as reference managers write it."""

import pytest

from csto_db.model.vocabulary import EntryType, Role
from csto_db.parse.collection.bibliography import SourceEntry, file_name, read_bibliography
from csto_db.parse.collection.tree import Problems


def read(text: str) -> tuple[tuple[SourceEntry, ...], list[str]]:
    problems = Problems()
    entries = read_bibliography(text, problems)
    return entries, [f"{p.line}: {p.message}" for p in problems.found]


ZOTERO = r"""
@comment{nothing}
@article{haas2017relations,
  author = {de Haas, Marcel and {Institute of Things} and O'Neill, Se{\'a}n},
  title = {Relations of {Central Asia} \& {China}},
  journaltitle = {Central Asian Affairs},
  date = {2017-01/2017-02},
  volume = 4, number = 1, pages = {1--16},
  doi = {10.1163/22142290-00401001},
  url = {https://x.org/a_b?c=%20&d=~e},
  file = {Full Text PDF:files/12/haas.txt:text/plain},
}
"""


def test_an_entry_as_zotero_writes_it_is_read() -> None:
    [entry], problems = read(ZOTERO)
    work = entry.work
    assert problems == []
    assert (entry.file, entry.line, work.citation_key) == (
        "files/12/haas.txt",
        3,
        "haas2017relations",
    )
    assert (work.entry_type, work.title) == (
        EntryType.ARTICLE,
        "Relations of Central Asia & China",
    )
    names = ["de Haas, Marcel", "Institute of Things", "O'Neill, Seán"]
    assert [str(name) for name in work.names(Role.AUTHOR)] == names
    assert (work.volume, work.issue, work.pages) == ("4", "1", "1–16")
    assert work.url == "https://x.org/a_b?c=%20&d=~e"
    assert work.issued == "2017-01/2017-02"


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("texts/a.txt", "texts/a.txt"),
        (":texts/a.txt:Text", "texts/a.txt"),
        ("A:b.txt:text/plain;C:d.pdf:application/pdf", "b.txt"),
    ],
)
def test_the_file_is_found_in_the_forms_of_reference_managers(value: str, name: str) -> None:
    assert file_name(value) == name


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("@book{a, file={x}, title={B}\n@book{b, file={y}}", "1: not BibTeX"),
        ("@book{a, file={x}}\n\n@book{a, file={y}}", "3: the key 'a' stands twice"),
        ("@book{A-1, file={x}}", "1: key 'A-1' must be lower-case letters and digits"),
        ("@book{a, title={x}}", "1: a has no 'file' that names its text"),
        ("@book{a, file={x},\n date={2017-13}}", "2: '2017-13' is not an EDTF date"),
        (
            "@book{a, file={x}, related={b},\n relatedtype={translationas}}",
            "2: a: relatedtype = {translationas} is told in the entry of the translation",
        ),
        (
            "@book{a, file={x}, relatedtype={translationof}}",
            "1: a: relatedtype = {translationof} needs one other work",
        ),
        (
            "@book{a, file={x}, related={a}, relatedtype={translationof}}",
            "1: a: relatedtype = {translationof} needs one other work",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, said: str) -> None:
    assert any(problem.startswith(said) for problem in read(text)[1])


def test_an_entry_names_the_work_that_its_document_translates() -> None:
    [entry], problems = read("@book{a, file={x}, related={b}, relatedtype={translationof}}")
    assert (entry.work.translation_of, problems) == ("b", [])
    [entry], problems = read("@book{a, file={x}, related={b, c}, relatedtype={reprintof}}")
    assert (entry.work.translation_of, problems) == (None, [])


def test_an_annotation_says_where_a_fact_is_from() -> None:
    [entry], _ = read('@book{a, file={x}, date={2019}, date+an:inferred={="from the preface"}}')
    assert entry.work.inferred == (("date", "from the preface"),)
