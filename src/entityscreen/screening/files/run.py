"""Screen a party file and write what was found, with the books balanced.

Here belongs the run: parties to the screener, alerts and rejections to their files, counts of both. `screen_file` is
what `entityscreen screen` does, from Python. What screening is belongs to `screening.screener`, how results are
written to `reports`.

A run is three things that can be taken apart: its settings and facts (`ScreeningRun`), a loop over rows that may start
at any row (`ScreeningRun.screened`), and writers of whole files (`ScreeningRun.execute`).
"""

from __future__ import annotations

import hashlib
import logging
import shutil
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from functools import cached_property
from itertools import dropwhile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO, Protocol, TypedDict, Unpack

from entityscreen.errors import EntityScreenError, InvalidInputError
from entityscreen.model.config import ScreeningConfig
from entityscreen.model.entity import Entity
from entityscreen.model.hit import Hit
from entityscreen.model.party import Party
from entityscreen.reports import (
    FLAGGED_COLUMNS,
    REJECTION_COLUMNS,
    Alert,
    ColumnFacts,
    RunFacts,
    RunInput,
    gather_lists,
    with_originals,
    write_alerts,
    write_html,
    write_json,
    write_rows,
)
from entityscreen.reports.atomic import check_places, is_special
from entityscreen.screening.files.cells import cell_text, read_kind
from entityscreen.screening.files.columns import choose_columns
from entityscreen.screening.files.parties import PartyFile, PartyRow, ReadingOptions, read_parties
from entityscreen.version import __version__

if TYPE_CHECKING:
    from entityscreen.screening.screener import Screener

_LOG = logging.getLogger("entityscreen.screening")
_STANDARD_INPUT = (Path("-"), Path("/dev/stdin"), Path("/dev/fd/0"))
_SHOWN_HEADINGS = 12


@dataclass(frozen=True, slots=True)
class ScreenedRow:
    """A row that was screened.

    Attributes:
        row: as it was read; it has a party.
        party: what was screened.
        hits: best first.
    """

    row: PartyRow
    party: Party
    hits: list[Hit]

    @property
    def number(self) -> int:
        """The row's place below the heading, from 1."""
        return self.row.number

    @property
    def flags(self) -> tuple[str, ...]:
        """Signs of bad data in the row."""
        return self.row.flags


class ScreensMany(Protocol):
    """What of a `Screener` is needed for a loop over rows."""

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

    def __str__(self) -> str:
        """The books in a sentence."""
        several = f" from {self.lines} lines" if self.lines != self.rows else ""
        return (
            f"{self.rows} rows read{several}: {self.screened} screened, {self.rejected} rejected; "
            f"{self.alerts} alerts on {self.alerted} rows; {self.flagged} rows flagged for data quality"
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
        screened = ScreenedRow(row, party, hits)
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
            _LOG.debug("row %d rejected: %s", row.number, row.reason)
            reject(row)
            continue
        waiting.append((row, row.party))
        yield row.party


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where the results of a run go; None for nowhere.

    Attributes:
        alerts: `.csv`, `.jsonl`, `.xlsx` or `.parquet`; likewise rejected and flagged rows.
        html: report that opens offline.
        json: facts of the run, alerts and counts.
        rejected: rows that cannot be screened; by default beside the alerts.
        flagged: screened rows with signs of bad data.
        excel: begin CSV with the mark that Excel needs for UTF-8.
    """

    alerts: Path | None = None
    html: Path | None = None
    json: Path | None = None
    rejected: Path | None = None
    flagged: Path | None = None
    excel: bool = False

    @property
    def rejections(self) -> Path | None:
        """Where rejected rows go: the path given, else beside the file of the alerts, else nowhere."""
        alerts = self.alerts
        if self.rejected or alerts is None or is_special(alerts) or alerts.is_dir():
            return self.rejected
        return alerts.with_name(f"{alerts.stem}.rejected{alerts.suffix or '.csv'}")

    @property
    def files(self) -> tuple[tuple[str, Path], ...]:
        """What is written where."""
        named = (
            ("alerts", self.alerts),
            ("report", self.html),
            ("JSON", self.json),
            ("rejected rows", self.rejections),
            ("flagged rows", self.flagged),
        )
        return tuple((what, path) for what, path in named if path)


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did.

    Attributes:
        file: the party file: which columns were read, notes and warnings.
        counts: the books.
        files: what was written where.
    """

    file: PartyFile
    counts: Counts
    files: tuple[tuple[str, Path], ...] = ()

    def lines(self) -> Iterator[str]:
        """The end of a run in lines: the columns, what was not read, the books, the files, and the warnings last."""
        yield self.describe_columns()
        yield from self.file.notes
        yield str(self.counts)
        for what, path in self.files:
            yield f"{what}: {path}"
        nobody = "the file has a heading and no rows" if not self.counts.rows else "every row was rejected"
        warnings = (*self.file.warnings, *(() if self.counts.screened else (f"{nobody}: nobody was screened",)))
        yield from (f"WARNING: {warning}" for warning in warnings)

    def describe_columns(self) -> str:
        """Which column is read as what, and which is not read: a wrong choice must not stay unseen."""
        others = [repr(heading) for heading in self.file.columns.unused(self.file.headings)]
        more = f" and {len(others) - _SHOWN_HEADINGS} more" if len(others) > _SHOWN_HEADINGS else ""
        unused = f"; not used: {', '.join(others[:_SHOWN_HEADINGS])}{more}" if others else ""
        shown = ", ".join(f"{name} {' + '.join(map(repr, found))}" for name, found in self.file.columns.uses())
        return f"columns: {shown}{unused}"

    def __str__(self) -> str:
        return "\n".join(self.lines())


@dataclass
class ScreeningRun:
    """One party file against one watchlist: what decides the results, the loop over the rows, the writers.

    Attributes:
        screener: compiled watchlist.
        file: of parties, opened.
        outputs: where the results go.
        workers: processes to screen with; no result depends on them.
        run_at: time for the reports; empty by default, so that equal input gives equal bytes.
        inputs: what the run reads besides: no output may replace it.
        on_alert: is given each alert.
        on_rejection: is given each rejected row, where no file takes them.
        progress: is told how many rows have been read, and how many there will be.
        counts: filled as rows pass.
    """

    screener: Screener
    file: PartyFile
    outputs: Outputs = Outputs()
    workers: int = 1
    run_at: str = ""
    inputs: tuple[Path, ...] = ()
    on_alert: Callable[[Alert], None] | None = None
    on_rejection: Callable[[PartyRow], None] | None = None
    progress: Callable[[int, int | None], None] | None = None
    counts: Counts = field(default_factory=Counts)

    @property
    def config(self) -> ScreeningConfig:
        """The settings that decide the scores."""
        return self.screener.config

    @cached_property
    def facts(self) -> RunFacts:
        """What is screened against what, with digests: enough to do it again."""
        file = self.file
        given = RunInput(__version__, file.path.name, file_digest(file.path), self.run_at)
        notes = (*file.notes, *file.warnings)
        columns = ColumnFacts(tuple(file.columns.uses()), file.columns.unused(file.headings), notes)
        lists = gather_lists(list_entities(self.screener))
        return RunFacts(given, self.config, self.screener.watchlist_digest, len(self.screener), lists, columns)

    def screened(self, reject: Callable[[PartyRow], None], *, start: int = 1) -> Iterator[ScreenedRow]:
        """Screen the rows from a number on, in their order; rejected ones go to `reject`."""
        rows = dropwhile(lambda row: row.number < start, self.file.rows)
        return screen_rows(self.screener, self._watched(rows), self.counts, reject=reject, workers=self.workers)

    def execute(self) -> RunSummary:
        """Screen every row and write the results; files appear only when all has ended well.

        Raises:
            InvalidInputError: an output would replace a folder, an input or another output.
            SourceError: an output cannot be written, or the party file breaks off.
        """
        check_places((self.file.path, *self.inputs), self.outputs.files)
        _LOG.info("screening %s against %r", self.file.path, self.screener)
        with ExitStack() as stack:
            reject, flag, writers = self._open(stack)
            for row in self.screened(reject):
                if row.flags:
                    flag(row)
                cells = _originals(row.row, self.file.headings) if row.hits else ()
                for rank, hit in enumerate(row.hits, start=1):
                    alert = Alert(row.number, rank, row.party, hit, row.flags, cells)
                    for write in writers:
                        write(alert)
        _LOG.info("screened %s: %s", self.file.path, self.counts)
        return RunSummary(self.file, self.counts, self.outputs.files)

    def _open(
        self, stack: ExitStack
    ) -> tuple[Callable[[PartyRow], None], Callable[[ScreenedRow], None], list[Callable[[Alert], None]]]:
        """Open every output; the stack closes them."""
        outputs, headings = self.outputs, self.file.headings
        writers = [self.on_alert] if self.on_alert else []
        if outputs.alerts:
            writers.append(stack.enter_context(write_alerts(outputs.alerts, headings, excel=outputs.excel)))
        rejecting = [self._rows_writer(stack, outputs.rejections, REJECTION_COLUMNS)]
        flagging = [self._rows_writer(stack, outputs.flagged, FLAGGED_COLUMNS)]
        if outputs.html:
            page = stack.enter_context(write_html(outputs.html, self.facts, lambda: asdict(self.counts)))
            writers.append(page)
            rejecting.append(lambda row, reason: page.reject((str(row.number), row.id, row.name, reason)))
            flagging.append(lambda row, flags: page.flag((str(row.number), row.id, row.name, flags)))
        if outputs.json:
            writers.append(stack.enter_context(write_json(outputs.json, self.facts, lambda: asdict(self.counts))))

        def reject(row: PartyRow) -> None:
            for write in rejecting:
                write(row, row.reason)
            if self.on_rejection and outputs.rejections is None:
                self.on_rejection(row)

        def flag(row: ScreenedRow) -> None:
            for write in flagging:
                write(row.row, "; ".join(row.flags))

        return reject, flag, writers

    def _rows_writer(
        self, stack: ExitStack, path: Path | None, columns: Sequence[str]
    ) -> Callable[[PartyRow, str], None]:
        """What writes rows of the party file with a remark, their own cells behind."""
        if path is None:
            return lambda _row, _remark: None
        headings = self.file.headings
        opened = write_rows(path, with_originals(columns, headings), excel=self.outputs.excel)
        write = stack.enter_context(opened)
        return lambda row, remark: write((row.number, row.id, row.name, remark, *_originals(row, headings)))

    def _watched(self, rows: Iterable[PartyRow]) -> Iterator[PartyRow]:
        for number, row in enumerate(rows, start=1):
            yield row
            if self.progress:
                self.progress(number, self.file.expected)


class FileOptions(TypedDict, total=False):
    """How a file is screened, and where the results go; see `screen_file`."""

    output: str | Path | None
    html: str | Path | None
    json: str | Path | None
    rejected: str | Path | None
    flagged: str | Path | None
    excel: bool
    columns: Mapping[str, str | Sequence[str]]
    kind: str | None
    encoding: str | None
    delimiter: str | None
    sheet: str
    workers: int
    run_at: str
    inputs: Sequence[str | Path]
    on_alert: Callable[[Alert], None] | None
    on_rejection: Callable[[PartyRow], None] | None
    progress: Callable[[int, int | None], None] | None


def screen_file(screener: Screener, path: str | Path, **options: Unpack[FileOptions]) -> RunSummary:
    """Screen a file of parties and write what was found: what `entityscreen screen` does, from Python.

    Args:
        screener: compiled watchlist.
        path: CSV, TSV, JSON lines, XLSX or Parquet; a pipe, or `-` for the standard input.
        options: where the results go (`output`, `html`, `json`, `rejected`, `flagged`, `excel`: see `Outputs`), how the
            file is read (`columns` as for `choose_columns`, `kind` of parties whose row does not say it, `encoding`,
            `delimiter`, `sheet`), and `workers`, `run_at`, `inputs`, `on_alert`, `on_rejection`, `progress` as for
            `ScreeningRun`.

    Returns:
        The counts, the columns that were read, and the files that were written.

    Raises:
        EntityScreenError: the file cannot be read, a column is not there, or an output cannot be written.
    """
    outputs = Outputs(
        alerts=_place(options.get("output")),
        html=_place(options.get("html")),
        json=_place(options.get("json")),
        rejected=_place(options.get("rejected")),
        flagged=_place(options.get("flagged")),
        excel=options.get("excel", False),
    )
    kind = options.get("kind")
    reading = ReadingOptions(
        choose_columns(options.get("columns", {})),
        known_kind(kind) if kind else None,
        options.get("encoding"),
        options.get("delimiter"),
        options.get("sheet", ""),
    )
    with ExitStack() as stack:
        run = ScreeningRun(
            screener,
            read_parties(_party_file(Path(path), stack), reading),
            outputs,
            workers=options.get("workers", 1),
            run_at=options.get("run_at", ""),
            inputs=tuple(map(Path, options.get("inputs", ()))),
            on_alert=options.get("on_alert"),
            on_rejection=options.get("on_rejection"),
            progress=options.get("progress"),
        )
        return run.execute()


def _place(path: str | Path | None) -> Path | None:
    return Path(path) if path else None


def known_kind(word: str) -> str:
    kind = read_kind(word)
    if kind is None:
        mend = "take person, company, organization, vessel or airplane"
        raise InvalidInputError(f"{word!r} is no kind", where="kind", mend=mend)
    return kind


def _originals(row: PartyRow, headings: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell_text(row.cells.get(heading)) for heading in headings)


def list_entities(screener: Screener) -> Iterator[Entity]:
    """The entities of a screener, in the watchlist's order."""
    entities = screener.compiled.entities
    return (entities[position] for position in range(len(entities)))


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _party_file(path: Path, stack: ExitStack) -> Path:
    """The file of parties that a path means; what comes through a pipe is kept in one, since a file is read twice.

    Standard input and named pipes give CSV, or JSON lines where they begin with a brace.
    """
    if path in _STANDARD_INPUT:
        return _kept(sys.stdin.buffer, stack)
    if not path.is_fifo():
        return path
    with path.open("rb") as stream:
        return _kept(stream, stack)


def _kept(stream: BinaryIO, stack: ExitStack) -> Path:
    folder = Path(stack.enter_context(TemporaryDirectory(prefix="entityscreen-")))
    begin = stream.read(1)
    path = folder / ("standard-input.jsonl" if begin == b"{" else "standard-input.csv")
    with path.open("wb") as copy:
        copy.write(begin)
        shutil.copyfileobj(stream, copy)
    return path
