"""The library's work with the cycle collector looking seldom, and freed memory given back.

Here belongs the one place that touches Python's garbage collector and the system's allocator. Preparing, comparing and
indexing names make many small objects that are remembered, and no cycles: looking at all of them again and again took a
fifth to a quarter of the time. So while the library works, the collector looks at new objects after hundreds of
thousands of them instead of two thousand (while a list is built, after millions), and at old ones hardly ever. It is
never switched off, in no thread, and what the caller has set comes back. What long work made is not looked at even
then, where nobody else made any of it.
"""

from __future__ import annotations

import ctypes
import gc
import os
import sys
import threading

# New objects between two looks at them, and looks between those at older ones; Python's own are (2000, 10, 10).
EASED = (500_000, 1_000, 1_000)
# The same while a list is built, which gives up what it remembers before it has made so many: looking took a twentieth.
BUILDING = (3_000_000, 1_000, 1_000)

_lock = threading.Lock()
_depth = 0
_before = EASED


def _renew_lock() -> None:
    """A process that is forked while another thread holds the lock would wait for it forever."""
    global _lock  # noqa: PLW0603  # the one lock of the process
    _lock = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renew_lock)


class collector_eased:  # noqa: N801  # a context manager, named as it is read
    """Let the collector of cycles look seldom; reference counts free objects all the same.

    The first of several (of a thread, or of many) eases it, the last restores it. A collector that is switched off, or
    looks more seldom by the caller's will, is left as it is.

    Args:
        lasting: whether this is long work, a block of names or a list, of which all that is left is remembered. It is
            counted as old without a look, which would take a tenth of the time, if no other thread runs and nobody
            froze objects for good.
        thresholds: `EASED` or `BUILDING`.

    Example:
        >>> with collector_eased():
        ...     gc.isenabled(), gc.get_threshold() == EASED
        (True, True)
        >>> gc.get_threshold() == EASED
        False
    """

    __slots__ = ("_lasting", "_thresholds")

    def __init__(self, *, lasting: bool = False, thresholds: tuple[int, int, int] = EASED) -> None:
        self._lasting, self._thresholds = lasting, thresholds

    def __enter__(self) -> None:
        global _depth, _before  # noqa: PLW0603  # thresholds are of the process
        with _lock:
            _depth += 1
            if _depth == 1:
                _before = gc.get_threshold()
                if 0 < _before[0] < self._thresholds[0]:
                    gc.set_threshold(*self._thresholds)

    def __exit__(self, *_: object) -> None:
        global _depth  # noqa: PLW0603  # thresholds are of the process
        with _lock:
            _depth -= 1
            if not _depth and gc.get_threshold() in (EASED, BUILDING):
                if self._lasting and threading.active_count() == 1 and not gc.get_freeze_count():
                    gc.freeze()
                    gc.unfreeze()
                gc.set_threshold(*_before)


def give_memory_back() -> None:
    """Hand freed memory back to the system, where the allocator would keep it: glibc's keeps some of each thread.

    A scan of Polars, which screens in a thread of its own, grows by a third without it.
    """
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
        if trim is not None:
            trim(0)
