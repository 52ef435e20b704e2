"""What `make demo` promises: an alert on every disguised entity, none on a clean row, and a report."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

import entityscreen as es
from entityscreen.cli import main

ROOT = Path(__file__).parents[1]
PARTIES = ROOT / "examples" / "counterparties.csv"


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(words)
    return int(ended.value.code or 0)


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    watchlist = str(folder / "watchlist.ftm.json")
    assert run("build", str(ROOT / "seeds"), str(ROOT / "examples" / "ofac_sample"), "-o", watchlist) == 0
    outputs = ("-o", str(folder / "alerts.csv"), "--html", str(folder / "report.html"))
    assert run("screen", str(PARTIES), "-w", watchlist, *outputs) == 0
    return folder


def expected() -> dict[str, tuple[str, str]]:
    lines = (ROOT / "tests" / "cases" / "demo_expected.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    return {party_id: (name, listed) for party_id, name, listed in rows}


def test_every_disguise_alerts_on_its_entity(out: Path) -> None:
    watchlist = es.Watchlist.load(out / "watchlist.ftm.json")
    alerts = read_csv(out / "alerts.csv")
    found = {(alert["party_id"], name.text) for alert in alerts for name in watchlist[alert["entity_id"]].names}
    missed = [(key, *case) for key, case in expected().items() if (key, case[1]) not in found]
    assert not missed


def test_no_clean_row_alerts(out: Path) -> None:
    alerts = read_csv(out / "alerts.csv")
    assert [alert["party_name"] for alert in alerts if alert["party_id"] not in expected()] == []


def test_no_disguise_alerts_on_a_second_entity(out: Path) -> None:
    ids = [alert["party_id"] for alert in read_csv(out / "alerts.csv")]
    assert len(ids) == len(set(ids))


def test_the_truth_file_belongs_to_the_parties() -> None:
    names = {row["customer_id"]: row["name"] for row in read_csv(PARTIES)}
    assert {key: name for key, (name, _) in expected().items()}.items() <= names.items()
    assert len(names) - len(expected()) >= 150
    assert len(expected()) >= 35


def test_the_report_has_every_alert_and_opens_offline(out: Path) -> None:
    page = (out / "report.html").read_text(encoding="utf-8")
    assert f"<b>{len(read_csv(out / 'alerts.csv'))}</b> alerts" in page
    assert not re.search(r"""(?:src|href)\s*=\s*["']?https?:|@import|url\(""", page)


def test_the_row_without_a_name_is_rejected(out: Path) -> None:
    [rejected] = read_csv(out / "alerts.rejected.csv")
    assert (rejected["party_name"], rejected["reason"]) == ("N/A", "the name is a placeholder ('N/A')")


def test_the_same_run_gives_the_same_bytes(out: Path, tmp_path: Path) -> None:
    watchlist = str(out / "watchlist.ftm.json")
    outputs = ("-o", str(tmp_path / "alerts.csv"), "--html", str(tmp_path / "report.html"))
    assert run("screen", str(PARTIES), "-w", watchlist, *outputs) == 0
    for name in ("alerts.csv", "report.html"):
        assert (tmp_path / name).read_bytes() == (out / name).read_bytes()
