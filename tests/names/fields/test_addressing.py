"""Fields with more than a name: what is left of them, and what is no name at all."""

from __future__ import annotations

from pathlib import Path

import pytest

import entityscreen as es
from entityscreen.model.kind import Family
from entityscreen.names.fields.addressing import (
    addressed,
    addressing_words,
    before_address,
    is_doubtful,
    is_placeholder,
    without_address,
    without_courtesy,
)
from entityscreen.names.ordinary import read_words
from entityscreen.text.folding import fold

CASES = Path(__file__).parents[2] / "cases" / "names" / "addressing.tsv"
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
    assert "attn" in addressing_words()
    assert not read_words(["attn"])


@pytest.mark.parametrize(
    ("text", "family", "rest"),
    [
        ("M/V Ocean Star", Family.ANY, "ocean star"),
        ("M/s Patel & Co", Family.ORGANISATION, "patel & co"),
        ("Т/х «Балтика»", Family.ANY, "балтика"),
        ("MT Horse", Family.VESSEL, "horse"),
        ("M.V. Sea Star 1", Family.VESSEL, "sea star 1"),
        ("N/S Savannah", Family.VESSEL, "savannah"),
        ("NS Leader", Family.VESSEL, "ns leader"),
        ("MT Horse", Family.ORGANISATION, "mt horse"),
        ("M/V Ocean Star", Family.PERSON, "m/v ocean star"),
        ("MV 5", Family.VESSEL, "mv 5"),
        ("M/V", Family.VESSEL, "m/v"),
        ("FPSO Meridon", Family.VESSEL, "meridon"),
        ("Oil Tanker MT Horse", Family.VESSEL, "horse"),
        ("Motor Yacht Amadea", Family.VESSEL, "amadea"),
        ("Ледокол «Арктика»", Family.VESSEL, "арктика"),
        ("Yacht", Family.VESSEL, "yacht"),
        ("Tug 5", Family.VESSEL, "tug 5"),
        ("Tug Meridon", Family.ORGANISATION, "tug meridon"),
        ("长赐轮", Family.VESSEL, "长赐"),
    ],
)
def test_what_is_left(text: str, family: Family, rest: str) -> None:
    assert without_address(fold(text), family) == rest


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("MR. Meridon Trading LLC", "meridon trading llc"),
        ("Herr Meridon GmbH", "meridon gmbh"),
        ("Spett.le Meridon S.p.A.", "meridon s.p.a."),
        ("Sres. Meridon S.A.", "meridon s.a."),
        ("Г-н Меридон", "меридон"),
        ("Meridon Mr", None),
        ("Mrmeridon LLC", None),
        ("Mr.", None),
    ],
)
def test_a_form_of_address_before_a_firm(field: str, name: str | None) -> None:
    assert without_courtesy(fold(field)) == name


@pytest.mark.parametrize("kind", ["Company", "Vessel", None])
@pytest.mark.parametrize(
    "written",
    ["MR. {}", "M/S {}", "/DE89370400440532013000 {}", "{} 0123456789", "MR {} A/C 12345678"],
)
def test_a_firm_is_found_behind_a_form_of_address_and_beside_an_account(written: str, kind: str | None) -> None:
    comparison = es.compare(written.format("Meridon Stroytrans LLC"), "Meridon Stroytrans LLC", kind=kind)
    assert comparison.score >= 0.98


def test_what_may_be_a_part_of_a_firms_name_stays_one() -> None:
    assert es.compare("Mr Meridon Group", "Mr Meridon Group", kind="Company").score == 1.0
