"""The citations of one footnote."""

from dataclasses import dataclass

from csto_db.model.passage import Diagnostic
from csto_db.model.work import Citation
from csto_db.parse.note_citations import read_citation
from csto_db.parse.note_diagnostics import diagnose
from csto_db.parse.note_layout import lay_out
from csto_db.parse.note_segments import SegmentKind, find_segments
from csto_db.parse.short_reference import short_references


@dataclass(frozen=True, slots=True)
class NoteReading:
    """What one note cites and what is wrong in it; spans count characters of the note."""

    citations: tuple[Citation, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def parse_note(text: str) -> NoteReading:
    """Return the citations of a note's text, given without its label and on one line.

    The citations stand in text order and do not overlap; a note of comment has none.
    Nothing is raised on any text.

    >>> reading = parse_note("He left. See ‘Ustav ODKB’, Article 12, 15 May 1992; Lee (2008).")
    >>> for citation in reading.citations:
    ...     print(citation.prefix, citation.work.title, citation.work.issued, citation.locator)
    See Ustav ODKB 1992-05-15 Article 12
    None None 2008 None
    """
    layout = lay_out(text)
    segments = find_segments(layout, short_references(text))
    citations = tuple(
        read_citation(layout, segment)
        for segment in segments
        if segment.kind is not SegmentKind.COMMENT
    )
    return NoteReading(citations, diagnose(layout, citations))


def told_citations(text: str) -> tuple[Citation, ...]:
    """Return the interviews and personal communications of a note, and nothing else of it."""
    layout = lay_out(text)
    return tuple(
        read_citation(layout, segment)
        for segment in find_segments(layout, short_references(text))
        if segment.kind in (SegmentKind.INTERVIEW, SegmentKind.MESSAGE)
    )
