"""What a change does to the alerts."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

import entityscreen as es
from entityscreen.errors import InvalidInputError
from entityscreen.screening.delta import alert_changes, screen_file_since

PUTIN = es.Entity(id="p", kind="Person", names=["Vladimir Putin"])
XI = es.Entity(id="x", kind="Person", names=["Xi Jinping"])
PARTIES = [es.Party(id="1", name="Vladimir Putin"), es.Party(id="2", name="Xi Jinping"), es.Party(id="3", name="Emma")]


def screener(*entities: es.Entity, threshold: float = 0.78) -> es.Screener:
    return es.Screener(es.Watchlist(entities), config=es.ScreeningConfig(threshold=threshold))


def changes(old: es.Screener, new: es.Screener, after: list[es.Party] = PARTIES) -> list[tuple[str, str | None, str]]:
    return [(c.change, c.party.id, c.entity.id) for c in alert_changes(old, new, lambda: PARTIES, lambda: after)]


def test_a_new_entry_alerts_on_the_parties_that_were_there() -> None:
    assert changes(screener(PUTIN), screener(PUTIN, XI)) == [("new", "2", "x")]


def test_a_removed_entry_takes_its_alerts_along() -> None:
    assert changes(screener(PUTIN, XI), screener(PUTIN)) == [("gone", "2", "x")]


def test_a_changed_entry_changes_them() -> None:
    other = PUTIN.model_copy(update={"birth_dates": ("1952",), "names": (es.Name(text="Wladimir Putin"),)})
    assert changes(screener(PUTIN, XI), screener(other, XI)) == [("changed", "1", "p")]


def test_a_new_party_is_screened_against_everything() -> None:
    after = [*PARTIES, es.Party(id="4", name="Putin, Vladimir")]
    assert changes(screener(PUTIN, XI), screener(PUTIN, XI), after) == [("new", "4", "p")]


def test_other_settings_need_two_full_runs() -> None:
    with pytest.raises(InvalidInputError, match="different settings"):
        changes(screener(PUTIN), screener(PUTIN, threshold=0.9))


def test_the_same_entry_from_a_newer_file_changes_nothing() -> None:
    newer = PUTIN.model_copy(update={"provenance": (es.Provenance(source="l", sha256="b" * 64),), "notes": ("new",)})
    older = PUTIN.model_copy(update={"provenance": (es.Provenance(source="l", sha256="a" * 64),)})
    assert changes(screener(older), screener(newer)) == []


def test_a_delta_of_files_has_a_column_of_changes(tmp_path: Path) -> None:
    new, old = tmp_path / "new.csv", tmp_path / "old.csv"
    old.write_text("id,name,branch\n1,Vladimir Putin,A\n2,Xi Jinping,B\n", encoding="utf-8")
    new.write_text("id,name,branch\n9,Emma,C\n1,Vladimir Putin,A\n4,Putin Vladimir,D\n", encoding="utf-8")
    found: list[Any] = []
    output = tmp_path / "changes.csv"
    summary = screen_file_since(screener(PUTIN, XI), screener(PUTIN, XI), new, old, found.append, output=output)
    assert summary.counts == {"new": 1, "gone": 1, "changed": 0}
    assert len(found) == 2
    with output.open(encoding="utf-8", newline="") as stream:
        rows = [
            (row["change"], row["row"], row["party_id"], row["score_before"], row["branch"])
            for row in csv.DictReader(stream)
        ]
    assert rows == [("new", "3", "4", "", "D"), ("gone", "2", "2", "1.000000", "B")]
    with pytest.raises(InvalidInputError, match="a delta, which is one table, does not take --html"):
        screen_file_since(screener(PUTIN), screener(PUTIN), new, html=tmp_path / "a.html")
