"""Japanese persons' names in kanji: which names are taken as such, where the surname ends, and how they meet others."""

from __future__ import annotations

import pytest

import entityscreen as es
from entityscreen.model.kind import Family
from entityscreen.names.persons.in_characters import MOST_CUTS, cuts, japanese_parts, may_be_japanese
from entityscreen.names.prepare import prepare_name
from entityscreen.romanisation.japanese import surnames
from entityscreen.text.folding import fold
from entityscreen.text.words import split_words


def first_reading(name: str) -> list[str] | None:
    for parts in japanese_parts(split_words(fold(name), dotted_letters=False)):
        return [token.spellings[0].text for token in parts.tokens]
    return None


JAPANESE = [
    ("安倍晋三", ["abe", "shinzo"]),
    ("安倍 晋三", ["abe", "shinzo"]),
    ("森喜朗", ["mori", "yoshiro"]),
    ("小林一", ["kobayashi", "ichi"]),
    ("佐々木奈々", ["sasaki", "nana"]),
    ("竜ケ崎勇", ["ryugasaki", "isamu"]),
    ("永守重信", ["nagamori", "shigenobu"]),
    ("宇多田ヒカル", ["utada", "hikaru"]),
]


@pytest.mark.parametrize(("name", "expected"), JAPANESE)
def test_a_japanese_name_is_read(name: str, expected: list[str]) -> None:
    assert first_reading(name) == expected


@pytest.mark.parametrize(
    "name", ["习近平", "王明", "Abe Shinzo", "김정은", "やまだ たろう", "国务院", "弗拉基米尔·普京", ""]
)
def test_another_name_is_not(name: str) -> None:
    assert first_reading(name) is None


@pytest.mark.parametrize("name", ["林志玲", "森林", "金田一", "南基泰", "高山明", "孫正義"])
def test_a_name_that_may_be_chinese_has_one_reading_more_at_most(name: str) -> None:
    assert len(list(japanese_parts(split_words(fold(name), dotted_letters=False)))) <= 1
    assert prepare_name(name, Family.PERSON).variants[0].syllables is not None


def test_no_name_has_more_cuts_than_a_few() -> None:
    for surname in surnames():
        assert len(cuts((surname + "田中一郎",))) <= MOST_CUTS
        assert len(cuts((surname, "健"))) == 1


@pytest.mark.parametrize("name", ["小泉純一郎", "長谷川和彦", "小津安二郎", "佐々木小次郎"])
def test_a_long_name_is_a_person(name: str) -> None:
    assert may_be_japanese(fold(name))
    assert prepare_name(name, Family.ANY).family is Family.PERSON


@pytest.mark.parametrize("name", ["三菱重工業", "小泉貿易公司", "中国石油大学", "佐藤製薬会社", "北京大学医院"])
def test_an_organisation_is_none(name: str) -> None:
    assert not may_be_japanese(fold(name))


def test_kanji_do_not_meet_other_kanji_by_their_reading() -> None:
    assert es.compare("河野太郎", "高野太郎", kind="Person").score < es.ScreeningConfig().threshold
    assert es.compare("河野太郎", "Kono Taro", kind="Person").score > es.ScreeningConfig().threshold


def test_no_given_name_of_the_west_is_met_by_its_group() -> None:
    assert es.compare("佐藤健", "Kenneth Sato", kind="Person").score < es.ScreeningConfig().threshold
