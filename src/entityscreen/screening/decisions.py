"""Where decisions are kept: a database that teams share, and CSV files in and out.

What a decision is and when it holds belongs to `model/decision.py`. Decisions are only ever added: the latest of a pair
counts, and the ones before it stay as its history. The database is `database.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from entityscreen.errors import DecisionError, SourceError
from entityscreen.model.attributes.dates import read_dates
from entityscreen.model.attributes.flags import plain_flag
from entityscreen.model.decision import Decision, Decisions, Verdict
from entityscreen.reports.row_files import restore, write_rows
from entityscreen.screening.database import Database, insert, run
from entityscreen.screening.runs.manifest import AppliedDecisions, Manifest
from entityscreen.tables.cells import cell_text
from entityscreen.tables.rows import RawRow, open_table

if TYPE_CHECKING:
    from sqlalchemy import Connection

COLUMNS = tuple(field.name for field in fields(Decision))
_REQUIRED = ("party", "entity", "verdict", "reason", "author", "decided_at")


class DecisionStore:
    """Decisions in a database.

    Args:
        url: a path of an SQLite file, or a URL of SQLAlchemy.
        create: whether a store that is not there is created; where decisions are only read, it is an error.

    Attributes:
        database: in which they are.

    Raises:
        DecisionError: the database cannot be opened, has no decisions, or was written by a newer version.
        MissingExtraError: SQLAlchemy is not installed.

    Example:
        >>> store = DecisionStore("sqlite://")
        >>> store.add([Decision("7", "x1", "false", "other birth place", "ann", "2026-01-01T09:00", "p", "e", "c")])
        1
        >>> [decision.reason for decision in store.history("7", "x1")]
        ['other birth place']
    """

    def __init__(self, url: str | Path, *, create: bool = True) -> None:
        self.database = Database(url, create=create)

    @property
    def shown_url(self) -> str:
        """The URL without its password, for messages and manifests."""
        return self.database.shown_url

    @property
    def created(self) -> bool:
        """Whether the store was not there before."""
        return self.database.created

    def add(self, decisions: Iterable[Decision]) -> int:
        """Add decisions, all of them or none, and say how many; a `DecisionError` where one has no reason or author, an
        unknown verdict, an approver who is its author, a time that is none, or no digests of what it was made on.
        """
        with self.database.writing() as connection:
            return self.add_within(connection, decisions)

    def add_within(self, connection: Connection, decisions: Iterable[Decision]) -> int:
        """As `add`, in a transaction that keeps something else with them."""
        rows = [asdict(_bound(checked(decision))) for decision in decisions]
        if rows:
            run(connection, insert("decisions", COLUMNS), rows)
        return len(rows)

    def approve(self, party: str, entity: str, *, approver: str, at: str) -> Decision:
        """Approve the latest decision on a pair: it is added once more, with its approver, who is not its author."""
        history = self.history(party, entity)
        if not history:
            raise DecisionError(f"there is no decision on {party} and {entity}", where=self.shown_url)
        approved = replace(history[-1], approver=approver, decided_at=at)
        self.add([approved])
        return approved

    def count(self) -> int:
        """How many decisions there are: whether one was added since somebody looked."""
        with self.database.reading() as connection:
            return int(run(connection, "SELECT count(*) FROM decisions").scalar() or 0)

    def history(self, party: str, entity: str) -> list[Decision]:
        """All decisions on a pair, the oldest first."""
        return list(self._select("WHERE party = :party AND entity = :entity", {"party": party, "entity": entity}))

    def __iter__(self) -> Iterator[Decision]:
        """All decisions, in the order in which they were made."""
        return self._select("", {})

    def on(self, as_of: str, *, four_eyes: bool = False) -> Decisions:
        """The decisions that hold on a day (ISO 8601), for `Screener.with_decisions`; with `four_eyes` the approved
        ones only.
        """
        return Decisions(self, as_of=as_of, four_eyes=four_eyes)

    def _select(self, where: str, values: dict[str, str]) -> Iterator[Decision]:
        query = f"SELECT {', '.join(COLUMNS)} FROM decisions {where} ORDER BY number"  # noqa: S608  # constants
        with self.database.reading() as connection:
            yield from [Decision(*row) for row in run(connection, query, values)]


def checked(decision: Decision) -> Decision:
    """A decision that can be kept; the error is that of `DecisionStore.add`."""
    where = f"decision on {decision.party} and {decision.entity}"
    for name in _REQUIRED:
        if not getattr(decision, name).strip():
            raise DecisionError(f"{name} is empty", where=where)
    if decision.verdict not in get_args(Verdict):
        raise DecisionError(f"{decision.verdict!r} is not a verdict", where=where, fix="give false, true or undecided")
    if decision.approver and decision.approver == decision.author:
        raise DecisionError(f"{decision.author} cannot approve a decision of their own", where=where)
    try:
        datetime.fromisoformat(decision.decided_at)
    except ValueError as error:
        problem = f"decided_at: {decision.decided_at!r} is not a time"
        raise DecisionError(problem, where=where, fix="write 2026-11-30T09:00 or 2026-11-30") from error
    if decision.until:
        days = read_dates(decision.until)  # a spreadsheet writes a day as its country does
        if len(days) != 1 or not days[0].is_full:
            raise DecisionError(f"until: {decision.until!r} is not a day", where=where, fix="write 2027-01-31")
        decision = replace(decision, until=str(days[0]))
    return decision


def _bound(decision: Decision) -> Decision:
    """A decision that says on what it was made: without that a false positive would alert again at once."""
    digests = (decision.party_digest, decision.entity_digest, decision.config_digest)
    if decision.verdict == "false" and not all(digests):
        where = f"decision on {decision.party} and {decision.entity}"
        raise DecisionError("is bound to no alert", where=where, fix="name the run in which the pair alerted")
    return decision


def decisions_of(
    store: DecisionStore, as_of: str, *, four_eyes: bool, made: int | None = None
) -> tuple[Decisions, AppliedDecisions]:
    """The decisions that hold on a day, and what a manifest says of them; only the first so many (`made`), where an
    earlier run knew no more.
    """
    rows = list(islice(store, made))
    decisions = Decisions(rows, as_of=as_of, four_eyes=four_eyes)
    return decisions, AppliedDecisions(
        store=store.shown_url, as_of=decisions.as_of, four_eyes=four_eyes, made=len(rows), digest=decisions.digest
    )


def decide(manifest: Manifest, party: str, entity: str, decision: Decision) -> Decision:
    """A decision on a pair that alerted in a run, bound to what alerted: its pair, digests and run are filled in. A
    party without a key is found by its digest or its name; a name of several parties is an error.
    """
    where = f"{manifest.parties.path}, run {manifest.run_id}"
    digests_by_key: dict[str, tuple[str, str]] = {}
    for alert in alerts_of_run(manifest):
        keys = (alert["party_id"] or alert["party_digest"], alert["party_digest"], alert["party_name"])
        if alert["entity_id"] == entity and party in keys:
            digests_by_key.setdefault(keys[0], (alert["party_digest"], alert["entity_digest"]))
    if not digests_by_key:
        fix = "give the party's id (or its name, where it has none) and the entity's id, as the alerts have them"
        raise DecisionError(f"{party!r} and {entity!r} did not alert", where=where, fix=fix)
    if len(digests_by_key) > 1 and party not in digests_by_key:
        fix = f"give one of their keys: {', '.join(digests_by_key)}"
        raise DecisionError(f"{party!r} is the name of several parties", where=where, fix=fix)
    key = party if party in digests_by_key else next(iter(digests_by_key))
    of_party, of_entity = digests_by_key[key]
    bound = replace(decision, party=key, entity=entity, party_digest=of_party, entity_digest=of_entity)
    return checked(replace(bound, config_digest=manifest.config_digest, run=manifest.run_id))


def bind(manifest: Manifest, decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions with the digests of a run where they have none, as those of a spreadsheet; every such pair alerted in
    it.
    """
    return [
        decision if decision.party_digest else decide(manifest, decision.party, decision.entity, decision)
        for decision in decisions
    ]


def alerts_of_run(manifest: Manifest) -> Iterator[dict[str, str]]:
    """The alerts that a run wrote, as texts by column; a `DecisionError` where it wrote no table, or that is gone."""
    file = manifest.output("alerts")
    if file is None:
        fix = "screen with --output, or decide in the HTML report and import what it exports"
        raise DecisionError("the run wrote no table of alerts", where=manifest.parties.path, fix=fix)
    try:
        for row in open_table(Path(file.path)).rows:
            yield {name: restore(cell_text(value)) for name, value in row.cells.items()}
    except SourceError as error:
        raise DecisionError(error.problem, where=error.where, fix=error.fix) from error


def write_decisions(path: str | Path, decisions: Iterable[Decision]) -> int:
    """Write decisions as CSV, one row each, whole or not at all, and say how many."""
    count = 0
    with write_rows(path, COLUMNS) as write:
        for decision in decisions:
            write(tuple(asdict(decision).values()))
            count += 1
    return count


def read_decisions(path: str | Path) -> list[Decision]:
    """The decisions of a table in its order, as a spreadsheet saves it, too; a row that is wrong is a `DecisionError`
    with its number, the heading counted.
    """
    try:
        table = open_table(Path(path))
        missing = [name for name in _REQUIRED if name not in table.headings]
        if missing:
            fix = f"give {', '.join(_REQUIRED)}"
            raise DecisionError(f"has no column {', '.join(missing)}", where=path, fix=fix)
        return [_of_row(row, f"{path}, row {row.number + 1}") for row in table.rows]
    except SourceError as error:
        raise DecisionError(error.problem, where=error.where, fix=error.fix) from error


def _of_row(row: RawRow, where: str) -> Decision:
    if row.problem:
        raise DecisionError(row.problem, where=where, fix="correct the row's cells")
    cells = {name: restore(cell_text(row.cell(name))) for name in COLUMNS}
    cells["verdict"] = plain_flag(cells["verdict"])
    try:
        return checked(Decision(**cells))  # type: ignore[arg-type]  # the verdict is checked
    except DecisionError as error:
        raise DecisionError(error.problem, where=where, fix=error.fix) from error
