"""How the lines of a document are set: paragraph a line, hard-wrapped or double-spaced."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice, pairwise

# A sentence may end before closing quotes and brackets, and after a stray blank.
# ... or before the mark of a note.
_CLOSERS = r"[\"'”’»)\]]*"
SENTENCE_END = re.compile(
    rf"[.!?…](?:\s?{_CLOSERS}|{_CLOSERS}(?:\[\^?\d{{1,3}}\]|\d{{1,3}}|[¹²³⁰⁴-⁹]{{1,3}}))\s*$"
)
END_LENGTH = 12
BULLET = re.compile(r"[•‣◦▪●∙]\s+\S")
# These are dashes and stars of running text as well: only the line before can tell.
WEAK_BULLET = re.compile(r"[·*+–—-]\s+\S")
# The layout of the first lines is that of the rest, and a look at them costs nothing.
_SAMPLE = 20_000
_FEWEST_LINES = 6
_WIDEST = 250
_LINES = re.compile(r"\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Layout:
    """What a line break means; `width` is how many characters fill a line, 0 if none do."""

    is_wrapped: bool = False
    is_double_spaced: bool = False
    width: int = 0

    def is_short(self, line: str, following: str) -> bool:
        """Whether the next line's first word had still fitted on this line."""
        return len(line) + 1 + len(_first_word(following)) <= self.width

    def is_stub(self, line: str, following: str) -> bool:
        """Whether the line stops so early that only a heading or a list does so."""
        return len(line) + 1 + len(_first_word(following)) < 0.75 * self.width

    def is_heading(self, line: str) -> bool:
        """Whether the line is too short for a full one and does not end like a sentence."""
        line = line.strip()
        return 0 < len(line) < 0.6 * self.width and line[-1] not in ".,;:!…”’)-–—"


def _first_word(line: str) -> str:
    return line[:80].partition(" ")[0]


def detect_layout(text: str) -> Layout:
    """The layout of a text whose line ends are all ``\\n``.

    >>> detect_layout("One line is one paragraph.\\n" * 9).is_wrapped
    False
    """
    lines = tuple(islice(_lines(text), _SAMPLE))
    if len(lines) < 2:
        return Layout()
    width = _quantile(Counter(len(line) for line, _ in lines), 0.75)
    if width > _WIDEST:
        return Layout()
    close, apart = _unfinished(lines, 1, width), _unfinished(lines, 2, width)
    is_many = len(lines) >= _FEWEST_LINES
    if is_many and apart.share_of(len(lines)) > 0.55 and apart.unfinished > 0.4 * apart.count:
        return Layout(is_wrapped=True, is_double_spaced=True, width=width)
    if close.share_of(len(lines)) > 0.3 and close.unfinished > 0.4 * close.count:
        return Layout(is_wrapped=True, width=width)
    return Layout()


@dataclass(frozen=True, slots=True)
class _Pairs:
    """How many lines are followed at some distance; how many of them are full, unfinished."""

    count: int
    unfinished: int

    def share_of(self, total: int) -> float:
        return self.count / total


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """Each line with text in it, and the number of line ends after it."""
    for line, following in pairwise(chain(_LINES.finditer(text), (None,))):
        if line is not None:
            end = following.start() if following else len(text)
            yield line.group().rstrip(), text.count("\n", line.end(), end)


def _unfinished(lines: tuple[tuple[str, int], ...], distance: int, width: int) -> _Pairs:
    count = unfinished = 0
    for (line, gap), (following, _) in pairwise(lines):
        if gap == distance and not (BULLET.match(following) or WEAK_BULLET.match(following)):
            count += 1
            is_full = len(line) > 0.7 * width
            unfinished += is_full and not SENTENCE_END.search(line, max(0, len(line) - END_LENGTH))
    return _Pairs(count, unfinished)


def _quantile(lengths: Counter[int], share: float) -> int:
    left = share * lengths.total()
    for length in sorted(lengths):
        left -= lengths[length]
        if left <= 0:
            return length
    return 0
