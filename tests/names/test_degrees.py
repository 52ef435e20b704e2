"""Degrees behind a name: how many words they are, and whether they may be initials."""

from __future__ import annotations

import pytest

from entityscreen.model.kind import Family
from entityscreen.names.persons.titles import trailing_degrees
from entityscreen.names.prepare import prepare_name
from entityscreen.text.folding import fold
from entityscreen.text.words import split_words

CASES = [
    ("Budi Santoso, S.H., M.Hum.", 4, False),
    ("Budi Santoso, S.Pd., M.Pd.", 4, True),
    ("Budi Santoso SPd MPd", 2, True),
    ("Ing. Jan Novák, Ph.D.", 2, True),
    ("Drs. Sutrisno, M.M.", 2, False),
    ("Smith, M.A.", 0, True),
    ("van Dijk, M.A.", 0, True),
    ("John M. A.", 0, True),
    ("Ma, Wei", 0, True),
    ("Mas, Artur", 0, True),
    ("", 0, True),
]


@pytest.mark.parametrize(("name", "count", "sure"), CASES)
def test_degrees_behind_are_counted(name: str, count: int, sure: bool) -> None:
    text = fold(name)
    assert trailing_degrees(text, split_words(text, dotted_letters=False)) == (count, sure)


def test_letters_that_may_be_initials_stay_a_way_to_take_the_name() -> None:
    variants = prepare_name("John Smith, M.A.", Family.PERSON).variants
    assert [(len(variant.parts), variant.cost) for variant in variants] == [(4, 0.0), (2, 0.02)]
