"""The lexicon finds one meaning in all its writings, and none where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.errors import InvalidInputError
from entityscreen.names.lexicon import (
    Concept,
    concept,
    find_concepts,
    fold_romanised,
    han_phrases,
    parse_number,
    parse_roman,
    whole_concept,
    word_of,
)
from entityscreen.names.likeness import SAME_MEANING, likeness
from entityscreen.names.tokens import Token, concept_token
from entityscreen.text.folding import fold
from entityscreen.text.words import split_words

CASES = Path(__file__).parent.parent / "cases" / "lexicon"
ROLES = {"legal", "industry", "organisation", "place", "generic", "number", "title"}


def cases(table: str) -> list[list[str]]:
    lines = (CASES / f"{table}.tsv").read_text(encoding="utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def words_of(name: str) -> list[str]:
    words = split_words(fold(name), dotted_letters=True)
    return [piece for word in words for piece in word.pieces]


def ids_of(name: str) -> list[str]:
    return [found.id for _, _, found in find_concepts(words_of(name))]


@pytest.mark.parametrize(("a", "b", "expected"), cases("same"))
def test_same_meaning(a: str, b: str, expected: str) -> None:
    assert expected in ids_of(a)
    assert expected in ids_of(b)


@pytest.mark.parametrize(("name", "unexpected"), cases("different"))
def test_no_such_meaning(name: str, unexpected: str) -> None:
    assert unexpected not in ids_of(name)


@pytest.mark.parametrize(("name", "expected", "reason"), cases("known_failures"))
def test_known_failures(name: str, expected: str, reason: str, request: pytest.FixtureRequest) -> None:
    request.applymarker(pytest.mark.xfail(reason=reason, strict=True))
    assert expected in ids_of(name)


def test_longest_phrase_wins() -> None:
    words = words_of("All-Russian Scientific Research Institute of Radio")
    assert find_concepts(words)[0][:2] == (0, 5)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("legal:gmbh", "legal:llc"),
        ("legal:ojsc", "legal:ag"),
        ("fund", "foundation"),
        ("institute", "research-institute"),
    ],
)
def test_families_hold_what_the_law_holds_alike(a: str, b: str) -> None:
    assert concept(a).family == concept(b).family


def test_limited_and_joint_stock_differ() -> None:
    assert concept("legal:llc").family != concept("legal:jsc").family


def test_unknown_concept_says_where_they_are() -> None:
    with pytest.raises(InvalidInputError, match="resources/lexicon"):
        concept("no-such-concept")


def test_weights_follow_roles() -> None:
    weights = {name: concept(name).weight for name in ("legal:ltd", "group", "technology", "place:tula")}
    assert weights == {"legal:ltd": 0.1, "group": 0.2, "technology": 0.35, "place:tula": 0.45}


def test_chinese_phrases_are_folded_and_known() -> None:
    phrases = han_phrases()
    assert phrases["有限公司"].role == "legal"
    assert {known.role for known in phrases.values()} <= ROLES
    assert [phrase for phrase in phrases if phrase.casefold() != phrase] == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [("13", 13), ("13th", 13), ("1st", 1), ("13й", 13), ("thirteenth", 13), ("восьмой", 8), ("13a", None),
     ("xiii", None), ("volna", None), ("", None), ("1234567", None)],
)  # fmt: skip
def test_numbers(word: str, expected: int | None) -> None:
    assert parse_number(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("i", 1), ("iv", 4), ("xiii", 13), ("xx", 20), ("iiii", None), ("vx", None), ("mix", None), ("", None)],
)
def test_roman_digits(word: str, expected: int | None) -> None:
    assert parse_roman(word) == expected


VOCABULARY = [*"srlpaz&", "ооо", "завод", "co", "ltd", "институт", "institute", "of", "research", "gmbh", "kg", "شركه"]


@given(st.lists(st.sampled_from(VOCABULARY) | st.text(max_size=8), max_size=12))
def test_found_phrases_are_in_order_and_apart(words: list[str]) -> None:
    end = 0
    for start, stop, found in find_concepts(words):
        assert end <= start < stop <= len(words)
        assert isinstance(found, Concept)
        assert 0 < found.weight <= 1
        assert found.role in ROLES
        end = stop


def token(text: str) -> Token:
    meaning = whole_concept(text)
    assert meaning is not None
    return concept_token(text, meaning)


def test_what_an_institution_is_called_is_the_translators_choice() -> None:
    assert likeness(token("factory"), token("works")).similarity == SAME_MEANING


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("заводами", "factory"),
        ("електричного", "electrical"),
        ("инвестиционната", "investment"),
        ("τραπεζων", "bank"),
        ("والتجاره", "trading"),
        ("המדע", "science"),
        ("rolniczych", "agriculture"),
        ("factories", "factory"),
        ("predpriyatiya", "enterprise"),
        ("predprijatija", "enterprise"),
        ("obyedineniya", "association"),
        ("moskovskiy", "place:moscow"),
        ("moskovskij", "place:moscow"),
    ],
)
def test_a_form_means_what_its_word_means(form: str, expected: str) -> None:
    assert [meaning.id for _, _, meaning in find_concepts([form])] == [expected]


@pytest.mark.parametrize("word", ["заводной", "zavodnoy", "scholar", "shahar", "george", "marshall", "", "ы"])
def test_another_word_is_no_form(word: str) -> None:
    assert word_of(word) is None


def test_romanisations_of_one_word_fold_alike() -> None:
    spelled = ("obshchestvennaya", "obschestvennaja", "obshchestvennaia")
    assert len({fold_romanised(word) for word in spelled}) == 1
