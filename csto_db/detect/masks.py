"""The positions of a question as bits of numbers, so that many pairs are told apart at once."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import (
    Callable,
    Collection,
    Hashable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from functools import cached_property
from itertools import accumulate
from operator import or_
from typing import TypeVar

from csto_db.detect.compare import EQUAL, MEET
from csto_db.detect.form import Form
from csto_db.detect.group import Pair
from csto_db.detect.party import Party, parties
from csto_db.detect.position import Position
from csto_db.model.dates import Days

_Name = TypeVar("_Name", bound=Hashable)

State = tuple[Form, Form, bool, int]
"""The forms of two positions, whether they are of one source, and what else they share in bits."""
Row = tuple[int, int]
"""The place of a position, and a mask of those behind it that it makes a pair with."""


class Masks:
    """The pairs of some positions, which are in order, but for those that are left out."""

    def __init__(self, held: Sequence[Position], left_out: Iterable[Pair] = ()) -> None:
        self._held = held
        self._without = _left_out(held, left_out)
        self._several = [(1 << n, len(one.keys) - 1) for n, one in enumerate(held) if one.keys[1:]]
        self._with_several = _joined(bit for bit, _ in self._several)

    def by_state(self) -> Mapping[State, list[Row]]:
        """Return the pairs by what decides about most of them: forms, scope, values and times."""
        forms = _masks([one.form for one in self._held])
        found: dict[State, list[Row]] = defaultdict(list)
        for place, is_within, state, alike in self._by_sharing():
            form = self._held[place].form
            manner = form.manner
            for other, mask in forms.items():
                some = alike & mask
                if some and manner <= other.manner:
                    found[form, other, is_within, state].append((place, some))
                elif some:
                    found[other, form, is_within, state].append((place, some))
        return found

    def _by_sharing(self) -> Iterator[tuple[int, bool, int, int]]:
        """Yield places with a mask of those behind that share a source or not, and a state."""
        held = self._held
        sources = _masks([one.said.source for one in held])
        behind = (1 << len(held)) - 1
        for place, (equal, then) in enumerate(zip(_equal(held), _meeting(held), strict=True)):
            behind ^= 1 << place
            left = behind & ~self._without.get(place, 0)
            own = left & sources[held[place].said.source]
            for is_within, some in ((True, own), (False, left ^ own)):
                if some:
                    same = some & equal
                    others = some ^ same
                    for state, alike in (
                        (EQUAL | MEET, same & then),
                        (EQUAL, same & ~then),
                        (MEET, others & then),
                        (0, others & ~then),
                    ):
                        if alike:
                            yield place, is_within, state, alike

    def count(self, rows: Iterable[Row]) -> int:
        """Return how many pairs of claims some rows are."""
        held, several = self._held, self._with_several
        count = 0
        for place, mask in rows:
            claims = mask.bit_count()
            if mask & several:
                claims += sum([more for bit, more in self._several if bit & mask])
            count += len(held[place].keys) * claims
        return count

    def first(self, rows: Sequence[Row]) -> Pair:
        """Return the first pair of some rows."""
        return next(self.pairs(rows))

    def pairs(self, rows: Iterable[Row]) -> Iterator[Pair]:
        """Yield the pairs of some rows, in order."""
        for place, mask in rows:
            for other in _places(mask):
                yield self._held[place], self._held[other]

    def holders(self, rows: Iterable[Row], known: set[Party]) -> Iterator[Position]:
        """Yield a position of some rows for each party that is not known, and then is."""
        places = 0
        for place, mask in rows:
            places |= mask | 1 << place
        for party, mask in self._by_party.items():
            here = mask & places
            if here and party not in known:
                known.add(party)
                yield self._held[(here & -here).bit_length() - 1]

    @cached_property
    def _by_party(self) -> dict[Party, int]:
        masks: dict[Party, int] = defaultdict(int)
        for place, one in enumerate(self._held):
            for party in parties(one):
                masks[party] |= 1 << place
        return masks


def single(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield some rows a pair at a time."""
    for place, mask in rows:
        for other in _places(mask):
            yield [(place, 1 << other)]


def _places(mask: int) -> Iterator[int]:
    """Yield the numbers of the bits that are set, the least first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _masks(names: Iterable[_Name]) -> dict[_Name, int]:
    masks: dict[_Name, int] = defaultdict(int)
    for place, name in enumerate(names):
        masks[name] |= 1 << place
    return masks


def _equal(held: Sequence[Position]) -> list[int]:
    """Return for each position a mask of those whose values may be the same."""
    if all(one.low is None for one in held):
        return _of_their_own([one.value for one in held])
    if all(one.low is not None and one.low == one.high for one in held):
        return _of_their_own([one.low for one in held])
    values = _masks([one.value for one in held])
    line = [
        (low, high, 1 << place)
        for place, one in enumerate(held)
        if (low := one.low) is not None and (high := one.high) is not None
    ]
    elsewhere = ((1 << len(held)) - 1) ^ _joined(bit for _, _, bit in line)
    meeting = _meeting_of(line)
    equal = []
    for one in held:
        alike = values[one.value]
        if one.low is not None and one.high is not None:
            alike = alike & elsewhere | meeting(one.low, one.high)
        equal.append(alike)
    return equal


def _meeting_of(ends: Sequence[tuple[float, float, int]]) -> Callable[[float, float], int]:
    """Return what finds the mask of all intervals, each with its own, that meet another one."""
    lows, begun = _before((low, mask) for low, _, mask in ends)
    highs, ended = _before((high, mask) for _, high, mask in ends)
    return lambda low, high: begun[bisect_right(lows, high)] & ~ended[bisect_left(highs, low)]


def _before(ends: Iterable[tuple[float, int]]) -> tuple[list[float], list[int]]:
    """Return places in order, and for each number of them the mask of so many first ones."""
    found = sorted(ends)
    masks = accumulate((mask for _, mask in found), or_, initial=0)
    return [place for place, _ in found], list(masks)


def _of_their_own(names: Sequence[Hashable]) -> list[int]:
    """Return for each name a mask of those that are the same."""
    masks = _masks(names)
    return [masks[name] for name in names]


def _meeting(held: Sequence[Position]) -> list[int]:
    """Return for each position a mask of those whose times may meet."""
    # A time is mostly one object, and to look at what is in it takes longer.
    times = {id(one.time): one.time for one in held}
    if len(times) == 1 or _all_meet(times.values()):
        return [(1 << len(held)) - 1] * len(held)
    names = [id(one.time) for one in held]
    masks = [(times[name], mask) for name, mask in _masks(names).items()]
    meeting_of = _meeting_of([(time.low, time.high, mask) for time, mask in masks])
    lasting_of = _meeting_of([(time.begun, time.over, mask) for time, mask in masks])
    meeting = {
        name: meeting_of(time.low, time.high) & lasting_of(time.begun, time.over)
        for name, time in times.items()
    }
    return [meeting[name] for name in names]


def _all_meet(times: Collection[Days]) -> bool:
    """Whether any two of some times may meet."""
    latest, first = max([one.low for one in times]), min([one.high for one in times])
    begun, over = max([one.begun for one in times]), min([one.over for one in times])
    return latest <= first and begun <= over


def _joined(masks: Iterable[int]) -> int:
    joined = 0
    for mask in masks:
        joined |= mask
    return joined


def _left_out(held: Sequence[Position], pairs: Iterable[Pair]) -> dict[int, int]:
    places = {one.keys: place for place, one in enumerate(held)}
    without: dict[int, int] = defaultdict(int)
    for a, b in pairs:
        first, second = sorted((places[a.keys], places[b.keys]))
        without[first] |= 1 << second
    return without
