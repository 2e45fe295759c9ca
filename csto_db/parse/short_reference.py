"""Short references, author and year, in brackets and in the run of a sentence."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from csto_db.model.passage import Span
from csto_db.model.work import Name
from csto_db.parse.author_names import Head, read_head
from csto_db.parse.brackets import Bracket, find_brackets
from csto_db.parse.narrative_names import name_span, names_before
from csto_db.parse.short_locator import read_locator
from csto_db.parse.short_tail import is_aside, without_name, without_remark
from csto_db.parse.short_years import MOST_YEARS, YEAR, PrintedYear, all_years, printed_year

_PREFIX = re.compile(
    r"(?:.{0,60}?\b)?(?:see\s+also|see|cf\.?|compare|e\.\s?g\.?|i\.\s?e\.?|for\s+example"
    r"|cited\s+in|quoted\s+in|as\s+in|also|following|after|vgl\.?(?:\s+auch)?|siehe(?:\s+auch)?"
    r"|zit(?:\.|iert)\s+(?:in|nach)|voir(?:\s+aussi)?|см\.?(?:\s+также)?|ср\.?|цит\.\s+по)"
    r"\b[\s,:.]*",
    re.I,
)
_SAME_AUTHOR = re.compile(r"(?:ders|dies|idem|id)\b\.?,?\s*", re.I)
# What stands in brackets inside a bracket: a body's short name, a first edition's year.
_INNER = re.compile(
    r"\[(?:[^\W\d_][\w&.-]{1,11}|(?:1[5-9]|20)\d\d)\](?=\s?(?:,|\(|(?:1[5-9]|20)\d))"
)
_WITH_OTHERS = re.compile(r"\bet\s+al\.?,?\s+(?=(?:19|20)\d\d)")
_NEXT_ITEM = re.compile(
    r";|,(?=\s(?:as\s)?(?:quoted|cited|zit\.|zitiert|цит\.)\s(?:in|by|nach|по)\s)", re.I
)
_REACH = 80


@dataclass(frozen=True, slots=True)
class ShortReference:
    """A pointer by author and year; its span counts characters of the text searched.

    `issued` is EDTF, `printed_year` what stands there ("2017a", "n.d.", "forthcoming");
    a title may stand in place of the authors; `has_citation_glue` marks "Citation2012".
    """

    span: Span
    authors: tuple[Name, ...] = ()
    title: str | None = None
    issued: str | None = None
    printed_year: str | None = None
    locator: str | None = None
    prefix: str | None = None
    is_narrative: bool = False
    has_others: bool = False
    has_citation_glue: bool = False


def short_references(text: str, *, lost_capitals: bool = False) -> tuple[ShortReference, ...]:
    """The short references of a text in the order in which they stand.

    A reference in a bracket spans its item, prefix included and brackets not; a narrative
    one runs from the name to the closing bracket. Nothing is raised on any text.

    >>> text = "See Kazantsev (Citation2008) and (cf. Haas & de Wit, 2017a, pp. 1-16; CSTO 2002)."
    >>> for found in short_references(text):
    ...     print([str(n) for n in found.authors], found.printed_year, found.locator, found.prefix)
    ['Kazantsev'] 2008 None See
    ['Haas', 'de Wit'] 2017a 1–16 cf.
    ['CSTO'] 2002 None None
    """
    text = _INNER.sub(lambda inner: " " * len(inner.group()), text)
    found: list[ShortReference] = []
    for bracket in find_brackets(text):
        if YEAR.search(text, bracket.span.start, bracket.span.end):
            before = found[-1].span.end if found else 0
            found.extend(_in_bracket(text, bracket, before, lost_capitals))
    found.extend(_without_bracket(text, found))
    return tuple(sorted(found, key=lambda one: one.span))


def _without_bracket(text: str, found: list[ShortReference]) -> Iterator[ShortReference]:
    """References with "et al." and a bare year outside those found: "Doe et al. 1998"."""
    ends = [one.span.end for one in found]
    for others in _WITH_OTHERS.finditer(text):
        index = bisect_right(ends, others.start())
        if index < len(found) and found[index].span.start < others.end():
            continue
        year = YEAR.match(text, others.end())
        names = name_span(
            text,
            max(ends[index - 1] if index else 0, others.start() - _REACH),
            _bare_end(text, others),
        )
        head = read_head(text[names.start : names.end], has_comma=False) if names and year else None
        if names and year and head and head.authors:
            span = Span(names.start, year.end())
            yield _reference(span, printed_year(year), head, None)


def _bare_end(text: str, others: re.Match[str]) -> int:
    """Where "et al." ends without the comma and the blank behind it."""
    return others.start() + len(others.group().rstrip(" ,"))


def _in_bracket(
    text: str, bracket: Bracket, before: int, lost_capitals: bool
) -> Iterator[ShortReference]:
    first = YEAR.match(text, _skip_blanks(text, bracket.span.start))
    if first and bracket.is_closed:
        narrative = _narrative(text, bracket.span, before, lost_capitals)
        if narrative:
            yield from narrative
            return
    authors: Head | None = None
    for item in _items(text, bracket.span):
        for reference in _read_item(text, item, authors, lost_capitals):
            authors = Head(reference.authors, reference.title, reference.has_others)
            yield reference


def _skip_blanks(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _items(text: str, span: Span) -> Iterator[Span]:
    """The parts between semicolons, or before "cited in", without the blanks around them."""
    start = span.start
    while start < span.end:
        stop = _NEXT_ITEM.search(text, start, span.end)
        end = stop.start() if stop else span.end
        part = text[start:end]
        if part.strip():
            left = len(part) - len(part.lstrip())
            yield Span(start + left, start + len(part.rstrip()))
        start = end + 1


def _read_item(
    text: str, item: Span, carried: Head | None, lost_capitals: bool
) -> tuple[ShortReference, ...]:
    """The references of one item: one, or several years of the same authors."""
    for count, year in enumerate(YEAR.finditer(text, item.start, item.end)):
        if count == MOST_YEARS:
            break
        before = text[item.start : year.start()]
        prefix = _PREFIX.match(before)
        rest = before[prefix.end() :] if prefix else before
        if carried and year["year"] and not _SAME_AUTHOR.sub("", rest, count=1).strip(" ,"):
            said = prefix.group().strip(" ,:") if prefix else None
            return _years(text, item, item.start, year, carried, said)
        head = _head(before, prefix, year, lost_capitals)
        if head:
            said = prefix.group().strip(" ,:") if prefix else None
            return _years(text, item, item.start, year, head, said)
        names = _WITH_OTHERS.search(text, item.start, year.end())
        end = item.start + len(before.rstrip(" ,"))
        tail = name_span(text, item.start, end) if names else None
        if tail:
            others = read_head(text[tail.start : tail.end], has_comma=False)
            if others:
                return _years(text, item, tail.start, year, others, None)
    return ()


def _head(
    before: str, prefix: re.Match[str] | None, year: re.Match[str], lost_capitals: bool
) -> Head | None:
    rest = before[prefix.end() :] if prefix else before
    has_comma = rest.rstrip().endswith((",", ":")) or year["glued"] is not None
    return read_head(rest, has_comma=has_comma, lost_capitals=lost_capitals and has_comma)


def _years(
    text: str, item: Span, start: int, year: re.Match[str], head: Head, prefix: str | None
) -> tuple[ShortReference, ...]:
    """One reference a year, the last with the locator; none if what follows is no locator."""
    years = all_years(text, year, item.end)
    last = years[-1]
    item = without_remark(text, without_name(text, item, last.end), last.end)
    tail = text[last.end : item.end]
    locator = read_locator(tail)
    if tail.strip(" .,") and locator is None and not is_aside(tail, head):
        return ()
    years[-1] = replace(last, end=item.end, locator=locator)
    first, *others = years
    return (
        _reference(Span(start, first.end), first, head, prefix),
        *(_reference(Span(one.start, one.end), one, head, None) for one in others),
    )


def _reference(span: Span, year: PrintedYear, head: Head, prefix: str | None) -> ShortReference:
    return ShortReference(
        span,
        head.authors,
        head.title,
        year.issued,
        year.printed,
        year.locator,
        prefix,
        has_others=head.has_others,
        has_citation_glue=year.is_glued,
    )


def _narrative(
    text: str, bracket: Span, before: int, lost_capitals: bool
) -> tuple[ShortReference, ...]:
    """The references whose years and pages stand in the bracket and whose names before it."""
    item, *others = _items(text, bracket)
    year = YEAR.match(text, item.start, item.end)
    if year is None:
        return ()
    is_sure = bool(year["glued"] or year["letter"] or text[year.end() : item.end].strip())
    names = names_before(
        text,
        before,
        bracket.start - 1,
        bracket.end + 1,
        is_sure=is_sure,
        lost_capitals=lost_capitals,
    )
    if names is None:
        return ()
    said = text[names.span.start : names.span.end]
    head = read_head(said, has_comma=False, lost_capitals=lost_capitals)
    if head is None:
        return ()
    found = _years(text, item, names.span.start, year, head, names.prefix)
    told = [replace(one, is_narrative=True) for one in found]
    if not told:
        return ()
    further = [one for other in others for one in _read_item(text, other, head, lost_capitals)]
    if not further:
        told[-1] = replace(told[-1], span=Span(told[-1].span.start, bracket.end + 1))
    return (*told, *further)
