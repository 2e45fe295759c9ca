"""Bytes to characters, or a message that says what is wrong, where, and what to do."""

import re

from csto_db.errors import InputError

_MAGIC = (
    (b"%PDF-", "a PDF", "convert it first: pdftotext FILE FILE.txt"),
    (b"PK\x03\x04", "a zip archive (a .docx, .odt or .epub is one)", "save it as plain text first"),
    (b"\xd0\xcf\x11\xe0", "an old Word file", "save it as plain text first"),
    (b"{\\rtf", "an RTF file", "save it as plain text first"),
    (b"\x1f\x8b", "gzip data", "unpack it first: gunzip FILE"),
    (b"\x89PNG", "an image", "run OCR on it first"),
    (b"\xff\xd8\xff", "an image", "run OCR on it first"),
)
_UTF_32 = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 65536
_MOST_CONTROLS = 0.02


def decode(data: bytes, name: str) -> str:
    """The characters of a UTF-8 document, a byte order mark included: one each, none lost.

    `decode(data, name).encode()` equals `data`. Raises InputError, which names the document,
    for input that is empty, binary, or in another encoding.

    >>> decode("État\\r\\n".encode(), "a.txt")
    'État\\r\\n'
    >>> decode(b"", "a.txt")
    Traceback (most recent call last):
    csto_db.errors.InputError: a.txt: the file is empty; give a document with text in it
    """
    if not data.removeprefix(b"\xef\xbb\xbf").strip():
        raise InputError(f"{name}: the file is empty; give a document with text in it")
    _refuse_known_formats(data, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, name, error.start) from None
    _refuse_controls(data, name)
    return text


def _refuse_known_formats(data: bytes, name: str) -> None:
    for magic, kind, remedy in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{name}: this is {kind}, not text; {remedy}")
    if data.startswith(_UTF_32):
        raise InputError(f"{name}: {_remedy('UTF-32')}")
    if data.startswith(_UTF_16):
        raise InputError(f"{name}: {_remedy('UTF-16')}")


def _remedy(encoding: str) -> str:
    return (
        f"the text is in {encoding}, not UTF-8; convert it first: iconv -f {encoding} -t UTF-8 FILE"
    )


def _refuse_controls(data: bytes, name: str) -> None:
    """Refuse what no text holds: a NUL anywhere, or many control characters."""
    place = data.find(b"\x00")
    if place < 0:
        found = _CONTROLS.findall(data[:_SAMPLE])
        if len(found) <= max(8, _MOST_CONTROLS * min(len(data), _SAMPLE)):
            return
        place = data.index(found[0])
    raise InputError(
        f"{name}: byte {place} (line {_line(data, place)}) is a control character: "
        "this looks like a binary file; give plain text in UTF-8"
    )


def _line(data: bytes, place: int) -> int:
    return data.count(b"\n", 0, place) + 1


def _not_utf8(data: bytes, name: str, place: int) -> InputError:
    where = f"byte {place} (line {_line(data, place)}, 0x{data[place]:02x})"
    if b"\x00" in data[:_SAMPLE]:
        advice = "this looks like a binary file, or UTF-16; give plain text in UTF-8"
    else:
        guess = _guess(data)
        advice = f"perhaps it is {guess}: try iconv -f {guess} -t UTF-8 FILE"
    return InputError(f"{name}: {where} is not UTF-8; {advice}")


def _guess(data: bytes) -> str:
    """The single-byte encoding that the high bytes look most like."""
    high = [byte for byte in data[:_SAMPLE] if byte >= 0x80]
    letters = sum(byte >= 0xC0 for byte in high)
    # Cyrillic text is mostly letters above 0xBF; Western text only now and then.
    if len(high) > 0.2 * min(len(data), _SAMPLE) and letters > 0.8 * len(high):
        return "CP1251"
    return "CP1252" if any(0x80 <= byte < 0xA0 for byte in high) else "ISO-8859-1"
