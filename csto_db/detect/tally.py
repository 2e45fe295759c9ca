"""Positions counted by their values, so that a question about all of them is one look-up."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from csto_db.detect.compare import Ancestors
from csto_db.detect.position import Position


class Tally:
    """The claims of some positions, counted by value and along the line of their intervals."""

    def __init__(self, positions: Sequence[Position], within: Ancestors) -> None:
        self.positions = positions
        self._within = within
        self.total = sum([len(one.keys) for one in positions])

    @cached_property
    def by_value(self) -> Counter[str]:
        """How many claims name each value."""
        counter: Counter[str] = Counter()
        for one in self.positions:
            counter[one.value] += len(one.keys)
        return counter

    @cached_property
    def examples(self) -> dict[str, Position]:
        """A position of each value."""
        return {one.value: one for one in self.positions}

    @cached_property
    def has_line(self) -> bool:
        """Whether some value has a place on a line."""
        return any(one.low is not None for one in self.positions)

    @cached_property
    def points(self) -> Counter[str | float] | None:
        """How many claims name each value, None if one is an interval.

        Two such counters tell which values are equal, if both have a line or neither.
        """
        counter: Counter[str | float] = Counter()
        for one in self.positions:
            if one.low != one.high:
                return None
            counter[one.value if one.low is None else one.low] += len(one.keys)
        return counter

    @cached_property
    def by_ancestor(self) -> Counter[str]:
        """How many claims name a value that is part of each entity."""
        counter: Counter[str] = Counter()
        for one in self.positions:
            for ancestor in self._within.get(one.value, ()):
                if ancestor != one.value:
                    counter[ancestor] += len(one.keys)
        return counter

    @cached_property
    def _lows(self) -> tuple[list[float], list[int]]:
        return self._line([(one.low, len(one.keys)) for one in self.positions])

    @cached_property
    def _highs(self) -> tuple[list[float], list[int]]:
        return self._line([(one.high, len(one.keys)) for one in self.positions])

    @staticmethod
    def _line(ends: list[tuple[float | None, int]]) -> tuple[list[float], list[int]]:
        known = sorted((place, weight) for place, weight in ends if place is not None)
        return [place for place, _ in known], [0, *accumulate(weight for _, weight in known)]

    def below(self, one: Position) -> int:
        """How many claims name a value that lies wholly below that of a position."""
        if one.low is None:
            return 0
        places, sums = self._highs
        return sums[bisect_left(places, one.low)]

    def above(self, one: Position) -> int:
        """How many claims name a value that lies wholly above that of a position."""
        if one.high is None:
            return 0
        places, sums = self._lows
        return sums[-1] - sums[bisect_right(places, one.high)]

    def equal(self, one: Position) -> int:
        """How many claims name a value that may be that of a position."""
        if one.low is None or not self.has_line:
            return self.by_value[one.value]
        if one.low == one.high and self.points is not None:
            return self.points.get(one.low, 0)
        return self.total - self.below(one) - self.above(one)
