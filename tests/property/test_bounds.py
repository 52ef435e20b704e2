"""Laws of the bounds by which the index leaves names out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from entityscreen.index.bound import Bound
from entityscreen.text.phonetics import (
    PROFILES,
    READ,
    WIDTH,
    Sounds,
    certainties,
    close_keys,
    encode_sound,
    highest_alike,
    own_close_key,
    phonetic_similarity,
    similarity_by_sound,
)
from entityscreen.text.sounds import consonant_keys, sound_key

SHARES = st.floats(0.0, 1.0, allow_nan=False)
LETTERS = "abdefghijklmnorstuvyzkh"
WORDS = st.text(LETTERS, min_size=1, max_size=12)
LONG_WORDS = st.text(LETTERS, min_size=18, max_size=24)
BOUND = Bound(least=0.66, boost=0.12, conflict=0.3, missing=0.2, doubt=2.0, one_part=0.2, read_otherwise=0.25)


@given(SHARES, SHARES, SHARES, st.booleans())
def test_one_name_and_many_have_the_same_bound(query: float, listed: float, left_out: float, alone: bool) -> None:
    one = BOUND.highest(query, listed, left_out, alone=alone)
    columns = np.array([query]), np.array([listed]), None, np.array([alone]), np.array([left_out])
    assert BOUND.highest_of_many(*columns)[0] == pytest.approx(one, abs=1e-6)


PAIRS = st.tuples(SHARES, SHARES)


@given(PAIRS, PAIRS, SHARES, SHARES, SHARES, st.floats(0.0, 3.0))
def test_less_covered_is_no_higher_score_of_two_persons(
    highest: tuple[float, float],
    part: tuple[float, float],
    left_out: float,
    conflict: float,
    missing: float,
    doubt: float,
) -> None:
    bound = Bound(0.6, 0.1, conflict=conflict, missing=missing, doubt=doubt, one_part=0.2, read_otherwise=0.0)
    covered = [most * share for most, share in zip(highest, part, strict=True)]
    most, least = max(covered), min(covered)
    gap = max(0.0, most - least - left_out)
    score = most - (conflict + doubt * gap) * (1.0 - most) - missing * (most - least)
    assert bound.highest(*highest, left_out, alone=False) >= score - 1e-9


def alike_by_ear(pairs: list[tuple[str, str, int]], *, swapped: bool) -> list[float]:
    here, there, profiles = (list(column) for column in zip(*pairs, strict=True))
    numbers = np.arange(len(pairs))
    found: list[float] = highest_alike(
        sounds(here), sounds(there), (numbers, numbers), np.array(profiles), swapped=swapped
    ).tolist()
    return found


def sounds(words: list[str]) -> Sounds:
    encoded = b"".join(encode_sound(sound_key(word)) for word in words)
    return Sounds.of(np.frombuffer(encoded, dtype=np.uint8).reshape(len(words), -1))


@given(WORDS, WORDS, st.sampled_from(range(len(PROFILES))))
def test_the_bound_of_phonetic_similarity_is_never_below_it(here: str, there: str, number: int) -> None:
    profile = PROFILES[number]
    similarity = similarity_by_sound(here, there, profile)
    if similarity == 0.0:
        return
    length = max(len(key) for key in consonant_keys(here) if key in consonant_keys(there))
    limit = certainties(np.array([number]), np.array([length]))[0]
    for first, second, swapped in ((here, there, False), (there, here, True)):
        assert min(alike_by_ear([(first, second, number)], swapped=swapped)[0], limit) >= similarity - 1e-9


@given(LONG_WORDS, WORDS, st.sampled_from(range(len(PROFILES))))
def test_of_a_long_word_the_most_is_assumed(long: str, word: str, number: int) -> None:
    assume(len(sound_key(long)) > WIDTH)
    for pair in ((long, word, number), (word, long, number)):
        assert [alike_by_ear([pair], swapped=swapped) for swapped in (False, True)] == [[1.0], [1.0]]


@given(
    st.text("aiuyjhnszvfkcx", min_size=1, max_size=16),
    st.lists(st.tuples(st.integers(0, 16), st.sampled_from("aiuyjhsxf_"))),
)
def test_what_reads_alike_has_its_close_key_in_common(sound: str, changes: list[tuple[int, str]]) -> None:
    other = list(sound)
    for place, letter in changes[:4]:
        other[place : place + 1] = [] if letter == "_" else [letter] * (1 + place % 2)
    there = "".join(other)
    if there and phonetic_similarity(sound, there, READ) >= READ.least:
        assert own_close_key(sound) in {None, *close_keys(there)}
        assert own_close_key(there) in {None, *close_keys(sound)}


@given(st.lists(st.tuples(WORDS, WORDS, st.sampled_from(range(len(PROFILES)))), min_size=1, max_size=6), st.booleans())
def test_many_pairs_by_sound_are_what_each_is_alone(pairs: list[tuple[str, str, int]], swapped: bool) -> None:
    assert alike_by_ear(pairs, swapped=swapped) == [alike_by_ear([pair], swapped=swapped)[0] for pair in pairs]
