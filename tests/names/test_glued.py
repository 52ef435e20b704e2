"""Where a legal form or a Thai word is cut from the brand that it is written together with."""

from __future__ import annotations

import pytest

from entityscreen.names.glued import find_glued
from entityscreen.names.normalise import fold


@pytest.mark.parametrize(
    ("word", "brand", "concept"),
    [
        ("gazpromoao", "gazprom", "legal:ojsc"),
        ("ธนาคารกรุงเทพ", "กรุงเทพ", "bank"),
        ("มหาวิทยาลัยมหิดล", "มหิดล", "university"),
    ],
)
def test_a_form_is_cut_from_its_brand(word: str, brand: str, concept: str) -> None:
    found = find_glued(fold(word))
    assert found is not None
    assert (found[0], found[1].id) == (brand, concept)


@pytest.mark.parametrize("word", ["paolini", "zao", "ธนาคาร"])
def test_a_word_of_its_own_is_left(word: str) -> None:
    assert find_glued(fold(word)) is None
