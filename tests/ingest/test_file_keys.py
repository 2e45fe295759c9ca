"""A text without an entry in a bibliography has its key from all of its file's name."""

from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("de", "de"),
        ("the", "the"),
        ("1", "w1"),
        ("документ", "dokument"),
        ("notes", "notes"),
        ("My paper (2)", "mypaper2"),
    ],
)
def test_a_text_is_called_like_its_file(cli: Run, tmp_path: Path, name: str, key: str) -> None:
    (tmp_path / f"{name}.txt").write_text("It grew (Haas, 2017).\n")
    assert cli("ingest", f"{name}.txt").returncode == 0
    assert cli("sql", "SELECT source_key FROM source", "--format", "tsv").stdout.split()[1] == key


@pytest.mark.parametrize("name", ["paper {}", "{} " + "of a long name " * 5, "x" * 60 + " {}"])
def test_no_text_replaces_another_of_a_similar_name(cli: Run, tmp_path: Path, name: str) -> None:
    for part in ("1", "2"):
        (tmp_path / f"{name.format(part)}.txt").write_text(f"Part {part} (Haas, 2017).\n")
        assert cli("ingest", f"{name.format(part)}.txt").returncode == 0
    assert cli("sql", "SELECT count(*) FROM source", "--format", "tsv").stdout.split()[1] == "2"
