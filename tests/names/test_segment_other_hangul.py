"""Which Latin words are plainly another brand than one in Hangul, and how Hangul is said."""

from __future__ import annotations

import pytest

from entityscreen.names.segment.other_hangul import other_hangul
from entityscreen.romanisation.hangul import as_said


@pytest.mark.parametrize(
    ("text", "word"),
    [("삼양", "samyoung"), ("대성", "daesang"), ("동양", "dongyoung"), ("금호", "kumha"), ("영풍", "yangpoong")],
)
def test_other_syllables_of_korean_are_another_brand(text: str, word: str) -> None:
    assert other_hangul(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("삼양", "samyang"),
        ("대성", "daesung"),
        ("효성", "hyosung"),
        ("영풍", "youngpoong"),
        ("신라", "shilla"),
        ("신라", "silla"),
        ("우리", "woori"),
        ("국민", "kookmin"),
        ("두산", "doosan"),
        ("모비스", "mobis"),  # a coined word
        ("블루", "blue"),  # a loan word
        ("한빛", "hanbat"),  # a native one, of which no table has the syllables
        ("", "a"),
    ],
)
def test_a_spelling_of_its_own_or_a_loan_word_is_none(text: str, word: str) -> None:
    assert not other_hangul(text, word)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("신라", "실라"),
        ("종로", "종노"),
        ("강릉", "강능"),
        ("독립", "동닙"),
        ("협력", "혐녁"),
        ("설날", "설랄"),
        ("대한a", "대한a"),
    ],
)
def test_finals_and_initials_change_one_another(written: str, said: str) -> None:
    assert as_said(written) == said
