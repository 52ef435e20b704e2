"""Words that people know as two names, and spellings of one name that are none."""

from __future__ import annotations

import pytest

from entityscreen.names.known_different import other_given_names, other_surnames
from entityscreen.names.tokens import word_token

SURNAMES = [
    ("hernandez", "fernandez"),
    ("parker", "barker"),
    ("hansen", "jansen"),
    ("karimi", "kazemi"),
    ("vera", "vega"),
]
ONE_SURNAME = [
    ("thompson", "thomson"),
    ("pedersen", "petersen"),
    ("arslan", "aslan"),
    ("huseynov", "guseinov"),
    ("vasquez", "vazquez"),
    ("roberts", "robert"),
    ("chen", "cheng"),
    ("hosseini", "hoseini"),
    ("jalali", "jalaly"),
]


@pytest.mark.parametrize(("a", "b"), SURNAMES)
def test_two_surnames(a: str, b: str) -> None:
    assert other_surnames(word_token(a), word_token(b))
    assert other_surnames(word_token(b), word_token(a))


@pytest.mark.parametrize(("a", "b"), ONE_SURNAME)
def test_spellings_of_one_surname(a: str, b: str) -> None:
    assert not other_surnames(word_token(a), word_token(b))


@pytest.mark.parametrize(
    ("a", "b", "other"), [("mark", "mary", True), ("salih", "saleh", False), ("adam", "adama", False)]
)
def test_given_names(a: str, b: str, other: bool) -> None:
    assert other_given_names(word_token(a), word_token(b), by_letters=True) is other
