"""Payment files, folders and tables: what is found, decided and recorded."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

import entityscreen as es
from entityscreen.errors import InvalidInputError
from entityscreen.model.decision import Decision
from entityscreen.screening.decisions import DecisionStore, decide
from entityscreen.screening.runs.manifest import Manifest
from entityscreen.screening.runs.replay import replay

MESSAGE = ":20:1\n:50F:/DE12\n1/PAVEL ORLOVSKY\n4/19610503\n:70:rent of Polar Star"


@pytest.fixture(scope="module")
def screener() -> es.Screener:
    man = es.Entity(id="man", kind="Person", names=["Pavel Orlovsky"], birth_dates=["1961-05-03"])
    return es.Screener(es.Watchlist([man, es.Entity(id="ship", kind="Vessel", names=["Polar Star"])]))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.xml").write_text("<a>", encoding="utf-8")
    (folder / "b.txt").write_text(MESSAGE, encoding="utf-8")
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_cells_of_a_table_are_searched(tmp_path: Path, screener: es.Screener) -> None:
    table, found = tmp_path / "t.csv", list[Any]()
    table.write_text("ref,remark\n1,rent\n2,to Pavel Orlovsky\n", encoding="utf-8")
    summary = screener.screen_file(table, texts=True, on_hit=found.append)
    assert [row[:6] for row in found] == [("t.csv", 2, "remark", "3", "17", "Pavel Orlovsky")]
    assert (summary.counts.texts, summary.counts.alerts) == (2, 1)


def test_a_message_of_a_folder_that_cannot_be_read_is_rejected(
    tmp_path: Path, folder: Path, screener: es.Screener
) -> None:
    summary = screener.screen_file(folder, texts=True, output=tmp_path / "hits.csv")
    assert str(summary.counts) == "1 texts read, 1 rejected; 2 listed names found"
    assert [(row["field"], row["entity_id"]) for row in rows(tmp_path / "hits.csv")] == [("50F", "man"), ("70", "ship")]
    (rejected,) = rows(tmp_path / "hits.rejected.csv")
    assert (rejected["file"], "is not XML" in rejected["reason"]) == ("a.xml", True)


def test_a_decided_hit_is_found_no_more_and_the_run_is_done_again(
    tmp_path: Path, folder: Path, screener: es.Screener
) -> None:
    output, store = tmp_path / "hits.csv", DecisionStore(tmp_path / "d.db")
    screener.screen_file(folder, texts=True, output=output)
    manifest = Manifest.load(output)
    assert (manifest.sort, manifest.counts["alerts"], len(manifest.parties.sha256)) == ("texts", 2, 64)
    assert replay(manifest, screener).is_same
    made = Decision("", "", "false", "another ship", "ann", "2026-11-29T10:00", "", "", "")
    store.add([decide(manifest, "Polar Star", "ship", made)])
    again = screener.screen_file(folder, texts=True, output=output, decisions=tmp_path / "d.db")
    assert [row["entity_id"] for row in rows(output)] == ["man"]
    assert again.counts.alerts == 1
    assert replay(Manifest.load(output), screener).is_same
    (folder / "b.txt").write_text("Polar Star", encoding="utf-8")
    assert any("party file differs" in line for line in replay(Manifest.load(output), screener).differences)


def test_what_a_search_of_texts_does_not_take(folder: Path, screener: es.Screener) -> None:
    with pytest.raises(InvalidInputError, match="a search of texts does not take --html"):
        screener.screen_file(folder, texts=True, html="a.html")
