"""What a work is recognised by: keys that spellings of one work share."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from csto_db.model.vocabulary import EntryType, IdentifierScheme, Role
from csto_db.model.work import Work
from csto_db.resolve.spelling import spelling_key, words
from csto_db.resolve.title_parts import main_title
from csto_db.text.urls import url_key

TELLING = 16
"""A title of at least so many letters, in one spelling, hardly names two works of one year."""
SPEAKING_NUMBER = 6
"""A document number of at least so many letters and digits is not given twice."""
_BLOCK = 16
_UNNAMED = ("an", "the", "anonymous")
_YEAR = re.compile(r"\d{4}(?![\dX])")
_DOI = re.compile(r"(?:https?://)?(?:(?:dx\.)?doi\.org/|doi:?\s*)?(10\.\d{4,9}/\S+)", re.I)


class MatchRule(StrEnum):
    """The rules by which works are recognised, the surest first."""

    CITATION_KEY = "citation_key"
    DOI = "doi"
    ISBN = "isbn"
    NUMBER = "number"
    INTERVIEW = "interview"
    TITLE_YEAR = "title_year"
    URL = "url"
    AUTHOR_DATE = "author_date"
    AUTHOR_TITLE = "author_title"
    FIRST_PAGE = "first_page"
    TITLE_START = "title_start"
    TITLE_END = "title_end"
    AUTHOR_YEAR = "author_year"

    @property
    def is_weak(self) -> bool:
        """Whether a work under it is the one only if there is no other."""
        return self is MatchRule.AUTHOR_TITLE or self.never_joins

    @property
    def never_joins(self) -> bool:
        """Whether works under it may be worth a look, no more: a title typed with a slip, say."""
        return self in _NEVER_JOIN


_NEVER_JOIN = frozenset(
    (MatchRule.FIRST_PAGE, MatchRule.TITLE_START, MatchRule.TITLE_END, MatchRule.AUTHOR_YEAR)
)


class MatchKey(NamedTuple):
    """A rule, and the value that one work has under it."""

    rule: MatchRule
    value: str


def match_keys(work: Work, source: str) -> tuple[MatchKey, ...]:
    """Return what a work is recognised by, the surest first.

    A short reference is recognised only inside the source that makes it: "Nikitina 2009"
    may be another work elsewhere. So is a title that says little, such as "Introduction".
    """
    found: list[MatchKey] = []
    for key in _keys(work, source):
        # They are few: to look at each is cheaper than to hash it.
        if key not in found:
            found.append(key)
    return tuple(found)


def doi_key(printed: str) -> str | None:
    """Return a DOI in one spelling, None if the text is none.

    >>> doi_key("https://doi.org/10.1080/09668136.2016.1238878.")
    '10.1080/09668136.2016.1238878'
    """
    found = _DOI.fullmatch(printed.strip())
    return found[1].lower().rstrip(".,;") if found else None


def year(issued: str | None) -> str:
    """Return the year of an EDTF date, nothing if it has not one.

    >>> year("2008-12-26"), year("../2008"), year(None)
    ('2008', '', '')
    """
    found = _YEAR.match(issued or "")
    return found.group() if found else ""


def _keys(work: Work, source: str) -> Iterator[MatchKey]:
    if work.citation_key:
        yield MatchKey(MatchRule.CITATION_KEY, work.citation_key)
    yield from _identifier_keys(work)
    titles = work.titles()
    if work.entry_type is EntryType.INTERVIEW:
        yield MatchKey(MatchRule.INTERVIEW, _interview(work))
    else:
        for title in filter(spelling_key, titles):
            yield MatchKey(MatchRule.TITLE_YEAR, _title_year(work, title, source))
    if work.url and "/" in url_key(work.url):
        yield MatchKey(MatchRule.URL, url_key(work.url))
    if work.entry_type is not EntryType.INTERVIEW:
        yield from _place_keys(work)
        yield from _author_keys(work, titles, source)
        for title in titles:
            yield from _title_blocks(spelling_key(title))


def _author_keys(work: Work, titles: tuple[str, ...], source: str) -> Iterator[MatchKey]:
    families = [name.family or name.literal or "" for name in work.names(Role.AUTHOR)]
    if not families:
        return
    first, published = spelling_key(families[0]), year(work.issued)
    for title in titles:
        value = "|".join((first, published, main_title(title)))
        yield MatchKey(MatchRule.AUTHOR_TITLE, value)
    if work.issued and not work.title:
        value = "|".join((source, *("".join(words(name)) for name in families), work.issued))
        yield MatchKey(MatchRule.AUTHOR_DATE, value)
    if published:
        yield MatchKey(MatchRule.AUTHOR_YEAR, f"{first}|{published}")


def _place_keys(work: Work) -> Iterator[MatchKey]:
    """Where an article begins: two titles for one page are worth a look."""
    page = first_page(work.pages)
    if page and work.volume and work.container and year(work.issued):
        value = "|".join((year(work.issued), "".join(words(work.volume)), page))
        yield MatchKey(MatchRule.FIRST_PAGE, value)


def first_page(pages: str | None) -> str:
    """Return the first page of some pages, nothing if they have no number.

    >>> first_page("45–67"), first_page("e12"), first_page(None)
    ('45', 'e12', '')
    """
    found = re.match(r"\s*([a-z]?\d+)", pages or "", re.I)
    return found[1].lower() if found else ""


def _title_blocks(key: str) -> Iterator[MatchKey]:
    if len(key) >= _BLOCK:
        yield MatchKey(MatchRule.TITLE_START, key[:_BLOCK])
        yield MatchKey(MatchRule.TITLE_END, key[-_BLOCK:])


def _identifier_keys(work: Work) -> Iterator[MatchKey]:
    for identifier in work.identifiers:
        value = identifier.value
        match identifier.scheme:
            case IdentifierScheme.DOI:
                yield MatchKey(MatchRule.DOI, doi_key(value) or value.lower())
            case IdentifierScheme.ISBN if work.entry_type is not EntryType.CHAPTER:
                yield MatchKey(MatchRule.ISBN, re.sub(r"[^0-9x]", "", value.lower()) or value)
            case IdentifierScheme.NUMBER:
                number = "".join(words(value))
                if len(number) < SPEAKING_NUMBER and year(work.issued):
                    yield MatchKey(MatchRule.NUMBER, f"{number}|{year(work.issued)}")
                elif len(number) >= SPEAKING_NUMBER:
                    yield MatchKey(MatchRule.NUMBER, number)
    if work.url and (doi := doi_key(work.url)):
        yield MatchKey(MatchRule.DOI, doi)


def _title_year(work: Work, title: str, source: str) -> str:
    key = spelling_key(title)
    is_telling = len(key) >= TELLING or work.container or work.names(Role.AUTHOR)
    parts = (key, year(work.issued), *(() if is_telling else (source,)))
    return "|".join(parts)


def _interview(work: Work) -> str:
    people = [
        " ".join(word for word in words(c.name.family or str(c.name)) if word not in _UNNAMED)
        for c in work.contributions
        if c.role is Role.INTERVIEWEE
    ]
    described = [
        " ".join(word for word in words(c.description or "") if word not in ("an", "the"))
        for c in work.contributions
        if c.role is Role.INTERVIEWEE and c.name.literal is not None
    ]
    place = spelling_key(work.place or "")
    return "|".join((*people, *described, place, work.issued or ""))
