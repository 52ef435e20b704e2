"""Titles in front of a name: how many words they are, and whether they may be names."""

from __future__ import annotations

import pytest

from entityscreen.model.kind import Family
from entityscreen.names.persons.titles import leading_titles, trailing_degrees
from entityscreen.names.prepare import prepare_name
from entityscreen.text.folding import fold
from entityscreen.text.words import split_words

CASES = [
    ("Vice Admiral Igor Osipov", 2, True),
    ("Osipov Vice Admiral", 0, True),
    ("Tan Sri Dato' Sri Dr. Teh Hong Piow", 5, False),
    ("His Excellency Paul Biya", 2, True),
    ("Chief Justice Omar Bandial", 2, True),
    ("Chief Emeka Anyaoku", 1, False),
    ("Prince Nelson", 0, True),
    ("Eng Kok Wai", 0, True),
    ("Major Ivan Petrov", 1, False),
    ("John Major", 0, True),
    ("г-жа Анна Ли", 1, True),
    ("H. Smith", 0, True),
    ("الدكتور محمد العتيبي", 1, True),
    ("السيد محمد العتيبي", 1, False),
    ("พล.อ.ประยุทธ์ จันทร์โอชา", 2, True),
    ("Prince", 0, True),
    ("", 0, True),
]


@pytest.mark.parametrize(("name", "count", "sure"), CASES)
def test_titles_in_front_are_counted(name: str, count: int, sure: bool) -> None:
    assert leading_titles(split_words(fold(name), dotted_letters=False)) == (count, sure)


def test_a_title_that_may_be_a_name_stays_a_way_to_take_it() -> None:
    variants = prepare_name("Judge Anna Smith", Family.PERSON).variants
    assert [(len(variant.parts), variant.cost) for variant in variants] == [(3, 0.0), (2, 0.02)]


def test_a_surname_with_a_comma_behind_it_is_no_title() -> None:
    assert len(prepare_name("KING, Martin Luther", Family.PERSON).variants) == 1
    assert len(prepare_name("King Martin Luther", Family.PERSON).variants) == 2


DEGREES = [
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


@pytest.mark.parametrize(("name", "count", "sure"), DEGREES)
def test_degrees_behind_are_counted(name: str, count: int, sure: bool) -> None:
    text = fold(name)
    assert trailing_degrees(text, split_words(text, dotted_letters=False)) == (count, sure)


def test_letters_that_may_be_initials_stay_a_way_to_take_the_name() -> None:
    variants = prepare_name("John Smith, M.A.", Family.PERSON).variants
    assert [(len(variant.parts), variant.cost) for variant in variants] == [(4, 0.0), (2, 0.02)]
