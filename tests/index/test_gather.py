"""Gathering: the names that have listed words, the same in however many pieces."""

from __future__ import annotations

import pytest

from entityscreen.index import gather
from entityscreen.index.build import build_index
from entityscreen.index.expand import Expander
from entityscreen.model.kind import Family
from entityscreen.names.tokens import word_token

NAMES = ("Anna Berg", "Anna Lopez", "Maria Anna Berg", "Ivan Bergh", "Anna Anna")
WORDS = ("anna", "berg", "qwghlm", "ivan", "anne")


@pytest.mark.parametrize("at_once", [1, 3, 1_000])
def test_words_have_the_same_names_in_however_many_pieces(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    index = build_index([(name, Family.PERSON, i) for i, name in enumerate(NAMES)], prune=0.74)
    tokens = [word_token(word) for word in WORDS]
    expected = [Expander(index).words([token])[0].by_variant() for token in tokens]
    monkeypatch.setattr(gather, "_AT_ONCE", at_once)
    found = Expander(index).words(tokens)
    assert [expansion.by_variant() for expansion in found] == expected
    assert sorted(expected[0]) == [0, 1, 2, 4]
    assert expected[2] == {}
