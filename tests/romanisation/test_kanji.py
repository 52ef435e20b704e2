"""How kanji are read in Japanese names: the tables, and what is put together from characters."""

from __future__ import annotations

import pytest

from entityscreen.romanisation import MOST_ROMANISATIONS
from entityscreen.romanisation.han import (
    BY_CHARACTER,
    DEAREST,
    WHOLE,
    characters,
    given_names,
    is_given,
    read_given,
    read_surname,
    surnames,
)
from entityscreen.romanisation.syllabaries import hepburn
from entityscreen.text.folding import fold

GIVEN = [
    ("太郎", "taro"),
    ("大和", "yamato"),
    ("健", "takeru"),
    ("一平", "ippei"),
    ("徹平", "teppei"),
    ("順平", "junpei"),
    ("順平", "jumpei"),
    ("奈奈", "nana"),
    ("英寿", "hidetoshi"),
    ("柴三郎", "shibasaburo"),
    ("振一郎", "shinichiro"),
    ("佐知こ", "sachiko"),
]


@pytest.mark.parametrize(("kanji", "expected"), GIVEN)
def test_a_given_name_has_its_reading(kanji: str, expected: str) -> None:
    assert expected in [reading.text for reading in read_given(fold(kanji))]


def test_a_given_name_of_the_table_is_not_read_by_far_fetched_characters() -> None:
    assert "hiroo" not in [reading.text for reading in read_given("太郎")]


@pytest.mark.parametrize("text", ["", "弗拉", "putin", "김"])
def test_what_is_no_name_has_no_reading(text: str) -> None:
    assert read_given(text) == read_surname(text) == ()


def test_readings_are_plain_letters_of_known_cost_the_likeliest_first() -> None:
    for kanji in [*list(given_names())[::7], *characters()[1]]:
        readings = read_given(kanji)
        assert is_given(kanji)
        assert readings[0].cost == WHOLE
        assert len({reading.cost for reading in readings}) <= MOST_ROMANISATIONS
        assert [reading.cost for reading in readings] == sorted(reading.cost for reading in readings)
        assert all(reading.text.isascii() and reading.text.isalpha() for reading in readings)


def test_every_surname_is_read() -> None:
    for surname in surnames():
        assert all(reading.text.isascii() and reading.text.isalpha() for reading in read_surname(surname))


def test_a_surname_that_no_table_has_costs_more() -> None:
    assert "枝野" not in surnames()
    assert BY_CHARACTER <= read_surname("枝野")[0].cost <= DEAREST
    assert read_surname("佐藤")[0].cost == WHOLE


LONG = [
    ("さとう", "sato satou"),
    ("おおの", "ono oono"),
    ("とおやま", "toyama tooyama"),
    ("ひろおか", "hirooka"),
    ("やまのうち", "yamanouchi"),
    ("かつうら", "katsuura"),
    ("ゆうじ", "yuji yuuji"),
    ("けいこ", "keiko"),
]


@pytest.mark.parametrize(("kana", "expected"), LONG)
def test_long_vowels_are_written_or_not(kana: str, expected: str) -> None:
    assert list(hepburn(kana)) == expected.split()
