"""Dates: what a text can mean, and how lists write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.model.attributes.dates import Order, PartialDate, parse_date, parse_dates, read_dates

MAY_3 = PartialDate(1961, 1961, 5, 3)
MARCH_5 = PartialDate(1961, 1961, 3, 5)

READINGS = [
    ("1961", (PartialDate(1961, 1961),)),
    ("1961-05", (PartialDate(1961, 1961, 5),)),
    ("1961-05-03", (MAY_3,)),
    ("1961-05-03T00:00:00Z", (MAY_3,)),
    ("1961-05-00", (PartialDate(1961, 1961, 5),)),
    ("1961-00-00", (PartialDate(1961, 1961),)),
    ("1960/1963", (PartialDate(1960, 1963),)),
    ("1960-1963", (PartialDate(1960, 1963),)),
    ("between 1960 and 1963", (PartialDate(1960, 1963),)),
    ("1960 to 1963", (PartialDate(1960, 1963),)),
    ("circa 1960", (PartialDate(1958, 1962),)),
    ("c. 1960", (PartialDate(1958, 1962),)),
    ("03/05/1961", (MAY_3, MARCH_5)),
    ("03.05.1961", (MAY_3,)),
    ("23/05/1961", (PartialDate(1961, 1961, 5, 23),)),
    ("05/23/1961", (PartialDate(1961, 1961, 5, 23),)),
    ("19610503", (MAY_3,)),
    ("3 May 1961", (MAY_3,)),
    ("3rd May 1961", (MAY_3,)),
    ("03-MAY-1961", (MAY_3,)),
    ("May 3, 1961", (MAY_3,)),
    ("May 1961", (PartialDate(1961, 1961, 5),)),
    ("3. Mai 1961", (MAY_3,)),
    ("3 de mayo de 1961", (MAY_3,)),
    ("3 мая 1961", (MAY_3,)),
    ("1961年5月3日", (MAY_3,)),
    ("1961年", (PartialDate(1961, 1961),)),
    ("1961 р.н.", (PartialDate(1961, 1961),)),
    ("1961 г. р.", (PartialDate(1961, 1961),)),
    ("3 мая 1961 г.р.", (MAY_3,)),
    ("03.05.1961р.н.", (MAY_3,)),
    ("03.05.1961 года рождения", (MAY_3,)),
    ("р.н. 1961", (PartialDate(1961, 1961),)),
    ("около 1961 г.р.", (PartialDate(1959, 1963),)),
    ("ur. 3 maja 1961 r.", (MAY_3,)),
    ("rođ. 3. 5. 1961.", (MAY_3,)),
    ("1961년생", (PartialDate(1961, 1961),)),
    ("昭和36年生", (PartialDate(1961, 1961),)),
    ("г.р.", ()),
    ("61 г.р.", ()),
    ("1961 р.н.м", ()),
    ("1961 K", ()),
    ("1961-02-30", ()),
    ("1961-13", ()),
    ("1963/1960", ()),
    ("3 Nay 1961", ()),
    ("unknown", ()),
    ("", ()),
    ("0000-00-00", ()),
    ("45", ()),
]


@pytest.mark.parametrize(("text", "dates"), READINGS)
def test_reading(text: str, dates: tuple[PartialDate, ...]) -> None:
    assert read_dates(text) == dates


def test_a_year_of_two_digits_is_of_either_century() -> None:
    assert MAY_3 in read_dates("03.05.61")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("03 May 1961", "1961-05-03"),
        ("3 Sept. 1961", "1961-09-03"),
        ("May 3, 1961", "1961-05-03"),
        ("Jun 1961", "1961-06"),
        ("1961", "1961"),
        ("circa 1961", "1961"),
        ("approximately 1961", "1961"),
        ("1961-05-03T00:00:00", "1961-05-03"),
        ("16.10.1966", "1966-10-16"),
        ("1.2.1962", "1962-02-01"),
        ("03/05/1961", "1961-05-03"),
        ("22-Jan-2026", "2026-01-22"),
        ("13.07.20", "2020-07-13"),
        ("1961-00-00", "1961"),
        ("Jan 1960 to Dec 1963", "1960-01/1963-12"),
        ("1958-1963", "1958/1963"),
        ("between 1958 and 1963", "1958/1963"),
        ("1963 to 1958", None),
        ("31 Feb 1961", None),
        ("before 1961", None),
        ("12345", None),
        ("0961", None),
        ("", None),
    ],
)
def test_date(text: str, date: str | None) -> None:
    assert parse_date(text) == date


@pytest.mark.parametrize(("order", "date"), [("dmy", "1961-05-03"), ("mdy", "1961-03-05")])
def test_the_order_of_a_date_is_the_lists(order: Order, date: str) -> None:
    assert parse_date("03/05/1961", order=order) == date
    assert parse_date("31/05/1961", order=order) == "1961-05-31"


def test_several_dates() -> None:
    assert parse_dates("a) 10.7.1968, b) 10.6.1968") == (("1968-07-10", "1968-06-10"), ())
    assert parse_dates("1957; 1960; 1 January 1963") == (("1957", "1960", "1963-01-01"), ())
    assert parse_dates("1957 or in his youth") == (("1957",), ("in his youth",))


@given(st.text(max_size=20))
def test_any_text_can_be_read(text: str) -> None:
    for date in read_dates(text):
        assert date.first <= date.last
