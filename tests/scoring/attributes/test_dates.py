"""Birth dates: what a text can mean, and what two dates say of each other."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.model.attributes.dates import read_dates
from entityscreen.scoring.attributes.dates import compare_birth_dates


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
