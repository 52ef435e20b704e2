"""Names with titles in characters: found in every way to screen, with the score and the evidence of `compare`."""

from __future__ import annotations

import pytest

import entityscreen as es

LISTED = [
    "习近平",
    "Xi Jinping",
    "安倍晋三",
    "Abe Shinzo",
    "김정은",
    "Kim Jong Un",
    "李金友",
    "プーチン",
    "Vladimir Putin",
    "Park Geun-hye",
]
TITLED = [
    "習近平主席", "安倍晋三元首相", "김정은 위원장", "김정은위원장", "拿督李金友", "プーチン大統領",
    "ウラジーミル・プーチン大統領", "박근혜 전 대통령", "习近平主席 Xi Jinping", "국무위원장 김정은",
]  # fmt: skip


@pytest.mark.parametrize("kind", ["Person", None])
@pytest.mark.parametrize("listed_titled", [False, True])
def test_every_way_to_screen_finds_the_same(kind: str | None, listed_titled: bool) -> None:
    names, queries = (TITLED, LISTED) if listed_titled else (LISTED, TITLED)
    screener = es.Screener(es.Watchlist([es.Entity(id=name, kind="Person", names=[name]) for name in names]))
    parties = [es.Party(name=name, kind=kind) for name in queries]
    for party, batch in zip(parties, screener.screen_many(parties), strict=True):
        hits = screener.screen(party)
        assert hits
        assert batch == hits
        full = screener.screen(party, exhaustive=True)
        assert [(hit.entity.id, hit.score) for hit in full] == [(hit.entity.id, hit.score) for hit in hits]
        for hit in hits:
            if kind is not None:
                comparison = es.compare(party.name, hit.matched_name, kind=kind)
                assert (comparison.score, comparison.evidence) == (hit.score, hit.evidence)


def test_a_title_is_told_as_one_in_letters_is() -> None:
    assert "习近平主席 = xi jinping" in es.compare("习近平主席", "Xi Jinping", kind="Person").explain()
    assert "주석" not in es.compare("시진핑 주석", "시진핑", kind="Person").explain().partition("\n")[2]
