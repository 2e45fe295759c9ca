"""The values of claims, from the text that stands in a claims file."""

import re
from math import inf

from csto_db.model.claim import Value
from csto_db.model.dates import days
from csto_db.model.vocabulary import ValueType

APPROXIMATE = 0.1
"""How far a number written as `~4000` may lie from it, relatively."""

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?\Z")
_OPEN = ("", "..")
_YES_NO = {"yes": "yes", "true": "yes", "no": "no", "false": "no"}


def read_value(kind: ValueType, text: str, levels: tuple[str, ...] = ()) -> Value:
    """Return the value that a text stands for, with its interval where the type has one.

    Raises ValueError, with what is wrong and what is expected. Keys of entities are not
    looked up here.

    >>> read_value(ValueType.NUMBER, "~4000")
    Value(text='~4000', low=3600.0, high=4400.0)
    >>> read_value(ValueType.NUMBER, "3,500/")
    Value(text='3500/', low=3500.0, high=inf)
    >>> read_value(ValueType.LEVEL, "much", ("none", "some", "much")).low
    3.0
    """
    match kind:
        case ValueType.NUMBER:
            return _number(text)
        case ValueType.DATE:
            interval = days(text)
            return Value(text, interval.low, interval.high)
        case ValueType.LEVEL:
            if text not in levels:
                raise ValueError(f"{text!r} is no level; the scale has {', '.join(levels)}")
            position = float(levels.index(text) + 1)
            return Value(text, position, position)
        case ValueType.BOOLEAN:
            if text.casefold() not in _YES_NO:
                raise ValueError(f"{text!r} is neither yes nor no")
            return Value(_YES_NO[text.casefold()])
        case _:
            return Value(text)


def _number(text: str) -> Value:
    bare = text.replace(",", "").replace(" ", "")
    start, slash, end = bare.removeprefix("~").partition("/")
    ends = [one for one in (start, end) if one not in _OPEN]
    is_empty = not ends or bare.startswith(("~/", "~../"))
    if is_empty or not all(map(_NUMBER.match, ends)):
        ways = "4000, ~4000, 3500/4500, 3500/ for at least or /4500 for at most"
        raise ValueError(f"{text!r} is no number; write {ways}")
    low = -inf if start in _OPEN else float(start)
    high = (inf if end in _OPEN else float(end)) if slash else low
    if low > high:
        raise ValueError(f"{text!r} ends below its start")
    if bare.startswith("~"):
        low, high = low - abs(low) * APPROXIMATE, high + abs(high) * APPROXIMATE
    return Value(bare, low, high)
