"""The queue of alerts: nothing twice, nothing lost, and of two who decide at once the second is told."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from tests.screening.test_decisions import DATABASES

from entityscreen.errors import DecisionError
from entityscreen.model.entity import Entity
from entityscreen.model.hit import Hit
from entityscreen.model.party import Party
from entityscreen.reports import Alert
from entityscreen.screening.alert_queue import AlertQueue, Origin, StaleAlertError
from entityscreen.screening.decisions import DecisionStore

AT = "2026-12-01T09:00:00"
ORIGIN = Origin("job:1", "list", "settings", AT)
IVAN = Entity(id="ivan", kind="Person", names=["Ivan Petrov"])


def alert(party: str, entity: Entity = IVAN, score: float = 0.9) -> Alert:
    hit = Hit(entity, score, entity.names[0], party, (), 0.78, score)
    return Alert(1, 1, Party(name=party, id=f"id-{party}"), hit)


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/queue.db"
    from sqlalchemy import create_engine, text

    server = os.environ["ENTITYSCREEN_TEST_POSTGRES"]
    with create_engine(server).begin() as connection:
        tables = "decisions, alerts, alert_events, jobs, sessions, decisions_schema"
        connection.execute(text(f"DROP TABLE IF EXISTS {tables}"))
    return server


def queue(url: str, *, four_eyes: bool = False) -> AlertQueue:
    return AlertQueue(DecisionStore(url), four_eyes=four_eyes)


def test_an_alert_is_there_once_whoever_writes_it(url: str) -> None:
    opened = queue(url)
    assert opened.add([alert("A"), alert("B")], ORIGIN) == 2
    assert opened.add([alert("A"), alert("B"), alert("C", score=0.95)], replace(ORIGIN, source="monitor")) == 1
    assert [one.party_name for one in opened.listed()] == ["C", "A", "B"]
    assert {one.due_on for one in opened.listed()} == {"2026-12-06"}
    changed = IVAN.model_copy(update={"birth_dates": ("1970",)})
    assert opened.add([alert("A", changed)], ORIGIN) == 1
    [latest] = [one for one in opened.listed() if one.number == 4 or (one.party_name == "A" and one.number > 3)]
    assert [one.party_name for one in opened.earlier(latest)] == ["A"]


def test_the_life_of_an_alert(url: str) -> None:
    opened = queue(url, four_eyes=True)
    opened.add([alert("A")], ORIGIN)
    [one] = opened.listed()
    one = opened.assign(one.number, "ann", version=one.version, author="bob", at=AT)
    opened.comment(one.number, "born elsewhere", author="ann", at=AT)
    one = opened.decide(
        one.number, "false", "other person", version=one.version, author="ann", at=AT, until="2027-01-31"
    )
    assert (one.state, one.assignee) == ("to approve", "ann")
    with pytest.raises(DecisionError, match="cannot approve a decision of their own"):
        opened.approve(one.number, version=one.version, author="ann", at=AT)
    one = opened.give_back(one.number, "which register?", version=one.version, author="bob", at=AT)
    one = opened.decide(one.number, "false", "register checked", version=one.version, author="ann", at=AT)
    one = opened.approve(one.number, version=one.version, author="bob", at=AT)
    assert (one.state, one.approver, opened.listed()) == ("closed", "bob", [])
    decisions = list(DecisionStore(url))
    assert [(d.author, d.approver, d.reason) for d in decisions][-1] == ("ann", "bob", "register checked")
    whats = ["opened", "assigned", "comment", "decided", "returned", "decided", "approved"]
    assert [event.what for event in opened.events(one.number)] == whats
    assert [news.state for news in opened.listed(after=1)] == ["closed"]  # a page learns that it left


def test_a_lapsed_decision_opens_the_alert_again(url: str) -> None:
    opened = queue(url)
    opened.add([alert("A"), alert("B")], ORIGIN)
    for one in opened.listed():
        until = "2026-12-31" if one.party_name == "A" else ""
        opened.decide(one.number, "false", "other", version=1, author="ann", at=AT, until=until)
    assert opened.add([alert("A"), alert("B")], replace(ORIGIN, at="2026-12-31T09:00:00")) == 0
    assert opened.add([alert("A"), alert("B")], replace(ORIGIN, at="2027-01-01T09:00:00")) == 1
    assert [(one.party_name, one.verdict) for one in opened.listed()] == [("A", "")]


def test_of_two_who_decide_at_once_the_second_is_told(url: str) -> None:
    opened = queue(url)
    opened.add([alert(name) for name in "ABCDEFGHIJ"], ORIGIN)
    told: list[str] = []

    def decide_all(author: str) -> None:
        own = queue(url)
        for one in numbers:
            try:
                own.decide(one, "false", f"by {author}", version=1, author=author, at=AT)
            except StaleAlertError as stale:
                told.append(str(stale))

    numbers = [one.number for one in opened.listed()]
    deciding = [threading.Thread(target=decide_all, args=(author,)) for author in ("ann", "bob")]
    for thread in deciding:
        thread.start()
    for thread in deciding:
        thread.join()
    assert len(told) == len(numbers) == len(list(DecisionStore(url)))
    assert all("changed it meanwhile (decided): it has version 2, not 1" in text for text in told)


def test_a_failed_change_leaves_no_decision(url: str) -> None:
    opened = queue(url)
    opened.add([alert("A")], ORIGIN)
    for wrong in ({"version": 7}, {"version": 1, "reason": ""}, {"version": 1, "until": "soon"}):
        with pytest.raises(DecisionError):
            opened.decide(1, "false", **{"reason": "r", "author": "ann", "at": AT, **wrong})  # type: ignore[arg-type]
    assert list(DecisionStore(url)) == []
    assert [event.what for event in opened.events()] == ["opened"]


def test_sessions_end(url: str) -> None:
    opened = queue(url)
    opened.open_session("digest", "ann", "2026-12-01T18:00:00")
    assert opened.session("digest", at=AT) == "ann"
    assert opened.session("digest", at="2026-12-01T18:00:01") is None
    opened.end_session("digest")
    assert opened.session("digest", at=AT) is None
