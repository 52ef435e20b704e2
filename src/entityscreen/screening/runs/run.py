"""A run: a file screened against a watchlist, its results written, its books balanced, a record left behind.

All sorts of runs have in common (`Run`): what they are asked for (`FileOptions`), the facts, the journal from which an
interrupted run goes on, the manifest; the plain run over a party file is `PartyRun`. The others are `since.py`, which
writes what has changed since an earlier list, and `texts.py`, which searches payments. What screening is belongs to
`screening.screener`, how results are written to `reports`.
"""

from __future__ import annotations

import json
import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from functools import cached_property
from itertools import dropwhile
from pathlib import Path
from typing import Any, ClassVar, Literal, TypedDict

from entityscreen.errors import EntityScreenError
from entityscreen.model.hit import Hit, ScreensMany
from entityscreen.model.kind import known_kind
from entityscreen.model.party import Party
from entityscreen.model.scope import Scope
from entityscreen.reports import Alert, ColumnFacts, RunFacts, RunInput, gather_lists
from entityscreen.screening.contract import ListScreener
from entityscreen.screening.delta import Opinion
from entityscreen.screening.files.columns import Columns, choose_columns
from entityscreen.screening.files.party_rows import PartyFile, PartyRow, ReadingOptions
from entityscreen.screening.hashing import read_hash_key
from entityscreen.screening.runs.journal import Journal, Journaled, journal_of
from entityscreen.screening.runs.manifest import (
    AppliedDecisions,
    LogEnd,
    Manifest,
    Since,
    Sort,
    digested,
    manifest_of,
    now,
)
from entityscreen.screening.runs.outputs import Outputs, Sinks
from entityscreen.version import __version__
from entityscreen.whole_files import check_places

_LOG = logging.getLogger("entityscreen.screening")
_SHOWN_HEADINGS = 12


class FileOptions(TypedDict, total=False):
    """How a file is read and screened, and where the results go; what each means is said at `screen_file`."""

    output: str | Path | None
    html: str | Path | None
    json: str | Path | None
    rejected: str | Path | None
    flagged: str | Path | None
    suppressed: str | Path | None
    log: str | Path | None
    excel: bool
    redact: bool
    columns: Mapping[str, str | Sequence[str]]
    kind: str | None
    encoding: str | None
    delimiter: str | None
    sheet: str
    hash: str
    workers: int
    run_at: str
    inputs: Sequence[str | Path]
    lists: Sequence[str | Path]
    decisions: str | Path | None
    four_eyes: bool
    as_of: str
    resume: bool
    scope: Scope | None
    rows: frozenset[int] | None
    on_alert: Callable[[Alert], None] | None
    on_hit: Callable[[Sequence[str | float]], None] | None
    on_unread: Callable[[str], None] | None
    on_rejection: Callable[[PartyRow], None] | None
    progress: Callable[[int, int | None], None] | None
    since: ListScreener | None
    since_lists: Sequence[str | Path]
    since_parties: str | Path | None
    reasons: bool
    opinions: tuple[Opinion, Opinion] | None
    texts: bool


def reading_of(options: FileOptions) -> ReadingOptions:
    """How a party file is read."""
    columns_stated = options.get("columns") or {}
    columns = {
        field: [heading] if isinstance(heading, str) else list(heading) for field, heading in columns_stated.items()
    }
    kind, sheet, hashed = options.get("kind"), options.get("sheet", ""), options.get("hash", "")
    encoding, delimiter = options.get("encoding"), options.get("delimiter")
    stated = {"columns": columns, "kind": kind, "encoding": encoding, "delimiter": delimiter, "sheet": sheet}
    stated |= {"hash": hashed} if hashed else {}
    kind_of_parties = known_kind(kind) if kind else None
    key = read_hash_key(hashed)
    return ReadingOptions(choose_columns(columns), kind_of_parties, encoding, delimiter, sheet, key, stated)


@dataclass(frozen=True, slots=True)
class ScreenedRow:
    """A row that was screened: as it was read, its party, its alerts, best first, and the hits that are no alerts."""

    row: PartyRow
    party: Party
    hits: list[Hit]
    suppressed: Sequence[Hit] = ()


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

    @property
    def nothing_screened(self) -> bool:
        """Whether there was no row, or none that could be screened."""
        return not self.screened

    def add(self, screened: ScreenedRow) -> None:
        """Enter a screened row."""
        self.screened += 1
        self.flagged += bool(screened.row.flags)
        self.alerts += len(screened.hits)
        self.alerted += bool(screened.hits)
        self.decided += sum(hit.suppressed == "decision" for hit in screened.suppressed)
        self.conflicting += sum(hit.suppressed == "conflict" for hit in screened.suppressed)

    def check(self) -> None:
        """See that every row that was read is screened or rejected."""
        if self.screened + self.rejected != self.rows:
            raise EntityScreenError(
                f"{self.screened} rows screened and {self.rejected} rejected are not the {self.rows} rows read",
                where="screening",
                fix="do not use this run, and report the error",
            )

    def __str__(self) -> str:
        """The books in a sentence."""
        several = f" from {self.lines} lines" if self.lines != self.rows else ""
        reasons = ((self.decided, "reviewers' decisions"), (self.conflicting, "conflicts"))
        suppressed = "".join(f", {count} suppressed by {reason}" for count, reason in reasons if count)
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
    """Screen rows in their order, as the screener asks for them, so that memory does not grow with the file. The books
    are filled as rows pass; `reject` is given every row that cannot be screened.
    """
    waiting: deque[tuple[PartyRow, Party]] = deque()
    parties = _screenable(rows, counts, reject, waiting)
    for hits in screener.screen_many(parties, workers=workers, suppressed=True):
        row, party = waiting.popleft()
        alerts = [hit for hit in hits if not hit.suppressed]
        screened = ScreenedRow(row, party, alerts, [hit for hit in hits if hit.suppressed])
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
            _LOG.debug("row %d rejected", row.number)  # the reason may quote a name
            reject(row)
            continue
        waiting.append((row, row.party))
        yield row.party


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did: the party file with its columns, notes and warnings, the books (those of a delta and of a search
    of texts have other entries), and what was written where.
    """

    file: PartyFile
    counts: Any
    files: tuple[tuple[str, Path], ...] = ()

    def lines(self) -> Iterator[str]:
        """The end of a run in lines: the columns, what was not read, the books, the files, and the warnings last."""
        if self.file.headings:
            yield self.describe_columns()
        yield from self.file.notes
        yield str(self.counts)
        for what, path in self.files:
            yield f"{what}: {path}"
        yield from (f"WARNING: {warning}" for warning in (*self.file.warnings, self.why_nobody) if warning)

    @property
    def why_nobody(self) -> str:
        """That nobody was screened, and why; empty where somebody was."""
        if not self.file.headings or not self.counts.nothing_screened:
            return ""
        why = "every row was rejected" if self.counts.rejected else "the file has a heading and no rows"
        return f"{why}: nobody was screened"

    def describe_columns(self) -> str:
        """Which column is read as what, and which is not read: a wrong choice must not stay unseen."""
        unused_headings = [repr(heading) for heading in self.file.columns.unused(self.file.headings)]
        more = f" and {len(unused_headings) - _SHOWN_HEADINGS} more" if len(unused_headings) > _SHOWN_HEADINGS else ""
        unused = f"; not used: {', '.join(unused_headings[:_SHOWN_HEADINGS])}{more}" if unused_headings else ""
        shown = ", ".join(f"{name} {' + '.join(map(repr, headings))}" for name, headings in self.file.columns.uses())
        return f"columns: {shown}{unused}"

    def __str__(self) -> str:
        return "\n".join(self.lines())


def facts_of(
    screener: ListScreener,
    path: Path,
    columns: Columns,
    headings: Sequence[str],
    notes: tuple[str, ...] = (),
    run_at: str = "",
) -> RunFacts:
    """What is screened against what: a party file with the columns that are read, and the list of a screener."""
    run_input = RunInput(__version__, path.name, digested("parties", path).sha256, run_at)
    column_facts = ColumnFacts(tuple(columns.uses()), columns.unused(headings), notes)
    lists = gather_lists(screener.entities())
    return RunFacts(run_input, screener.config, screener.watchlist_digest, len(screener), lists, column_facts)


@dataclass(kw_only=True)
class Run:
    """One file against one watchlist; a sort of run says in `fill` what becomes of it.

    Attributes:
        screener: compiled watchlist.
        file: of parties, opened.
        outputs: where the results go.
        options: what the run is asked for. No result depends on `workers`; `run_at` is empty by default, so that equal
            input gives equal bytes; no output may replace one of the `inputs` or `lists`; of the callbacks `on_alert`
            is given each alert, `on_rejection` each rejected row where no file takes them (both whole: `redact` masks
            what is written), and `progress` is told how many rows have been read, and how many there will be.
        decisions: which decisions the screener applies, for the manifest.
    """

    sort: ClassVar[Sort]
    counts: Any = None

    screener: ListScreener
    file: PartyFile
    outputs: Outputs = field(default_factory=Outputs)
    options: FileOptions = field(default_factory=FileOptions)
    decisions: AppliedDecisions | None = None
    _journal: Journal | None = field(default=None, init=False)

    def fill(self, stack: ExitStack) -> LogEnd | None:
        """Open the outputs (the stack closes them), screen everything, write the results; says how the log ends, where
        there is one.
        """
        raise NotImplementedError

    def paths(self, option: Literal["inputs", "lists", "since_lists"]) -> tuple[Path, ...]:
        """The files that an option names."""
        return tuple(map(Path, self.options.get(option, ())))

    def journaled(self, screener: ListScreener) -> ScreensMany:
        """A screener that remembers in the journal of the run what it finds; a run that writes no file has none."""
        return Journaled(self._journal, screener) if self._journal else screener

    @property
    def workers(self) -> int:
        """Processes to screen with."""
        return self.options.get("workers", 1)

    @property
    def inputs(self) -> tuple[Path, ...]:
        """What the run reads besides the file and the lists."""
        earlier = self.options.get("since_parties")
        return (*self.paths("inputs"), *([Path(earlier)] if earlier else []))

    @property
    def since(self) -> Since | None:
        """The earlier run that this one is compared with."""
        return None

    @cached_property
    def facts(self) -> RunFacts:
        """What is screened against what, with digests: enough to do it again."""
        file, notes = self.file, (*self.file.notes, *self.file.warnings)
        return facts_of(self.screener, file.path, file.columns, file.headings, notes, self.options.get("run_at", ""))

    @property
    def applied(self) -> AppliedDecisions | None:
        """Which decisions are applied; of those that a screener was given by a program no store is known."""
        if self.decisions or self.screener.decisions is None:
            return self.decisions
        decisions = self.screener.decisions
        return AppliedDecisions(
            store="", as_of=decisions.as_of, four_eyes=False, made=len(decisions), digest=decisions.digest
        )

    @property
    def identity(self) -> dict[str, str]:
        """What the results depend on, by what a user calls it."""
        applied, since = self.applied, self.since
        return {
            "the sort of run": self.sort,
            "the party file": self.facts.run_input.parties_sha256,
            "how the party file is read": json.dumps(self.file.reading.stated, sort_keys=True),
            "the watchlist": self.screener.watchlist_digest,
            "the earlier list or party file": since.identity if since else "",
            "the settings": self.screener.config.digest,
            "the scope": self.screener.scope.digest if self.screener.scope else "",
            "the decisions": applied.model_dump_json() if applied else "",
            "the version of entityscreen": __version__,
        }

    def execute(self) -> RunSummary:
        """Screen everything and write the results; files appear only when all has ended well. What has been found is
        kept in a journal beside the first output, which is removed at the end; beside it is the manifest then. No
        output may replace a folder, an input or another output.
        """
        started, main = now(), self.outputs.main
        check_places((self.file.path, *self.inputs, *self.paths("lists")), self.outputs.files)
        _LOG.info("screening %s against %r", self.file.path, self.screener)
        if main:
            main.parent.mkdir(parents=True, exist_ok=True)
            self._journal = Journal(journal_of(main), self.identity, resume=self.options.get("resume", False))
        try:
            with ExitStack() as stack:
                end = self.fill(stack)
        except BaseException:
            if self._journal:
                self._journal.give_up()
            raise
        _LOG.info("screened %s: %s", self.file.path, self.counts)
        files = self.outputs.files
        if main and self._journal:
            self._manifest(started, self._journal.resumed, end).save(manifest_of(main))
            files += (("manifest", manifest_of(main)),)
            self._journal.remove()
        return RunSummary(self.file, self.counts, files)

    def _manifest(self, started: str, resumed: int, log: LogEnd | None) -> Manifest:
        return Manifest.of(
            self.facts,
            sort=self.sort,
            started=started,
            resumed=resumed,
            parties=digested("parties", self.file.path),
            lists=tuple(digested("list", path) for path in self.paths("lists")),
            since=self.since,
            decisions=self.applied,
            scope=self.screener.scope,
            reading=dict(self.file.reading.stated),
            writing={"excel": self.outputs.excel, "run_at": self.options.get("run_at", "")}
            | ({"redact": True} if self.outputs.redact else {}),
            counts=asdict(self.counts),
            outputs=tuple(digested(what, path) for what, path in self.outputs.files),
            log=log,
        )

    def opened(self, stack: ExitStack, *, changes: bool = False) -> Sinks:
        """The outputs of a run over a party file, opened."""
        sinks = Sinks(self.file.headings)
        if on_alert := self.options.get("on_alert"):
            sinks.alerts.append(on_alert)
        if (on_rejection := self.options.get("on_rejection")) and not self.outputs.rejections:
            sinks.rejected.append(on_rejection)
        sinks.open(stack, self.outputs, self.facts, lambda: asdict(self.counts), changes=changes)
        return sinks

    def watched(self, rows: Iterable[PartyRow]) -> Iterator[PartyRow]:
        """Rows as they pass, with word of how far the run is."""
        for number, row in enumerate(rows, start=1):
            yield row
            if progress := self.options.get("progress"):
                progress(number, self.file.expected)


@dataclass(kw_only=True)
class PartyRun(Run):
    """The alerts of a party file; of some `rows` of it, by their numbers, where these are asked for."""

    sort: ClassVar[Sort] = "parties"
    counts: Counts = field(default_factory=Counts)

    def screened(self, reject: Callable[[PartyRow], None], *, start: int = 1) -> Iterator[ScreenedRow]:
        """Screen the rows from a number on, in their order; rejected ones go to `reject`."""
        rows: Iterable[PartyRow] = dropwhile(lambda row: row.number < start, self.file.rows)
        if (wanted := self.options.get("rows")) is not None:
            rows = (row for row in rows if row.number in wanted)
        source = self.journaled(self.screener)
        return screen_rows(source, self.watched(rows), self.counts, reject=reject, workers=self.workers)

    def fill(self, stack: ExitStack) -> LogEnd | None:
        """Screen the rows one after the other, and write what each is."""
        sinks = self.opened(stack)
        for screened in self.screened(sinks.reject):
            sinks.take(screened.row, screened.party, screened.hits, screened.suppressed)
        return sinks.log.end() if sinks.log else None
