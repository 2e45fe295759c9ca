"""The text of a file whose encoding nobody promised."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# JabRef and Emacs say the encoding in the first lines.
_DECLARED = re.compile(rb"(?:Encoding:|-\*-\s*coding:)\s*([\w-]+)", re.I)
_HEAD = 1024
_LINE_END = re.compile(r"\r\n?")


def decode_any(data: bytes) -> tuple[str, str]:
    """Return the text of some bytes with line feeds alone, and the encoding that it was in.

    UTF-8 if it is that, else what a mark at the start or its first lines say, else
    Windows-1252, whose five unused bytes become U+FFFD, as does NUL, which no text holds.

    >>> decode_any(b"Stra\\xdfe")
    ('Straße', 'cp1252')
    """
    text, encoding = _decoded(data)
    return _LINE_END.sub("\n", text.replace("\x00", "\ufffd")), encoding


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            whole = data[len(mark) :] if encoding == "utf-8" else data
            return whole.decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:_HEAD])
    name = declared[1].decode("ascii").lower() if declared else ""
    if name and name.replace("-", "").replace("_", "") != "utf8":
        try:
            return data.decode(name), name
        except (LookupError, UnicodeDecodeError):
            pass
    return data.decode("cp1252", "replace"), "cp1252"
