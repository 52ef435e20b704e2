"""Reports hold what the run found, whole or not at all, and nothing in them runs."""

from __future__ import annotations

import base64
import csv
import json
import os
import re
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.errors import InvalidInputError, SourceError
from entityscreen.model.config import ScreeningConfig
from entityscreen.model.entity import Entity, Provenance
from entityscreen.model.evidence import Evidence, rebuild_score
from entityscreen.model.hit import Hit
from entityscreen.model.name import Name
from entityscreen.model.party import Party
from entityscreen.reports import (
    Alert,
    RunFacts,
    RunInput,
    gather_lists,
    write_alerts,
    write_html,
    write_json,
    write_rows,
)
from entityscreen.reports.alert import ALERT_COLUMNS
from entityscreen.reports.page_data import cut_name, page_data
from entityscreen.reports.row_files import defuse
from entityscreen.whole_files import write_text

PROVENANCE = Provenance(
    source="us-ofac-sdn", record_id="42", source_date="2026-11-20", sha256="ab" * 32, programmes=("SDGT",)
)
NAMES = (Name(text="Xi Jinping"), Name(text="習近平", type="alias"))
ENTITY = Entity(id="x1", kind="Person", names=NAMES, birth_dates=("1953",), provenance=(PROVENANCE,))
EVIDENCE = (
    Evidence("pair", "the same in another script", "习近平", "習近平", 1.0, 1.0, 1.0),
    Evidence("attribute", "birth date: a year apart", "1954", "1953", amount=-0.15),
)
COUNTS: Mapping[str, int] = {"rows": 3, "screened": 2, "rejected": 1}


def alert(name: str = "习近平", row: int = 1) -> Alert:
    hit = Hit(ENTITY, 0.85, NAMES[1], name, EVIDENCE, 0.8, 1.0)
    return Alert(row, 1, Party(name=name, id="c1", kind="Person", birth_date="1954"), hit, ("odd",))


def facts(run_at: str = "") -> RunFacts:
    given = RunInput("0.1.0", "parties.csv", "cd" * 32, run_at)
    return RunFacts(given, ScreeningConfig(), "ef" * 32, 1, gather_lists([ENTITY]))


def html_of(path: Path, *alerts: Alert) -> str:
    with write_html(path, facts(), lambda: COUNTS) as write:
        for found in alerts:
            write(found)
    return path.read_text(encoding="utf-8")


def test_csv_has_every_column_and_a_row_an_alert(tmp_path: Path) -> None:
    path = tmp_path / "new" / "alerts.csv"
    with write_alerts(path) as write:
        write(alert())
        write(alert("Xi, Jinping", 2))
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert list(rows[0]) == list(ALERT_COLUMNS)
    assert [row["party_name"] for row in rows] == ["习近平", "Xi, Jinping"]
    first = rows[0]
    assert (first["row"], first["party_id"], first["entity_id"]) == ("1", "c1", "x1")
    assert (first["score"], first["name_score"]) == ("0.850000", "1.000000")
    assert (first["matched_name"], first["name_type"], first["list"]) == ("習近平", "alias", "us-ofac-sdn")
    assert (first["programme"], first["labels"], first["flags"]) == ("SDGT", "birth date: a year apart", "odd")
    assert "record 42" in first["provenance"]
    assert "another script" in first["explanation"]


CELLS = ("=1+1", "Ли\x0b <&>", "x" * 40_000)


def read_xlsx(path: Path) -> list[dict[str, Any]]:
    heading, *rows = pytest.importorskip("openpyxl").load_workbook(path).active.values
    return [dict(zip(heading, row, strict=True)) for row in rows]


READERS: dict[str, Callable[[Path], list[dict[str, Any]]]] = {
    "a.jsonl": lambda path: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()],
    "a.xlsx": read_xlsx,
    "a.parquet": lambda path: pytest.importorskip("pyarrow.parquet").read_table(path).to_pylist(),
}


@pytest.mark.parametrize("name", READERS)
def test_other_forms_have_the_same_rows_and_the_cells_of_the_party_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for _ in range(2):
        before = path.read_bytes() if path.exists() else b""
        with write_alerts(path, ("Firma", "row", "Name")) as write:
            write(replace(alert(), cells=CELLS))
            write(replace(alert("Xi, Jinping", 2), cells=CELLS))
    assert path.read_bytes() == before  # no clock is in it
    first, second = READERS[name](path)
    assert tuple(first) == (*ALERT_COLUMNS, "Firma", "original row", "Name")
    assert (first["row"], first["score"], first["party_name"], second["party_name"]) == (
        1,
        0.85,
        "习近平",
        "Xi, Jinping",
    )
    assert first["Firma"] == "=1+1"
    if name != "a.xlsx":
        assert (first["original row"], first["Name"]) == CELLS[1:]
    else:
        assert len(str(first["Name"])) == 32_767


@pytest.mark.parametrize("name", READERS)
def test_a_delta_has_the_score_before_as_a_number_or_nothing(tmp_path: Path, name: str) -> None:
    with write_alerts(tmp_path / name, ("Firma",), changes=True) as write:
        write(replace(alert(), cells=("a",), change="changed", score_before=0.9))
        write(replace(alert(), cells=("b",), change="new"))
    first, second = READERS[name](tmp_path / name)
    assert (first["change"], first["score_before"], first["Firma"]) == ("changed", 0.9, "a")
    assert (second["change"], second["score_before"], second["Firma"]) == ("new", None, "b")


def test_a_workbook_goes_on_where_a_sheet_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    monkeypatch.setattr("entityscreen.reports.row_files._SHEET_ROWS", 3)
    with write_rows(tmp_path / "a.xlsx", ("a",)) as write:
        for number in range(5):
            write((str(number),))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert [[row[0] for row in sheet.values] for sheet in book] == [["a", "0", "1"], ["a", "2", "3"], ["a", "4"]]


@pytest.mark.parametrize("name", READERS)
def test_no_alerts_are_an_empty_table(tmp_path: Path, name: str) -> None:
    with write_alerts(tmp_path / name, ("Firma",)):
        pass
    assert READERS[name](tmp_path / name) == []


def test_no_file_of_another_form_is_written(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match=r"no table of results has the ending '\.xls'; end it in \.csv"):
        write_rows(tmp_path / "a.xls", ("a",))


def test_json_rebuilds_the_score(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    with write_json(path, facts("2026-11-25T10:00:00Z"), lambda: COUNTS) as write:
        write(alert())
        write(alert())
    run = json.loads(path.read_text(encoding="utf-8"))
    assert run["counts"] == COUNTS
    assert run["run"]["run_at"] == "2026-11-25T10:00:00Z"
    assert run["run"]["config_digest"] == ScreeningConfig().digest
    records = [Evidence(**{"reason": "", **record}) for record in run["alerts"][1]["evidence"]]
    assert rebuild_score(records) == run["alerts"][1]["score"]


def test_empty_reports_are_whole(tmp_path: Path) -> None:
    with write_json(tmp_path / "run.json", facts(), lambda: COUNTS):
        pass
    assert json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))["alerts"] == []
    assert html_of(tmp_path / "run.html").endswith("</html>\n")


def data_of(page: str) -> dict[str, Any]:
    packed = re.search(r'id="data">([A-Za-z0-9+/=]+)<', page)
    assert packed
    data: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(packed[1])))
    return data


def test_html_shows_the_run_and_the_alert(tmp_path: Path) -> None:
    page = html_of(tmp_path / "r.html", alert())
    for text in ("parties.csv", "cd" * 32, "ef" * 32, ScreeningConfig().digest, "2026-11-20", "ab" * 32):
        assert text in page
    data = data_of(page)
    assert data["run"] == facts().run_id
    (party,), (listed,) = data["parties"], data["entities"]
    assert (party["row"], party["id"], party["flags"]) == (1, "c1", ["odd"])
    (hit,) = party["hits"]
    assert (hit["score"], hit["query"], hit["listed"]) == (0.85, [["习近平", 0]], [["習近平", 0]])
    assert (hit["evidence"][1]["field"], hit["evidence"][1]["verdict"]) == ("birth date", "conflict")
    assert listed["provenance"][0]["programmes"] == ["SDGT"]


def test_html_orders_by_chance_where_it_was_measured(tmp_path: Path) -> None:
    found = alert()
    measured = replace(found, hit=replace(found.hit, chance=3.5))
    for one, shown in ((found, False), (measured, True)):
        page = html_of(tmp_path / "r.html", one)
        assert ("rarest by accident" in page) is shown
        assert ("chance" in data_of(page)["parties"][0]["hits"][0]) is shown


def test_html_asks_nothing_of_a_network(tmp_path: Path) -> None:
    page = html_of(tmp_path / "r.html", alert())
    assert "default-src 'none'; script-src 'sha256-" in unescape(page)
    assert "unsafe" not in page
    assert not re.search(r"<[^>]*(?:src|href)\s*=\s*[\"'](?!#)|@import|url\(", page)


def test_html_keeps_the_parties_with_the_highest_scores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("entityscreen.reports.html.PAGE_LIMIT", 4)
    scores = {1: (0.8,), 2: (0.9, 0.85), 3: (0.8, 0.79), 4: (0.95,)}
    found = [replace(alert(row=row), hit=replace(alert().hit, score=score)) for row in scores for score in scores[row]]
    page = html_of(tmp_path / "r.html", *found)
    assert [(party["row"], len(party["hits"])) for party in data_of(page)["parties"]] == [(4, 1), (2, 2), (1, 1)]
    assert "2 more are in the CSV and JSON" in page


def test_html_has_rejected_and_flagged_rows(tmp_path: Path) -> None:
    with write_html(tmp_path / "r.html", facts(), lambda: COUNTS) as report:
        report.reject(("7", "c7", "--", "the name has no letters"))
        report.flag(("8", "c8", "ACME", "odd"))
    tables = data_of((tmp_path / "r.html").read_text(encoding="utf-8"))["tables"]
    assert tables["rejected"] == [["7", "c7", "--", "the name has no letters"]]
    assert tables["flagged"] == [["8", "c8", "ACME", "odd"]]


def test_equal_input_gives_equal_bytes(tmp_path: Path) -> None:
    assert html_of(tmp_path / "a.html", alert()) == html_of(tmp_path / "b.html", alert())


class Tags(HTMLParser):
    """Counts the tags that a browser would see, and checks that they close."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        assert not any(name.startswith("on") for name, _ in attrs)
        if tag not in ("meta", "br", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def tags_of(page: str) -> list[str]:
    parser = Tags()
    parser.feed(page)
    parser.close()
    assert not parser.open
    return parser.seen


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</article></section>", "&lt;", "'"]
)
def test_names_are_text_in_html(tmp_path: Path, name: str) -> None:
    assert tags_of(html_of(tmp_path / "a.html", alert(name))) == tags_of(html_of(tmp_path / "b.html", alert("A")))


@given(st.text(max_size=30), st.lists(st.text(max_size=8), max_size=4))
def test_pieces_make_up_the_name(name: str, parts: list[str]) -> None:
    pieces = cut_name(name, parts)
    assert "".join(text for text, _ in pieces) == name
    assert {number for _, number in pieces} <= {-1, *range(len(parts))}


@pytest.mark.parametrize(
    ("name", "parts", "pieces"),
    [
        ("KHALID, Al", ["al", "khalid"], "KHALID=1|, |Al=0"),
        ("محمد عبد الله حسن", ["محمد", "عبد الله"], "محمد=0| |عبد الله=1| حسن"),
        ("العربية", ["العربيه"], "العربية=0"),
        ("Ruhollah", ["allah"], "Ruh|ollah=0"),
        ("Müller-Lüdenscheidt", ["mueller", "ludenscheidt"], "Müller-|Lüdenscheidt=1"),
        ("नरेन्द्र मोदी", ["मोदी"], "नरेन्द्र |मोदी=0"),
        ("Ali Ali", ["ali", "ali"], "Ali=0| |Ali=1"),
        ("AEOI", ["atomicenergy"], "AEOI"),
    ],
)
def test_parts_are_found_in_the_name_as_it_was_written(name: str, parts: list[str], pieces: str) -> None:
    found = cut_name(name, parts)
    assert "|".join(text if number < 0 else f"{text}={number}" for text, number in found) == pieces


def test_an_entity_is_written_once() -> None:
    data = page_data([[alert()], [alert(row=2)]])
    assert len(data["entities"]) == 1
    assert [party["hits"][0]["entity"] for party in data["parties"]] == [0, 0]


@given(st.text())
def test_no_cell_is_a_formula(text: str) -> None:
    assert not defuse(text).startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
    assert defuse(text).replace("'", "") == text.replace("'", "")


@pytest.mark.parametrize(
    ("text", "defused"),
    [
        ("＝HYPERLINK(1)", "'＝HYPERLINK(1)"),
        ("Acme;=HYPERLINK(1)", "Acme;'=HYPERLINK(1)"),
        ('Acme; "=HYPERLINK(1)', "Acme; \"'=HYPERLINK(1)"),
        ("Acme\t@SUM(1)", "Acme\t'@SUM(1)"),
        ("Acme;-cmd|' /C calc'!A0", "Acme;'-cmd|' /C calc'!A0"),
        ("0.9; -0.15; born 1953", "0.9; -0.15; born 1953"),
        ("A=B; C", "A=B; C"),
    ],
)
def test_no_part_of_a_cell_is_a_formula(text: str, defused: str) -> None:
    assert defuse(text) == defused


def test_a_report_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "alerts.csv"
    path.write_text("the last good one", encoding="utf-8")
    with suppress(KeyboardInterrupt), write_rows(path, ("a",)) as write:
        write(("1",))
        raise KeyboardInterrupt
    assert path.read_text(encoding="utf-8") == "the last good one"
    assert [file.name for file in tmp_path.iterdir()] == ["alerts.csv"]


def test_places_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is a folder"), write_text(tmp_path):
        pass
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SourceError, match="cannot be written"), write_text(tmp_path / "file" / "report.html"):
        pass


def test_lists_are_counted_by_file() -> None:
    other = ENTITY.model_copy(update={"id": "x2", "provenance": (PROVENANCE, Provenance(source="un-sc"))})
    assert [(x.source, x.entities) for x in gather_lists([ENTITY, other])] == [("un-sc", 1), ("us-ofac-sdn", 2)]


def test_a_pipe_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with write_text(pipe) as stream:
        stream.write("an alert")
    assert os.read(reader, 100) == b"an alert"
    os.close(reader)
    assert pipe.is_fifo()
    assert [file.name for file in tmp_path.iterdir()] == ["pipe"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "file.csv")
    with write_text(tmp_path / "link.csv") as stream:
        stream.write("an alert")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "file.csv").read_text(encoding="utf-8") == "an alert"
