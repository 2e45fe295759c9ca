"""`csto-db parse` as people and programs call it."""

import json
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from csto_db.cli import parse_lines

Run = Callable[..., subprocess.CompletedProcess[str]]
NOTE = "See John Doe, The Silent Border (Chicago: Aldine, 1999), 45."


@pytest.fixture
def run(cli: Run) -> Run:
    """Runs `csto-db parse`."""
    return partial(cli, "parse")


def test_a_bad_line_is_answered_and_ends_nothing(run: Run) -> None:
    lines = [
        json.dumps({"id": "a", "raw": NOTE, "kind": "footnote"}).encode(),
        b"no json",
        b'{"id": "b"}',
        b'{"id": "c", "raw": "x", "kind": "poem"}',
        b'{"id": "d", "raw": "Doe \\ud800 (1999)", "kind": "reference"}',
        b"\xff\xfe",
        b"",
        json.dumps({"id": 7, "raw": "So it is (Roe 2001).", "kind": "intext"}).encode(),
    ]
    done = run("--jsonl", given=b"\n".join(lines) + b"\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (0, "")
    assert [answer["id"] for answer in answers] == ["a", None, "b", "c", "d", None, 7]
    assert [answer.get("error") is None for answer in answers] == [
        True, False, False, False, True, False, True,
    ]  # fmt: skip
    assert answers[0]["refs"][0]["title"] == "The Silent Border"
    assert answers[-1]["refs"][0]["author"] == [{"family": "Roe"}]


def test_lines_that_strain_the_reader_of_json_are_answered(process: Run) -> None:
    good = {"id": "last", "raw": "So it is (Roe 2001).", "kind": "intext"}
    lines = [
        b'{"id": ' + b"[" * 990 + b"]" * 990 + b', "raw": "x"}',
        b'{"id": ' + b"[" * 99_000 + b"]" * 99_000 + b', "raw": "x"}',
        b'{"id": ' + b"9" * 5000 + b', "raw": "x"}',
        b'{"id": NaN, "raw": "x"}',
        b'{"id": 1, "raw": "x", "kind": ["footnote"]}',
        b'{"id": 2, "raw": "(Doe 1999)", "kind": null}',
    ]
    given = b"\n".join([*lines, json.dumps(good).encode()])
    # How deep a line may nest depends on the stack below, which is that of the command here.
    done = process("parse", "--jsonl", "--kind", "intext", input=given, text=False)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, len(answers)) == (0, 7)
    assert b"NaN," not in done.stdout
    assert [answer["id"] for answer in answers[-3:]] == [1, 2, "last"]
    assert answers[-2]["refs"][0]["date"] == "1999"
    assert answers[-1]["refs"][0]["date"] == "2001"


def test_a_bug_on_one_line_leaves_the_others_their_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(text: str, kind: str) -> list[object]:
        return [] if text else [1 / 0]

    monkeypatch.setattr(parse_lines, "parse_references", broken)
    lines = [b'{"id": 1, "raw": ""}', b'{"id": 2, "raw": "x"}']
    first, second = map(json.loads, parse_lines.answers(lines, "footnote"))
    assert "ZeroDivisionError" in first["error"]
    assert second == {"id": 2, "refs": []}


def test_answers_come_while_the_questions_still_do() -> None:
    command = [sys.executable, "-m", "csto_db", "parse", "--jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(b'{"id": 1, "raw": "(Doe 1999)", "kind": "intext"}\n')
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == 1
        process.stdin.close()


@pytest.mark.parametrize("fmt", ["table", "json", "csl-json", "bibtex"])
def test_a_note_is_printed_in_each_format(run: Run, fmt: str) -> None:
    done = run("--kind", "footnote", "--format", fmt, given=NOTE.encode())
    assert done.returncode == 0
    assert "The Silent Border" in done.stdout


def test_csl_json_has_the_fields_of_csl(run: Run) -> None:
    done = run("--kind", "footnote", "-f", "csl-json", given=NOTE.encode())
    (item,) = json.loads(done.stdout)
    assert item["type"] == "book"
    assert item["author"] == [{"family": "Doe", "given": "John"}]
    assert item["issued"] == {"date-parts": [[1999]]}
    assert item["publisher-place"] == "Chicago"


def test_the_notes_of_a_document_are_found(run: Run, tmp_path: Path) -> None:
    text = "It grew (Doe, 1999).\n\n1 See Roe, War, p. 3.\n\n2 Ibid., p. 4.\n\n3 Ibid., p. 7.\n"
    line = json.dumps({"id": 1, "raw": text, "kind": "document"}).encode()
    (answer,) = map(json.loads, run("--jsonl", given=line).stdout.splitlines())
    assert [(note["n"], note["text"]) for note in answer["refs"]] == [
        (1, "See Roe, War, p. 3."),
        (2, "Ibid., p. 4."),
        (3, "Ibid., p. 7."),
    ]
    file = tmp_path / "text.txt"
    file.write_text(text, encoding="utf-8")
    assert "1999" in run(str(file)).stdout


def test_a_missing_file_is_an_expected_failure(run: Run) -> None:
    done = run("no-such-file.txt")
    assert done.returncode == 1
    assert "no-such-file.txt" in done.stderr
    assert done.stdout == ""


def test_binary_input_is_an_expected_failure(run: Run) -> None:
    assert run(given=b"%PDF-1.4").returncode == 1


def test_numbered_notes_in_running_text_are_answered_one_by_one(run: Run) -> None:
    page = "It is so.1 They say (Doe 1999).2\n\n1 See Roe, War, p. 3.\n2 Ibid., p. 4.\n"
    kinds = ("document", "intext", "footnote")
    lines = [json.dumps({"id": kind, "raw": page, "kind": kind}).encode() for kind in kinds]
    lines.append(b'{"id": "pair", "raw": "They say (Doe 1999). It is 1 of 2.", "kind": "intext"}')
    answers = [
        json.loads(line) for line in run("--jsonl", given=b"\n".join(lines)).stdout.splitlines()
    ]
    for answer in answers[:3]:
        notes = [(one["n"], one["text"]) for one in answer["refs"] if "n" in one]
        assert notes == [(1, "See Roe, War, p. 3."), (2, "Ibid., p. 4.")]
    assert [one["date"] for one in answers[3]["refs"]] == ["1999"]
