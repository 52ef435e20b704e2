"""The watchlist: merging, digest, saving."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import entityscreen as es
from entityscreen.errors import InvalidInputError, SourceError, UnknownEntityError
from entityscreen.model.merging import are_one, merge_entities
from entityscreen.model.watchlist import DETAILS

PERSON = es.Entity(
    id="x1",
    kind="Person",
    names=["Xi Jinping", es.Name(text="習近平", type="alias", language="zh"), es.Name(text="Xi Dada", type="weak")],
    birth_dates=["1953-06-15"],
    nationalities=["CN"],
    gender="male",
    identifiers=[es.Identifier(value="G123456", type="passport", country="cn")],
    provenance=[es.Provenance(source="un-sc", record_id="7", programmes=("A",))],
)
VESSEL = es.Entity(
    id="v1", kind="Vessel", names=["Ocean Star"], identifiers=[es.Identifier(value="9187629", type="imo")]
)
COMPANY = es.Entity(
    id="c1", kind="Company", names=["Gazprom", es.Name(text="Gasprom", type="former")], notes=["a note"]
)
ALL = (PERSON, VESSEL, COMPANY)


def test_it_is_a_collection_by_identifier_in_the_order_of_reading() -> None:
    watchlist = es.Watchlist(ALL)
    assert len(watchlist) == 3
    assert [entity.id for entity in watchlist] == ["x1", "v1", "c1"]
    assert watchlist["v1"] is VESSEL
    assert "v1" in watchlist
    assert "v2" not in watchlist
    assert repr(watchlist) == "<Watchlist of 3 entities>"


def test_the_entities_cannot_be_changed_from_outside() -> None:
    watchlist = es.Watchlist(ALL)
    with pytest.raises(TypeError):
        watchlist.entities["x1"] = PERSON  # type: ignore[index]
    assert list(watchlist.entities) == [entity.id for entity in watchlist]


def test_the_model_alone_says_what_reads_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(es.Watchlist, "document_reader", None)
    with pytest.raises(InvalidInputError, match=r"import entityscreen\.sources first"):
        es.Watchlist.from_documents("seeds")


def test_an_unknown_identifier_is_named() -> None:
    with pytest.raises(UnknownEntityError, match="'v2'"):
        es.Watchlist(ALL)["v2"]


@pytest.mark.parametrize("item", ["Xi Jinping", {"id": "x1", "names": ["A"]}, None])
def test_what_is_no_entity_is_refused_with_a_fix(item: object) -> None:
    with pytest.raises(InvalidInputError, match="build them with"):
        es.Watchlist([item])  # type: ignore[list-item]


def test_one_identifier_twice_is_one_entity_and_nothing_is_lost() -> None:
    more = es.Entity(id="x1", names=["Xi Jinping", "Си Цзиньпин"], birth_dates=["1953"], properties={"k": ("v",)})
    merged = es.Watchlist([PERSON, more])["x1"]
    assert merged.kind == "Person"
    assert [name.text for name in merged.names] == ["Xi Jinping", "習近平", "Xi Dada", "Си Цзиньпин"]
    assert merged.birth_dates == ("1953-06-15", "1953")
    assert merged.provenance == PERSON.provenance
    assert merged.properties == {"k": ("v",)}
    assert merged.gender == "male"
    assert merge_entities(more, PERSON).kind == "Person"


@pytest.mark.parametrize(
    ("fields", "one"),
    [
        ({"kind": "Vessel", "names": ["Xi Jinping"]}, False),
        ({"kind": "Person", "names": ["Ivan Petrov"]}, False),
        ({"names": ["Ocean Star"]}, False),
        ({"kind": "Person", "names": ["Ivan Petrov"], "birth_dates": ["1953-06-15"]}, True),
        ({"kind": "Person", "names": ["Ivan Petrov"], "birth_dates": ["1953"]}, False),
        ({"names": ["Си"], "identifiers": [es.Identifier(value="G123456")]}, True),
        ({"names": ["JINPING, Xi"]}, True),
        ({"names": ["Xi Jin-ping"]}, True),
        ({"kind": "Person", "names": ["XI JINPING (President)"]}, True),
    ],
)
def test_one_identifier_of_two_entities_is_an_error_that_names_both(fields: dict[str, object], one: bool) -> None:
    other = es.Entity(id="x1", provenance=PERSON.provenance, **fields)  # type: ignore[arg-type]
    assert are_one(PERSON, other) is one
    assert are_one(other, PERSON) is one
    if one:
        assert len(es.Watchlist([PERSON, other])) == 1
        return
    one_list, other_list = es.Watchlist([PERSON]), es.Watchlist([other])
    with pytest.raises(InvalidInputError, match="'x1' is the identifier of two entities"):
        one_list | other_list
    for records in ((PERSON, other), (other, PERSON, other)):
        with pytest.raises(InvalidInputError) as caught:
            es.Watchlist(records)
        assert "'x1' is the identifier of two entities: '" in str(caught.value)
        assert "'Xi Jinping' (Person, un-sc)" in str(caught.value)
        assert other.caption in str(caught.value)


def test_who_makes_entities_by_hand_may_give_one_name_at_a_time() -> None:
    names = ("Ivan Petrov", "Vanya", "Иван Петров")
    joined = es.Watchlist([es.Entity(id="x1", kind="Person", names=[name]) for name in names])
    assert [name.text for name in joined["x1"].names] == list(names)
    with pytest.raises(InvalidInputError, match="'x1' is the identifier of two entities"):
        es.Watchlist([*joined, es.Entity(id="x1", kind="Vessel", names=["Ocean Star"])])


def test_records_of_one_identifier_may_come_in_any_order() -> None:
    """Two of them have something in common by the third alone."""
    han = es.Entity(id="x1", kind="Person", names=["习近平"])
    for order in ([han, PERSON], [PERSON, han], [han, PERSON, han]):
        both = es.Entity(id="x1", names=["Xi Jinping", "习近平"])
        assert len(es.Watchlist([*order, both])) == 1


def test_union_and_without() -> None:
    first, second = es.Watchlist([PERSON, VESSEL]), es.Watchlist([COMPANY, VESSEL])
    union = first | second
    assert [entity.id for entity in union] == ["x1", "v1", "c1"]
    assert union.without(["c1"]) == first
    assert len(first) == 2
    with pytest.raises(TypeError):
        first | {"x1": PERSON}  # type: ignore[operator]


@given(st.permutations(ALL))
def test_the_digest_does_not_depend_on_the_order(entities: list[es.Entity]) -> None:
    assert es.Watchlist(entities).digest == es.Watchlist(ALL).digest


@pytest.mark.parametrize(
    "change", [{"gender": None}, {"names": (es.Name(text="Xi Jinpin"),)}, {"birth_dates": ()}, {"id": "x2"}]
)
def test_the_digest_changes_with_the_content(change: dict[str, object]) -> None:
    changed = PERSON.model_copy(update=change)
    assert es.Watchlist([changed, VESSEL]).digest != es.Watchlist([PERSON, VESSEL]).digest


def test_saving_and_loading_gives_the_same_watchlist(tmp_path: Path) -> None:
    path = tmp_path / "w.ftm.json"
    es.Watchlist(ALL).save(path)
    loaded = es.Watchlist.load(path)
    assert loaded == es.Watchlist(ALL)
    assert loaded.digest == es.Watchlist(ALL).digest
    assert [entity.id for entity in loaded] == ["x1", "v1", "c1"]
    before = path.read_bytes()
    loaded.save(path)
    assert path.read_bytes() == before


def test_the_digest_does_not_depend_on_the_order_of_properties(tmp_path: Path) -> None:
    one, other = ({"birthPlace": ("X",), "title": ("Y",)}, {"title": ("Y",), "birthPlace": ("X",)})
    first, second = (es.Watchlist([es.Entity(id="1", names=["A"], properties=p)]) for p in (one, other))
    assert first == second
    assert first.digest == second.digest
    (tmp_path / "g.ftm.json").write_text(
        '{"id": "1", "schema": "Person", "properties": {"name": ["A"], "gender": ["male", "female"], "a": ["B"]}}\n',
        encoding="utf-8",
    )
    loaded = es.Watchlist.load(tmp_path / "g.ftm.json")
    loaded.save(tmp_path / "h.ftm.json")
    assert es.Watchlist.load(tmp_path / "h.ftm.json").digest == loaded.digest


def test_an_empty_watchlist_has_a_digest_too() -> None:
    assert len(es.Watchlist()) == 0
    assert es.Watchlist().digest != es.Watchlist(ALL).digest


def test_what_cannot_be_loaded_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"nix\.json"):
        es.Watchlist.load(tmp_path / "nix.json")
    broken = tmp_path / "w.ftm.json"
    broken.write_text('{"id": "x1", "schema": "Person", "properties": {"name": ["A"]}}\n{"id"\n', encoding="utf-8")
    with pytest.raises(SourceError, match=r"w\.ftm\.json.*2"):
        es.Watchlist.load(broken)


def test_an_entity_is_on_a_watchlist_when_it_is_the_same_there() -> None:
    entity = es.Entity(id="x1", kind="Person", names=["Ivan Petrov"], properties={"title": ("Mr",)})
    watchlist = es.Watchlist([entity])
    assert "x1" in watchlist
    assert entity in watchlist
    assert es.Entity(id="x1", kind="Person", names=["Ivan Pavlov"]) not in watchlist
    assert 1 not in watchlist


def test_a_watchlist_keeps_no_detail_that_is_left_out() -> None:
    facts: dict[str, Any] = {
        "birth_dates": ("1961",),
        "countries": ("cn",),
        "nationalities": ("cn",),
        "gender": "male",
        "identifiers": (es.Identifier(value="A1234567"),),
        "addresses": ("1 Elm St",),
        "positions": ("Minister",),
        "notes": ("born in 1961",),
        "relations": (es.Relation(name="B"),),
        "properties": dict.fromkeys(("birthPlace", "phone", "email", "website", "sector"), ("x",)),
    }
    watchlist = es.Watchlist([es.Entity(id="1", kind="Person", names=["A"], topics=["sanction"], **facts)])
    bare = es.Entity(id="1", kind="Person", names=["A"], topics=["sanction"], properties={"sector": ("x",)})
    assert watchlist.without_details(DETAILS)["1"] == bare
    assert watchlist.without_details([]) == watchlist
    assert watchlist.without_details(["birth-date"])["1"].birth_dates == ()
    with pytest.raises(InvalidInputError, match="'name' is no detail"):
        watchlist.without_details(["name"])
