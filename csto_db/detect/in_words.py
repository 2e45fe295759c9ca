"""Numbers, dates and levels as one says them."""

import re
from functools import lru_cache

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DECADE = re.compile(r"(\d{3})X")
_DAY = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-(\d\d))?")
_LARGE = re.compile(r"-?\d{5,}(?:\.\d+)?")


@lru_cache(maxsize=4096)
def in_words(value: str) -> str:
    """Return a number, an EDTF date or a level as one says it.

    >>> in_words("~16000"), in_words("2010-06-14"), in_words("2002-05/2002-10"), in_words("199X")
    ('about 16,000', '14 June 2010', 'May 2002 to October 2002', 'the 1990s')
    >>> in_words("one_of_many"), in_words("4000"), in_words("3500/4500")
    ('one of many', '4000', '3500 to 4500')
    """
    return " to ".join(map(_one, value.split("/")))


def _one(value: str) -> str:
    bare = value.strip("~")
    said = _exactly(bare)
    return said if bare == value else f"about {said}"


def _exactly(value: str) -> str:
    if found := _DECADE.fullmatch(value):
        return f"the {found[1]}0s"
    if found := _DAY.fullmatch(value):
        month = f"{_MONTHS[int(found[2]) - 1]} {found[1]}"
        return f"{int(found[3])} {month}" if found[3] else month
    if _LARGE.fullmatch(value):
        return f"{float(value):,.15g}"
    return value.replace("_", " ")
