"""What the path of a URL says of the page: its day, whether it is news, its words."""

import re
from datetime import date

from csto_db.text.urls import clean_url

_DAY = re.compile(
    r"(?<=[/_.-])(?P<year>(?:19|20)\d\d)(?P<sep>[/_.-]?)(?P<month>0[1-9]|1[0-2])(?P=sep)"
    r"(?P<day>0[1-9]|[12]\d|3[01])(?=[/_.-]|$)"
)
_NEWS = re.compile(
    r"/(?:news|articles?|story|stories|world|politics|politika|politic|armiya-i-opk|radio|press"
    r"|obzor-pressy|smi|concepts)(?=[/_-])",
    re.I,
)
_WORD = re.compile(r"[^\W\d_]{3,}")


def issued_in_path(url: str) -> str | None:
    """The day in a URL's path as an EDTF date, None if there is none in the calendar.

    >>> issued_in_path("https://ria.ru/20200526/1571996119.html")
    '2020-05-26'
    """
    match = _DAY.search(_path(url))
    if match is None:
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return None


def is_news(url: str) -> bool:
    """Whether the path has a day or a section of a newspaper in it."""
    return issued_in_path(url) is not None or _NEWS.search(_path(url)) is not None


def words_in_path(url: str) -> frozenset[str]:
    """The words of the path in lower case.

    >>> sorted(words_in_path("https://rg.ru/2020/05/26/zas-zaiavil.html"))
    ['zaiavil', 'zas']
    """
    words = {word.lower() for word in _WORD.findall(_path(url).partition("?")[0])}
    return frozenset(words - {"html", "htm", "php", "aspx", "doc", "news", "detail", "view"})


def _path(url: str) -> str:
    return "/" + clean_url(url).partition("://")[2].partition("/")[2]
