"""EDTF dates for readers that know less of EDTF than we do."""

import re
from datetime import date
from functools import lru_cache
from math import isinf

from csto_db.model.dates import days

_DAY = r"(?:-?\d{4}|\d{3}X|\d{2}XX|\dXXX|XXXX|Y-?\d{5,})(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?)?[?~%]?"
_TIME = r"(?:T[\d:]{8}(?:Z|[+-]\d\d(?::\d\d)?)?)?"
_BIBER = re.compile(rf"{_DAY}{_TIME}(?:/(?:{_DAY}{_TIME}|\.\.)?)?|(?:\.\.)?/{_DAY}{_TIME}")
_PANDOC = re.compile(
    r"-?\d{4}(?:-\d\d){0,2}[?~%]?(?:T[\d:]{8}Z?)?(?:/-?\d{4}(?:-\d\d){0,2}[?~%]?)?"
)
_MARKS = re.compile(r"[?~%]")
_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_LAST_MONTH = 12


@lru_cache(maxsize=4096)
def biber_date(edtf: str) -> str:
    """Return a date that biber reads: the same, or the years that it may mean.

    >>> biber_date("2012-05~"), biber_date("[2012,2014]")
    ('2012-05~', '2012/2014')
    """
    return edtf if _BIBER.fullmatch(edtf) else degraded(edtf)


@lru_cache(maxsize=4096)
def pandoc_date(edtf: str) -> str:
    """Return a date that pandoc reads: it drops dates with an X and ranges with an open end.

    >>> pandoc_date("201X"), pandoc_date("2012-05-XX"), pandoc_date("2012/.."), pandoc_date("XXXX")
    ('2010/2019', '2012-05', '2012', '')
    """
    return edtf if _PANDOC.fullmatch(edtf) else degraded(edtf)


@lru_cache(maxsize=4096)
def degraded(edtf: str) -> str:
    """Return the plainest date or range of dates that covers a date; "" for any day at all.

    That it is uncertain or approximate is not told.

    >>> [degraded(one) for one in ("2012-XX-XX", "../2012-05", "2012-06?/2013~", "2012~")]
    ['2012', '2012', '2012/2013', '2012']
    """
    try:
        found = days(_MARKS.sub("", edtf))
    except ValueError:
        return ""
    low, high = (
        None if isinf(day) else date.fromordinal(int(day)) for day in (found.low, found.high)
    )
    ends = [day for day in (low, high) if day is not None]
    if not ends or (low and high and high.year - low.year > 9000):
        return ""
    if low and high and (low.year, low.month) == (high.year, high.month):
        return f"{low.year:04}-{low.month:02}"
    return "/".join(dict.fromkeys(f"{day.year:04}" for day in ends))


def first_day(edtf: str) -> tuple[int, ...]:
    """Return year, month and day of the first end of a date, as far as they are known.

    >>> first_day("2012-04-16/2012-04-20"), first_day("2012-05?"), first_day("201X")
    ((2012, 4, 16), (2012, 5), ())
    """
    plain = _PLAIN.match(edtf)
    if plain is None:
        return ()
    parts = tuple(int(part) for part in plain.groups() if part)
    is_season = len(parts) > 1 and not 1 <= parts[1] <= _LAST_MONTH
    return parts[:1] if is_season else parts


def is_plain(edtf: str) -> bool:
    """Whether a date is a year, a month or a day, and nothing is uncertain.

    >>> is_plain("2012-05-01"), is_plain("2012?")
    (True, False)
    """
    return _PLAIN.fullmatch(edtf) is not None


def csl_date(edtf: str) -> dict[str, object]:
    """Return an EDTF date in the parts of CSL, and as it stands where they say less.

    >>> csl_date("2012-04-16/2012-04-20")
    {'date-parts': [[2012, 4, 16], [2012, 4, 20]]}
    >>> csl_date("2012?")
    {'date-parts': [[2012]], 'circa': True, 'edtf': '2012?'}
    >>> csl_date("201X")
    {'date-parts': [[2010], [2019]], 'edtf': '201X'}
    """
    ends = edtf.split("/")
    if all(is_plain(end) for end in ends):
        return {"date-parts": [list(first_day(end)) for end in ends]}
    known = [list(day) for day in (first_day(e) for e in ends) if day] or [
        list(first_day(end)) for end in degraded(edtf).split("/") if end
    ]
    if not known:
        return {"literal": edtf}
    is_about = any(mark in edtf for mark in "?~%")
    return {"date-parts": known} | ({"circa": True} if is_about else {}) | {"edtf": edtf}
