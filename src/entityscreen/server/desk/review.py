"""What reviewers do: decisions over HTTP, and the queue of alerts that the desk shows.

It has the routes of `/decisions` and of the desk. The life of an alert is `screening.alert_queue`, what a decision is
`model.decision`. Who acts is the owner of the key or of the session, never somebody named in a request.
"""

from __future__ import annotations

import csv
import io
import secrets
from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Path, Query, Request
from fastapi.responses import Response, StreamingResponse
from pydantic import BaseModel, Field

from entityscreen.model.decision import Decision, Verdict, entity_digest, party_digest, party_key
from entityscreen.model.difference import difference
from entityscreen.model.entity import Entity
from entityscreen.model.party import Party
from entityscreen.model.watchlist import Watchlist
from entityscreen.reports.alert import Alert
from entityscreen.reports.page_data import page_data
from entityscreen.reports.row_files import defuse
from entityscreen.screening.alert_queue import Event, QueuedAlert, State
from entityscreen.server.api.examples import QueryError, read_example
from entityscreen.server.keys import DESK_HEADER, SESSION_COOKIE, Caller, digest_of, find_key
from entityscreen.server.service import Json, Service, in_service, requires, utc_now

_SESSION_HOURS = 12
_MOST_REASON = 2_000
_OF_ENTITY_ONLY = ("caption", "digest")
Reason = Annotated[str, Field(min_length=1, max_length=_MOST_REASON)]
Until = Annotated[str, Field(default="", pattern=r"^(\d{4}-\d{2}-\d{2})?$", description="Last day, 2027-01-31.")]
Version = Annotated[int, Field(ge=1, description="Of the alert as you saw it.")]
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]
MayRead = Annotated[Caller, Depends(requires("read"))]
MayDecide = Annotated[Caller, Depends(requires("decide"))]
MayApprove = Annotated[Caller, Depends(requires("approve"))]
router = APIRouter(tags=["Review"])


class DecisionRequest(BaseModel):
    """A decision on a party and an entity."""

    party: dict[str, Any] = Field(description="A query as of /match; its `id` is your key of the party.")
    entity: str = Field(min_length=1, max_length=300, description="Identifier of the entity.")
    verdict: Verdict
    reason: Reason
    until: Until


class ApprovalRequest(BaseModel):
    """An approval of the latest decision on a pair."""

    party: str = Field(min_length=1, max_length=300, description="Key of the party, as the decision has it.")
    entity: str = Field(min_length=1, max_length=300)


@router.get("/decisions", summary="Decisions on a pair")
def list_decisions(
    request: Request,
    _: MayRead,
    party: Annotated[str, Query(min_length=1, description="Key of the party.")],
    entity: Annotated[str, Query(min_length=1)],
) -> Response:
    """All decisions on a pair, the oldest first; the latest counts."""
    history = in_service(request).store.history(party, entity)
    return Json({"decisions": [asdict(decision) for decision in history]})


@router.post("/decisions", summary="Decide a pair", status_code=201)
def add_decision(request: Request, body: DecisionRequest, caller: MayDecide) -> Response:
    """Decide that a party is an entity, or not. The decision is bound to what both are now, and to the settings."""
    service = in_service(request)
    edition = service.edition
    position = edition.directory.find(body.entity)
    if position is None:
        raise HTTPException(404, detail="No such entity!")
    try:
        party = read_example(body.party, most_names=service.settings.limits.names).party
    except QueryError as error:
        raise HTTPException(400, detail=str(error)) from None
    if party is None:
        raise HTTPException(400, detail="The party has neither a name nor a number.")
    entity = edition.entity(position)
    decision = Decision(
        party_key(party),
        entity.id,
        body.verdict,
        body.reason,
        author_of(caller),
        utc_now(),
        party_digest(party),
        entity_digest(entity),
        edition.screener.config.digest,
        body.until,
    )
    service.store.add([decision])
    return Json(asdict(decision), 201)


@router.post("/decisions/approval", summary="Approve a decision")
def approve_decision(request: Request, body: ApprovalRequest, caller: MayApprove) -> Response:
    """Approve the latest decision on a pair; its author cannot."""
    store = in_service(request).store
    return Json(asdict(store.approve(body.party, body.entity, approver=author_of(caller), at=utc_now())))


def author_of(caller: Caller) -> str:
    """Who acts; an open service does not know, and says so."""
    return caller.name or "anybody"


desk = APIRouter(prefix="/desk/api", include_in_schema=False)


class SignIn(BaseModel):
    """A key, or of an open service a name."""

    key: str = Field(default="", max_length=500)
    name: str = Field(default="", max_length=80)


@desk.post("/session")
def sign_in(request: Request, body: SignIn) -> Response:
    """Open a session of the desk; the browser keeps its token out of reach of scripts."""
    service = in_service(request)
    if not request.headers.get(DESK_HEADER):
        raise HTTPException(403, detail="Sign in on the page of the desk.")
    if service.settings.keys:
        kept = find_key(body.key, service.settings.keys)
        name = kept.name if kept else ""
    else:
        name = body.name.strip()
    if not name:
        detail = "This key is not known." if service.settings.keys else "Say who you are."
        raise HTTPException(401, detail=detail)
    token = secrets.token_urlsafe(32)
    until = datetime.now(UTC) + timedelta(hours=_SESSION_HOURS)
    service.queue.open_session(digest_of(token), name, until.isoformat(timespec="seconds"))
    answer = Json(_me(service, name))
    secure = request.url.scheme == "https" or request.headers.get("x-forwarded-proto") == "https"
    answer.set_cookie(
        SESSION_COOKIE, token, max_age=_SESSION_HOURS * 3600, httponly=True, samesite="strict", secure=secure, path="/"
    )
    return answer


@desk.delete("/session")
def sign_out(request: Request) -> Response:
    """End the session."""
    if token := request.cookies.get(SESSION_COOKIE):
        in_service(request).queue.end_session(digest_of(token))
    answer = Json({})
    answer.delete_cookie(SESSION_COOKIE, path="/")
    return answer


def _me(service: Service, name: str) -> dict[str, Any]:
    keys = {key.name: key.roles for key in service.settings.keys}
    return {
        "name": name,
        "roles": keys.get(name, ("admin",) if not keys else ()),
        "four_eyes": service.settings.four_eyes,
    }


@desk.get("/me")
def me(request: Request, caller: MayRead) -> Response:
    """Who I am, and what there is to see."""
    service = in_service(request)
    edition = service.edition
    people = sorted({key.name for key in service.settings.keys if {"decide", "admin"} & set(key.roles)})
    about = {"people": people, "version": edition.version, "entities": len(edition.directory), "today": utc_now()[:10]}
    return Json({**_me(service, author_of(caller)), **about, "is_named": bool(caller.name)})


@desk.get("/alerts")
def list_alerts(
    request: Request,
    _: MayRead,
    after: Annotated[int, Query(ge=0)] = 0,
    state: Annotated[list[State], Query()] = ["open", "to approve"],  # noqa: B006  # FastAPI copies it
) -> Response:
    """The queue as rows; with `after` what changed since that revision, whatever its state now."""
    rows = in_service(request).queue.listed(after=after, states=state)
    names = [field.name for field in fields(QueuedAlert)]
    return Json({"columns": names, "rows": [[getattr(row, name) for name in names] for row in rows]})


@desk.get("/alerts/{number}")
def show_alert(request: Request, number: Number, _: MayRead) -> Response:
    """A case: party and entity, the evidence, what happened, and what changed since the pair was decided last."""
    queue = in_service(request).queue
    alert, card = queue.get(number), queue.card(number)
    earlier = [one for one in queue.earlier(alert) if one.number < number]
    changes = _changes(queue.card(earlier[0].number), card) if earlier else []
    return Json(
        {
            "alert": asdict(alert),
            "card": card,
            "events": [asdict(event) for event in queue.events(number)],
            "earlier": [asdict(one) for one in earlier],
            "changes": changes,
        }
    )


def _changes(before: dict[str, Any], after: dict[str, Any]) -> list[dict[str, Any]]:
    """What came and went between two alerts on a pair, of the party and of the entry."""
    parties = [{key: value for key, value in card["parties"][0].items() if key in Party.model_fields and key != "id"}
               for card in (before, after)]  # fmt: skip
    changes = [
        {
            "of": "party",
            "field": field,
            "added": _texts(parties[1].get(field)),
            "removed": _texts(parties[0].get(field)),
        }
        for field in Party.model_fields
        if parties[0].get(field) != parties[1].get(field)
    ]
    old, new = (
        Entity.model_validate({k: v for k, v in card["entities"][0].items() if k not in _OF_ENTITY_ONLY})
        for card in (before, after)
    )
    for change in difference(Watchlist([old]), Watchlist([new])).changed:
        changes += [{"of": "entry", **asdict(field)} for field in change.fields]
    return changes


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [] if value is None else [value]
    return [text if isinstance(text, str) else " ".join(map(str, text.values())) for text in values]


class Comment(BaseModel):
    """A comment on an alert."""

    text: str = Field(min_length=1, max_length=10_000)


class Assignment(BaseModel):
    """Whose work an alert is to be; empty for nobody's."""

    assignee: str = Field(default="", max_length=80)
    version: Version


class AlertDecision(BaseModel):
    """A decision on an alert."""

    verdict: Verdict
    reason: Reason
    until: Until
    version: Version


class Approval(BaseModel):
    """An approval, or with a reason the return of a decision."""

    version: Version
    returned: str = Field(default="", max_length=_MOST_REASON)


@desk.post("/alerts/{number}/comments")
def comment(request: Request, number: Number, body: Comment, caller: MayDecide) -> Response:
    """Say something about an alert."""
    queue = in_service(request).queue
    return Json(asdict(queue.comment(number, body.text, author=author_of(caller), at=utc_now())))


@desk.post("/alerts/{number}/assignment")
def assign(request: Request, number: Number, body: Assignment, caller: MayDecide) -> Response:
    """Make an alert somebody's work."""
    return Json(asdict(in_service(request).queue.assign(number, body.assignee, **_acted(body.version, caller))))


@desk.post("/alerts/{number}/decision")
def decide(request: Request, number: Number, body: AlertDecision, caller: MayDecide) -> Response:
    """Decide an alert; 409 where somebody else changed it meanwhile."""
    queue, acted = in_service(request).queue, _acted(body.version, caller)
    return Json(asdict(queue.decide(number, body.verdict, body.reason, until=body.until, **acted)))


@desk.post("/alerts/{number}/approval")
def approve(request: Request, number: Number, body: Approval, caller: MayApprove) -> Response:
    """Approve a decision of somebody else, or return it with a reason."""
    queue, acted = in_service(request).queue, _acted(body.version, caller)
    alert = queue.give_back(number, body.returned, **acted) if body.returned else queue.approve(number, **acted)
    return Json(asdict(alert))


def _acted(version: int, caller: Caller) -> dict[str, Any]:
    """Who changes which version of an alert, and when."""
    return {"version": version, "author": author_of(caller), "at": utc_now()}


@desk.post("/screen")
def screen(request: Request, body: dict[str, Any], _: MayRead) -> Response:
    """Screen what was typed, and give what the page draws the hits from."""
    service = in_service(request)
    edition = service.edition
    try:
        query = read_example(body, most_names=service.settings.limits.names)
    except QueryError as error:
        raise HTTPException(400, detail=str(error)) from None
    if query.party is None:
        return Json({"parties": [], "entities": [], "warnings": query.warnings})
    hits = edition.screener.screen(query.party, suppressed=True)
    alerts = [Alert(1, rank, query.party, hit) for rank, hit in enumerate(hits[:50], start=1)]
    service.metrics.screened(1, (alert.hit for alert in alerts))
    data = page_data([alerts]) if alerts else {"parties": [], "entities": []}
    return Json({**data, "warnings": query.warnings}, headers=edition.headers)


AUDIT_COLUMNS = (
    *("event", "alert", "at", "author", "what", "detail"),
    *("party", "party_name", "entity", "entity_name", "lists", "score", "source", "state", "verdict"),
)


@desk.get("/audit.csv")
def audit(request: Request, _: MayRead) -> Response:
    """Everything that happened to every alert, as a table."""
    queue = in_service(request).queue
    alerts = {alert.number: alert for alert in queue.listed(states=("open", "to approve", "closed"))}
    lines = _audit_lines(queue.events(), alerts)
    headers = {"Content-Disposition": f'attachment; filename="audit-{utc_now()[:10]}.csv"'}
    return StreamingResponse(lines, media_type="text/csv; charset=utf-8", headers=headers)


def _audit_lines(events: Iterator[Event], alerts: dict[int, QueuedAlert]) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(AUDIT_COLUMNS)
    for event in events:
        stated = {**asdict(event), "event": event.number}
        if alert := alerts.get(event.alert):
            stated = {**asdict(alert), **stated}
        writer.writerow([defuse(str(stated.get(name, ""))) for name in AUDIT_COLUMNS])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()
