"""Where the results of a run go, and what writes them.

It has the places (`Outputs`) and the writers (`Sinks`). How a table, a page or JSON is written is in `reports`, what a
row of the log holds in `manifest.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from entityscreen.model.hit import Hit
from entityscreen.model.party import Party
from entityscreen.reports import (
    FLAGGED_COLUMNS,
    REJECTION_COLUMNS,
    Alert,
    RunFacts,
    with_originals,
    write_alerts,
    write_html,
    write_json,
    write_rows,
)
from entityscreen.reports.redaction import REDACTED, mask_quotes, redacted
from entityscreen.screening.files.party_rows import PartyRow
from entityscreen.screening.runs.manifest import AuditLog, write_log
from entityscreen.tables.cells import cell_text
from entityscreen.whole_files import is_special

# What each output is called in messages and manifests, and the option that names its place.
PLACES = {
    "alerts": "output",
    "report": "html",
    "JSON": "json",
    "rejected rows": "rejected",
    "flagged rows": "flagged",
    "suppressed": "suppressed",
    "log": "log",
}


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where the results of a run go; None for nowhere.

    Attributes:
        output: alerts, `.csv`, `.jsonl`, `.xlsx` or `.parquet`; likewise rejected and flagged rows.
        html: report that opens offline.
        json: facts of the run, alerts and counts.
        rejected: rows that cannot be screened; by default beside the alerts.
        flagged: screened rows with signs of bad data.
        suppressed: hits that are no alerts, in the form of alerts; their labels say why.
        log: a record for every row, chained (`runs.manifest`).
        excel: begin CSV with the mark that Excel needs for UTF-8.
        redact: mask the parties' names and details in all of them (`reports.redaction`).
    """

    output: Path | None = None
    html: Path | None = None
    json: Path | None = None
    rejected: Path | None = None
    flagged: Path | None = None
    suppressed: Path | None = None
    log: Path | None = None
    excel: bool = False
    redact: bool = False

    @property
    def main(self) -> Path | None:
        """The first output that is a file: the manifest and the journal of the run are beside it."""
        places = (self.output, self.html, self.json, self.log, self.suppressed, self.flagged, self.rejected)
        return next((path for path in places if path and not is_special(path) and not path.is_dir()), None)

    @property
    def rejections(self) -> Path | None:
        """Where rejected rows go: the path given, else beside the file of the alerts, else nowhere."""
        alerts = self.output
        if self.rejected or alerts is None or is_special(alerts) or alerts.is_dir():
            return self.rejected
        return alerts.with_name(f"{alerts.stem}.rejected{alerts.suffix or '.csv'}")

    @property
    def files(self) -> tuple[tuple[str, Path], ...]:
        """What is written where."""
        places = (
            (what, self.rejections if option == "rejected" else getattr(self, option))
            for what, option in PLACES.items()
        )
        return tuple((what, path) for what, path in places if path)


@dataclass(slots=True)
class Sinks:
    """What takes the results of a run over a party file.

    Attributes:
        headings: of the party file, whose cells stand behind those of a result.
        alerts: each takes an alert; likewise suppressed hits.
        rejected: each takes a row that was not screened.
        flagged: each takes a row with signs of bad data.
        log: takes every row, or None.
    """

    headings: Sequence[str]
    alerts: list[Callable[[Alert], None]] = field(default_factory=list)
    suppressed: list[Callable[[Alert], None]] = field(default_factory=list)
    rejected: list[Callable[[PartyRow], None]] = field(default_factory=list)
    flagged: list[Callable[[PartyRow], None]] = field(default_factory=list)
    log: AuditLog | None = None
    _redacts: bool = field(default=False, init=False)

    def open(
        self,
        stack: ExitStack,
        outputs: Outputs,
        facts: RunFacts,
        counts: Callable[[], Mapping[str, int]],
        *,
        changes: bool = False,
    ) -> None:
        """Open every output; the stack closes them. The books of the run are asked at its end; with `changes`, alerts
        say what has changed since an earlier run.
        """
        self._redacts = outputs.redact
        headings = () if outputs.redact else self.headings
        writers: list[Callable[[Alert], None]] = []
        if outputs.output:
            opened = write_alerts(outputs.output, headings, excel=outputs.excel, changes=changes)
            writers.append(stack.enter_context(opened))
        if outputs.html:
            page = stack.enter_context(write_html(outputs.html, facts, counts))
            writers.append(page)
            self.rejected.append(lambda row: page.reject(self._remarked(row, row.reason)))
            self.flagged.append(lambda row: page.flag(self._remarked(row, "; ".join(row.flags))))
        if outputs.json:
            writers.append(stack.enter_context(write_json(outputs.json, facts, counts)))
        self.alerts += self._masking(writers)
        if outputs.suppressed:
            opened = write_alerts(outputs.suppressed, headings, excel=outputs.excel)
            self.suppressed += self._masking([stack.enter_context(opened)])
        if outputs.log:
            self.log = log = stack.enter_context(write_log(outputs.log))
            self.rejected.append(lambda row: log.reject(row.number, self._remarked(row, row.reason)[-1]))
        if outputs.rejections:
            refuse = self._rows_writer(stack, outputs.rejections, REJECTION_COLUMNS, excel=outputs.excel)
            self.rejected.append(lambda row: refuse(row, row.reason))
        if outputs.flagged:
            flag = self._rows_writer(stack, outputs.flagged, FLAGGED_COLUMNS, excel=outputs.excel)
            self.flagged.append(lambda row: flag(row, "; ".join(row.flags)))

    def _masking(self, writers: list[Callable[[Alert], None]]) -> list[Callable[[Alert], None]]:
        """Writers of alerts; where that is wanted, one in place of them, which masks an alert once for all."""

        def write_masked(alert: Alert) -> None:
            masked = redacted(alert)
            for write in writers:
                write(masked)

        return [write_masked] if self._redacts and writers else writers

    def _remarked(self, row: PartyRow, remark: str) -> tuple[str, str, str, str]:
        """A row with a remark: its number, the party's key and name, the remark."""
        if self._redacts:
            return str(row.number), row.id, row.name and REDACTED, mask_quotes(remark)
        return str(row.number), row.id, row.name, remark

    def _rows_writer(
        self, stack: ExitStack, path: Path, columns: Sequence[str], *, excel: bool
    ) -> Callable[[PartyRow, str], None]:
        """What writes rows of the party file with a remark, their own cells behind."""
        headings = () if self._redacts else self.headings
        write = stack.enter_context(write_rows(path, with_originals(columns, headings), excel=excel))
        cells = (lambda _: ()) if self._redacts else self.cells
        return lambda row, remark: write((row.number, *self._remarked(row, remark)[1:], *cells(row)))

    def reject(self, row: PartyRow) -> None:
        """Give a row that was not screened to all."""
        for take in self.rejected:
            take(row)

    def flag(self, row: PartyRow) -> None:
        """Give a row with signs of bad data to all."""
        for take in self.flagged if row.flags else ():
            take(row)

    def take(self, row: PartyRow, party: Party, hits: Sequence[Hit], suppressed: Sequence[Hit]) -> None:
        """Give a screened row to all, its hits one by one."""
        self.flag(row)
        if self.log:
            self.log.screened(row.number, party, hits, suppressed)
        for of_kind, writers in ((hits, self.alerts), (suppressed, self.suppressed)):
            cells = self.cells(row) if of_kind and writers else ()
            for rank, hit in enumerate(of_kind, start=1):
                alert = Alert(row.number, rank, party, hit, row.flags, cells)
                for write in writers:
                    write(alert)

    def cells(self, row: PartyRow) -> tuple[str, ...]:
        """The cells of a row as texts, in the order of the headings."""
        return tuple(cell_text(row.cells.get(heading)) for heading in self.headings)
