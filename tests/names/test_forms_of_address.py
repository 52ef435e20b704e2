"""What stands before a ship's or a firm's name, and is no part of it."""

from __future__ import annotations

import pytest

from entityscreen.model.kind import Family
from entityscreen.names.fields.addressing import ship_text, without_address
from entityscreen.text.folding import fold


@pytest.mark.parametrize(
    ("text", "family", "rest"),
    [
        ("M/V Ocean Star", Family.ANY, "ocean star"),
        ("M/s Patel & Co", Family.ORGANISATION, "patel & co"),
        ("Т/х «Балтика»", Family.ANY, "балтика"),
        ("MT Horse", Family.CRAFT, "horse"),
        ("M.V. Sea Star 1", Family.CRAFT, "sea star 1"),
        ("N/S Savannah", Family.CRAFT, "savannah"),
        ("NS Leader", Family.CRAFT, "ns leader"),
        ("MT Horse", Family.ORGANISATION, "mt horse"),
        ("M/V Ocean Star", Family.PERSON, "m/v ocean star"),
        ("MV 5", Family.CRAFT, "mv 5"),
        ("M/V", Family.CRAFT, "m/v"),
        ("FPSO Meridon", Family.CRAFT, "meridon"),
        ("Oil Tanker MT Horse", Family.CRAFT, "horse"),
        ("Motor Yacht Amadea", Family.CRAFT, "amadea"),
        ("Ледокол «Арктика»", Family.CRAFT, "арктика"),
        ("Yacht", Family.CRAFT, "yacht"),
        ("Tug 5", Family.CRAFT, "tug 5"),
        ("Tug Meridon", Family.ORGANISATION, "tug meridon"),
        ("长赐轮", Family.CRAFT, "长赐"),
    ],
)
def test_what_is_left(text: str, family: Family, rest: str) -> None:
    assert without_address(fold(text), family) == rest


def test_mv_is_read_both_ways_where_the_kind_is_not_told() -> None:
    assert ship_text(fold("MV Ocean Star"), Family.ANY) == "ocean star"
    assert ship_text(fold("MV Holding"), Family.ORGANISATION) is None
    assert ship_text(fold("MV Ocean Star"), Family.CRAFT) is None
