"""Chinese and Korean names as their neighbours write them are found on a list: one by one, in batches, by the index."""

from __future__ import annotations

import pytest

import entityscreen as es

LISTED = [
    "习近平",
    "Deng Xiaoping",
    "리창",
    "Lai Ching-te",
    "任正非",
    "Си Цзиньпин",
    "저우언라이",
    "Lau Tak Wah",
    "한정",
    "어우양샤오위안",
    "Vladimir Putin",
    "김정은",
    "Yamada Taro",
    "シー・チンピン",
]
QUERIES = {
    "시진핑": ["习近平", "Си Цзиньпин", "シー・チンピン"],
    "Xi Jinping": ["习近平", "Си Цзиньпин", "シー・チンピン"],
    "シー・ジンピン": ["习近平", "Си Цзиньпин", "シー・チンピン"],
    "キム・ジョンウン": ["김정은"],
    "トン・シアオピン": ["Deng Xiaoping"],
    "ヤマダ タロウ": ["Yamada Taro"],
    "덩샤오핑": ["Deng Xiaoping"],
    "Li Qiang": ["리창"],
    "李强": ["리창"],
    "라이칭더": ["Lai Ching-te"],
    "런정페이": ["任正非"],
    "周恩来": ["저우언라이"],
    "Zhou Enlai": ["저우언라이"],
    "류더화": ["Lau Tak Wah"],
    "韩正": ["한정"],
    "Ouyang Xiaoyuan": ["어우양샤오위안"],
    "유시정": [],
    "이서연": [],
}
SCREENER = es.Screener(
    es.Watchlist([es.Entity(id=str(i), kind="Person", names=[name]) for i, name in enumerate(LISTED)])
)


@pytest.mark.parametrize("kind", ["Person", None])
def test_they_are_found_with_the_score_of_the_comparison(kind: str | None) -> None:
    parties = [es.Party(name=name, kind=kind) for name in QUERIES]
    for party, batch, expected in zip(parties, SCREENER.screen_many(parties), QUERIES.values(), strict=True):
        hits = SCREENER.screen(party)
        assert sorted(hit.matched_name for hit in hits) == sorted(expected), party.name
        assert hits == batch
        assert hits == SCREENER.screen(party, exhaustive=True)
        scores = [es.compare(party.name, hit.matched_name, kind=kind).score for hit in hits]
        assert [hit.score for hit in hits] == scores
