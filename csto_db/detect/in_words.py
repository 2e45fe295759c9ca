"""Numbers, dates and levels as one says them."""

import re
from collections.abc import Callable
from functools import lru_cache

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DECADE = re.compile(r"(\d{3})X")
_DAY = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-(\d\d))?")
_LARGE = re.compile(r"-?\d{4,99}")


@lru_cache(maxsize=4096)
def in_words(value: str) -> str:
    """Return an EDTF date or a level as one says it.

    >>> in_words("2010-06-14"), in_words("2002-05/2002-10"), in_words("199X"), in_words("2002~")
    ('14 June 2010', 'May 2002 to October 2002', 'the 1990s', 'about 2002')
    >>> in_words("one_of_many")
    'one of many'
    """
    return _roughly(value, _exactly)


@lru_cache(maxsize=4096)
def number_in_words(value: str) -> str:
    """Return a number as one says it.

    >>> number_in_words("~16000"), number_in_words("3500/4500"), number_in_words("0.25")
    ('about 16,000', '3,500 to 4,500', '0.25')
    """
    return _roughly(value, _grouped)


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


def _roughly(value: str, said: Callable[[str], str]) -> str:
    return " to ".join(
        said(one) if (bare := one.strip("~")) == one else f"about {said(bare)}"
        for one in value.split("/")
    )


def _grouped(value: str) -> str:
    whole, point, rest = value.partition(".")
    return f"{int(whole):,}{point}{rest}" if _LARGE.fullmatch(whole) else value


def _exactly(value: str) -> str:
    if found := _DECADE.fullmatch(value):
        return f"the {found[1]}0s"
    if found := _DAY.fullmatch(value):
        month = f"{_MONTHS[int(found[2]) - 1]} {found[1]}"
        return f"{int(found[3])} {month}" if found[3] else month
    return value.replace("_", " ")
