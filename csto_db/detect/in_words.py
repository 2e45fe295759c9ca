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
