"""Thai, Lao and Khmer names in Latin letters, by a table of cases and by what must not be taken for one."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from entityscreen.names.likeness import SAME_THAI, likeness
from entityscreen.names.tokens import word_token
from entityscreen.romanisation.orthographies import LONGEST_THAI, plain_forms, plainly

TABLE = Path(__file__).resolve().parents[2] / "tests" / "cases" / "romanisation" / "thai_letters.tsv"
JUNK = ("", "x", "aaaaaaaa", "bcdfghjk", "chaichaichaichaichaichaichaichai", "porn", "à", "1chai", "ngngng", "a" * 5000)
COMMON = (
    "mary anna peter philip charles thomas martha joseph stephen nathan watson jackson johnson wilson parker harper "
    "garcia martin lopez rossi romano muller schmidt ivanov petrov mohammed khalid ahmad jamal kumar sharma patel "
    "prakash bharat subhash lakshmi nguyen phan pham tran wang zhang chen chan kwok jiang kim park choi tanaka sato"
)


def cases() -> list[tuple[str, str, str]]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(row["word"], row["other"], row["expect"]) for row in csv.DictReader(lines, delimiter="\t")]


@pytest.mark.parametrize(("word", "other", "expect"), cases())
def test_spellings_of_one_name_have_a_plain_one_in_common(word: str, other: str, expect: str) -> None:
    here, there = plain_forms(word), plain_forms(other)
    assert bool(here & there) is (expect == "meet")
    if expect == "meet":
        assert likeness(word_token(word), word_token(other)).similarity >= SAME_THAI
    if expect == "none":
        assert not here or not there


@pytest.mark.parametrize("word", COMMON.split())
def test_a_common_name_of_another_language_is_not_taken_for_one(word: str) -> None:
    assert not plain_forms(word)


@pytest.mark.parametrize("word", JUNK)
def test_any_word_may_be_asked(word: str) -> None:
    assert all(form.isascii() and form.isalpha() for form in plain_forms(word))
    assert len(word) <= LONGEST_THAI or not plain_forms(word)


@pytest.mark.parametrize("word", ["pontip", "chanwirakul", "sipandon", "supachai", "bunruang"])
def test_what_is_plain_stays_as_it_is(word: str) -> None:
    assert plainly(word) == word


def test_thai_script_has_the_plain_spellings_of_its_readings() -> None:
    assert word_token("พรทิพย์").thai & word_token("porntip").thai
    assert word_token("ธนพล").thai & word_token("thanapol").thai
    assert not word_token("ธนพร").thai & word_token("thanapol").thai
    assert word_token("путин").thai == word_token("putin").thai == frozenset()
