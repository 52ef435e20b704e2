"""Titles in front of a name: how many words they are, and whether they may be names."""

from __future__ import annotations

from pathlib import Path

import pytest

from entityscreen.model.kind import Family
from entityscreen.names.persons.titles import are_titles, leading_titles, trailing_degrees, without_titles
from entityscreen.names.prepare import prepare_name
from entityscreen.text.folding import fold
from entityscreen.text.words import Word, split_words

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


CASES_EASTERN_TITLES = Path(__file__).parents[2] / "cases" / "persons" / "eastern_titles.tsv"
LINES = [line for line in CASES_EASTERN_TITLES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")][1:]


def words_of(name: str) -> tuple[Word, ...]:
    return split_words(fold(name), dotted_letters=False)


@pytest.mark.parametrize("line", LINES)
def test_what_is_left(line: str) -> None:
    name, rest = line.split("\t")
    words = words_of(name)
    found = without_titles(words)
    assert " ".join(word.text for word in found) == rest
    assert (found is words) is (" ".join(word.text for word in words) == rest)
    assert without_titles(found) == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [("总统", True), ("President", True), ("前总统", True), ("阿扁", False)],
)
def test_a_bracket_with_a_title_alone_is_no_name(text: str, expected: bool) -> None:
    assert are_titles(words_of(text)) is expected
    variants = prepare_name(f"马英九（{text}）", Family.PERSON).variants
    assert any(variant.text == fold(text) for variant in variants) is not expected


def test_an_organisation_keeps_what_may_be_a_title() -> None:
    for name in ("大象先生", "김영수의원"):
        (variant,) = prepare_name(name, Family.ORGANISATION).variants
        assert variant.letters == fold(name)


def test_a_name_whose_kind_is_not_told_may_be_a_person_or_a_clinic() -> None:
    found = prepare_name("김영수의원", Family.ANY)
    assert found.family is Family.PERSON
    assert {variant.letters for variant in found.variants} == {"김영수", "김영수의원"}


def test_the_text_keeps_the_title_as_it_does_in_letters() -> None:
    for name in ("习近平主席", "president xi jinping"):
        assert prepare_name(name, Family.PERSON).variants[0].text == name
