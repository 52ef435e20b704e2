"""Where the results of `screen` go: files, the terminal, a progress bar."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

import entityscreen as es
from entityscreen.cli.inputs import file_digest, list_entities
from entityscreen.cli.places import check_places
from entityscreen.cli.screen_text import alert_line, rejection_line
from entityscreen.reports import (
    REJECTION_COLUMNS,
    Alert,
    ColumnFacts,
    HtmlReport,
    RunFacts,
    RunInput,
    gather_lists,
    write_alerts_csv,
    write_csv,
    write_html,
    write_json,
)
from entityscreen.reports.atomic import is_special
from entityscreen.screening.files import Counts, PartyFile, PartyRow, ScreenedRow

if TYPE_CHECKING:
    from rich.progress import Progress

# Rows between two looks of the progress bar.
REFRESHED_ROWS = 50
_Cells = Callable[[Iterable[str]], None]
FLAGGED_COLUMNS = ("row", "party_id", "party_name", "flags")


@dataclass(frozen=True, slots=True)
class Outputs:
    """What the user asks for: paths or None, whether alerts are printed, what the run reads, and CSV for Excel."""

    alerts: Path | None
    html: Path | None
    json: Path | None
    rejected: Path | None
    flagged: Path | None
    show: bool
    run_at: str
    inputs: tuple[Path, ...] = ()
    excel: bool = False

    @property
    def rejections(self) -> Path | None:
        """Where rejected rows go: the path given, else beside the file of the alerts, else to the terminal."""
        if self.rejected or self.alerts is None or is_special(self.alerts):
            return self.rejected
        return self.alerts.with_name(f"{self.alerts.stem}.rejected.csv")

    @property
    def files(self) -> tuple[tuple[str, Path], ...]:
        """What was written where."""
        named = (
            ("alerts", self.alerts),
            ("report", self.html),
            ("JSON", self.json),
            ("rejected rows", self.rejections),
            ("flagged rows", self.flagged),
        )
        return tuple((what, path) for what, path in named if path)


@dataclass(frozen=True, slots=True)
class Sinks:
    """The opened outputs: the rows as they are watched, and what takes results."""

    rows: Iterator[PartyRow]
    reject: Callable[[PartyRow], None]
    flag: Callable[[ScreenedRow], None]
    alerts: tuple[Callable[[Alert], None], ...]

    def take(self, row: ScreenedRow) -> None:
        """Hand a screened row to every output."""
        if row.flags:
            self.flag(row)
        for rank, hit in enumerate(row.hits, start=1):
            alert = Alert(row.number, rank, row.party, hit, row.flags)
            for write in self.alerts:
                write(alert)


def open_outputs(stack: ExitStack, outputs: Outputs, screener: es.Screener, file: PartyFile, counts: Counts) -> Sinks:
    """Open every output; the stack closes them, and files appear only when all has ended well."""
    check_places(outputs.inputs, outputs.files)
    writers: list[Callable[[Alert], None]] = []
    page: HtmlReport | None = None
    if outputs.alerts:
        writers.append(stack.enter_context(write_alerts_csv(outputs.alerts, excel=outputs.excel)))
    if outputs.html or outputs.json:
        facts = _state_facts(screener, file, outputs)
        if outputs.html:
            page = stack.enter_context(write_html(outputs.html, facts, lambda: asdict(counts)))
            writers.append(page)
        if outputs.json:
            writers.append(stack.enter_context(write_json(outputs.json, facts, lambda: asdict(counts))))
    if outputs.show:
        writers.append(lambda alert: typer.echo(alert_line(alert)))
    reject, flag = _open_rejections(stack, outputs, page), _open_flags(stack, outputs, page)
    return Sinks(_watch(stack, file), reject, flag, tuple(writers))


def _state_facts(screener: es.Screener, file: PartyFile, outputs: Outputs) -> RunFacts:
    given = RunInput(es.__version__, file.path.name, file_digest(file.path), outputs.run_at)
    lists = gather_lists(list_entities(screener))
    columns = ColumnFacts(tuple(file.columns.uses()), file.columns.unused(file.headings), (*file.notes, *file.warnings))
    return RunFacts(given, screener.config, screener.watchlist_digest, len(screener), lists, columns)


def _open_rejections(stack: ExitStack, outputs: Outputs, page: HtmlReport | None) -> Callable[[PartyRow], None]:
    takers: list[_Cells] = [page.reject] if page else []
    if outputs.rejections is not None:
        takers.append(stack.enter_context(write_csv(outputs.rejections, REJECTION_COLUMNS, excel=outputs.excel)))

    def reject(row: PartyRow) -> None:
        for take in takers:
            take((str(row.number), row.id, row.name, row.reason))
        if outputs.rejections is None:
            typer.echo(rejection_line(row), err=True)

    return reject


def _open_flags(stack: ExitStack, outputs: Outputs, page: HtmlReport | None) -> Callable[[ScreenedRow], None]:
    takers: list[_Cells] = [page.flag] if page else []
    if outputs.flagged is not None:
        takers.append(stack.enter_context(write_csv(outputs.flagged, FLAGGED_COLUMNS, excel=outputs.excel)))

    def flag(row: ScreenedRow) -> None:
        for take in takers:
            take((str(row.number), row.party.id or "", row.party.name, "; ".join(row.flags)))

    return flag


def _watch(stack: ExitStack, file: PartyFile) -> Iterator[PartyRow]:
    """The rows, with a progress bar when somebody looks."""
    if not sys.stderr.isatty():
        return file.rows
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("screening"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Without its own refreshing thread: worker processes are forked from this one.
    bar = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
    return _advance(stack.enter_context(bar), file)


def _advance(bar: Progress, file: PartyFile) -> Iterator[PartyRow]:
    task = bar.add_task("screening", total=file.expected)
    for number, row in enumerate(file.rows, start=1):
        yield row
        if number % REFRESHED_ROWS == 0:
            bar.update(task, completed=number, refresh=True)
