"""Errors that a user makes end in one sentence with the place and the fix, exit status 2, never a traceback."""

from __future__ import annotations

import gzip
import os
import re
import signal
import time
from pathlib import Path

import pytest

import entityscreen as es
from entityscreen.cli import main
from entityscreen.errors import EntityScreenError, UnknownEntityError


def end(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str]:
    with pytest.raises(SystemExit) as ended:
        main([str(word) for word in words])
    return int(ended.value.code or 0), capsys.readouterr().err


@pytest.fixture
def watchlist(tmp_path: Path) -> Path:
    path = tmp_path / "w.ftm.json"
    es.Watchlist([es.Entity(id="x1", kind="Person", names=(es.Name(text="Xi Jinping"),))]).save(path)
    return path


@pytest.fixture
def parties(tmp_path: Path) -> Path:
    path = tmp_path / "p.csv"
    path.write_text("id,name\n1,Xi Jinping\n", encoding="utf-8")
    return path


PARTY_FILES = {
    "a missing file": ("nix.csv", None, "no such file"),
    "an empty file": ("p.csv", b"", "the file is empty"),
    "a wrong encoding": ("p.csv", "id,name\n1,José\n".encode("cp1252"), "--encoding"),
    "UTF-16 without a mark": ("p.csv", "id,name\n1,José\n".encode("utf-16-le"), "--encoding utf-16-le"),
    "no name column": ("p.csv", b"a,b\n1,2\n", "--name-column"),
    "another format": ("p.doc", b"x", "ending"),
    "a broken workbook": ("p.xlsx", b"PK", "XLSX"),
    "a broken Parquet file": ("p.parquet", b"PAR1", "Parquet"),
    "a file cut short": ("p.csv.gz", gzip.compress(b"id,name\n1,Xi\n" * 999)[:30], "copy or fetch it again"),
    "an open quote in the heading": ("p.csv", b'id,"name\n1,Xi\n', "a quote opens in line 1 and never closes"),
}


@pytest.mark.parametrize("case", PARTY_FILES)
def test_files_of_parties(capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path, case: str) -> None:
    name, content, said = PARTY_FILES[case]
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    output = tmp_path / "alerts.csv"
    status, text = end(capsys, "screen", path, "-w", watchlist, "-o", output)
    assert status == 2
    assert said in text
    assert str(path) in text
    assert re.fullmatch(r"entityscreen: [^\n]+; [^\n]+\n", text)
    assert not output.exists()


WATCHLISTS = {
    "a missing file": ("nix.json", None),
    "an empty file": ("w.json", b""),
    "an empty list": ("sdn.csv", b"\x1a"),
    "a broken snapshot": ("w.snapshot", b"no snapshot at all"),
    "an empty snapshot": ("w.snapshot", b""),
    "no FollowTheMoney": ("w.ftm.json", b'{"id": "x"}\n'),
    "broken FollowTheMoney": ("w.ftm.json", b'{"id": "x1", "schema": "Person", "properties": {"name": ["A"'),
    "an unknown format": ("w.bin", bytes(range(256))),
    "a document that names nobody": ("w.txt", b"It rained all day."),
}


@pytest.mark.parametrize("case", WATCHLISTS)
def test_watchlists(capsys: pytest.CaptureFixture[str], tmp_path: Path, parties: Path, case: str) -> None:
    name, content = WATCHLISTS[case]
    path = tmp_path / "lists" / name
    path.parent.mkdir()
    if content is not None:
        path.write_bytes(content)
    status, text = end(capsys, "screen", parties, "-w", path)
    assert status == 2
    assert re.search(r"^entityscreen: [^\n]*" + re.escape(name) + r"[^\n]*; [^\n]+\n\Z", text, re.MULTILINE)


def test_an_empty_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path, parties: Path) -> None:
    (tmp_path / "empty").mkdir()
    status, text = end(capsys, "screen", parties, "-w", tmp_path / "empty")
    assert status == 2
    assert re.fullmatch(r"entityscreen: [^\n]*empty[^\n]*; [^\n]+\n", text)


def test_a_snapshot_of_another_version(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path, parties: Path
) -> None:
    snapshot = tmp_path / "w.snapshot"
    assert end(capsys, "build", watchlist, "-o", snapshot)[0] == 0
    content = snapshot.read_bytes()
    version = es.__version__.encode()
    assert version in content
    snapshot.write_bytes(content.replace(version, b"9" * len(version), 1))
    status, text = end(capsys, "screen", parties, "-w", snapshot)
    assert status == 2
    assert re.fullmatch(r"entityscreen: [^\n]*w\.snapshot[^\n]*; [^\n]+\n", text)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("match", " "), "the name is empty"),
        (("match", "..."), "the name has no letter and no digit"),
        (("match", "A", "--kind", "dragon"), "--kind"),
        (("match", "A", "--birth-date", "soon"), "--birth-date"),
        (("match", "A", "--gender", "blue"), "--gender"),
        (("match", "A", "--country", "Atlantis"), "--country"),
        (("match", "A", "--config", "nix.toml"), "nix.toml"),
        (("match", "A", "--config", "nix.toml", "--preset", "strict"), "--preset"),
    ],
)
def test_options(capsys: pytest.CaptureFixture[str], watchlist: Path, words: tuple[str, ...], said: str) -> None:
    status, text = end(capsys, *words, "-w", watchlist)
    assert status == 2
    assert said in text
    assert text.count("\n") == 1


@pytest.mark.parametrize(
    "words", [("frob",), ("match", "A"), ("compare", "A"), ("screen", "p.csv", "-w", "x", "--threshold", "7")]
)
def test_usage(capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    status, text = end(capsys, *words)
    assert status == 2
    assert "Traceback" not in text


def test_a_setting_that_does_not_exist(capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path) -> None:
    config = tmp_path / "c.toml"
    config.write_text("treshold = 0.8\nweak_aliases = 'perhaps'\n", encoding="utf-8")
    status, text = end(capsys, "match", "A", "-w", watchlist, "--config", config)
    assert status == 2
    assert "treshold" in text
    assert "weak_aliases" in text


def test_a_place_that_cannot_be_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path, parties: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for words in (("screen", parties, "-w", watchlist, "-o"), ("build", watchlist, "-o")):
        status, text = end(capsys, *words, tmp_path / "file" / "x.json")
        assert status == 2
        assert re.fullmatch(r"entityscreen: [^\n]+\n", text)


def test_no_output_replaces_another_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path, parties: Path
) -> None:
    config = tmp_path / "c.toml"
    config.write_text("threshold = 0.8\n", encoding="utf-8")
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "w.ftm.json").write_bytes(watchlist.read_bytes())
    files = (parties, watchlist, config, folder / "w.ftm.json")
    before = [path.read_bytes() for path in files]
    outputs = *(("-o", path) for path in files), ("-o", tmp_path / "a.csv", "--html", tmp_path / "a.csv")
    for words in outputs:
        status, text = end(capsys, "screen", parties, "-w", watchlist, "-w", folder, "--config", config, *words)
        assert status == 2
        assert "would replace another file" in text
    assert [path.read_bytes() for path in files] == before


def test_an_output_that_is_a_folder_is_refused_before_the_screening(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path, parties: Path
) -> None:
    (tmp_path / "out").mkdir()
    status, text = end(capsys, "screen", parties, "-w", watchlist, "-o", tmp_path / "out")
    assert (status, "cannot replace a folder; give a file name" in text) == (2, True)


def test_no_option_of_build_is_forgotten(capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path) -> None:
    assert end(capsys, "build", watchlist, "-o", tmp_path / "w.doc")[0] == 2
    assert end(capsys, "build", "-o", tmp_path / "w.ftm.json")[0] == 2
    assert end(capsys, "build", "--reviewed", tmp_path / "nix.csv", "-o", tmp_path / "w.ftm.json")[0] == 2
    assert end(capsys, "extract", watchlist, "-o", tmp_path / "w.xml")[0] == 2
    assert end(capsys, "validate")[0] == 2


def test_a_review_that_cannot_be_applied_has_a_line_a_row(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "d.md").write_text("President Xi Jinping (習近平) met Liu Pengyu (劉鵬宇).\n", encoding="utf-8")
    assert end(capsys, "extract", "d.md", "-o", "r.csv")[0] == 0
    table = (tmp_path / "r.csv").read_text(encoding="utf-8-sig")
    (tmp_path / "r.csv").write_text(table.replace("\nyes,", "\nperhaps,"), encoding="utf-8")
    status, text = end(capsys, "build", "--reviewed", "r.csv", "-o", "w.ftm.json")
    assert status == 2
    head, *lines = text.splitlines()
    assert head == "entityscreen: r.csv: 2 rows cannot be applied:"
    assert [line.split(";")[0] for line in lines] == [f"  r.csv:{row}: keep is 'perhaps'" for row in (2, 3)]
    (tmp_path / "r.csv").write_text(table.replace("\nyes,", "\nno,"), encoding="utf-8")
    status, text = end(capsys, "build", "--reviewed", "r.csv", "-o", "w.ftm.json")
    assert (status, "nothing is left; keep a row" in text) == (2, True)


def test_one_tree() -> None:
    assert issubclass(UnknownEntityError, EntityScreenError)
    assert str(EntityScreenError("bad", where="f", fix="fix it")) == "f: bad; fix it"
    assert str(UnknownEntityError("none")) == "none"


def test_an_interruption_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, watchlist: Path, parties: Path
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(es.Screener, "screen_many", interrupt)
    output = tmp_path / "a.csv"
    status, text = end(capsys, "screen", parties, "-w", watchlist, "-o", output)
    assert (status, text.strip(), output.exists()) == (130, "entityscreen: interrupted", False)


def test_being_told_to_end_leaves_no_draft(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path, parties: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(*_: object, **__: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(30)

    monkeypatch.setattr("entityscreen.screening.runs.run.screen_rows", told)
    before = signal.getsignal(signal.SIGTERM)
    status, text = end(capsys, "screen", parties, "-w", watchlist, "-o", tmp_path / "alerts.csv")
    assert (status, text) == (143, "entityscreen: terminated\n")
    assert not [path for path in tmp_path.iterdir() if "alerts" in path.name]
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_snapshot_is_named_where_a_watchlist_is_loaded(tmp_path: Path) -> None:
    es.Screener(es.Watchlist([es.Entity(id="x1", kind="Person", names=["Xi Jinping"])])).save(tmp_path / "l.snapshot")
    with pytest.raises(EntityScreenError, match=r"is the snapshot of a screener.*load it with Screener\.load"):
        es.Watchlist.load(tmp_path / "l.snapshot")


@pytest.mark.parametrize(
    ("text", "encoding", "proposed"),
    [("José García", "cp1252", "cp1252"), ("Jürgen Groß", "cp1252", "cp1252"), ("习近平", "gb18030", "gb18030")],
)
def test_the_likeliest_encoding_is_proposed_first(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path, text: str, encoding: str, proposed: str
) -> None:
    (tmp_path / "p.csv").write_bytes(f"id,name\n1,{text}\n".encode(encoding))
    status, err = end(capsys, "screen", tmp_path / "p.csv", "-w", watchlist)
    assert (status, f"give what it was written in: --encoding {proposed}" in err) == (2, True), err


def test_a_key_that_is_there_twice_is_no_list(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path
) -> None:
    (tmp_path / "p.jsonl").write_text('{"name": "Ann", "name": "Bob"}\n', encoding="utf-8")
    status, err = end(capsys, "screen", tmp_path / "p.jsonl", "-w", watchlist)
    assert (status, "the key 'name' is there twice" in err, "list around" in err) == (2, True, False), err


def test_a_file_of_which_every_row_is_rejected_is_an_error(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, watchlist: Path
) -> None:
    (tmp_path / "p.csv").write_text("id,name\n1,N/A\n2,???\n", encoding="utf-8")
    status, err = end(capsys, "screen", tmp_path / "p.csv", "-w", watchlist, "--rejected", tmp_path / "r.csv")
    assert (status, "nothing was screened: all 2 are rejected" in err) == (2, True), err
    assert len((tmp_path / "r.csv").read_text("utf-8").splitlines()) == 3


@pytest.mark.parametrize("name", ["x.txt", "x.dat"])
def test_an_ending_of_no_table_is_refused(
    capsys: pytest.CaptureFixture[str], parties: Path, watchlist: Path, tmp_path: Path, name: str
) -> None:
    status, err = end(capsys, "screen", parties, "-w", watchlist, "-o", tmp_path / name)
    assert (status, "end it in .csv" in err, (tmp_path / name).exists()) == (2, True, False), err


def test_a_full_disk_is_named_with_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EntityScreenError, match=r"out\.ftm\.json: cannot be written: No space left on device; free"):
        es.Watchlist([es.Entity(id="x1", kind="Person", names=["Xi Jinping"])]).save(tmp_path / "out.ftm.json")
