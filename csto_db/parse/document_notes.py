"""The notes of a document, each read on its own, and put back at their places."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from csto_db.model.passage import Diagnostic, Span
from csto_db.model.vocabulary import CitationStyle, Severity, Stage
from csto_db.model.work import Citation
from csto_db.parse.note_reading import read_note
from csto_db.text.mapped import Edit, MappedText

_POINTS_AT_WORK = re.compile(
    r"://|Citation\d{4}|\bavailable at\b|\baccessed \d|[(\s]pp?\.\s\d", re.I
)


@dataclass(frozen=True, slots=True)
class NoteCitations:
    """What the notes cite and what is wrong in them, in original characters."""

    citations: tuple[Citation, ...]
    diagnostics: tuple[Diagnostic, ...]


def read_notes(text: MappedText, notes: Sequence[Span], names: Sequence[Span]) -> NoteCitations:
    """Return what the notes, spans of the clean text, cite.

    The brackets that introduce short names, `names` in order, are not read as parts of works.
    """
    citations: list[Citation] = []
    diagnostics: list[Diagnostic] = []
    starts = [one.start for one in names]
    for index, span in enumerate(notes):
        inside = names[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        reading = _read_note(text, span, index, inside)
        citations.extend(reading.citations)
        diagnostics.extend(reading.diagnostics)
    return NoteCitations(tuple(citations), tuple(diagnostics))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a note, of which short names were taken out, stands in its document."""

    text: MappedText
    start: int
    note: MappedText

    def original(self, span: Span) -> Span:
        """The original place of a span of the note; of an empty one, its next character."""
        start = min(span.start, len(self.note.clean) - 1)
        inside = self.note.to_original(Span(start, max(span.end, start + 1)))
        return self.text.to_original(Span(self.start + inside.start, self.start + inside.end))


def _read_note(text: MappedText, span: Span, index: int, names: Sequence[Span]) -> NoteCitations:
    note = _without_names(text, span, names)
    place = _Place(text, span.start, note)
    reading = read_note(note.clean)
    citations = tuple(
        replace(
            citation,
            span=place.original(citation.span),
            candidates=tuple(place.original(one) for one in citation.candidates),
            footnote=index,
            style=CitationStyle.NOTE,
        )
        for citation in reading.citations
    )
    diagnostics = [
        replace(one, span=place.original(one.span) if one.span else None)
        for one in reading.diagnostics
    ]
    if not citations and not diagnostics and _POINTS_AT_WORK.search(note.clean):
        diagnostics.append(_unread(text.to_original(span)))
    return NoteCitations(citations, tuple(diagnostics))


def _without_names(text: MappedText, span: Span, names: Sequence[Span]) -> MappedText:
    """The words of a note without the brackets that introduce short names."""
    whole = MappedText.of(text.clean[span.start : span.end])
    cuts = (name for name in names if name.end <= span.end)
    shown = whole.apply(
        "short_names", (Edit(cut.start - span.start, cut.end - span.start) for cut in cuts)
    )
    return shown if shown.clean.strip() else whole


def _unread(place: Span) -> Diagnostic:
    message = "the note looks like a reference, but none was read from it"
    return Diagnostic(Stage.PARSE, "note_unread", message, place, Severity.WARNING)
