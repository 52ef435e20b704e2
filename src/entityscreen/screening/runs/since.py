"""What has changed since an earlier list, or an earlier party file: a run that writes new, gone and changed alerts.

Which alerts can differ, and how they are found, is `screening.delta`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import groupby
from pathlib import Path
from typing import ClassVar

from entityscreen.model.evidence import Evidence
from entityscreen.reports import Alert
from entityscreen.screening.contract import ListScreener
from entityscreen.screening.delta import AlertChange, Delta, OpinionDelta
from entityscreen.screening.files.party_rows import PartyRow, read_parties
from entityscreen.screening.runs.manifest import LogEnd, Since, Sort, digested
from entityscreen.screening.runs.outputs import Sinks
from entityscreen.screening.runs.run import Run


@dataclass(slots=True)
class DeltaCounts:
    """The books of a delta.

    Attributes:
        rows: of the party file.
        rejected: of them, those that cannot be screened.
        flagged: of them, those that are screened, but with signs of bad data.
        entities: that are new, gone or changed.
        new: alerts that were not there before.
        gone: alerts that are there no more.
        changed: alerts with another score, name or evidence.
    """

    rows: int = 0
    rejected: int = 0
    flagged: int = 0
    entities: int = 0
    new: int = 0
    gone: int = 0
    changed: int = 0

    @property
    def nothing_screened(self) -> bool:
        """Whether there is no row, or none that can be screened."""
        return self.rejected == self.rows

    @property
    def alerts(self) -> int:
        """What a reviewer has to look at: new and changed alerts."""
        return self.new + self.changed

    def __str__(self) -> str:
        return (
            f"{self.entities} entities differ; alerts: {self.new} new, {self.gone} gone, {self.changed} changed; "
            f"{self.rejected} rows cannot be screened"
        )


@dataclass(kw_only=True)
class DeltaRun(Run):
    """What a change does to the alerts of a party file.

    The option `since` is a screener over the earlier list, `since_parties` the earlier party file (both default to
    those of the run); with `reasons` each alert has a label that says why it differs, and `opinions` are compared
    instead of two screeners, where the run's is over the list that both are asked about.
    """

    sort: ClassVar[Sort] = "since"
    counts: DeltaCounts = field(default_factory=DeltaCounts)

    @property
    def old(self) -> ListScreener:
        """The screener over the earlier list."""
        return self.options.get("since") or self.screener

    @property
    def before(self) -> Path | None:
        """The earlier party file; None for the same."""
        before = self.options.get("since_parties")
        return Path(before) if before else None

    @cached_property
    def since(self) -> Since:
        """The earlier list, and the earlier party file."""
        settings_before = self.old.config.digest if self.old.config != self.screener.config else None
        if opinions := self.options.get("opinions"):
            settings_before = " / ".join(opinion.name for opinion in opinions)
        return Since(
            lists=tuple(digested("earlier list", path) for path in self.paths("since_lists")),
            watchlist_digest=self.old.watchlist_digest,
            parties=digested("earlier parties", self.before) if self.before else None,
            config_digest=settings_before,
        )

    def fill(self, stack: ExitStack) -> LogEnd | None:
        """Find what differs, and write it in the order of the rows; what is gone with its party stands behind."""
        delta = self._delta()
        self.counts.entities = len(delta.list)
        sinks = self.opened(stack, changes=True)

        def rows(path: Path) -> Iterator[PartyRow]:
            return iter(read_parties(path, self.file.reading))

        def passing(row: PartyRow) -> None:
            self.counts.rows += 1
            self.counts.rejected += row.party is None
            self.counts.flagged += bool(row.party and row.flags)
            (sinks.flag if row.party else sinks.reject)(row)
            if progress := self.options.get("progress"):
                progress(self.counts.rows, self.file.expected)

        after = partial(rows, self.file.path)
        before = partial(rows, self.before) if self.before else after
        changes = delta.changes(before, after, workers=self.workers, over=self.journaled, passing=passing)
        ordered = sorted(changes, key=lambda change: (change.is_party_gone, change.row.number))
        for _, of_row in groupby(ordered, key=lambda change: (change.is_party_gone, change.row.number)):
            for rank, change in enumerate(of_row, start=1):
                self._write(sinks, change, rank, delta.why(change) if self.options.get("reasons") else "")
        return None

    def _delta(self) -> Delta | OpinionDelta:
        """What finds the alerts that differ."""
        opinions = self.options.get("opinions")
        return OpinionDelta(*opinions) if opinions else Delta(self.old, self.screener)

    def _write(self, sinks: Sinks, change: AlertChange, rank: int, reason: str) -> None:
        setattr(self.counts, change.change, getattr(self.counts, change.change) + 1)
        before = change.before.score if change.before else None
        row, cells, hit = change.row, sinks.cells(change.row), change.hit
        if reason:
            hit = replace(hit, evidence=(*hit.evidence, Evidence("label", f"{change.change}: {reason}")))
        alert = Alert(row.number, rank, change.party, hit, row.flags, cells, change.change, before)
        for write in sinks.alerts:
            write(alert)
