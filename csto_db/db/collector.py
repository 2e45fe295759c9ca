"""Many values at once, without Python looking among them for cycles that are not there."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 100_000
"""Objects more than were freed since the last look."""


@contextmanager
def no_collector() -> Iterator[None]:
    """Keep the cyclic garbage collector away: it takes half the time of reading a large library."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def rare_collector() -> Iterator[None]:
    """Let the cyclic garbage collector look seldom: what comes in batches hardly has cycles."""
    before = gc.get_threshold()
    gc.set_threshold(_SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
