"""Words of meaning in a ship's name are the name."""

from __future__ import annotations

import pytest

from entityscreen.model.kind import Family
from entityscreen.names.likeness import likeness
from entityscreen.names.prepare import prepare_name
from entityscreen.names.prepared import Part, Role
from entityscreen.names.tokens import token_key


def parts_of(text: str, family: Family = Family.VESSEL) -> tuple[Part, ...]:
    return prepare_name(text, family).variants[0].parts


def test_a_word_of_meaning_weighs_as_the_name() -> None:
    assert [part.role for part in parts_of("Ocean Star")] == [Role.BRAND, Role.BRAND]
    assert [part.role for part in parts_of("Ocean Star", Family.ORGANISATION)] == [Role.INDUSTRY, Role.BRAND]


@pytest.mark.parametrize("text", ["LPG Al Marjan", "Iran Shipping Star", "Shanghai Star", "海洋"])
def test_what_a_ship_is_and_where_it_is_from_stays(text: str) -> None:
    assert parts_of(text)[0].role is parts_of(text, Family.ORGANISATION)[0].role


def test_within_a_script_letters_tell_and_across_scripts_meaning() -> None:
    (ocean, *_), (sea, *_), (bahr, *_) = (parts_of(text) for text in ("Ocean Star", "Sea Star", "بحر عمان"))
    assert likeness(ocean.token, sea.token).similarity == 0.0
    assert likeness(sea.token, bahr.token).similarity > 0.9


def test_a_phrase_of_syllables_is_spelled() -> None:
    assert [part.token.text for part in parts_of("Zhong Yuan Zhi Xing")] == ["zhong", "yuan", "zhi", "xing"]


def test_the_word_of_a_ship_is_another_token_than_that_of_a_firm() -> None:
    ship, firm = (parts_of("Ocean Star", family)[0].token for family in (Family.VESSEL, Family.ORGANISATION))
    assert ship is not firm
    assert token_key(ship) != token_key(firm)


def test_a_firm_in_another_alphabet_is_no_ship_by_meaning() -> None:
    (ocean, *_) = parts_of("Ocean Star")
    (bahr, *_) = parts_of("بحر عمان", Family.ORGANISATION)
    assert likeness(ocean.token, bahr.token).similarity == 0.0
