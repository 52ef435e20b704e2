"""Initials written as one word."""

from __future__ import annotations

import pytest

from entityscreen.names.person_parts import person_parts
from entityscreen.names.persons.words import are_initials
from entityscreen.names.prepared import Role
from entityscreen.text.folding import fold
from entityscreen.text.words import split_words


@pytest.mark.parametrize("word", ["kk", "td", "cn"])
def test_two_consonants_are_initials(word: str) -> None:
    assert are_initials(word)


@pytest.mark.parametrize("word", ["ng", "ty", "bo", "dr", "jr", "md", "k", "kkk", "кк", ""])
def test_names_titles_and_other_lengths_are_none(word: str) -> None:
    assert not are_initials(word)


def test_they_are_parts_of_their_own() -> None:
    parts = person_parts(split_words(fold("KK Tsang"), dotted_letters=False))
    assert [token.text for token in parts.tokens] == ["k", "k", "tsang"]
    assert parts.roles == [Role.INITIAL, Role.INITIAL, Role.NAME]
