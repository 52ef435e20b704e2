"""Adjustments: each rule with a pair of names that it speaks of and one of which it does not."""

from __future__ import annotations

import pytest

import entityscreen as es
from entityscreen.model.config import Weights
from entityscreen.scoring.align import Kinds
from entityscreen.scoring.rules import TESTS, rules

RULES = [
    ("conflict", "Person", "Vladimir Putin", "Vladimir Orlov", "Vladimir Putin"),
    ("missing", "Person", "Fidel Castro", "Fidel Castro Ruz", "Castro, Fidel"),
    ("one-part", "Person", "Zarvelon", "Vladimir Zarvelon", "Zarvelon"),
    ("alike-only", "Company", "King House Ltd", "CJNG Ltd", "King Ltd"),
    ("alike-only", "Company", "Jean Ltd", "Ian Ltd", "Jeans Ltd"),
    ("other-numbers", "Company", "Almaz Fund 5", "Almaz Fund 8", "Almaz Fund V"),
    ("sister-firms", "Company", "Zernoprom South", "Zernoprom North", "Zernoprom"),
    ("sister-firms", "Company", "Severagrobank Insurance", "Severagrobank Leasing", "Severagrobank"),
    ("father-and-son", "Person", "Hamad bin Khalifa", "Khalifa bin Hamad", "Hamad ibn Khalifa"),
    ("other-initial", "Person", "Peter J. Taylor", "Peter W. Taylor", "Peter J Taylor"),
    ("other-initial", "Person", "Peter J. Taylor", "Peter W. Taylor", "Peter William Taylor"),
    ("initials-turned", "Person", "Kuznetsov S. I.", "Kuznetsov I. S.", "S. I. Kuznetsov"),
    (
        "only-alike",
        "Person",
        "Johannes Zarvetov",
        "Jan Zarvelov",
        "Jan Zarvetov",
    ),
    ("only-alike", "Person", "조지 자르벨", "Joseph Zarvel", "Joji Zarvel"),
    ("other-given-name", "Person", "Anna Zarvelova", "Inna Zarvelova", "Ana Zarvelova"),
    ("other-given-name", "Person", "Tanaka Yuko", "Tanaka Yuki", "Yuko Tanaka"),
    ("other-given-name", "Person", "Antonia Zarvelez", "Antonio Zarvelez", "Antonia Zarveles"),
    ("other-given-name", "Company", "Al Amal Exchange", "Al Aman Exchange", "Alamal Exchange"),
    ("other-kind", "Person", "Ernst Hofer", "Ernst Hofer Baubetrieb GmbH", "Ernst Hofer GmbH"),
    ("other-kind", "Person", "Nikolai Zarvelov", "M/V Nikolai Zarvelov", "Nikolai Ivanovich Zarvelov"),
    ("other-kind", "Company", "Juan Zarvel", "Juan Zarvel Rice Mill Corp.", "Juan Zarvel LLC"),
    ("other-kind", "Company", "Ali Zarvel Trading", "Ali Zarvel", "Ali Zarvel Trading Est."),
    ("other-syllables", "Person", "Chen Haiming", "Chen Haifeng", "Haiming Chen"),
    (
        "read-as",
        "Company",
        "Chang Guang Satellite (CGSTL)",
        "CGSTL",
        "Chang Guang Satellite",
    ),
]
# What meets is too little to tell: names by what they are of and what is left over, and the same of rarer words.
TOO_LITTLE = [
    (
        "Company",
        "GLOBAL SHIPPING S.P.A.",
        "GLOBAL UNITED SHIPPING",
        "Vardonex Shipping S.P.A.",
        "VARDONEX UNITED SHIPPING",
    ),
    ("Company", "37 Capital Inc", "CAPITAL S.A.L.", "Vardonex Capital Inc", "VARDONEX CAPITAL S.A.L."),
    ("Company", "Home Bancshares", "BANK MASKAN", "Vardonex Bancshares", "BANK VARDONEX"),
    ("Company", "HIGH CO", "HIGH NUTRITION LIMITADA", "BELKOMETA CO", "BELKOMETA NUTRITION LIMITADA"),
    ("Company", "Orange", "ORANGE VOLUNTEERS", "Vardonex", "VARDONEX VOLUNTEERS"),
    ("Company", "Baltic Zvezda Bank", "Baltic Kometa Bank", "Baltic Zvezda Bank", "Zvezda Baltic Bank"),
    ("Company", "China Mobile", "China Telecom", "China Mobile", "China Mobile Ltd"),
    ("Company", "上海华虹半导体", "上海华虹置业", "上海华虹半导体", "上海华虹半导体有限公司"),
    ("Person", "علي صبحي كامل محمد حسن", "KAMEL, Mohamed", "علي صبحي زيدان محمد حسن", "ZIDAN, Ali Subhi Mohamed"),
    ("Person", "Jose Garcia", "GARCIA ZARVELON, Luis Jose", "Jose Zarvelon", "ZARVELON GARCIA, Jose"),
    ("Person", "李昌元", "RI, Jung Won", "李春元", "Li Chunyuan"),
]


def amounts(a: str, b: str, kind: str) -> dict[str, float]:
    return {record.code: record.amount for record in es.compare(a, b, kind=kind).evidence if record.amount}


@pytest.mark.parametrize(("code", "kind", "a", "b", "same"), RULES, ids=[f"{row[0]}: {row[2]}" for row in RULES])
def test_a_rule_takes_away_where_it_should_and_only_there(code: str, kind: str, a: str, b: str, same: str) -> None:
    assert amounts(a, b, kind)[code] < 0.0
    assert amounts(b, a, kind)[code] == amounts(a, b, kind)[code]
    assert code not in amounts(a, same, kind)


@pytest.mark.parametrize(("kind", "a", "b", "rare_a", "rare_b"), TOO_LITTLE, ids=[row[1] for row in TOO_LITTLE])
def test_words_that_many_names_have_do_not_carry_a_name(kind: str, a: str, b: str, rare_a: str, rare_b: str) -> None:
    said = es.compare(a, b, kind=kind)
    assert said.score < es.ScreeningConfig().threshold
    assert any("bits" in record.reason for record in said.evidence), said.explain()
    assert es.compare(rare_a, rare_b, kind=kind).score >= es.ScreeningConfig().threshold


def test_a_persons_name_that_only_sounds_like_a_firms_does_not_alert() -> None:
    listed = es.Entity(id="x", kind="Company", names=["SONGWON SHIPPING & MANAGEMENT"])
    screener = es.Screener(es.Watchlist([listed]))
    assert not screener.screen(es.Party(name="쑹쯔원", kind="Person"))
    assert screener.screen(es.Party(name="Songwon Shipping and Management", kind="Company"))


def test_every_rule_of_the_table_has_a_test_and_every_test_a_rule() -> None:
    of_meetings = {code for code, (_, kinds) in rules().items() if kinds != ("whole names",)}
    assert of_meetings == TESTS.keys()
    assert all(set(kinds) <= {*Kinds, "whole names"} for _, kinds in rules().values())


def test_every_amount_says_by_its_code_which_rule_it_is() -> None:
    for _, kind, a, b, _ in RULES:
        assert "" not in amounts(a, b, kind)


def test_a_name_without_words_bears_none() -> None:
    assert es.compare("&", "Bank Zarvel", kind="Company").score == 0.0


def test_no_rule_adds() -> None:
    for _, kind, a, b, _ in RULES:
        assert all(amount < 0.0 for amount in amounts(a, b, kind).values())


def test_rules_of_persons_are_not_for_organisations() -> None:
    assert "father-and-son" not in amounts("Hamad bin Khalifa", "Khalifa bin Hamad", "Company")
    assert "other-numbers" not in amounts("Ivan Petrov 5", "Ivan Petrov 8", "Person")


@pytest.mark.parametrize(
    ("weight", "code", "a", "b"),
    [
        ("conflict", "conflict", "Vladimir Putin", "Vladimir Orlov"),
        ("missing", "missing", "Fidel Castro", "Fidel Castro Ruz"),
        ("one_part", "one-part", "Putin", "Vladimir Putin"),
    ],
)
def test_the_config_sets_the_amount(weight: str, code: str, a: str, b: str) -> None:
    none, half, whole = (
        es.compare(a, b, kind="Person", config=es.ScreeningConfig(weights=Weights(**{weight: value})))
        for value in (0.0, 0.5, 1.0)
    )
    found = [{record.code: record.amount for record in c.evidence}.get(code, 0.0) for c in (none, half, whole)]
    assert found[0] == 0.0
    assert found[2] == pytest.approx(2 * found[1])
    assert none.score >= half.score >= whole.score
    assert none.score > whole.score


def test_a_dropped_part_costs_less_than_a_contradicted_one() -> None:
    full = "Vladimir Vladimirovich Putin"
    dropped = es.compare(full, "Vladimir Putin", kind="Person").score
    contradicted = es.compare(full, "Vladimir Sergeyevich Putin", kind="Person").score
    assert 1.0 > dropped > contradicted


def test_a_name_without_a_word_contradicts_nothing() -> None:
    assert es.compare("!!!", "Sammy Davis Jr", kind="Person").score < es.ScreeningConfig().threshold
