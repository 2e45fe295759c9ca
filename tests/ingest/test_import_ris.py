"""RIS as programs and people write it: odd blanks, line ends and ends of records."""

from pathlib import Path

import pytest
from library_files import there_and_back, troubles


def read(folder: Path, text: str) -> tuple[str, list[tuple[object, ...]]]:
    """What comes back, without keys and empty lines, and the lines and codes of what is said."""
    path = folder / "my.ris"
    path.write_bytes(text.encode())
    first, second = there_and_back(path, "ris")
    assert first == second
    lines = [line for line in first.splitlines() if line and not line.startswith("ID  - ")]
    return "|".join(lines), [row[:2] for row in troubles(folder / "first.db")]


@pytest.mark.parametrize(
    "line",
    ["TI - Alpha", "  TI  - Alpha", "TI\t-\tAlpha", "TI- Alpha", "TI -Alpha"],
)
def test_a_tag_is_read_however_blanks_stand_around_it(tmp_path: Path, line: str) -> None:
    found, said = read(tmp_path, f"TY  - BOOK\nAU  - Doe, J\n{line}\nER  - \n")
    assert found == "TY  - BOOK|AU  - Doe, J|TI  - Alpha|ER  - "
    assert said in ([], [(3, "odd_tag")])


@pytest.mark.parametrize("line", ["US- and UK-based firms", "more - text", "T2-weighted", "AB"])
def test_a_line_that_is_no_tag_goes_on_with_the_one_before(tmp_path: Path, line: str) -> None:
    found, said = read(tmp_path, f"TY  - BOOK\nAB  - x\n{line}\nER  - \n")
    assert found == f"TY  - BOOK|AB  - x|{line}|ER  - "
    assert said == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_will_do(tmp_path: Path, end: str) -> None:
    text = end.join(
        ["TY  - BOOK", "TI  - Alpha", "ER  - ", "", "TY  - JOUR", "TI  - Beta", "ER  -", ""]
    )
    assert read(tmp_path, text)[0] == "TY  - BOOK|TI  - Alpha|ER  - |TY  - JOUR|TI  - Beta|ER  - "


def test_a_record_without_an_end_goes_in(tmp_path: Path) -> None:
    found, said = read(tmp_path, "TY  - BOOK\nTI  - Alpha\n\nTY  - JOUR\nTI  - Beta\n")
    assert found == "TY  - BOOK|TI  - Alpha|ER  - |TY  - JOUR|TI  - Beta|ER  - "
    assert said == [(1, "no_end"), (4, "no_end")]


def test_nothing_of_a_record_is_lost_without_a_word(tmp_path: Path) -> None:
    text = "TY  - BOOK\nID  - a\nID  - b\nTI  - Alpha\nER  - more\n\nAU  - Doe\n"
    found, said = read(tmp_path, text)
    assert found == "TY  - BOOK|TI  - Alpha|ER  - "
    assert "ID  - b\n" in there_and_back(tmp_path / "my.ris", "ris")[0]
    assert said == [(5, "text_between"), (7, "text_between")]


def test_many_odd_lines_are_said_in_one_word(tmp_path: Path) -> None:
    odd = "TY- BOOK\nTI- Alpha\nER- \n"
    assert read(tmp_path, odd * 3)[1] == [(1, "odd_tag")]
    assert read(tmp_path, "PMID- 1\nTitle\n\nTY  - BOOK\nER  - \nmore\n")[1] == [
        (1, "text_between"),
        (6, "text_between"),
    ]
