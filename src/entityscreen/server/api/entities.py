"""Entities on the wire: FollowTheMoney's properties, and what hangs on an entity nested in it.

Links, sanctions, addresses and passports are records of their own in FollowTheMoney; they are found from an entity
under the names of `labels.reverse_of`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel

from entityscreen.model.entity import Entity
from entityscreen.model.ftm.links import beside_records
from entityscreen.model.ftm.record import linked_records
from entityscreen.model.ftm.schema import schema_of
from entityscreen.server.api.answers import AdjacentAnswer, EntityAnswer, Page
from entityscreen.server.api.labels import label_of, labelled, reverse_of
from entityscreen.server.api.wire import entity_json
from entityscreen.server.datasets import wire_name
from entityscreen.server.editions import Edition
from entityscreen.server.service import Json, Service, in_service, requires

_NAME_PROPERTIES = ("name", "full", "summary", "number", "passportNumber", "program", "authority")
_MOST = 500  # records of one page
_ENTITY = "/entities/{entity_id:path}"
router = APIRouter(tags=["Data access"], dependencies=[Depends(requires("read"))])


def _answers(model: type[BaseModel]) -> dict[int | str, dict[str, Any]]:
    return {200: {"model": model}, 308: {"description": "The entity was merged into the one of `location`"}}


def _record_json(record: Mapping[str, Any], datasets: list[str]) -> dict[str, Any]:
    """A record that is no entity of the list, as ENTITY."""
    schema, properties = record["schema"], {prop: list(values) for prop, values in record["properties"].items()}
    caption = next((properties[prop][0] for prop in _NAME_PROPERTIES if properties.get(prop)), None)
    return {
        "id": record["id"],
        "caption": str(caption or label_of("schema", schema)),
        "schema": schema,
        "properties": properties,
        "datasets": datasets,
        "referents": [],
        "target": False,
        "first_seen": None,
        "last_seen": None,
        "last_change": None,
    }


class _SchemaNames(Mapping[str, str]):
    """The kind of each entity, asked one by one."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def __getitem__(self, entity_id: str) -> str:
        position = self._edition.directory.find(entity_id)
        if position is None:
            raise KeyError(entity_id)
        return self._edition.entity(position).kind

    def __len__(self) -> int:
        return len(self._edition.directory)

    def __iter__(self) -> Iterator[str]:
        return (self._edition.entity(position).id for position in range(len(self)))


def _sanctions(entity: Entity) -> Iterator[dict[str, Any]]:
    """What sources say of a designation, as FollowTheMoney's record of it."""
    for number, source in enumerate(entity.provenance):
        stated = {
            "program": source.programmes,
            "listingDate": (source.listed_on,),
            "reason": (source.legal_basis,),
            "sourceUrl": (source.url,),
            "authorityId": (source.record_id,),
        }
        properties = {prop: [text for text in values if text] for prop, values in stated.items()}
        filled = {prop: values for prop, values in properties.items() if values}
        yield {
            "id": f"sanction-{entity.id}-{number}",
            "schema": "Sanction",
            "properties": {"entity": [entity.id], "authority": [source.source], **filled},
        }


def _records_beside(entity: Entity, edition: Edition) -> list[dict[str, Any]]:
    """The records that name an entity or that it names: linked ones, its relations and those of others to it."""
    kinds = _SchemaNames(edition)
    linked = linked_records(entity)
    records = {record["id"]: record for record in (*linked, *beside_records(entity, kinds))}
    for position in edition.directory.related_to(entity.id):
        for record in beside_records(edition.entity(position), kinds):
            if any(entity.id in values for values in record["properties"].values()):
                records.setdefault(record["id"], record)
    if not any(record["schema"] == "Sanction" for record in linked):
        records |= {record["id"]: record for record in _sanctions(entity)}
    return list(records.values())


def _links_to(schema: str) -> list[str]:
    """The properties of a schema that hold other records."""
    definition = schema_of(schema)
    return [prop for prop, kind in definition.properties.items() if kind == "entity"] if definition else []


def adjacent_to(entity: Entity, edition: Edition) -> dict[str, list[dict[str, Any]]]:
    """What hangs on an entity, by the property under which it finds it; each record names its other ends whole."""
    records = {record["id"]: record for record in _records_beside(entity, edition)}
    datasets = [wire_name(source) for source in entity.sources]
    records_by_property: dict[str, list[dict[str, Any]]] = {}
    for record in records.values():
        for prop in _links_to(record["schema"]):
            reverse = reverse_of(record["schema"], prop)
            if entity.id in record["properties"].get(prop, ()) and reverse:
                nested = _record_json(record, datasets)
                nested["properties"].pop(prop)
                _name_ends(nested, entity.id, records, edition)
                records_by_property.setdefault(reverse, []).append(nested)
    for prop in _links_to(entity.kind):
        named = [records[value] for value in entity.properties.get(prop, ()) if value in records]
        if named:
            records_by_property[prop] = [_record_json(record, datasets) for record in named]
    return records_by_property


def _name_ends(nested: dict[str, Any], own: str, records: Mapping[str, Mapping[str, Any]], edition: Edition) -> None:
    for prop in _links_to(nested["schema"]):
        values = nested["properties"].get(prop)
        if not values:
            continue
        whole: list[Any] = []
        for value in values:
            position = edition.directory.find(value) if value != own else None
            if position is not None:
                whole.append(entity_json(edition.entity(position), edition))
            else:
                whole.append(_record_json(records[value], []) if value in records else value)
        nested["properties"][prop] = whole


def _found(service: Service, entity_id: str) -> tuple[Edition, Entity]:
    """An entity by its identifier; 404 where there is none. One that was merged has another identifier than asked."""
    edition = service.edition
    position = edition.directory.find(entity_id)
    if position is None:
        raise HTTPException(404, detail="No such entity!")
    return edition, edition.entity(position)


def _moved(request: Request, entity_id: str, entity: Entity) -> Response | None:
    """The way to the entity that a merged identifier now means."""
    if entity.id == entity_id:
        return None
    return RedirectResponse(request.app.url_path_for("fetch_entity", entity_id=entity.id), status_code=308)


Limit = Annotated[int, Query(ge=0, le=_MOST)]
Offset = Annotated[int, Query(ge=0, le=9_499)]


@router.get(f"{_ENTITY}/adjacent", summary="What hangs on an entity", responses=_answers(AdjacentAnswer))
def fetch_adjacent(request: Request, entity_id: str, limit: Limit = 10, offset: Offset = 0, sort: str = "") -> Response:
    """The entity, and by property the links, sanctions, addresses and passports that hang on it. `sort` takes
    `caption:asc` and `caption:desc`."""
    edition, entity = _found(in_service(request), entity_id)
    if moved := _moved(request, entity_id, entity):
        return moved
    pages = {
        prop: _page(_sorted(records, sort), limit, offset) for prop, records in adjacent_to(entity, edition).items()
    }
    return Json({"entity": entity_json(entity, edition), "adjacent": pages}, headers=edition.headers)


@router.get(f"{_ENTITY}/adjacent/{{prop}}", summary="What hangs on it by one property", responses=_answers(Page))
def fetch_adjacent_by(
    request: Request, entity_id: str, prop: str, limit: Limit = 10, offset: Offset = 0, sort: str = ""
) -> Response:
    """The records under one property; 404 where an entity of this schema cannot have it."""
    edition, entity = _found(in_service(request), entity_id)
    if moved := _moved(request, entity_id, entity):
        return moved
    if prop not in adjacent_properties(entity.kind):
        raise HTTPException(404, detail="No such property!")
    records = adjacent_to(entity, edition).get(prop, [])
    return Json(_page(_sorted(records, sort), limit, offset), headers=edition.headers)


@router.get(_ENTITY, summary="An entity with what hangs on it", responses=_answers(EntityAnswer))
def fetch_entity(request: Request, entity_id: str, nested: bool = True) -> Response:
    """An entity by its identifier; 308 leads from one that was merged to the one that it is now."""
    edition, entity = _found(in_service(request), entity_id)
    if moved := _moved(request, entity_id, entity):
        return moved
    answer = entity_json(entity, edition)
    if nested:
        answer["properties"] |= adjacent_to(entity, edition)
    return Json(answer, headers=edition.headers)


@router.get("/statements", include_in_schema=False)
def fetch_statements() -> Response:
    """yente has this only at OpenSanctions' own address; its client explains the 404."""
    raise HTTPException(404, detail="Statements are not served here.")


def adjacent_properties(schema: str) -> set[str]:
    """The properties under which things of a schema can find records.

    Example:
        >>> "ownershipOwner" in adjacent_properties("Company"), "ownershipOwner" in adjacent_properties("Address")
        (True, False)
    """
    definition = schema_of(schema)
    ancestors = definition.ancestors if definition else frozenset((schema,))
    reverses = {name for name, value_schema in labelled("reverse").values() if value_schema in ancestors}
    return reverses | set(_links_to(schema))


def _sorted(records: list[dict[str, Any]], sort: str) -> list[dict[str, Any]]:
    field, _, direction = sort.partition(":")
    if not field:
        return records
    if field not in ("caption", "id", "schema") or direction not in ("", "asc", "desc"):
        raise HTTPException(400, detail=f"Invalid sort: {sort}")
    return sorted(records, key=lambda record: (str(record[field]), record["id"]), reverse=direction == "desc")


def _page(records: list[dict[str, Any]], limit: int, offset: int) -> dict[str, Any]:
    return {
        "results": records[offset : offset + limit],
        "total": {"value": len(records), "relation": "eq"},
        "limit": limit,
        "offset": offset,
    }
