"""Laws of romanisations and of phonetic similarity, for any text."""

from __future__ import annotations

import unicodedata
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.caches import clear_cache, clear_large_caches
from entityscreen.model.script import Script, main_script
from entityscreen.romanisation import MOST_ROMANISATIONS, READERS, read_token
from entityscreen.text.phonetics import FULL, LOAN, SOUND_ALIKE, UNVOWELLED, phonetic_similarity, similarity_by_sound
from entityscreen.text.sounds import consonant_keys, sound_key, sound_keys

SCRIPTS = st.sampled_from(list(READERS))
LATIN = st.text("abcdefghijklmnopqrstuvwxyz", max_size=14)
# Mostly letters that some reader has a table for.
LETTERS = st.characters(min_codepoint=0x370, max_codepoint=0x10FF) | st.characters(
    min_codepoint=0x3041, max_codepoint=0x30FF
)
# Words of one script: only neighbours of its own bring its rules together.
BLOCKS = st.sampled_from(range(0x370, 0x1900, 0x80)).flatmap(
    lambda first: st.text(st.characters(min_codepoint=first, max_codepoint=first + 0x7F), max_size=14)
)
WORDS = st.text(LETTERS | st.characters(), max_size=14) | BLOCKS
PROFILES = st.sampled_from([FULL, LOAN, SOUND_ALIKE, UNVOWELLED])
MOST_COST = 0.15


@given(WORDS, SCRIPTS)
def test_readings_are_few_plain_and_best_first(word: str, script: Script) -> None:
    readings = read_token(word, script)
    assert len(readings) <= MOST_ROMANISATIONS
    texts = [reading.text for reading in readings]
    assert len(set(texts)) == len(texts)
    assert all(text.isascii() and text.isalpha() and text.islower() for text in texts)
    costs = [reading.cost for reading in readings]
    assert costs == sorted(costs)
    assert all(0.0 <= cost <= MOST_COST for cost in costs)
    assert all(reading.system for reading in readings)


@pytest.mark.parametrize(
    ("script", "first", "last", "beside"),
    [
        (Script.THAI, 0xE01, 0xE4E, ("", "ก", "หิ", "ร์")),
        (Script.THAI, 0xE81, 0xECE, ("", "ກ", "ຫຸ", "ວ")),
        (Script.OTHER, 0x1000, 0x109F, ("", "က", "သိ")),
        (Script.OTHER, 0x1200, 0x139F, ("", "ሀ", "ር")),
        (Script.OTHER, 0x1780, 0x17FF, ("", "ក", "ហិ")),
        (Script.INDIC, 0x900, 0xDFF, ("", "क", "र्")),
    ],
)
def test_no_letter_beside_another_fails(script: Script, first: int, last: int, beside: tuple[str, ...]) -> None:
    """Tables of letters have gaps that the patterns of a script must not ask for: ฦ, Pali letters of Lao, ፚ."""
    for code, other in product(range(first, last + 1), beside):
        for word in (chr(code) + other, other + chr(code), other + chr(code) + "ิ"):
            assert all(reading.text.isascii() for reading in read_token(word, script))


@given(WORDS)
def test_reading_does_not_depend_on_what_was_read_before(word: str) -> None:
    folded = unicodedata.normalize("NFKC", word).casefold()
    script = main_script(folded)
    first = read_token(folded, script)
    clear_large_caches()
    assert read_token(folded, script) == first


@given(LATIN)
def test_keys_are_plain(word: str) -> None:
    key = sound_key(word)
    assert key.isascii()
    assert key == key.lower()
    assert all(first != second for first, second in pairwise(key))
    assert not set("".join(consonant_keys(word))) - set("ptkmnl")


@given(st.lists(LATIN | st.text(max_size=6).filter(lambda text: "\n" not in text), max_size=5))
def test_words_sound_together_as_each_alone(words: list[str]) -> None:
    alone = [sound_key(word) for word in words]
    clear_cache("names.sound")
    assert sound_keys(words) == alone


@given(LATIN, LATIN, PROFILES)
def test_alikeness_is_a_share_and_full_only_for_equal_sounds(a: str, b: str, profile: object) -> None:
    assert isinstance(profile, type(FULL))
    alike = phonetic_similarity(sound_key(a), sound_key(b), profile)
    assert 0.0 <= alike <= 1.0
    assert (alike == 1.0) == (sound_key(a) == sound_key(b))
    assert 0.0 <= similarity_by_sound(a, b, profile) <= 1.0


@given(LATIN, LATIN)
def test_phonetic_similarity_with_all_vowels_is_symmetric(a: str, b: str) -> None:
    there, back = (phonetic_similarity(sound_key(x), sound_key(y), FULL) for x, y in ((a, b), (b, a)))
    assert abs(there - back) < 1e-12
    assert similarity_by_sound(a, b, FULL) == similarity_by_sound(b, a, FULL)
