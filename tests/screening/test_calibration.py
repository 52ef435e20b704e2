"""Calibration: what unlisted parties reach by accident, on every hit, in every path."""

from __future__ import annotations

from pathlib import Path

import pytest

import entityscreen as es
from entityscreen.model.calibration import SCORES, Calibration, CalibrationCell
from entityscreen.screening.calibration import background, background_populations

WATCHLIST = es.Watchlist(
    [
        es.Entity(id="x1", kind="Person", names=["Ali Khan"]),
        # Namesakes of some of the background, as common names are.
        *(es.Entity(id=party.name or "", kind="Person", names=[party.name or ""]) for party in background()[:3000:100]),
    ]
)


@pytest.fixture(scope="module")
def screener() -> es.Screener:
    return es.Screener(WATCHLIST).calibrated()


def test_a_common_name_is_reached_by_accident_more_often_the_lower_the_score(screener: es.Screener) -> None:
    calibration = screener.compiled.calibration
    assert calibration is not None
    for writing in ("Latin", "Han", "Cyrillic"):
        chances = [calibration.chance(score, "person", writing) for score in SCORES]
        assert chances == sorted(chances, reverse=True)
        assert min(chances) > 0
    assert calibration.chance(0.8, "person", "Latin") > calibration.chance(0.8, "person", "Han")


def test_every_path_gives_the_chance(screener: es.Screener, tmp_path: Path) -> None:
    party = es.Party(name="Ali Khan", kind="Person")
    hit = screener.screen(party)[0]
    assert hit.chance is not None
    assert f"by accident: {hit.chance:g} of 10,000 unlisted parties" in hit.explain()
    assert hit.to_dict()["chance"] == hit.chance
    assert next(screener.screen_many([party]))[0] == hit
    screener.save(tmp_path / "w.snapshot")
    assert es.Screener.load(tmp_path / "w.snapshot").screen(party)[0] == hit


def test_without_calibration_nothing_is_said() -> None:
    hit = es.Screener(WATCHLIST).screen("Ali Khan")[0]
    assert hit.chance is None
    assert "chance" not in hit.to_dict()


def test_the_background_is_of_both_kinds_and_writings() -> None:
    assert len(background()) > 8000
    assert {"Person, Latin", "Person, Han", "Company, Latin", "Company, Han"} <= set(background_populations())


def test_the_closest_population_counts() -> None:
    def cell(family: str, writing: str, reached: int) -> CalibrationCell:
        return CalibrationCell(family=family, writing=writing, parties=999, reached=(reached,) * len(SCORES))

    cells = (cell("person", "Latin", 10), cell("person", "Han", 20), cell("organisation", "Latin", 40))
    calibration = Calibration(threshold=0.7, cells=cells)
    assert calibration.chance(0.8, "person", "Han") == pytest.approx(205)
    assert calibration.chance(0.8, "any", "Latin") == pytest.approx(252.63, abs=0.01)
    assert calibration.chance(0.8, "person", "Greek") == pytest.approx(152.58, abs=0.01)
    assert calibration.chance(0.8, "craft", "Latin") == calibration.chance(0.8, "any", "Latin")


def test_a_budget_of_alerts_gives_a_threshold() -> None:
    reached = tuple(60 if score < 0.85 else 0 for score in SCORES)
    cell = CalibrationCell(family="person", writing="Latin", parties=9999, reached=reached)
    calibration = Calibration(threshold=0.7, cells=(cell,))
    found = calibration.threshold_for(10, "person", "Latin")
    assert found is not None
    assert 0.85 <= found <= 0.88
    assert calibration.threshold_for(0.1, "person", "Latin") is None
