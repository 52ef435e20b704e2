"""Calibration: what unlisted parties reach by accident, on every hit, in every path."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import entityscreen as es
from entityscreen.model.calibration import SCORES, Calibration, CalibrationCell
from entityscreen.model.script import main_script
from entityscreen.screening import calibration
from entityscreen.screening.calibration import background, background_populations

SMALL = background()[::8]  # of the population
WATCHLIST = es.Watchlist(
    [
        es.Entity(id="x1", kind="Person", names=["Ali Khan"]),
        # Of some of the background namesakes, and of others whom they resemble, as common names are.
        *(
            es.Entity(id=str(number), kind="Person", names=[name[: -1 - number % 2]])
            for number, name in enumerate(party.name or "" for party in SMALL[:375:12])
        ),
    ]
)


@pytest.fixture(scope="module", autouse=True)
def _small() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(calibration, "background", lambda: SMALL)
        yield


@pytest.fixture(scope="module")
def screener() -> es.Screener:
    return es.Screener(WATCHLIST).calibrated()


def test_a_common_name_is_reached_by_accident_more_often_the_lower_the_score(screener: es.Screener) -> None:
    measured = screener.compiled.calibration
    assert measured is not None
    for writing in ("Latin", "Han", "Cyrillic"):
        chances = [measured.chance(score, "person", writing) for score in SCORES]
        assert chances == sorted(chances, reverse=True)
        assert min(chances) > 0
    assert measured.chance(0.8, "person", "Latin") > measured.chance(0.8, "person", "Han")


def test_every_path_gives_the_chance(screener: es.Screener, tmp_path: Path) -> None:
    party = es.Party(name="Ali Khan", kind="Person")
    hit = screener.screen(party)[0]
    assert hit.chance is not None
    assert f"by accident: {hit.chance:g} of 10,000 unlisted parties" in hit.explain()
    assert hit.to_dict()["chance"] == hit.chance
    assert next(screener.screen_many([party]))[0] == hit
    screener.save(tmp_path / "w.snapshot")
    assert es.Screener.load(tmp_path / "w.snapshot").screen(party)[0] == hit


def test_a_budget_of_false_alerts_raises_the_thresholds_by_kind_and_writing(tmp_path: Path) -> None:
    budget = 60.0
    screener = es.Screener(WATCHLIST, config=es.ScreeningConfig(threshold=0.7, alerts_per_10_000=budget))
    measured = screener.compiled.calibration
    assert measured is not None
    entity = screener.entity("x1")
    latin, han = (es.Party(name=name, kind="Person") for name in ("Ali Khan", "王小明"))
    for party, writing in ((latin, "Latin"), (han, "Han")):
        picked = screener.threshold_for(entity, party)
        assert picked == max(0.7, measured.threshold_for(budget, "person", writing) or 1.0)
    assert screener.threshold_for(entity, latin) > screener.threshold_for(entity, han)
    parties = [party for party in SMALL if party.kind == "Person" and main_script(party.name or "") == "Latin"]
    alerts = sum(bool(hits) for hits in screener.screen_many(parties))
    plain = es.Screener(WATCHLIST, config=es.ScreeningConfig(threshold=0.7))
    assert 0 < alerts <= budget * len(parties) / 10_000 < sum(bool(hits) for hits in plain.screen_many(parties))
    assert screener.screen(latin)[0].threshold == screener.assess(latin, "x1").threshold
    screener.save(tmp_path / "w.snapshot")
    assert es.Screener.load(tmp_path / "w.snapshot").screen(latin) == screener.screen(latin)


def test_a_budget_that_no_threshold_keeps_to_leaves_equal_names(screener: es.Screener) -> None:
    strict = es.Screener(WATCHLIST, config=es.ScreeningConfig(alerts_per_10_000=0.001))
    assert [hit.entity.id for hit in strict.screen("Ali Khan")] == ["x1"]
    assert strict.screen("Aly Khan") == []
    assert screener.screen("Aly Khan") != []


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
    made = Calibration(threshold=0.7, cells=cells)
    assert made.chance(0.8, "person", "Han") == pytest.approx(205)
    assert made.chance(0.8, "any", "Latin") == pytest.approx(252.63, abs=0.01)
    assert made.chance(0.8, "person", "Greek") == pytest.approx(152.58, abs=0.01)
    assert made.chance(0.8, "vessel", "Latin") == made.chance(0.8, "any", "Latin")


def test_a_budget_of_alerts_gives_a_threshold() -> None:
    reached = tuple(60 if score < 0.85 else 0 for score in SCORES)
    cell = CalibrationCell(family="person", writing="Latin", parties=9999, reached=reached)
    made = Calibration(threshold=0.7, cells=(cell,))
    found = made.threshold_for(10, "person", "Latin")
    assert found is not None
    assert 0.85 <= found <= 0.88
    assert made.threshold_for(0.1, "person", "Latin") is None
