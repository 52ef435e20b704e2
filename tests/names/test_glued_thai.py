"""Where Thai words are cut that are written together."""

from __future__ import annotations

import pytest

from entityscreen.names.organisation_words import cut_thai


@pytest.mark.parametrize(
    "words",
    [
        ("การบิน", "ไทย"),
        ("ธนาคาร", "กสิกร", "ไทย"),
        ("โรงพยาบาล", "เมริดอน"),
        ("เมริดอน", "ประกันภัย"),
        ("บริษัท", "เมริดอน", "อุตสาหกรรม"),
    ],
)
def test_words_of_the_lexicon_are_cut_off_both_ends(words: tuple[str, ...]) -> None:
    assert cut_thai("".join(words)) == words


@pytest.mark.parametrize("word", ["กสิกร", "ธนาคาร", "เมริดอน", "meridonbank", "", "ไทย"])
def test_what_is_one_word_is_left(word: str) -> None:
    assert cut_thai(word) == ()


def test_a_vowel_stays_with_its_consonant() -> None:
    assert cut_thai("เอเชียาอาหาร")[:1] != ("เอเชีย",)
