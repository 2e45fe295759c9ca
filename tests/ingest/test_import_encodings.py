"""Libraries in every encoding: the letters are right, or it is said that they may not be."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from library_files import troubles, works

from csto_db.ingest.pipeline import ingest
from csto_db.text.decode_any import encoding_of, pieces

RUSSIAN = "@book{a, title = {Организация Договора}, author = {Иванова, Анна}}"
WESTERN = "@book{a, title = {Über Öland}, author = {Müller, Zoë}}"


def brought(folder: Path, data: bytes, name: str = "my.bib") -> Path:
    (folder / name).write_bytes(data)
    ingest(str(folder / "my.db"), [folder / name])
    return folder / "my.db"


def severities(database: Path) -> list[object]:
    return [row[1] for row in troubles(database)]


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_russian_library_is_read(tmp_path: Path, encoding: str) -> None:
    database = brought(tmp_path, RUSSIAN.encode(encoding))
    assert works(database)[0][3] == "Организация Договора"
    assert severities(database) == ["encoding"]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "utf-8-sig"])
def test_a_western_library_is_read(tmp_path: Path, encoding: str) -> None:
    assert works(brought(tmp_path, WESTERN.encode(encoding)))[0][3] == "Über Öland"


def test_what_the_file_says_of_itself_counts_more_than_a_guess(tmp_path: Path) -> None:
    text = "% Encoding: ISO-8859-5\n" + RUSSIAN
    database = brought(tmp_path, text.encode("iso8859-5"))
    assert works(database)[0][3] == "Организация Договора"
    assert "guess" not in str(troubles(database))


@pytest.mark.parametrize("data", [b"@book{a,\n title = {x\x00y}}", b"@book{a,\n title={\x81\xe9}}"])
def test_a_character_that_cannot_be_read_is_said_with_its_line(tmp_path: Path, data: bytes) -> None:
    assert (2, "character") in [row[:2] for row in troubles(brought(tmp_path, data))]


def test_a_replacement_character_of_the_file_itself_is_none_of_ours(tmp_path: Path) -> None:
    assert troubles(brought(tmp_path, "@book{a, title = {x\ufffd}}".encode())) == []


def test_the_end_of_a_file_under_dos_is_no_text(tmp_path: Path) -> None:
    database = brought(tmp_path, b"@book{a, title = {A}}\r\n\x1a")
    assert troubles(database) == []


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["utf-8", "utf-16"]))
def test_a_text_that_is_cut_anywhere_is_whole(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    found = "".join(pieces(data, encoding, ""))
    wanted = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    assert found == (wanted.removeprefix("\ufeff") if encoding == "utf-8" else wanted)


def test_accents_do_not_make_a_text_russian() -> None:
    assert encoding_of("Él está, señor; être né à l’été".encode("cp1252")) == "cp1252"
