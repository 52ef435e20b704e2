"""Bodies that a table knows by their official names."""

from __future__ import annotations

import pytest

from entityscreen.model.kind import Family
from entityscreen.names.prepare import prepare_name
from entityscreen.scoring.adjustments.bodies import OTHER_BODY, other_body


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("서울대학교", "University of Seoul"),
        ("北京理工大学", "Beijing University of Technology"),
        ("국민은행", "Shinhan Bank"),
    ],
)
def test_two_names_of_two_known_bodies_are_two(a: str, b: str) -> None:
    told = other_body(prepare_name(a, Family.ORGANISATION), prepare_name(b, Family.ORGANISATION))
    assert told is not None
    assert told.amount == -OTHER_BODY


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("서울대학교", "Seoul National University"),
        ("서울대", "Seoul National University"),
        ("서울대학교", "Vardon University"),  # that no table knows
        ("Vardon", "Vardon"),
        ("", "University of Seoul"),
    ],
)
def test_one_body_or_an_unknown_one_says_nothing(a: str, b: str) -> None:
    assert other_body(prepare_name(a, Family.ORGANISATION), prepare_name(b, Family.ORGANISATION)) is None
