"""The commands end to end on small input: what they print, write and end with."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

import entityscreen as es
from entityscreen.cli import main
from entityscreen.model.evidence import Evidence, rebuild_score

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "examples" / "ofac_sample"
needs_shell = pytest.mark.skipif(
    shutil.which("bash") is None or not Path("/dev/fd").exists(), reason="needs a shell with pipes"
)
DOCUMENT = "Chinese President Xi Jinping (習近平) met Wuhan Global Sensor Technology Co (武漢高芯科技) on Monday.\n"


@pytest.fixture
def watchlist(tmp_path: Path) -> Path:
    path = tmp_path / "w.ftm.json"
    names = (es.Name(text="Xi Jinping"), es.Name(text="習近平", type="alias"))
    other = es.Entity(id="x2", kind="Company", names=(es.Name(text="Zarya Optika OOO"),))
    es.Watchlist([es.Entity(id="x1", kind="Person", names=names, birth_dates=("1953-06-15",)), other]).save(path)
    return path


@pytest.fixture
def parties(tmp_path: Path) -> Path:
    path = tmp_path / "p.csv"
    rows = [
        "nr,Firma,type,dob",
        "A,Xijinping,person,1953",
        "B,N/A,,",
        "C,Emma Johansson,person,",
        "D,习近平,person,1990",
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main([str(word) for word in words])
    captured = capsys.readouterr()
    return int(ended.value.code or 0), captured.out, captured.err


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_screen_writes_everything(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path, parties: Path
) -> None:
    files = {name: tmp_path / "out" / name for name in ("a.csv", "r.html", "r.json", "f.csv")}
    outputs = ("-o", files["a.csv"], "--html", files["r.html"], "--json", files["r.json"], "--flagged", files["f.csv"])
    status, out, err = run(
        capsys, "screen", parties, "-w", watchlist, *outputs, "--column", "id=nr", "--run-at", "2026-11-25T09:00Z"
    )
    assert (status, out) == (0, "")
    assert "4 rows read: 3 screened, 1 rejected; 2 alerts on 2 rows" in err
    alerts = read_csv(files["a.csv"])
    assert [(a["row"], a["party_id"], a["entity_id"], a["rank"]) for a in alerts] == [
        ("1", "A", "x1", "1"),
        ("4", "D", "x1", "1"),
    ]
    assert float(alerts[0]["score"]) > float(alerts[1]["score"])
    assert "birth date" in alerts[1]["labels"]
    assert [row["party_id"] for row in read_csv(tmp_path / "out" / "a.rejected.csv")] == ["B"]
    run_file = json.loads(files["r.json"].read_text(encoding="utf-8"))
    assert run_file["counts"] == {
        "rows": 4,
        "lines": 4,
        "screened": 3,
        "rejected": 1,
        "flagged": 0,
        "alerts": 2,
        "alerted": 2,
        "decided": 0,
        "conflicting": 0,
    }
    assert run_file["run"]["run_at"] == "2026-11-25T09:00Z"
    assert "2026-11-25T09:00Z" in files["r.html"].read_text(encoding="utf-8")
    assert [round(float(a["score"]), 6) for a in alerts] == [a["score"] for a in run_file["alerts"]]


@pytest.mark.parametrize("text", ["name,nr\nXijinping,A\n", '{"name": "Xijinping", "nr": "A"}\n'])
def test_parties_may_come_from_the_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, watchlist: Path, text: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    status, _, err = run(capsys, "screen", "-", "-w", watchlist, "--json", tmp_path / "r.json", "--column", "id=nr")
    assert (status, "1 rows read: 1 screened, 0 rejected; 1 alerts" in err) == (0, True)
    written = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert written["run"]["parties"].startswith("standard-input.")
    assert written["run"]["parties_sha256"] == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are made otherwise here")
def test_parties_may_come_from_a_named_pipe(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path, parties: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = Thread(target=lambda: pipe.write_bytes(parties.read_bytes()))
    writer.start()
    status, _, err = run(capsys, "screen", pipe, "-w", watchlist)
    writer.join()
    assert (status, "4 rows read: 3 screened, 1 rejected" in err) == (0, True)


@pytest.mark.parametrize("time", ["yesterday", "25.11.2026", "2026-13-01"])
def test_what_is_no_time_is_refused(
    capsys: pytest.CaptureFixture[str], watchlist: Path, parties: Path, time: str
) -> None:
    status, out, err = run(capsys, "screen", parties, "-w", watchlist, "--run-at", time)
    assert (status, out) == (2, "")
    assert f"--run-at: {time!r} is not a time; write it as 2026-11-25T09:00Z" in err


def test_the_evidence_in_the_json_rebuilds_every_score(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path, parties: Path
) -> None:
    path = tmp_path / "r.json"
    assert run(capsys, "screen", parties, "-w", watchlist, "-w", SAMPLE, "--json", path)[0] == 0
    alerts = json.loads(path.read_text(encoding="utf-8"))["alerts"]
    assert alerts
    for alert in alerts:
        records = [Evidence(**{"reason": "", **record}) for record in alert["evidence"]]
        assert rebuild_score(records) == alert["score"]


def test_the_command_line_agrees_with_the_library(
    capsys: pytest.CaptureFixture[str], watchlist: Path, parties: Path
) -> None:
    _, out, _ = run(capsys, "match", "Xijinping", "-w", watchlist, "--kind", "person", "--birth-date", "1953", "--json")
    party = es.Party(name="Xijinping", kind="Person", birth_date="1953")
    [hit] = es.Screener(es.Watchlist.load(watchlist)).screen(party)
    assert [(found["entity"]["id"], found["score"]) for found in json.loads(out)] == [(hit.entity.id, hit.score)]
    _, printed, _ = run(capsys, "screen", parties, "-w", watchlist)
    assert f"{hit.score:.3f}" in printed


def test_names_are_utf8_whatever_the_locale(capsys: pytest.CaptureFixture[str], watchlist: Path) -> None:
    mangled = "习近平".encode().decode("ascii", "surrogateescape")
    assert "1 hit among" in run(capsys, "match", mangled, "-w", watchlist)[1]
    status, out, err = run(capsys, "match", "\udcff Xi", "-w", watchlist)
    assert (status, out) == (2, "")
    assert "is not UTF-8 text; give names as UTF-8" in err


def test_screen_says_which_columns_it_reads(capsys: pytest.CaptureFixture[str], watchlist: Path, parties: Path) -> None:
    _, _, err = run(capsys, "screen", parties, "-w", watchlist, "--column", "id=dob")
    assert "columns: name 'Firma', id 'dob', kind 'type', birth-date 'dob'; not used: 'nr'\n" in err


def test_an_own_table_becomes_a_watchlist(capsys: pytest.CaptureFixture[str], tmp_path: Path, parties: Path) -> None:
    table, mapping, output = (tmp_path / name for name in ("own.csv", "own.toml", "own.ftm.json"))
    table.write_text("Nr;Wer\n1;习近平\n", encoding="utf-8")
    mapping.write_text('source="own"\ndelimiter=";"\n[columns]\nNr="id"\nWer="name"\n', encoding="utf-8")
    status, _, err = run(capsys, "screen", parties, "-w", table)
    assert (status, "no list format recognises it, and it is not a document" in err) == (2, True)
    assert run(capsys, "build", table, "--mapping", mapping, "-o", output)[0] == 0
    assert "1 hit among 1 entities" in run(capsys, "match", "Xi Jinping", "-w", output)[1]


def test_a_document_among_lists_is_not_passed_over_in_silence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path
) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "w.ftm.json").write_bytes(watchlist.read_bytes())
    (folder / "note.md").write_text(DOCUMENT, encoding="utf-8")
    status, _, err = run(capsys, "build", folder, "-o", tmp_path / "all.ftm.json")
    assert status == 0
    assert f"left out: {folder / 'note.md'}: a document in a folder of lists" in err


def test_an_alert_is_one_line_and_commands_no_terminal(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path
) -> None:
    path = tmp_path / "p.csv"
    path.write_text('id,name\n1,"Xi\n\x1b]0;Jinping\x07"\n2,\u202eXi Jinping\n', encoding="utf-8")
    lines = run(capsys, "screen", path, "-w", watchlist, "--threshold", "0.5")[1].splitlines()
    assert [line.split()[1] for line in lines] == ["1", "2"]
    assert not any("\x1b" in line or "\u202e" in line for line in lines)


def test_screen_prints_without_files(capsys: pytest.CaptureFixture[str], watchlist: Path, parties: Path) -> None:
    status, out, err = run(capsys, "screen", parties, "-w", watchlist, "--fail-on-alert")
    assert status == 1
    assert [line.split()[1] for line in out.splitlines()] == ["1", "4"]
    assert "rejected: the name is a placeholder" in err
    status, out, _ = run(capsys, "screen", parties, "-w", SAMPLE, "--fail-on-alert", "--name-column", "nr")
    assert (status, out) == (0, "")


def test_a_threshold_changes_what_alerts(capsys: pytest.CaptureFixture[str], watchlist: Path) -> None:
    assert "1 hit among" in run(capsys, "match", "Xi Jinpign", "-w", watchlist)[1]
    assert "0 hits among" in run(capsys, "match", "Xi Jinpign", "-w", watchlist, "--threshold", "1")[1]


def test_snapshots_and_lists_give_the_same_alerts(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path, parties: Path
) -> None:
    snapshot = tmp_path / "w.snapshot"
    assert run(capsys, "build", watchlist, "-o", snapshot)[0] == 0
    plain = run(capsys, "screen", parties, "-w", watchlist)[1]
    assert run(capsys, "screen", parties, "-w", snapshot)[1] == plain
    assert run(capsys, "screen", parties, "-w", snapshot, "-w", SAMPLE)[1] == plain
    assert "0 hits among" in run(capsys, "match", "Xi Jinpign", "-w", snapshot, "--threshold", "1")[1]


def test_the_settings_of_a_snapshot_hold_beside_other_lists_too(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path
) -> None:
    strict, broad = tmp_path / "s.snapshot", tmp_path / "b.snapshot"
    for path, threshold in ((strict, 0.95), (broad, 0.5)):
        config = path.with_suffix(".toml")
        config.write_text(f"threshold = {threshold}\n", encoding="utf-8")
        assert run(capsys, "build", watchlist, "-o", path, "--config", config)[0] == 0
    words = ("match", "Xi Zhinping", "-w", watchlist)
    assert [len(json.loads(run(capsys, *words, "-w", path, "--json")[1])) for path in (strict, broad)] == [0, 1]
    status, _, err = run(capsys, *words, "-w", strict, "-w", broad)
    assert (status, "different settings; say which hold" in err) == (2, True)
    assert run(capsys, *words, "-w", strict, "-w", broad, "--preset", "broad")[0] == 0


def test_match_explains(capsys: pytest.CaptureFixture[str], watchlist: Path) -> None:
    status, out, _ = run(capsys, "match", "Hsi Chin-p'ing", "-w", watchlist, "--fail-on-alert")
    assert status == 1
    assert "Xi Jinping [x1, Person]" in out
    assert out.endswith("1 hit among 2 entities\n")
    assert run(capsys, "match", "Hsi Chin-p'ing", "-w", watchlist, "--exhaustive")[1] == out
    assert run(capsys, "match", "Emma Johansson", "-w", watchlist, "--fail-on-alert")[0] == 0


def test_compare(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "compare", "Xi Jinping", "习近平", "--kind", "person")
    assert "reaches the threshold" in out
    _, out, _ = run(capsys, "compare", "Xi Jinping", "习近平", "--kind", "person", "--json")
    assert json.loads(out)["score"] == es.compare("Xi Jinping", "习近平", kind="Person").score
    assert "is below" in run(capsys, "compare", "Emma Johansson", "习近平")[1]


def test_extract_review_build(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    document, table = tmp_path / "d.txt", tmp_path / "review.csv"
    document.write_text(DOCUMENT, encoding="utf-8")
    _, out, _ = run(capsys, "extract", document)
    assert ("Xi Jinping", "習近平", "Person") in {tuple(line.split("\t")[:3]) for line in out.splitlines()}
    assert run(capsys, "extract", document, "-o", table, "--html", tmp_path / "pages")[0] == 0
    assert "review.html" in {page.name for page in (tmp_path / "pages").iterdir()}
    assert [page.suffix for page in (tmp_path / "pages").iterdir()] == [".html", ".html"]
    rows = read_csv(table)
    for row in rows:
        row["keep"] = "yes" if row["kind"] == "Person" else "no"
    with table.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    words = ("build", "--reviewed", table, "--reviewer", "A. Analyst", "-o", tmp_path / "w.ftm.json")
    assert run(capsys, *words)[0] == 0
    [entity] = es.Watchlist.load(tmp_path / "w.ftm.json")
    assert entity.caption == "Xi Jinping"
    assert entity.properties["reviewedBy"] == ("A. Analyst",)
    document.write_text(DOCUMENT + "More.\n", encoding="utf-8")
    assert run(capsys, *words)[0] == 0  # its sentences are still there
    document.write_text("Nobody is named here.\n", encoding="utf-8")
    status, _, err = run(capsys, *words)
    assert status == 2
    assert "changed" in err


def test_extract_json_has_exact_spans(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    document = tmp_path / "d.txt"
    document.write_text(DOCUMENT, encoding="utf-8")
    assert run(capsys, "extract", document, "-o", tmp_path / "m.json")[0] == 0
    mentions = json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))
    assert mentions
    assert all(DOCUMENT[m["start"] : m["end"]] == m["name"] for m in mentions)


def test_a_broken_document_is_named_and_the_others_go_on(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "d.txt").write_text(DOCUMENT, encoding="utf-8")
    (tmp_path / "in" / "b.pdf").write_bytes(b"no pdf")
    status, _, err = run(capsys, "build", tmp_path / "in", "-o", tmp_path / "w.ftm.json")
    assert status == 0
    assert "left out: " in err
    assert "b.pdf" in err


def test_diff(capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path) -> None:
    entities = {entity.id: entity for entity in es.Watchlist.load(watchlist)}
    changed = entities["x1"].model_copy(update={"birth_dates": ("1953-06-16",)})
    new = tmp_path / "new.ftm.json"
    es.Watchlist([changed, es.Entity(id="x3", names=(es.Name(text="C"),))]).save(new)
    status, out, err = run(capsys, "diff", watchlist, new, "--fail-on-change")
    assert status == 1
    assert "~ x1  Xi Jinping\n    birth_dates: + 1953-06-16\n    birth_dates: - 1953-06-15" in out
    assert {"- x2  Zarya Optika OOO (Company)", "+ x3  C (LegalEntity)"} <= set(out.splitlines())
    assert "1 added, 1 removed, 1 changed" in err
    _, out, _ = run(capsys, "diff", watchlist, new, "--json")
    parts = json.loads(out)
    assert {part: [entity["id"] for entity in parts[part]] for part in parts} == {
        "added": ["x3"],
        "removed": ["x2"],
        "changed": ["x1"],
    }
    assert run(capsys, "diff", watchlist, watchlist, "--fail-on-change")[:2] == (0, "")


def test_validate_exact(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "validate", "--exact", "-w", SAMPLE)
    assert (status, out) == (
        0,
        "19 of 19 primary and strong names hit their own entity; 0 exceptions; 2 weak names not screened alone\n",
    )


def test_validate_prints_exceptions_with_a_reason(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "w.ftm.json"
    es.Watchlist([es.Entity(id="x1", kind="Person", names=(es.Name(text="Xi Jinping"), es.Name(text="---")))]).save(
        path
    )
    status, out, _ = run(capsys, "validate", "--exact", "-w", path)
    assert status == 1
    assert "x1: '---' (primary): the name has no letter and no digit" in out


def test_validate_keeps_figures_and_fails_when_they_become_worse(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (clean := tmp_path / "clean.csv").write_text("name,kind\nEmma Johansson,person\n", encoding="utf-8")
    figures, page = tmp_path / "v.json", tmp_path / "v.html"
    words = ("validate", SAMPLE, "--sample", 5, "--clean", clean)
    status, out, _ = run(capsys, *words, "--json", figures, "--html", page)
    assert status == 0
    assert "5 of 19 strong names" in out
    assert "clean.csv: 0 of 1 unlisted parties alert" in out
    assert page.read_text(encoding="utf-8").count("<svg") == 4
    status, out, _ = run(capsys, *words, "--compare", figures)
    assert (status, "no figure differs" in out) == (0, True)
    status, out, _ = run(capsys, *words, "--threshold", 0.99, "--compare", figures)
    assert (status, "worse than tolerated" in out) == (1, True)
    assert run(capsys, *words, "--compare", clean)[0] == 2


def test_lists_formats(capsys: pytest.CaptureFixture[str]) -> None:
    assert "ofac-csv" in run(capsys, "lists", "formats")[1]
    assert "us-ofac-sdn" in run(capsys, "lists", "available")[1]


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a log."""

    def log_message(self, *_arguments: object) -> None:
        pass


@pytest.mark.parametrize(
    "option",
    [("--redact",), ("--hash", "identifiers"), ("--html", "r.html"), ("--log", "l.jsonl"), ("--workers", "2")],
)
def test_what_spark_does_not_write_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path, parties: Path, option: tuple[str, ...]
) -> None:
    words = ("screen", parties, "-w", watchlist, "--spark", "local[1]", "-o", tmp_path / "alerts")
    status, _, err = run(capsys, *words, *option)
    assert status == 2
    assert "Spark writes alerts and rejected rows alone" in err
    assert not (tmp_path / "alerts").exists()


@pytest.fixture
def mirror() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(SAMPLE)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_lists_download(capsys: pytest.CaptureFixture[str], tmp_path: Path, mirror: str) -> None:
    words = (
        "lists",
        "download",
        "us-ofac-sdn",
        "--to",
        tmp_path,
        "--base-url",
        f"us-ofac-sdn={mirror}",
        "--attempts",
        "1",
    )
    status, out, _ = run(capsys, *words)
    assert (status, out.split("\t")[1]) == (1, "refused")  # ten entities are far fewer than the list should have
    status, out, _ = run(capsys, *words, "--allow-changes")
    assert (status, out.split("\t")[1]) == (0, "new")
    assert len(es.read_list(tmp_path / "us-ofac-sdn")) == 10
    assert run(capsys, "lists", "download", "us-ofac-sdn", "--base-url", "nonsense")[0] == 2


def test_alerts_go_to_a_device_and_leave_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path, parties: Path
) -> None:
    device = tmp_path / "null"
    device.symlink_to(os.devnull)
    status, _, err = run(capsys, "screen", parties, "-w", watchlist, "-o", device)
    assert status == 0
    assert "row      2  rejected" in err
    assert device.is_char_device()
    assert not list(tmp_path.glob("*.rejected.csv"))


def test_build_replaces_nothing_that_it_reads(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path
) -> None:
    before = watchlist.read_bytes()
    for source in (watchlist, tmp_path):
        status, _, err = run(capsys, "build", source, "-o", watchlist)
        assert status == 2
        assert "the watchlist would replace another file of this run; name another" in err
    assert watchlist.read_bytes() == before
    os.mkfifo(tmp_path / "p.ftm.json")
    status, _, err = run(capsys, "build", SAMPLE, "-o", tmp_path / "p.ftm.json")
    assert (status, "is a device or a pipe" in err) == (2, True)


@pytest.mark.parametrize("command", ["build", "screen", "match", "diff", "validate"])
def test_an_unknown_field_of_a_list_can_be_kept(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, parties: Path, command: str
) -> None:
    text = (Path(__file__).parents[1] / "cases" / "lists" / "un.xml").read_text(encoding="utf-8")
    path = tmp_path / "un.xml"
    path.write_text(text.replace("<GENDER>", "<SHOE_SIZE>9</SHOE_SIZE><GENDER>"), encoding="utf-8")
    words = {
        "build": (path, "-o", tmp_path / "out.ftm.json"),
        "screen": (parties, "-w", path),
        "match": ("John Doe", "-w", path),
        "diff": (path, path),
        "validate": ("--exact", "-w", path),
    }[command]
    status, _, err = run(capsys, command, *words)
    assert status == 2
    assert "unknown element SHOE_SIZE" in err
    assert "--unknown-fields keep" in err
    assert run(capsys, command, *words, "--unknown-fields", "keep")[0] == 0


def program(*words: object, behind: str = "") -> subprocess.CompletedProcess[str]:
    """The command line as a process, behind which a shell may write `| head`, `>> log`."""
    line = shlex.join([sys.executable, "-m", "entityscreen", *map(str, words)])
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(
        ["bash", "-c", f"{line} {behind}"], capture_output=True, text=True, env=environment, check=False
    )


def test_the_package_runs_as_a_module() -> None:
    ran = program("--version")
    assert (ran.returncode, ran.stdout) == (0, f"{es.build_info()}\n")


@needs_shell
def test_what_the_shell_has_opened_is_written_to_and_kept(tmp_path: Path, watchlist: Path, parties: Path) -> None:
    log, errors = tmp_path / "log", tmp_path / "errors"
    log.write_text("before\n", encoding="utf-8")
    errors.write_text("before\n", encoding="utf-8")
    words = ("screen", parties, "-w", watchlist, "-o", "/dev/stdout", "--rejected", "/dev/stderr")
    assert program(*words, behind=f">> {log} 2>> {errors}").returncode == 0
    assert [line.split(",")[0] for line in log.read_text(encoding="utf-8").splitlines()] == ["before", "row", "1", "4"]
    heading = "row,party_id,party_name,reason,nr,Firma,type,dob"
    said = errors.read_text(encoding="utf-8").splitlines()
    assert said[:3] == ["before", heading, "2,B,N/A,the name is a placeholder ('N/A'),B,N/A,,"]
    assert program("screen", parties, "-w", watchlist, "--json", "/dev/fd/3", behind=f"3>> {log}").returncode == 0
    assert '"counts": {' in log.read_text(encoding="utf-8")
    assert log.read_text(encoding="utf-8").startswith("before\nrow,")


@needs_shell
@pytest.mark.parametrize("words", [("--help",), ("lists", "available"), ("compare", "Xi Jinping", "习近平")])
def test_a_closed_pipe_is_no_alert(words: tuple[str, ...]) -> None:
    ran = program(*words, behind="| true; exit ${PIPESTATUS[0]}")
    assert (ran.returncode, ran.stderr) == (141, "")


@needs_shell
def test_screen_behind_a_closed_pipe_writes_no_half_file(tmp_path: Path, watchlist: Path, parties: Path) -> None:
    words = ("screen", parties, "-w", watchlist, "-o", tmp_path / "a.csv", "--show", "--fail-on-alert")
    assert program(*words, behind="| true; exit ${PIPESTATUS[0]}").returncode == 141
    assert not list(tmp_path.glob("*a.csv*"))


def test_a_file_with_a_heading_alone_is_warned_of(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path
) -> None:
    (tmp_path / "p.csv").write_text("name\n", encoding="utf-8")
    status, _, err = run(capsys, "screen", tmp_path / "p.csv", "-w", watchlist)
    assert (status, "WARNING: the file has a heading and no rows: nobody was screened\n" in err) == (0, True)


def test_parts_of_names_can_be_chosen(capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path) -> None:
    (tmp_path / "p.csv").write_text("Given name,Lahi,Kolor\nJinping,Xi,Paris\n", encoding="utf-8")
    status, out, err = run(capsys, "screen", tmp_path / "p.csv", "-w", watchlist)
    assert (status, out) == (0, "")
    warning = "WARNING: only given names are read ('Given name'), no surname; give --column last-name=HEADING, perhaps"
    assert f"{warning} 'Lahi' or 'Kolor'\n" in err
    status, out, err = run(capsys, "screen", tmp_path / "p.csv", "-w", watchlist, "--column", "last-name=Lahi")
    assert (status, "Xi Jinping" in out, "WARNING" in err) == (0, True, False)


@pytest.mark.parametrize("second", [("--column", "name=nr"), ("--column", "name=Firma", "--column", "name=nr")])
def test_a_name_has_one_column(
    capsys: pytest.CaptureFixture[str], watchlist: Path, parties: Path, second: tuple[str, ...]
) -> None:
    status, _, err = run(capsys, "screen", parties, "-w", watchlist, "--name-column", "Firma", *second[:2])
    assert (status, "--column: name is given twice: 'Firma' and " in err) == (2, True)
    status, _, err = run(capsys, "screen", parties, "-w", watchlist, *second[-2:], "--column", "name=Firma")
    assert (status, "first-name=..., last-name=..." in err) == (2, True)


def test_the_reports_say_which_columns_were_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path, parties: Path
) -> None:
    files = [tmp_path / name for name in ("r.json", "r.html", "again.json", "again.html")]
    for json_file, html_file in (files[:2], files[2:]):
        run(capsys, "screen", parties, "-w", watchlist, "--json", json_file, "--html", html_file)
    columns = json.loads(files[0].read_text(encoding="utf-8"))["run"]["columns"]
    assert columns["read"][0] == {"field": "name", "headings": ["Firma"]}
    assert [use["field"] for use in columns["read"]] == ["name", "id", "kind", "birth-date"]
    assert (columns["unused"], columns["notes"]) == ([], [])
    page = files[1].read_text(encoding="utf-8")
    assert "<h2>Columns</h2>" in page
    assert "<dt>birth-date</dt>" in page
    assert [file.read_bytes() for file in files[:2]] == [file.read_bytes() for file in files[2:]]


def test_csv_for_excel_begins_with_a_mark(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path, parties: Path
) -> None:
    plain, marked = tmp_path / "plain.csv", tmp_path / "marked.csv"
    run(capsys, "screen", parties, "-w", watchlist, "-o", plain)
    run(capsys, "screen", parties, "-w", watchlist, "-o", marked, "--excel")
    assert marked.read_bytes() == b"\xef\xbb\xbf" + plain.read_bytes()
    assert (tmp_path / "marked.rejected.csv").read_bytes().startswith(b"\xef\xbb\xbfrow")


def test_pages_of_documents_are_not_hidden_and_not_written_over(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("in", "work/in"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "d.txt").write_text(DOCUMENT, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "work")
    run(capsys, "extract", "../in", "in", "--html", "pages")
    assert sorted(page.name for page in Path("pages").iterdir()) == ["in_d.txt-2.html", "in_d.txt.html", "review.html"]


def test_a_number_alone_is_screened(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    number = es.Identifier(type="passport", value="A1234567", country="EG")
    listed = es.Entity(id="x1", kind="Person", names=("Ma Yun",), identifiers=(number,))
    es.Watchlist([listed]).save(path := tmp_path / "w.ftm.json")
    assert "1 hit among" in run(capsys, "match", "-w", path, "--identifier", "Passport: A1234567 (Egypt)")[1]
    assert "1 hit among" in run(capsys, "match", "Someone Else", "-w", path, "--identifier", "A1234567")[1]
    status, _, err = run(capsys, "match", "-w", path)
    assert (status, "NAME: the name is empty" in err) == (2, True)
    (tmp_path / "p.csv").write_text("x,land,who\nA1234567,Egypt,\n", encoding="utf-8")
    columns = ("--column", "passport=x", "--column", "passport-country=land", "--name-column", "who")
    status, out, err = run(capsys, "screen", tmp_path / "p.csv", "-w", path, *columns)
    assert (status, "Ma Yun" in out, "1 alerts on 1 rows" in err) == (0, True, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-o", "."), ".: the alerts cannot replace a folder; give a file name"),
        (("-o", "a.xls"), "a.xls: no table of results has the ending '.xls'"),
        (("--column", "passprt=nr"), "--column: 'passprt' is not a field of a party; take one of name, "),
    ],
)
def test_what_screen_refuses(
    capsys: pytest.CaptureFixture[str], watchlist: Path, parties: Path, words: tuple[str, ...], said: str
) -> None:
    status, _, err = run(capsys, "screen", parties, "-w", watchlist, *words)
    assert (status, said in err) == (2, True)


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--address", "12 Kirovogradskaya ulitsa, Tver, 170000, Russia"),
        ("--phone", "+7 4822 555123"),
        ("--email", "Desk@Zarya.example"),
        ("--website", "www.zarya-optika.example"),
    ],
)
def test_a_contact_detail_stands_instead_of_a_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, value: str
) -> None:
    properties = {"phone": ("+74822555123",), "email": ("desk@zarya.example",), "website": ("zarya-optika.example",)}
    addresses = ["12 Kirovogradskaya ulitsa, 170000 Tver, Russia"]
    entity = es.Entity(id="z", kind="Company", names=["Zarya Optika"], addresses=addresses, properties=properties)
    es.Watchlist([entity]).save(tmp_path / "z.ftm.json")
    assert "Zarya Optika [z, Company]" in run(capsys, "match", "-w", tmp_path / "z.ftm.json", option, value)[1]
    why_not = run(capsys, "why-not", "", "z", "-w", tmp_path / "z.ftm.json", option, value)[1]
    assert why_not.startswith("It alerts")
    assert run(capsys, "match", "-w", tmp_path / "z.ftm.json")[0] == 2


def test_shadow_shows_what_other_settings_and_another_list_change(
    watchlist: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parties = tmp_path / "p.csv"
    parties.write_text("id,name\n1,Xi Jinpin\n2,Zarya Optika\n3,Emma\n", encoding="utf-8")
    strict, loose, facts = tmp_path / "strict.toml", tmp_path / "loose.toml", tmp_path / "shadow.json"
    strict.write_text("threshold = 0.99\n", encoding="utf-8")
    loose.write_text("threshold = 0.78\n", encoding="utf-8")
    asked = ["shadow", loose, strict, parties, "-w", watchlist, "--json", facts]
    status, out, _ = run(capsys, *asked, "--most-lost", 0)
    assert status == 1
    assert "- row 1 Xi Jinpin / Xi Jinping [x1]" in out
    assert "gone: the later score is" in out
    assert "the threshold 0.99" in out
    assert "the later score is" in facts.read_text(encoding="utf-8")
    assert run(capsys, *asked, "--most-lost", 9)[0] == 0
    shorter = tmp_path / "shorter.ftm.json"
    es.Watchlist([es.Watchlist.load(watchlist)["x1"]]).save(shorter)
    status, out, _ = run(capsys, "shadow", shorter, watchlist, parties, "--most-gained", 0)
    assert (status, "new: the entity is not on the earlier list" in out) == (1, True)
    assert run(capsys, "shadow", loose, strict, parties)[0] == 2


def test_retention_takes_a_day_in_any_form_of_iso_8601(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path, parties: Path
) -> None:
    """As texts, `2026-12-03` sorts before `20261201`: a run that ended after the day was erased."""
    assert run(capsys, "screen", parties, "-w", watchlist, "-o", tmp_path / "a.csv")[0] == 0
    place = tmp_path / "a.csv.manifest.json"
    place.write_text(json.dumps(json.loads(place.read_text(encoding="utf-8")) | {"ended": "2026-12-03T09:00:00+00:00"}))
    for day, erases in (("20261201", False), ("2026-W49-2", False), ("20261204", True)):
        said = run(capsys, "forget", "--everybody", "--before", day, place, "--reason", "kept", "--dry-run")[1]
        assert bool(said) is erases
