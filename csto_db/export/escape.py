"""Text for BibTeX files: what LaTeX would take for itself is escaped, addresses are not."""

import html
import unicodedata

_ESCAPES = str.maketrans(
    {
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
    }
)


def escaped(text: str) -> str:
    r"""Return a text with LaTeX's own characters escaped, in NFC and on one line.

    >>> escaped("A & B_1 &amp; C")
    'A \\& B\\_1 \\& C'
    """
    return " ".join(unicodedata.normalize("NFC", html.unescape(text)).split()).translate(_ESCAPES)


def braced(text: str | None) -> str:
    r"""Return an escaped text in braces, so that nobody changes its capitals or splits it.

    >>> braced("Europe & Asia")
    '{Europe \\& Asia}'
    """
    return f"{{{escaped(text)}}}" if text else ""


def url_safe(url: str) -> str:
    """Return a URL byte for byte; braces, which would end the field, are percent-encoded.

    >>> url_safe("http://x.org/a_b%20c&d#e")
    'http://x.org/a_b%20c&d#e'
    """
    return url.replace("{", "%7B").replace("}", "%7D")
