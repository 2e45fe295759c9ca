"""Mistakes of the sources: what a citation says of its work does not agree with itself."""

import re
from collections.abc import Iterator

from csto_db.model.dates import Days, days
from csto_db.model.passage import Diagnostic, Span
from csto_db.model.vocabulary import CitationStatus, EntryType, Stage
from csto_db.model.work import Citation
from csto_db.text.mapped import MappedText

_DAY_LAST = re.compile(r"(?<!\d)(\d{1,2})[-./](\d{1,2})[-./]((?:19|20)\d\d)\Z")
_DAY_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})\Z")
_YEAR = re.compile(r"[/-]((?:19|20)\d\d)\Z")
# "Roe v Poe (n 8), Dissenting Opinion": the note that it points at has the year.
_POINTS_BACK = re.compile(r"\((?:n|fn|note|Anm|Fn)\.?\s?\d+\)")
_DATED_TYPES = frozenset(
    {
        EntryType.ARTICLE,
        EntryType.BOOK,
        EntryType.CHAPTER,
        EntryType.OFFICIAL_DOCUMENT,
        EntryType.REPORT,
        EntryType.TRANSCRIPT,
        EntryType.TREATY,
    }
)


def citation_defects(text: MappedText, citation: Citation) -> Iterator[Diagnostic]:
    """Yield what does not agree in a citation that describes its work, in original characters.

    A number that holds a date is compared with the date of the document as intervals of days
    (EDTF); a page cannot be seen before it was there; a document or a book has a year.
    """
    work = citation.work
    if citation.status is not CitationStatus.FULL:
        return
    issued = _days(work.issued)
    number = work.number()
    dates = number_dates(number or "")
    if number and issued and dates and not any(one.overlaps(issued) for one in dates):
        message = f"the number {number} holds another date than that of the document, {work.issued}"
        yield _defect("number_disagrees_with_date", message, _at(text, citation, number))
    seen = _days(citation.accessed)
    if seen and issued and seen.high < issued.low:
        message = f"seen on {citation.accessed}, before it was issued, {work.issued}"
        yield _defect("accessed_before_issued", message, citation.span)
    is_dated = work.issued or work.issued_printed or _POINTS_BACK.search(work.title or "")
    if work.entry_type in _DATED_TYPES and not is_dated:
        yield _defect("missing_year", "what is cited has no year", citation.span)


def _days(edtf: str | None) -> Days | None:
    return days(edtf) if edtf else None


def number_dates(number: str) -> tuple[Days, ...]:
    """Return the days that the end of a document number may mean, none if it is no date.

    >>> len(number_dates("1234-05-09-2008")), len(number_dates("12/2008")), number_dates("N 14")
    (2, 1, ())
    """
    last, first, year = (one.search(number) for one in (_DAY_LAST, _DAY_FIRST, _YEAR))
    if last:
        # Which of the two is the month, writers differ about.
        found = [(last[3], last[2], last[1]), (last[3], last[1], last[2])]
    elif first:
        found = [(first[1], first[2], first[3])]
    else:
        return (days(year[1]),) if year else ()
    return tuple(one for y, m, d in found if (one := _day(y, m, d)) is not None)


def _day(year: str, month: str, day: str) -> Days | None:
    try:
        return days(f"{year}-{month:0>2}-{day:0>2}")
    except ValueError:
        return None


def _at(text: MappedText, citation: Citation, printed: str) -> Span:
    start = text.original.find(printed, citation.span.start, citation.span.end)
    return citation.span if start < 0 else Span(start, start + len(printed))


def _defect(code: str, message: str, place: Span) -> Diagnostic:
    return Diagnostic(Stage.PARSE, code, message, place)
