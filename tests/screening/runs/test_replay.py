"""What a run leaves behind, the run done again, and why a pair does not alert."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import entityscreen as es
from entityscreen.errors import SourceError
from entityscreen.screening.runs.manifest import Manifest, check_log
from entityscreen.screening.runs.replay import replay, why_not

PUTIN = es.Entity(id="p", kind="Person", names=["Vladimir Putin"], birth_dates=["1952-10-07"])
WEAK = es.Entity(id="w", kind="Person", names=["Ali Hassan Mahmoudi", es.Name(text="The Engineer", type="weak")])
ROWS = "id,name,birth date,branch\n7,Vladimir Putin,1952,A\n8,N/A,,B\n9,Emma Johansson,,C\n10,Wladimir Putin,1990,D\n"


@pytest.fixture(scope="module")
def screener() -> es.Screener:
    return es.Screener(es.Watchlist([PUTIN, WEAK]))


@pytest.fixture
def manifest(tmp_path: Path, screener: es.Screener) -> Manifest:
    parties = tmp_path / "p.csv"
    parties.write_text(ROWS, encoding="utf-8")
    places = {"output": tmp_path / "a.csv", "log": tmp_path / "a.log", "html": tmp_path / "a.html"}
    screener.screen_file(parties, run_at="2026-11-29", excel=True, **places)  # type: ignore[arg-type]  # their names
    return Manifest.load(tmp_path / "a.csv")


def test_a_manifest_says_what_a_run_was_made_of(manifest: Manifest, screener: es.Screener) -> None:
    assert manifest.watchlist_digest == screener.watchlist_digest
    assert manifest.counts["alerts"] == 2
    assert {file.what for file in manifest.outputs} == {"alerts", "report", "rejected rows", "log"}
    assert manifest.versions["entityscreen"] == es.__version__
    assert manifest.started <= manifest.ended


def test_only_the_manifest_has_the_time_of_a_run(tmp_path: Path, screener: es.Screener, manifest: Manifest) -> None:
    def written() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in tmp_path.iterdir() if "manifest" not in path.name}

    before = written()
    screener.screen_file(
        tmp_path / "p.csv", run_at="2026-11-29", excel=True, output=tmp_path / "a.csv", log=tmp_path / "a.log",
        html=tmp_path / "a.html", workers=2,
    )  # fmt: skip
    assert written() == before
    assert len(manifest.run_id) == 16


def test_a_log_has_a_record_for_every_row_in_order(manifest: Manifest) -> None:
    log = manifest.output("log")
    assert log is not None
    records = [json.loads(line) for line in Path(log.path).read_text(encoding="ascii").splitlines()]
    assert [record["row"] for record in records] == [1, 2, 3, 4]
    assert [hit["entity"] for hit in records[0]["hits"]] == ["p"]
    assert records[1]["rejected"].startswith("the name is a placeholder")
    assert records[2]["hits"] == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda text: text, ""),
        (lambda text: text.replace('"row":3', '"row":5'), "the chain breaks behind record 2 of 4"),
        (lambda text: "".join(text.splitlines(keepends=True)[:-1]), "the chain breaks behind record 3 of 4"),
        (lambda text: text + text.splitlines(keepends=True)[0], "the chain does not end as the manifest says"),
    ],
)
def test_a_log_that_was_changed_is_found_out(manifest: Manifest, change: object, problem: str) -> None:
    log, end = manifest.output("log"), manifest.log
    assert log is not None
    assert end is not None
    path = Path(log.path)
    path.write_text(change(path.read_text(encoding="ascii")), encoding="ascii")  # type: ignore[operator]  # a lambda
    assert check_log(path, end) == problem


@pytest.mark.parametrize(("option", "what"), [("suppressed", "suppressed"), ("flagged", "flagged rows")])
def test_a_run_that_writes_no_alert_has_a_manifest_too(
    option: str, what: str, tmp_path: Path, screener: es.Screener
) -> None:
    (tmp_path / "p.csv").write_text(ROWS, encoding="utf-8")
    screener.screen_file(tmp_path / "p.csv", **{option: tmp_path / "x.csv"})  # type: ignore[arg-type]  # its name
    manifest = Manifest.load(tmp_path / "x.csv")
    assert [file.what for file in manifest.outputs] == [what]
    assert replay(manifest, screener).differences == ()


def test_a_replay_gives_the_same_bytes(manifest: Manifest, screener: es.Screener) -> None:
    assert replay(manifest, screener).differences == ()
    found = replay(manifest, screener, row=4)
    assert found.is_same
    assert [alert["entity_id"] for alert in found.alerts] == ["p"]


def test_a_replay_says_what_differs(tmp_path: Path, manifest: Manifest, screener: es.Screener) -> None:
    other = es.Screener(es.Watchlist([PUTIN.model_copy(update={"names": (es.Name(text="Vladimir Putín"),)})]))
    found = "\n".join(replay(manifest, other, row=1).differences)
    assert "the watchlist differs: digest" in found
    assert "row 1, p: matched_name differs: 'Vladimir Putin' then, 'Vladimir Putín' now" in found
    (tmp_path / "p.csv").write_text(ROWS.replace("Wladimir Putin", "Emma"), encoding="utf-8")
    found = "\n".join(replay(manifest, screener, row=4).differences)
    assert "the party file differs: digest" in found
    assert "row 4: p alerted in the run, and does not now" in found
    (tmp_path / "a.csv").write_text("row\n", encoding="utf-8")
    older = manifest.model_copy(update={"versions": {**manifest.versions, "rapidfuzz": "2.0"}})
    found = "\n".join(replay(older, screener).differences)
    assert "the alerts were changed after the run" in found
    assert "rapidfuzz differs: version 2.0 then" in found


def test_a_replay_takes_the_decisions_of_its_time(tmp_path: Path, manifest: Manifest, screener: es.Screener) -> None:
    from entityscreen.model.decision import Decision
    from entityscreen.screening.decisions import DecisionStore, decide

    store = DecisionStore(tmp_path / "d.db")
    made = Decision("", "", "false", "born 1990", "ann", "2026-11-29T10:00", "", "", "")
    store.add([decide(manifest, "10", "p", made)])
    summary = screener.screen_file(tmp_path / "p.csv", output=tmp_path / "b.csv", decisions=tmp_path / "d.db")
    assert (summary.counts.alerts, summary.counts.decided) == (1, 1)
    assert "1 suppressed by reviewers' decisions" in str(summary)
    store.add([decide(manifest, "Vladimir Putin", "p", made)])
    assert replay(Manifest.load(tmp_path / "b.csv"), screener).differences == ()


def test_what_is_no_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        Manifest.load(tmp_path / "a.csv")
    (tmp_path / "a.manifest.json").write_text('{"run_id": 7}', encoding="utf-8")
    with pytest.raises(SourceError, match="is not the manifest of a run: run_id"):
        Manifest.load(tmp_path / "a.manifest.json")


@pytest.mark.parametrize(
    ("party", "entity", "said"),
    [
        ("Vladimir Putin", "p", "It alerts: 1.000 reaches the threshold 0.780."),
        ("Vladimir Smirnov", "p", "smirnov of the party has no counterpart"),
        ("Vladimir Smirnov", "p", "below the threshold 0.780"),
        ("The Engineer", "w", "a weak alias alone does not alert"),
    ],
)
def test_why_a_pair_does_not_alert(screener: es.Screener, party: str, entity: str, said: str) -> None:
    assert said in "\n".join(why_not(screener, party, entity).lines())
