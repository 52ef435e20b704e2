"""Japanese persons' names in kanji: which names are taken as such, where the surname ends, and how they meet others."""

from __future__ import annotations

import pytest

import entityscreen as es
from entityscreen.model.kind import Family
from entityscreen.names.likeness import SAME_TRANSCRIBED, likeness
from entityscreen.names.person_parts import japanese_parts, transcribed_parts
from entityscreen.names.persons.in_characters import (
    MOST_CUTS,
    cuts,
    is_bare_surname,
    may_be_japanese,
    may_be_whole,
)
from entityscreen.names.prepare import prepare_name
from entityscreen.names.prepared import Role
from entityscreen.names.tokens import transcribed_token
from entityscreen.romanisation.han import read_transcription, surnames, transcriptions
from entityscreen.text.folding import fold
from entityscreen.text.words import split_words


def first_reading(name: str) -> list[str] | None:
    for parts in japanese_parts(split_words(fold(name), dotted_letters=False)):
        return [part.token.spellings[0].text for part in parts.parts]
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


def test_kanji_do_not_match_other_kanji_by_their_reading() -> None:
    assert es.compare("河野太郎", "高野太郎", kind="Person").score < es.ScreeningConfig().threshold
    assert es.compare("河野太郎", "Kono Taro", kind="Person").score > es.ScreeningConfig().threshold


def test_no_given_name_of_the_west_matches_by_its_group() -> None:
    assert es.compare("佐藤健", "Kenneth Sato", kind="Person").score < es.ScreeningConfig().threshold


def latin(name: str) -> list[str] | None:
    parts = transcribed_parts(split_words(fold(name), dotted_letters=False))
    return None if parts is None else [part.token.spellings[0].text for part in parts.parts]


FOREIGN = [
    ("弗拉基米爾·普京", ["vladimir", "putin"]),
    ("约翰・史密斯", ["john", "smith"]),
    ("汤姆 汉克斯", ["tom", "hanks"]),
    ("普京", ["putin"]),
    ("阿卜杜拉", ["abdullah"]),
    ("阿沛·阿旺晋美", ["ngapoi", "ngawang", "jigme"]),
    ("卓玛", ["dolma"]),
    ("才让加", ["tsering", "kyab"]),
    ("敏昂莱", ["min", "aung", "hlaing"]),
    ("昂山·素季", ["aung", "san", "suu", "kyi"]),
]


@pytest.mark.parametrize(("name", "expected"), FOREIGN)
def test_a_foreign_name_is_read_as_what_it_stands_for(name: str, expected: list[str]) -> None:
    assert latin(name) == expected


CHINESE = ["习近平", "王丹增", "李玉珍", "温敏", "马云", "柯 文哲", "柯·文哲", "李安", "毛 秀英"]


@pytest.mark.parametrize("name", [*CHINESE, "国务院", "Putin", "김정은"])
def test_a_chinese_name_is_no_foreign_one(name: str) -> None:
    assert latin(name) is None


def test_a_particle_weighs_little() -> None:
    parts = transcribed_parts(split_words(fold("奥萨马·本·拉登"), dotted_letters=False))
    assert parts is not None
    assert [part.role for part in parts.parts] == [Role.NAME, Role.PARTICLE, Role.NAME]
    assert parts.parts[1].weight < min(parts.parts[0].weight, parts.parts[2].weight)


def test_it_is_taken_in_both_ways() -> None:
    assert len(prepare_name("弗拉基米尔·普京", Family.PERSON).variants) == 2
    assert len(prepare_name("习近平", Family.PERSON).variants) == 1


def test_its_kind_need_not_be_known() -> None:
    assert prepare_name("弗拉基米尔·普京", Family.ANY).family is Family.PERSON


def test_customary_forms_of_one_name_are_alike_and_other_characters_are_not() -> None:
    assert likeness(transcribed_token("卡扎菲"), transcribed_token("卡塔菲")).similarity == SAME_TRANSCRIBED
    assert likeness(transcribed_token("卡扎菲"), transcribed_token("卡扎娜")).similarity < SAME_TRANSCRIBED


def test_readings_are_plain_letters_the_likeliest_first() -> None:
    for chinese in transcriptions():
        readings = read_transcription(chinese)
        assert readings
        assert all(reading.text.isascii() and reading.text.isalpha() for reading in readings)
        assert [reading.cost for reading in readings] == sorted(reading.cost for reading in readings)


@pytest.mark.parametrize(
    "text", ["王毅", "习近平", "欧阳修", "普京", "特朗普", "安倍", "安倍晋三", "プーチン", "허준", "푸틴"]
)
def test_may_be_a_whole_name(text: str) -> None:
    assert may_be_whole((text,))


@pytest.mark.parametrize(
    "text", ["陈", "欧阳", "林郑", "国防", "北京", "リー", "김", "남궁", "习近平办公室", "김jong은"]
)
def test_is_no_whole_name(text: str) -> None:
    assert not may_be_whole((text,))


def test_surnames_alone() -> None:
    assert is_bare_surname("林郑")
    assert not is_bare_surname("马云")
