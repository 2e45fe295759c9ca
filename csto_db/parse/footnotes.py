"""Numbered notes, found by their labels: they ascend, and what they stand before cites."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from csto_db.model.passage import Diagnostic, Span
from csto_db.model.vocabulary import Stage
from csto_db.text.mapped import MappedText

_LABEL = re.compile(
    r"(?:(?P<bracket>\[\^?)(?P<in_bracket>\d{1,4})\]:?"
    r"|(?P<raised>[¹²³⁰⁴-⁹]{1,4})"
    r"|(?P<number>\d{1,4})(?P<dot>[.)]?)(?=\s|[‘“]|[A-Z][a-z’ ]|\Z))\s*"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# What a note has and a numbered section, list item or price does not.
_CITES = re.compile(
    r"://|www\.|\bdoi\b|\bpp?\.\s?\d|\bibid|\bop\.\s?cit|\bloc\.\s?cit|\bsupra\b|\(n\s?\d|\bcf\."
    r"|\bsee\b|\baccessed\b|\bretrieved\b|\bavailable (?:at|from|online)|\binterview|\bvol\.\s?\d"
    r"|\bno\.\s?\d|\beds?\.|\bet al\b|\btrans\.|Citation\d{4}|[(\[](?:1[89]|20)\d\d[a-z]?[)\]]"
    r"|[‘“\"][^’”\"]{8,}[’”\"]\s?,|[’”\"]\s?,|,[”’]|,\s(?:1[89]|20)\d\d\b|:\s[^\d\s][^:]{2,40},\s\d{4}\)"
    r"|\b\d{1,2} [^\W\d_]{3,9} (?:1[89]|20)\d\d\b|\bvgl\b|\bsiehe\b|\bders\.|\ba\.\s?a\.\s?O|\baaO"
    r"|\bebd\b|\bebenda\b|\boben (?:N|Fn|Anm|Fußn)\b|\b(?:Fn|Anm|Rn|Rdnr)\.\s?\d|\bS\.\s?\d"
    r"|\d ff?\.|\(Hrsg|\(Hg\."
    r"|\b(?:1[89]|20)\d\d, \d|\bvoir\b|\bтам же\b|\bсм\.|\bС\.\s?\d|\bnote \d|\bnn?\.? \d|\bat \d"
    r"|\b[12]\d\d\d\)|\bid\.",
    re.I,
)
_WIDEST_GAP = 3
_LOOK_AHEAD = 6
_FEWEST = 3
_SURE_SHARE = 0.6
_HIGHEST_FIRST = 999
_MOST_CONTINUATIONS = 5
_LONGEST_NOTE = 3000


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A note in clean characters: its text, and the paragraph that its label begins."""

    label: str
    span: Span
    paragraph: Span


@dataclass(frozen=True, slots=True)
class Gap:
    """Labels that are missing before a note."""

    before: FoundNote
    missing: range

    def diagnostic(self, text: MappedText) -> Diagnostic:
        """What to tell the reader, at the note behind the gap."""
        labels = ", ".join(map(str, self.missing))
        place = text.to_original(self.before.span)
        message = f"no note {labels} before note {self.before.label}; is the text complete?"
        return Diagnostic(Stage.PARSE, "footnote_gap", message, place)


@dataclass(frozen=True, slots=True)
class FoundNotes:
    """The notes of a document in order, and the labels missing between them."""

    notes: tuple[FoundNote, ...] = ()
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class _Label:
    """A number that begins a paragraph, and where its text begins: there, or in the next.

    `index` is the place of the paragraph with the text.
    """

    number: int
    form: str
    index: int
    start: int
    paragraph: Span


@dataclass(slots=True)
class _Run:
    """Labels of one form that ascend."""

    labels: list[_Label] = field(default_factory=list)


def find_footnotes(text: str, paragraphs: tuple[Span, ...]) -> FoundNotes:
    """The numbered notes among the paragraphs of a clean text.

    Notes are runs of labels of one form, mostly from 1 upwards, at the starts of paragraphs,
    a good share of which cite something. A block of notes may start again at 1.

    >>> from csto_db.text.paragraphs import paragraphs
    >>> text = "A body.\\n\\n1 See Haas, p. 3.\\n\\n2 Ibid., p. 4.\\n\\n3 Ibid.\\n\\nThe end."
    >>> [text[n.span.start : n.span.end] for n in find_footnotes(text, paragraphs(text)).notes]
    ['See Haas, p. 3.', 'Ibid., p. 4.', 'Ibid.']
    """
    labels = tuple(_labels(text, paragraphs))
    notes: list[FoundNote] = []
    gaps: list[Gap] = []
    for run in _runs(labels):
        if _is_notes(text, paragraphs, run):
            found = tuple(_notes(paragraphs, run))
            notes.extend(found)
            gaps.extend(_gaps(found))
    notes.sort(key=lambda note: note.span)
    return FoundNotes(tuple(_without_overlap(notes)), tuple(gaps))


def _labels(text: str, paragraphs: tuple[Span, ...]) -> Iterator[_Label]:
    for index, span in enumerate(paragraphs):
        if text[span.start].isalpha():
            continue
        match = _LABEL.match(text, span.start, span.end)
        if match:
            printed = match["in_bracket"] or match["number"] or match["raised"]
            form = match["bracket"] or match["dot"] or ("¹" if match["raised"] else "")
            number = int(printed.translate(_RAISED))
            if match.end() < span.end:
                yield _Label(number, form, index, match.end(), span)
            elif index + 1 < len(paragraphs):
                following = paragraphs[index + 1]
                yield _Label(number, form, index + 1, following.start, span)


def _runs(labels: Iterable[_Label]) -> Iterator[_Run]:
    """The ascending runs of each form; a label goes to the latest run that waits for it."""
    by_form: defaultdict[str, list[_Label]] = defaultdict(list)
    for label in labels:
        by_form[label.form].append(label)
    for same in by_form.values():
        yield from _runs_of_form(same)


def _runs_of_form(labels: list[_Label]) -> Iterator[_Run]:
    waiting: defaultdict[int, list[_Run]] = defaultdict(list)
    runs: list[_Run] = []
    for place, label in enumerate(labels):
        run = _waiting_run(waiting, label, labels[place + 1 : place + 1 + _LOOK_AHEAD])
        if run is None and label.number <= _HIGHEST_FIRST:
            run = _Run()
            runs.append(run)
        if run is not None:
            run.labels.append(label)
            waiting[label.number].append(run)
    return iter(runs)


def _waiting_run(
    waiting: dict[int, list[_Run]], label: _Label, coming: list[_Label]
) -> _Run | None:
    """The run whose last label comes just before; over a small gap if nothing fills it."""
    for step in range(1, _WIDEST_GAP + 1):
        before = label.number - step
        if before > 0 and waiting.get(before):
            if step > 1 and any(before < other.number < label.number for other in coming):
                continue
            return waiting[before].pop()
    return None


def _is_notes(text: str, paragraphs: tuple[Span, ...], run: _Run) -> bool:
    """Whether enough of the paragraphs behind the labels cite something."""
    citing = 0
    for label in run.labels:
        end = min(paragraphs[label.index].end, label.start + _LONGEST_NOTE)
        citing += _CITES.search(text, label.start, end) is not None
    share = citing / len(run.labels)
    if run.labels[0].number > 1:
        # An extract starts where it likes; more has to speak for its notes.
        return len(run.labels) > _FEWEST and share >= _SURE_SHARE and _is_dense(run)
    is_marked = run.labels[0].form in {"[", "[^", "¹"}
    if len(run.labels) < _FEWEST and not is_marked:
        return share == 1 and len(run.labels) > 1 and run.labels[0].form == ""
    return share >= (0.4 if is_marked else 0.5)


def _is_dense(run: _Run) -> bool:
    """Whether hardly a number is missing between the first label and the last."""
    return run.labels[-1].number - run.labels[0].number < 1.2 * len(run.labels)


def _notes(paragraphs: tuple[Span, ...], run: _Run) -> Iterator[FoundNote]:
    """The notes of a run; in a block of notes what stands between two labels goes on."""
    steps = [after.index - label.index for label, after in pairwise(run.labels)]
    is_block = bool(steps) and sum(step == 1 for step in steps) >= 0.8 * len(steps)
    for label, step in zip(run.labels, [*steps, 1], strict=True):
        last = label.index + step - 1 if is_block and step <= _MOST_CONTINUATIONS else label.index
        span = Span(label.start, paragraphs[last].end)
        yield FoundNote(str(label.number), span, label.paragraph)


def _gaps(notes: tuple[FoundNote, ...]) -> Iterator[Gap]:
    for note, after in pairwise(notes):
        missing = range(int(note.label) + 1, int(after.label))
        if missing:
            yield Gap(after, missing)


def _without_overlap(notes: list[FoundNote]) -> Iterator[FoundNote]:
    end = 0
    for note in notes:
        if note.span.start >= end:
            yield note
            end = note.span.end
