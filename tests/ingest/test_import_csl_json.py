"""CSL-JSON of every shape: what can be read goes in, all else is said with its line."""

import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from library_files import there_and_back, troubles

from csto_db.errors import InputError
from csto_db.ingest.pipeline import ingest
from csto_db.model.imported import ImportedEntry, ReadFile
from csto_db.parse.library.csl_json import read_csl_json
from csto_db.text.decode_any import pieces

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
NUMBER = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBER | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
    max_leaves=8,
)
ITEMS = st.lists(st.dictionaries(st.sampled_from(["id", "title", "x-a", "items"]), JSON) | JSON)


def read(text: str) -> ReadFile:
    return read_csl_json([text])


def keys(text: str) -> list[str]:
    return list(read(text).keys)


def said(text: str) -> list[tuple[int, str]]:
    """What is said, but that items have no type, of which there is a test of its own."""
    found = [(trouble.line, trouble.code) for trouble in read(text).troubles]
    return [one for one in found if one[1] != "no_type"]


@given(ITEMS, st.sampled_from([None, 1]), st.integers(1, 7), st.booleans())
def test_a_text_is_read_the_same_wherever_it_is_cut(
    items: list[object], indent: int | None, length: int, is_object: bool
) -> None:
    value = {"a": [1], "items": items, "b": {"items": []}} if is_object else items
    text = json.dumps(value, indent=indent)
    cut = [text[n : n + length] for n in range(0, len(text), length)]
    whole, parts = read(text), read_csl_json(cut)
    assert list(whole.shelf) == list(parts.shelf)
    assert whole.troubles == parts.troubles
    objects = [item for item in items if isinstance(item, dict)]
    assert [fields(entry) for entry in whole.shelf] == [
        {name: value for name, value in item.items() if name not in ("id", "type")}
        for item in json.loads(json.dumps(objects))
    ]


def fields(entry: ImportedEntry) -> dict[str, object]:
    return {name: json.loads(value) for name, value in zip(entry.names, entry.values, strict=True)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"id": "a", "type": "book"}', ["a"]),
        ('{"id": "a"}\n{"id": "b"}\n', ["a", "b"]),
        ('{"meta": [1], "items": [{"id": "a"}], "more": {}}', ["a"]),
        ('[{"id": "a"}, {"id": "b" "c"}, {"id": "d"}]', ["a", "d"]),
        ('[{"id": "a"}, {"author": [{"x"}, {"family": "F"}], "id": "b"}, {"id": "d"}]', ["a", "d"]),
        ('[{"id": "a"}, {"id": "b"', ["a"]),
    ],
)
def test_what_is_an_item_goes_in(text: str, found: list[str]) -> None:
    assert keys(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"meta": [1],\n"items": [{"id": "a"}],\n"more": {}}',
         [(1, "text_between"), (3, "text_between")]),
        ('[{"id": "a"},\n{"id": "b" "c"},\n{"id": "d"}]', [(2, "not_json")]),
        ('[{"id": "a"},\n{"id": "b"', [(2, "not_json")]),
        ('[{"id": "a"}', [(1, "no_end")]),
        ('[{"id": "a"}]\nmore', [(2, "text_between")]),
        ('{"id": "a"}\n{"x": 1}', [(2, "not_json")]),
        ('[{"id": "a",\n"title": "A", "title": "B"}]', [(1, "duplicate_field")]),
        ('[\n{"id": {"a": 1}, "type": ["x"]}]', [(2, "no_field"), (2, "no_field")]),
        ('[3,\n{"id": "a"}]', [(1, "no_item")]),
        ('[{"id": "a"},\n{"id": "b", "title": "\\u0000"}]', [(2, "character")]),
    ],
)  # fmt: skip
def test_what_is_lost_is_said_with_its_line(text: str, found: list[tuple[int, str]]) -> None:
    assert said(text) == found


def test_a_file_full_of_mistakes_is_given_up() -> None:
    text = '[{"id": "a", "type": "book"}, ' + '{"id": "b" 3}, ' * 2000 + "]"
    found = read(text)
    assert list(found.keys) == ["a"]
    assert [one.code for one in found.troubles] == ["not_json"]
    assert "too much of that" in found.troubles[0].message


@pytest.mark.parametrize("text", ["", "3", "[{]", '{"a": 1}', '{"a": {"id": "x"}}', '[{"id":}]'])
def test_a_text_without_an_item_that_can_be_read_is_an_error(text: str) -> None:
    with pytest.raises(InputError, match=r"^1: no "):
        read(text)


def test_items_without_a_type_are_said_once() -> None:
    found = read(
        '[{"id": "a", "type": "book"},\n{"itemType": "book"},\n{"itemType": "x"}]'
    ).troubles
    assert [(one.line, one.code, one.message[:7]) for one in found] == [(2, "no_type", "2 items")]


def test_unknown_members_come_back(tmp_path: Path) -> None:
    item = {"id": "a:1", "type": "song", "x": {"deep": [1, None, {"n": 1.5}]}, "custom": {"k": "v"}}
    (tmp_path / "my.json").write_text(json.dumps([item | {"large": 1}]).replace("1}]", "1e999}]"))
    first, second = there_and_back(tmp_path / "my.json", "csl-json")
    assert first == second
    assert json.loads(first) == [item | {"large": "1e999"}]


def test_what_stands_beside_the_items_is_a_diagnostic_of_the_import(tmp_path: Path) -> None:
    (tmp_path / "my.json").write_text(
        '{"items": [{"id": "a", "type": "book"}],\n"collections": [{"name": "C"}]}'
    )
    ingest(str(tmp_path / "my.db"), [tmp_path / "my.json"])
    message = 'the member \'collections\' beside the items is not kept: [{"name": "C"}]'
    assert troubles(tmp_path / "my.db") == [(2, "text_between", message)]


def test_a_large_file_is_not_held_in_memory() -> None:
    item = json.dumps({"id": "a", "title": "x" * 1000})
    data = f"[{', '.join([item] * 20_000)}]".encode()
    tracemalloc.start()
    read_csl_json(pieces(data, "utf-8", ""), _Nothing())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < len(data)


class _Nothing(list[ImportedEntry]):
    def put(self, entry: ImportedEntry) -> None:
        """Let an entry go."""
