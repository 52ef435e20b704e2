"""Which parties of a block are looked at: all that have hits, and few of the rest."""

from __future__ import annotations

import entityscreen as es
from entityscreen.index.lookup import Lookup
from entityscreen.screening.compiled import bound_for
from entityscreen.screening.parties import read_party
from entityscreen.screening.screener import prospects_of

LISTED = ("Vladimir Putin", "Xi Jinping", "Anna Müller", "Maria Garcia")
CLEAN = ("Brenda White", "Ole Schou", "Eva van Vliet", "Louis Burgess")


def likely(*parties: es.Party | str) -> list[int]:
    entities = [es.Entity(id=name, kind="Person", names=[name]) for name in LISTED]
    compiled = es.Screener(es.Watchlist(entities)).compiled
    lookup = Lookup(compiled.index, bound_for(compiled.config))
    prospects = prospects_of(lookup, [read_party(party) for party in parties])
    return [number for number, prospect in enumerate(prospects) if prospect.passes]


def test_a_party_with_a_hit_is_likely() -> None:
    assert likely("Wladimir Putin", "Mueller, Anna", *CLEAN) == [0, 1]


def test_what_is_no_ordinary_name_is_looked_at() -> None:
    assert likely("习近平", "J. White", "Dr. Brenda White", "White Ltd", "White") == [0, 1, 2, 3, 4]


def test_a_name_in_syllables_is_likely_where_one_listed_may_have_them() -> None:
    assert likely("Guo Weiqiang", "Hsi Chinping", "Anna Ho Berg") == [1]


def test_a_party_with_a_number_or_more_names_is_looked_at() -> None:
    number = es.Identifier(value="7707083893", type="inn")
    assert likely(es.Party(name=CLEAN[0], identifiers=[number]), es.Party(name=CLEAN[1], aliases=["Xi Jinping"])) == [
        0,
        1,
    ]


def test_more_parties_are_likely_when_something_is_known_beside_the_name() -> None:
    assert likely("Mario Garces") == []
    assert likely(es.Party(name="Anna Mullen", birth_date="1970")) == [0]


def test_an_empty_block_has_none() -> None:
    assert likely() == []
