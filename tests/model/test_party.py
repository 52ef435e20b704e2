"""A party: the counterparty that is screened."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from pydantic import ValidationError

import entityscreen as es


def test_values_may_be_given_plainly() -> None:
    party = es.Party(name=" Xi Jinping ", countries="CN", identifiers="123456", aliases="習近平")
    assert (party.name, party.countries) == ("Xi Jinping", ("cn",))
    assert party.identifiers == (es.Identifier(value="123456", type="id"),)
    assert party.names == ("Xi Jinping", "習近平")


def test_each_name_is_screened_once() -> None:
    assert es.Party(name="A", aliases=["B", "A", "B"]).names == ("A", "B")


@pytest.mark.parametrize(
    ("field", "value", "bare"),
    [
        ("kind", "Person", True),
        ("id", "7", True),
        ("aliases", ["B"], True),
        ("birth_date", "1961", False),
        ("countries", ["CN"], False),
        ("gender", "male", False),
        ("identifiers", ["123456"], False),
        ("addresses", ["Minsk"], False),
    ],
)
def test_bare_is_a_party_of_which_only_names_are_known(field: str, value: object, bare: bool) -> None:
    assert es.Party.model_validate({"name": "A", field: value}).is_bare is bare


@pytest.mark.parametrize(("field", "value"), [("name", " "), ("name", None), ("aliases", [""]), ("birthday", "1961")])
def test_wrong_parties_are_refused_by_the_field_that_is_wrong(field: str, value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        es.Party.model_validate({"name": "A", field: value})
    assert caught.value.errors()[0]["loc"][0] == field


def test_an_identifier_or_an_alias_stands_for_a_name() -> None:
    assert es.Party(identifiers=["123456"]).names == ()
    assert es.Party(aliases=["B"]).names == ("B",)
    with pytest.raises(ValidationError, match="a party needs a name, an identifier, an address"):
        es.Party(countries=["CN"])


@pytest.mark.parametrize("value", [date(1961, 5, 3), datetime(1961, 5, 3, 12, 30), "1961-05-03"])
def test_a_date_is_a_birth_date(value: object) -> None:
    assert es.Party(name="A", birth_date=value).birth_date == "1961-05-03"


def test_a_party_is_frozen() -> None:
    party = es.Party(name="A")
    with pytest.raises(ValidationError):
        party.name = "B"
