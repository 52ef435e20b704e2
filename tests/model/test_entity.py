"""An entity of a watchlist."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

import entityscreen as es


def test_one_value_stands_for_a_list_of_one() -> None:
    entity = es.Entity(
        id="x1",
        names="Xi Jinping",
        birth_dates="1953-06-15",
        countries="CN",
        identifiers=es.Identifier(value="123456"),
        provenance=es.Provenance(source="list"),
    )
    assert [name.text for name in entity.names] == ["Xi Jinping"]
    assert (entity.birth_dates, entity.countries) == (("1953-06-15",), ("cn",))
    assert entity.identifiers == (es.Identifier(value="123456", type="id"),)
    assert entity.sources == ("list",)


def test_the_kind_is_a_legal_entity_unless_said() -> None:
    assert es.Entity(id="x1", names=["A"]).kind == "LegalEntity"


def test_codes_are_lower_case_and_words_stay() -> None:
    entity = es.Entity(id="x1", names=["A"], countries=["CN", "North Korea"], nationalities=["RU"])
    assert entity.countries == ("cn", "North Korea")
    assert entity.nationalities == ("ru",)


@pytest.mark.parametrize(
    ("names", "caption"),
    [
        ([es.Name(text="B", type="alias"), es.Name(text="A")], "A"),
        ([es.Name(text="B", type="alias"), es.Name(text="C", type="weak")], "B"),
    ],
)
def test_the_caption_is_the_first_primary_name(names: list[es.Name], caption: str) -> None:
    assert es.Entity(id="x1", names=names).caption == caption


def test_sources_are_listed_once_in_order() -> None:
    records = [es.Provenance(source=source, record_id=str(i)) for i, source in enumerate(["un", "ofac", "un"])]
    assert es.Entity(id="x1", names=["A"], provenance=records).sources == ("un", "ofac")


@pytest.mark.parametrize(
    ("field", "value"),
    [("names", []), ("names", [" "]), ("id", ""), ("kind", " "), ("identifiers", [{"value": ""}]), ("colour", "red")],
)
def test_wrong_entities_are_refused_by_the_field_that_is_wrong(field: str, value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        es.Entity.model_validate({"id": "x1", "names": ["A"], field: value})
    assert caught.value.errors()[0]["loc"][0] == field


def test_an_entity_is_frozen_and_comes_back_from_json() -> None:
    entity = es.Entity(id="x1", kind="Person", names=["A", es.Name(text="B", type="weak")], properties={"k": ("v",)})
    with pytest.raises(ValidationError):
        entity.kind = "Vessel"
    assert es.Entity.model_validate_json(entity.model_dump_json(exclude_defaults=True)) == entity
