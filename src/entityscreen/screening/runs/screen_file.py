"""`screen_file`: what `entityscreen screen` does, from Python.

Its options say which sort of run they ask for.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, Unpack

from entityscreen.errors import InvalidInputError
from entityscreen.model.decision import Decisions
from entityscreen.screening.contract import ListScreener
from entityscreen.screening.files.party_rows import PartyFile, read_parties
from entityscreen.screening.runs.journal import journal_of, read_identity
from entityscreen.screening.runs.manifest import AppliedDecisions, now
from entityscreen.screening.runs.outputs import PLACES, Outputs
from entityscreen.screening.runs.run import FileOptions, PartyRun, Run, RunSummary, reading_of
from entityscreen.screening.runs.since import DeltaRun

_STANDARD_INPUT = (Path("-"), Path("/dev/stdin"), Path("/dev/fd/0"))
# What a run of another sort than that over a party file does not write or read.
_NOT_OF_DELTAS = ("suppressed", "log", "rows")
_NOT_OF_TEXTS = (
    *("html", "json", "flagged", "suppressed", "log", "rows", "redact"),
    *("columns", "kind", "delimiter", "sheet", "hash", "resume", "since", "since_parties"),
)


def screen_file(screener: ListScreener, path: str | Path, **options: Unpack[FileOptions]) -> RunSummary:
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
            `on_alert`, `on_rejection`, `progress` as for `Run`. `since`, a screener over an earlier
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
    applied = None
    if store := options.get("decisions"):
        decisions, applied = apply_decisions(store, outputs.main, options)
        screener = screener.with_decisions(decisions)
    if scope := options.get("scope"):
        screener = screener.within(scope)
    with ExitStack() as stack:
        kind, file = _sort_of_run(Path(path), options, stack)
        return kind(screener=screener, file=file, outputs=outputs, options=options, decisions=applied).execute()


def _sort_of_run(path: Path, options: FileOptions, stack: ExitStack) -> tuple[type[Run], PartyFile]:
    """The sort of run that the options ask for, and its file, opened."""
    if options.get("texts"):
        from entityscreen.screening.runs.texts import TextRun

        _refuse(options, _NOT_OF_TEXTS, "a search of texts")
        return TextRun, PartyFile(path, reading_of(options))
    file = read_parties(_party_file(path, stack), reading_of(options))
    if options.get("since") is None and options.get("since_parties") is None:
        return PartyRun, file
    _refuse(options, _NOT_OF_DELTAS, "a delta")
    return DeltaRun, file


def _refuse(options: FileOptions, others: Iterable[str], what: str) -> None:
    """Refuse options that a run of another sort does not take, rather than leave them aside."""
    for name in others:
        if options.get(name):
            option = f"--{name.removesuffix('s') if name == 'columns' else name.replace('_', '-')}"
            raise InvalidInputError(f"{what} does not take {option}", where="screen", fix="leave it away")


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
