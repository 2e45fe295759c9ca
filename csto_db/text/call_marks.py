"""The marks in running text that call a numbered note."""

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

# A pattern that begins with characters, not with what stands before them, is ten times as fast.
_CALL = re.compile(
    r"\[\^?(?P<square>\d{1,5})\]|\((?P<round>\d{1,5})\)|(?P<raised>[¹²³⁰⁴-⁹]{1,5})|(?P<bare>\d{1,5})"
)
# Close to a word, or to the mark that ends a sentence or a part of one, or lifted off the line
# and set down again behind a blank; a number goes on neither before nor behind, but a year may
# end a sentence.
_BEFORE = re.compile(
    r"(?:(?P<word>[^\W\d_]{2})"
    r"|(?P<stop>(?:[^\s\d]|(?<!\d)(?:1\d|20)\d\d)[.,;:!?”’»\")\]])"
    r"|(?P<lifted>[^\s\d][.!?”’»] ))\Z"
)
_NOT_BEHIND = {
    "word": re.compile(r"[\w/:%-]"),
    "stop": re.compile(r"[\w.,/:%-]"),
    "lifted": re.compile(r"\S"),
}
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Call(NamedTuple):
    """A mark that may call a note: its number, its form, and where it stands."""

    number: int
    form: str
    place: int


def calls(text: str) -> Iterator[Call]:
    """Yield the marks that may call notes, in order.

    >>> [call.number for call in calls("It is law.7 It binds [8]; 12.5 of 1999.9 Its end.")]
    [7, 8, 9]
    """
    for match in _CALL.finditer(text):
        if _is_call(text, match):
            form = match.lastgroup or ""
            yield Call(int(match[form].translate(_RAISED)), form, match.start())


def blanked(text: str, places: Iterable[int]) -> str:
    """Return a text with blanks for the calls that stand at some places.

    >>> blanked("It is law[^7]. It binds.8 So be it.", [9, 24])
    'It is law    . It binds.  So be it.'
    """
    parts, done = [], 0
    for place in sorted(places):
        call = _CALL.match(text, place)
        if call:
            parts += [text[done:place], " " * len(call[0])]
            done = call.end()
    return "".join((*parts, text[done:]))


class CallMarks:
    """The calls of a text by their numbers; each speaks for one note only."""

    def __init__(self, text: str) -> None:
        self._places = array("Q")
        self._numbered: defaultdict[int, array[int]] = defaultdict(lambda: array("Q"))
        for call in calls(text):
            self._numbered[call.number].append(len(self._places))
            self._places.append(call.place)
        self._used = bytearray(len(self._places))
        self._free: dict[int, list[int]] = {}

    def call(self, number: int, before: int) -> int | None:
        """The last call of a number before an offset that is still free, if there is one.

        >>> CallMarks("It is law.7 It binds [8].").call(8, 25)
        21
        """
        index = self._free_index(number, before)
        return None if index < 0 else self._places[self._numbered[number][index]]

    def use(self, number: int, place: int) -> None:
        """Take the call of a number that stands at an offset: it is no longer free."""
        index = self._free_index(number, place + 1)
        self._used[self._numbered[number][index]] = 1
        self._free.setdefault(number, list(range(len(self._numbered[number]) + 1)))[index + 1] = (
            index
        )

    def is_used_between(self, start: int, end: int) -> bool:
        """Whether a call that was used stands between two offsets."""
        first, last = bisect_left(self._places, start), bisect_left(self._places, end)
        return self._used.find(1, first, last) >= 0

    def _free_index(self, number: int, before: int) -> int:
        """The place of a call among those of its number; -1 if none is free.

        `_free` points every used call, counted from 1, at the one before it.
        """
        calls = self._numbered.get(number)
        if calls is None:
            return -1
        at = bisect_left(calls, before, key=self._places.__getitem__)
        free = self._free.get(number)
        if free is None:
            return at - 1
        root = at
        while free[root] != root:
            root = free[root]
        while free[at] != root:
            free[at], at = root, free[at]
        return root - 1


def _is_call(text: str, match: re.Match[str]) -> bool:
    """Whether what stands around a number lets it call a note."""
    if match.lastgroup == "raised":
        return not text[max(0, match.start() - 1) : match.start()].isspace() and match.start() > 0
    if match.lastgroup != "bare":
        return True
    before = _BEFORE.search(text[max(0, match.start() - 6) : match.start()])
    if before is None or before.lastgroup is None:
        return False
    return _NOT_BEHIND[before.lastgroup].match(text, match.end()) is None
