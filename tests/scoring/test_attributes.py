"""Attributes: what two birth dates, countries, genders or addresses say of each other."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import entityscreen as es
from entityscreen.model.attributes.dates import read_dates
from entityscreen.model.config import Weights
from entityscreen.model.entity import Identifier
from entityscreen.scoring.attributes import (
    CITY,
    COUNTRY,
    AttributeEvidence,
    compare_addresses,
    compare_attributes,
    compare_birth_dates,
    compare_countries,
    compare_genders,
    compare_identifiers,
)


def test_year_of_two_digits_is_of_either_century() -> None:
    found = compare_birth_dates("03.05.61", ["1961-05-03"])
    assert found is not None
    assert found.detail == "the same day"


COMPARISONS = [
    ("1961-05-03", "1961-05-03", "match", 1.0),
    ("03/05/1961", "1961-05-03", "match", 1.0),
    ("1961-05", "1961-05-03", "match", 0.7),
    ("1961", "1961-05-03", "match", 0.5),
    ("1961-05-03", "1960/1963", "match", 0.3),
    ("circa 1960", "1962", "match", 0.3),
    ("1961-05-03", "1961-03-05", "close", 0.8),
    ("1961-05-03", "1961-05-04", "close", 0.6),
    ("1961-12-31", "1962-01-01", "close", 0.6),
    ("1961-05-03", "1962-05-03", "close", 0.5),
    ("1961-05-03", "1961-06-03", "close", 0.4),
    ("1961-05-03", "1961-05-13", "close", 0.4),
    ("1961-01-01", "1961-05-03", "close", 0.3),
    ("1961-05-03", "1971-05-03", "close", 0.2),
    ("1961", "1962", "close", 0.1),
    ("1961-05-03", "1961-05-27", "conflict", 0.5),
    ("1961-05-03", "1961-09-17", "conflict", 0.5),
    ("1961-05", "1961-09", "conflict", 0.4),
    ("1961-05-03", "1962-09-17", "conflict", 0.25),
    ("1961", "1963", "conflict", 0.5),
    ("1961-05-03", "1985-11-20", "conflict", 1.0),
    ("1961", "1970/1975", "conflict", 1.0),
]


@pytest.mark.parametrize(("party", "listed", "verdict", "strength"), COMPARISONS)
def test_comparison(party: str, listed: str, verdict: str, strength: float) -> None:
    found = compare_birth_dates(party, [listed])
    assert found is not None
    assert (found.verdict, found.strength) == (verdict, strength)
    assert (found.party, found.listed) == (party, listed)


def test_best_of_several_listed_dates_counts() -> None:
    found = compare_birth_dates("1961-05-03", ["1985-11-20", "1961", "1961-05-03"])
    assert found is not None
    assert (found.listed, found.strength) == ("1961-05-03", 1.0)


@pytest.mark.parametrize(("party", "listed"), [(None, ["1961"]), ("1961", []), ("n/a", ["1961"]), ("1961", ["?"])])
def test_missing_or_unreadable_says_nothing(party: str | None, listed: list[str]) -> None:
    assert compare_birth_dates(party, listed) is None


_DATES = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)).map(lambda day: day.isoformat())


@given(_DATES, _DATES)
def test_comparison_is_symmetric(a: str, b: str) -> None:
    first, second = compare_birth_dates(a, [b]), compare_birth_dates(b, [a])
    assert first is not None
    assert second is not None
    assert (first.verdict, first.strength, first.detail) == (second.verdict, second.strength, second.detail)


@given(_DATES)
def test_same_date_matches_fully(text: str) -> None:
    found = compare_birth_dates(text, [text])
    assert found is not None
    assert (found.verdict, found.strength) == ("match", 1.0)


@given(st.text(max_size=20))
def test_any_text_can_be_read(text: str) -> None:
    for date in read_dates(text):
        assert date.first <= date.last


@pytest.mark.parametrize(
    ("party", "listed", "verdict"),
    [
        (("ru",), ("ru",), "match"),
        (("Россия",), ("Russian Federation",), "match"),
        (("de", "ru"), ("ir", "ru"), "match"),
        (("hk",), ("cn",), "close"),
        (("cn",), ("mo",), "close"),
        (("ru",), ("su",), "close"),
        (("hk",), ("mo",), "conflict"),
        (("de",), ("fr",), "conflict"),
        (("ng",), ("ne",), "conflict"),
    ],
)
def test_countries(party: tuple[str, ...], listed: tuple[str, ...], verdict: str) -> None:
    found = compare_countries(party, listed)
    assert found is not None
    assert found.verdict == verdict
    back = compare_countries(listed, party)
    assert back is not None
    assert back.verdict == verdict


def test_unknown_words_do_not_contradict() -> None:
    assert compare_countries(("Atlantis",), ("fr",)) is None
    assert compare_countries((), ("fr",)) is None


@pytest.mark.parametrize(
    ("party", "listed", "verdict"),
    [("M", "male", "match"), ("женский", "F", "match"), ("女", "female", "match"), ("Mr.", "female", "conflict")],
)
def test_genders(party: str, listed: str, verdict: str) -> None:
    found = compare_genders(party, listed)
    assert found is not None
    assert found.verdict == verdict


@pytest.mark.parametrize(("party", "listed"), [("other", "male"), (None, "male"), ("male", None), ("x", "y")])
def test_no_gender_says_nothing(party: str | None, listed: str | None) -> None:
    assert compare_genders(party, listed) is None


@pytest.mark.parametrize(
    ("ours", "theirs", "strength"),
    [
        ("8001 Zürich", "Bahnhofstrasse 1, 8001 Zürich, Switzerland", 1.0),  # the shortest postcodes have four signs
        ("London SW1A 1AA", "10 Downing Street, SW1A1AA", 1.0),
        ("Room 101, Moscow", "House 101, Moscow", CITY),  # a number of three signs is a house
        ("Moscow, Russia", "Nevsky 1, St. Petersburg, Russia", COUNTRY),
        ("Moscow 101000, Russia", "Kazan 420000, Russia", COUNTRY),
    ],
)
def test_what_is_shared_counts_by_how_much_it_tells(ours: str, theirs: str, strength: float) -> None:
    for found in (compare_addresses([ours], [theirs]), compare_addresses([theirs], [ours])):
        assert found is not None
        assert found.strength == strength


ENTITY = es.Entity(
    id="p1",
    kind="Person",
    names=["Vladimir Putin"],
    birth_dates=["1952-10-07"],
    nationalities=["ru"],
    gender="male",
    identifiers=[es.Identifier(value="AB123456", type="passport", country="ru")],
)
EMPTY = es.Entity(id="p2", kind="Person", names=["Vladimir Putin"])
WEIGHTS = Weights()
KNOWN: dict[str, Any] = {
    "birth_date": "1952-10-07",
    "countries": ["ru"],
    "gender": "male",
    "identifiers": [es.Identifier(value="AB123456", type="passport", country="ru")],
}


def amounts(entity: es.Entity, **known: Any) -> list[float]:
    return [record.amount for record in compare_attributes(es.Party(name="A", **known), entity, WEIGHTS).records]


@pytest.mark.parametrize(
    ("known", "amount"),
    [
        ({"birth_date": "1952-10-07"}, WEIGHTS.birth_date_match),
        ({"birth_date": "1981-03-02"}, -WEIGHTS.birth_date_conflict),
        ({"countries": ["ru"]}, WEIGHTS.country_match),
        ({"countries": ["br"]}, -WEIGHTS.country_conflict),
        ({"gender": "male"}, 0.0),
        ({"gender": "female"}, -WEIGHTS.gender_conflict),
        ({"kind": "Vessel"}, -WEIGHTS.kind_conflict),
    ],
)
def test_each_attribute_has_its_amount(known: dict[str, Any], amount: float) -> None:
    assert amounts(ENTITY, **known) == [amount]


@pytest.mark.parametrize("known", [{name: value} for name, value in KNOWN.items()], ids=list(KNOWN))
def test_what_one_side_does_not_say_is_no_evidence(known: dict[str, Any]) -> None:
    assert amounts(EMPTY, **known) == []
    assert amounts(ENTITY) == []


def test_a_bare_party_is_compared_by_kind_only() -> None:
    assert amounts(ENTITY, kind="Person") == []
    assert amounts(ENTITY, kind="LegalEntity") == []


def test_all_of_it_together_has_one_record_each_with_both_values() -> None:
    records = compare_attributes(es.Party(name="A", **KNOWN), ENTITY, WEIGHTS).records
    assert len(records) == len(KNOWN)
    assert {record.kind for record in records} == {"attribute"}
    assert all(record.query and record.listed and record.reason for record in records)


def test_no_partial_match_is_more_than_the_full_one() -> None:
    for date in ("1952", "1952-10", "1952-07-10", "1952-10-08"):
        found = amounts(ENTITY, birth_date=date)
        assert all(-WEIGHTS.birth_date_conflict <= amount <= WEIGHTS.birth_date_match for amount in found)


def test_the_boosts_stay_within_what_the_index_allows_for() -> None:
    entity = ENTITY.model_copy(
        update={"identifiers": (es.Identifier(value="A4711", type="passport"),), "addresses": ("Moscow 101000",)}
    )
    known = {**KNOWN, "identifiers": ["A4711"], "addresses": ["101000 Moscow"]}
    assert 0.0 < sum(amounts(entity, **known)) <= WEIGHTS.largest_boost


Given = tuple[str, str, str | None]


def compared(a: Given, b: Given) -> AttributeEvidence | None:
    first, second = (Identifier(type=kind, value=value, country=country) for kind, value, country in (a, b))
    return compare_identifiers([first], [second])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("imo", "9074729", None), ("imo", "IMO 9074729", None)),
        (("id", "9074729", None), ("imo", "9074729", None)),
        (("lei", "213800WSGIIZCXF1P572", None), ("lei", "2138 00WS GIIZ CXF1 P572", None)),
        (("inn", "7707083893", None), ("inn", "7707083893", "ru")),
        (("tax-id", "7707083893", "ru"), ("inn", "7707083893", None)),
        (("ogrn", "1027700132195", None), ("id", "ОГРН 1027700132195".removeprefix("ОГРН "), None)),
        (("uscc", "91110000600037341L", None), ("uscc", "91110000600037341l", "cn")),
        (("passport", "AB 123456", "ru"), ("passport", "AB123456", "RUS")),
        (("national-id", "123456789", "ir"), ("national-id", "123-456-789", "Iran")),
    ],
)
def test_equal_strong_identifiers_decide(a: Given, b: Given) -> None:
    for found in (compared(a, b), compared(b, a)):
        assert found is not None
        assert (found.verdict, found.strength) == ("match", 1.0)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("passport", "AB1234", None), ("passport", "AB1234", None)),  # of which country?
        (("id", "123456", None), ("id", "123456", None)),
        (("tax-id", "12345", "ru"), ("registration", "12345", "ru")),
    ],
)
def test_equal_short_identifiers_support(a: Given, b: Given) -> None:
    found = compared(a, b)
    assert found is not None
    assert found.verdict == "match"
    assert 0.0 < found.strength < 1.0


@pytest.mark.parametrize(
    ("a", "b", "verdict", "strength"),
    [
        (("imo", "9074729", None), ("imo", "9074728", None), "close", 0.5),
        (("inn", "7707083893", None), ("inn", "7707083983", None), "close", 0.5),
        (("inn", "7707083893", None), ("inn", "7707083804", None), "conflict", 0.5),  # two neighbours, not swapped
        (("inn", "7707083893", None), ("inn", "3707083897", None), "conflict", 0.5),  # swapped, no neighbours
        (("imo", "9074729", None), ("imo", "9187629", None), "conflict", 1.0),
        (("national-id", "11112222", "ir"), ("national-id", "33334444", "ir"), "conflict", 1.0),
        (("national-id", "11112222", None), ("national-id", "33334444", None), "conflict", 0.5),
        (("id", "9187629", None), ("imo", "9074729", None), "conflict", 1.0),
        (("crypto", "1Kuf2Rd8mDyAViwBozGTNYnvWL8", None), ("wallet", "12QtD5BFwRsdNsAZY76UVE1", None), "conflict", 0.5),
    ],
)
def test_different_identifiers(a: Given, b: Given, verdict: str, strength: float) -> None:
    found = compared(a, b)
    assert found is not None
    assert (found.verdict, found.strength) == (verdict, strength)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("passport", "AB123456", "ru"), ("passport", "CD987654", "ru")),  # a person has many passports
        (("passport", "AB123456", "ru"), ("passport", "AB123456", "pk")),  # two countries, by chance
        (("inn", "7707083893", None), ("ogrn", "1027700132195", None)),
        (("national-id", "11112222", "ir"), ("national-id", "33334444", "iq")),
        (("id", "12", None), ("id", "12", None)),  # too short to say anything
        (("chinese-commercial-code", "1728 4320", None), ("id", "17284320", None)),  # a name in digits
    ],
)
def test_nothing_can_be_said(a: Given, b: Given) -> None:
    assert compared(a, b) is None


def test_one_equal_identifier_wins_over_a_conflict() -> None:
    ours = [Identifier(type="imo", value="9187629"), Identifier(type="inn", value="7707083893")]
    theirs = [Identifier(type="imo", value="9074729"), Identifier(type="inn", value="7707083893")]
    found = compare_identifiers(ours, theirs)
    assert found is not None
    assert (found.verdict, found.strength) == ("match", 1.0)


def test_missing_is_neutral() -> None:
    assert compare_identifiers([Identifier(value="9074729")], []) is None


_TYPES = st.sampled_from(["lei", "imo", "inn", "ogrn", "uscc", "swift", "passport", "national-id", "id", "x"])
_VALUES = st.text("0123456789ABCИ- ", min_size=1, max_size=20).filter(lambda text: bool(text.strip()))
_IDENTIFIERS = st.builds(Identifier, type=_TYPES, value=_VALUES, country=st.sampled_from([None, "ru", "ir", "Nowhere"]))


@given(_IDENTIFIERS, _IDENTIFIERS)
def test_comparison_is_symmetric_and_bounded(a: Identifier, b: Identifier) -> None:
    first, second = compare_identifiers([a], [b]), compare_identifiers([b], [a])
    assert (first is None) is (second is None)
    if first is not None and second is not None:
        assert (first.verdict, first.strength) == (second.verdict, second.strength)
        assert 0.0 < first.strength <= 1.0
