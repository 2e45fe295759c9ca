"""Whatever stands in a library: nothing breaks, and what comes back comes back the same again."""

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from library_files import there_and_back

from csto_db.export.cited import Brought, CitedWork
from csto_db.export.formats import FORMATS
from csto_db.model.imported import DescribedEntry, ReadFile
from csto_db.model.vocabulary import ImportFormat
from csto_db.parse.library.bibtex import read_bibtex
from csto_db.parse.library.csl_json import read_csl_json
from csto_db.parse.library.ris import read_ris

FORMAT_OF = {ImportFormat.BIBTEX: "biblatex", ImportFormat.RIS: "ris",
             ImportFormat.CSL_JSON: "csl-json"}  # fmt: skip
text = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
soup = st.lists(
    st.sampled_from(
        ["@article{", "@book(", "@string{", "@comment{", "@", "{", "}", '"', "#", ",", "=", "\n",
         "\\", "\\'e", "%", "jan", "k", "title = ", "author = {A and B}", "date={2001}", " ", "ß",
         "crossref={k}", "xdata={k}", ")", "url={x\\_y}", "$", "--", "\r\n", "\x00"]
    ),
    max_size=40,
).map("".join)  # fmt: skip
lines = st.lists(
    st.sampled_from(["TY  - JOUR", "ER  - ", "AU  - a, b, c", "TI  - x", "ID  - k", "PY  - 0000",
                     "DA  - 2001/13/40", "", "more", "XX  - ", "SP  - 1", "N1  - y", "\x00", "TY"]),
    max_size=20,
).map("\n".join)  # fmt: skip
values = st.recursive(
    st.none() | st.booleans() | st.integers() | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=6,
)
names = st.sampled_from(["id", "type", "title", "author", "issued", "DOI", "number", "x"])
items = st.lists(st.dictionaries(names, values, max_size=5) | values, max_size=5)
field = st.tuples(
    st.sampled_from(["title", "author", "note", "url", "date", "year", "keywords", "x-y", "file"]),
    st.one_of(text, soup, st.sampled_from(["{a} and {b}", "family=X, given=Y", "A, B, C, D"])),
)
keys = st.one_of(st.text(st.characters(exclude_categories=("Cs", "Cc", "Z")), max_size=8), text)


def keyed(read: ReadFile) -> list[DescribedEntry]:
    """The entries of a file, those without a key with the one that a database would give."""
    return [
        DescribedEntry(one.entry._replace(key=one.entry.key or f"nokey{place}"), one.work)
        for place, one in enumerate(read.described())
    ]


def written(read: ReadFile) -> str:
    works = [
        CitedWork(
            replace(work, citation_key=entry.key),
            brought=Brought(read.format, entry),
        )
        for entry, work in keyed(read)
    ]
    return "".join(FORMATS[FORMAT_OF[read.format]](works))


def kept(read: ReadFile) -> list[object]:
    return [(one.key, one.entry_type, one.fields) for one, _ in keyed(read)]


@given(soup)
@example("@article{a, title = {x} year = 2000, month = jan # {~1}}")
@example('@book(k, title = "a {"} b", note = {)})')
@example("@article{title = {@article{")
@example("@article{k, title = {{{{deep}}}}, author = {and and and, , ,}}")
@settings(max_examples=150)
def test_any_bibtex_comes_back_the_same(source: str) -> None:
    read = read_bibtex([source.replace("\r\n", "\n")])
    assert kept(read_bibtex([written(read)])) == kept(read)


@given(lines)
@settings(max_examples=80)
def test_any_ris_comes_back_the_same(source: str) -> None:
    read = read_ris([source])
    assert kept(read_ris([written(read)])) == kept(read)


@given(items)
@settings(max_examples=80)
def test_any_csl_json_comes_back_the_same(source: list[object]) -> None:
    read = read_csl_json([json.dumps(source)])
    assert kept(read_csl_json([written(read)])) == kept(read)


@given(st.lists(st.tuples(keys, st.lists(field, max_size=5)), max_size=12))
@settings(max_examples=6, suppress_health_check=list(HealthCheck))
def test_what_is_imported_and_exported_twice_is_the_same_twice(
    entries: list[tuple[str, list[tuple[str, str]]]],
) -> None:
    source = "\n".join(
        f"@misc{{{key},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields) + "}"
        for key, fields in entries
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "my.bib"
        path.write_text(source, encoding="utf-8")
        first, second = there_and_back(path, "biblatex")
    assert first == second
