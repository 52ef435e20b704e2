"""`/reconcile`: OpenRefine's Reconciliation API 0.2, with which spreadsheets are matched cell by cell.

Its queries become those of `/match`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, Response
from markupsafe import escape

from entityscreen.model.entity import Entity
from entityscreen.model.ftm.record import entity_to_ftm
from entityscreen.model.ftm.schema import schema_of
from entityscreen.server.api.filters import Filters, scope_of_lists
from entityscreen.server.api.labels import is_matchable, label_of, labelled, qualified
from entityscreen.server.api.match import Asked, answer_queries, check_algorithm
from entityscreen.server.api.search import find_by_words
from entityscreen.server.editions import Edition
from entityscreen.server.service import Json, Service, in_service, requires
from entityscreen.server.settings import BEST
from entityscreen.tables.json_text import parse_json

_ANY = "Thing"
_SUGGESTED, _MOST = 20, 500
_PREVIEW = {"width": 430, "height": 300}
_SCHEMA_SPACE = "https://followthemoney.tech/explorer/"
_SETTINGS = (
    {"name": "limit", "label": "Limit", "type": "number", "default": 0,
     "help_text": "Most values a row; 0 for all."},
    {"name": "render", "label": "Values", "type": "select", "default": "caption",
     "choices": [{"value": "caption", "name": "As people read them"}, {"value": "raw", "name": "As codes"}],
     "help_text": "Russia, or ru."},
)  # fmt: skip
router = APIRouter(prefix="/reconcile", tags=["Reconciliation"], dependencies=[Depends(requires("read"))])


def _type(schema: str) -> dict[str, str]:
    label, plural = labelled("schema").get(schema, (schema, schema))
    return {"id": schema, "name": plural, "description": label}


@router.get("/{dataset}", include_in_schema=False)
def manifest(request: Request, dataset: str) -> Response:
    """What this service can do, and where."""
    service = in_service(request)
    edition = service.edition
    service.datasets(edition).scope(dataset)
    root = str(request.base_url).rstrip("/")
    here = f"{root}/reconcile/{dataset}"
    suggest = {
        what: {"service_url": here, "service_path": f"/suggest/{what}"} for what in ("entity", "type", "property")
    }
    kinds = edition.directory.facets["schema"].codes
    return Json(
        {
            "versions": ["0.2"],
            "name": f"{dataset} (entityscreen)",
            "identifierSpace": f"{root}/entities/",
            "schemaSpace": _SCHEMA_SPACE,
            "documentation": f"{root}/",
            "batchSize": min(service.settings.limits.batch, 50),
            "view": {"url": f"{root}/entities/{{{{id}}}}"},
            "preview": {"url": f"{here}/preview?id={{{{id}}}}", **_PREVIEW},
            "suggest": suggest,
            "extend": {
                "propose_properties": {"service_url": here, "service_path": "/extend/property"},
                "property_settings": list(_SETTINGS),
            },
            "defaultTypes": [_type(kind) for kind in sorted(kinds) if is_matchable(kind)],
        }
    )


@router.post("/{dataset}", include_in_schema=False)
def reconcile(
    request: Request,
    dataset: str,
    queries: Annotated[str | None, Form()] = None,
    extend: Annotated[str | None, Form()] = None,
    algorithm: Annotated[str, Query()] = BEST,
) -> Response:
    """Match cells, or give further columns of what was matched."""
    service = in_service(request)
    edition = service.edition
    scope = service.datasets(edition).scope(dataset)
    if extend and extend.strip():
        return Json(_extended(edition, _decoded(extend, "extension request"), service.settings.limits.batch))
    check_algorithm(algorithm, service)
    batch = _decoded(queries or "", "queries")
    if len(batch) > service.settings.limits.batch:
        raise HTTPException(400, detail=f"Too many queries in one batch (limit: {service.settings.limits.batch})")
    filters = Filters(None if scope is None else scope_of_lists(scope))
    question = Asked(edition, service.datasets(edition), edition.screener.config, filters, limit=_MOST)
    answers = answer_queries(service, question, {key: _example(query) for key, query in batch.items()}, {})
    results = {key: {"result": _results(answers[key], query)} for key, query in batch.items()}
    return Json(results, headers={**edition.headers, "x-batch-size": str(len(results))})


def _decoded(text: str, what: str) -> dict[str, Any]:
    decoded = parse_json(text, what, fix="send one JSON object")
    if not isinstance(decoded, dict):
        raise HTTPException(400, detail=f"Cannot decode {what}")
    return decoded


def _example(query: Any) -> Any:
    """A query of OpenRefine as one of `/match`."""
    if not isinstance(query, dict):
        return query
    kinds = query.get("type") or _ANY
    schema = kinds[0] if isinstance(kinds, list) else kinds
    properties: dict[str, list[Any]] = {"name": [query["query"]]} if query.get("query") else {}
    for stated in query.get("properties") or ():
        if isinstance(stated, dict) and isinstance(stated.get("pid"), str):
            values = stated.get("v")
            listed = values if isinstance(values, list) else [values]
            texts = [value.get("id") if isinstance(value, dict) else value for value in listed]
            properties.setdefault(stated["pid"].rpartition(":")[2], []).extend(texts)
    return {"schema": schema, "properties": properties}


def _results(answer: Mapping[str, Any], query: Any) -> list[dict[str, Any]]:
    limit = query.get("limit") if isinstance(query, dict) else None
    most = limit if isinstance(limit, int) and limit > 0 else 5
    return [
        {
            "id": result["id"],
            "name": result["caption"],
            "description": label_of("schema", result["schema"]),
            "type": [{"id": result["schema"], "name": _type(result["schema"])["name"]}],
            "score": round(100 * result["score"], 2),
            "match": result["match"] and answer["total"]["value"] == 1,
        }
        for result in answer["results"][:most]
    ]


def _extended(edition: Edition, asked: Mapping[str, Any], most: int) -> dict[str, Any]:
    ids, stated = asked.get("ids") or [], asked.get("properties") or []
    if not isinstance(ids, list) or not isinstance(stated, list) or len(ids) > most:
        raise HTTPException(400, detail=f"Give `ids` (at most {most}) and `properties`.")
    wanted = [prop for prop in stated if _has_id(prop)]
    rows: dict[str, dict[str, list[dict[str, str]]]] = {}
    named: dict[str, str] = {}
    for entity_id in (text for text in ids if isinstance(text, str)):
        position = edition.directory.find(entity_id)
        rows[entity_id] = {}
        for prop in wanted if position is not None else ():
            entity = edition.entity(position or 0)
            rows[entity_id][prop["id"]] = _cells(entity, prop)
            named[prop["id"]] = label_of("property", qualified(entity.kind, prop["id"].rpartition(":")[2]))
    return {"meta": [{"id": prop, "name": label} for prop, label in named.items()], "rows": rows}


def _has_id(prop: Any) -> bool:
    return isinstance(prop, dict) and isinstance(prop.get("id"), str)


def _cells(entity: Entity, prop: Mapping[str, Any]) -> list[dict[str, str]]:
    name = prop["id"].rpartition(":")[2]
    values = list(entity_to_ftm(entity)["properties"].get(name, ()))
    stated = prop.get("settings")
    settings = stated if isinstance(stated, dict) else {}
    limit = settings.get("limit")
    if isinstance(limit, str) and limit.isdigit():
        limit = int(limit)
    if isinstance(limit, int) and limit > 0:
        values = values[:limit]
    schema = schema_of(entity.kind)
    sort = schema.properties.get(name) if schema else None
    if settings.get("render", "caption") == "caption" and sort in ("country", "topic"):
        values = [label_of("country" if sort == "country" else "topic", value) for value in values]
    return [{"str": value} for value in values]


Prefix = Annotated[str, Query(max_length=2_000)]


def _suggested(prefix: str, results: Iterable[dict[str, Any]]) -> Response:
    return Json({"code": "/api/status/ok", "status": "200 OK", "prefix": prefix, "result": list(results)})


@router.get("/{dataset}/suggest/entity", include_in_schema=False)
def suggest_entity(
    request: Request, dataset: str, prefix: Prefix = "", limit: Annotated[int, Query(ge=0, le=_MOST)] = _SUGGESTED
) -> Response:
    """Entities whose names begin so."""
    service, edition = _of_dataset(request, dataset)
    scope = service.datasets(edition).scope(dataset)
    positions = find_by_words(edition, prefix)
    if scope is not None:
        positions = positions[edition.directory.facets["datasets"].having(scope)[positions]]
    entities = [edition.entity(position) for position in positions[:limit].tolist()]
    return _suggested(
        prefix,
        (
            {
                "id": entity.id,
                "name": entity.caption,
                "description": label_of("schema", entity.kind),
                "type": [{"id": entity.kind, "name": _type(entity.kind)["name"]}],
            }
            for entity in entities
        ),
    )


def _of_dataset(request: Request, dataset: str) -> tuple[Service, Edition]:
    service = in_service(request)
    edition = service.edition
    service.datasets(edition).scope(dataset)
    return service, edition


def _begins(prefix: str, *texts: str) -> bool:
    return any(text.casefold().startswith(prefix.casefold()) for text in texts)


@router.get("/{dataset}/suggest/type", include_in_schema=False)
def suggest_type(request: Request, dataset: str, prefix: Prefix = "") -> Response:
    """Kinds of entities whose names begin so."""
    _of_dataset(request, dataset)
    kinds = [_type(schema) for schema in labelled("matchable")]
    return _suggested(prefix, (kind for kind in kinds if _begins(prefix, kind["id"], kind["name"])))


@router.get("/{dataset}/suggest/property", include_in_schema=False)
def suggest_property(request: Request, dataset: str, prefix: Prefix = "") -> Response:
    """Properties whose names begin so."""
    _of_dataset(request, dataset)
    properties = (
        {"id": name, "name": label}
        for name, (label, sort) in labelled("property").items()
        if sort != "entity" and is_matchable_owner(name) and _begins(prefix, name.partition(":")[2], label)
    )
    return _suggested(prefix, list(properties)[:_SUGGESTED])


def is_matchable_owner(name: str) -> bool:
    """Whether entities that are matched have a property.

    Example:
        >>> is_matchable_owner("Person:birthDate"), is_matchable_owner("Thing:name"), is_matchable_owner("Call:caller")
        (True, True, False)
    """
    owner = name.partition(":")[0]
    return owner == _ANY or is_matchable(owner)


@router.get("/{dataset}/extend/property", include_in_schema=False)
def extend_property(
    request: Request,
    dataset: str,
    type: str = _ANY,  # noqa: A002  # the protocol's name
    limit: Annotated[int, Query(ge=0)] = 0,
) -> Response:
    """The properties of a kind that a column can be made of."""
    _of_dataset(request, dataset)
    schema = schema_of(type)
    if schema is None:
        raise HTTPException(400, detail=f"Invalid type: {type}")
    names = [prop for prop, sort in schema.properties.items() if sort != "entity"]
    listed = [{"id": prop, "name": label_of("property", qualified(type, prop))} for prop in names]
    ranked = sorted(listed, key=lambda prop: prop["name"])
    return Json({"limit": limit, "type": type, "properties": ranked[:limit] if limit else ranked})


@router.get("/{dataset}/preview", include_in_schema=False)
def preview(request: Request, dataset: str, id: str) -> Response:  # noqa: A002  # the protocol's name
    """A small page on an entity."""
    _, edition = _of_dataset(request, dataset)
    position = edition.directory.find(id)
    if position is None:
        raise HTTPException(404, detail="No such entity!")
    entity = edition.entity(position)
    facts = {"": label_of("schema", entity.kind), "born": "; ".join(entity.birth_dates),
             "countries": ", ".join(label_of("country", code) for code in entity.countries),
             "lists": ", ".join(entity.sources)}  # fmt: skip
    lines = "".join(f"<p>{escape(key)} {escape(value)}</p>" for key, value in facts.items() if value)
    return HTMLResponse(f"<!DOCTYPE html><meta charset=utf-8><title>{escape(entity.caption)}</title>"
                        f"<h1>{escape(entity.caption)}</h1>{lines}")  # fmt: skip
