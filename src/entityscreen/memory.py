"""Long work without the cycle collector running in between.

Here belongs the one switch of Python's garbage collector. Building an index and screening a block make many
small objects and no cycles, and the collector looks at all of them again and again: a third of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

FULL_EVERY = 50  # pauses: then the collector looks at everything, since others may make cycles
_pauses = count(1)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the collection of cycles; reference counts free objects all the same.

    Example:
        >>> with collector_paused():
        ...     gc.isenabled()
        False
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            _spare_new_objects()
            gc.enable()


def _spare_new_objects() -> None:
    """Count what was made meanwhile as old, without looking at it: it is remembered, and has no cycles."""
    if next(_pauses) % FULL_EVERY == 0:
        gc.collect()
    elif not gc.get_freeze_count():  # whoever froze objects wants them to stay frozen
        gc.freeze()
        gc.unfreeze()
