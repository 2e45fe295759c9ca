"""Numbers, dates and levels as one says them."""

import re
from collections.abc import Callable
from functools import lru_cache

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_PARTS = {f"{number:02}": month for number, month in enumerate(_MONTHS, 1)}
_PARTS |= {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_YEARS = re.compile(r"(\d\dXX|\d{3}X)(?:-XX)*")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:-XX)*")
_SET = re.compile(r"[\[{](.+)[\]}]")
_LARGE = re.compile(r"-?\d{4,99}")
_MARKS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}
_OPEN = ("", "..")


@lru_cache(maxsize=4096)
def in_words(value: str) -> str:
    """Return an EDTF date or a level as one says it.

    >>> in_words("2010-06-14"), in_words("2002-05/2002-10"), in_words("199X"), in_words("2002~")
    ('14 June 2010', 'May 2002 to October 2002', 'the 1990s', 'about 2002')
    >>> in_words("1854-22"), in_words("12XX"), in_words("1854-02?"), in_words("[1859,1860]")
    ('summer 1854', 'the 1200s', 'perhaps February 1854', '1859 or 1860')
    >>> in_words("../1239"), in_words("1240/"), in_words("one_of_many")
    ('1239 or earlier', '1240 or later', 'one of many')
    """
    if found := _SET.fullmatch(value):
        return _listed(found[1], " or " if value.startswith("[") else " and ")
    return _interval(value, _exactly, ("{} or earlier", "{} or later"))


@lru_cache(maxsize=4096)
def number_in_words(value: str) -> str:
    """Return a number as one says it.

    >>> number_in_words("~16000"), number_in_words("3500/4500"), number_in_words("0.25")
    ('about 16,000', '3,500 to 4,500', '0.25')
    >>> number_in_words("1000/"), number_in_words("/60")
    ('at least 1,000', 'at most 60')
    """
    return _interval(value, _grouped, ("at most {}", "at least {}"))


@lru_cache(maxsize=4096)
def period_in_words(first: str | None, last: str | None) -> str:
    """Return the time between two EDTF dates, of which one may be open, as one says it.

    >>> period_in_words("2009-01-15", None), period_in_words(None, "2016")
    ('from 15 January 2009 on', 'until 2016')
    >>> period_in_words("2020", "2020"), period_in_words("199X", "2002-05")
    ('2020', 'the 1990s to May 2002')
    """
    start, end = (time and in_words(time) for time in (first, last))
    if start == end and start is not None:
        return start
    if end is None:
        return f"from {start} on"
    return f"{start} to {end}" if start else f"until {end}"


def _interval(value: str, said: Callable[[str], str], beyond: tuple[str, str]) -> str:
    start, slash, end = value.partition("/")
    if not slash:
        return _roughly(value, said)
    if start in _OPEN:
        return beyond[0].format(_roughly(end, said))
    if end in _OPEN:
        return beyond[1].format(_roughly(start, said))
    return f"{_roughly(start, said)} to {_roughly(end, said)}"


def _listed(dates: str, joint: str) -> str:
    """Return the dates of a set of EDTF, of which `..` may leave some out."""
    return joint.join(in_words(one.strip().replace("..", "/")) for one in dates.split(","))


def _roughly(value: str, said: Callable[[str], str]) -> str:
    bare = value.strip("".join(_MARKS))
    return next((words for mark, words in _MARKS.items() if mark in value), "") + said(bare)


def _grouped(value: str) -> str:
    whole, point, rest = value.partition(".")
    return f"{int(whole):,}{point}{rest}" if _LARGE.fullmatch(whole) else value


def _exactly(value: str) -> str:
    if found := _YEARS.fullmatch(value):
        return f"the {found[1].replace('X', '0')}s"
    found = _DAY.fullmatch(value)
    if found is None:
        return value.replace("_", " ")
    year, part, day = found.groups()
    if part not in _PARTS:
        return year if part is None else value
    return f"{int(day)} {_PARTS[part]} {year}" if day else f"{_PARTS[part]} {year}"
