"""The text of a file whose encoding nobody promised."""

import codecs
import io
import re
from collections.abc import Iterator

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# JabRef and Emacs say the encoding in the first lines.
_DECLARED = re.compile(rb"(?:Encoding:|-\*-\s*coding:)\s*([\w-]+)", re.I)
# What announces Japanese characters in files of seven bits.
_JAPANESE = b"\x1b$B"
# What ended a file under DOS.
_DOS_END = "\x1a"
_HEAD = 1024
_SAMPLE = 1 << 16
# Letters beside each other of an alphabet that ASCII has none of.
_WORD = re.compile(rb"[\x80-\xff]{4,}")
_HALVES = ((0xC0, 0xE0), (0xE0, 0x100))
GUESSED = ("cp1251", "cp1252", "koi8-r")
"""Encodings that are taken where nothing says which it is."""
_PIECE = 1 << 20
_WITH_PLAIN_LINES = ("utf-8", "cp1252")
"""Encodings in which the byte of a line end stands for nothing else."""
_LINE_END = re.compile(r"\r\n?")


def encoding_of(data: bytes) -> str:
    """Return the encoding of some bytes.

    What a mark at the start says, UTF-16 if every second byte is NUL, ISO-2022-JP if it
    announces its characters, UTF-8 if it is that, else what its first lines say, else
    Windows-1251 or KOI8-R if it is full of Cyrillic words, else Windows-1252.

    >>> encoding_of(b"Stra\\xdfe"), encoding_of("Straße".encode())
    ('cp1252', 'utf-8')
    >>> [encoding_of("Страна".encode(name)) for name in ("cp1251", "koi8-r")]
    ['cp1251', 'koi8-r']
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    if b"\x00" in data[:_HEAD] and (wide := _wide(data[:_HEAD])):
        return wide
    if _JAPANESE in data and _is_in(data, "iso2022_jp"):
        return "iso2022_jp"
    if _is_in(data, "utf-8"):
        return "utf-8"
    declared = _DECLARED.search(data[:_HEAD])
    name = declared[1].decode("ascii").lower() if declared else ""
    if name and name.replace("-", "").replace("_", "") != "utf8" and _is_in(data, name):
        return name
    return _guessed(data)


def _wide(head: bytes) -> str | None:
    """The UTF-16 in which most characters of a text are ASCII, if that is so."""
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if head[start::2].count(0) > len(head) // 4 and not head[1 - start :: 2].count(0):
            return encoding
    return None


def _guessed(data: bytes) -> str:
    """What the high bytes look like: Cyrillic letters stand in words, accented ones alone."""
    first = next((found.start() for found in _WORD.finditer(data)), len(data))
    sample = data[first : first + _SAMPLE]
    high = [byte for byte in sample if byte >= 0x80]
    low_half, high_half = (sum(a <= byte < b for byte in high) for a, b in _HALVES)
    in_words = sum(map(len, _WORD.findall(sample)))
    if not high or low_half + high_half < 0.9 * len(high) or in_words < 0.5 * len(high):
        return "cp1252"
    # The small letters, which are most, stand in another half.
    return "cp1251" if high_half > low_half else "koi8-r"


def pieces(data: bytes, encoding: str, start: str) -> Iterator[str]:
    """Yield the text of some bytes in pieces, cut only in front of lines with a given start.

    Without a start, "", it is cut anywhere.
    It has line feeds alone at the ends of lines. A byte that stands for nothing becomes
    U+FFFD, as does NUL, which no text holds.

    >>> list(pieces(b"\\xef\\xbb\\xbf@a\\r\\n@b", "utf-8", "@"))
    ['@a\\n@b']
    """
    if data.startswith(codecs.BOM_UTF8):
        data = data[len(codecs.BOM_UTF8) :]
    if not start:
        yield from _cut_anywhere(data, encoding)
        return
    if encoding not in _WITH_PLAIN_LINES:
        yield _text(data, encoding)
        return
    mark = re.compile(rb"(?<=[\r\n])" + re.escape(start.encode()))
    place = 0
    while place < len(data):
        found = mark.search(data, place + _PIECE)
        end = found.start() if found else len(data)
        yield _text(data[place:end], encoding)
        place = end


def _cut_anywhere(data: bytes, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    lines = io.IncrementalNewlineDecoder(decoder, translate=True)
    for place in range(0, len(data), _PIECE):
        is_last = place + _PIECE >= len(data)
        yield lines.decode(data[place : place + _PIECE], final=is_last).replace("\x00", "\ufffd")


def _text(data: bytes, encoding: str) -> str:
    text = data.decode(encoding, "replace").replace("\x00", "\ufffd")
    text = text.removesuffix(_DOS_END)
    return _LINE_END.sub("\n", text) if "\r" in text else text


def _is_in(data: bytes, encoding: str) -> bool:
    """Whether bytes are text of an encoding; they are looked at in pieces."""
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
        for place in range(0, len(data), _PIECE):
            decoder.decode(data[place : place + _PIECE])
        decoder.decode(b"", final=True)
    except (LookupError, UnicodeDecodeError):
        return False
    return True
