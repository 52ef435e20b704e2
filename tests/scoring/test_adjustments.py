"""Adjustments: each rule with a pair of names that it speaks of and one of which it does not."""

from __future__ import annotations

import pytest

import entityscreen as es
from entityscreen.model.weights import Weights

RULES = [
    ("parts that do not meet", "Person", "Vladimir Putin", "Vladimir Orlov", "Vladimir Putin"),
    ("parts that only one name has", "Person", "Fidel Castro", "Fidel Castro Ruz", "Castro, Fidel"),
    ("one part of a longer name", "Person", "Putin", "Vladimir Putin", "Putin"),
    ("the distinctive words differ", "Company", "Baltic Zvezda Bank", "Baltic Kometa Bank", "Zvezda Baltic Bank"),
    ("the brand is only alike", "Company", "King House Ltd", "CJNG Ltd", "King Ltd"),
    ("the brand is only alike", "Company", "Jean Ltd", "Ian Ltd", "Jeans Ltd"),
    ("each has a trade that the other has not", "Company", "上海华虹半导体", "上海华虹置业", "上海华虹半导体科技"),
    ("no name meets, and a trade is only akin", "Company", "China Mobile", "China Telecom", "China Mobile Ltd"),
    (
        "no name meets, and a word tells which bank or university it is",
        "Company",
        "中国银行",
        "Agricultural Bank of China",
        "Bank of China",
    ),
    ("only one says that it is a bank, an airline or the like", "Company", "Kometa AG", "Kometa Airlines", "Kometa SA"),
    ("different numbers", "Company", "Almaz Fund 5", "Almaz Fund 8", "Almaz Fund V"),
    ("a number that only one name has", "Company", "Almaz Fund 5", "Almaz Fund", "Almaz Fund Five"),
    ("father and son change places", "Person", "Hamad bin Khalifa", "Khalifa bin Hamad", "Hamad ibn Khalifa"),
    ("different suffixes", "Person", "Sammy Davis Jr", "Sammy Davis Sr", "Sammy Davis Junior"),
    ("another order of the parts", "Person", "Anna Berta Clara Dora", "Dora Clara Berta Anna", "Clara Dora Anna Berta"),
    ("different legal forms", "Company", "Bosch AG", "Bosch GmbH", "Bosch Aktiengesellschaft"),
    (
        "read otherwise than as written: bracket",
        "Company",
        "Chang Guang Satellite (CGSTL)",
        "CGSTL",
        "Chang Guang Satellite",
    ),
]


def amounts(a: str, b: str, kind: str) -> dict[str, float]:
    return {record.reason: record.amount for record in es.compare(a, b, kind=kind).evidence if record.amount}


@pytest.mark.parametrize(("reason", "kind", "a", "b", "same"), RULES, ids=[f"{row[0]}: {row[2]}" for row in RULES])
def test_a_rule_takes_away_where_it_should_and_only_there(reason: str, kind: str, a: str, b: str, same: str) -> None:
    assert amounts(a, b, kind)[reason] < 0.0
    assert amounts(b, a, kind)[reason] == amounts(a, b, kind)[reason]
    assert reason not in amounts(a, same, kind)


def test_no_rule_adds() -> None:
    for _, kind, a, b, _ in RULES:
        assert all(amount < 0.0 for amount in amounts(a, b, kind).values())


def test_rules_of_persons_are_not_for_organisations() -> None:
    assert "father and son change places" not in amounts("Hamad bin Khalifa", "Khalifa bin Hamad", "Company")
    assert "different numbers" not in amounts("Ivan Petrov 5", "Ivan Petrov 8", "Person")


@pytest.mark.parametrize(
    ("weight", "reason", "a", "b"),
    [
        ("conflict", "parts that do not meet", "Vladimir Putin", "Vladimir Orlov"),
        ("missing", "parts that only one name has", "Fidel Castro", "Fidel Castro Ruz"),
        ("one_part", "one part of a longer name", "Putin", "Vladimir Putin"),
    ],
)
def test_the_config_sets_the_amount(weight: str, reason: str, a: str, b: str) -> None:
    none, half, whole = (
        es.compare(a, b, kind="Person", config=es.ScreeningConfig(weights=Weights(**{weight: value})))
        for value in (0.0, 0.5, 1.0)
    )
    found = [{record.reason: record.amount for record in c.evidence}.get(reason, 0.0) for c in (none, half, whole)]
    assert found[0] == 0.0
    assert found[2] == pytest.approx(2 * found[1])
    assert none.score >= half.score >= whole.score
    assert none.score > whole.score


def test_a_dropped_part_costs_less_than_a_contradicted_one() -> None:
    full = "Vladimir Vladimirovich Putin"
    dropped = es.compare(full, "Vladimir Putin", kind="Person").score
    contradicted = es.compare(full, "Vladimir Sergeyevich Putin", kind="Person").score
    assert 1.0 > dropped > contradicted
