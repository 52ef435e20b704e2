"""Fields with more than a name: what is left of them, and what is no name at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from entityscreen.names.fields.addressing import (
    addressed,
    before_address,
    is_addressing_word,
    is_doubtful,
    is_placeholder,
)
from entityscreen.names.ordinary import words_of
from entityscreen.text.folding import fold

CASES = Path(__file__).parents[1] / "cases" / "names" / "addressing.tsv"
ROWS = [line.split("\t") for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")][1:]


@pytest.mark.parametrize(("field", "name", "way"), ROWS)
def test_the_name_of_a_field(field: str, name: str, way: str) -> None:
    first = addressed(fold(field))[0]
    assert (before_address(first) or (first, "")) == (name, way)


@pytest.mark.parametrize("field", ["N/A", "n.a.", "Unbekannt", "不详", "нет данных", "#N/A", "To Be Confirmed"])
def test_placeholders_are_no_names(field: str) -> None:
    assert is_placeholder(field)
    assert not is_doubtful(field)


@pytest.mark.parametrize("field", ["Na", "NULL", "test"])
def test_doubtful_names_may_be_names(field: str) -> None:
    assert is_doubtful(field)
    assert not is_placeholder(field)


def test_two_names_around_an_addressee_are_two() -> None:
    assert addressed(fold("Meridon Ltd c/o Zelta Trading")) == ("meridon ltd", "zelta trading")


def test_a_mail_address_that_says_nothing_leaves_no_name() -> None:
    assert addressed(fold("a@b.com")) == ("",)


def test_words_in_front_of_a_name_are_not_ordinary() -> None:
    assert is_addressing_word("attn")
    assert words_of(["Attn"]) == {"Attn": None}
