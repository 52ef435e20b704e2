"""Foreign names in Chinese characters: which names are taken as such, and what their words stand for."""

from __future__ import annotations

import pytest

from entityscreen.model.kind import Family
from entityscreen.names.likeness import SAME_TRANSCRIBED, likeness
from entityscreen.names.persons.in_characters import transcribed_parts
from entityscreen.names.prepare import prepare_name
from entityscreen.names.prepared import Role
from entityscreen.names.tokens import transcribed_token
from entityscreen.romanisation.chinese_transcriptions import read_transcription, transcriptions
from entityscreen.text.folding import fold
from entityscreen.text.words import split_words


def latin(name: str) -> list[str] | None:
    parts = transcribed_parts(split_words(fold(name), dotted_letters=False))
    return None if parts is None else [token.spellings[0].text for token in parts.tokens]


FOREIGN = [
    ("弗拉基米爾·普京", ["vladimir", "putin"]),
    ("约翰・史密斯", ["john", "smith"]),
    ("汤姆 汉克斯", ["tomm", "hanks"]),
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
    assert parts.roles == [Role.NAME, Role.PARTICLE, Role.NAME]
    assert parts.weights[1] < min(parts.weights[0], parts.weights[2])


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
