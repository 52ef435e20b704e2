"""Screen the rows of a party file, with the books balanced.

Here belongs the pass over a file: parties to the screener, rejections aside, counts of both. What screening
is belongs to `screening.screener`, how alerts are written to `reports`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from entityscreen.errors import EntityScreenError
from entityscreen.model.hit import Hit
from entityscreen.model.party import Party
from entityscreen.screening.files.parties import PartyRow


@dataclass(frozen=True, slots=True)
class ScreenedRow:
    """A row that was screened.

    Attributes:
        number: of the record, from 1.
        party: what was screened.
        hits: best first.
        flags: signs of bad data in the row.
    """

    number: int
    party: Party
    hits: list[Hit]
    flags: tuple[str, ...]


class ScreensMany(Protocol):
    """What of a `Screener` is needed here."""

    def screen_many(self, parties: Iterable[Party], *, workers: int = 1) -> Iterator[list[Hit]]: ...


@dataclass(slots=True)
class Counts:
    """The books of a run; at its end `screened + rejected == rows`, which is checked.

    Attributes:
        rows: read.
        lines: of the file that the rows take; more than rows where quoted cells have line breaks.
        screened: compared with the watchlist.
        rejected: not compared, each with a reason.
        flagged: screened, but with signs of bad data.
        alerts: pairs of a party and an entity.
        alerted: parties with at least one alert.
    """

    rows: int = 0
    lines: int = 0
    screened: int = 0
    rejected: int = 0
    flagged: int = 0
    alerts: int = 0
    alerted: int = 0

    def add(self, row: ScreenedRow) -> None:
        """Enter a screened row."""
        self.screened += 1
        self.flagged += bool(row.flags)
        self.alerts += len(row.hits)
        self.alerted += bool(row.hits)

    def check(self) -> None:
        """See that every row that was read is screened or rejected.

        Raises:
            EntityScreenError: some are neither.
        """
        if self.screened + self.rejected != self.rows:
            raise EntityScreenError(
                f"{self.screened} rows screened and {self.rejected} rejected are not the {self.rows} rows read",
                where="screening",
                mend="do not use this run, and report the error",
            )


def screen_rows(
    screener: ScreensMany,
    rows: Iterable[PartyRow],
    counts: Counts,
    *,
    reject: Callable[[PartyRow], None],
    workers: int = 1,
) -> Iterator[ScreenedRow]:
    """Screen rows in their order.

    Args:
        screener: compiled watchlist.
        rows: of a file; taken as the screener asks for them, so memory does not grow with the file.
        counts: filled as rows pass.
        reject: is given every row that cannot be screened, in order.
        workers: processes to screen with.

    Yields:
        Each screened row with its hits, best first.

    Raises:
        EntityScreenError: the screener gave no answer to some of the rows.
    """
    waiting: deque[tuple[PartyRow, Party]] = deque()
    for hits in screener.screen_many(_screenable(rows, counts, reject, waiting), workers=workers):
        row, party = waiting.popleft()
        screened = ScreenedRow(row.number, party, hits, row.flags)
        counts.add(screened)
        yield screened
    counts.check()


def _screenable(
    rows: Iterable[PartyRow],
    counts: Counts,
    reject: Callable[[PartyRow], None],
    waiting: deque[tuple[PartyRow, Party]],
) -> Iterator[Party]:
    """The parties of the rows that have one; each waits for its hits, the other rows are rejected."""
    for row in rows:
        counts.rows += 1
        counts.lines += row.lines
        if row.party is None:
            counts.rejected += 1
            reject(row)
            continue
        waiting.append((row, row.party))
        yield row.party
