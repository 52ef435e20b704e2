"""Shares of ownership as sources state them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entityscreen.model.share import OPEN, Share, Unit, read_share

HALF = Decimal("0.5")
READ = [
    ("50%", None, (HALF, HALF)),
    ("50 %", None, (HALF, HALF)),
    ("50,5%", None, (Decimal("0.505"), Decimal("0.505"))),
    (50, None, (HALF, HALF)),
    (0.5, None, (HALF, HALF)),
    (HALF, None, (HALF, HALF)),
    (Decimal(1), None, (Decimal(1), Decimal(1))),
    ("0.5", "percent", (Decimal("0.005"), Decimal("0.005"))),
    ("1", "percent", (Decimal("0.01"), Decimal("0.01"))),
    ("1", "fraction", (Decimal(1), Decimal(1))),
    (1, "fraction", (Decimal(1), Decimal(1))),
    ("60%", "fraction", (Decimal("0.6"), Decimal("0.6"))),
    ("25-50%", None, (Decimal("0.25"), HALF)),
    ("0.25-0.5", None, (Decimal("0.25"), HALF)),
    (">50%", None, (HALF + OPEN, Decimal(1))),
    (">=50%", None, (HALF, Decimal(1))),
    ("<50%", None, (Decimal(0), HALF - OPEN)),
    ((25, 50), None, (Decimal("0.25"), HALF)),
]


@pytest.mark.parametrize(("value", "unit", "expected"), READ)
def test_a_share_is_read(value: Any, unit: Unit | None, expected: tuple[Decimal, Decimal]) -> None:
    assert read_share(value, unit=unit) == expected


@pytest.mark.parametrize("value", [None, ""])
def test_nothing_is_an_unknown_share(value: Any) -> None:
    assert read_share(value) is None


@pytest.mark.parametrize("value", ["half", "101%", -1, "60-50%", (1, 2, 3), float("nan"), 1, "1", "50% of votes"])
def test_what_is_no_share_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r"share|number|hundredth|ends"):
        read_share(value)


ENDS = st.tuples(st.decimals(0, 100, places=4), st.decimals(0, 100, places=4)).map(sorted)


@given(ENDS, st.sampled_from(["", ">"]), st.sampled_from(["", "<"]))
def test_a_share_that_is_written_is_read_as_it_was(ends: list[Decimal], above: str, below: str) -> None:
    low, high = ends
    text = f"{low}%" if low == high else f"{above}{low}-{below}{high}%"
    share = read_share(text)
    assert isinstance(share, Share)
    assert read_share(str(share)) == share
