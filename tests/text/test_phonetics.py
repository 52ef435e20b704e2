"""Phonetic similarity: what the price of a difference is, and that few consonants never make certain."""

from __future__ import annotations

from itertools import combinations

import pytest

from entityscreen.model.script import Script
from entityscreen.text.phonetics import (
    FULL,
    HEBREW,
    KNOWN_NAME,
    LOAN,
    PROFILES,
    READ,
    UNVOWELLED,
    close_keys,
    own_close_key,
    phonetic_similarity,
    profile_of,
    similarity_by_sound,
    unpaired_price,
)

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def test_a_vowel_is_cheaper_than_a_consonant() -> None:
    vowel = phonetic_similarity("martin", "martan")
    consonant = phonetic_similarity("martin", "marpin")
    assert consonant < 0.8 < vowel < 1.0


def test_scripts_differ_in_what_they_forgive() -> None:
    assert phonetic_similarity("raila", "laila", LOAN) > phonetic_similarity("raila", "laila", FULL)
    assert phonetic_similarity("brn", "buran", UNVOWELLED) > phonetic_similarity("brn", "buran", FULL)


@pytest.mark.parametrize(("text", "latin"), [("m", "omaya"), ("tm", "tamim"), ("drwsh", "darwish")])
def test_few_consonants_say_little(text: str, latin: str) -> None:
    assert similarity_by_sound(text, latin, UNVOWELLED) <= max(UNVOWELLED.certainty)
    assert similarity_by_sound("m", "omaya", UNVOWELLED) <= UNVOWELLED.certainty[1]


def test_words_of_other_consonants_are_not_alike() -> None:
    assert similarity_by_sound("putin", "obama", FULL) == 0.0


def test_the_most_is_less_than_the_same_spelling() -> None:
    for profile in PROFILES:
        assert max(profile.certainty) < 1.0
        assert list(profile.certainty) == sorted(profile.certainty)
    for unvowelled, hebrew, full in zip(UNVOWELLED.certainty, HEBREW.certainty, FULL.certainty, strict=True):
        assert unvowelled <= hebrew <= full


def test_a_reading_whose_vowels_are_known_is_held_to_them() -> None:
    assert profile_of(Script.ARABIC, "usual spelling") is KNOWN_NAME
    assert profile_of(Script.HEBREW, "consonants, Hebrew, soft") is HEBREW
    assert profile_of(Script.HANGUL, "loan word") is LOAN


@pytest.mark.parametrize(("number", "price", "weight"), [(0, 0.3, 6.0), (1, 0.4, 8.0)])
def test_a_close_key_keeps_apart_what_costs_more_than_a_word_can_pay(number: int, price: float, weight: float) -> None:
    key = {letter: close_keys(letter)[number] for letter in LETTERS}
    least_of_others = min(READ.near.get(a + b, 1.2) for a, b in combinations(LETTERS, 2) if key[a] != key[b])
    kept = [letter for letter in LETTERS if key[letter] != close_keys("")[number]]
    alone = min(unpaired_price(letter, READ.vowel_here, READ.r_here) for letter in kept)
    assert min(least_of_others, alone) >= price - 1e-9
    assert (1.0 - READ.least) * weight <= price + 1e-9


@pytest.mark.parametrize(("sound", "number"), [("jusi", 0), ("takahasi", 1), ("kristmanstrn", None)])
def test_a_sound_has_the_close_key_of_its_weight(sound: str, number: int | None) -> None:
    assert own_close_key(sound) == (None if number is None else close_keys(sound)[number])


def test_a_heavy_word_may_match_by_another_close_key() -> None:
    heavy, other = "kristmanstrn", "khristmanstrn"
    assert phonetic_similarity(heavy, other, READ) >= READ.least
    assert close_keys(heavy)[0] != close_keys(other)[0]
    assert own_close_key(heavy) is None
