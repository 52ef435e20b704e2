"""Jobs and the queue over HTTP; processes that are killed at work lose nothing and do nothing twice."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from tests.server.conftest import ENTITIES, served, settings_in, wait_for

import entityscreen as es
from entityscreen.screening.alert_queue import AlertQueue
from entityscreen.screening.decisions import DecisionStore
from entityscreen.screening.screener import Screener
from entityscreen.server.app import make_app, open_service
from entityscreen.server.desk import jobs
from entityscreen.server.desk.jobs import Runner
from entityscreen.server.keys import DESK_HEADER, new_key
from entityscreen.server.settings import Role

PARTIES = "id,name,birth_date\n1,Ignacio Bermejo,1962-11-23\n2,N/A,\n3,Zarya Optika,\n4,Nobody Atall,\n"
BERMEJO = {"schema": "Person", "id": "C-1", "properties": {"name": "Ignacio Bermejo", "birthDate": "1962-11-23"}}


@pytest.fixture
def client(screener: Screener, tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(make_app(open_service(settings_in(tmp_path), screener))) as client:
        yield client


def test_a_file_becomes_alerts_in_the_queue(client: TestClient, tmp_path: Path) -> None:
    sent = client.post("/jobs?name=parties.csv", content=PARTIES.encode())
    assert sent.status_code == 201
    runner = Runner(settings_in(tmp_path))
    assert runner.run_next()
    assert not runner.run_next()
    job = client.get(sent.headers["location"]).json()
    assert (job["state"], job["rows_read"], job["alerts"]) == ("done", 4, 3)
    assert job["summary"].startswith("4 rows read: 3 screened, 1 rejected; 3 alerts on 2 rows")
    alerts = client.get(f"/jobs/{job['id']}/files/alerts.csv").text
    assert len(list(csv.DictReader(io.StringIO(alerts)))) == 3
    listed = client.get("/desk/api/alerts").json()
    assert {row[listed["columns"].index("source")] for row in listed["rows"]} == {f"job:{job['id']}"}
    assert len(listed["rows"]) == 3


@pytest.mark.parametrize(
    ("query", "content", "status", "said"),
    [
        ("name=parties.pdf", b"x", 400, "A job takes"),
        ("name=parties.csv&kind=company", b"x", 201, ""),
        ("name=parties.csv&kind=nosuch", b"x", 400, "is not a kind"),
        ("name=parties.csv&hash=identifiers", b"x", 400, "there is no key"),
        ("name=parties.csv&hash=names", b"x", 422, ""),
        ("", b"x", 422, ""),
    ],
)
def test_what_no_job_can_be_made_of(client: TestClient, query: str, content: bytes, status: int, said: str) -> None:
    answer = client.post(f"/jobs?{query}", content=content)
    assert answer.status_code == status
    assert said in answer.text


def test_a_full_disk_is_said_and_leaves_nothing(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(jobs, "_receive", full)
    answer = client.post("/jobs?name=parties.csv", content=PARTIES.encode())
    assert (answer.status_code, "No space left" in answer.json()["detail"]) == (507, True)
    assert client.get("/jobs").json() == {"jobs": []}
    assert not list((tmp_path / "jobs").iterdir())


def test_a_job_that_cannot_be_read_says_why(client: TestClient, tmp_path: Path) -> None:
    sent = client.post("/jobs?name=parties.csv", content=b"colour\nred\n").json()
    Runner(settings_in(tmp_path)).run_next()
    job = client.get(f"/jobs/{sent['id']}").json()
    assert job["state"] == "failed"
    assert job["problem"].startswith("parties.csv: ")
    assert "column" in job["problem"]
    assert client.get(f"/jobs/{sent['id']}/files/alerts.csv").status_code == 404
    assert client.get("/jobs/none").status_code == client.get(f"/jobs/{'0' * 32}").status_code == 404


def test_a_job_masks_its_results_and_hashes_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENTITYSCREEN_HASH_KEY", "k" * 16)
    hashed = es.Screener(es.hash_identifiers(es.Watchlist(ENTITIES), b"k" * 16))
    content = b"id,name,passport\n1,Somebody Else,V1234567\n"
    with TestClient(make_app(open_service(settings_in(tmp_path), hashed))) as client:
        sent = client.post("/jobs?name=parties.csv&redact=true&hash=identifiers", content=content).json()
        Runner(settings_in(tmp_path)).run_next()
        job = client.get(f"/jobs/{sent['id']}").json()
        assert (job["state"], job["alerts"]) == ("done", 1)
        for name in job["files"]:
            text = client.get(f"/jobs/{job['id']}/files/{name}").text
            assert "Somebody" not in text
            assert "V1234567" not in text


def test_a_cancelled_job_does_not_run(client: TestClient, tmp_path: Path) -> None:
    sent = client.post("/jobs?name=parties.csv", content=PARTIES.encode()).json()
    assert client.delete(f"/jobs/{sent['id']}").json()["state"] == "cancelled"
    assert not Runner(settings_in(tmp_path)).run_next()


def test_a_running_job_ends_when_it_is_cancelled(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "_BEAT_SECONDS", 0.01)
    content = "id,name\n" + "".join(f"{n},Nobody Number {n}\n" for n in range(20_000))
    sent = client.post("/jobs?name=parties.csv", content=content.encode()).json()
    original = jobs._Progress.passed

    def cancel(self: Any, rows: int, expected: int | None) -> None:
        if rows == 100:
            client.delete(f"/jobs/{sent['id']}")
            time.sleep(0.05)
        original(self, rows, expected)

    monkeypatch.setattr(jobs._Progress, "passed", cancel)
    Runner(settings_in(tmp_path)).run_next()
    assert client.get(f"/jobs/{sent['id']}").json()["state"] == "cancelled"


def test_decisions_over_http(screener: Screener, tmp_path: Path) -> None:
    roles: dict[str, Role] = {"ann": "decide", "bob": "approve", "eve": "read"}
    people = {name: new_key(name, (role,)) for name, role in roles.items()}
    keys = [kept.model_dump() for _, kept in people.values()]
    with TestClient(make_app(open_service(settings_in(tmp_path, keys=keys, four_eyes=True), screener))) as client:
        as_ = {name: {"Authorization": f"ApiKey {key}"} for name, (key, _) in people.items()}
        body = {"party": BERMEJO, "entity": "x-101", "verdict": "false", "reason": "register checked"}
        assert client.post("/decisions", json=body, headers=as_["eve"]).status_code == 403
        assert client.post("/decisions", json=body, headers=as_["ann"]).json()["author"] == "ann"
        pair = {"party": "C-1", "entity": "x-101"}
        queries = {"queries": {"q": BERMEJO}}

        def suppressed() -> list[Any]:
            answer = client.post("/match/default?decisions=true", json=queries, headers=as_["eve"]).json()
            return [item["id"] for item in answer["responses"]["q"]["suppressed"]]

        assert suppressed() == []  # it waits for a second pair of eyes
        assert client.post("/decisions/approval", json=pair, headers=as_["ann"]).status_code == 403
        assert client.post("/decisions/approval", json=pair, headers=as_["bob"]).json()["approver"] == "bob"
        assert suppressed() == ["x-101"]
        history = client.get("/decisions", params=pair, headers=as_["eve"]).json()["decisions"]
        assert [(d["author"], d["approver"]) for d in history] == [("ann", ""), ("ann", "bob")]


def test_matches_of_a_request_go_into_the_queue_when_asked(client: TestClient) -> None:
    for _ in range(2):
        client.post("/match/default?queue=true", json={"queries": {"q": BERMEJO}})
    rows = client.get("/desk/api/alerts").json()["rows"]
    assert len(rows) == 2


def test_text(client: TestClient) -> None:
    text = "rent to Zarya Optika LLC, May"
    [hit] = client.post("/text/default", json={"text": text}).json()["hits"]
    assert (hit["id"], text[hit["start"] : hit["end"]]) == ("x-104", "Zarya Optika")
    assert client.post("/text/eu_fsf", json={"text": text}).json()["total"]["value"] == 0


def test_an_analyst_signs_in_and_decides(screener: Screener, tmp_path: Path) -> None:
    keys = {name: new_key(name, ("decide", "approve")) for name in ("ann", "bob")}
    settings = settings_in(tmp_path, four_eyes=True, keys=[kept.model_dump() for _, kept in keys.values()])
    app = make_app(open_service(settings, screener))
    desk = {DESK_HEADER: "1"}
    with TestClient(app, headers=desk) as ann, TestClient(app, headers=desk) as bob, TestClient(app) as other:
        for client, name in ((ann, "ann"), (bob, "bob")):
            assert client.post("/desk/api/session", json={"key": "guessed"}).status_code == 401
            assert client.post("/desk/api/session", json={"key": keys[name][0]}).json()["name"] == name
        other.cookies = ann.cookies
        assert other.get("/desk/api/me").status_code == 401  # another site cannot send the header
        ann.post("/match/default?queue=true", json={"queries": {"q": BERMEJO}})
        listed = ann.get("/desk/api/alerts").json()
        number = listed["rows"][0][listed["columns"].index("number")]
        at = f"/desk/api/alerts/{number}"
        assert bob.post(f"{at}/assignment", json={"assignee": "bob", "version": 1}).json()["assignee"] == "bob"
        decision = {"verdict": "false", "reason": "other person", "until": "2027-01-31"}
        stale = ann.post(f"{at}/decision", json={**decision, "version": 1})
        assert (stale.status_code, "bob changed it meanwhile" in stale.json()["detail"]) == (409, True)
        assert ann.post(f"{at}/decision", json={**decision, "version": 2}).json()["state"] == "to approve"
        assert ann.post(f"{at}/approval", json={"version": 3}).status_code == 400
        assert bob.post(f"{at}/approval", json={"version": 3}).json()["state"] == "closed"
        ann.post(f"{at}/comments", json={"text": "=1+1"})
        whats = [event["what"] for event in ann.get(at).json()["events"]]
        assert whats == ["opened", "assigned", "decided", "approved", "comment"]
        audit = list(csv.DictReader(io.StringIO(ann.get("/desk/api/audit.csv").text)))
        assert "'=1+1" in [row["detail"] for row in audit]
        ann.delete("/desk/api/session")
        assert ann.get("/desk/api/me").status_code == 401


def test_an_open_desk_asks_for_a_name(screener: Screener, tmp_path: Path) -> None:
    app = make_app(open_service(settings_in(tmp_path), screener))
    with TestClient(app, headers={DESK_HEADER: "1"}) as ann:
        assert ann.get("/desk/api/me").json()["is_named"] is False
        ann.post("/desk/api/session", json={"name": "Ann"})
        assert [ann.get("/desk/api/me").json()[field] for field in ("name", "is_named")] == ["Ann", True]


def test_a_case_says_what_changed_since_the_last_decision(client: TestClient) -> None:
    client.post("/match/default?queue=true", json={"queries": {"q": BERMEJO}})
    moved = {**BERMEJO, "properties": {**BERMEJO["properties"], "country": "ve"}}  # type: ignore[dict-item]
    client.post("/match/default?queue=true", json={"queries": {"q": moved}})
    listed = client.get("/desk/api/alerts").json()
    last = max(row[listed["columns"].index("number")] for row in listed["rows"])
    case = client.get(f"/desk/api/alerts/{last}").json()
    assert case["changes"] == [{"of": "party", "field": "countries", "added": ["ve"], "removed": []}]
    assert len(case["earlier"]) == 1


def test_killed_at_any_time_nothing_is_lost_and_nothing_twice(
    screener: Screener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`kill -9` of every process during a job, during decisions and during an exchange of the list; then it is started
    again, and the results are those of an unbroken run."""
    first, second, link = tmp_path / "1.snapshot", tmp_path / "2.snapshot", tmp_path / "current"
    screener.save(first)
    screener.save(second)
    link.symlink_to(first)
    rows = 12_000
    content = "id,name\n" + "".join(
        f"{n},{'Ignacio Bermejo' if n % 500 == 0 else f'Nobody Number{n}'}\n" for n in range(rows)
    )
    with served(tmp_path, link) as (process, address), httpx.Client(base_url=address, timeout=20) as client:
        wait_for(lambda: client.get("/readyz").is_success)
        client.post("/match/default?queue=true", json={"queries": {"q": {**BERMEJO, "id": "first"}}})
        sent = client.post("/jobs?name=parties.csv", content=content.encode()).json()
        journal = tmp_path / "jobs" / sent["id"] / "alerts.csv.unfinished"
        wait_for(lambda: journal.exists() and journal.stat().st_size > 2_000)
        decided = client.post("/desk/api/alerts/1/decision", json={"verdict": "false", "reason": "r", "version": 1})
        link.unlink()
        link.symlink_to(second)
        os.killpg(process.pid, signal.SIGKILL)
    assert decided.json()["state"] == "closed"
    assert journal.exists()
    with served(tmp_path, link) as (_, address), httpx.Client(base_url=address, timeout=20) as client:
        alert = wait_for(lambda: client.get("/desk/api/alerts/1").json())["alert"]
        assert (alert["state"], alert["verdict"]) == ("closed", "false")
        job = wait_for(lambda: (j := client.get(f"/jobs/{sent['id']}").json())["state"] == "done" and j)
        assert job["rows_read"] == rows
        alerts = list(csv.DictReader(io.StringIO(client.get(f"/jobs/{sent['id']}/files/alerts.csv").text)))
        manifest = json.loads(client.get(f"/jobs/{sent['id']}/files/alerts.csv.manifest.json").text)
    assert manifest["resumed"] > 0
    assert len(alerts) == 2 * rows // 500
    monkeypatch.chdir(tmp_path)
    store = DecisionStore(tmp_path / "d.db")
    queued = AlertQueue(store).listed(states=("open", "closed"))
    of_job = [(one.party, one.entity) for one in queued if one.source.startswith("job:")]
    assert len(of_job) == len(set(of_job)) == len(alerts)
    assert len(list(store)) == 1


def test_killed_again_and_again_what_was_answered_stands(tmp_path: Path) -> None:
    """`kill -9` at once, and twice some time after an answer, while a client decides one alert after the other and the
    list is exchanged to and fro: what was answered is there once, what was not is there wholly or not at all, and the
    last list is served."""
    snapshots = [tmp_path / f"{number}.snapshot" for number in range(2)]
    for at, snapshot in enumerate(snapshots):
        es.Screener(es.Watchlist(ENTITIES[: len(ENTITIES) - at])).save(snapshot)
    link, answered = tmp_path / "current", set[int]()
    link.symlink_to(snapshots[0])
    queries = {str(n): {**BERMEJO, "id": f"C-{n}"} for n in range(90)}
    for moment in (0.0, 0.05, 0.25):
        with served(tmp_path, link) as (process, address), httpx.Client(base_url=address, timeout=20) as client:
            wait_for(lambda: client.get("/readyz").is_success)  # it is called here
            client.post("/match/default?queue=true", json={"queries": queries})
            waiting = [row.number for row in AlertQueue(DecisionStore(tmp_path / "d.db")).listed(states=("open",))]
            killer = threading.Timer(moment, os.killpg, (process.pid, signal.SIGKILL))
            with suppress(httpx.HTTPError):
                for number in waiting:
                    if killer.ident is None and (answered or not moment):  # not yet started
                        killer.start()
                    decision = {"verdict": "false", "reason": f"{moment}", "version": 1}
                    answer = client.post(f"/desk/api/alerts/{number}/decision", json=decision)
                    assert answer.status_code == 200
                    answered.add(number)
                    snapshots.reverse()
                    (tmp_path / "next").symlink_to(snapshots[0])
                    (tmp_path / "next").replace(link)
            killer.join()
    store = DecisionStore(tmp_path / "d.db")
    queue = AlertQueue(store)
    closed = {alert.number: (alert.party, alert.entity) for alert in queue.listed(states=("closed",))}
    assert 0 < len(answered) <= len(closed) < 180
    assert answered <= set(closed)
    assert sorted(decision.pair for decision in store) == sorted(closed.values())
    decided = [event.alert for event in queue.events() if event.what == "decided"]
    assert sorted(decided) == sorted(closed)
    with served(tmp_path, link) as (_, address), httpx.Client(base_url=address, timeout=20) as client:
        wait_for(lambda: client.get("/readyz").is_success)
        served_digest = client.post("/match/default", json={"queries": {"q": BERMEJO}}).headers["x-watchlist-digest"]
    assert served_digest == Screener.load(link).watchlist_digest
