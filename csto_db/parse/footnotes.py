"""Notes: the paragraphs that their labels, numbers or symbols, begin."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from csto_db.model.passage import Diagnostic, Span
from csto_db.model.vocabulary import Stage
from csto_db.text.label_runs import Run, note_runs
from csto_db.text.mapped import MappedText
from csto_db.text.symbol_labels import symbol_labels

_MOST_CONTINUATIONS = 5


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


def find_footnotes(text: str, paragraphs: tuple[Span, ...]) -> FoundNotes:
    """The notes among the paragraphs of a clean text, as `note_runs` finds their labels.

    >>> from csto_db.text.paragraphs import paragraphs
    >>> text = "A body.\\n\\n1 See Haas, p. 3.\\n\\n2 Ibid., p. 4.\\n\\n3 Ibid.\\n\\nThe end."
    >>> [text[n.span.start : n.span.end] for n in find_footnotes(text, paragraphs(text)).notes]
    ['See Haas, p. 3.', 'Ibid., p. 4.', 'Ibid.']
    """
    notes: list[FoundNote] = []
    gaps: list[Gap] = []
    for run in note_runs(text, paragraphs):
        found = tuple(_notes(paragraphs, run))
        notes.extend(found)
        gaps.extend(_gaps(found))
    notes.extend(_of_symbols(text, paragraphs))
    notes.sort(key=lambda note: note.span)
    return FoundNotes(tuple(_without_overlap(notes)), tuple(gaps))


def _notes(paragraphs: tuple[Span, ...], run: Run) -> Iterator[FoundNote]:
    """The notes of a run; what stands between two labels goes on, unless it is running text."""
    steps = [after.unit - label.index for label, after in pairwise(run.labels)]
    is_block = bool(steps) and sum(step == 1 for step in steps) >= 0.8 * len(steps)
    for label, step in zip(run.labels, [*steps, 1], strict=True):
        last = label.index
        if 1 < step <= _MOST_CONTINUATIONS:
            end = paragraphs[label.index + step - 1].end
            call = run.first_call_between(label.place, end)
            goes_on = call is None if run.calls else is_block
            last = label.index + step - 1 if goes_on else label.index
        span = Span(label.start, paragraphs[last].end)
        yield FoundNote(str(label.number), span, paragraphs[label.unit])


def _of_symbols(text: str, paragraphs: tuple[Span, ...]) -> Iterator[FoundNote]:
    for label in symbol_labels(text, paragraphs):
        paragraph = paragraphs[label.unit]
        yield FoundNote(label.mark, Span(label.start, paragraph.end), paragraph)


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
