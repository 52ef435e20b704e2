"""Batches over processes: blocks of parties go out, hits come back in order.

Here belongs the sharing of work. Each block is screened by the same `screen`; processes share the compiled
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
from typing import TYPE_CHECKING, Protocol

from entityscreen.memory import collector_paused
from entityscreen.model.hit import Hit
from entityscreen.model.party import Party
from entityscreen.screening.compiled import Compiled, write_compiled

if TYPE_CHECKING:
    from entityscreen.screening.screener import Screener

BLOCK = 250  # parties: large enough that sending them costs little, small enough to share evenly
AHEAD = 3  # blocks a worker that wait or run; bounds the memory


class Screens(Protocol):
    """What a batch needs of a screener."""

    compiled: Compiled

    def screen(self, party: Party | str) -> list[Hit]: ...


# The screener of this process: forked workers find it here, others open their snapshot.
_shared: dict[str, Screener] = {}


def screen_in_processes(screener: Screener, parties: Iterable[Party | str], *, workers: int) -> Iterator[list[Hit]]:
    """Screen parties in several processes.

    Args:
        screener: the screener.
        parties: read block by block.
        workers: how many processes.

    Yields:
        The hits of each party, in order.
    """
    waiting_blocks = blocks(parties)
    with tempfile.TemporaryDirectory(prefix="entityscreen-") as folder:
        waiting: deque[Future[list[list[Hit]]]] = deque()
        with _pool(screener, workers, Path(folder)) as pool:
            for block in islice(waiting_blocks, workers * AHEAD):
                waiting.append(pool.submit(_screen_block, block))
            while waiting:
                done = waiting.popleft().result()
                waiting.extend(pool.submit(_screen_block, block) for block in islice(waiting_blocks, 1))
                yield from done


def blocks(parties: Iterable[Party | str]) -> Iterator[list[Party | str]]:
    """Parties in blocks of at most `BLOCK`, read as they are taken."""
    rest = iter(parties)
    while block := list(islice(rest, BLOCK)):
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


def _screen_block(block: list[Party | str]) -> list[list[Hit]]:
    screener = _shared["screener"]
    with collector_paused():
        return [screener.screen(party) for party in block]
