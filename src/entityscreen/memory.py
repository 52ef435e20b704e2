"""Memory of a process that entityscreen starts itself: the command line's, and the workers of a batch or a build.

No other module touches Python's garbage collector and the system's allocator. Preparing, comparing and indexing names
make many small objects that are remembered, and few cycles: looking at all of them again and again takes a fifth to a
quarter of the time. In `own_process` the collector looks at new objects after hundreds of thousands of them instead of
two thousand, and at old ones hardly ever. A process that imports entityscreen is left as it is: what its collector does
is its own affair.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# New objects between two looks at them, and looks between those at older ones; Python's own are (2000, 10, 10).
SELDOM = (1_000_000, 1_000, 1_000)

_owned = False


@contextmanager
def own_process() -> Iterator[None]:
    """Say that this process is entityscreen's own: its collector looks seldom, and its freed memory is given back.

    Example:
        >>> with own_process():
        ...     gc.get_threshold() == SELDOM
        True
        >>> gc.get_threshold() == SELDOM
        False
    """
    global _owned  # noqa: PLW0603  # of the process
    before = _owned, gc.get_threshold()
    _owned = True
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        _owned = before[0]
        gc.set_threshold(*before[1])


def give_memory_back() -> None:
    """Hand freed memory back to the system, in a process of entityscreen's own on Linux: glibc keeps some of it."""
    if _owned and sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
        if trim is not None:
            trim(0)
