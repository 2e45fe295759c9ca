"""An interrupt ends the program even where Python drops it."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs


def raise_dropped_interrupts() -> None:
    """See to it that an interrupt that falls into a callback is raised again after it.

    What is raised in the callback of a weak reference or in `__del__` is only reported to
    `sys.unraisablehook`, and the program goes on: SQLAlchemy has such callbacks.
    """
    sys.unraisablehook = _raise_again


def _raise_again(dropped: "UnraisableHookArgs") -> None:
    if not issubclass(dropped.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(dropped)
        return
    import _thread

    # From another thread and a little later: raised here, it would be dropped again.
    _thread.start_new_thread(_interrupt_soon, ())


def _interrupt_soon() -> None:
    import _thread
    import time

    time.sleep(0.05)
    _thread.interrupt_main()
