"""The queue of alerts: what is to be decided, by whom, until when, and everything that happened to it.

An alert is opened, assigned, commented, decided, approved by somebody else, and opened again when its decision lapses.
An alert of one pair in one state of party, entry and settings is in the queue once, whoever writes it: a job, the daily
run, a request. Each change names the version that its author saw, so that of two who decide at the same time the second
is told. Decisions are kept by `decisions.py`, in the same transaction.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal

from entityscreen.errors import DecisionError
from entityscreen.model.decision import Decision, Verdict, entity_digest, party_digest, party_key
from entityscreen.reports.alert import Alert
from entityscreen.reports.page_data import page_data
from entityscreen.screening.database import insert, run
from entityscreen.screening.decisions import DecisionStore

if TYPE_CHECKING:
    from sqlalchemy import Connection

State = Literal["open", "to approve", "closed"]
_BATCH = 500  # alerts of one transaction
_MOST_COMMENT = 10_000  # characters


class StaleAlertError(DecisionError):
    """Somebody changed the alert meanwhile; nothing was overwritten."""


@dataclass(frozen=True, slots=True)
class QueuedAlert:
    """An alert as the queue lists it.

    Attributes:
        number: of the alert.
        party: the party's key.
        entity: the entity's identifier.
        party_name: as it was screened.
        entity_name: the entity's caption.
        entity_kind: its kind.
        lists: its lists, separated by `; `.
        labels: conflicts and corroboration, separated by `; `.
        score: in [0, 1].
        source: who wrote it: `job:ID`, `api`, `monitor`.
        change: `new`, `gone` or `changed` since an earlier run, or empty.
        state: `open`, `to approve` or `closed`.
        verdict: of the decision, or empty.
        reason: of the decision.
        author: of the decision.
        approver: of the decision.
        until: the last day on which the decision holds, or empty.
        assignee: whose work it is, or empty.
        due_on: the day on which it has to be decided.
        created_at: when it came (ISO 8601).
        version: rises with every change: what a change has to name.
        revision: of all changes of the queue the latest to this alert: what a page asks for news by.
    """

    number: int
    party: str
    entity: str
    party_name: str
    entity_name: str
    entity_kind: str
    lists: str
    labels: str
    score: float
    source: str
    change: str
    state: State
    verdict: str
    reason: str
    author: str
    approver: str
    until: str
    assignee: str
    due_on: str
    created_at: str
    version: int
    revision: int


_LISTED = ", ".join(field.name for field in fields(QueuedAlert))
_PAIR = "party = :party AND entity = :entity AND party_digest = :party_digest AND entity_digest = :entity_digest"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to an alert.

    Attributes:
        number: of the event.
        alert: of the alert.
        at: when (ISO 8601).
        author: who did it.
        what: `opened`, `reopened`, `assigned`, `comment`, `decided`, `approved`, `returned`.
        detail: the comment, the reason, to whom.
    """

    number: int
    alert: int
    at: str
    author: str
    what: str
    detail: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where alerts come from: what they are bound to, and who wrote them.

    Attributes:
        source: `job:ID`, `api`, `monitor`.
        watchlist_digest: of the list.
        config_digest: of the settings.
        at: now (ISO 8601).
        run: of the run, or empty.
    """

    source: str
    watchlist_digest: str
    config_digest: str
    at: str
    run: str = ""


class AlertQueue:
    """The queue, in the database of decisions.

    Args:
        store: of the decisions.
        four_eyes: whether a decision waits for the approval of somebody else.
        days: to decide an alert in.
    """

    def __init__(self, store: DecisionStore, *, four_eyes: bool = False, days: int = 5) -> None:
        self._store, self._four_eyes, self._days = store, four_eyes, days
        self._database = store.database

    def add(self, alerts: Iterable[Alert], origin: Origin) -> int:
        """Put alerts into the queue and say how many are new or open again. What is there already stays as it is, so
        that a run that is done again adds nothing; one whose decision has lapsed is opened again.
        """
        rows, added = [self._row(alert, origin) for alert in alerts], 0
        with self._database.writing() as connection:
            for row in rows:
                statement = f"{insert('alerts', tuple(row))} ON CONFLICT DO NOTHING RETURNING number"
                number = run(connection, statement, row).scalar()
                what = "opened" if number is not None else "reopened"
                if number is None:
                    number = self._lapsed(connection, row, origin.at[:10])
                if number is not None:
                    added += 1
                    record_event(connection, number, origin.at, origin.source, what, row["change"])
        return added

    def _row(self, alert: Alert, origin: Origin) -> dict[str, Any]:
        entity = alert.hit.entity
        due_on = date.fromisoformat(origin.at[:10]) + timedelta(days=self._days)
        values = dict.fromkeys(("verdict", "reason", "author", "approver", "until", "assignee"), "")
        return values | {
            "party": party_key(alert.party),
            "entity": entity.id,
            "party_digest": party_digest(alert.party),
            "entity_digest": entity_digest(entity),
            "config_digest": origin.config_digest,
            "watchlist_digest": origin.watchlist_digest,
            "source": origin.source,
            "run": origin.run,
            "party_name": alert.party.name,
            "entity_name": entity.caption,
            "entity_kind": entity.kind,
            "lists": "; ".join(entity.sources),
            "labels": "; ".join(alert.hit.labels),
            "score": alert.hit.score,
            "change": alert.change,
            "card": json.dumps(page_data([[alert]]), ensure_ascii=False),
            "state": "open",
            "due_on": due_on.isoformat(),
            "created_at": origin.at,
            "version": 1,
            "revision": 0,
        }

    def _lapsed(self, connection: Connection, row: Mapping[str, Any], today: str) -> int | None:
        """The number of a closed alert whose decision does not hold any more; it is open now."""
        number = run(
            connection,
            f"UPDATE alerts SET state = 'open', verdict = '', reason = '', author = '', approver = '', until = '', "  # noqa: S608  # constants
            f"due_on = :due_on, version = version + 1 WHERE {_PAIR} AND config_digest = :config_digest "
            f"AND state = 'closed' AND until <> '' AND until < :today RETURNING number",
            {**row, "today": today},
        ).scalar()
        return None if number is None else int(number)

    def listed(self, *, after: int = 0, states: Iterable[State] = ("open", "to approve")) -> list[QueuedAlert]:
        """The alerts that changed after a revision, in these states; with a revision also those that left them."""
        wanted = [state for state in ("open", "to approve", "closed") if state in set(states)]
        names = ", ".join(f":state{number}" for number in range(len(wanted))) or "''"
        values = {f"state{number}": state for number, state in enumerate(wanted)}
        where = "revision > :after" if after else f"state IN ({names})"
        query = f"SELECT {_LISTED} FROM alerts WHERE {where} ORDER BY score DESC, number"  # noqa: S608  # constants
        with self._database.reading() as connection:
            return [QueuedAlert(*row) for row in run(connection, query, {"after": after, **values})]

    def get(self, number: int) -> QueuedAlert:
        """One alert; a `DecisionError` where there is none of that number."""
        with self._database.reading() as connection:
            return self._get(connection, number)

    def _get(self, connection: Connection, number: int) -> QueuedAlert:
        query = f"SELECT {_LISTED} FROM alerts WHERE number = :number"  # noqa: S608  # constants
        row = run(connection, query, {"number": number}).one_or_none()
        if row is None:
            raise DecisionError(f"there is no alert {number}", where="queue")
        return QueuedAlert(*row)

    def card(self, number: int) -> dict[str, Any]:
        """What an alert is drawn from: party, entity and evidence, as `reports.page_data` makes it."""
        with self._database.reading() as connection:
            text = run(connection, "SELECT card FROM alerts WHERE number = :number", {"number": number}).scalar()
        if text is None:
            raise DecisionError(f"there is no alert {number}", where="queue")
        card: dict[str, Any] = json.loads(text)
        return card

    def earlier(self, alert: QueuedAlert) -> list[QueuedAlert]:
        """The other alerts on the same pair, the latest first."""
        query = f"SELECT {_LISTED} FROM alerts WHERE party = :party AND entity = :entity AND number <> :number"  # noqa: S608  # constants
        with self._database.reading() as connection:
            rows = run(connection, f"{query} ORDER BY number DESC", asdict(alert))
            return [QueuedAlert(*row) for row in rows]

    def events(self, alert: int | None = None) -> Iterator[Event]:
        """What happened, of one alert or of all, in its order."""
        with self._database.reading() as connection:
            yield from _events(connection, alert)

    def comment(self, number: int, text: str, *, author: str, at: str) -> QueuedAlert:
        """Add a comment; it takes nothing from anybody, and needs no version."""
        if not text.strip() or len(text) > _MOST_COMMENT:
            raise DecisionError(f"a comment has 1 to {_MOST_COMMENT} characters", where=f"alert {number}")
        with self._database.writing() as connection:
            self._get(connection, number)
            record_event(connection, number, at, author, "comment", text.strip())
            return self._get(connection, number)

    def assign(self, number: int, assignee: str, *, version: int, author: str, at: str) -> QueuedAlert:
        """Make it somebody's work, or nobody's."""
        with self._database.writing() as connection:
            self._change(connection, number, version, assignee=assignee)
            record_event(connection, number, at, author, "assigned", assignee)
            return self._get(connection, number)

    def decide(  # a decision has these parts
        self, number: int, verdict: Verdict, reason: str, *, version: int, author: str, at: str, until: str = ""
    ) -> QueuedAlert:
        """Decide an alert; with four eyes it waits for an approval, else it holds at once."""
        with self._database.writing() as connection:
            decision = self._decision(connection, number, verdict=verdict, reason=reason, author=author)
            self._store.add_within(connection, [_made(decision, decided_at=at, until=until)])
            waits = self._four_eyes and verdict != "undecided"
            state: State = "to approve" if waits else "open" if verdict == "undecided" else "closed"
            outcome = {"verdict": verdict, "reason": reason, "author": author, "approver": "", "until": until}
            self._change(connection, number, version, state=state, **outcome)
            record_event(
                connection, number, at, author, "decided", f"{verdict}{f' until {until}' if until else ''}: {reason}"
            )
            return self._get(connection, number)

    def approve(self, number: int, *, version: int, author: str, at: str) -> QueuedAlert:
        """Approve somebody else's decision: it holds from now on."""
        with self._database.writing() as connection:
            alert = self._get(connection, number)
            self._check_waiting(alert, author)
            decision = self._decision(
                connection, number, verdict=alert.verdict, reason=alert.reason, author=alert.author
            )
            self._store.add_within(connection, [_made(decision, decided_at=at, until=alert.until, approver=author)])
            self._change(connection, number, version, state="closed", approver=author)
            record_event(connection, number, at, author, "approved", alert.verdict)
            return self._get(connection, number)

    def give_back(self, number: int, reason: str, *, version: int, author: str, at: str) -> QueuedAlert:
        """Return a decision that is not approved: the alert is open again."""
        if not reason.strip():
            raise DecisionError("reason is empty", where=f"alert {number}", fix="say what is missing")
        with self._database.writing() as connection:
            self._check_waiting(self._get(connection, number), author)
            self._change(connection, number, version, state="open", verdict="")
            record_event(connection, number, at, author, "returned", reason)
            return self._get(connection, number)

    def _check_waiting(self, alert: QueuedAlert, approver: str) -> None:
        if alert.state != "to approve":
            raise StaleAlertError(f"it is {alert.state} and waits for no approval", where=f"alert {alert.number}")
        if alert.author == approver:
            problem = f"{approver} cannot approve a decision of their own"
            raise DecisionError(problem, where=f"alert {alert.number}", fix="ask somebody else")

    def _decision(self, connection: Connection, number: int, **given: str) -> dict[str, str]:
        """The parts of a decision that the alert itself has."""
        bound = ("party", "entity", "party_digest", "entity_digest", "config_digest", "run")
        query = f"SELECT {', '.join(bound)} FROM alerts WHERE number = :number"  # noqa: S608  # constants
        row = run(connection, query, {"number": number}).one_or_none()
        if row is None:
            raise DecisionError(f"there is no alert {number}", where="queue")
        return {**dict(zip(bound, row, strict=True)), **given}

    def _change(self, connection: Connection, number: int, version: int, **values: str) -> None:
        """Change an alert that is still as its author saw it."""
        stated = ", ".join(f"{name} = :{name}" for name in values)
        changed = run(
            connection,
            f"UPDATE alerts SET {stated}, version = version + 1 WHERE number = :number AND version = :version",  # noqa: S608  # constants
            {**values, "number": number, "version": version},
        )
        if changed.rowcount:
            return
        now = self._get(connection, number)
        last = [event for event in _events(connection, number) if event.what != "comment"][-1:]
        who = f"{last[0].author} changed it meanwhile ({last[0].what})" if last else "it was changed meanwhile"
        problem = f"{who}: it has version {now.version}, not {version}"
        raise StaleAlertError(problem, where=f"alert {number}", fix="look at it again")

    def open_session(self, token: str, name: str, until: str) -> None:
        """Remember the digest of an analyst's session."""
        with self._database.writing() as connection:
            run(connection, "DELETE FROM sessions WHERE until < :until", {"until": until[:10]})
            values = {"token": token, "name": name, "until": until}
            run(connection, insert("sessions", tuple(values)), values)

    def session(self, token: str, *, at: str) -> str | None:
        """Whose session a digest is of; None where it has ended."""
        query = "SELECT name FROM sessions WHERE token = :token AND until > :at"
        with self._database.reading() as connection:
            name = run(connection, query, {"token": token, "at": at}).scalar()
        return None if name is None else str(name)

    def end_session(self, token: str) -> None:
        """Forget a session."""
        with self._database.writing() as connection:
            run(connection, "DELETE FROM sessions WHERE token = :token", {"token": token})


class WaitingAlerts:
    """Alerts on their way into a queue, or into none, of which `added` are new there."""

    def __init__(self, queue: AlertQueue | None, origin: Origin) -> None:
        self._queue, self._origin = queue, origin
        self._alerts: list[Alert] = []
        self.added = 0

    def add(self, alert: Alert) -> None:
        """Take an alert that has to be decided; one that is gone has not."""
        if self._queue is None or alert.change == "gone":
            return
        self._alerts.append(alert)
        if len(self._alerts) == _BATCH:
            self.flush()

    def flush(self) -> None:
        """Put what is waiting into the queue."""
        if self._queue is not None and self._alerts:
            self.added += self._queue.add(self._alerts, self._origin)
        self._alerts = []


def _made(parts: Mapping[str, str], **further: str) -> Decision:
    return Decision(**{**parts, **further})  # type: ignore[arg-type]  # the store checks the verdict


def _events(connection: Connection, alert: int | None) -> list[Event]:
    where = "" if alert is None else "WHERE alert = :alert"
    query = f"SELECT number, alert, at, author, what, detail FROM alert_events {where} ORDER BY number"  # noqa: S608  # constants
    return [Event(*row) for row in run(connection, query, {"alert": alert})]


def record_event(connection: Connection, alert: int, at: str, author: str, what: str, detail: str) -> None:
    """Enter an event; its number is the alert's revision."""
    values = {"alert": alert, "at": at, "author": author, "what": what, "detail": detail}
    number = run(connection, f"{insert('alert_events', tuple(values))} RETURNING number", values).scalar()
    run(connection, "UPDATE alerts SET revision = :number WHERE number = :alert", {"number": number, "alert": alert})
