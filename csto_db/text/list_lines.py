"""The lines of a hard-wrapped reference list at which an entry begins."""

import re
from collections.abc import Iterator, Sequence

from csto_db.model.passage import Span
from csto_db.text.headings import note_sections
from csto_db.text.layout import END_LENGTH, SENTENCE_END

_FAMILY = r"[A-ZÀ-ÞА-ЯЁ][\w’'-]+"
_ENTRY = re.compile(
    rf"(?:\[\d{{1,4}}\]\s|\d{{1,4}}\.\s|[—–―]{{1,4}}|-{{3}}|_{{3}}"
    rf"|(?:(?:de|van|von|der|di|da|al)\s)*{_FAMILY}(?:\s{_FAMILY})?,\s"
    rf"|{_FAMILY}\s(?:[A-ZА-ЯЁ]\.\s?){{1,2}}|[^\n]{{3,80}}?\((?:1[5-9]|20)\d\d[a-z]?\))"
)
_URL_END = re.compile(r"(?:://|doi:)\S+\Z")


def list_lines(text: str, lines: Sequence[Span]) -> Iterator[int]:
    """Yield the offsets of the lines below the heading of a list that begin an entry.

    Such a line begins with a name, a number or a dash, and follows one that ends as entries do.

    >>> text = "References\\nDoe, J. (1999). War.\\nRoe, A. (2001). Peace.\\n"
    >>> list(list_lines(text, [Span(0, 10), Span(11, 31), Span(32, 54)]))
    [11, 32]
    """
    sections = note_sections(text, lines)
    if False not in sections.is_notes:
        return
    before = ""
    for line in lines:
        words = text[line.start : line.end]
        if sections.at(line.start) is False and _begins(before, words):
            yield line.start
        before = words


def _begins(before: str, words: str) -> bool:
    """Whether an entry may end with one line and begin with the next."""
    ends = SENTENCE_END.search(before[-END_LENGTH:]) or _URL_END.search(before)
    is_heading = len(before) < END_LENGTH * 3 and before[-1:].isalpha()
    return bool(ends or is_heading) and _ENTRY.match(words) is not None
