"""Hashes: the same for one key and for many, and words within some edits share what is left of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from entityscreen.index.hashes import deletion_hashes, deletion_pairs, key_hash, key_hashes

WORDS = st.text(alphabet="abcd", max_size=7)
TEXTS = st.text(max_size=9)


def hashes_of(word: str, edits: int) -> set[int]:
    return set(deletion_hashes([word], [edits])[0].tolist())


def test_a_hash_does_not_depend_on_the_process() -> None:
    assert key_hash("=putin") == 3789052300
    assert key_hash("=путин") != key_hash("=putin")


@given(st.lists(TEXTS))
def test_many_keys_have_the_hashes_of_each(keys: list[str]) -> None:
    assert key_hashes(keys).tolist() == [key_hash(key) for key in keys]


@pytest.mark.parametrize(
    ("word", "edits", "left"),
    [
        ("kim", 0, {"kim"}),
        ("kim", 1, {"kim", "im", "km", "ki"}),
        ("abcd", 2, {"abcd", "bcd", "acd", "abd", "abc", "cd", "bd", "bc", "ad", "ac", "ab"}),
        ("k", 1, {"k"}),
        ("", 1, set()),
    ],
)
def test_all_that_is_left_of_a_word_is_hashed(word: str, edits: int, left: set[str]) -> None:
    assert hashes_of(word, edits) == {key_hash(rest) for rest in left}


@given(WORDS, WORDS, st.integers(0, 2))
def test_words_within_some_edits_share_a_hash(a: str, b: str, count: int) -> None:
    if min(len(a), len(b)) > count and OSA.distance(a, b) <= count:
        assert hashes_of(a, count) & hashes_of(b, count)


@given(st.lists(st.tuples(TEXTS, st.integers(0, 2)), max_size=6))
def test_many_words_have_the_hashes_of_each(words: list[tuple[str, int]]) -> None:
    hashes, owners = deletion_hashes([word for word, _ in words], [count for _, count in words])
    pairs = deletion_pairs([word for word, _ in words], [count for _, count in words])
    assert pairs.tolist() == [key << 32 | owner for key, owner in zip(hashes.tolist(), owners.tolist(), strict=True)]
    for number, (word, count) in enumerate(words):
        assert set(hashes[owners == number].tolist()) == hashes_of(word, count)
