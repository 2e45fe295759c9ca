"""The lines of a hard-wrapped document that begin a paragraph: notes, entries, the text below."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from csto_db.model.passage import Span
from csto_db.text.label_runs import Run, note_runs
from csto_db.text.layout import END_LENGTH, SENTENCE_END, Layout
from csto_db.text.list_lines import list_lines
from csto_db.text.note_labels import Label
from csto_db.text.symbol_labels import symbol_labels

_LINE = re.compile(r"[^\s][^\n\f]*")
_NUMBER = re.compile(r"[–—-]?\s*\d{1,4}\s*[–—-]?\Z")
# A block of notes has fewer lines than this between two labels.
_FAR = 12
_DIGITS = re.compile(r"\d+")
_LONGEST_HEAD = 100
_FEWEST_HEADS = 3


def note_lines(text: str, layout: Layout) -> frozenset[int]:
    """Return the offsets of the lines that begin a paragraph because of a note or an entry.

    >>> text = "So it is.1 They say\\n1 See Haas, p. 3.\\n2 Ibid.\\nmore of it.2\\n"
    >>> sorted(note_lines(text, Layout(is_wrapped=True, width=20)))
    [20, 38]
    """
    lines = tuple(
        Span(one.start(), one.start() + len(one[0].rstrip())) for one in _LINE.finditer(text)
    )
    runs = note_runs(text, lines)
    found = {label.place for run in runs for label in run.labels}
    found.update(list_lines(text, lines))
    found.update(label.place for label in symbol_labels(text, lines))
    if runs:
        ends = _Ends(text, layout, _heads(text, lines))
        for run in runs:
            for label, following in pairwise(run.labels):
                last = _last_line(lines, run, label, following)
                found.update(ends.first(lines[label.index : last + 1]))
    return frozenset(found)


def _heads(text: str, lines: Sequence[Span]) -> frozenset[str]:
    """The lines, less their numbers, that stand on several pages and end no sentence."""
    short = (text[line.start : line.end] for line in lines if line.length <= _LONGEST_HEAD)
    counts = Counter(_key(line) for line in short if not SENTENCE_END.search(line[-END_LENGTH:]))
    return frozenset(key for key, count in counts.items() if count >= _FEWEST_HEADS and key)


def _key(line: str) -> str:
    return _DIGITS.sub("", line).strip(" |–—-")


def _last_line(lines: Sequence[Span], run: Run, label: Label, following: Label) -> int:
    """The last line at which running text can go on: the one that calls the next note."""
    call = run.first_call_between(label.place, following.place)
    if call is not None:
        return bisect_right(lines, call, key=lambda line: line.start) - 1
    return following.unit - 1 if following.unit - label.index > _FAR else label.index


@dataclass(frozen=True, slots=True)
class _Ends:
    """Where the note above running text may end."""

    text: str
    layout: Layout
    heads: frozenset[str]

    def first(self, lines: Sequence[Span]) -> Iterator[int]:
        """Yield the first line, if there is one, that does not belong to the note of the first."""
        for line, after in pairwise(lines):
            if self._is_between(line, after):
                yield after.start
                return

    def _is_between(self, line: Span, after: Span) -> bool:
        """Whether a note may end here: at a gap, a page's head or number, a short last line."""
        words, following = (self.text[one.start : one.end] for one in (line, after))
        gap = self.text[line.end : after.start]
        if "\f" in gap or gap.count("\n") > 1 + self.layout.is_double_spaced:
            return True
        if _NUMBER.match(following) or _key(following[: _LONGEST_HEAD + 1]) in self.heads:
            return True
        if SENTENCE_END.search(words, max(0, len(words) - END_LENGTH)) is None:
            return False
        return self.layout.is_short(words, following) or following[:1].islower()
