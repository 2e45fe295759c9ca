"""Printed dates, read into EDTF."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from csto_db.model.passage import Span
from csto_db.parse.month_names import MONTHS, SEASONS, alternation


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed, and in EDTF where it has a year and exists in the calendar."""

    span: Span
    printed: str
    edtf: str | None

    @property
    def is_day(self) -> bool:
        """Whether it names a day, with or without its year."""
        return self.edtf is None or len(self.edtf.partition("/")[0]) == len("2012-04-16")


_DAY = r"(?:\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
_MONTH = rf"(?:{alternation(MONTHS)})(?![^\W\d_])\.?"
_SEASON = rf"(?:{alternation(SEASONS)})(?![^\W\d_])"
_YEAR = r"(?:1[4-9]|20)\d\d(?!\d)"
_DASH = r"\s?(?:--|[-–—/])\s?"
# "12 мая 2010 г.": the word for a year belongs to the date.
_YEAR_WORD = r"(?:\s?(?:g(?:oda)?|года?|г))?"
_OF = r"(?:\s(?:of|de))?"

_Builder = Callable[[re.Match[str]], str | None]


def _day(year: str, month: str, day: str) -> str | None:
    number = int(re.sub(r"\D", "", day))
    exists = 1 <= int(month) <= 12 and 1 <= number <= monthrange(int(year), int(month))[1]
    return f"{year}-{month}-{number:02}" if exists else None


def _month(printed: str) -> str:
    return MONTHS[printed.casefold().rstrip(".")]


def _joined(first: str | None, last: str | None) -> str | None:
    return f"{first}/{last}" if first and last and first < last else None


def _iso(m: re.Match[str]) -> str | None:
    return _day(m["y"], m["m"], m["d"])


def _numeric(m: re.Match[str]) -> str | None:
    return _day(m["y"], f"{int(m['m']):02}", m["d"])


def _range_over_months(m: re.Match[str]) -> str | None:
    first = _day(m["y"], _month(m["m1"]), m["d1"])
    return _joined(first, _day(m["y"], _month(m["m2"]), m["d2"]))


def _range_of_days(m: re.Match[str]) -> str | None:
    first = _day(m["y"], _month(m["m"]), m["d1"])
    return _joined(first, _day(m["y"], _month(m["m"]), m["d2"]))


def _one_day(m: re.Match[str]) -> str | None:
    return _day(m["y"], _month(m["m"]), m["d"])


def _without_year(m: re.Match[str]) -> str | None:
    return None


def _month_of_year(m: re.Match[str]) -> str | None:
    return f"{m['y']}-{_month(m['m'])}"


def _months(m: re.Match[str]) -> str | None:
    return _joined(f"{m['y']}-{_month(m['m1'])}", f"{m['y']}-{_month(m['m2'])}")


def _season(m: re.Match[str]) -> str | None:
    return f"{m['y']}-{SEASONS[m['s'].casefold()]}"


def _years(m: re.Match[str]) -> str | None:
    last = m["y2"] if len(m["y2"]) == 4 else m["y"][: 4 - len(m["y2"])] + m["y2"]
    return _joined(m["y"], last)


def _year(m: re.Match[str]) -> str | None:
    return m["y"] + ("~" if m["about"] else "")


def _form(pattern: str, build: _Builder) -> tuple[re.Pattern[str], _Builder]:
    return re.compile(rf"(?<![\w/.-]){pattern}(?!\w|[-–./]\d)", re.IGNORECASE), build


_FIGURES = (
    _form(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)", _iso),
    _form(rf"(?P<d>\d{{1,2}})[./]\s?(?P<m>0?[1-9]|1[0-2])[./]\s?(?P<y>{_YEAR})", _numeric),
)
_NAMED = (
    _form(
        rf"(?P<d1>{_DAY})\s(?P<m1>{_MONTH}){_DASH}(?P<d2>{_DAY})\s(?P<m2>{_MONTH}),?\s(?P<y>{_YEAR})",
        _range_over_months,
    ),
    _form(
        rf"(?P<d1>{_DAY}){_DASH}(?P<d2>{_DAY})\s(?P<m>{_MONTH}),?{_OF}\s(?P<y>{_YEAR})",
        _range_of_days,
    ),
    _form(
        rf"(?P<m>{_MONTH})\s(?P<d1>{_DAY}){_DASH}(?P<d2>{_DAY}),?\s(?P<y>{_YEAR})", _range_of_days
    ),
    _form(rf"(?P<d>{_DAY}){_OF}\s(?P<m>{_MONTH}),?{_OF}\s(?P<y>{_YEAR}){_YEAR_WORD}", _one_day),
    _form(rf"(?P<m>{_MONTH})\s(?P<d>{_DAY}),?\s(?P<y>{_YEAR})", _one_day),
    _form(rf"(?P<m1>{_MONTH}){_DASH}(?P<m2>{_MONTH}),?{_OF}\s(?P<y>{_YEAR})", _months),
    _form(rf"(?P<m>{_MONTH}),?{_OF}\s(?P<y>{_YEAR}){_YEAR_WORD}", _month_of_year),
    _form(rf"(?P<s>{_SEASON})\s(?P<y>{_YEAR})", _season),
    _form(rf"(?P<d>{_DAY})\s(?P<m>{_MONTH})", _without_year),
    _form(rf"(?P<m>{_MONTH})\s(?P<d>\d{{1,2}})", _without_year),
)
_YEARS = (
    _form(rf"(?P<y>{_YEAR}){_DASH}(?P<y2>{_YEAR}|\d\d)", _years),
    _form(rf"(?P<about>(?:c|ca|circa|um)\.?\s?)?(?P<y>{_YEAR})[a-z]?", _year),
)
# The longer form comes first: what it takes, a shorter one cannot take again.
_FORMS = (*_FIGURES, *_NAMED, *_YEARS)
_NAME = re.compile(rf"\b(?:{alternation([*MONTHS, *SEASONS])})", re.IGNORECASE)

_DIGITS = re.compile(r"\d+")
# No month and its words are longer than this.
_REACH = 30
_CACHED = 1 << 12
_UNDATED = re.compile(
    r"\(?(?:n\.\s?d\.?|undated|no date|o\.\s?[JD]\.|s\.\s?d\.|b\.\s?g\.)\)?\Z", re.I
)


def _windows(text: str) -> Iterator[Span]:
    """The stretches near a digit: nothing else can hold a date, and most text has none."""
    start, end = 0, 0
    for digits in _DIGITS.finditer(text):
        if digits.start() - _REACH > end:
            if end:
                yield Span(start, end)
            start = digits.start() - _REACH
        end = min(digits.end() + _REACH, len(text))
    if end:
        yield Span(max(start, 0), end)


def _matches(text: str) -> Iterator[PrintedDate]:
    taken = bytearray(len(text))
    for window in _windows(text):
        is_named = _NAME.search(text, window.start, window.end) is not None
        for pattern, build in _FORMS if is_named else (*_FIGURES, *_YEARS):
            for found in pattern.finditer(text, window.start, window.end):
                start, end = found.span()
                if not any(taken[start:end]):
                    taken[start:end] = b"\1" * (end - start)
                    yield PrintedDate(Span(start, end), found.group(), build(found))


def find_dates(text: str) -> tuple[PrintedDate, ...]:
    """Return the dates in the text, in its order.

    >>> [date.edtf for date in find_dates("16–20 April 2012, ot 15 maya 1992 goda, 17 June")]
    ['2012-04-16/2012-04-20', '1992-05-15', None]
    """
    return tuple(sorted(_matches(text), key=lambda date: date.span))


@lru_cache(_CACHED)
def read_date(text: str) -> PrintedDate | None:
    """Return the date if the text is one and nothing else, round or square brackets aside.

    >>> read_date("(February 12, 2013)").edtf
    '2013-02-12'
    >>> read_date("the 1990s") is None
    True
    """
    bare = text.strip("()[] ")
    # That no form fits all of it is seen sooner than what stands in it.
    if not any(pattern.fullmatch(bare) for pattern, _ in _FORMS):
        return None
    found = find_dates(bare)
    if len(found) != 1 or found[0].span.length != len(bare):
        return None
    return found[0]


def is_undated(text: str) -> bool:
    """Return whether the text says that there is no date.

    >>> is_undated("n.d.")
    True
    """
    return _UNDATED.match(text) is not None
