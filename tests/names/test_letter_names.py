"""Initials by the names of the letters, in Hangul and katakana."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from entityscreen.data import read_rows
from entityscreen.model.kind import Family
from entityscreen.names.fields.spoken import with_initials
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
    letters = [letter for _, letter in read_rows("readings_letter_names")]
    assert set(letters) == set("abcdefghijklmnopqrstuvwxyz&")
    assert all(fold(name) == name for name, _ in read_rows("readings_letter_names"))


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
