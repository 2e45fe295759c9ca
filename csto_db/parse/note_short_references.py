"""Short references that fill a whole stretch of a note, with or without brackets."""

import re

from csto_db.model.passage import Span
from csto_db.model.work import Name
from csto_db.parse.author_names import read_head
from csto_db.parse.note_evidence import LOCATOR
from csto_db.parse.short_reference import ShortReference

_SHORT = re.compile(
    r"(?P<names>[^\W\d_][^\d()\[\];:]{1,80}?),?\s\(?(?:Citation)?(?P<year>1[5-9]\d\d|20\d\d)(?P<letter>[a-z])?"
    r"(?:\)|,|:|\)[,:]|(?=\s))?\s?(?:(?:insbesondere|insb\.|bes\.|especially|esp\.)\s)?(?P<where>.*?)\)?"
)
_PAGE_WORD = re.compile(r"(?:pp?|S|с|стр)\.?\s?(?=\d)")
_BARE_PAGES = re.compile(r"\d[\d\s,–—-]*(?:ff?\.?)?")
_LONGEST = 160
# Without a page a year after a capitalised word may be that of an event.
_EMBEDDED = re.compile(
    r"(?<![\w/.])(?:[A-ZÀ-Þ][\w’-]{1,40}/){0,4}[A-ZÀ-Þ][\w’-]{1,40},?\s(?:1[5-9]|20)\d\d[a-z]?,?\s"
    r"(?:(?:insbesondere|insb\.|bes\.|especially|esp\.)\s)?(?:S|pp?)\.\s\d+(?:\s?[-–—]\s?\d+|\sff?\b\.?)?"
)


def whole_short_reference(text: str, span: Span) -> ShortReference | None:
    """Return the short reference that the span is, if it is one from end to end.

    >>> note = "Feest/Blankenburg 1972a, S. 125 ff."
    >>> short = whole_short_reference(note, Span(0, len(note)))
    >>> [str(name) for name in short.authors], short.printed_year, short.locator
    (['Feest', 'Blankenburg'], '1972a', '125 ff.')
    """
    if span.length > _LONGEST:
        return None
    found = _SHORT.fullmatch(text[span.start : span.end].strip(" ;,"))
    if found is None or not _is_locator(found["where"]):
        return None
    head = read_head(found["names"].replace("/", " & "), has_comma=False)
    if head is None or not _are_authors(head.authors):
        return None
    return ShortReference(
        span,
        head.authors,
        issued=found["year"],
        printed_year=found["year"] + (found["letter"] or ""),
        locator=_PAGE_WORD.sub("", found["where"]) or None,
        has_others=head.has_others,
    )


def embedded_short_references(text: str, span: Span) -> tuple[ShortReference, ...]:
    """Return the author, year and pages that stand in a sentence without brackets.

    >>> note = "Grundsätzlich der Beitrag von Gahlert 1971, S. 88—123 und mehr."
    >>> [(str(s.authors[0]), s.locator) for s in embedded_short_references(note, Span(0, 64))]
    [('Gahlert', '88—123')]
    """
    found = (
        whole_short_reference(text, Span(*match.span()))
        for match in _EMBEDDED.finditer(text, span.start, span.end)
    )
    return tuple(short for short in found if short)


def _are_authors(names: tuple[Name, ...]) -> bool:
    """Whether all are persons, or one is a body: "Schmidt, NJW" is an author and a journal."""
    bodies = [name for name in names if name.literal or (name.family or "").isupper()]
    return bool(names) and (not bodies or len(names) == 1)


def _is_locator(words: str) -> bool:
    pages = words.removesuffix(".")
    return not pages or bool(_BARE_PAGES.fullmatch(words) or LOCATOR.fullmatch(words))
