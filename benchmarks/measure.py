"""Two sides of a comparison, timed in turn in one run; what is kept is their ratio."""

import gc
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter, process_time


@dataclass(frozen=True, slots=True)
class Ratio:
    """What was measured, as a ratio; `aim` is the bound, None where there is none.

    `spread` is the middle half of the rounds.
    """

    name: str
    value: float
    spread: tuple[float, float]
    aim: float | None = None
    is_floor: bool = False
    detail: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the ratio keeps its aim; one without an aim does."""
        if self.aim is None:
            return True
        return self.value >= self.aim if self.is_floor else self.value <= self.aim


def seconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes."""
    gc.collect()
    started = perf_counter()
    work()
    return perf_counter() - started


def processor_seconds(work: Callable[[], object]) -> float:
    """The time of the processor: for sides that only compute, and take turns with other work."""
    gc.collect()
    started = process_time()
    work()
    return process_time() - started


def in_turn(sides: Sequence[Callable[[], float]], rounds: int) -> list[list[float]]:
    """Return the times of each side; every round takes them all, so that all meet the same load."""
    times: list[list[float]] = [[] for _ in sides]
    for _ in range(rounds):
        for side, kept in zip(sides, times, strict=True):
            kept.append(side())
    return times


def ratio(
    name: str,
    times: Sequence[float],
    base: Sequence[float],
    middle: Callable[[Sequence[float]], float] = statistics.median,
    **options: object,
) -> Ratio:
    """Return the ratio of the medians, or of another middle, and how the rounds spread.

    The spread is the middle half of the rounds' own ratios: other work of the machine
    hits now one side, now the other.
    """
    each = sorted(a / b for a, b in zip(times, base, strict=True))
    quarter = len(each) // 4
    spread = each[quarter], each[-1 - quarter]
    return Ratio(name, middle(times) / middle(base), spread, **options)  # type: ignore[arg-type]
