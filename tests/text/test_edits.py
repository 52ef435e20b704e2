"""Edits: how far words may be apart by letters, and what that takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.text.edits import LONGEST, allowed_edits, edit_similarity, near

WORDS = st.text(alphabet="abcdeiklmnorstuy", min_size=1, max_size=12)


@pytest.mark.parametrize(("a", "b"), [("sko", "sok"), ("afiz", "faiz"), ("abudl", "abdul"), ("brezhenv", "brezhnev")])
def test_neighbours_that_changed_places_are_a_typo(a: str, b: str) -> None:
    assert edit_similarity(a, b) >= 0.76


@pytest.mark.parametrize(("a", "b"), [("kim", "kam"), ("kim", "kima"), ("li", "il"), ("abc", "cba")])
def test_other_edits_of_short_words_make_other_names(a: str, b: str) -> None:
    assert edit_similarity(a, b) == 0.0


@given(WORDS, WORDS)
def test_edits_are_symmetric_and_in_range(a: str, b: str) -> None:
    assert edit_similarity(a, b) == edit_similarity(b, a)
    assert 0.0 <= edit_similarity(a, b) <= 1.0
    assert (edit_similarity(a, b) == 1.0) is (a == b)


@given(st.integers(0, LONGEST - 1))
def test_longer_words_may_have_no_fewer_edits(length: int) -> None:
    assert 0 <= allowed_edits(length) <= allowed_edits(length + 1) <= 2


def test_what_is_too_long_for_a_word_has_no_edits() -> None:
    long = "a" * LONGEST
    assert allowed_edits(LONGEST) == 2
    assert allowed_edits(LONGEST + 1) == 0
    assert edit_similarity(long, f"{long}b") == edit_similarity(f"{long}b", f"{long}c") == 0.0
    assert edit_similarity(f"{long}b", f"{long}b") == 1.0


@given(WORDS)
def test_near_is_one_edit(word: str) -> None:
    assert near(word, word)
    assert near(word, word + "x")
    assert not near(word, word + "xx")
