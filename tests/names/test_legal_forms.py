"""A legal form is found in any spelling and place, and a brand that looks like one stays a brand."""

from __future__ import annotations

from pathlib import Path

import pytest

from entityscreen import compare
from entityscreen.names.legal_forms import (
    abbreviated_forms,
    closes_organisation,
    find_glued,
    may_be_organisation,
    opens_organisation,
    with_spelled_forms,
)
from entityscreen.names.organisation_parts import organisation_parts
from entityscreen.names.prepared import NameBuilder, Role
from entityscreen.text.folding import fold
from entityscreen.text.words import split_words

CASES = Path(__file__).parent.parent / "cases" / "lexicon"


def cases(table: str) -> list[list[str]]:
    lines = (CASES / f"{table}.tsv").read_text(encoding="utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def parts_of(name: str) -> NameBuilder:
    return organisation_parts(split_words(fold(name), dotted_letters=True))


@pytest.mark.parametrize(("name", "brand", "reason"), cases("legal_forms"))
def test_all_but_the_brand_is_a_form(name: str, brand: str, reason: str) -> None:
    parts = parts_of(name)
    others = [part.token.text for part in parts.parts if part.role is not Role.LEGAL]
    assert others == [brand], reason


@pytest.mark.parametrize(("name", "word"), cases("no_legal_forms"))
def test_a_word_that_resembles_a_form_stays(name: str, word: str) -> None:
    parts = parts_of(name)
    kept = [(part.token, part.role) for part in parts.parts]
    assert any(word in token.text.split() for token, role in kept if role is not Role.LEGAL)


@pytest.mark.parametrize(
    ("spelled", "short"),
    [
        ("Zelvona Private stichting", "Zelvona PS"),
        ("Zelvona Aruba vrijgestelde vennootschap", "Zelvona A.V.V."),
        ("Унитарное предприятие Zelvona", "УП Zelvona"),
        ("Таварыства з абмежаванай адказнасцю Zelvona", "ТАА Zelvona"),
    ],
)
def test_a_short_abbreviation_is_a_form_beside_the_form(spelled: str, short: str) -> None:
    assert compare(spelled, short, kind="Company").score > 0.95
    assert compare(short, spelled.replace("Zelvona", "Bramiqo"), kind="Company").score < 0.7


def test_a_brand_is_no_abbreviation_of_another_names_form() -> None:
    assert compare("EMC Public Company Limited", "Financial Corporation", kind="Company").score < 0.7


@pytest.mark.parametrize(
    ("a", "b"),
    [("SIS DOO", "SIS d.o.o."), ("Zelvona GmbH", "Zelvona Ltd"), ("ООО Зелвона", "Zelvona LLC"),
     ("Zelvona PTE LTD", "Zelvona"), ("Zelvona SDN BHD", "Zelvona Sendirian Berhad")],
)  # fmt: skip
def test_another_form_is_a_weak_difference(a: str, b: str) -> None:
    assert compare(a, b, kind="Company").score > 0.9
    assert compare(a, b).score > 0.9


@pytest.mark.parametrize(
    ("word", "brand"),
    [("jscargument", "argument"), ("gazpromoao", "gazprom"), ("ооотехмаш", "техмаш"), ("hongkongltd", "hongkong"),
     ("gazprompao", "gazprom"), ("zaliv", None), ("paolucci", None), ("unltd", None), ("ooo", None)],
)  # fmt: skip
def test_a_form_is_cut_from_its_brand(word: str, brand: str | None) -> None:
    found = find_glued(word)
    assert (found and found[0]) == brand


def test_short_forms_tell_an_organisation_in_their_place() -> None:
    assert opens_organisation("ао")
    assert not opens_organisation("sa")
    assert closes_organisation("bv")
    assert may_be_organisation(["pt", "volna"])
    assert not may_be_organisation(["pt"])
    assert not abbreviated_forms("ltd")  # a form wherever it stands


@pytest.mark.parametrize("words", [["limited"], ["volna"], [], ["vladimir", "putin"], ["volna", "limited"]])
def test_what_is_spelled_right_is_left(words: list[str]) -> None:
    assert with_spelled_forms(words) is words
