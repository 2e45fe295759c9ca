"""Markdown in the way in which citeproc-py asks for markup: one class for each kind of it."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#~^|])")
_URL = re.compile(r"https?://\S+\Z")


def preformat(text: object) -> str:
    r"""Return a text with what Markdown would take for itself escaped; an address is a link.

    >>> preformat("a_b*"), preformat("http://x.org/a_b")
    ('a\\_b\\*', '<http://x.org/a_b>')
    """
    found = str(text)
    return f"<{found}>" if _URL.match(found) else _SPECIAL.sub(r"\\\1", found)


class _Marked(str):
    mark = ""

    def __new__(cls, text: object) -> "_Marked":
        return super().__new__(cls, f"{cls.mark}{text}{cls.mark}")


class Italic(_Marked):
    """Emphasis."""

    mark = "*"


class Bold(_Marked):
    """Strong emphasis."""

    mark = "**"


class Superscript(_Marked):
    """Raised text, as pandoc writes it."""

    mark = "^"


class Subscript(_Marked):
    """Lowered text, as pandoc writes it."""

    mark = "~"


class Light(_Marked):
    """Light type, which Markdown does not have."""


Oblique = Italic
Underline = Light
SmallCaps = Light
