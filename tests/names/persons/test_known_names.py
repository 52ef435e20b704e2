"""Names that others write by ear: the groups of Uyghur, Tibetan and Burmese names in letters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest

from entityscreen.data import read_rows
from entityscreen.names.likeness import SAME_GIVEN_NAME, likeness
from entityscreen.names.ordinary import words_of
from entityscreen.names.persons.compounds import split_compound
from entityscreen.names.persons.known_names import is_given_name, nickname_groups
from entityscreen.names.persons.words import is_particle
from entityscreen.names.tokens import groups_by_sound, word_token

SAME = [
    ("memet", "maimaiti"),
    ("omar", "wumaier"),
    ("tursunjan", "tuerxunjiang"),
    ("tashi", "zhaxi"),
    ("gyatso", "gyaco"),
    ("gyatso", "jiacuo"),
    ("htun", "tun"),
    ("khaing", "khine"),
]
APART = [
    ("tursun", "turghun"),
    ("isa", "aisha"),
    ("min", "myint"),
    ("tin", "tun"),
    ("htin", "htun"),
    ("tashi", "tsering"),
    ("ye", "yee"),
    ("deqing", "deqin"),  # two Tibetans, or two Chinese
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_share_a_group(one: str, other: str) -> None:
    assert nickname_groups(one) & nickname_groups(other)
    assert likeness(word_token(one), word_token(other)).similarity >= SAME_GIVEN_NAME


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_names_share_none(one: str, other: str) -> None:
    assert not nickname_groups(one) & nickname_groups(other)


def groups() -> Iterator[tuple[int, list[str]]]:
    return ((int(number), words.split()) for number, kind, words in read_rows("person_groups") if kind == "adapted")


def test_spellings_are_words_that_stay_whole() -> None:
    for number, words in groups():
        for word in words:
            assert split_compound(word) == (word,), word
            assert not is_particle(word) or word == "san", word
            assert number in nickname_groups(word)


def test_letters_alone_tell_these_names() -> None:
    numbers = {number for number, _ in groups()}
    assert all(numbers.isdisjoint(found) for found in groups_by_sound().values())


def test_no_two_names_known_elsewhere_meet_for_the_first_time() -> None:
    """Such a group may bring together forms of one name that no other group does, which are named here."""
    forms = {frozenset(pair.split()) for pair in KNOWN_FORMS}
    known = {word for _, kind, words in read_rows("person_groups") if kind != "adapted" for word in words.split()}
    first = {number for number, _ in groups()}
    for _, words in groups():
        for pair in combinations([word for word in words if word in known], 2):
            met = nickname_groups(pair[0]) & nickname_groups(pair[1]) - first
            assert met or frozenset(pair) in forms, pair


KNOWN_FORMS = (
    "memet mamat", "memet mohammed", "memet muhammad", "memet muhammet", "mamat mehmet", "mamat mohammed",
    "yusup yousuf", "yousuf yusufu", "zeynep zainabu", "zakir zekir",
)  # fmt: skip


def test_an_ordinary_name_in_pinyin_is_cut_the_long_way_as_well() -> None:
    assert words_of(["Zhaxiciren", "Tashi"])["Zhaxiciren"] is None
    assert is_given_name("maimaiti")
