"""Typos: a letter off in one word of names that are the same besides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.model.kind import Family
from entityscreen.names.prepare import prepare_name
from entityscreen.names.prepared import Variant
from entityscreen.names.typos import typo_between, typo_places


def variant(name: str, family: Family = Family.PERSON) -> Variant:
    return prepare_name(name, family).variants[0]


_KNOWN = ["anna", "bank", "van", "der", "jin", "won", "khalid", "bin", "oil", "ii"]
WORDS = st.sampled_from([*_KNOWN, "mueller", "xqzt", "annna", "jinn", "7", "газ", "иванов"])
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)


@given(NAMES, NAMES)
def test_a_typo_has_no_direction(a: str, b: str) -> None:
    first, second = typo_between(variant(a), variant(b)), typo_between(variant(b), variant(a))
    assert (first is None) is (second is None)
    assert first is None or second is None or first[0] == second[0]


@given(NAMES)
def test_the_same_words_are_no_typo(name: str) -> None:
    assert typo_between(variant(name), variant(name)) is None


@pytest.mark.parametrize("slipped", ["Musthaq", "Mushtq", "Mushtaqq", "Mushtak"])
def test_one_letter_may_be_swapped_left_out_doubled_or_another(slipped: str) -> None:
    assert typo_between(variant(f"{slipped} Omar Rawi"), variant("Mushtaq Omar Rawi")) is not None


@pytest.mark.parametrize("slipped", ["Mushtk Omar Rawi", "Mushtqa Omra Rawi", "Mushtqa Rawi", "Rawi Mushtqa X Omar"])
def test_more_is_no_typo(slipped: str) -> None:
    assert typo_between(variant(slipped), variant("Mushtaq Omar Rawi")) is None


def test_the_longer_the_name_the_less_a_letter_takes_away() -> None:
    short = typo_between(variant("Wpei Xuekang"), variant("Wei Xuekang"))
    long = typo_between(variant("Wpei Xuekang Abubakar"), variant("Wei Xuekang Abubakar"))
    assert short is not None
    assert long is not None
    assert 0.78 < short[0] < long[0] < 1.0


def test_a_name_may_begin_with_any_of_its_words_and_else_has_their_order() -> None:
    assert typo_between(variant("Omar Rawi Mushtqa"), variant("Mushtaq Omar Rawi")) is not None
    assert typo_between(variant("Rawi Omar Mushtqa"), variant("Mushtaq Omar Rawi")) is None


def test_a_word_that_comes_twice_may_be_mistyped_once() -> None:
    joint = "Moscow Joint Stock Bank Joint Stock Company"
    assert typo_between(variant(joint.replace("Joint", "Joivnt", 1), Family.ORGANISATION),
                        variant(joint, Family.ORGANISATION)) is not None  # fmt: skip


@pytest.mark.parametrize("words", [(), ("bank",), ("ep", "mhl"), tuple("abcdefghijklm"), ("12", "34", "x")])
def test_names_too_short_or_too_long_have_no_place_for_a_typo(words: tuple[str, ...]) -> None:
    assert typo_places(words) == []
