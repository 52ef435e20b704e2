"""Attributes: what two birth dates, countries, genders or addresses say of each other."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.model.attributes.dates import read_dates
from entityscreen.scoring.attributes import (
    CITY,
    COUNTRY,
    compare_addresses,
    compare_birth_dates,
    compare_countries,
    compare_genders,
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
