"""Ordinary names: the short way gives what the long way gives, and leaves to it whatever may be something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.model.kind import Family
from entityscreen.names.ordinary import ordinary_name
from entityscreen.names.prepare import prepare_name

_WORDS = (
    "Vladimir PUTIN Müller Anna van der Bilt de la Cruz O'Brien Smith-Jones Li Wei Kim Bank Rice Waters Young Ltd dr "
    "abdul Abdulrahman J. jr Ivanovich Петров 13 Xi'an al- Ho Jon bin Khan Sharon da Rocha und zu"
)
NAMES = st.lists(st.sampled_from(_WORDS.split()), min_size=1, max_size=5).map(" ".join)


@given(st.one_of(NAMES, st.text(max_size=20)), st.sampled_from(list(Family)))
def test_the_short_way_gives_what_the_long_way_gives(text: str, family: Family) -> None:
    short = ordinary_name(text, family)
    if short is None:
        return
    prepared = prepare_name(text, family)
    (variant,) = prepared.variants
    assert prepared.family is Family.PERSON
    assert [part.token for part in variant.parts] == short.tokens
    assert [part.share for part in variant.parts] == short.shares
    assert list(variant.joins) == short.joins
    assert variant.syllables is None
    assert variant.cost == 0.0
    assert not variant.acronym


@pytest.mark.parametrize("text", ["Anna Müller", "MULLER, Anna", "Eva van Vliet", "Sharon Waters", "Jon Ho Smith"])
def test_usual_names_are_ordinary(text: str) -> None:
    assert ordinary_name(text, Family.ANY) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Anna",
        "Dr. Anna Müller",
        "J. Müller",
        "Li Wei",
        "Anna Müller GmbH",
        "Anna-Maria Müller",
        "Анна Петрова",
        "",
        "13 4",
    ],
)
def test_others_are_not(text: str) -> None:
    assert ordinary_name(text, Family.ANY) is None
