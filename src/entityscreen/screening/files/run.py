"""Screen a party file and write what was found, with the books balanced.

Here belongs the run: parties to the screener, alerts and rejections to their files, counts of both. `screen_file` is
what `entityscreen screen` does, from Python. What screening is belongs to `screening.screener`, how results are
written to `reports`.

A run is three things that can be taken apart: its settings and facts (`ScreeningRun`), a loop over rows that may start
at any row (`ScreeningRun.screened`), and writers of whole files (`ScreeningRun.execute`).
"""

from __future__ import annotations

import json
import logging
import shutil
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from itertools import dropwhile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol, TypedDict, Unpack

from entityscreen.errors import EntityScreenError, InvalidInputError
from entityscreen.model.config import ScreeningConfig
from entityscreen.model.decision import Decisions
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
from entityscreen.screening.audit import (
    AppliedDecisions,
    AuditLog,
    LogEnd,
    Manifest,
    command,
    digested,
    file_digest,
    manifest_of,
    system,
    versions,
    write_log,
)
from entityscreen.screening.files.cells import cell_text, read_kind
from entityscreen.screening.files.columns import choose_columns
from entityscreen.screening.files.parties import PartyFile, PartyRow, ReadingOptions, read_parties
from entityscreen.screening.journal import Journal, journal_of, read_identity
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
        hits: best first; the alerts of the row.
        suppressed: hits that are no alerts, best first.
    """

    row: PartyRow
    party: Party
    hits: list[Hit]
    suppressed: Sequence[Hit] = ()

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

    def screen_many(
        self, parties: Iterable[Party], *, workers: int = 1, suppressed: bool = False
    ) -> Iterator[list[Hit]]: ...


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
        decided: hits that are no alerts since a reviewer decided them to be false positives.
        conflicting: hits that are no alerts by the setting `on_conflict`.
    """

    rows: int = 0
    lines: int = 0
    screened: int = 0
    rejected: int = 0
    flagged: int = 0
    alerts: int = 0
    alerted: int = 0
    decided: int = 0
    conflicting: int = 0

    def add(self, row: ScreenedRow) -> None:
        """Enter a screened row."""
        self.screened += 1
        self.flagged += bool(row.flags)
        self.alerts += len(row.hits)
        self.alerted += bool(row.hits)
        self.decided += sum(hit.suppressed == "decision" for hit in row.suppressed)
        self.conflicting += sum(hit.suppressed == "conflict" for hit in row.suppressed)

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
        reasons = ((self.decided, "by reviewers' decisions"), (self.conflicting, "by conflicts"))
        told = " and ".join(f"{count} {reason}" for count, reason in reasons if count)
        suppressed = f", {told} suppressed" if told else ""
        return (
            f"{self.rows} rows read{several}: {self.screened} screened, {self.rejected} rejected; "
            f"{self.alerts} alerts on {self.alerted} rows{suppressed}; {self.flagged} rows flagged for data quality"
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
    parties = _screenable(rows, counts, reject, waiting)
    for found in screener.screen_many(parties, workers=workers, suppressed=True):
        row, party = waiting.popleft()
        alerts = [hit for hit in found if not hit.suppressed]
        screened = ScreenedRow(row, party, alerts, [hit for hit in found if hit.suppressed])
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
        suppressed: hits that are no alerts, in the form of alerts; their labels say why.
        log: a record for every row, chained (`screening.audit`).
        excel: begin CSV with the mark that Excel needs for UTF-8.
    """

    alerts: Path | None = None
    html: Path | None = None
    json: Path | None = None
    rejected: Path | None = None
    flagged: Path | None = None
    suppressed: Path | None = None
    log: Path | None = None
    excel: bool = False

    @property
    def main(self) -> Path | None:
        """The first output that is a file: the manifest and the journal of the run are beside it."""
        given = (self.alerts, self.html, self.json, self.log)
        return next((path for path in given if path and not is_special(path) and not path.is_dir()), None)

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
            ("suppressed", self.suppressed),
            ("log", self.log),
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
        lists: what the watchlist was read from.
        reading: how the file is read, as it was asked for; for the manifest.
        decisions: which decisions the screener applies, for the manifest.
        resume: whether to go on with a run that was interrupted.
        rows: numbers of the rows that are screened; None for all.
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
    lists: tuple[Path, ...] = ()
    reading: Mapping[str, Any] = field(default_factory=dict)
    decisions: AppliedDecisions | None = None
    resume: bool = False
    rows: frozenset[int] | None = None
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

    @property
    def applied(self) -> AppliedDecisions | None:
        """Which decisions are applied; of those that a screener was given by a program no store is known."""
        if self.decisions or self.screener.decisions is None:
            return self.decisions
        given = self.screener.decisions
        return AppliedDecisions(store="", as_of=given.as_of, four_eyes=False, made=len(given), digest=given.digest)

    @cached_property
    def identity(self) -> dict[str, str]:
        """What the results depend on, by what a user calls it."""
        applied = self.applied
        return {
            "the party file": self.facts.given.parties_sha256,
            "how the party file is read": json.dumps(self.reading, sort_keys=True),
            "the watchlist": self.screener.watchlist_digest,
            "the settings": self.config.digest,
            "the decisions": applied.model_dump_json() if applied else "",
            "the version of entityscreen": __version__,
        }

    def screened(
        self, reject: Callable[[PartyRow], None], *, start: int = 1, screener: ScreensMany | None = None
    ) -> Iterator[ScreenedRow]:
        """Screen the rows from a number on, in their order; rejected ones go to `reject`."""
        rows: Iterable[PartyRow] = dropwhile(lambda row: row.number < start, self.file.rows)
        if self.rows is not None:
            rows = (row for row in rows if row.number in self.rows)
        asked = screener or self.screener
        return screen_rows(asked, self._watched(rows), self.counts, reject=reject, workers=self.workers)

    def execute(self) -> RunSummary:
        """Screen every row and write the results; files appear only when all has ended well.

        What has been found is kept in a journal beside the first output, which is removed at the end. Beside it is the
        manifest then.

        Raises:
            InvalidInputError: an output would replace a folder, an input or another output; or the interrupted run that
                is to be continued was one of something else.
            SourceError: an output cannot be written, or the party file breaks off.
        """
        started, main = _now(), self.outputs.main
        check_places((self.file.path, *self.inputs, *self.lists), self.outputs.files)
        _LOG.info("screening %s against %r", self.file.path, self.screener)
        journal: Journal | None = None
        if main:
            main.parent.mkdir(parents=True, exist_ok=True)
            journal = Journal(journal_of(main), self.screener, self.identity, resume=self.resume)
        try:
            end = self._write(journal)
        except BaseException:
            if journal:
                journal.give_up()
            raise
        _LOG.info("screened %s: %s", self.file.path, self.counts)
        files = self.outputs.files
        if main and journal:
            self._manifest(started, journal.resumed, end).save(manifest_of(main))
            files += (("manifest", manifest_of(main)),)
            journal.remove()
        return RunSummary(self.file, self.counts, files)

    def _write(self, journal: Journal | None) -> LogEnd | None:
        """Screen every row and write the results; how the log ends."""
        with ExitStack() as stack:
            sinks = self._open(stack)
            for row in self.screened(sinks.reject, screener=journal):
                sinks.take(row, self.file.headings)
            return sinks.log.end() if sinks.log else None

    def _manifest(self, started: str, resumed: int, log: LogEnd | None) -> Manifest:
        return Manifest(
            run_id=self.facts.run_id,
            started=started,
            ended=_now(),
            resumed=resumed,
            command=command(sys.argv),
            versions=versions(),
            system=system(),
            parties=digested("parties", self.file.path),
            lists=tuple(digested("list", path) for path in self.lists),
            watchlist_digest=self.screener.watchlist_digest,
            config=self.config.model_dump(mode="json"),
            config_digest=self.config.digest,
            decisions=self.applied,
            reading=dict(self.reading),
            writing={"excel": self.outputs.excel, "run_at": self.run_at},
            facts=self.facts.as_json(),
            counts=asdict(self.counts),
            outputs=tuple(digested(what, path) for what, path in self.outputs.files),
            log=log,
        )

    def _open(self, stack: ExitStack) -> _Sinks:
        """Open every output; the stack closes them."""
        outputs, headings = self.outputs, self.file.headings
        sinks = _Sinks([self.on_alert] if self.on_alert else [])
        if outputs.alerts:
            sinks.alerts.append(stack.enter_context(write_alerts(outputs.alerts, headings, excel=outputs.excel)))
        if outputs.html:
            page = stack.enter_context(write_html(outputs.html, self.facts, lambda: asdict(self.counts)))
            sinks.alerts.append(page)
            sinks.rejected.append(lambda row: page.reject((str(row.number), row.id, row.name, row.reason)))
            sinks.flagged.append(lambda row: page.flag((str(row.number), row.id, row.name, "; ".join(row.flags))))
        if outputs.json:
            sinks.alerts.append(stack.enter_context(write_json(outputs.json, self.facts, lambda: asdict(self.counts))))
        if outputs.suppressed:
            opened = write_alerts(outputs.suppressed, headings, excel=outputs.excel)
            sinks.suppressed.append(stack.enter_context(opened))
        if outputs.log:
            sinks.log = log = stack.enter_context(write_log(outputs.log))
            sinks.rejected.append(lambda row: log.reject(row.number, row.reason))
        if outputs.rejections:
            refuse = self._rows_writer(stack, outputs.rejections, REJECTION_COLUMNS)
            sinks.rejected.append(lambda row: refuse(row, row.reason))
        elif self.on_rejection:
            sinks.rejected.append(self.on_rejection)
        if outputs.flagged:
            flag = self._rows_writer(stack, outputs.flagged, FLAGGED_COLUMNS)
            sinks.flagged.append(lambda row: flag(row, "; ".join(row.flags)))
        return sinks

    def _rows_writer(self, stack: ExitStack, path: Path, columns: Sequence[str]) -> Callable[[PartyRow, str], None]:
        """What writes rows of the party file with a remark, their own cells behind."""
        headings = self.file.headings
        opened = write_rows(path, with_originals(columns, headings), excel=self.outputs.excel)
        write = stack.enter_context(opened)
        return lambda row, remark: write((row.number, row.id, row.name, remark, *_originals(row, headings)))

    def _watched(self, rows: Iterable[PartyRow]) -> Iterator[PartyRow]:
        for number, row in enumerate(rows, start=1):
            yield row
            if self.progress:
                self.progress(number, self.file.expected)


def _now() -> str:
    """The time for the manifest; no result has it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@dataclass(slots=True)
class _Sinks:
    """What takes the results of a run.

    Attributes:
        alerts: each takes an alert; likewise suppressed hits.
        rejected: each takes a row that was not screened.
        flagged: each takes a row with signs of bad data.
        log: takes every row, or None.
    """

    alerts: list[Callable[[Alert], None]]
    suppressed: list[Callable[[Alert], None]] = field(default_factory=list)
    rejected: list[Callable[[PartyRow], None]] = field(default_factory=list)
    flagged: list[Callable[[PartyRow], None]] = field(default_factory=list)
    log: AuditLog | None = None

    def reject(self, row: PartyRow) -> None:
        """Give a row that was not screened to all."""
        for take in self.rejected:
            take(row)

    def take(self, row: ScreenedRow, headings: Sequence[str]) -> None:
        """Give a screened row to all, its hits one by one."""
        if row.flags:
            for flag in self.flagged:
                flag(row.row)
        if self.log:
            self.log.screened(row.number, row.party, row.hits, row.suppressed)
        for hits, writers in ((row.hits, self.alerts), (row.suppressed, self.suppressed)):
            cells = _originals(row.row, headings) if hits and writers else ()
            for rank, hit in enumerate(hits, start=1):
                alert = Alert(row.number, rank, row.party, hit, row.flags, cells)
                for write in writers:
                    write(alert)


class FileOptions(TypedDict, total=False):
    """How a file is screened, and where the results go; see `screen_file`."""

    output: str | Path | None
    html: str | Path | None
    json: str | Path | None
    rejected: str | Path | None
    flagged: str | Path | None
    suppressed: str | Path | None
    log: str | Path | None
    excel: bool
    columns: Mapping[str, str | Sequence[str]]
    kind: str | None
    encoding: str | None
    delimiter: str | None
    sheet: str
    workers: int
    run_at: str
    inputs: Sequence[str | Path]
    lists: Sequence[str | Path]
    decisions: str | Path | None
    four_eyes: bool
    as_of: str
    resume: bool
    rows: frozenset[int] | None
    on_alert: Callable[[Alert], None] | None
    on_rejection: Callable[[PartyRow], None] | None
    progress: Callable[[int, int | None], None] | None


def screen_file(screener: Screener, path: str | Path, **options: Unpack[FileOptions]) -> RunSummary:
    """Screen a file of parties and write what was found: what `entityscreen screen` does, from Python.

    Args:
        screener: compiled watchlist.
        path: CSV, TSV, JSON lines, XLSX or Parquet; a pipe, or `-` for the standard input.
        options: where the results go (`output`, `html`, `json`, `rejected`, `flagged`, `suppressed`, `log`, `excel`:
            see `Outputs`), how the file is read (`columns` as for `choose_columns`, `kind` of parties whose row does
            not say it, `encoding`, `delimiter`, `sheet`), a store of `decisions` with `four_eyes` and the day `as_of`
            on which they are asked (default: that of `run_at`, else today), and `workers`, `run_at`, `inputs`, `lists`,
            `resume`, `rows`, `on_alert`, `on_rejection`, `progress` as for `ScreeningRun`.

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
        suppressed=_place(options.get("suppressed")),
        log=_place(options.get("log")),
        excel=options.get("excel", False),
    )
    reading, asked = reading_of(options)
    applied = None
    if store := options.get("decisions"):
        decisions, applied = apply_decisions(store, outputs.main, options)
        screener = screener.with_decisions(decisions)
    with ExitStack() as stack:
        run = ScreeningRun(
            screener,
            read_parties(_party_file(Path(path), stack), reading),
            outputs,
            workers=options.get("workers", 1),
            run_at=options.get("run_at", ""),
            inputs=tuple(map(Path, options.get("inputs", ()))),
            lists=tuple(map(Path, options.get("lists", ()))),
            reading=asked,
            decisions=applied,
            resume=options.get("resume", False),
            rows=options.get("rows"),
            on_alert=options.get("on_alert"),
            on_rejection=options.get("on_rejection"),
            progress=options.get("progress"),
        )
        return run.execute()


# Options that change nothing of what is found, or that have a value on every command line.
_HARMLESS = frozenset({"workers", "inputs", "lists", "on_alert", "on_rejection", "progress", "run_at"})


def refuse_others(options: FileOptions, taken: Iterable[str], what: str) -> None:
    """Refuse options that a run of another sort does not take, rather than leave them aside.

    Raises:
        InvalidInputError: one is given.
    """
    for name in options.keys() - _HARMLESS - set(taken):
        if options.get(name):
            option = f"--{name.replace('_', '-')}"
            raise InvalidInputError(f"{what} does not take {option}", where="screen", mend="leave it away")


def reading_of(options: FileOptions) -> tuple[ReadingOptions, dict[str, Any]]:
    """How a party file is read, and the same as it was asked for, in JSON values."""
    given = options.get("columns") or {}
    columns = {name: [found] if isinstance(found, str) else list(found) for name, found in given.items()}
    kind, sheet = options.get("kind"), options.get("sheet", "")
    encoding, delimiter = options.get("encoding"), options.get("delimiter")
    asked = {"columns": columns, "kind": kind, "encoding": encoding, "delimiter": delimiter, "sheet": sheet}
    known = known_kind(kind) if kind else None
    return ReadingOptions(choose_columns(columns), known, encoding, delimiter, sheet), asked


def apply_decisions(store: str | Path, output: Path | None, options: FileOptions) -> tuple[Decisions, AppliedDecisions]:
    """The decisions that a run applies: those of its day; of an interrupted run those that it began with.

    Raises:
        DecisionError: the store cannot be opened, or the day is none.
    """
    from entityscreen.screening.decisions import DecisionStore, decisions_of

    identity = read_identity(journal_of(output)) if output and options.get("resume") else None
    before = identity.get("the decisions") if identity else None
    if before:
        applied = AppliedDecisions.model_validate_json(before)
        as_of, made = options.get("as_of") or applied.as_of, applied.made
    else:
        as_of, made = options.get("as_of") or options.get("run_at", "")[:10] or _now()[:10], None
    return decisions_of(DecisionStore(store), as_of, four_eyes=options.get("four_eyes", False), made=made)


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
