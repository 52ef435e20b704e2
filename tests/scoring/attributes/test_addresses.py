"""Addresses: what of two of them is shared, the most telling first."""

from __future__ import annotations

import pytest

from entityscreen.scoring.attributes.addresses import CITY, COUNTRY, compare_addresses


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
