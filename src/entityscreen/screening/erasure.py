"""Everything that is kept about a party, erased: in the folders of runs, jobs and the daily job, and in the database.

What is erased from the files of one run belongs to `runs/erasure.py`. Here are the places: which folder holds what, the
decisions, the queue of alerts, and the copies of party files that the service and the daily job keep. A party file that
others wrote is read by nobody and changed by nobody: who asks for an erasure changes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from entityscreen.errors import EntityScreenError, InvalidInputError, SourceError
from entityscreen.model.decision import party_key
from entityscreen.screening.alert_queue import record_event
from entityscreen.screening.database import Database, run
from entityscreen.screening.files.party_rows import PartyRow, read_parties
from entityscreen.screening.runs.erasure import Erased, Wanted, erase_from_journal, erase_from_run, manifests_of
from entityscreen.screening.runs.journal import JOURNAL_ENDING
from entityscreen.screening.runs.manifest import MANIFEST_ENDING, Manifest
from entityscreen.screening.runs.run import FileOptions, reading_of
from entityscreen.tables.cells import cell_text
from entityscreen.tables.delimited import find_delimiter, record_texts
from entityscreen.tables.text import scan_text
from entityscreen.whole_files import whole_file

if TYPE_CHECKING:
    from sqlalchemy import Connection

_ERASED, _ERASED_KEY = "(erased)", "erased-"  # what takes the place of a party's name, and of its key
# What the folder of a job of the service has, what that of the daily job, and both: a file or a folder of its parties.
LIST_OF_JOB, RUN_OF_MONITOR, PARTIES = "list.snapshot", "completed.json", "parties"
_TEXTS = {".csv": ",", ".tsv": "\t", ".txt": ",", ".jsonl": "", ".ndjson": ""}
_UNDER_WAY = ("queued", "running", "cancelling")


def forget(
    wanted: Wanted, places: Iterable[Path], database: Database | None, *, at: str, reason: str, dry_run: bool = False
) -> list[Erased]:
    """Erase what is kept about parties.

    Args:
        wanted: which parties, or which runs.
        places: runs (a manifest, or the output beside it) and folders, which are searched for runs, interrupted runs,
            jobs of the service and states of the daily job.
        database: of decisions, alerts and jobs, or None.
        at: now (ISO 8601).
        reason: why, which stands in manifests, tombstones and events.
        dry_run: say what would be erased, and change nothing.

    Returns:
        What was erased where, and what was not reached.

    Raises:
        InvalidInputError: no reason is given.
    """
    if not reason.strip():
        raise InvalidInputError("the reason is empty", where="forget", fix="say why, without naming the party")
    under_way = _jobs_under_way(database) if database else frozenset()
    erased: list[Erased] = []
    for place in places:
        if not place.exists():
            raise SourceError("no such file or folder", where=place, fix="check the path")
        manifests = [path for path in manifests_of(place) if path.parent.name not in under_way]
        if place.is_dir():
            erased += _erase_beside_runs(place, manifests, wanted, under_way, dry_run=dry_run)
        for manifest in manifests:
            try:
                erased += erase_from_run(manifest, wanted, at=at, reason=reason, dry_run=dry_run)
            except EntityScreenError as error:
                erased.append(Erased(str(manifest), "manifest", problem=str(error)))
    if database:
        erased += _erase_from_database(database, wanted, at=at, reason=reason, dry_run=dry_run)
    return erased


def _erase_beside_runs(
    place: Path, manifests: Sequence[Path], wanted: Wanted, under_way: frozenset[str], *, dry_run: bool
) -> Iterator[Erased]:
    """Erase from copies of party files and from journals in a folder, and name the jobs that are under way."""
    runs = list(_readable(manifests))
    for copy in _copies(place, under_way):
        of_copy = [run for run in runs if Path(run.parties.path).name == copy.name]
        yield from _erase_from_copy(copy, of_copy, wanted, dry_run=dry_run)
    for journal in sorted(place.rglob(f"*{JOURNAL_ENDING}")) if wanted.keys is not None else ():
        if journal.parent.name not in under_way:
            yield from erase_from_journal(journal, wanted, dry_run=dry_run)
    for folder in sorted(place.rglob("*")) if under_way else ():
        if folder.name in under_way:
            yield Erased(str(folder), "job", problem="is under way: forget again when it has ended")


def _jobs_under_way(database: Database) -> frozenset[str]:
    states = ", ".join(f"'{state}'" for state in _UNDER_WAY)
    with database.reading() as connection:
        return frozenset(row[0] for row in run(connection, f"SELECT id FROM jobs WHERE state IN ({states})"))  # noqa: S608  # constants


def _copies(place: Path, under_way: frozenset[str]) -> Iterator[Path]:
    """The party files in a folder that the service and the daily job have copied."""
    for marker in sorted((*place.rglob(LIST_OF_JOB), *place.rglob(RUN_OF_MONITOR))):
        if marker.parent.name in under_way:
            continue
        inner = marker.parent.glob(f"{PARTIES}.*") if marker.name == LIST_OF_JOB else marker.parent.glob(f"{PARTIES}/*")
        yield from sorted(path for path in inner if path.is_file())


def _readable(manifests: Iterable[Path]) -> Iterator[Manifest]:
    """The manifests that can be read; the others are reported with their runs."""
    for path in manifests:
        with suppress(SourceError):
            yield Manifest.load(path)


def _erase_from_copy(copy: Path, runs: Sequence[Manifest], wanted: Wanted, *, dry_run: bool) -> Iterator[Erased]:
    """Empty the rows of parties in a copy of a party file; the copy of a job that cannot be written anew is removed."""
    of_job, what = (copy.parent / LIST_OF_JOB).exists(), "copy of the party file"
    if (wanted.keys is None and not of_job) or (wanted.before and not any(wanted.has_run(run.ended) for run in runs)):
        return  # the next run of the daily job needs its copy, and removes it
    try:
        if rows := _rows_of(copy, runs, wanted):
            is_text = copy.suffix.lower() in _TEXTS and wanted.keys is not None
            if not dry_run and is_text:
                _empty_rows(copy, rows)
            elif not dry_run and of_job:
                copy.unlink()
            rows_left = len(_rows_of(copy, runs, wanted)) if is_text and not dry_run else 0
            yield Erased(str(copy), what, *_copy_outcome(len(rows), rows_left, is_text=is_text, of_job=of_job))
    except EntityScreenError as error:
        yield Erased(str(copy), what, problem=f"cannot be read: {error.problem}")


def _copy_outcome(rows: int, rows_left: int, *, is_text: bool, of_job: bool) -> tuple[int, str]:
    """How many rows are erased from a copy of a party file, and the problem with it."""
    if is_text:
        return rows - rows_left, f"{rows_left} more rows have to be taken out by hand" if rows_left else ""
    if of_job:
        return rows, "the copy is removed; its job cannot be replayed"
    return 0, "has the party until the daily job finds another file in its place: forget again then"


def _rows_of(copy: Path, runs: Sequence[Manifest], wanted: Wanted) -> list[PartyRow]:
    if not copy.stat().st_size:  # what a job was sent that failed for it
        return []
    options = reading_of(FileOptions(**(runs[0].reading if runs else {})))  # type: ignore[typeddict-item]  # as they were asked for
    keyed = ((row, row.id or (party_key(row.party) if row.party else "")) for row in read_parties(copy, options))
    return [row for row, key in keyed if wanted.has_party(key)]


def _empty_rows(copy: Path, rows: Sequence[PartyRow]) -> None:
    """Write a text of parties anew, the cells of some rows empty; all others keep their bytes, and their numbers."""
    encoding, usual = scan_text(copy).encoding, _TEXTS[copy.suffix.lower()]
    erased = {_filled(row.cells.values()) for row in rows}
    with copy.open(encoding=encoding, newline="") as stream, whole_file(copy) as target:
        for text, cells in _json_texts(stream) if not usual else _delimited_texts(stream, usual):
            if _filled(cells) in erased:
                end = "\r\n" if text.endswith("\r\n") else "\n"
                text = f"{{}}{end}" if not usual else f"{find_delimiter(text, usual) * (len(cells) - 1)}{end}"  # noqa: PLW2901
            target.write(text.encode(encoding))


def _filled(cells: Iterable[Any]) -> tuple[str, ...]:
    return tuple(text for cell in cells if (text := cell_text(cell).strip()))


def _json_texts(stream: Iterable[str]) -> Iterator[tuple[str, list[Any]]]:
    for line in stream:
        try:
            record = json.loads(line)
        except ValueError:
            record = {}
        yield line, list(record.values()) if isinstance(record, dict) else []


def _delimited_texts(stream: Iterable[str], usual: str) -> Iterator[tuple[str, list[str]]]:
    lines = list(stream)
    return record_texts(lines, find_delimiter(next((line for line in lines if line.strip()), ""), usual))


def _erase_from_database(
    database: Database, wanted: Wanted, *, at: str, reason: str, dry_run: bool
) -> Iterator[Erased]:
    """Take the parties out of decisions and alerts. Rows stay, so that what was decided when goes on being counted."""
    with database.reading() if dry_run else database.writing() as connection:
        today = at[:10]
        decisions = list(_wanted_rows(connection, "decisions", "number", wanted, "decided_at", _PAST, today))
        alerts = list(_wanted_rows(connection, "alerts", "number, card", wanted, "created_at", _CLOSED, today))
        if not dry_run:
            if connection.dialect.name == "sqlite":  # else the old texts stay in its free pages
                run(connection, "PRAGMA secure_delete = ON")
            for (number,) in decisions:
                _erase_decision(connection, number, at, reason)
            for number, card in alerts:
                _erase_alert(connection, number, card, at, reason)
    where = database.shown_url
    if decisions:
        yield Erased(where, "decisions", len(decisions))
    if alerts:
        yield Erased(where, "queue of alerts", len(alerts))


# Which rows may be erased where no party is named: decisions that do not hold any more, closed alerts.
_PAST = (
    "((until <> '' AND until < :today) OR EXISTS (SELECT 1 FROM decisions AS later WHERE later.party = old.party "
    "AND later.entity = old.entity AND later.number > old.number))"
)
_CLOSED = "state = 'closed'"


def _wanted_rows(
    connection: Connection, table: str, columns: str, wanted: Wanted, dated: str, may_go: str, today: str
) -> Iterator[tuple[Any, ...]]:
    """The rows of a table that are of the parties; without parties those before a day that `may_go`."""
    query = f"SELECT {columns} FROM {table} AS old WHERE"  # noqa: S608  # constants
    if wanted.keys is None:
        values = {"before": wanted.before, "erased": f"{_ERASED_KEY}%", "today": today}
        where = f"party NOT LIKE :erased AND {dated} < :before AND {may_go}"
        yield from map(tuple, run(connection, f"{query} {where}", values))
        return
    for key in sorted(wanted.keys):
        values = {"party": key, "before": wanted.before}
        where = f"party = :party AND (:before = '' OR {dated} < :before)"
        yield from map(tuple, run(connection, f"{query} {where}", values))


def _erase_decision(connection: Connection, number: int, at: str, reason: str) -> None:
    values = {"number": number, "key": f"{_ERASED_KEY}{number}", "reason": f"erased on {at[:10]}: {reason}"}
    statement = "UPDATE decisions SET party = :key, party_digest = '', reason = :reason WHERE number = :number"
    run(connection, statement, values)


def _erase_alert(connection: Connection, number: int, card: str, at: str, reason: str) -> None:
    key = f"{_ERASED_KEY}{number}"
    values = {
        "number": number,
        "key": key,
        "name": _ERASED,
        "card": json.dumps(_card_without_party(json.loads(card), key)),
    }
    run(
        connection,
        "UPDATE alerts SET party = :key, party_digest = '', party_name = :name, card = :card, reason = '', "
        "labels = '', state = 'closed', version = version + 1 WHERE number = :number",
        values,
    )
    run(connection, "UPDATE alert_events SET detail = '' WHERE alert = :number", values)
    record_event(connection, number, at, "forget", "erased", reason)


def _card_without_party(card: dict[str, Any], key: str) -> dict[str, Any]:
    """What an alert is drawn from, with the listed side alone."""
    kept = ("entity", "score", "name_score", "threshold", "listed", "name_type")
    for party in card["parties"]:
        hits = [
            {**{name: hit[name] for name in kept if name in hit}, "query": [[_ERASED, -1]], "evidence": []}
            for hit in party["hits"]
        ]
        party_without = {"row": party["row"], "key": key, "digest": "", "name": _ERASED, "hits": hits}
        card = {**card, "parties": [party_without]}
    return card


def describe_unreached() -> str:
    """What no command reaches."""
    return (
        "not reached by any command: party files of your own, exported tables of decisions, decisions that a browser "
        f"keeps for a report, backups, and copies of results that have left these folders (*{MANIFEST_ENDING} tells "
        "which there were)"
    )
