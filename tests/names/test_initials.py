"""Initials: one meets a word that begins with its letter; the letters of a name tell whether there is such a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.model.kind import Family
from entityscreen.names.initials import beginnings, beginnings_of
from entityscreen.names.likeness import likeness
from entityscreen.names.prepare import prepare_name
from entityscreen.names.tokens import word_token

LETTERS = "abcjyz" + "бвгдщю" + "ابجد" + "אבג" + "αβγ" + "ßøђ"


def letters_of(name: str) -> tuple[int, int]:
    return beginnings_of(prepare_name(name, Family.PERSON).variants[0].parts)


@pytest.mark.parametrize(
    ("name", "other", "meets"),
    [
        ("J. Smith", "John Smith", True),
        ("J. Smith", "Mary Smith", False),
        ("Щ. Иванов", "Shcherbakov Ivan", True),
        ("M. Saan", "Dani Spaan", False),
        ("J. Smith", "J. Brown", True),
    ],
)
def test_an_initial_meets_the_letter_that_a_word_begins_with(name: str, other: str, meets: bool) -> None:
    initials, words = letters_of(name)[1], letters_of(other)[0]
    assert bool(initials & words) is meets


def test_a_name_without_initials_has_none() -> None:
    assert letters_of("John Smith")[1] == 0


@given(st.sampled_from(LETTERS), st.text(LETTERS, min_size=1, max_size=6))
def test_what_an_initial_is_like_begins_with_its_letter(letter: str, word: str) -> None:
    initial, other = word_token(letter), word_token(word)
    if likeness(initial, other).similarity > 0.0:
        assert beginnings(initial) & beginnings(other)
