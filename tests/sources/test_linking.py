"""Entities that several lists share."""

from __future__ import annotations

from typing import Any

import pytest

from entityscreen.model.entity import Entity, Identifier, Provenance
from entityscreen.model.name import Name
from entityscreen.model.watchlist import Watchlist
from entityscreen.sources.linking import find_links, link_entities


def entity(entity_id: str, name: str = "DOE, John", kind: str = "Person", **fields: Any) -> Entity:
    source = fields.pop("source", entity_id)
    names = (Name(text=name, source=source),)
    return Entity(id=entity_id, kind=kind, names=names, provenance=(Provenance(source=source),), **fields)


def passport(value: str = "A123456", country: str | None = "ir", id_type: str = "passport") -> list[Identifier]:
    return [Identifier(type=id_type, value=value, country=country)]


BORN = ("1961-05-03",)


@pytest.mark.parametrize(
    ("first", "second", "linked"),
    [
        (entity("a", birth_dates=BORN), entity("b", "John Doe", birth_dates=BORN), True),
        (entity("a", birth_dates=BORN), entity("b", "Jóhn DOE", birth_dates=BORN), True),
        (entity("a", birth_dates=BORN), entity("b", birth_dates=("1961",)), False),
        (entity("a", birth_dates=BORN), entity("b", birth_dates=("1961-05-04",)), False),
        (entity("a", "Ali", birth_dates=BORN), entity("b", "Ali", birth_dates=BORN), False),
        (entity("a", "李偉", birth_dates=BORN), entity("b", "李偉", birth_dates=BORN), True),
        (entity("a", identifiers=passport()), entity("b", "X Y", identifiers=passport("a-123 456")), True),
        (entity("a", identifiers=passport()), entity("b", identifiers=passport(country="iq")), False),
        (entity("a", identifiers=passport(country=None)), entity("b", identifiers=passport(country=None)), False),
        (entity("a", identifiers=passport("123")), entity("b", identifiers=passport("123")), False),
        (entity("a", identifiers=passport()), entity("b", kind="Company", identifiers=passport()), False),
        (
            entity("a", identifiers=passport(), birth_dates=BORN),
            entity("b", identifiers=passport(), birth_dates=("1962-05-03",)),
            False,
        ),
        (
            entity("a", kind="Vessel", identifiers=passport("9187629", None, "imo")),
            entity("b", "SEA STAR", kind="Vessel", identifiers=passport("9187629", None, "imo")),
            True,
        ),
        (entity("a", birth_dates=BORN, source="one"), entity("b", birth_dates=BORN, source="one"), False),
    ],
)
def test_what_is_linked(first: Entity, second: Entity, linked: bool) -> None:
    for pair in ((first, second), (second, first)):
        assert bool(find_links(Watchlist(pair))) is linked


def test_the_un_reference_links() -> None:
    record = Provenance(source="un-sc", record_id="KPi.001")
    un = Entity(id="un-1", kind="Person", names=(Name(text="A B"),), provenance=(record,))
    swiss = entity("seco-1", "C D", properties={"unscId": ("KPi.001",)})
    assert find_links(Watchlist([un, swiss]))[0].evidence == ("UN reference KPi.001",)


def test_linking_loses_nothing() -> None:
    first = entity("a", birth_dates=BORN, countries=["ir"])
    second = entity("b", "John Doe", birth_dates=BORN, countries=["iq"], notes=["a note"])
    third = entity("c", "Doe John", birth_dates=BORN)
    linked = link_entities(Watchlist([first, entity("z", "X Y"), second, third]))
    assert [item.id for item in linked] == ["a", "z"]
    one = linked["a"]
    assert {(name.text, name.source) for name in one.names} == {
        ("DOE, John", "a"),
        ("John Doe", "b"),
        ("Doe John", "c"),
    }
    assert (one.sources, one.countries, one.notes) == (("a", "b", "c"), ("ir", "iq"), ("a note",))
    assert one.properties["referents"] == ("b", "c")


def test_a_chain_never_joins_two_of_one_list() -> None:
    first = entity("a1", birth_dates=BORN, source="a")
    bridge = entity("b", birth_dates=BORN, identifiers=passport())
    second = entity("a2", "X Y", identifiers=passport(), source="a")
    assert [group.ids for group in find_links(Watchlist([first, bridge, second]))] == [("a1", "b")]
