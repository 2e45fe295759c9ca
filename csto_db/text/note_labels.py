"""Numbers at the starts of lines or paragraphs that may be the labels of notes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csto_db.model.passage import Span

# A number close to its note is followed by a capital, a quote or a word that only notes begin with.
_GLUED = r"[‘“„«\"]|[A-ZÀ-ÞА-ЯЁ][^\W\d_’.]|(?i:ibid|see\b|cf\.|vgl\b|ebd|ders\.|supra\b|там же)"
_LABEL = re.compile(
    r"(?:(?P<bracket>\[\^?)(?P<in_bracket>\d{1,5})\]:?"
    r"|\((?P<round>\d{1,5})\)"
    r"|(?P<raised>[¹²³⁰⁴-⁹]{1,5})\)?"
    rf"|(?P<number>\d{{1,5}})(?P<dot>[.)]?)(?=\s|\Z|{_GLUED}))\s*"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
ALONE = "|"
"""What the form of a label ends in that has a line for itself: a page number looks the same."""


@dataclass(frozen=True, slots=True)
class Label:
    """A number that may be a note's: its form (".", ")", "[", "(", "¹" or none), and its places.

    It stands at the offset `place` in the unit (line or paragraph) of that index, and the
    note's text begins at `start` in the unit `index`: the same one, or the next.
    """

    number: int
    form: str
    unit: int
    index: int
    place: int
    start: int


def labels(text: str, units: Sequence[Span]) -> Iterator[Label]:
    """Yield the labels at the starts of some units, in order.

    >>> [(one.number, one.form) for one in labels("12. See", [Span(0, 7)])]
    [(12, '.')]
    """
    for index, span in enumerate(units):
        if text[span.start].isalpha():
            continue
        match = _LABEL.match(text, span.start, span.end)
        if match is None:
            continue
        printed = match["in_bracket"] or match["round"] or match["number"] or match["raised"]
        number = int(printed.translate(_RAISED))
        form = _form(match)
        if match.end() < span.end:
            yield Label(number, form, index, index, span.start, match.end())
        elif index + 1 < len(units):
            following = units[index + 1].start
            yield Label(number, form + ALONE, index, index + 1, span.start, following)


def _form(match: re.Match[str]) -> str:
    if match["round"]:
        return "("
    return match["bracket"] or match["dot"] or ("¹" if match["raised"] else "")
