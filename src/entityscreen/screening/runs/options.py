"""What a run is asked for: how a file is read and screened, and where the results go.

What a comparison with an earlier list is asked besides is in `since.py`; which options a sort of run does not take is
said in `screen_file.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypedDict

from entityscreen.model.decision import Decisions
from entityscreen.model.kind import known_kind
from entityscreen.model.scope import Scope
from entityscreen.reports import Alert
from entityscreen.screening.files.columns import choose_columns
from entityscreen.screening.files.party_rows import PartyRow, ReadingOptions
from entityscreen.screening.hashing import read_hash_key
from entityscreen.screening.runs.journal import journal_of, read_identity
from entityscreen.screening.runs.manifest import AppliedDecisions, now


class RunOptions(TypedDict, total=False):
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


def reading_of(options: RunOptions) -> tuple[ReadingOptions, dict[str, Any]]:
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


def apply_decisions(store: str | Path, output: Path | None, options: RunOptions) -> tuple[Decisions, AppliedDecisions]:
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
