"""YAML is read as the characters that stand there, each with its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_db.parse.collection.tree import Fields, Node, Problems, read_tree


def read(text: str) -> tuple[Node | None, list[str]]:
    problems = Problems()
    root = read_tree(text, problems)
    return root, [f"{p.line}:{p.column}: {p.message}" for p in problems.found]


@pytest.mark.parametrize(
    "scalar", ["no", "1.10", "2010-06-14", "15:30", "~", "0x10", "1e3", "null"]
)
def test_a_scalar_is_the_characters_that_stand_there(scalar: str) -> None:
    root, said = read(f"key: {scalar}\n")
    assert root is not None
    assert root.fields is not None
    assert (root.fields[0][1].text, said) == (scalar, [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [1, 2", "not YAML"),
        ("a: b: c", "1:5: not YAML"),
        ("\ta: 1", "1:1: not YAML"),
        ("# only a comment\n", "1:1: empty"),
        ("&a [*a]", "1:1: nested too deeply, or an alias that holds itself"),
        ("a: *nowhere", "1:4: not YAML: found undefined alias"),
        ("a: \x07", "not YAML"),
        ("a: 1\n---\nb: 2", "2:1: not YAML"),
    ],
)
def test_what_is_no_yaml_is_placed(text: str, said: str) -> None:
    root, problems = read(text)
    assert root is None
    assert said in problems[0]


def test_deep_nesting_ends_in_a_message() -> None:
    root, problems = read("[" * 5000 + "]" * 5000)
    assert (root, len(problems)) == (None, 1)


def test_a_field_that_stands_twice_or_is_unknown_is_told_with_the_nearest_name() -> None:
    root, _ = read("quote: a\nquote: b\nqoute: c\n")
    assert root is not None
    problems = Problems()
    fields = Fields(root, problems, "quote")
    assert fields.required("quote") == "a"
    assert [(p.line, p.message) for p in problems.found] == [
        (2, "'quote' stands twice"),
        (3, "unknown field 'qoute'; did you mean 'quote'?"),
    ]


@given(st.text(max_size=80))
def test_any_text_is_a_tree_or_a_problem(text: str) -> None:
    root, problems = read(text)
    assert (root is None) == bool(problems)
