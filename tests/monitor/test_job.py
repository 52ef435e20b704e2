"""The daily job: what it does at first, when something changes, when nothing does, and when it is killed anywhere."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from typer.testing import CliRunner

import entityscreen as es
import entityscreen.monitor.job as job_module
from entityscreen.cli.app import app
from entityscreen.errors import EntityScreenError
from entityscreen.monitor import MonitorResult, MonitorSettings, run_monitor
from entityscreen.monitor.notify import RUN, SIGNATURE, TIMESTAMP, signature
from entityscreen.monitor.state import StateFolder
from entityscreen.screening.alert_queue import AlertQueue
from entityscreen.screening.decisions import DecisionStore

NAMES = ("Ruslan Xenotov", "Qorvix Marine Logistics", "Baltazar Quintarro", "Zelmira Vostrakova", "Ilkka Rautavaara")
PARTIES = ("Ruslan Xenotov", "Emma Johansson", "QORVIX MARINE LOGISTICS", "Ilka Rautavara", "")
NOW = "2026-12-01T06:00:00+00:00"


def watchlist(*names: str) -> es.Watchlist:
    entities = (es.Entity(id=f"own-{NAMES.index(name)}", names=[name], topics=["sanction"]) for name in names)
    return es.Watchlist(entities)


@dataclass
class Place:
    """A folder with the settings of a job, its list and its parties."""

    folder: Path
    entries: dict[str, Any] = field(default_factory=dict)

    def write_list(self, *names: str) -> None:
        watchlist(*names).save(self.folder / "own.ftm.json")

    def write_parties(self, *names: str) -> None:
        lines = ["id,name", *(f"{number},{name}" for number, name in enumerate(names, start=1))]
        (self.folder / "customers.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    @property
    def settings(self) -> MonitorSettings:
        entries: dict[str, Any] = {
            "state": "state",
            "lists": {"further": ["own.ftm.json"]},
            "parties": {"file": "customers.csv"},
            "queue": {"database": "desk.db"},
            **self.entries,
        }
        return MonitorSettings.model_validate(entries).beside(self.folder)

    def run(self, **options: Any) -> MonitorResult:
        return run_monitor(self.settings, now=lambda: NOW, **options)

    def queued(self) -> list[tuple[str, str]]:
        queue = AlertQueue(DecisionStore(self.folder / "desk.db"))
        return sorted((alert.party_name, alert.entity) for alert in queue.listed())

    def alerts(self, result: MonitorResult) -> list[dict[str, str]]:
        path = self.folder / "state" / "runs" / result.run / "parties.alerts.csv"
        with path.open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = Place(tmp_path)
    place.write_list(*NAMES[:3])
    place.write_parties(*PARTIES)
    return place


def counts(result: MonitorResult) -> tuple[int, int, int, int]:
    [of_file] = result.parties
    return of_file.new, of_file.changed, of_file.gone, of_file.queued


def test_the_first_run_screens_all_and_queues_every_alert(place: Place) -> None:
    result = place.run()
    assert (result.status, result.is_full, result.parties[0].rows, result.parties[0].rejected) == (
        "completed",
        True,
        5,
        1,
    )
    assert counts(result) == (2, 0, 0, 2)
    assert place.queued() == [("QORVIX MARINE LOGISTICS", "own-1"), ("Ruslan Xenotov", "own-0")]
    served = es.Screener.load(
        place.folder / "state" / json.loads((place.folder / "state/current.json").read_text())["snapshot"]
    )
    assert served.watchlist_digest == result.watchlist_digest == watchlist(*NAMES[:3]).digest


def test_a_run_without_a_change_does_nothing(place: Place) -> None:
    first = place.run()
    runs = sorted((place.folder / "state" / "runs").iterdir())
    second = place.run()
    assert (second.status, second.run, second.parties) == ("unchanged", first.run, ())
    assert sorted((place.folder / "state" / "runs").iterdir()) == runs


def test_a_changed_list_is_screened_against_everybody(place: Place) -> None:
    place.run()
    place.write_list(NAMES[0], NAMES[2], NAMES[4])
    result = place.run()
    assert not result.is_full
    assert counts(result) == (1, 0, 1, 1)
    assert {(alert["change"], alert["entity_id"]) for alert in place.alerts(result)} == {
        ("new", "own-4"),
        ("gone", "own-1"),
    }


def test_a_changed_party_is_screened_against_the_whole_list(place: Place) -> None:
    place.run()
    place.write_parties(*PARTIES[:-1], "Baltazar Quintarro")
    assert counts(place.run()) == (1, 0, 0, 1)


def test_other_settings_screen_everybody_anew(place: Place) -> None:
    place.run()
    place.entries["preset"] = "strict"
    result = place.run()
    assert result.is_full


def test_a_dry_run_changes_nothing(place: Place) -> None:
    place.run()
    place.write_list(*NAMES)
    before = {path: path.read_bytes() for path in place.folder.rglob("*") if path.is_file() and path.name != "lock"}
    result = place.run(dry_run=True)
    assert (result.status, counts(result)[:3]) == ("dry run", (1, 0, 0))
    after = {path: path.read_bytes() for path in place.folder.rglob("*") if path.is_file() and path.name != "lock"}
    assert {path.name for path in before.keys() ^ after.keys()} <= {"desk.db-shm", "desk.db-wal"}
    assert all(after[path] == content for path, content in before.items() if path.suffix != ".db-shm")


def test_a_list_whose_canaries_do_not_hit_is_not_published(place: Place) -> None:
    (place.folder / "canaries.csv").write_text("name,entity\nRuslan Xenotov,own-0\n", encoding="utf-8")
    place.entries["canaries"] = "canaries.csv"
    place.run()
    pointer = (place.folder / "state" / "current.json").read_bytes()
    place.write_list(*NAMES[1:])
    with pytest.raises(EntityScreenError, match="1 of 1 canaries do not hit"):
        place.run()
    assert (place.folder / "state" / "current.json").read_bytes() == pointer


def test_a_file_without_rows_is_no_success_although_all_alerts_are_gone(place: Place) -> None:
    place.run()
    place.write_parties()
    result = place.run()
    assert (counts(result), result.is_current, result.stale) == ((0, 0, 2, 0), False, ["parties"])
    warning = "  WARNING: the file has a heading and no rows: nobody was screened"
    assert warning in list(result.lines())
    again = place.run()
    assert (again.status, again.is_current, counts(again)) == ("completed", False, (0, 0, 0, 0))
    assert warning in list(again.lines())
    place.write_parties(*PARTIES)
    assert place.run().is_current
    assert place.run().status == "unchanged"


def test_a_file_that_cannot_be_read_is_named_and_not_its_copy(place: Place) -> None:
    (place.folder / "customers.csv").write_bytes(b"")
    with pytest.raises(EntityScreenError, match=r"^\S+/customers\.csv: the file is empty"):
        place.run()


def test_canaries_that_are_not_there_are_named_with_what_to_do(place: Place) -> None:
    place.entries["canaries"] = "canaries.csv"
    with pytest.raises(EntityScreenError, match=r"canaries\.csv: cannot be read: No such file or directory; check the"):
        place.run()


def test_a_damaged_pointer_is_written_anew(place: Place) -> None:
    place.run()
    pointer = place.folder / "state" / "current.json"
    text = pointer.read_text(encoding="utf-8")
    pointer.write_text("{", encoding="utf-8")
    assert place.run().status == "unchanged"
    assert pointer.read_text(encoding="utf-8") == text


def test_one_run_at_a_time(place: Place) -> None:
    state = StateFolder(place.settings.state)
    state.make()
    with state.alone(), pytest.raises(EntityScreenError, match="another run of the job is under way"):
        place.run()


def test_decided_alerts_do_not_come_again(place: Place) -> None:
    place.run()
    queue = AlertQueue(DecisionStore(place.folder / "desk.db"))
    [alert] = [alert for alert in queue.listed() if alert.entity == "own-0"]
    queue.decide(alert.number, "false", "another person", version=alert.version, author="ana", at=NOW)
    (place.folder / "state" / "completed.json").unlink()  # screens everybody again
    assert counts(place.run())[0] == 1
    assert place.queued() == [("QORVIX MARINE LOGISTICS", "own-1")]


def test_several_files_have_results_of_their_own(place: Place) -> None:
    (place.folder / "suppliers.csv").write_text("Firma\nQorvix Marine Logistics\n", encoding="utf-8")
    suppliers = {"name": "suppliers", "file": "suppliers.csv", "columns": {"name": "Firma"}, "kind": "Company"}
    place.entries["parties"] = [{"file": "customers.csv"}, suppliers]
    assert [(result.name, result.new) for result in place.run().parties] == [("parties", 2), ("suppliers", 1)]


class Killed(BaseException):
    """What a kill looks like from inside: nothing after it runs but the system's own cleaning."""


STEPS = (
    (StateFolder, "publish"),
    (StateFolder, "keep_parties"),
    (StateFolder, "complete"),
    (AlertQueue, "add"),
    (job_module, "screen_file"),
    (job_module, "write_json"),
    (job_module, "write_metrics"),
)


def killing(step: Callable[..., Any], after: bool) -> Callable[..., Any]:
    def killed(*args: Any, **options: Any) -> Any:
        if after:
            step(*args, **options)
        raise Killed

    return killed


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("owner", "name"), STEPS, ids=[name for _, name in STEPS])
def test_a_run_that_is_killed_is_done_again_with_the_same_result(
    owner: Any, name: str, after: bool, place: Place
) -> None:
    place.run()
    place.write_list(NAMES[0], NAMES[2], NAMES[4])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owner, name, killing(getattr(owner, name), after))
        with pytest.raises(Killed):
            place.run()
    result = place.run()
    assert place.queued() == [
        ("Ilka Rautavara", "own-4"),
        ("QORVIX MARINE LOGISTICS", "own-1"),
        ("Ruslan Xenotov", "own-0"),
    ]
    done_before = result.status == "unchanged"
    assert done_before == ((name, after) in {("complete", True), ("write_metrics", False), ("write_metrics", True)})
    assert {(alert["change"], alert["entity_id"]) for alert in place.alerts(result)} == {
        ("new", "own-4"),
        ("gone", "own-1"),
    }


def test_the_sum_of_the_deltas_is_the_full_run(place: Place) -> None:
    rng, standing = random.Random(7), dict[tuple[str, str], str]()  # noqa: S311  # a test's sample
    for edition in range(6):
        place.write_list(*rng.sample(NAMES, rng.randint(2, 5)))
        place.write_parties(*rng.sample(PARTIES, rng.randint(2, 5)))
        result = place.run()
        alerts = place.alerts(result) if result.status == "completed" else []
        for alert in sorted(alerts, key=lambda alert: alert.get("change") != "gone"):
            pair = (alert["name"], alert["entity_id"])
            standing.pop(pair, None)
            if alert.get("change") != "gone":
                standing[pair] = alert["score"]
        full = Place(place.folder, {"state": f"full-{edition}", "queue": None})
        assert standing == full_alerts(full)


def full_alerts(place: Place) -> dict[tuple[str, str], str]:
    result = place.run()
    path = place.settings.state / "runs" / result.run / "parties.alerts.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        return {(alert["name"], alert["entity_id"]): alert["score"] for alert in csv.DictReader(stream)}


@dataclass
class Receiver:
    """A webhook that keeps what it is sent, and fails as often as it is told."""

    failures: int = 0
    messages: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    url: str = ""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    kept = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if kept.failures:
                kept.failures -= 1
                self.send_response(503)
            else:
                kept.messages.append((dict(self.headers), body))
                self.send_response(204)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Keeps quiet."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        kept.url = f"http://127.0.0.1:{server.server_port}/alerts"
        Thread(target=server.serve_forever, daemon=True).start()
        yield kept
        server.shutdown()


def test_a_webhook_is_told_once_signed_and_without_a_name(
    place: Place, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOOK_SECRET", "s3cret")
    monkeypatch.setattr("entityscreen.monitor.notify.time.sleep", lambda _: None)
    receiver.failures = 1
    place.entries["webhooks"] = [{"url": receiver.url, "secret_variable": "HOOK_SECRET"}]
    result = place.run()
    assert place.run().status == "unchanged"
    [(headers, body)] = receiver.messages
    assert headers[SIGNATURE] == signature(b"s3cret", headers[TIMESTAMP], body)
    message = json.loads(body)
    assert (headers[RUN], message["run"], message["alerts"]) == (result.run, result.run, 2)
    assert not any(name.casefold() in body.decode().casefold() for name in NAMES)


def test_a_webhook_that_fails_is_a_problem_of_a_completed_run(place: Place) -> None:
    place.entries["webhooks"] = [{"url": "http://127.0.0.1:9/", "attempts": 1}]
    result = place.run()
    assert result.status == "completed"
    assert not result.is_current
    assert "does not take the message" in result.problems[0]


def test_people_are_told_of_a_job_that_cannot_be_done(place: Place, receiver: Receiver) -> None:
    place.entries["webhooks"] = [{"url": receiver.url}]
    (place.folder / "customers.csv").write_text("7,Nikolai Orlov\n8,Emma Lind\n", encoding="utf-8")  # without a heading
    with pytest.raises(EntityScreenError, match="Nikolai Orlov"):
        place.run()
    message = json.loads(receiver.messages[0][1])
    assert message["status"] == "failed"
    assert "(redacted)" in message["problem"]
    assert "Orlov" not in message["problem"]
    assert "entityscreen_monitor_failed 1" in (place.folder / "state" / "metrics.prom").read_text()


def test_metrics_say_when_and_what(place: Place) -> None:
    place.run()
    lines = (place.folder / "state" / "metrics.prom").read_text(encoding="utf-8").splitlines()
    assert "entityscreen_monitor_failed 0" in lines
    assert 'entityscreen_monitor_alerts{parties="parties",change="new"} 2' in lines
    assert "entityscreen_monitor_last_success_seconds 1796104800" in lines


def test_the_command_runs_the_job(place: Place) -> None:
    (place.folder / "monitor.toml").write_text(
        'state = "state"\n[lists]\nfurther = ["own.ftm.json"]\n[parties]\nfile = "customers.csv"\n', encoding="utf-8"
    )
    result = CliRunner().invoke(app, ["monitor", str(place.folder / "monitor.toml")])
    assert result.exit_code == 0, result.output
    assert "alerts: 2 new, 0 changed, 0 gone" in result.output


WRONG: Iterable[tuple[str, str]] = (
    ("", "state: Field required"),
    ('state = "s"\n[lists]\n[parties]\nfile = "c.csv"\n', "lists names no list"),
    ('state = "s"\nlist = 1\n[lists]\nfetch = ["un-sc"]\n[parties]\nfile = "c.csv"\n', "list: Extra inputs"),
    ('state = "s"\n[lists]\nfetch = ["un-sc"]\n[[parties]]\nfile = "c"\n[[parties]]\nfile = "d"\n', "two party files"),
    ("state = ", "cannot be read"),
)


@pytest.mark.parametrize(("text", "problem"), WRONG)
def test_settings_that_are_wrong_name_the_entry(text: str, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "monitor.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EntityScreenError, match=problem):
        MonitorSettings.from_toml(path)


def test_numbers_are_hashed_and_results_name_nobody(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENTITYSCREEN_HASH_KEY", "k" * 16)
    passport = es.Identifier(type="passport", value="V1234567", country="ve")
    es.Watchlist([es.Entity(id="own-0", names=[NAMES[0]], identifiers=[passport])]).save(place.folder / "own.ftm.json")
    (place.folder / "customers.csv").write_text("id,name,passport\n1,Somebody Else,V1234567\n", "utf-8")
    place.entries = {"hash": "identifiers", "redact": True}
    result = place.run()
    assert place.queued() == [("Somebody Else", "own-0")]  # who decides has to know whom
    written = [path for path in (place.folder / "state" / "runs").rglob("*") if path.is_file()]
    assert {path.suffix for path in written} >= {".csv", ".html", ".json"}
    served = json.loads((place.folder / "state/current.json").read_text())["snapshot"]
    for path in (*written, place.folder / "state" / served):
        assert b"V1234567" not in path.read_bytes()
        assert b"Somebody" not in path.read_bytes()
    assert place.run().status == "unchanged"
    monkeypatch.delenv("ENTITYSCREEN_HASH_KEY")
    with pytest.raises(EntityScreenError, match="there is no key"):
        place.run()
    assert result.alerts == 1
