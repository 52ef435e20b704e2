"""From an alert to a decision, a delta, a replay: the commands that people work with."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import entityscreen as es
from entityscreen.cli import main

XI = es.Entity(id="x1", kind="Person", names=("Xi Jinping",), birth_dates=("1953-06-15",))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    es.Watchlist([XI, es.Entity(id="x2", kind="Company", names=("Zarya Optika OOO",))]).save("w.ftm.json")
    es.Screener(es.Watchlist([es.Watchlist.load("w.ftm.json")["x1"]])).save("old.snapshot")
    (tmp_path / "p.csv").write_text("id,name\nA,Xijinping\nB,Emma Johansson\nC,Zarya Optika\n", encoding="utf-8")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(words)
    captured = capsys.readouterr()
    return int(ended.value.code or 0), captured.out, captured.err


def screen(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    return run(capsys, "screen", "p.csv", "-w", "w.ftm.json", *words)


def test_a_false_positive_alerts_no_more_until_it_lapses(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    screen(capsys, "-o", "a.csv")
    made = ("--pair", "A", "x1", "--false", "--reason", "another one", "--author", "ann", "--until", "2027-01-31")
    assert "created the store of decisions" in run(capsys, "decide", "a.csv", *made, "--store", "d.db")[2]
    applied = ("-o", "b.csv", "--decisions", "d.db", "--suppressed", "s.jsonl")
    _, _, err = screen(capsys, *applied, "--as-of", "2026-12-01")
    assert "1 alerts on 1 rows, 1 suppressed by reviewers' decisions" in err
    suppressed = json.loads((folder / "s.jsonl").read_text(encoding="utf-8"))
    assert suppressed["labels"] == f"decided to be a false positive by ann on {suppressed['labels'][-23:]}"
    _, _, err = screen(capsys, *applied, "--as-of", "2026-12-01", "--four-eyes")
    assert "2 alerts on 2 rows;" in err
    run(capsys, "decide", "--approve", "--pair", "A", "x1", "--approver", "bob", "--store", "d.db")
    _, _, err = screen(capsys, *applied, "--as-of", "2026-12-01", "--four-eyes")
    assert "1 alerts on 1 rows" in err
    _, out, _ = screen(capsys, "--decisions", "d.db", "--as-of", "2027-02-01")
    assert "but it lapsed after 2027-01-31" in out


def test_a_store_that_does_not_exist_is_refused_where_it_is_read(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    screen(capsys, "-o", "a.csv")
    for words in (["screen", "p.csv", "-w", "w.ftm.json", "--decisions", "nonexist.db"],
                  ["decide", "--export", "out.csv", "--store", "nonexist.db"],
                  ["decide", "a.csv", "--pair", "Z", "x1", "--true", "--store", "nonexist.db"]):  # fmt: skip
        status, _, err = run(capsys, *words)
        assert (status, (folder / "nonexist.db").exists()) == (2, False), err
    assert "there is no store of decisions; check the path" in run(capsys, *words[:1], "--export", "o.csv")[2]
    (folder / "nonexist.db").touch()
    assert screen(capsys, "--decisions", "nonexist.db")[0] == 2


def test_decisions_go_out_and_in_as_csv(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENTITYSCREEN_DECISIONS", "team.db")
    screen(capsys, "-o", "a.csv")
    rows = "party,entity,verdict,reason,author,decided_at\nA,x1,FALSE,another one,ann,2026-11-29\n"
    (folder / "in.csv").write_text(rows, encoding="utf-8")
    assert run(capsys, "decide", "a.csv.manifest.json", "--import", "in.csv", "--export", "out.csv")[0] == 0
    with (folder / "out.csv").open(encoding="utf-8", newline="") as stream:
        exported = list(csv.DictReader(stream))
    alerts = list(csv.DictReader((folder / "a.csv").read_text(encoding="utf-8").splitlines()))
    assert [row["party_digest"] for row in exported] == [alerts[0]["party_digest"]]
    assert "1 suppressed by reviewers' decisions" in screen(capsys, "--decisions", "team.db")[2]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("a.csv --pair Z x1 --false --reason r --author a", "'Z' and 'x1' did not alert"),
        ("a.csv --pair A x1 --reason r --author a", "a decision has one verdict"),
        ("a.csv --pair A x1 --true --false --reason r --author a", "a decision has one verdict"),
        ("a.csv --pair A x1 --true --author a", "reason is empty"),
        ("--pair A x1 --true --reason r --author a", "give RUN"),
        ("none.csv --pair A x1 --true --reason r --author a", "name the manifest of a run"),
        ("--approve --pair A x1 --approver bob", "there is no store of decisions"),
        ("", "give --pair, --import or --export"),
    ],
)
def test_what_is_no_decision(capsys: pytest.CaptureFixture[str], folder: Path, words: str, said: str) -> None:
    screen(capsys, "-o", str(folder / "a.csv"))
    status, _, err = run(capsys, "decide", *words.split())
    assert (status, said in err) == (2, True), err


def test_a_delta_says_what_is_new(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    status, _, err = screen(capsys, "--since", "old.snapshot", "-o", "changes.csv", "--fail-on-alert")
    assert (status, "1 entities differ; alerts: 1 new, 0 gone, 0 changed; 0 rows cannot be screened\n" in err) == (
        1,
        True,
    )
    with (folder / "changes.csv").open(encoding="utf-8", newline="") as stream:
        assert [(row["change"], row["party_id"]) for row in csv.DictReader(stream)] == [("new", "C")]
    assert screen(capsys, "--since", "w.ftm.json", "--since-parties", "p.csv", "--fail-on-alert")[0] == 0


def test_a_run_is_done_again(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    screen(capsys, "-o", "a.csv", "--log", "a.log")
    assert run(capsys, "replay", "a.csv")[0] == 0
    status, out, _ = run(capsys, "replay", "a.csv.manifest.json", "--row", "1")
    assert (status, out.startswith("row 1, x1: Xijinping ~ Xi Jinping")) == (0, True)
    (folder / "moved.csv").write_text("id,name\nA,Xi\n", encoding="utf-8")
    status, out, _ = run(capsys, "replay", "a.csv", "--row", "1", "--parties", "moved.csv", "-w", "old.snapshot")
    assert (status, "the watchlist differs" in out, "the party file differs" in out) == (1, True, True)


def test_a_run_that_never_began_is_started_by_resume(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert screen(capsys, "-o", "a.csv", "--resume")[0] == 0
    assert not list(folder.glob("*.unfinished"))
    assert not list(folder.glob(".*.part"))


def test_why_not(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    status, out, _ = run(capsys, "why-not", "Emma Xi", "x1", "-w", str(folder / "w.ftm.json"), "--kind", "person")
    assert (status, out.startswith("No alert: the score 0.")) == (0, True)
    assert run(capsys, "why-not", "Emma", "none", "-w", "w.ftm.json")[0] == 2


def test_listed_names_in_payments(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "pay.txt").write_text("rent for Xi Jin Ping, May", encoding="utf-8")
    status, out, err = run(capsys, "screen", "pay.txt", "-w", "w.ftm.json", "--free-text", "--fail-on-alert")
    assert (status, err) == (1, "1 texts read, 0 rejected; 1 listed names found\n")
    assert out == "pay.txt 9-20  1.000  Xi Jin Ping  Xi Jinping [x1]\n"
