"""Characters that are never text: line ends, invisible marks, blanks of other widths."""

import re
from collections.abc import Iterator

from csto_db.text.mapped import Edit

_LINE_END = re.compile("\r\n?|[\v\x85\u2028\u2029]")
# A soft hyphen at a line break hides the break too.
_INVISIBLE = re.compile("\u00ad[ \t]*\n[ \t]*|[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
_BLANK = re.compile("[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_LIGATURE = re.compile("[ﬀ-ﬄ]")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}


def line_ends(text: str) -> Iterator[Edit]:
    r"""Every kind of line end becomes ``\n``."""
    return (Edit(m.start(), m.end(), "\n") for m in _LINE_END.finditer(text))


def invisible_marks(text: str) -> Iterator[Edit]:
    """Soft hyphens, zero-width marks and byte order marks are taken out."""
    return (Edit(m.start(), m.end()) for m in _INVISIBLE.finditer(text))


def odd_blanks(text: str) -> Iterator[Edit]:
    """Tabs, no-break, thin and wide blanks become plain ones."""
    return (Edit(m.start(), m.end(), " ") for m in _BLANK.finditer(text))


def ligatures(text: str) -> Iterator[Edit]:
    """Printed ligatures become their letters."""
    return (Edit(m.start(), m.end(), _LIGATURES[m.group()]) for m in _LIGATURE.finditer(text))
