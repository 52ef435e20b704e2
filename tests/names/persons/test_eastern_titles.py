"""One word in characters: whether it is, ends in or begins with a title."""

from __future__ import annotations

from pathlib import Path

import pytest

from entityscreen.data import read_rows
from entityscreen.model.kind import Family
from entityscreen.names.persons.eastern_titles import (
    Care,
    are_titles,
    may_have_title,
    steps_before,
    steps_behind,
    title_care,
    without_titles,
)
from entityscreen.names.prepare import prepare_name
from entityscreen.text.folding import fold
from entityscreen.text.words import Word, split_words


def test_every_title_passes_the_first_question_and_is_folded() -> None:
    for word, place, care in read_rows("person_eastern_titles"):
        assert word == fold(word)
        Care(care)
        if place != "beside":
            assert may_have_title(word), word
        if place == "behind":
            assert may_have_title("习近平" + word), word


@pytest.mark.parametrize("word", ["putin", "путин", "习近平", "김정은", "安倍晋三"])
def test_most_names_are_done_with_the_first_question(word: str) -> None:
    assert not may_have_title(word)


@pytest.mark.parametrize(
    ("word", "rests"),
    [
        ("习近平主席", ["习近平"]),
        ("习近平总书记", ["习近平"]),
        ("陈水扁前总统", ["陈水扁前", "陈水扁"]),
        ("문재인전대통령님", ["문재인전대통령", "문재인전", "문재인"]),
        ("主席", []),
        ("习近平", []),
    ],
)
def test_titles_behind(word: str, rests: list[str]) -> None:
    assert [step.rest for step in steps_behind(word)] == rests


@pytest.mark.parametrize(
    ("word", "rests"),
    [("前总统陈水扁", ["陈水扁"]), ("主席前田", ["前田"]), ("前田敦子", []), ("大使馆", ["馆"]), ("总统", [])],
)
def test_titles_in_front(word: str, rests: list[str]) -> None:
    assert [step.rest for step in steps_before(word)] == rests


def test_a_word_of_its_own() -> None:
    assert title_care("씨") is Care.SURE  # with care only where it is written together
    assert title_care("선생님") is title_care("위원장동지") is Care.SURE
    assert title_care("君") is Care.FULL
    assert title_care("伊君") is None
    assert title_care("主席", first=True, last=True) is None


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
