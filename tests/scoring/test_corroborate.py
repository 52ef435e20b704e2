"""What is known beside the name, with its amounts."""

from __future__ import annotations

from typing import Any

import pytest

import entityscreen as es
from entityscreen.model.weights import Weights
from entityscreen.scoring.corroborate import compare_attributes

ENTITY = es.Entity(
    id="p1",
    kind="Person",
    names=["Vladimir Putin"],
    birth_dates=["1952-10-07"],
    nationalities=["ru"],
    gender="male",
    identifiers=[es.Identifier(value="AB123456", type="passport", country="ru")],
)
EMPTY = es.Entity(id="p2", kind="Person", names=["Vladimir Putin"])
WEIGHTS = Weights()
KNOWN: dict[str, Any] = {
    "birth_date": "1952-10-07",
    "countries": ["ru"],
    "gender": "male",
    "identifiers": [es.Identifier(value="AB123456", type="passport", country="ru")],
}


def amounts(entity: es.Entity, **known: Any) -> list[float]:
    return [record.amount for record in compare_attributes(es.Party(name="A", **known), entity, WEIGHTS).records]


@pytest.mark.parametrize(
    ("known", "amount"),
    [
        ({"birth_date": "1952-10-07"}, WEIGHTS.birth_date_match),
        ({"birth_date": "1981-03-02"}, -WEIGHTS.birth_date_conflict),
        ({"countries": ["ru"]}, WEIGHTS.country_match),
        ({"countries": ["br"]}, -WEIGHTS.country_conflict),
        ({"gender": "male"}, 0.0),
        ({"gender": "female"}, -WEIGHTS.gender_conflict),
        ({"kind": "Vessel"}, -WEIGHTS.kind_conflict),
    ],
)
def test_each_attribute_has_its_amount(known: dict[str, Any], amount: float) -> None:
    assert amounts(ENTITY, **known) == [amount]


@pytest.mark.parametrize("known", [{name: value} for name, value in KNOWN.items()], ids=list(KNOWN))
def test_what_one_side_does_not_say_is_no_evidence(known: dict[str, Any]) -> None:
    assert amounts(EMPTY, **known) == []
    assert amounts(ENTITY) == []


def test_a_bare_party_is_compared_by_kind_only() -> None:
    assert amounts(ENTITY, kind="Person") == []
    assert amounts(ENTITY, kind="LegalEntity") == []


def test_all_of_it_together_has_one_record_each_with_both_values() -> None:
    records = compare_attributes(es.Party(name="A", **KNOWN), ENTITY, WEIGHTS).records
    assert len(records) == len(KNOWN)
    assert {record.kind for record in records} == {"attribute"}
    assert all(record.query and record.listed and record.reason for record in records)


def test_no_partial_match_is_more_than_the_full_one() -> None:
    for date in ("1952", "1952-10", "1952-07-10", "1952-10-08"):
        found = amounts(ENTITY, birth_date=date)
        assert all(-WEIGHTS.birth_date_conflict <= amount <= WEIGHTS.birth_date_match for amount in found)


def test_the_boosts_stay_within_what_the_index_allows_for() -> None:
    entity = ENTITY.model_copy(
        update={"identifiers": (es.Identifier(value="A4711", type="passport"),), "addresses": ("Moscow 101000",)}
    )
    known = {**KNOWN, "identifiers": ["A4711"], "addresses": ["101000 Moscow"]}
    assert 0.0 < sum(amounts(entity, **known)) <= WEIGHTS.largest_boost
