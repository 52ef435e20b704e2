"""What is known beside the name: conflicts by setting, confirmed namesakes first, weak aliases that are not alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import entityscreen as es
from entityscreen.errors import InvalidInputError

IVAN = es.Entity(
    id="ivan", kind="Person", names=["Ivan Melnikov"], birth_dates=["1961-05-03"], countries=["ru"], gender="male"
)
NAMESAKE = es.Entity(id="a-namesake", kind="Person", names=["Ivan Melnikov"])
NICKNAME = es.Entity(
    id="weak",
    kind="Person",
    names=["Zacarias Obando", es.Name(text="El Perro Negro", type="weak")],
    birth_dates=["1970-02-01"],
    nationalities=["co"],
)


def screener(*entities: es.Entity, on_conflict: Any = "floor") -> es.Screener:
    return es.Screener(es.Watchlist(entities), config=es.ScreeningConfig(on_conflict=on_conflict))


CONFLICTS = [
    # what is known of Ivan Melnikov, and the hits with each setting
    ({"birth_date": "1988-01-01"}, {"floor": 1, "lower": 1, "drop": 0}),
    ({"birth_date": "1988-01-01", "gender": "female"}, {"floor": 1, "lower": 0, "drop": 0}),
    ({"kind": "Company", "countries": ["BR"], "birth_date": "1988"}, {"floor": 1, "lower": 0, "drop": 0}),
    ({"countries": ["BR"]}, {"floor": 1, "lower": 1, "drop": 0}),
    (
        {"birth_date": "1962-05-03"},
        {"floor": 1, "lower": 1, "drop": 1},
    ),  # sources disagree by a year: no certain conflict
    ({"countries": ["RU"]}, {"floor": 1, "lower": 1, "drop": 1}),
    ({}, {"floor": 1, "lower": 1, "drop": 1}),
]


@pytest.mark.parametrize(("known", "expected"), CONFLICTS)
def test_what_a_conflict_does_is_a_setting(known: dict[str, Any], expected: dict[str, int]) -> None:
    party = es.Party.model_validate({"name": "Ivan Melnikov", "kind": "Person", **known})
    for setting, alerts in expected.items():
        against = screener(IVAN, on_conflict=setting)
        assert len(against.screen(party)) == alerts, setting
        (hit,) = against.screen(party, suppressed=True)  # what is no alert is not lost
        assert hit.suppressed == ("" if alerts else "conflict")
        assert hit.name_score == 1.0
        assert es.rebuild_score(hit.evidence) == hit.score
        for workers in (1, 2):
            assert list(against.screen_many([party], workers=workers, suppressed=True)) == [[hit]]


def test_an_equal_number_decides_whatever_contradicts_it() -> None:
    listed = IVAN.model_copy(update={"identifiers": (es.Identifier(value="AB123456", type="passport"),)})
    party = es.Party(name="Maria Silva", gender="female", birth_date="1999", identifiers=["AB123456"])
    assert [hit.score for hit in screener(listed, on_conflict="drop").screen(party)] == [1.0]


def test_a_confirmed_namesake_comes_first_at_the_top_of_the_scale_too() -> None:
    party = es.Party(name="Ivan Melnikov", birth_date="1961-05-03")
    hits = screener(NAMESAKE, IVAN).screen(party)
    assert [(hit.entity.id, hit.score) for hit in hits] == [("ivan", 1.0), ("a-namesake", 1.0)]


def test_hits_held_at_the_threshold_are_ranked_by_their_names() -> None:
    known = {"birth_dates": ["1961"], "gender": "male"}
    exact, near = (
        es.Entity.model_validate({"id": text, "kind": "Person", "names": [text], **known})
        for text in ("Ivan Melnikov", "Ivan Melnykov")
    )
    hits = screener(near, exact).screen(es.Party(name="Ivan Melnikov", birth_date="1999", gender="female"))
    assert [hit.entity.id for hit in hits] == ["Ivan Melnikov", "Ivan Melnykov"]
    assert hits[0].score == hits[1].score
    assert hits[0].name_score > hits[1].name_score


@pytest.mark.parametrize(
    ("known", "alerts"),
    [
        ({}, 0),
        ({"birth_date": "1970-02-01"}, 0),
        ({"birth_date": "1970", "countries": ["CO"]}, 0),
        ({"birth_date": "1970-02-01", "countries": ["BR"]}, 0),
        ({"birth_date": "1970-02-01", "countries": ["CO"]}, 1),
    ],
)
def test_a_weak_alias_with_the_same_birth_date_and_country_is_not_alone(known: dict[str, Any], alerts: int) -> None:
    party = es.Party.model_validate({"name": "El Perro Negro", **known})
    against = screener(NICKNAME)
    assert len(against.screen(party)) == alerts
    assert against.screen(party) == against.screen(party, exhaustive=True) == next(against.screen_many([party]))


def test_a_shared_address_corroborates() -> None:
    listed = IVAN.model_copy(update={"addresses": ("Tverskaya 5, Moscow 101000, Russia",)})
    scores = [
        screener(listed).screen(es.Party(name="Ivan Melnykov", addresses=addresses))[0].score
        for addresses in ([], ["Calle 50, Panama"], ["Omsk, Russia"], ["Moscow"], ["101000"])
    ]
    assert scores[0] == scores[1] < scores[2] < scores[3] < scores[4]


def test_a_party_that_cannot_be_read_says_where_it_stands() -> None:
    parties: list[Any] = ["Ivan Melnikov", 7, "  ", "Ivan Melnikov"]
    for workers in (1, 2):
        results = list(screener(IVAN).screen_many(parties, on_error="reject", workers=workers))
        assert [isinstance(result, es.Rejection) for result in results] == [False, True, True, False]
        assert isinstance(results[1], es.Rejection)
        assert (results[1].position, results[1].where) == (2, "party 2")
        assert (results[1].position, "party 2" in results[1].reason) == (2, True)
        given = screener(IVAN).screen_many(parties, workers=workers)
        assert len(next(given)) == 1
        with pytest.raises(InvalidInputError, match="party 2"):
            next(given)


class Table:
    columns = ("name",)

    def __iter__(self) -> Any:
        return iter(self.columns)


def test_a_table_is_refused_by_the_name_of_what_takes_it() -> None:
    with pytest.raises(InvalidInputError, match="screen_frame"):
        screener(IVAN).screen_many(Table())


def test_a_hit_is_json_ready() -> None:
    (hit,) = screener(IVAN).screen("Ivan Melnikov")
    values = json.loads(json.dumps(hit.to_dict()))
    assert (values["score"], values["name_score"], values["entity"]["id"]) == (1.0, 1.0, "ivan")


KINDS = Path(__file__).parents[1] / "cases" / "kinds_in_conflict.tsv"


def kinds() -> list[Any]:
    lines = [line for line in KINDS.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    rows = [line.split("\t") for line in lines[1:]]
    marks = {row[5]: [pytest.mark.xfail(strict=True, reason=row[5])] if row[5] else [] for row in rows}
    return [pytest.param(*row[:5], marks=marks[row[5]], id=f"{row[1]}-{row[3]}") for row in rows]


@pytest.mark.parametrize(("party_kind", "party", "kind", "listed", "expected"), kinds())
def test_only_whole_names_are_kept_across_kinds(
    party_kind: str, party: str, kind: str, listed: str, expected: str
) -> None:
    against = screener(es.Entity(id="listed", kind=kind, names=[listed]))
    query = es.Party(name=party, kind=party_kind)
    hits = against.screen(query)
    assert bool(hits) is (expected == "hit")
    for hit in hits or against.screen(query, suppressed=True):  # what the names alone reach is suppressed, not lost
        assert hit.suppressed == ("" if hits else "conflict")
        assert es.rebuild_score(hit.evidence) == hit.score


READINGS = [
    # a party, its countries, the countries of CHO'NG, Man-pok, and whether it is a hit
    ("Zhang Wenbo", [], ["kp"], False),
    ("Zhang Wenbo", [], ["kp", "cn"], True),
    ("Zhang Wenbo", [], ["ru"], True),
    ("張文博", [], ["kp"], False),
    ("정만복", [], ["kp"], True),
    ("Jong Man Bok", ["kr"], ["kp"], True),
    ("Zhang Wenbo", ["kp"], [], False),
    ("Cheung Man-bok", ["kr"], [], True),  # a Chinese in Korea, as his name says
]


@pytest.mark.parametrize(("name", "countries", "listed", "expected"), READINGS)
def test_names_that_are_one_only_as_few_spell_it_in_their_country_are_no_alert(
    name: str, countries: list[str], listed: list[str], expected: bool
) -> None:
    against = screener(es.Entity(id="listed", kind="Person", names=["CHO'NG, Man-pok"], countries=listed))
    (hit,) = against.screen(es.Party(name=name, kind="Person", countries=countries), suppressed=True)
    assert hit.suppressed == ("" if expected else "conflict")
    assert any(record.reason.startswith("spelled as few are in ") for record in hit.evidence) is not expected
    assert es.rebuild_score(hit.evidence) == hit.score
