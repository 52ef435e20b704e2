"""Batches over processes: blocks of parties go out, hits come back in order.

Each block is screened by `Screener.screen_block`; processes share the compiled watchlist: forked ones its memory, where
the system can fork, others the snapshot that they map. Hits go to another process without what both sides have: pickled
whole, those of a block would take as long as finding them took.
"""

from __future__ import annotations

import tempfile
import zlib
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from itertools import cycle, islice
from pathlib import Path
from typing import Any, Protocol, Self

from entityscreen.caches import clear_large_caches, count_large_caches
from entityscreen.errors import EntityScreenError
from entityscreen.index.name_index import NameIndex
from entityscreen.memory import give_memory_back
from entityscreen.model.decision import Decisions
from entityscreen.model.hit import Hit, PackedHit, pack_hit, unpack_hit
from entityscreen.model.party import Party
from entityscreen.model.scope import Scope
from entityscreen.names.likeness import INITIAL_SIMILARITY
from entityscreen.screening.compiled import Compiled, write_compiled
from entityscreen.screening.contract import ListScreener
from entityscreen.screening.workers import Worker, forks, workers_with

BLOCK = 1_000  # parties: large enough for arrays to pay
# Against a list of so many names: what a call of NumPy costs is spread over more parties; 8,000 would be no faster and
# take 300 MB more. Against a longer list each party has more candidates, which are arrays enough.
LONG_BLOCK, SHORT_LIST = 4_000, 50_000
# Where the threshold is so low that every name is scored: a party takes a second, and is not kept waiting.
FEW_BLOCK = 20
REMEMBERED = 400_000  # entries of words and names, of some 25,000 parties: a million would fill more than a gigabyte
RARE = 500  # at most one name of so many of a block ends in a rare word
AHEAD = 3  # blocks a worker that wait or run; bounds the memory

PartyBlock = Sequence[Party | str]
# A hit with the position of its entity.
Located = tuple[int, Hit]
# What comes of a party: its hits, suppressed ones too, or why it cannot be read.
Outcome = list[Located] | EntityScreenError
# A hit that is packed, behind the position of its entity.
Packed = tuple[int, PackedHit]
# What a process answers: the outcomes of those parties that have hits or an error, by their place in its part.
Answer = list[tuple[int, list[Packed] | EntityScreenError]]
# A worker's part of a block: the places of its parties, and what comes of them.
AskedPart = tuple[list[int], Future[Answer]]


class ScreensBlocks(ListScreener, Protocol):
    """A screener whose compiled watchlist processes share."""

    compiled: Compiled

    @classmethod
    def load(cls, path: str | Path) -> Self: ...
    def screen_block(self, parties: PartyBlock) -> list[Outcome]: ...


def screen_block(screener: ScreensBlocks, block: PartyBlock) -> list[Outcome]:
    """Screen a block: the hits of each party, or why it cannot be read."""
    outcomes = screener.screen_block(block)
    forget_beyond(REMEMBERED)
    return outcomes


def forget_beyond(entries: int) -> None:
    """Forget what is remembered of words and names where it is more entries; no result depends on it."""
    if count_large_caches() > entries:
        clear_large_caches()
        give_memory_back()


def screen_in_processes(screener: ScreensBlocks, parties: Iterable[Party | str], *, workers: int) -> Iterator[Outcome]:
    """Screen parties in several processes.

    Args:
        screener: the screener.
        parties: read block by block.
        workers: how many processes.

    Yields:
        What comes of each party, in order.

    Raises:
        WorkerEndedError: a process ended on its own.
    """
    unasked = blocks(parties, workers * block_size(screener.compiled.index))
    with tempfile.TemporaryDirectory(prefix="entityscreen-") as folder:
        waiting: deque[list[AskedPart]] = deque()
        with workers_with(*_opened(screener, Path(folder)), workers) as processes:
            waiting.extend(_part(processes, block) for block in islice(unasked, AHEAD))
            while waiting:
                parts = [(places, future.result()) for places, future in waiting.popleft()]
                waiting.extend(_part(processes, block) for block in islice(unasked, 1))
                yield from _in_order(screener, parts)


def block_size(index: NameIndex) -> int:
    """How many parties a block has, by the names of the list."""
    if index.prune <= INITIAL_SIMILARITY:
        return FEW_BLOCK
    return LONG_BLOCK if len(index.name_texts) <= SHORT_LIST else BLOCK


def blocks(parties: Iterable[Party | str], size: int) -> Iterator[list[Party | str]]:
    """Parties in blocks of at most so many, read as they are taken."""
    rest = iter(parties)
    while block := list(islice(rest, size)):
        yield block


def _part(workers: list[Worker[PartyBlock, Answer]], block: PartyBlock) -> list[AskedPart]:
    """Ask each worker for its part of a block."""
    return [
        (places, worker.ask([block[place] for place in places]))
        for worker, places in zip(workers, dealt(block, len(workers)), strict=True)
        if places
    ]


def dealt(block: PartyBlock, workers: int) -> list[list[int]]:
    """Deal a block out: names that end in one word, mostly a surname, go to one worker.

    So it is read and looked up once; dealt out in turn, the rare words of a batch would be new to each process. Names
    that end in a word of many are dealt out in turn: with one worker, the others would wait for it.

    Args:
        block: parties.
        workers: how many there are.

    Returns:
        The places of each worker's parties, ascending.
    """
    words = [_last_word(party) for party in block]
    times, turns = Counter(words), cycle(range(workers))
    places: list[list[int]] = [[] for _ in range(workers)]
    for place, word in enumerate(words):
        often = times[word] * RARE > len(block)
        places[next(turns) if often else word % workers].append(place)
    return places


def _last_word(party: Party | str) -> int:
    name = party if isinstance(party, str) else next(iter(party.names), "") if isinstance(party, Party) else ""
    return zlib.crc32(name[name.rstrip().rfind(" ") + 1 :].encode(errors="surrogatepass"))


def _in_order(screener: ScreensBlocks, parts: list[tuple[list[int], Answer]]) -> Iterator[Outcome]:
    """What comes of a block's parties, in their order."""
    outcomes: dict[int, list[Packed] | EntityScreenError] = {}
    for places, answer in parts:
        outcomes.update((places[number], outcome) for number, outcome in answer)
    for place in range(sum(len(places) for places, _ in parts)):
        outcome = outcomes.get(place, [])
        if isinstance(outcome, EntityScreenError):
            yield outcome
        else:
            entities = screener.compiled.entities
            yield [(position, unpack_hit(packed, entities[position])) for position, packed in outcome]


Answering = Callable[[PartyBlock], Answer]


def _opened(screener: ScreensBlocks, folder: Path) -> tuple[Callable[..., Answering], tuple[Any, ...]]:
    """What gives a process its screener: forked ones share it, others map its snapshot."""
    if forks():
        return _answering, (screener,)
    snapshot = folder / "screener.snapshot"
    write_compiled(screener.compiled, snapshot)
    return _answering_from, (type(screener), snapshot, screener.decisions, screener.scope)


def _answering_from(
    kind: type[ScreensBlocks], snapshot: Path, decisions: Decisions | None, scope: Scope | None
) -> Answering:
    return _answering(kind.load(snapshot).with_decisions(decisions).within(scope))


def _answering(screener: ScreensBlocks) -> Answering:
    def answer(block: PartyBlock) -> Answer:
        return [
            (
                number,
                outcome if isinstance(outcome, EntityScreenError) else [(at, pack_hit(hit)) for at, hit in outcome],
            )
            for number, outcome in enumerate(screen_block(screener, block))
            if outcome
        ]

    return answer
