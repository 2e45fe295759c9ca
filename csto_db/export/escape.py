"""Text for BibTeX files: what LaTeX would take for itself is escaped, addresses are not."""

import re
import unicodedata

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    # Without T1 fonts these two are printed as question and exclamation marks upside down.
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    # pandoc makes “a” of ‘a’, unless the first mark stands in braces.
    "‘": "{‘}",
}
# Two marks that LaTeX would make one: a dash, a closing or an opening quotation mark.
_LIGATURE = re.compile(r"-(?=-)|'(?=')|`(?=`)|[?!](?=`)")
# BibTeX counts braces whether or not a backslash stands before them.
_LONE_BRACES = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
# What surely stays as it is: letters of Europe and common punctuation, in NFC.
_PLAIN = re.compile(
    r"(?! )[A-Za-z0-9 \"!'()*+,./:;=?@\[\]|\-\u00a1-\u024f\u0400-\u0482\u048a-\u04ff"
    r"\u2010-\u2017\u2019-\u2027]*(?<! )"
).fullmatch
_TABLE = str.maketrans(_ESCAPES)
_TABLE_LONE = str.maketrans(_ESCAPES | _LONE_BRACES)
_BLANKS = re.compile(r"[\t-\r\x1c-\x20\x85\u2028\u2029]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def escaped(text: str) -> str:
    r"""Return a text with LaTeX's own characters escaped, in NFC, on one line.

    Control characters, which are no text and stop XML and C readers, are left out.

    >>> escaped("A & B_1 -- C")
    'A \\& B\\_1 -{}- C'
    >>> escaped("{a}"), escaped("}{")
    ('\\{a\\}', '\\textbraceright{}\\textbraceleft{}')
    """
    # Most texts need nothing, and to see that is far quicker than to escape them.
    if _PLAIN(text) and "--" not in text and "''" not in text and "  " not in text:
        return text
    text = clean(text)
    table = _TABLE if _is_balanced(text) else _TABLE_LONE
    # A brace pair is put between before the table would escape it.
    return "{}".join(part.translate(table) for part in _split_ligatures(text))


def clean(text: str) -> str:
    """Return a text in NFC, on one line, without control characters.

    >>> clean(" a\\n  b\\0 ")
    'a b'
    """
    one_line = _BLANKS.sub(" ", _CONTROLS.sub("", text)).strip(" ")
    return unicodedata.normalize("NFC", one_line)


def _split_ligatures(text: str) -> list[str]:
    cuts = [match.end() for match in _LIGATURE.finditer(text)]
    return [text[a:b] for a, b in zip((0, *cuts), (*cuts, None), strict=True)]


def _is_balanced(text: str) -> bool:
    depth = 0
    for character in text:
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
            if depth < 0:
                return False
    return depth == 0


def braced(text: str | None) -> str:
    r"""Return an escaped text in braces, so that nobody changes its capitals or splits it.

    >>> braced("Europe & Asia")
    '{Europe \\& Asia}'
    """
    return f"{{{escaped(text)}}}" if text else ""


_ENCODED = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"}
_PLAIN_URL = re.compile(r"[!-Z\[\]^-z|~]*").fullmatch
_NOT_IN_URL = re.compile(r"[{}\\\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def url_safe(url: str) -> str:
    """Return a URL byte for byte; what no URL holds, and would end the field, is encoded.

    >>> url_safe("http://x.org/a_b%20c&d#e"), url_safe("http://x.org/{a}")
    ('http://x.org/a_b%20c&d#e', 'http://x.org/%7Ba%7D')
    """
    if _PLAIN_URL(url) or not _NOT_IN_URL.search(url):
        return url
    one_word = _CONTROLS.sub("", url).strip()
    return _NOT_IN_URL.sub(lambda match: _ENCODED.get(match[0], ""), one_word)
