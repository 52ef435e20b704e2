"""`screen_file`: what `entityscreen screen` does, from Python.

Its options say which sort of run they ask for.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO, TypedDict, Unpack

from entityscreen.errors import InvalidInputError
from entityscreen.model.decision import Decisions
from entityscreen.model.kind import known_kind
from entityscreen.model.scope import Scope
from entityscreen.reports import Alert
from entityscreen.screening.files.columns import Columns, choose_columns
from entityscreen.screening.files.party_rows import PartyFile, PartyRow, ReadingOptions, read_parties
from entityscreen.screening.hashing import read_hash_key
from entityscreen.screening.runs.journal import journal_of, read_identity
from entityscreen.screening.runs.manifest import AppliedDecisions, now
from entityscreen.screening.runs.outputs import PLACES, Outputs
from entityscreen.screening.runs.run import PartyRun, Run, RunSummary

if TYPE_CHECKING:
    from entityscreen.screening.opinions import Opinion
    from entityscreen.screening.screener import Screener

_STANDARD_INPUT = (Path("-"), Path("/dev/stdin"), Path("/dev/fd/0"))
# What a run of another sort than that over a party file does not write or read.
_NOT_OF_DELTAS = ("suppressed", "log", "rows")
_NOT_OF_TEXTS = (
    *("html", "json", "flagged", "suppressed", "log", "rows", "redact"),
    *("columns", "kind", "delimiter", "sheet", "hash", "resume", "since", "since_parties"),
)


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
    since: Screener | None
    since_lists: Sequence[str | Path]
    since_parties: str | Path | None
    reasons: bool
    opinions: tuple[Opinion, Opinion] | None
    texts: bool
    on_alert: Callable[[Alert], None] | None
    on_hit: Callable[[Sequence[str | float]], None] | None
    on_unread: Callable[[str], None] | None
    on_rejection: Callable[[PartyRow], None] | None
    progress: Callable[[int, int | None], None] | None


def screen_file(screener: Screener, path: str | Path, **options: Unpack[FileOptions]) -> RunSummary:
    """Screen a file of parties and write what was found: what `entityscreen screen` does, from Python.

    Args:
        screener: compiled watchlist.
        path: CSV, TSV, JSON lines, XLSX or Parquet; a pipe, or `-` for the standard input. With `texts` also a text, a
            payment message, or a folder of them.
        options: where the results go (`output`, `html`, `json`, `rejected`, `flagged`, `suppressed`, `log`, `excel`,
            `redact`: see `Outputs`), how the file is read (`columns` as for `choose_columns`, `kind` of parties whose
            row does not say it, `encoding`, `delimiter`, `sheet`, `hash="identifiers"` as the option `--hash`), a store
            of `decisions` with `four_eyes` and the day `as_of` on which they are asked (default: that of `run_at`, else
            today), the `scope` that is screened against, and `workers`, `run_at`, `inputs`, `lists`, `resume`, `rows`,
            `on_alert`, `on_rejection`, `progress` as for `Run` and `PartyRun`. `since`, a screener over an earlier
            list, and `since_parties`, an earlier party file, ask for what has changed (`DeltaRun`), with `reasons` in
            words, or of `opinions`; `texts` asks for the listed names in texts (`TextRun`; `on_hit`, `on_unread`).

    Returns:
        The counts, the columns that were read, and the files that were written.

    Raises:
        EntityScreenError: the file cannot be read, a column is not there, or an output cannot be written.
        InvalidInputError: an option is given that this sort of run does not take.
    """
    named_options: Mapping[str, Any] = options
    places = {option: Path(named_options[option]) for option in PLACES.values() if named_options.get(option)}
    outputs = Outputs(**places, excel=options.get("excel", False), redact=options.get("redact", False))
    reading, reading_stated = reading_of(options)
    applied = None
    if store := options.get("decisions"):
        decisions, applied = apply_decisions(store, outputs.main, options)
        screener = screener.with_decisions(decisions)
    if scope := options.get("scope"):
        screener = screener.within(scope)
    with ExitStack() as stack:
        common: dict[str, Any] = {
            "screener": screener,
            "outputs": outputs,
            "workers": options.get("workers", 1),
            "run_at": options.get("run_at", ""),
            "inputs": tuple(map(Path, options.get("inputs", ()))),
            "lists": tuple(map(Path, options.get("lists", ()))),
            "reading": reading_stated,
            "decisions": applied,
            "resume": options.get("resume", False),
            **{name: options.get(name) for name in ("on_alert", "on_rejection", "progress")},
        }
        return _run(Path(path), reading, options, common, stack).execute()


def _run(path: Path, reading: ReadingOptions, options: FileOptions, common: dict[str, Any], stack: ExitStack) -> Run:
    """The run that the options ask for."""
    since, before = options.get("since"), options.get("since_parties")
    if options.get("texts"):
        from entityscreen.screening.runs.texts import TextRun

        _refuse(options, _NOT_OF_TEXTS, "a search of texts")
        file = PartyFile(path, Columns(), iter(()), None)
        callbacks: dict[str, Any] = {name: options.get(name) for name in ("on_hit", "on_unread")}
        return TextRun(**common, **callbacks, file=file, encoding=reading.encoding)
    file = read_parties(_party_file(path, stack), reading)
    if since is None and before is None:
        return PartyRun(**common, file=file, rows=options.get("rows"))
    from entityscreen.screening.runs.since import DeltaRun

    _refuse(options, _NOT_OF_DELTAS, "a delta")
    common["inputs"] += (Path(before),) if before else ()
    return DeltaRun(
        **common,
        file=file,
        old=since or common["screener"],
        old_lists=tuple(map(Path, options.get("since_lists", ()))),
        before=Path(before) if before else None,
        reasons=options.get("reasons", False),
        opinions=options.get("opinions"),
        options=reading,
    )


def _refuse(options: FileOptions, others: Iterable[str], what: str) -> None:
    """Refuse options that a run of another sort does not take, rather than leave them aside."""
    for name in others:
        if options.get(name):
            option = f"--{name.removesuffix('s') if name == 'columns' else name.replace('_', '-')}"
            raise InvalidInputError(f"{what} does not take {option}", where="screen", fix="leave it away")


def reading_of(options: FileOptions) -> tuple[ReadingOptions, dict[str, Any]]:
    """How a party file is read, and the same as it was asked for, in JSON values."""
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
    return ReadingOptions(choose_columns(columns), kind_of_parties, encoding, delimiter, sheet, key), stated


def apply_decisions(store: str | Path, output: Path | None, options: FileOptions) -> tuple[Decisions, AppliedDecisions]:
    """The decisions that a run applies: those of its day; of an interrupted run those that it began with."""
    from entityscreen.screening.decisions import DecisionStore, decisions_of

    identity = read_identity(journal_of(output)) if output and options.get("resume") else None
    before = identity.get("the decisions") if identity else None
    if before:
        applied = AppliedDecisions.model_validate_json(before)
        as_of, made_by_then = options.get("as_of") or applied.as_of, applied.made
    else:
        as_of, made_by_then = options.get("as_of") or options.get("run_at", "")[:10] or now()[:10], None
    return decisions_of(
        DecisionStore(store, create=False), as_of, four_eyes=options.get("four_eyes", False), made=made_by_then
    )


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
