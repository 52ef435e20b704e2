"""What a long run has found so far, kept beside its output, so that a run that was killed goes on from there.

The journal is made of files of chained records. It stands between a run and its screeners: the parties that it holds
the hits of are not screened again. Everything behind it (rows, writers, counts) runs as in an unbroken run, so the
results are the same bytes.

Each record of a chained file ends with a SHA-256 over its own digest and the chain of the record before it. A file
that was cut off in the middle of a record, changed, or written to by two processes ends for its reader where the chain
breaks. A record can be erased (`Chain.tombstone`): what takes its place keeps its digest, and the chain still holds.
"""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any, Protocol

from entityscreen.errors import InvalidInputError, SourceError
from entityscreen.model.decision import party_key
from entityscreen.model.entity import Entity
from entityscreen.model.hit import Hit, ScreensMany, pack_hit, unpack_hit
from entityscreen.model.party import Party

START = "0" * 64  # what stands for the record before the first
MARKED_PARTIES = 500  # parties between two records of how far a run is: as many at most are screened again
JOURNAL_ENDING = ".unfinished"


class Chain:
    """Makes the lines of a chained file, the first behind the record whose chain is `last` (`START` for a new file).

    Example:
        >>> chain = Chain()
        >>> lines = [chain.line({"row": 1}), chain.line({"row": 2})]
        >>> [record for record, _ in read_chain(lines)]
        [{'row': 1}, {'row': 2}]
        >>> list(read_chain(lines[1:]))
        []
    """

    def __init__(self, last: str = START) -> None:
        self.last = last

    def line(self, record: Mapping[str, Any]) -> str:
        """Returns a record as a line that ends with its chain."""
        body = json.dumps(record, separators=(",", ":"))
        return self.linked(body, record_digest(body))

    def tombstone(self, digest: str, erased: str, reason: str, **kept: Any) -> str:
        """Returns the line that takes the place of an erased record: its digest, when and why it was erased, and what
        may be kept of it.

        Example:
            >>> chain, erasing = Chain(), Chain()
            >>> lines = [chain.line({"row": 1}), chain.line({"row": 2})]
            >>> lines[0] = erasing.tombstone(record_digest('{"row":1}'), "2026-12-02", "request 14")
            >>> [sorted(record) for record, _ in read_chain(lines)]
            [['digest', 'erased', 'reason'], ['row']]
        """
        stone = {"erased": erased, "reason": reason, **kept, "digest": digest}
        return self.linked(json.dumps(stone, separators=(",", ":")), digest)

    def linked(self, body: str, digest: str) -> str:
        """Returns the text of a record, which has a digest, as a line that ends with its chain."""
        self.last = _sha256(f"{self.last}\n{digest}")
        return f'{body[:-1]},"chain":"{self.last}"}}\n'


def record_digest(body: str) -> str:
    """Returns the digest that stands for a record in its chain; of a tombstone that of the record it replaces."""
    return str(json.loads(body)["digest"]) if is_tombstone(body) else _sha256(body)


def is_tombstone(body: str) -> bool:
    """Whether a record takes the place of one that was erased."""
    return body.startswith(_TOMBSTONE)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("ascii", "backslashreplace")).hexdigest()


_CHAIN, _TOMBSTONE = ',"chain":"', '{"erased":'


def read_chain(lines: Iterable[str]) -> Iterator[tuple[dict[str, Any], str]]:
    """The records of a chained file, each with its chain, as far as the chain holds."""
    return ((json.loads(body), chain) for body, chain in read_bodies(lines))


def read_bodies(lines: Iterable[str], *, of_text: bool = False) -> Iterator[tuple[str, str]]:
    """The records of a chained file as texts, each with its chain, as far as the chain holds. Until December 2026 the
    chain was over the texts of the records themselves (`of_text`), of which none can be erased.
    """
    last = START
    for line in lines:
        body, separator, chain = line.rpartition(_CHAIN)
        body += "}"
        try:
            last = _sha256(f"{last}\n{body if of_text else record_digest(body)}")
        except (ValueError, KeyError):  # a tombstone that was changed
            return
        if not separator or chain != f'{last}"}}\n':
            return
        yield body, last


def open_chain(path: Path, mode: str = "r") -> IO[str]:
    """Open a chained file, whose records are written in ASCII; what is no ASCII breaks the chain."""
    return path.open(mode, encoding="ascii", errors="replace", newline="\n")


def journal_of(output: Path) -> Path:
    """Where the journal of a run is, by its first output."""
    return output.with_name(output.name + JOURNAL_ENDING)


def read_identity(path: Path) -> dict[str, str] | None:
    """What the run of a journal is made of; None where there is no journal."""
    try:
        with open_chain(path) as stream:
            first = next(read_chain(stream), None)
    except OSError:
        return None
    return first[0] if first else None


class Journal:
    """What a run has found so far, in a file. A run asks its parties in the same order each time, of one screener after
    another: what stands in the file is not screened again. With `resume` it goes on from what is there, if
    that is of the same identity (what the results depend on, as what it is called: digest); the error names what has
    changed.
    """

    def __init__(self, path: Path, identity: Mapping[str, str], *, resume: bool) -> None:
        self.path, self._identity = path, dict(identity)
        self._chain, self._kept, self.resumed = Chain(), 0, 0
        self._marked = False
        self._known = self._recorded()
        self._stream: IO[str] | None = None
        self._number = 0  # parties that the run has asked
        recorded = read_identity(path) if resume else None
        if recorded is not None:
            changed = [
                name for name in {**recorded, **self._identity} if recorded.get(name) != self._identity.get(name)
            ]
            if changed:
                problem = f"the interrupted run cannot be continued: changed since are {', '.join(changed)}"
                fix = "bring back what it ran with, or start anew without --resume"
                raise InvalidInputError(problem, where=path, fix=fix)
            self._find_end()

    def _find_end(self) -> None:
        """The last mark: the parties up to it need not be screened again, what is behind it is cut off."""
        size = 0
        with open_chain(self.path) as stream:
            lengths: list[int] = []
            for record, chain in read_chain(_measured(stream, lengths)):
                size += lengths.pop()
                if self._kept == 0 or "marked" in record:
                    self._kept, self._chain.last, self.resumed = size, chain, record.get("marked", 0)

    def hits(self, screener: Resumable, parties: Iterable[Party], workers: int) -> Iterator[list[Hit]]:
        """The hits of the next parties of the run, from the file or else from a screener; suppressed ones too."""
        remaining = iter(parties)
        for _ in islice(remaining, max(self.resumed - self._number, 0)):
            self._number += 1
            yield [unpack_hit(packed, screener.entity(entity_id)) for entity_id, packed in next(self._known)]
        stream = self._stream = self._stream or self._appending()
        waiting: deque[Party] = deque()
        for hits in screener.screen_many(_entered(remaining, waiting), workers=workers, suppressed=True):
            self._number += 1
            party = waiting.popleft()
            if hits:
                packed_hits = [(hit.entity.id, pack_hit(hit)) for hit in hits]
                record = {"party": self._number, "key": party_key(party), "hits": packed_hits}
                stream.write(self._chain.line(record))
            if self._number % MARKED_PARTIES == 0:
                stream.write(self._chain.line({"marked": self._number}))
                stream.flush()
                self._marked = True
            yield hits

    def remove(self) -> None:
        """Remove the file: the run has ended well."""
        self._close()
        self.path.unlink(missing_ok=True)

    def give_up(self) -> None:
        """The run has failed: keep the file only if there is something to go on from."""
        self._close()
        if not self.resumed and not self._marked:
            self.remove()

    def _close(self) -> None:
        self._known.close()
        if self._stream:
            self._stream.close()

    def _appending(self) -> IO[str]:
        try:
            if not self._kept:
                stream = open_chain(self.path, "w")
                stream.write(self._chain.line(self._identity))
                return stream
            stream = open_chain(self.path, "r+")
            stream.truncate(self._kept)
            stream.seek(0, 2)
        except OSError as error:
            raise SourceError(f"cannot be written: {error.strerror}", where=self.path) from error
        return stream

    def _recorded(self) -> Generator[list[Any]]:
        """The hits of each party up to the last mark, packed."""
        number = 0
        with open_chain(self.path) as stream:
            for record, _ in islice(read_chain(stream), 1, None):
                if "party" in record:
                    yield from ([] for _ in range(record["party"] - number - 1))
                    number = record["party"]
                    yield record["hits"]
                elif record["marked"] == self.resumed:
                    break
        yield from ([] for _ in range(self.resumed - number))


class Resumable(ScreensMany, Protocol):
    """What of a `Screener` is needed for a run that goes on."""

    def entity(self, entity_id: str) -> Entity: ...


@dataclass(frozen=True, slots=True)
class Journaled:
    """A screener that remembers in a journal what it finds."""

    journal: Journal
    screener: Resumable

    def screen_many(
        self, parties: Iterable[Party], *, workers: int = 1, suppressed: bool = False
    ) -> Iterator[list[Hit]]:
        """The hits of parties in their order, as `Screener.screen_many` gives them."""
        for hits in self.journal.hits(self.screener, parties, workers):
            yield [hit for hit in hits if suppressed or not hit.suppressed]


def _entered(parties: Iterable[Party], waiting: deque[Party]) -> Iterator[Party]:
    """Parties as a screener asks for them, each entered among those whose hits are to come."""
    for party in parties:
        waiting.append(party)
        yield party


def _measured(lines: Iterable[str], lengths: list[int]) -> Iterator[str]:
    """Lines, with the bytes of each entered in a list as it is taken."""
    for line in lines:
        lengths.append(len(line))
        yield line
