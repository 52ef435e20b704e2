"""Companies in characters whose brand is all of a name that looks like a person's."""

from __future__ import annotations

import pytest

import entityscreen as es

LISTED = ("張展鵬", "红太阳星", "华东", "深圳华展鹏")


@pytest.fixture(scope="module")
def screener() -> es.Screener:
    companies = [es.Entity(id=name, kind="Company", names=[name]) for name in LISTED]
    persons = [es.Entity(id=f"p{number}", kind="Person", names=[f"Vasja {number} Grbic"]) for number in range(20)]
    return es.Screener(es.Watchlist([*companies, *persons]))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Cheung Chin Pang", "張展鵬"),  # three words of four letters, which nobody joins two by two
        ("Zhang Zhan Peng", "張展鵬"),
        ("Red Sun Star", "红太阳星"),
        ("Hua Zhan Peng", "深圳华展鹏"),
        ("Cheung Chin Bang", None),
        ("Cheung Chin Pang Maria Elena", None),
    ],
)
@pytest.mark.parametrize("kind", [None, "Person"])
def test_a_whole_name_finds_the_company(screener: es.Screener, name: str, found: str | None, kind: str | None) -> None:
    party = es.Party(name=name, kind=kind)
    hits = [(hit.entity.id, hit.score) for hit in screener.screen(party)]
    assert (found is None and not hits) or found in [listed for listed, _ in hits]
    assert hits == [(hit.entity.id, hit.score) for hit in screener.screen(party, exhaustive=True)]
    assert hits == [(hit.entity.id, hit.score) for hit in next(iter(screener.screen_many([party])))]
