"""A form of a word finds the word, in any romanisation, and another word does not."""

from __future__ import annotations

import pytest

from entityscreen.names.inflection import fold_romanised, word_of
from entityscreen.names.lexicon import find_concepts


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("заводами", "factory"),
        ("електричного", "electrical"),
        ("инвестиционната", "investment"),
        ("τραπεζων", "bank"),
        ("والتجاره", "trading"),
        ("המדע", "science"),
        ("rolniczych", "agriculture"),
        ("factories", "factory"),
        ("predpriyatiya", "enterprise"),
        ("predprijatija", "enterprise"),
        ("obyedineniya", "association"),
        ("moskovskiy", "place:moscow"),
        ("moskovskij", "place:moscow"),
    ],
)
def test_a_form_means_what_its_word_means(form: str, expected: str) -> None:
    assert [meaning.id for _, _, meaning in find_concepts([form])] == [expected]


@pytest.mark.parametrize("word", ["заводной", "zavodnoy", "scholar", "shahar", "george", "marshall", "", "ы"])
def test_another_word_is_no_form(word: str) -> None:
    assert word_of(word) is None


def test_romanisations_of_one_word_fold_alike() -> None:
    spelled = ("obshchestvennaya", "obschestvennaja", "obshchestvennaia")
    assert len({fold_romanised(word) for word in spelled}) == 1
