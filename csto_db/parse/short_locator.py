"""Where in a work a short reference points: pages, or paragraphs, chapters, articles."""

import re

_WHERE = re.compile(
    r"\s*[,:]?\s*(?P<unit>pp?|pages?|pgs?|с|стр|s|paras?|pars?|paragraphs?|§{1,2}|¶{1,2}|ch(?:ap)?"
    r"|chapters?|art|arts|articles?|sec|sections?|nn?|notes?|vol|fig|tables?|annex|rule)"
    r"(?:\s?\.)?(?=[\s\d])\s*(?P<where>\S.*)",
    re.I,
)
_BARE_PAGES = re.compile(
    r"\s*[:,]\s*(?P<where>\d+(?:\s?[-–—]\s?\d+)?(?:,\s*\d+(?:[-–]\d+)?)*f{0,2}\.?)"
)
_PAGE_UNITS = frozenset({"p", "pp", "page", "pages", "pg", "pgs", "с", "стр", "s"})
_DASH = re.compile(r"(?<=\d)\s?[-‐‑‒—−–]\s?(?=\d)")


def read_locator(tail: str) -> str | None:
    """The pages as printed, with an en dash, or the unit and the places; None if neither.

    `tail` is all that follows the year of a reference.

    >>> read_locator(", pp. 251-301"), read_locator(", par 13"), read_locator(", in Moscow")
    ('251–301', 'par 13', None)
    """
    match = _WHERE.fullmatch(tail)
    if match is None:
        bare = _BARE_PAGES.fullmatch(tail)
        return _DASH.sub("–", bare["where"]) if bare else None
    where = _DASH.sub("–", " ".join(match["where"].split())).strip(" ,.")
    if not re.search(r"\d|\b[ivxlc]+\b", where):
        return None
    if match["unit"].lower() in _PAGE_UNITS:
        return where
    return _DASH.sub("–", " ".join(tail.split())).strip(" ,:.")
