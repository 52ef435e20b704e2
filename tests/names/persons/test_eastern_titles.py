"""Names with titles in characters: what is left of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from entityscreen.model.kind import Family
from entityscreen.names.persons.eastern_titles import are_titles, without_titles
from entityscreen.names.prepare import prepare_name
from entityscreen.text.folding import fold
from entityscreen.text.words import Word, split_words

CASES = Path(__file__).parents[2] / "cases" / "persons" / "eastern_titles.tsv"
LINES = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")][1:]


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
