"""Numbers that claims assert, in the columns by which they look alike."""

from typing import NamedTuple


class Figure(NamedTuple):
    """A number that a claim asserts: `number` without a mark that it is approximate.

    The order of figures is that of their sources, and then of their claims.
    """

    source: str
    key: str
    subject: str
    predicate: str
    number: str


def bare_number(value: str) -> str:
    """Return a number as a claim gives it, without a mark that it is approximate.

    >>> bare_number("~4000")
    '4000'
    """
    return value.replace("~", "")
