"""Printed pages: where they start, and the blocks of links at their feet."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from csto_db.model.passage import Span
from csto_db.text.mapped import Edit

_URL_LINE = r"[ \t]*(?:https?|hxxps?|ftp)://\S+[ \t\r]*(?:\n|\Z)"
_URL_LINES = re.compile(rf"\n(?:{_URL_LINE})+")
_FIRST_URL_LINES = re.compile(rf"(?:{_URL_LINE})+")
# A block stands alone: nothing, a page start or a blank line comes before it.
_ALONE = re.compile(r"(?:\A|\f|\n)[ \t\r]*\Z")
_ANNOUNCED = re.compile(r"(?:\bat|\bfrom|\bsee|\bonline|URL|:)[:.]?\s*$", re.I)
_LEADING_BLANK = re.compile(r"\n (?=\S)")
_FLUSH_LINE = re.compile(r"\n(?=\S)")
_FORM_FEED = re.compile(r"\f")
_NUMBER = r"[ \t]*(?:[–—-][ \t]*)?\d{1,4}(?:[ \t]*[–—-])?[ \t]*\n"
_PAGE_NUMBER = re.compile(rf"(?:(?<=\n){_NUMBER}[ \t\n]*)?\f(?:[ \t\n]*{_NUMBER})?")
# Pages have more lines than this; indented paragraphs follow each other more closely.
_SHORTEST_PAGE = 12
_NEAR = 80


@dataclass(frozen=True, slots=True)
class Pages:
    """The offsets at which the second and later pages start."""

    starts: tuple[int, ...]

    def at(self, offset: int) -> int | None:
        """The page of an offset, counted from 1 in the file; None if the file shows no pages."""
        return bisect_right(self.starts, offset) + 1 if self.starts else None


def find_pages(text: str) -> Pages:
    """The pages of a document: after form feeds, else at rare lines with one leading blank.

    >>> find_pages("one\\n\\ftwo").at(6)
    2
    """
    feeds = tuple(match.end() for match in _FORM_FEED.finditer(text))
    return Pages(feeds or _leading_blanks(text))


def _leading_blanks(text: str) -> tuple[int, ...]:
    """The page starts among the lines with one leading blank; none where they are common."""
    places = [match.end() for match in _LEADING_BLANK.finditer(text)]
    starts = [b for a, b in zip([0, *places], places, strict=False) if _has_flush_line(text, a, b)]
    if not starts or text.count("\n") < _SHORTEST_PAGE * len(starts):
        return ()
    return tuple(starts)


def _has_flush_line(text: str, start: int, end: int) -> bool:
    """Whether a line without a leading blank stands between two places."""
    return _FLUSH_LINE.search(text, start, end) is not None


def url_blocks(text: str) -> Iterator[Span]:
    """The blocks of lines that hold nothing but a URL and belong to no sentence.

    >>> list(url_blocks("A text.\\n\\nhttp://x.org\\nhttp://y.org\\n More."))
    [Span(start=9, end=35)]
    """
    first = _FIRST_URL_LINES.match(text)
    if first:
        yield Span(0, first.end())
    for match in _URL_LINES.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        if _ALONE.search(before) and not _ANNOUNCED.search(before):
            yield Span(match.start() + 1, match.end())


def dropped_links(text: str) -> Iterator[Edit]:
    """Blocks of links at the foot of a page leave a page start in the running text."""
    return (Edit(span.start, span.end, "\f") for span in url_blocks(text))


def page_starts(text: str) -> Iterator[Edit]:
    """A page number, or the one blank before a page's first line, becomes a form feed."""
    blanks = () if "\f" in text and not _is_blank_paged(text) else _leading_blanks(text)
    edits = [Edit(place - 1, place, "\f") for place in blanks]
    for match in _PAGE_NUMBER.finditer(text) if "\f" in text else ():
        if match.group() != "\f":
            edits.append(Edit(match.start(), match.end(), "\f"))
    return iter(sorted(edits, key=lambda edit: edit.start))


def _is_blank_paged(text: str) -> bool:
    """Whether blanks follow the form feeds, as they do where a block of links stood."""
    return re.search(r"\f ", text) is not None
