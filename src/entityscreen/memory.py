"""Memory of a process that entityscreen starts itself: the command line's, and the workers of a batch or a build.

No other module touches Python's garbage collector and the system's allocator. Preparing, comparing and indexing names
make many small objects that are remembered, and few cycles: looking at all of them again and again takes a fifth to a
quarter of the time. In `own_process` the collector looks at new objects after hundreds of thousands of them instead of
two thousand, and at old ones hardly ever. A process that imports entityscreen is left as it is: what its collector does
is its own affair. A process that answers by forking, and no other, also shares its objects (`share_objects`).
"""

from __future__ import annotations

import ctypes
import gc
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# New objects between two looks at them, and looks between those at older ones; Python's own are (2000, 10, 10).
SELDOM = (1_000_000, 1_000, 1_000)

# Objects of these types keep their hash where it was asked for once.
_HASH_KEPT = frozenset((str, bytes, frozenset))

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


def share_objects() -> int:
    """Make the objects of this process immortal, so that processes forked from it do not copy the pages they lie on.

    A process that takes a reference to a shared object writes the new count into it, and the system copies the page.
    Python 3.12 and later leave the count of immortal objects alone (PEP 683). What else Python writes into an object,
    the hash of a text, is worked out beforehand. They are never freed: call it once, in a process that only looks after
    others, when everything that is to be shared is loaded.

    Returns:
        How many objects became immortal; 0 on interpreters that have none.
    """
    gc.collect()
    immortal, shared = _immortal_count(), 0
    waiting = gc.get_objects() if immortal else []
    while waiting:
        reached = waiting.pop()
        count = ctypes.c_uint32.from_address(id(reached))
        if count.value != immortal:
            count.value = immortal
            shared += 1
            if type(reached) in _HASH_KEPT:
                hash(reached)
            waiting.extend(gc.get_referents(reached))
    gc.freeze()  # the collector would write into the objects, too
    return shared


def own_bytes(pid: int) -> int:
    """How much memory a process of this machine shares with no other, in bytes; 0 where the system does not say."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) << 10


def pages_touched(pid: int) -> int:
    """A count of pages that grows whenever a process may come to hold more of its own; 0 where the system does not say.

    It is the sum of its minor faults and its resident pages (`proc_pid_stat(5)`): cheap to ask, while `own_bytes` keeps
    a large process from its memory for milliseconds.
    """
    try:
        behind_name = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    except OSError:
        return 0
    return int(behind_name[7]) + int(behind_name[21])


def _immortal_count() -> int:
    """The count that stands in the first four bytes of immortal objects; 0 where that is not known to be so."""
    is_known = sys.implementation.name == "cpython" and (3, 12) <= sys.version_info < (3, 15)
    if (
        not is_known
        or sys.byteorder != "little"
        or sys.maxsize < 1 << 32
        or sysconfig.get_config_var("Py_GIL_DISABLED")
    ):
        return 0
    immortal = ctypes.c_uint32.from_address(id(None)).value
    probe = object()
    ctypes.c_uint32.from_address(id(probe)).value = immortal
    return immortal if sys.getrefcount(probe) == sys.getrefcount(None) else 0
