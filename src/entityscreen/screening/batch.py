"""Batches over processes: blocks of parties go out, hits come back in order.

Here belongs the sharing of work. Each block is screened by `Screener.screen_block`; processes share the compiled
watchlist: forked ones its memory, where the system can fork, others the snapshot that they map.
"""

from __future__ import annotations

import multiprocessing
import platform
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from entityscreen.errors import EntityScreenError
from entityscreen.memory import collector_paused
from entityscreen.model.hit import Hit
from entityscreen.model.party import Party
from entityscreen.screening.compiled import write_compiled
from entityscreen.screening.packed import Located, PackedHit, pack_hit, unpack_hit

if TYPE_CHECKING:
    from entityscreen.screening.screener import Screener

BLOCK = 1_000  # parties: large enough for arrays to pay, small enough to share evenly
# In one process, against a list of so many names: what a call of NumPy costs is spread over more parties. Against a
# longer list each party has more candidates, which are arrays enough.
LONG_BLOCK, SHORT_LIST = 2_000, 100_000
AHEAD = 3  # blocks a worker that wait or run; bounds the memory


# The screener of this process: forked workers find it here, others open their snapshot.
_shared: dict[str, Screener] = {}


# The hits of each party of a block, and the error at which it ended.
Done = tuple[list[list[Located]], EntityScreenError | None]
# The same between processes: how many parties, and the hits of those that have some, by their number.
PackedDone = tuple[int, list[tuple[int, list[PackedHit]]], EntityScreenError | None]


def screen_block(screener: Screener, block: list[Party | str], start: int) -> Done:
    """Screen a block.

    Args:
        screener: the screener.
        block: parties.
        start: the number of the first, from 1.

    Returns:
        The hits of each party up to the first that cannot be read, and the error that says which it is.
    """
    with collector_paused():
        found, error = screener.screen_block(block)
    if error is not None:
        error = type(error)(error.problem, where=f"party {start + len(found)}", mend=error.mend)
    return found, error


def screen_in_processes(screener: Screener, parties: Iterable[Party | str], *, workers: int) -> Iterator[list[Hit]]:
    """Screen parties in several processes.

    Args:
        screener: the screener.
        parties: read block by block.
        workers: how many processes.

    Yields:
        The hits of each party, in order.

    Raises:
        EntityScreenError: a party cannot be read; the hits of those before it have been given.
    """
    numbered = _numbered(parties)
    with tempfile.TemporaryDirectory(prefix="entityscreen-") as folder:
        waiting: deque[Future[PackedDone]] = deque()
        with _pool(screener, workers, Path(folder)) as pool:
            for start, block in islice(numbered, workers * AHEAD):
                waiting.append(pool.submit(_screen_shared, block, start))
            while waiting:
                count, packed, error = waiting.popleft().result()
                if error is None:
                    waiting.extend(pool.submit(_screen_shared, block, start) for start, block in islice(numbered, 1))
                hits = dict(packed)
                for number in range(count):
                    yield [unpack_hit(hit, screener.compiled.entities) for hit in hits.get(number, ())]
                if error is not None:
                    raise error


def _numbered(parties: Iterable[Party | str]) -> Iterator[tuple[int, list[Party | str]]]:
    start = 1
    for block in blocks(parties):
        yield start, block
        start += len(block)


def blocks(parties: Iterable[Party | str], size: int = BLOCK) -> Iterator[list[Party | str]]:
    """Parties in blocks of at most so many, read as they are taken."""
    rest = iter(parties)
    while block := list(islice(rest, size)):
        yield block


def _pool(screener: Screener, workers: int, folder: Path) -> ProcessPoolExecutor:
    if "fork" in multiprocessing.get_all_start_methods() and platform.system() == "Linux":
        _shared["screener"] = screener
        return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork"))
    snapshot = folder / "screener.snapshot"
    write_compiled(screener.compiled, snapshot)
    return ProcessPoolExecutor(
        workers, mp_context=multiprocessing.get_context("spawn"), initializer=_open, initargs=(snapshot,)
    )


def _open(snapshot: Path) -> None:
    from entityscreen.screening.screener import Screener

    _shared["screener"] = Screener.load(snapshot)


def _screen_shared(block: list[Party | str], start: int) -> PackedDone:
    found, error = screen_block(_shared["screener"], block, start)
    packed = [(number, [pack_hit(located) for located in hits]) for number, hits in enumerate(found) if hits]
    return len(found), packed, error
