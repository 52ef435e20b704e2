"""Initials by the names of the letters, in Hangul and katakana."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from entityscreen.data import read_rows
from entityscreen.model.kind import Family
from entityscreen.names.fields.spoken import MOST_READINGS, in_english, with_initials
from entityscreen.names.prepare import prepare_name
from entityscreen.text.folding import fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("에이치엠엠", ("hmm",)),
        ("주식회사 엘지화학", ("주식회사 lg 화학",)),
        ("(주)엘지화학", ("(주) lg 화학",)),
        ("케이티앤지", ("kt&g",)),
        ("지에스이피에스", ("gseps",)),
        ("에쓰오일", ("so 일", "s 오일")),
        ("株式会社アイ・エイチ・アイ", ("株式会社 ihi",)),
        ("ティーディーケー", ("tdk",)),
        ("에이스침대", ()),
        ("삼성전자", ()),
        ("シーメンス", ()),
        ("삼비씨", ()),
        ("LG", ()),
        ("", ()),
    ],
)
def test_initials_at_the_head_of_a_word(text: str, expected: tuple[str, ...]) -> None:
    assert with_initials(fold(text)) == expected


def test_every_letter_has_names_in_both_scripts() -> None:
    letters = [letter for _, letter in read_rows("romanisation_letter_names")]
    assert set(letters) == set("abcdefghijklmnopqrstuvwxyz&")
    assert all(fold(name) == name for name, _ in read_rows("romanisation_letter_names"))


def test_a_person_has_no_initials_by_the_names_of_letters() -> None:
    assert len(prepare_name("이지오", Family.PERSON).variants) == len(prepare_name("이지오", Family.ANY).variants)


LISTED = [
    "엘지화학 주식회사",
    "HMM Co., Ltd.",
    "株式会社エヌ・ティ・ティ・データ",
    "GS Engineering & Construction",
    "에쓰오일",
]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("LG Chem Ltd", [0]),
        ("LG Electronics", []),
        ("에이치엠엠", [1]),
        ("NTT Data", [2]),
        ("NEC Data", []),
        ("지에스건설", [3]),
        ("S-Oil Corporation", [4]),
    ],
)
def test_a_list_is_found(query: str, expected: list[int], companies_found: Callable[..., list[int]]) -> None:
    assert companies_found(query, LISTED) == expected


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
    assert len(in_english(fold("テックテックテック"))) <= MOST_READINGS
