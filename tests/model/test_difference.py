"""What changed between two editions."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from entityscreen.model.difference import difference
from entityscreen.model.entity import Entity, Identifier, Provenance
from entityscreen.model.name import Name
from entityscreen.model.watchlist import Watchlist

OLD = Entity(
    id="1",
    kind="Person",
    names=(Name(text="A"), Name(text="B", type="weak")),
    birth_dates=("1961",),
    gender="male",
    identifiers=(Identifier(type="passport", value="A1", country="ir"),),
    provenance=(Provenance(source="un-sc", sha256="00", source_date="2026-01-01", programmes=("DPRK",)),),
    properties={"birthPlace": ("X",), "title": ("Dr",)},
)
NEW = OLD.model_copy(
    update={
        "names": (Name(text="A"), Name(text="B", type="alias")),
        "birth_dates": ("1961-05-03",),
        "gender": None,
        "provenance": (Provenance(source="un-sc", sha256="11", source_date="2026-02-01", programmes=("DPRK", "IRAN")),),
        "properties": {"birthPlace": ("Y",), "email": ("a@b",)},
    }
)


def test_every_field_is_told() -> None:
    lines = list(difference(Watchlist([OLD]), Watchlist([NEW])).lines())
    assert lines == [
        "0 added, 0 removed, 1 changed",
        "~ 1  A",
        "    names: + B (alias)",
        "    names: - B (weak)",
        "    birth_dates: + 1961-05-03",
        "    birth_dates: - 1961",
        "    gender: - male",
        "    provenance: + source un-sc, programmes DPRK; IRAN",
        "    provenance: - source un-sc, programmes DPRK",
        "    properties.birthPlace: + Y",
        "    properties.birthPlace: - X",
        "    properties.title: - Dr",
        "    properties.email: + a@b",
    ]


def test_only_fetched_again_is_no_change() -> None:
    again = OLD.model_copy(update={"provenance": (OLD.provenance[0].model_copy(update={"sha256": "22"}),)})
    assert not difference(Watchlist([OLD]), Watchlist([again]))


def test_another_time_of_review_is_no_change() -> None:
    old, new = (OLD.model_copy(update={"properties": {"reviewedAt": (day,)}}) for day in ("2026-11-25", "2026-12-01"))
    assert not difference(Watchlist([old]), Watchlist([new]))


def test_a_name_that_changes_its_language_has_changed() -> None:
    new = OLD.model_copy(update={"names": (Name(text="A", language="fa"), OLD.names[1])})
    [change] = difference(Watchlist([OLD]), Watchlist([new])).changed
    assert (change.fields[0].added, change.fields[0].removed) == (("A (primary, fa)",), ("A (primary)",))


def test_it_is_plain_data() -> None:
    found = difference(Watchlist([OLD]), Watchlist([NEW, Entity(id="2", names=(Name(text="C"),))])).to_dict()
    data = json.loads(json.dumps(found))
    assert data["added"] == [{"id": "2", "caption": "C", "kind": "LegalEntity"}]
    assert data["changed"][0]["fields"][0] == {"field": "names", "added": ["B (alias)"], "removed": ["B (weak)"]}


ENTITIES = st.builds(
    lambda number, name, date: Entity(id=str(number), names=(Name(text=name),), birth_dates=tuple(date)),
    st.integers(0, 4),
    st.sampled_from("ABC"),
    st.lists(st.sampled_from(("1961", "1962")), unique=True),
)
LISTS = st.lists(ENTITIES, max_size=5, unique_by=lambda entity: entity.id).map(Watchlist)


@given(LISTS, LISTS)
def test_laws(old: Watchlist, new: Watchlist) -> None:
    there, back = difference(old, new), difference(new, old)
    assert not difference(old, old)
    assert (there.added, there.removed) == (back.removed, back.added)
    assert {change.id for change in there.changed} == {change.id for change in back.changed}
    unchanged = {entity.id for entity in new if entity.id in old and old[entity.id] == entity}
    told = {entity.id for entity in (*there.added, *there.removed)} | {change.id for change in there.changed}
    assert not told & unchanged
    assert told | unchanged >= {*old.entities, *new.entities} - {
        entity.id for entity in new if entity.id in old and set(old[entity.id].birth_dates) == set(entity.birth_dates)
    }
