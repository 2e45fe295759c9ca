"""What is wrong or unread in a note."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from csto_db.model.passage import Diagnostic, Span
from csto_db.model.vocabulary import CitationStatus, EntryType, Severity, Stage
from csto_db.model.work import Citation
from csto_db.parse.dates import is_undated
from csto_db.parse.note_layout import NoteLayout

_DOUBLED = re.compile(r"(?:https?|ftp)://\s?(?:https?|ftp)://", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")


def diagnose(layout: NoteLayout, citations: tuple[Citation, ...]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of a note in the order of their spans."""
    found = [each for citation in citations for each in _of_citation(layout, citation)]
    found += _unbalanced_quotes(layout, citations)
    return tuple(sorted(found, key=lambda each: (each.span or Span(0, 0), each.code)))


def _unbalanced_quotes(layout: NoteLayout, citations: tuple[Citation, ...]) -> Iterator[Diagnostic]:
    starts = [citation.span.start for citation in citations]
    for at in layout.unpaired:
        index = bisect_right(starts, at) - 1
        if index >= 0 and at < citations[index].span.end:
            message = f"the quote {layout.text[at]} has no partner"
            yield _warning("unbalanced_quote", message, Span(at, at + 1))


def _of_citation(layout: NoteLayout, citation: Citation) -> Iterator[Diagnostic]:
    if citation.status is CitationStatus.UNREAD:
        message = "this has fields of a reference, but too few to read it with confidence"
        yield _warning("unread_segment", message, citation.span)
    yield from _of_date(layout, citation)
    if citation.url and _DOUBLED.match(citation.url):
        at = _printed_at(layout, citation.span, citation.url)
        yield _warning("doubled_scheme", "the URL begins with two schemes", at)
    for other in layout.urls_in(citation.span)[1:]:
        yield _warning("unread_url", "only the first URL of a citation is kept", other)
    title = citation.work.title
    if citation.status is CitationStatus.FULL and title:
        at = _printed_at(layout, citation.span, title)
        if layout.text[max(0, at.start - 2) : at.start].strip()[-1:] not in tuple("‘“«„‚»\"'"):
            message = "the title has no quotes, so where it ends is a guess"
            yield Diagnostic(Stage.PARSE, "title_without_quotes", message, at, Severity.INFO)


def _of_date(layout: NoteLayout, citation: Citation) -> Iterator[Diagnostic]:
    work = citation.work
    printed = work.issued_printed
    if work.entry_type is EntryType.INTERVIEW and printed is None:
        yield _warning("interview_without_date", "the interview has no date", citation.span)
    if printed is None or work.issued or is_undated(printed):
        return
    at = _printed_at(layout, citation.span, printed)
    if _YEAR.search(printed) is None and printed[:1].isalnum() and any(map(str.isdigit, printed)):
        yield _warning("date_without_year", f"the date {printed!r} has no year", at)
    elif citation.status is CitationStatus.FULL:
        yield _warning("impossible_date", f"no calendar has the date {printed!r}", at)


def _printed_at(layout: NoteLayout, span: Span, printed: str) -> Span:
    """Where the words stand in the citation, or all of it if they are not there as they are."""
    start = layout.text.find(printed, span.start, span.end)
    return span if start < 0 else Span(start, start + len(printed))


def _warning(code: str, message: str, span: Span) -> Diagnostic:
    return Diagnostic(Stage.PARSE, code, message, span)
