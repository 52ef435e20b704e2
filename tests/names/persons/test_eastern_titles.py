"""One word in characters: whether it is, ends in or begins with a title."""

from __future__ import annotations

import pytest

from entityscreen.data import read_rows
from entityscreen.names.persons.eastern_titles import Care, may_have_title, steps_before, steps_behind, title_care
from entityscreen.text.folding import fold


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
