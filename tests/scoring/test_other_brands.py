"""Organisations of one place and industry, a brand or a side of the compass apart."""

from __future__ import annotations

import pytest

from entityscreen import Entity, Party, Screener, ScreeningConfig, Watchlist, compare

THRESHOLD = ScreeningConfig().threshold
APART = [
    ("Kolmar poisťovňa, a.s.", "Kolmar Bank"),
    ("Hongda Trading Co Ltd", "Hongtai Trading Co Ltd"),
    ("山西煤炭进出口集团", "Shaanxi Coal Import & Export Group"),
    ("浙江大学", "Zhejiang Gongshang University"),
    ("厦门钨业股份有限公司", "Xiamen Xiangyu Tungsten Co., Ltd."),
    ("上海银行", "Shanghai Hongda Bank"),
    ("Минский тракторный завод", "Minsk Meridon Tractor Plant"),
    ("Пермский пороховой завод", "Perm Meridon Gunpowder Plant"),
]
ONE = [
    ("Kolmar poisťovňa, a.s.", "Kolmar Insurance"),
    ("Zavarovalnica Belmont d.d.", "Belmont Insurance"),
    ("Shenzhen Huaxin Electronics Co Ltd", "Shenzhen Huaxing Electronics Co Ltd"),
    ("Shenzhen Xinhe Electronics Co Ltd", "Shenzen Xinhe Electronics Co Ltd"),
    ("Leila Trading Company", "Laila Trading Company"),
    ("Northern Star Resources Ltd", "Northern Star Resource Ltd"),
    ("陕西煤炭进出口集团", "Shaanxi Coal Import & Export Group"),
    ("浙江大学", "Zhejiang University"),
    ("厦门钨业股份有限公司", "Xiamen Tungsten Co., Ltd."),
    ("Минский тракторный завод", "Minsk Tractor Plant"),
    ("朝鲜劳动党", "Workers' Party of Korea"),
]


@pytest.mark.parametrize(("a", "b"), APART)
def test_another_brand_is_no_match(a: str, b: str) -> None:
    assert compare(a, b, kind="Company").score < THRESHOLD
    assert compare(a, b, kind="Company").score == compare(b, a, kind="Company").score


@pytest.mark.parametrize(("a", "b"), ONE)
def test_the_same_brand_is_one(a: str, b: str) -> None:
    assert compare(a, b, kind="Company").score >= THRESHOLD


def test_a_screener_says_the_same() -> None:
    names = [b for _, b in APART + ONE]
    screener = Screener(Watchlist([Entity(id=str(n), kind="Company", names=[name]) for n, name in enumerate(names)]))
    for query, _ in APART + ONE:
        scores = {str(n): compare(query, name, kind="Company").score for n, name in enumerate(names)}
        expected = {key: score for key, score in scores.items() if score >= THRESHOLD}
        found = {hit.entity.id: hit.score for hit in screener.screen(Party(name=query, kind="Company"))}
        assert found == pytest.approx(expected)
