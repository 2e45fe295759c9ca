"""Quoted stretches of a note, where the closing quote may also be a soft sign."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from csto_db.model.passage import Span


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted stretch: `span` with its quotes, `inner` without them and a last comma."""

    span: Span
    inner: Span


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quoted stretches of a text, and the places of the quotes that have no partner."""

    quoted: tuple[Quoted, ...]
    unpaired: tuple[int, ...]


_CLOSERS = {
    "‘": "’",
    "“": "”",
    "«": "»",
    "„": "“”",
    "‚": "‘’",
    "»": "«",
    '"': '"',
    "'": "'",
}
_MARK = re.compile("[‘’“”«»„‚\"']")
_SINGLE = "’'"
_SOFT = frozenset("bcdfghklmnprstvzjw")
_NO_START = frozenset(" ,.;:)]—")
_AFTER_TITLE = re.compile(r"\s?[,;.)\]]|\s?\Z|\s[(\[\d]|\s[iI]n:?\s[A-Z]")
# A soft sign inside a title is followed by the rest of the sentence, not by a field.
_GOES_ON = re.compile(r",\s(?!in\b|avail|acc|at\b|pp?\.|vol|no\.|ed|[a-z]\.)[a-zа-я]|\.\s[A-Z]")


def can_be_soft_sign(text: str, at: int) -> bool:
    """Return whether the mark at this place may be a transliterated soft or hard sign.

    >>> can_be_soft_sign("Kommersant’, 8 May", 10)
    True
    >>> can_be_soft_sign("sammit ODKB’, Kommersant’", 11)
    False
    """
    return at > 0 and text[at] in _SINGLE and text[at - 1] in _SOFT


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] not in _CLOSERS or not after:
        return False
    if text[at] == "«" and after.isspace():
        # French sets blanks inside its quotes; the German « closes, right behind a word.
        return not before or before.isspace() or before in "(["
    if after in _NO_START or after.isspace():
        return False
    return not before.isalnum() and before not in ("’", "”", "'")


def _closes(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return text[at] not in _SINGLE or not (after.isalnum() or before.isspace())


def _ends_field(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] not in _SINGLE:
        return True
    if after and after in _SINGLE:
        return False
    ended = before in (",", ".", "?", "!", "”") or after in ("”", "“")
    return ended or _AFTER_TITLE.match(text, at + 1) is not None


class _Marks:
    """Every quote of a text by what it can do, so that each look-up is a bisection."""

    def __init__(self, text: str) -> None:
        self.text = text
        places = [found.start() for found in _MARK.finditer(text)]
        self.openers = [at for at in places if _opens(text, at)]
        self.closers = [at for at in places if _closes(text, at)]
        self.enders = [at for at in self.closers if _ends_field(text, at)]
        self._opening = {mark: self._of(mark, self.openers) for mark in _CLOSERS}
        self._closing = {mark: self._of(ends, self.closers) for mark, ends in _CLOSERS.items()}
        self._ending = {mark: self._of(ends, self.enders) for mark, ends in _CLOSERS.items()}

    def _of(self, marks: str, places: list[int]) -> list[int]:
        return [at for at in places if self.text[at] in marks]

    def close(self, at: int) -> int | None:
        """The place of the quote that closes the one at `at`, if there is one."""
        mark = self.text[at]
        next_open = _first_after(self._opening[mark], at) or len(self.text)
        end = _first_after(self._ending[mark], at)
        if end is None or end > next_open:
            weak = _first_after(self._closing[mark], at)
            return weak if weak is not None and weak < next_open else end
        return self._past_soft_signs(mark, end, next_open)

    def _past_soft_signs(self, mark: str, end: int, next_open: int) -> int:
        while can_be_soft_sign(self.text, end) and _GOES_ON.match(self.text, end + 1):
            later = _first_after(self._ending[mark], end)
            if later is None or later > next_open:
                break
            end = later
        return end


def _first_after(places: list[int], at: int) -> int | None:
    index = bisect_right(places, at)
    return places[index] if index < len(places) else None


def _quoted(text: str, start: int, close: int) -> Quoted:
    end = close
    while end > start + 1 and text[end - 1] in ",; ":
        end -= 1
    if text[end - 1] == "." and text[end - 2 : end - 1] != ".":
        end -= 1
    return Quoted(Span(start, close + 1), Span(start + 1, max(end, start + 1)))


def find_quotes(text: str) -> Quotes:
    """Return the outermost quoted stretches and the quotes without a partner, in text order.

    >>> text = "‘Zabrosit’ boevikov “Sektora”’, Kommersant’, 8 May"
    >>> [text[q.inner.start : q.inner.end] for q in find_quotes(text).quoted]
    ['Zabrosit’ boevikov “Sektora”']
    >>> find_quotes("in Byulleten’ ODKB’, 12 May").unpaired
    (18,)
    """
    marks = _Marks(text)
    quoted: list[Quoted] = []
    unpaired: list[int] = []
    reached = 0
    for at in marks.openers:
        if at < reached:
            continue
        close = marks.close(at)
        if close is None:
            unpaired.append(at)
        else:
            quoted.append(_quoted(text, at, close))
            reached = close + 1
    unpaired += _left_over(text, marks.enders, quoted)
    return Quotes(tuple(quoted), tuple(sorted(unpaired)))


def _left_over(text: str, enders: list[int], quoted: list[Quoted]) -> list[int]:
    """The closing quotes outside every quoted stretch that can be nothing else."""
    starts = [q.span.start for q in quoted]
    loose = []
    for at in enders:
        index = bisect_right(starts, at) - 1
        inside = index >= 0 and at < quoted[index].span.end
        if not inside and not can_be_soft_sign(text, at) and not _opens(text, at):
            loose.append(at)
    return loose
