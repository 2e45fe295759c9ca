from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_db.errors import InputError
from csto_db.text.decode import decode

RUSSIAN = "Организация Договора о коллективной безопасности"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"%PDF-1.7 ...", "pdftotext"),
        (b"PK\x03\x04....", "docx"),
        (b"{\\rtf1 ...", "RTF"),
        (b"A line.\nA NUL \x00 here.", r"byte 14 \(line 2\)"),
        (b"\x01\x02\x03\x04" * 50, "binary"),
        (RUSSIAN.encode("cp1251"), "CP1251"),
        ("Un café à l’État".encode("cp1252"), "CP1252"),
        ("Un caf\xe9 noir".encode("latin-1"), "ISO-8859-1"),
        (RUSSIAN.encode("utf-16"), "UTF-16"),
        (RUSSIAN.encode("utf-32"), "UTF-32"),
        (b"one\ntwo \xff three", r"byte 8 \(line 2, 0xff\)"),
    ],
)
def test_what_is_not_utf8_text_is_refused_with_a_remedy(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message) as raised:
        decode(data, "paper.txt")
    assert str(raised.value).startswith("paper.txt: ")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_every_character_of_the_document_is_kept(text: str) -> None:
    if text.removeprefix("\ufeff").strip():
        assert decode(text.encode(), "a.txt") == text


@given(st.binary())
def test_bytes_come_back_unless_they_are_refused(data: bytes) -> None:
    with suppress(InputError):
        assert decode(data, "a.txt").encode() == data
