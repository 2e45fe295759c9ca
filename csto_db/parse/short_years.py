"""The years of a short reference, with the pages between them."""

import re
from dataclasses import dataclass, replace

from csto_db.parse.short_locator import read_locator

# The word "Citation" is glued to years where a journal's page lost its hidden link text.
YEAR = re.compile(
    r"(?<![\w/.–—-])(?P<glued>Citation)?"
    r"(?:(?P<year>1[5-9]\d\d|20\d\d)(?P<letter>[a-z])?(?P<first_print>/\d{4})?(?![\w–—]|-\d)"
    r"|(?P<other>n\.\s?d\.|s\.\s?a\.|forthcoming\b|in\spress\b))"
)
"""A year, or the words in its place, as a reference prints it."""
MOST_YEARS = 8
"""No reference has more years, and no more are looked at for one."""
_BETWEEN_YEARS = re.compile(
    r"(?P<where>\s?:\s?\d{1,4}(?:\s?[–-]\s?\d{1,4})?(?:\sff?\.?)?"
    r"|,\s?(?:pp?|S|с)\.\s?\d{1,4}(?:\s?[–-]\s?\d{1,4})?(?:\sff?\.?)?)?\s*(?:,|and|und|&|и)\s*"
)
# "2011a, b": the letter alone stands for the same year.
_MORE_LETTER = re.compile(r"\s*(?:,|and|und|&|и)\s*(?P<letter>[a-z])(?![\w.’'])")


@dataclass(frozen=True, slots=True)
class PrintedYear:
    """A year of a reference as it stands there, with the locator behind it if another follows."""

    start: int
    end: int
    issued: str | None
    printed: str
    is_glued: bool = False
    locator: str | None = None


def printed_year(found: re.Match[str]) -> PrintedYear:
    """Return the year of a match of YEAR."""
    further = found["letter"] or found["first_print"] or ""
    printed = found["other"] or found["year"] + further
    return PrintedYear(
        found.start(), found.end(), found["year"], printed, found["glued"] is not None
    )


def all_years(text: str, first: re.Match[str], end: int) -> list[PrintedYear]:
    """Return a year, and those that follow it for the same authors, before a place of the text.

    >>> text = "2017: 12, 2019a, b: 14"
    >>> [(one.printed, one.locator) for one in all_years(text, YEAR.match(text), len(text))]
    [('2017', '12'), ('2019a', None), ('2019b', None)]
    """
    years = [printed_year(first)]
    letter = first["letter"]
    while len(years) < MOST_YEARS:
        last = years[-1]
        more = _MORE_LETTER.match(text, last.end, end) if letter else None
        if more:
            printed = f"{last.issued}{more['letter']}"
            years.append(PrintedYear(more.start("letter"), more.end(), last.issued, printed))
            continue
        between = _BETWEEN_YEARS.match(text, last.end, end)
        another = YEAR.match(text, between.end(), end) if between else None
        if between is None or another is None:
            break
        if between["where"]:
            where = read_locator(between["where"])
            years[-1] = replace(last, end=between.end("where"), locator=where)
        years.append(printed_year(another))
        letter = another["letter"]
    return years
