"""Labels of notes: the numbers at the starts of lines that ascend and have most evidence."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from csto_db.model.passage import Span
from csto_db.text.call_marks import CallMarks
from csto_db.text.headings import note_sections
from csto_db.text.label_evidence import evidence
from csto_db.text.note_labels import Label, labels

_FIRST, _FIRST_OF_EXTRACT = -2.5, -5.0
_AGAIN = -1.5
_HIGHEST_FIRST = 999
_WIDEST_GAP = 12
_GAP, _EACH_MISSING = 2.4, 0.4
_FEWEST_OF_EXTRACT = 4
_BLOCK_SHARE = 0.8
_CALLING_SHARE = 0.25
_UNDER_HEADING = 1.0
# What a section of notes that begins with 1 adds to each of its labels, and to the first.
_BEGUN = 0.6
_BEGINS, _BEGINS_PLAIN = 3.0, 1.5
_IN_LIST = -6.0
_MARKED = frozenset({"[", "[^", "¹"})


@dataclass(frozen=True, slots=True)
class Run:
    """Labels of one form that ascend, from 1 or, in an extract, from where it starts.

    `calls` are the offsets of the marks that call them, in order.
    """

    labels: tuple[Label, ...]
    score: float
    calls: tuple[int, ...] = ()

    def first_call_between(self, place: int, end: int) -> int | None:
        """The first mark that calls a note of the run between two offsets, if there is one."""
        index = bisect_right(self.calls, place)
        return self.calls[index] if index < len(self.calls) and self.calls[index] < end else None


def note_runs(text: str, units: Sequence[Span]) -> tuple[Run, ...]:
    """Return the runs of labels of notes among the starts of lines or paragraphs.

    For each form of label the path is chosen that has the greatest evidence in all: what
    the notes say, the marks in the text that call them, and that no number is missing. A
    path may start again at 1. Time is linear in the number of units.
    """
    all_labels = tuple(labels(text, units))
    if not all_labels:
        return ()
    by_form: defaultdict[str, list[Label]] = defaultdict(list)
    for label in all_labels:
        by_form[label.form].append(label)
    ones = frozenset(label.unit for label in all_labels if label.number == 1)
    reading = _Reading(text, units, CallMarks(text), ones)
    found = [run for same in by_form.values() for run in reading.runs(same)]
    # A run that the text calls is surer than one that only looks like notes.
    found.sort(key=lambda run: (-reading.is_called(run), -run.score))
    sure = (reading.called(run) for run in found)
    return tuple(sorted((run for run in sure if run), key=lambda run: run.labels[0].place))


class _Reading:
    """One text with its calls, which the surest run takes first."""

    def __init__(
        self, text: str, units: Sequence[Span], calls: CallMarks, ones: frozenset[int]
    ) -> None:
        self._text = text
        self._units = units
        self._calls = calls
        self._ones = ones
        self._sections = note_sections(text, units)
        self._ends: dict[Label, int] = {}
        self._evidence: dict[tuple[Label, bool], float] = {}

    def runs(self, same: Sequence[Label]) -> Iterator[Run]:
        """Yield the runs of the best path through the labels of one form."""
        for label, following in pairwise((*same, None)):
            if label is not None:
                last = self._units[label.index].end
                self._ends[label] = min(last, following.place) if following else last
        scores = [self._score(one, is_called=self._is_called(one)) for one in same]
        for part in best_path([one.number for one in same], scores):
            found = [*(same[n] for n in part), *_trailing(same, part)]
            yield Run(tuple(found), sum(scores[n] for n in part))

    def _is_called(self, label: Label) -> bool:
        return self._calls.call(label.number, label.place) is not None

    def _score(self, label: Label, *, is_called: bool) -> float:
        section = self._sections.at(label.place)
        score = self._evidence.get((label, is_called))
        if score is None:
            score = evidence(self._text, label, self._ends[label], is_called=is_called)
            self._evidence[label, is_called] = score
        if section is None:
            return score
        return score + (self._headed(label) if section else _IN_LIST)

    def _headed(self, label: Label) -> float:
        """What the heading of notes above a label says for it, most if 1 stands right below it."""
        section = self._sections.index(label.place)
        first = self._sections.firsts[section]
        if first not in self._ones:
            return _UNDER_HEADING
        return _UNDER_HEADING + _BEGUN + self._begins(label)

    def _begins(self, label: Label) -> float:
        """What stands for a label because it is the first below a heading of notes."""
        section = self._sections.index(label.place)
        if section < 0 or not self._sections.is_notes[section] or label.number != 1:
            return 0.0
        if self._sections.firsts[section] != label.unit:
            return 0.0
        return _BEGINS_PLAIN if self._sections.is_plain[section] else _BEGINS

    def is_called(self, run: Run) -> bool:
        """Whether most labels of a run are called."""
        return 2 * sum(map(self._is_called, run.labels)) > len(run.labels)

    def called(self, run: Run) -> Run | None:
        """The run with its calls; None if too little speaks for it when each call counts once."""
        calls = tuple(self._calls.call(one.number, one.place) for one in run.labels)
        score = sum(
            self._score(one, is_called=call is not None)
            for one, call in zip(run.labels, calls, strict=True)
        )
        if not _is_sure(run.labels, score, self._begins(run.labels[0])):
            return None
        if self._is_running_text(run):
            return None
        for label, call in zip(run.labels, calls, strict=True):
            if call is not None:
                self._calls.use(label.number, call)
        taken = sorted(call for call in calls if call is not None)
        return Run(run.labels, score, tuple(taken))

    def _is_running_text(self, run: Run) -> bool:
        """Whether notes that were found before are called by what stands behind the labels."""
        calling = sum(
            self._calls.is_used_between(label.place, self._ends[label]) for label in run.labels
        )
        return calling >= _CALLING_SHARE * len(run.labels)


def _trailing(same: Sequence[Label], part: Sequence[int]) -> Iterator[Label]:
    """The labels that go on counting at once below a block of notes: its last may cite nothing."""
    steps = [same[b].unit - same[a].index for a, b in pairwise(part)]
    if steps.count(1) < _BLOCK_SHARE * max(1, len(steps)):
        return
    last = same[part[-1]]
    for place in range(part[-1] + 1, len(same)):
        label = same[place]
        if (label.number, label.unit) != (last.number + 1, last.index + 1):
            return
        yield label
        last = label


def _is_sure(found: Sequence[Label], score: float, begins: float) -> bool:
    """Whether enough speaks for some labels in a run being those of notes.

    A label alone is sure if it has a mark, or if it `begins` a section of notes and more than
    its place there speaks for it.
    """
    if found[0].number != 1:
        return len(found) >= _FEWEST_OF_EXTRACT and score + _FIRST_OF_EXTRACT > 0
    if len(found) == 1 and found[0].form not in _MARKED:
        return begins > 0 and score - begins + _FIRST > 0
    return score + _FIRST > 0


def best_path(numbers: Sequence[int], scores: Sequence[float]) -> list[list[int]]:
    """Return the places of the labels with the best total, split where the path starts again.

    >>> best_path([1, 2, 1, 3, 4], [2, 2, -1, 2, 2])
    [[0, 1, 3, 4]]
    """
    best: list[float] = []
    before: list[int | None] = []
    starts: list[bool] = []
    last: dict[int, int] = {}
    top: int | None = None
    for place, (number, score) in enumerate(zip(numbers, scores, strict=True)):
        reached, came, is_start = _reached(number, best, last, top)
        best.append(reached + score)
        before.append(came)
        starts.append(is_start)
        if number not in last or best[place] >= best[last[number]]:
            last[number] = place
        if top is None or best[place] >= best[top]:
            top = place
    return _parts(top, before, starts)


def _reached(
    number: int, best: Sequence[float], last: dict[int, int], top: int | None
) -> tuple[float, int | None, bool]:
    """The best that a path can be worth before a label, where it comes from, whether it starts."""
    is_one = number == 1
    cost = _FIRST if is_one else _FIRST_OF_EXTRACT if number <= _HIGHEST_FIRST else -1e9
    reached: tuple[float, int | None, bool] = (cost, None, True)
    if top is not None and best[top] > 0:
        again = best[top] + (_AGAIN if is_one else cost)
        reached = max(reached, (again, top, True), key=lambda one: one[0])
    for step in range(1, _WIDEST_GAP + 1):
        place = last.get(number - step)
        if place is not None:
            missing = _GAP + _EACH_MISSING * (step - 1) if step > 1 else 0.0
            if best[place] - missing > reached[0]:
                reached = (best[place] - missing, place, False)
    return reached


def _parts(
    place: int | None, before: Sequence[int | None], starts: Sequence[bool]
) -> list[list[int]]:
    parts: list[list[int]] = [[]]
    while place is not None:
        parts[-1].append(place)
        if starts[place]:
            parts.append([])
        place = before[place]
    return [part[::-1] for part in parts[::-1] if part]
