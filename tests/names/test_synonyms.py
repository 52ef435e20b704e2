"""Two words of one meaning in a language are not one word; forms, abbreviations and translations are."""

from __future__ import annotations

import pytest

from entityscreen.names.lexicon import are_synonyms, whole_concept
from entityscreen.names.likeness import SAME_FAMILY, SAME_MEANING, likeness
from entityscreen.names.tokens import Token, concept_token


def token(text: str) -> Token:
    meaning = whole_concept(text)
    assert meaning is not None
    return concept_token(text, meaning)


@pytest.mark.parametrize(("a", "b"), [("sea", "ocean"), ("eastern", "oriental"), ("loan", "mortgage")])
def test_two_words(a: str, b: str) -> None:
    assert are_synonyms(a, b)
    assert are_synonyms(b, a)
    assert likeness(token(a), token(b)).similarity == SAME_FAMILY


@pytest.mark.parametrize(
    ("a", "b"),
    [("sea", "seas"), ("technology", "tech"), ("oil & gas", "oil and gas"), ("sea", "meer"), ("ocean", "океан")],
)
def test_one_word_or_two_languages(a: str, b: str) -> None:
    assert not are_synonyms(a, b)
    assert likeness(token(a), token(b)).similarity >= SAME_MEANING


def test_what_an_institution_is_called_is_the_translators_choice() -> None:
    assert likeness(token("factory"), token("works")).similarity == SAME_MEANING
