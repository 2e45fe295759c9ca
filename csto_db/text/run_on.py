"""Notes in a text that lost its line ends: paragraphs begin at their labels."""

import re
from collections.abc import Iterator
from itertools import pairwise

from csto_db.model.passage import Span
from csto_db.text.label_evidence import cites
from csto_db.text.label_runs import Run, note_runs
from csto_db.text.mapped import Edit
from csto_db.text.paragraphs import BREAK

_MARK = r"(?:\[\^?\d{1,5}\]:?|\(\d{1,5}\)|[¹²³⁰⁴-⁹]{1,5}|\d{1,5}[.)]?)"
_INLINE = re.compile(
    rf"(?<=[.!?…”’»)\]\d]) (?={_MARK} ?(?:[^\s\da-z.,;:)]|ibid|vgl|ebd|see\b|cf\b|там же|см\b))"
)
_SENTENCE = re.compile(
    rf"[.!?…][\"'”’»)\]]*(?:{_MARK})?(?P<blank> )(?=[‘“„«\"(]?[A-ZÀ-ÞА-ЯЁ][^.\s])"
)
_LONGEST_LINE = 1000
_SHORTEST = 1500
_LONGEST_NOTE = 4000


def run_on_notes(text: str) -> Iterator[Edit]:
    """A blank before the label of a note, and one behind its end, becomes a paragraph's end.

    Only a text of lines that are longer than paragraphs is looked at.
    """
    if len(text) < _SHORTEST or len(text) < _LONGEST_LINE * (1 + text.count("\n")):
        return
    places = [match.end() for match in _INLINE.finditer(text)]
    units = [Span(a, b) for a, b in pairwise((*places, len(text)))]
    breaks: set[int] = set()
    for run in note_runs(text, units):
        breaks.update(label.place - 1 for label in run.labels)
        breaks.update(_ends(text, run))
    for place in sorted(breaks):
        yield Edit(place, place + 1, BREAK)


def _ends(text: str, run: Run) -> Iterator[int]:
    """The blanks behind notes below which running text goes on and calls the next."""
    for label, following in pairwise(run.labels):
        call = run.first_call_between(label.place, following.place)
        if call is None:
            continue
        for match in _SENTENCE.finditer(text, label.start, min(call, label.start + _LONGEST_NOTE)):
            if not cites(text[match.end() : call]):
                yield match.start("blank")
                break
