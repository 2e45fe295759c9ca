"""BibTeX with mistakes: what can be told goes in, each mistake is said with its line."""

from pathlib import Path

import pytest
from bibtexparser import parse_string
from library_files import there_and_back, troubles


def read(folder: Path, text: str) -> tuple[dict[str, dict[str, str]], list[tuple[object, ...]]]:
    """The fields of what comes back, by keys, and the lines and codes of what is said."""
    path = folder / "my.bib"
    path.write_text(text, encoding="utf-8")
    first, second = there_and_back(path, "biblatex")
    assert first == second
    library = parse_string(first)
    assert library.failed_blocks == []
    found = {e.key: {f.key: str(f.value) for f in e.fields} for e in library.entries}
    return found, [row[:2] for row in troubles(folder / "first.db")]


def test_fields_behind_a_brace_without_its_partner_go_in(tmp_path: Path) -> None:
    text = """@book{a,
  title = {One {two},
  author = {Doe, Jane},
  year = 1999
}

@book{b, title = {Three}}
"""
    found, said = read(tmp_path, text)
    assert found == {
        "a": {"title": "One {two}", "author": "Doe, Jane", "year": "1999"},
        "b": {"title": "Three"},
    }
    assert said == [(1, "broken_entry")]


def test_fields_behind_a_quotation_mark_without_its_partner_go_in(tmp_path: Path) -> None:
    text = '@book{a,\n title = "One,\n year = 1999,\n}\n@book{b, title = "Two"}\n'
    found, said = read(tmp_path, text)
    assert found == {"a": {"title": "One", "year": "1999"}, "b": {"title": "Two"}}
    assert said == [(1, "broken_entry")]


def test_an_entry_that_the_file_ends_in_goes_in(tmp_path: Path) -> None:
    found, said = read(tmp_path, "@book{a, title = {One}}\n@book{b,\n title = {Two},\n note = {Th")
    assert found == {"a": {"title": "One"}, "b": {"title": "Two", "note": "Th"}}
    assert said == [(2, "broken_entry")]


def test_entries_behind_a_brace_without_its_partner_are_not_swallowed(tmp_path: Path) -> None:
    text = "@book{a, title = {One {{two}\n}\n@book{b, title = {2}}\n@book{c, title={3}}\n}}\n"
    found, said = read(tmp_path, text)
    assert {key: found[key]["title"] for key in "bc"} == {"b": "2", "c": "3"}
    assert said == [(1, "broken_entry")]
    inline = "@book{a, note = {as in @book{b, title = {2}}}}"
    assert list(read(tmp_path, inline)[0]) == ["a"]


@pytest.mark.parametrize(
    ("value", "read_as"),
    [
        ("\\url{http://x.org/a#b_c}", "\\url{http://x.org/a#b_c}"),
        ("some words here", "some words here"),
        ("J. Chem. {Soc}.", "J. Chem. {Soc}."),
    ],
)
def test_a_text_that_nothing_encloses_is_read_to_the_comma(
    tmp_path: Path, value: str, read_as: str
) -> None:
    found, said = read(tmp_path, f"@book{{a,\n note = {value}, year = 1999}}")
    assert found == {"a": {"note": read_as, "year": "1999"}}
    assert said == [(1, "no_braces")]


@pytest.mark.parametrize("value", ["12-34", "1999a", "2nd", "3/4"])
def test_what_starts_with_a_digit_names_no_string(tmp_path: Path, value: str) -> None:
    assert read(tmp_path, f"@book{{a, x = {value}}}") == ({"a": {"x": value}}, [])


def test_a_string_that_nothing_defines_is_said_once(tmp_path: Path) -> None:
    text = "@book{a, publisher = oup, month = jan}\n@book{b, publisher = OUP # later}\n"
    found, said = read(tmp_path, f"{text}@string{{later = {{, Oxford}}}}")
    assert found == {"a": {"publisher": "oup", "month": "jan"}, "b": {"publisher": "OUP # later"}}
    assert said == [(1, "no_string")]


def test_an_entry_whose_key_is_none_is_given_one(tmp_path: Path) -> None:
    found, said = read(tmp_path, '@book{a{b}, title = {One}}\n@book{c"d, title = {Two}}')
    assert {fields["title"] for fields in found.values()} == {"One", "Two"}
    assert said == [(1, "no_field"), (1, "no_key"), (2, "no_field"), (2, "no_key")]


def test_strings_that_double_with_every_line_do_not_fill_the_memory(tmp_path: Path) -> None:
    lines = [f"@string{{s{n + 1} = s{n} # s{n}}}" for n in range(64)]
    text = "\n".join(["@string{s0 = {ha}}", *lines, "@book{a, title = s64}"])
    path = tmp_path / "my.bib"
    path.write_text(text, encoding="utf-8")
    first, second = there_and_back(path, "biblatex")
    assert first == second
    assert "  title        = s64," in first
    assert {"string_left_out"} <= {str(row[1]) for row in troubles(tmp_path / "first.db")}
