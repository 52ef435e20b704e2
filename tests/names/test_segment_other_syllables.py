"""Latin brands that are plainly spelled in a system's syllables, and brands in characters that are read so or not."""

from __future__ import annotations

import pytest

from entityscreen import Entity, Party, Screener, ScreeningConfig, Watchlist, compare
from entityscreen.names.normalise import fold
from entityscreen.names.segment.other_syllables import other_syllables

THRESHOLD = ScreeningConfig().threshold
READ_SO = [
    ("永隆", "wing lung"),
    ("創興", "chong hing"),
    ("新光", "shin kong"),
    ("大新", "dah sing"),
    ("利豐", "li fung"),
    ("恒隆", "hang lung"),
    ("新鴻基", "sun hung kai"),
    ("周大福", "chow tai fook"),
    ("寶成", "pou chen"),
    ("東和", "tung ho"),
    ("大同", "tatung"),
    ("삼성", "samsung"),
    ("한화", "hanwha"),
    ("두산", "doosan"),
]
OTHERS = [
    ("永隆", "wing on"),
    ("永隆", "wing hang"),
    ("上海", "chong hing"),
    ("新華", "shin kong"),
    ("大德", "tai fat"),
    ("廣興", "kwong wah"),
    ("利豐", "lee kum kee"),
    ("長城", "samsung"),
    ("中國", "dongkuk"),
    ("厦門", "samsung"),
    ("盛和", "tung ho"),
    ("正新", "ting hsin"),
    ("삼성", "shin kong"),
    ("부산", "ping an"),
    ("한국", "hua nan"),
    ("대성", "tangun"),
    ("삼호", "smp"),
]
COINED = [
    ("裕隆", "yulon"),
    ("華東", "walton"),
    ("廣達", "quanta"),
    ("固高", "googol"),
    ("高力", "kaori"),
    ("모비스", "mobis"),
]


@pytest.mark.parametrize(("text", "words"), READ_SO + COINED)
def test_what_may_be_the_brand_is_no_other(text: str, words: str) -> None:
    assert not other_syllables(fold(text), tuple(words.split(" ")))


@pytest.mark.parametrize(("text", "words"), OTHERS)
def test_syllables_that_the_characters_are_not_are_another_brand(text: str, words: str) -> None:
    assert other_syllables(fold(text), tuple(words.split(" ")))


@pytest.mark.parametrize(("text", "words"), OTHERS)
def test_another_brand_is_no_match_in_any_trade(text: str, words: str) -> None:
    for trade, translated in (("貿易有限公司", "Trading Limited"), ("航運有限公司", "Shipping Limited")):
        if fold(text) not in {fold("上海"), fold("中國"), fold("厦門")} and not text.isascii():
            assert compare(text + trade, f"{words.title()} {translated}", kind="Company").score < THRESHOLD


def test_a_screener_finds_the_same() -> None:
    names = [f"{words.title()} Trading Limited" for _, words in READ_SO + OTHERS]
    screener = Screener(Watchlist([Entity(id=str(n), kind="Company", names=[name]) for n, name in enumerate(names)]))
    for text in ("永隆", "創興", "新華", "대성"):
        query = f"{text}貿易有限公司"
        expected = {
            str(n): score
            for n, name in enumerate(names)
            if (score := compare(query, name, kind="Company").score) >= THRESHOLD
        }
        found = {hit.entity.id: hit.score for hit in screener.screen(Party(name=query, kind="Company"))}
        assert found == pytest.approx(expected)


@pytest.mark.parametrize(
    ("characters", "latin"),
    [
        ("上海貿易有限公司", "Hanwha Trading Co., Ltd."),
        ("華南商業銀行", "Chinatrust Commercial Bank"),
        ("江蘇銀行股份有限公司", "Chong Hing Bank Limited"),
        ("中信證券股份有限公司", "Chong Hing Bank Limited"),
        ("大秦鐵路股份有限公司", "Dah Sing Bank, Limited"),
        ("恒生電子股份有限公司", "Hang Seng Bank Limited"),
        ("中華航空股份有限公司", "Chunghwa Post Co., Ltd."),
        ("浪潮電子信息產業股份有限公司", "LS Cable & System Ltd."),
        ("金獅國際貿易有限公司", "Golden Tiger International Trading Limited"),
    ],
)
def test_a_place_an_institution_and_initials_are_no_brand_by_ear(characters: str, latin: str) -> None:
    assert compare(characters, latin, kind="Company").score < THRESHOLD


@pytest.mark.parametrize(
    ("characters", "latin"),
    [
        ("大同股份有限公司", "Tatung Company"),
        ("中華郵政股份有限公司", "Chunghwa Post Co., Ltd."),
        ("恒生銀行有限公司", "Hang Seng Bank Limited"),
        ("金獅國際貿易有限公司", "Golden Lion International Trading Limited"),
        ("許繼電氣股份有限公司", "XJ Electric Co., Ltd."),
        ("新光人壽保險股份有限公司", "Shin Kong Life Insurance Co., Ltd."),
    ],
)
def test_their_own_names_are(characters: str, latin: str) -> None:
    assert compare(characters, latin, kind="Company").score >= THRESHOLD
