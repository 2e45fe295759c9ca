"""The forms of a title, from the text of a citation to the files of reference managers."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
PORTS = "Petrov, I. (1987). Porty Severa [Ports of the North]. Moscow: Nauka."
NOTES = """\
They were built late.1 Others say early.2 It froze.3

Notes

1 {first}

2 Anna Lind, Salt Roads (Oslo: Havn, 1990), p. 3.

3 {second}
"""
BOTH = "Ivan Petrov, Porty Severa [Ports of the North] (Moscow: Nauka, 1987), p. 4."
ENGLISH = "Ivan Petrov, Ports of the North (Moscow: Nauka, 1987), p. 5."
CYRILLIC = "Иван Петров, «Порты Севера» (Москва: Наука, 1987), с. 7."


def parsed(cli: Run, raw: str) -> dict[str, str]:
    line = json.dumps({"id": 1, "raw": raw, "kind": "reference"})
    done = cli("parse", "--jsonl", "-", given=line.encode())
    found: dict[str, str] = json.loads(done.stdout)["refs"][0]
    return found


def test_a_parsed_reference_has_the_forms_of_its_title(cli: Run) -> None:
    found = parsed(cli, PORTS)
    assert found["title"] == "Porty Severa [Ports of the North]"
    assert found["transliterated_title"] == "Porty Severa"
    assert found["translated_title"] == "Ports of the North"
    assert (found["script"], found["language"]) == ("Latn", "ru")


def test_a_title_without_other_forms_has_none(cli: Run) -> None:
    found = parsed(cli, "Lind, A. (1990). Salt Roads. Oslo: Havn.")
    assert not {name for name in found if name.endswith("_title")}


@pytest.fixture(params=[(BOTH, ENGLISH), (ENGLISH, BOTH)], ids=["both first", "English first"])
def ports(request: pytest.FixtureRequest, cli: Run, tmp_path: Path) -> Run:
    first, second = request.param
    (tmp_path / "one.txt").write_text(NOTES.format(first=first, second="Ibid., p. 9."), "utf-8")
    (tmp_path / "two.txt").write_text(NOTES.format(first=second, second=CYRILLIC), "utf-8")
    assert cli("ingest", str(tmp_path / "one.txt"), str(tmp_path / "two.txt")).returncode == 0
    return cli


def test_a_work_is_one_whichever_form_of_its_title_is_cited(ports: Run) -> None:
    sql = (
        "SELECT original_title, transliterated_title, translated_title, language, n_sources"
        " FROM work_detail WHERE citation_key LIKE 'petrov%'"
    )
    (row,) = json.loads(ports("sql", "-f", "json", sql).stdout)
    assert list(row.values()) == ["Порты Севера", "Porty Severa", "Ports of the North", "ru", 2]


def test_every_format_says_the_forms(ports: Run) -> None:
    for fmt in ("biblatex", "bibtex", "csl-json", "ris", "csv", "jsonl"):
        text = ports("export", fmt).stdout
        for form in ("Порты Севера", "Porty Severa", "Ports of the North"):
            assert form in text, (fmt, form)


def test_the_forms_come_back_from_what_was_exported(ports: Run, tmp_path: Path) -> None:
    sql = (
        "SELECT title, original_title, translated_title, script, language FROM work_detail"
        " WHERE citation_key LIKE 'petrov%'"
    )
    before = ports("sql", "-f", "json", sql).stdout
    for fmt, name in (("biblatex", "a.bib"), ("csl-json", "b.json")):
        ports("export", fmt, "--output", str(tmp_path / name))
        other = str(tmp_path / f"{name}.db")
        assert ports("--db", other, "ingest", str(tmp_path / name)).returncode == 0
        after = ports("--db", other, "sql", "-f", "json", sql).stdout
        assert json.loads(after) == json.loads(before), fmt
