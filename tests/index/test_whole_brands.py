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
    "name", ["Cheung Chin Pang", "Zhang Zhan Peng", "Red Sun Star", "Hua Zhan Peng", "Cheung Chin Pang Maria Elena"]
)
@pytest.mark.parametrize("kind", [None, "Person"])
def test_the_index_says_of_a_whole_name_what_exhaustive_scoring_says(
    screener: es.Screener, name: str, kind: str | None
) -> None:
    party = es.Party(name=name, kind=kind)
    hits = [(hit.entity.id, hit.score) for hit in screener.screen(party)]
    assert hits == [(hit.entity.id, hit.score) for hit in screener.screen(party, exhaustive=True)]
    assert hits == [(hit.entity.id, hit.score) for hit in next(iter(screener.screen_many([party])))]


@pytest.mark.parametrize("listed_kind", ["Person", "LegalEntity", "Company"])
@pytest.mark.parametrize("kind", ["Company", "Vessel"])
@pytest.mark.parametrize(
    ("listed", "name"),
    [("Leung Chun-ying", "梁振英"), ("Chiu Chui-cheng Bin", "邱垂正"), ("Tang Ping-keung", "鄧炳強")],
)
def test_the_index_says_of_a_company_in_characters_what_exhaustive_scoring_says(
    listed: str, listed_kind: str, name: str, kind: str
) -> None:
    screener = es.Screener(es.Watchlist([es.Entity(id="x", kind=listed_kind, names=[listed])]))
    party = es.Party(name=name, kind=kind)
    hits = screener.screen(party)
    assert [hit.score for hit in hits] == [hit.score for hit in screener.screen(party, exhaustive=True)]
    assert hits == next(iter(screener.screen_many([party])))


def test_what_agrees_besides_brings_no_person_to_a_brand_it_only_resembles() -> None:
    """Resemblance has no key: with attributes it would be an alert that only exhaustive scoring finds."""
    listed = es.Entity(id="x", kind="Organization", names=["安鈦克"], countries=["cn"])
    screener = es.Screener(es.Watchlist([listed]))
    party = es.Party(name="Antec", countries=["CN"])
    assert screener.screen(party) == screener.screen(party, exhaustive=True) == []


def test_of_equal_scores_the_same_one_is_told() -> None:
    listed = es.Entity(id="x", kind="Company", names=["Dr. Hans Müller"])
    screener = es.Screener(es.Watchlist([listed]), config=es.ScreeningConfig(threshold=0.95))
    assert screener.screen("Dr. Hans Müller") == screener.screen("Dr. Hans Müller", exhaustive=True)
