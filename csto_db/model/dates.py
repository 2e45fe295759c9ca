"""EDTF dates as intervals of days."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import inf

_PLAIN = re.compile(r"(\d{4})(?:-([01]\d)(?:-(\d\d))?)?\Z")
_WAYS = "2010-06-14, 2010-06, 199X (the 1990s), 2010~ (about), 2009/2010 or ../2009 (till then)"
_ROUGHLY = {"~": 1, "?": 1, "%": 2}
"""How many times its own length a date of EDTF with such a mark may lie off, on either side."""


@dataclass(frozen=True, slots=True)
class Days:
    """An interval of days, both ends included, as proleptic Gregorian ordinals.

    Of a time from one date to another, `begun` is the last day on which it may begin, and `over`
    the moment before the first day on which it may end.
    """

    low: float
    high: float
    begun: float = -inf
    over: float = inf

    def overlaps(self, other: "Days") -> bool:
        """Whether some day lies in both, and neither may begin when the other ends.

        >>> span_of("1227", "1301").overlaps(span_of("1301", None))
        False
        >>> span_of("1227", "1301").overlaps(days("1301"))
        True
        """
        if self.low > other.high or other.low > self.high:
            return False
        return self.begun <= other.over and other.begun <= self.over


ALWAYS = Days(-inf, inf)


@lru_cache(maxsize=65536)
def days(edtf: str) -> Days:
    """Return the days that an EDTF date (ISO 8601-2, levels 0 to 2) may mean.

    What is approximate or uncertain may lie off by its own length: `1240~` is 1239 to 1241.
    Raises ValueError if it is not EDTF.

    >>> [days("1240~").overlaps(days(year)) for year in ("1238", "1239", "1241", "1242")]
    [False, True, True, False]
    >>> days("2002-05").high - days("2002-05").low
    30.0
    >>> days("2002-05").overlaps(days("2002-10-07"))
    False
    >>> days("../2002").overlaps(days("1992"))
    True
    """
    plain = _PLAIN.match(edtf)
    if plain:
        return _plain_days(*(int(part) if part else None for part in plain.groups()))
    if edtf.count("/") == 1:
        start, _, end = edtf.partition("/")
        low = -inf if start in ("", "..") else days(start).low
        high = inf if end in ("", "..") else days(end).high
        if low > high:
            raise ValueError(f"{edtf!r} ends before it starts")
        return Days(low, high)
    found = _other_days(edtf)
    off = max(1.0, found.high - found.low) * max(_ROUGHLY.get(mark, 0) for mark in edtf)
    return Days(found.low - off, found.high + off)


def _plain_days(year: int | None, month: int | None, day: int | None) -> Days:
    assert year is not None
    if month is None:
        return Days(float(date(year, 1, 1).toordinal()), float(date(year, 12, 31).toordinal()))
    if not 1 <= month <= 12:
        raise ValueError(f"{year}-{month:02} is no month")
    end_of_month = calendar.monthrange(year, month)[1]
    last = day or end_of_month
    if last > end_of_month or day == 0:
        raise ValueError(f"{year}-{month:02}-{last:02} is no day")
    low, high = date(year, month, day or 1), date(year, month, last)
    return Days(float(low.toordinal()), float(high.toordinal()))


def _other_days(edtf: str) -> Days:
    # Imported late: it takes 150 ms, and nearly every date is a plain one.
    from edtf import EDTFParseException, parse_edtf

    try:
        parsed = parse_edtf(edtf)
        low, high = parsed.lower_strict(), parsed.upper_strict()
        return Days(
            float(date(*low[:3]).toordinal()),
            float(date(*high[:3]).toordinal()),
        )
    except (EDTFParseException, AttributeError, TypeError, ValueError, OverflowError) as error:
        raise ValueError(f"{edtf!r} is not an EDTF date; write {_WAYS}") from error


def is_edtf(text: str) -> bool:
    """Whether a text is an EDTF date.

    >>> is_edtf("2010-06-14"), is_edtf("14 June 2010")
    (True, False)
    """
    try:
        days(text)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=65536)
def span_of(valid_from: str | None, valid_to: str | None) -> Days:
    """Return the days from the start of one EDTF date to the end of another; None is open."""
    first = ALWAYS if valid_from is None else days(valid_from)
    last = ALWAYS if valid_to is None else days(valid_to)
    begun = -inf if valid_from is None else first.high
    over = inf if valid_to is None else last.low - 0.5
    if begun > over:  # within one date, as a claim with one time is
        begun, over = -inf, inf
    return Days(first.low, last.high, begun, over)
