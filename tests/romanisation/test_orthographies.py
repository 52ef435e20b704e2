"""Words in Latin letters of another orthography, by a table of cases."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from entityscreen.names.likeness import likeness
from entityscreen.names.tokens import word_token
from entityscreen.romanisation import MOST_ROMANISATIONS
from entityscreen.romanisation.orthographies import _may_be_marked, _orthographies, read_latin

TABLE = Path(__file__).resolve().parents[2] / "tests" / "cases" / "romanisation" / "latin.tsv"
ALIKE = 0.8
JUNK = ("x", "xx", "xxxx", "ccccc", "tjtj", "bhai", "ben", "ian", "aaaa", "zy", "zyzyzy", "tsch", "sow", "c" * 5000)


def cases() -> list[tuple[str, str, str]]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(row["word"], row["other"], row["expect"]) for row in csv.DictReader(lines, delimiter="\t")]


@pytest.mark.parametrize(("word", "other", "expect"), cases())
def test_orthographies_match_the_usual_letters(word: str, other: str, expect: str) -> None:
    alike = likeness(word_token(word), word_token(other))
    if expect == "meet":
        assert alike.similarity >= ALIKE
    else:
        assert other not in {reading.text for reading in read_latin(word)}


@pytest.mark.parametrize("word", JUNK)
def test_any_word_is_read(word: str) -> None:
    readings = read_latin(word)
    assert len(readings) <= MOST_ROMANISATIONS
    assert all(reading.text.isalpha() and reading.text != word for reading in readings)


@given(st.data())
def test_a_word_with_the_mark_of_an_orthography_has_the_letters_by_which_it_is_chosen(data: DataObject) -> None:
    row = data.draw(st.sampled_from(_orthographies(True)))
    alphabet = st.characters(min_codepoint=ord("a"), max_codepoint=ord("z"))
    word = data.draw(st.from_regex(row.mark, alphabet=alphabet)).removesuffix("\n")  # which `$` lets pass
    assert row in _may_be_marked(word)
