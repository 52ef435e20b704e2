"""The library's work without the cycle collector running in between.

Here belongs the one switch of Python's garbage collector. Preparing, comparing and indexing names make many small
objects that are remembered, and no cycles: looking at all of them again and again took a third of the time. What others
make between two pauses grows old unseen as well, so it is counted, and looked at as soon as Python itself would.

Other threads make objects during a pause too, and those may have cycles. Where there are any, new objects stay new, and
the collector has its look between two pauses.
"""

from __future__ import annotations

import gc
import threading
from dataclasses import dataclass

# Objects that others made, after which the collector looks at everything: a share of all that there are, as in Python's
# own rule for its oldest generation, and so many at least.
SHARE_UNSEEN = 4
LEAST_UNSEEN = 100_000
OF_THE_PAUSE = 3  # objects that a `with` makes before it pauses: the pause and its two methods, which go with it
NESTED = -1  # of a pause within a pause, or where the collector is switched off: there is nothing to do


@dataclass(slots=True)
class _Unseen:
    """What others made since the last look at everything.

    Attributes:
        count: how many objects, by what Python counts as new.
        enough: how many of them are looked at together.
        frozen: whether somebody froze objects, who wants them to stay so; from then on nothing is moved.
    """

    count: int = 0
    enough: int = LEAST_UNSEEN
    frozen: bool = False


_unseen = _Unseen()


class collector_paused:  # noqa: N801  # a context manager, named as it is read
    """Pause the collection of cycles; reference counts free objects all the same.

    Args:
        moment: whether it is for a name or a block of names. A long pause is none beside other threads, whose garbage
            would wait for its end.

    Example:
        >>> with collector_paused():
        ...     gc.isenabled()
        False
    """

    __slots__ = ("_moment", "_others")

    def __init__(self, *, moment: bool = True) -> None:
        self._moment = moment

    def __enter__(self) -> None:
        self._others = NESTED
        if gc.isenabled() and (self._moment or _is_alone()):
            young, looks, _ = gc.get_count()
            self._others = max(0, young + looks * gc.get_threshold()[0] - OF_THE_PAUSE)
            gc.disable()

    def __exit__(self, *_: object) -> None:
        if self._others != NESTED:
            if _is_alone():
                _spare_new_objects(self._others)
            gc.enable()


def _is_alone() -> bool:
    """Whether no other thread runs."""
    return threading.active_count() == 1


def _spare_new_objects(others: int) -> None:
    """Count what was made meanwhile as old, without looking at it: it is remembered, and has no cycles."""
    _unseen.count += others
    _unseen.frozen = _unseen.frozen or gc.get_freeze_count() > 0  # counted one by one: asked once where there are any
    looked = _unseen.count > _unseen.enough
    if looked:
        gc.collect()
        _unseen.count, _unseen.enough = 0, LEAST_UNSEEN
    if not _unseen.frozen:
        gc.freeze()
        if looked:  # to count them so makes no references, as `gc.get_objects` does to what others are just making
            _unseen.enough = max(LEAST_UNSEEN, gc.get_freeze_count() // SHARE_UNSEEN)
        gc.unfreeze()
