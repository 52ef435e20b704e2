"""What is kept about a party, erased: in outputs of runs, in logs, in the database, in jobs and their copies."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

import entityscreen as es
from entityscreen.errors import InvalidInputError
from entityscreen.model.decision import party_digest
from entityscreen.reports.alert import Alert
from entityscreen.screening import erasure
from entityscreen.screening.alert_queue import AlertQueue, Origin
from entityscreen.screening.database import Database, insert, run
from entityscreen.screening.decisions import DecisionStore
from entityscreen.screening.runs import erasure as runs
from entityscreen.screening.runs.erasure import Wanted
from entityscreen.screening.runs.journal import START, open_chain, read_chain
from entityscreen.screening.runs.manifest import LogEnd, Manifest, check_log, file_digest, read_end
from entityscreen.screening.runs.replay import replay

PUTIN = es.Entity(id="p", kind="Person", names=["Vladimir Putin"], birth_dates=["1952-10-07"])
ROWS = (
    "id,name,birth date,address\n7,Vladimir Putin,1952,Zuerich\n8,N/A,,\n9,Emma Johansson,,Chur\n"
    "10,Wladimir Putin,1990,Davos\n,Wladimir Putin,1952,Elm\n"
)
LAST = es.Party(name="Wladimir Putin", birth_date="1952", addresses=["Elm"])
AT, REASON = "2026-12-02T10:00:00+00:00", "request 2026/14"


@pytest.fixture(scope="module")
def screener() -> es.Screener:
    return es.Screener(es.Watchlist([PUTIN]))


def screened(folder: Path, screener: es.Screener, ending: str = ".csv", *, decisions: str | None = None) -> Manifest:
    parties = folder / "p.csv"
    parties.write_text(ROWS, encoding="utf-8")
    names = {"output": "a", "suppressed": "s", "flagged": "f", "rejected": "r"}
    places = {option: folder / f"{name}{ending}" for option, name in names.items()}
    places |= {"log": folder / "a.log", "html": folder / "a.html", "json": folder / "a.json"}
    screener.screen_file(parties, run_at="2026-11-29", decisions=decisions, **places)  # type: ignore[arg-type]  # their names
    return Manifest.load(folder / f"a{ending}")


def forget(place: Path, *keys: str, dry_run: bool = False) -> list[runs.Erased]:
    return erasure.forget(Wanted(frozenset(keys)), [place], None, at=AT, reason=REASON, dry_run=dry_run)


def records_by_output(erased: list[runs.Erased]) -> dict[str, int]:
    return {one.what: one.records for one in erased}


@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".xlsx", ".parquet"])
def test_a_party_is_in_no_output_any_more(tmp_path: Path, screener: es.Screener, ending: str) -> None:
    before = screened(tmp_path, screener, ending)
    erased = forget(tmp_path, "7")
    assert not any(one.problem for one in erased)
    assert records_by_output(erased) == {"alerts": 1, "report": 1, "JSON": 1, "log": 1}
    names = {"a.log": "log", "a.json": "JSON", f"a{ending}": "alerts"}
    page = runs._page_of(tmp_path / "a.html")[1]
    assert [card["key"] for card in page["parties"]] == [party_digest(LAST), "10"]
    assert "1 record was erased on 2026-12-02: request 2026/14" in (tmp_path / "a.html").read_text(encoding="utf-8")
    for name, what in names.items():
        assert b"Zuerich" not in (tmp_path / name).read_bytes()
        entries = runs._FORMS.get(what, runs._TABLES[ending]).read(tmp_path / name, what)
        assert "7" not in {entry.key for entry in entries}
    manifest = Manifest.load(tmp_path / f"a{ending}")
    assert [one.at for one in manifest.erasures] == [AT]
    assert all(file_digest(Path(output.path)) == output.sha256 for output in manifest.outputs)
    assert manifest.log is not None
    assert before.log is not None
    assert manifest.log.chain == before.log.chain
    assert manifest.log.erased == 1
    assert check_log(tmp_path / "a.log", manifest.log) == ""
    assert replay(manifest, screener).differences == ()


def test_other_parties_keep_their_bytes(tmp_path: Path, screener: es.Screener) -> None:
    screened(tmp_path, screener)
    alerts, log = (tmp_path / "a.csv").read_text(), (tmp_path / "a.log").read_text().splitlines()
    forget(tmp_path, "7")
    lines = alerts.splitlines(keepends=True)
    assert (tmp_path / "a.csv").read_text() == lines[0] + "".join(lines[2:])
    assert (tmp_path / "a.log").read_text().splitlines()[1:] == log[1:]
    stone = json.loads((tmp_path / "a.log").read_text().splitlines()[0])
    assert (stone["row"], stone["erased"], stone["reason"]) == (1, AT, REASON)
    assert json.loads((tmp_path / "a.json").read_text())["alerts"][0]["party"]["id"] == "10"


def test_a_rejected_party_and_one_without_a_key(tmp_path: Path, screener: es.Screener) -> None:
    screened(tmp_path, screener)
    # The log knows a rejected row by its number alone.
    assert records_by_output(forget(tmp_path, "8")) == {"report": 1, "rejected rows": 1, "log": 1}
    assert records_by_output(forget(tmp_path, party_digest(LAST))) == {"alerts": 1, "report": 1, "JSON": 1, "log": 1}
    manifest = Manifest.load(tmp_path / "a.csv")
    assert len(manifest.erasures) == 2
    assert replay(manifest, screener).differences == ()


def test_forgetting_twice_erases_once_and_a_dry_run_nothing(tmp_path: Path, screener: es.Screener) -> None:
    screened(tmp_path, screener)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    would = forget(tmp_path, "7", dry_run=True)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert forget(tmp_path, "7") == would
    after = {path: path.read_bytes() for path in tmp_path.iterdir()}
    assert forget(tmp_path, "7") == []
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == after


@pytest.mark.parametrize("kept", range(5))
def test_an_erasure_that_is_killed_is_done_again(
    tmp_path: Path, screener: es.Screener, kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process is gone before file number `kept` of manifest, log, JSON, page and alerts is exchanged."""
    screened(tmp_path, screener)
    exchanged, replace = 0, Path.replace

    def dying(path: Path, target: Path) -> Path:
        nonlocal exchanged
        if exchanged == kept:
            raise KeyboardInterrupt
        exchanged += 1
        return replace(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", dying)
        with pytest.raises(KeyboardInterrupt):
            forget(tmp_path, "7")
    if 0 < kept < 4:
        found = replay(Manifest.load(tmp_path / "a.csv"), screener).differences
        assert any("still have what was to be erased" in one for one in found)
    forget(tmp_path, "7")
    manifest = Manifest.load(tmp_path / "a.csv")
    assert sum(len(places) for erasure in manifest.erasures for places in erasure.records.values()) == 4
    assert replay(manifest, screener).differences == ()
    assert forget(tmp_path, "7") == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda text: text.replace(REASON, "request 15"), "1 records are erased in it, of which the manifest"),
        (lambda text: text.replace('"row":1', '"row":2', 1), "1 records are erased in it, of which the manifest"),
        (lambda text: text.replace('"row":3', '"row":5'), "the chain breaks behind record 2 of 5"),
        (lambda text: text.replace('"digest":"', '"digest":"0'), "the chain breaks behind record 0 of 5"),
        (lambda text: text.split("\n", 1)[1], "the chain breaks behind record 0 of 5"),
    ],
)
def test_a_change_of_a_log_with_a_tombstone_is_found_out(
    tmp_path: Path, screener: es.Screener, change: object, problem: str
) -> None:
    screened(tmp_path, screener)
    forget(tmp_path, "7")
    end = Manifest.load(tmp_path / "a.csv").log
    assert end is not None
    log = tmp_path / "a.log"
    log.write_text(change(log.read_text(encoding="ascii")), encoding="ascii")  # type: ignore[operator]  # a lambda
    assert check_log(log, end).startswith(problem)


def test_a_record_that_somebody_else_erased_is_found_out(tmp_path: Path, screener: es.Screener) -> None:
    manifest = screened(tmp_path, screener)
    pieces = list(runs.without_records(tmp_path / "a.log", "log", {"log": [0]}, at=AT, reason="hidden"))
    (tmp_path / "a.log").write_bytes(b"".join(pieces))
    assert manifest.log is not None
    assert check_log(tmp_path / "a.log", manifest.log).startswith("1 records are erased in it")


def test_what_was_changed_after_the_run_stays_known(tmp_path: Path, screener: es.Screener) -> None:
    screened(tmp_path, screener)
    alerts, log = tmp_path / "a.csv", tmp_path / "a.log"
    alerts.write_text(alerts.read_text().replace("Davos", "Genf"))
    log.write_text(log.read_text().replace('"row":3', '"row":5'))
    erased = {one.what: one for one in forget(tmp_path, "7")}
    assert "was changed after the run" in erased["alerts"].problem
    assert "Zuerich" not in alerts.read_text()
    # A log whose chain is broken is not chained anew.
    assert "the chain breaks behind record 2 of 5" in erased["log"].problem
    found = "\n".join(replay(Manifest.load(alerts), screener).differences)
    assert "the alerts were changed after the run" in found
    assert "the log were changed after the run" in found


def test_a_log_of_the_older_chain_is_read_and_chained_anew(tmp_path: Path, screener: es.Screener) -> None:
    manifest, log, last = screened(tmp_path, screener), tmp_path / "a.log", START
    lines = []
    for line in log.read_text().splitlines():
        body = line.rpartition(',"chain":"')[0] + "}"
        last = hashlib.sha256(f"{last}\n{body}".encode()).hexdigest()
        lines.append(f'{body[:-1]},"chain":"{last}"}}\n')
    log.write_text("".join(lines))
    outputs = tuple(
        output.model_copy(update={"sha256": file_digest(log)}) if output.what == "log" else output
        for output in manifest.outputs
    )
    old_end = LogEnd(records=5, chain=last)
    manifest.model_copy(update={"log": old_end, "outputs": outputs}).save(tmp_path / "a.csv.manifest.json")
    assert check_log(log, old_end) == ""
    forget(tmp_path, "7")
    later = Manifest.load(tmp_path / "a.csv")
    assert later.log == read_end(log)[0]
    assert later.erasures[0].log_before == old_end
    with open_chain(log) as stream:
        assert len(list(read_chain(stream))) == 5


@pytest.fixture
def database(tmp_path: Path, screener: es.Screener) -> Database:
    store = DecisionStore(tmp_path / "d.db")
    for key in ("7", "10"):
        party = es.Party(id=key, name="Vladimir Putin")
        alert = Alert(1, 1, party, screener.screen(party)[0])
        AlertQueue(store).add([alert], Origin("api", "w", screener.config.digest, "2026-11-01T10:00:00+00:00"))
    queue = AlertQueue(store)
    queue.comment(1, "Mr Putin called", author="ann", at="2026-11-02T10:00:00+00:00")
    queue.decide(1, "true", "Putin lives there", version=1, author="ann", at="2026-11-02T10:00:00+00:00")
    return store.database


def test_decisions_and_alerts_lose_the_party_and_stay_counted(tmp_path: Path, database: Database) -> None:
    erased = erasure.forget(Wanted(frozenset({"7"})), [], database, at=AT, reason=REASON)
    assert records_by_output(erased) == {"decisions": 1, "queue of alerts": 1}
    store = DecisionStore(tmp_path / "d.db")
    queue = AlertQueue(store)
    assert [(one.party, one.verdict, one.author) for one in store] == [("erased-1", "true", "ann")]
    alert = queue.get(1)
    assert (alert.party, alert.party_name, alert.state, alert.verdict) == ("erased-1", "(erased)", "closed", "true")
    assert [event.what for event in queue.events(1)] == ["opened", "comment", "decided", "erased"]
    assert queue.get(2).party == "10"
    database._engine.dispose()
    # The card of the other alert has the name, too.
    assert (tmp_path / "d.db").read_bytes().count(b"Putin called") == 0
    assert (tmp_path / "d.db").read_bytes().count(b"Putin lives") == 0
    assert list(erasure.forget(Wanted(frozenset({"7"})), [], database, at=AT, reason=REASON)) == []


def test_a_run_with_erased_decisions_says_that_they_differ(
    tmp_path: Path, screener: es.Screener, database: Database
) -> None:
    manifest = screened(tmp_path, screener, decisions=str(tmp_path / "d.db"))
    erasure.forget(Wanted(frozenset({"7"})), [], database, at=AT, reason=REASON)
    assert any("the decisions differ" in one for one in replay(manifest, screener).differences)


def test_retention_empties_what_ended_before_a_day(tmp_path: Path, screener: es.Screener, database: Database) -> None:
    manifest = screened(tmp_path, screener)
    later = Wanted(None, before="2026-01-01")
    assert erasure.forget(later, [tmp_path], database, at=AT, reason="five years") == []
    place = tmp_path / "a.csv.manifest.json"
    manifest.model_copy(update={"ended": "2020-11-29T10:00:00+00:00"}).save(place)
    erased = records_by_output(erasure.forget(later, [tmp_path], None, at=AT, reason="five years"))
    assert erased == {"alerts": 3, "report": 4, "JSON": 3, "rejected rows": 1, "log": 5}
    assert len((tmp_path / "a.csv").read_text().splitlines()) == 1
    assert replay(Manifest.load(place), screener).differences == ()
    assert erasure.forget(later, [tmp_path], None, at=AT, reason="five years") == []
    closed = erasure.forget(Wanted(None, before="2026-11-20"), [], database, at=AT, reason="five years")
    assert records_by_output(closed) == {"queue of alerts": 1}


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_copies_that_jobs_and_the_daily_job_keep(tmp_path: Path, kind: str) -> None:
    texts = {
        "csv": 'id;name\r\n7;"Putin,\r\nVladimir"\r\n8;Emma Johansson\r\n',
        "jsonl": '{"id": "7", "name": "Vladimir Putin"}\n{"id": "8", "name": "Emma Johansson"}\n',
    }
    job, monitor = tmp_path / "files" / ("0" * 32), tmp_path / "monitor"
    for folder in (job, monitor / "parties"):
        folder.mkdir(parents=True)
        (folder / f"parties.{kind}").write_bytes(texts[kind].encode())
    (job / "list.snapshot").touch()
    (monitor / "completed.json").touch()
    erased = forget(tmp_path, "7")
    assert [(Path(one.where).parent.name, one.records, one.problem) for one in erased] == [
        ("0" * 32, 1, ""), ("parties", 1, "")
    ]  # fmt: skip
    for folder in (job, monitor / "parties"):
        text = (folder / f"parties.{kind}").read_bytes().decode()
        assert "Putin" not in text
        assert text.splitlines()[-1] == texts[kind].splitlines()[-1]
    assert forget(tmp_path, "7") == []


def test_an_empty_copy_holds_nobody_and_one_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    job = tmp_path / ("0" * 32)
    job.mkdir()
    (job / "list.snapshot").touch()
    (job / "parties.csv").touch()
    assert forget(tmp_path, "7") == []
    (job / "parties.csv").write_text("colour\nred\n", encoding="utf-8")
    [unread] = forget(tmp_path, "7")
    assert unread.problem.startswith("cannot be read: no column holds a name")


def test_a_job_that_is_under_way_is_left_and_said(tmp_path: Path, database: Database) -> None:
    job = tmp_path / "files" / ("0" * 32)
    job.mkdir(parents=True)
    (job / "list.snapshot").touch()
    (job / "parties.csv").write_text("id,name\n7,Vladimir Putin\n")
    texts = ("author", "file", "options", "summary", "problem", "watchlist_digest", "created_at", "started_at")
    values = dict.fromkeys((*texts, "ended_at", "runner", "beat_at"), "") | {"id": job.name, "state": "running"}
    values |= dict.fromkeys(("rows_read", "rows_expected", "alerts"), "0")
    with database.writing() as connection:
        run(connection, insert("jobs", tuple(values)), values)
    erased = erasure.forget(Wanted(frozenset({"7"})), [tmp_path / "files"], database, at=AT, reason=REASON)
    assert "is under way" in erased[0].problem
    assert "Putin" in (job / "parties.csv").read_text()


def test_the_journal_of_an_interrupted_run_goes(tmp_path: Path, screener: es.Screener) -> None:
    parties = tmp_path / "p.csv"
    others = "".join(f"{number},Emma Johansson\n" for number in range(8, 1200))
    parties.write_text(f"id,name\n7,Vladimir Putin\n{others}1200,Vladimir Putin\n")

    def stop(alert: Alert) -> None:
        if alert.party.id == "1200":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        screener.screen_file(parties, output=tmp_path / "a.csv", on_alert=stop)
    assert forget(tmp_path, "8") == []
    erased = forget(tmp_path, "7")
    assert records_by_output(erased) == {"journal": 1}
    assert not (tmp_path / "a.csv.unfinished").exists()


def test_a_reason_is_needed(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="reason is empty"):
        erasure.forget(Wanted(frozenset({"7"})), [tmp_path], None, at=AT, reason=" ")


def test_the_command_says_what_it_did(tmp_path: Path, screener: es.Screener, capfd: pytest.CaptureFixture[str]) -> None:
    from entityscreen.cli.app import main

    screened(tmp_path, screener)
    (tmp_path / "a.json").unlink()
    with pytest.raises(SystemExit) as ended:
        main(["forget", "7", str(tmp_path), "--reason", REASON])
    assert ended.value.code == 1
    said = capfd.readouterr()
    assert "a.csv: 1 record of the alerts" in said.out
    assert "a.json: is not there any more" in said.out
    assert "3 records erased; not reached by any command: party files of your own" in said.err
