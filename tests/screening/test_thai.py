"""Names of Thailand, Laos and Cambodia on a list are found in any of their spellings, however they are screened."""

from __future__ import annotations

import pytest

import entityscreen as es

LISTED = [
    "Porntip Rojanasunan", "Jatuporn Prompan", "Anutin Charnvirakul", "Thaksin Shinawatra", "Thanapol Boonruang",
    "Bounnhang Vorachith", "Xaysomphone Phomvihane", "Sar Kheng", "Hun Manet", "พรทิพย์ แก้วมณี", "ທອງລຸນ ສີສຸລິດ",
]  # fmt: skip
ASKED = [
    ("Phonthip Rotchanasunan", "Porntip Rojanasunan"),
    ("พรทิพย์ โรจนสุนันท์", "Porntip Rojanasunan"),
    ("Chatuphon Phromphan", "Jatuporn Prompan"),
    ("จตุพร พรหมพันธุ์", "Jatuporn Prompan"),
    ("Anuthin Chanwirakun", "Anutin Charnvirakul"),
    ("อนุทิน ชาญวีรกูล", "Anutin Charnvirakul"),
    ("Chinnawat Thaksin", "Thaksin Shinawatra"),
    ("Thanaphon Bunrueang", "Thanapol Boonruang"),
    ("Bounyang Vorachit", "Bounnhang Vorachith"),
    ("ບຸນຍັງ ວໍລະຈິດ", "Bounnhang Vorachith"),
    ("Saysomphon Phomvihan", "Xaysomphone Phomvihane"),
    ("ស ខេង", "Sar Kheng"),
    ("ហ៊ុន ម៉ាណែត", "Hun Manet"),
    ("Porntip Kaewmanee", "พรทิพย์ แก้วมณี"),
    ("Thonglun Sisulit", "ທອງລຸນ ສີສຸລິດ"),
]


@pytest.fixture(scope="module")
def screener() -> es.Screener:
    return es.Screener(es.Watchlist([es.Entity(id=name, kind="Person", names=[name]) for name in LISTED]))


@pytest.mark.parametrize("kind", ["Person", None])
@pytest.mark.parametrize(("asked", "listed"), ASKED)
def test_a_spelling_is_found_with_the_score_of_compare(
    screener: es.Screener, asked: str, listed: str, kind: str | None
) -> None:
    party = es.Party(name=asked, kind=kind)
    hits = screener.screen(party)
    assert hits[0].entity.id == listed
    if kind is not None:
        assert hits[0].score == es.compare(asked, listed, kind="Person").score
    assert next(iter(screener.screen_many([party, es.Party(name="Mary Smith")]))) == hits
    full = screener.screen(party, exhaustive=True)
    assert [(hit.entity.id, hit.score) for hit in full] == [(hit.entity.id, hit.score) for hit in hits]
