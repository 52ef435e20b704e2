"""English words in other scripts: which names are read in English, and which are left as they are."""

from __future__ import annotations

import pytest

from entityscreen.names.fields.spoken import _DUP_MOST_READINGS, in_english
from entityscreen.text.folding import fold

READ = [
    ("株式会社フライングガーデン", "株式会社 flying garden"),
    ("スペースバリューホールディングス", "space value holdings"),
    ("レーザーテック株式会社", "laser tech 株式会社"),
    ("エア・ウォーター株式会社", "air water 株式会社"),
    ("ミヤギスチールワークス", "ミヤギ steel works"),
    ("골든브릿지", "golden bridge"),
    ("جولدن ستار للتجارة", "golden star للتجاره"),
    ("गोल्डन इंडस्ट्रीज", "golden industries"),
]
LEFT = [
    "Flying Garden",
    "トヨタ自動車",  # no English word
    "アゴーラホスピタリティー",  # a brand that no table has, before one word
    "高橋カーテン",  # beside a brand in characters
    "삼성전자",
    "محمد",
]


@pytest.mark.parametrize(("name", "read"), READ)
def test_words_of_the_table_are_read_in_english(name: str, read: str) -> None:
    assert next(iter(in_english(fold(name))), "") == read


@pytest.mark.parametrize("name", LEFT)
def test_other_names_are_left_as_they_are(name: str) -> None:
    assert in_english(fold(name)) == ()


def test_words_of_several_spellings_give_some_readings() -> None:
    assert {"laser tech", "laser tec"} <= set(in_english(fold("レーザーテック")))
    assert len(in_english(fold("テックテックテック"))) <= _DUP_MOST_READINGS
