"""`GET /search`: a box to look entities up, with facets; screening is `match`.

Words of names, numbers and beginnings of words are searched. Where that finds nobody, what was typed is screened, so
that another spelling still leads somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Any, Literal

import numpy as np
from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import Field

from entityscreen.errors import EntityScreenError
from entityscreen.index.arrays import BOOL, I32
from entityscreen.model.ftm.record import entity_to_ftm
from entityscreen.model.ftm.schema import schema_of
from entityscreen.model.plain import plain_words
from entityscreen.server.api.answers import SearchAnswer
from entityscreen.server.api.filters import MOST_RESULTS, FilterParams
from entityscreen.server.api.labels import label_of
from entityscreen.server.api.wire import entity_json
from entityscreen.server.datasets import Datasets, wire_name
from entityscreen.server.editions import Edition
from entityscreen.server.service import Json, in_service, requires

_LAST_RESULT = 9_999
_FACET_LABELS = {"countries": "Countries", "topics": "Topics", "datasets": "Data sources", "schema": "Schema",
                 "genders": "Genders", "identifiers": "Identifiers"}  # fmt: skip
_FACET_VALUES = 300
_SORTED_BY = ("caption", "name", "id", "schema", "last_change", "first_seen", "last_seen")
_FIELDS = re.compile(r"(?:properties\.)?(\w+)")
Facets = Literal["countries", "topics", "datasets", "schema", "genders", "identifiers"]
router = APIRouter(tags=["Matching"])


class SearchParams(FilterParams):
    """The parameters of `/search`."""

    q: str = Field(default="", max_length=2_000, description="Words of a name, a number, or an identifier.")
    schema_: str = Field(default="Thing", alias="schema")
    countries: list[str] = Field(default_factory=list)
    datasets: list[str] = Field(default_factory=list)
    filter: list[str] = Field(default_factory=list, description="`field:value`, of any property.")
    filter_op: Literal["OR", "AND"] = "OR"
    limit: int = Field(default=10, ge=0, le=MOST_RESULTS)
    offset: int = Field(default=0, ge=0, le=9_499)
    sort: list[str] = Field(default_factory=list, description="`field:asc` or `field:desc`.")
    facets: list[Facets] = Field(default=["countries", "topics", "datasets"])


@router.get(
    "/search/{dataset}",
    summary="Look entities up",
    dependencies=[Depends(requires("read"))],
    responses={200: {"model": SearchAnswer}},
)
def search(request: Request, dataset: str, params: Annotated[SearchParams, Query()]) -> Response:
    """Find entities by words. An empty `q` lists everything; there are no scores."""
    service = in_service(request)
    edition = service.edition
    datasets = service.datasets(edition)
    candidates = find_by_words(edition, params.q)
    among = _allowed(edition, datasets, params)
    if (scope := datasets.scope(dataset)) is not None:
        among &= edition.directory.facets["datasets"].having(scope)
    positions = candidates[among[candidates]]
    positions = _with_properties(edition, positions, params)
    if not len(positions) and params.q.strip():
        candidates = _by_screening(edition, params.q)
        positions = candidates[among[candidates]]
    positions = _sorted(edition, positions, params.sort)
    limit = max(0, min(params.limit, _LAST_RESULT - params.offset))
    shown = positions[params.offset : params.offset + limit].tolist()
    answer = {
        "results": [entity_json(edition.entity(position), edition) for position in shown],
        "total": {"value": len(positions), "relation": "eq"},
        "limit": limit,
        "offset": params.offset,
        "facets": {facet: _facet(edition, positions, facet) for facet in params.facets},
    }
    return Json(answer, headers=edition.headers)


def find_by_words(edition: Edition, text: str) -> I32:
    """The entities that have all words of a text, or words that begin so; those that have them whole come first."""
    directory = edition.directory
    words = plain_words(text)
    everybody = np.arange(len(directory), dtype=np.int32)
    if not words:
        return everybody if not text.strip() else everybody[:0]
    whole = beginning = None
    for word in words:
        exact, begun = directory.words.exactly(word), directory.words.beginning(word)
        whole = exact if whole is None else np.intersect1d(whole, exact)
        beginning = begun if beginning is None else np.intersect1d(beginning, begun)
    joined = directory.words.exactly("".join(words))
    named = directory.find(text.strip())
    first = np.array([] if named is None else [named], dtype=np.int32)
    ordered = [
        first,
        *(_shortest_first(edition, positions) for positions in (whole, joined, beginning) if positions is not None),
    ]
    return _distinct(np.concatenate(ordered))


def _shortest_first(edition: Edition, positions: I32) -> I32:
    lengths = edition.directory.caption_lengths[positions]
    return positions[np.argsort(lengths, kind="stable")]


def _distinct(positions: I32) -> I32:
    _, first = np.unique(positions, return_index=True)
    return positions[np.sort(first)]


def _by_screening(edition: Edition, text: str) -> I32:
    try:
        located = edition.screener.screen_block([text])[0]
    except EntityScreenError:
        return np.array([], dtype=np.int32)
    hits = [] if isinstance(located, EntityScreenError) else located
    return np.array([position for position, _ in hits], dtype=np.int32)


def _allowed(edition: Edition, datasets: Datasets, params: SearchParams) -> BOOL:
    """Which entities the filters leave."""
    if schema_of(params.schema_) is None:
        raise HTTPException(400, detail="Invalid schema")
    facets, since = edition.directory.facets, params.since
    among = facets["schema"].having(code for code in facets["schema"].codes if _is_a(code, params.schema_))
    among &= ~facets["schema"].having(params.exclude_schema)
    if params.include_dataset:
        among &= facets["datasets"].having(datasets.sources_of(params.include_dataset))
    if excluded := datasets.sources_of(params.exclude_dataset):
        among &= facets["datasets"].having(set(facets["datasets"].codes) - excluded)
    if since:
        among &= edition.directory.changed >= np.datetime64(since)
    chosen = (("countries", params.countries), ("topics", params.topics))
    sources = [[*datasets.sources_of([name])] for name in params.datasets]
    for facet, codes in (*((f, [[code] for code in c]) for f, c in chosen), ("datasets", sources)):
        for group in _groups(codes, params.filter_op):
            among &= facets[facet].having(group)
    return among


def _is_a(kind: str, schema: str) -> bool:
    definition = schema_of(kind)
    return schema in (kind, "Thing") or (definition is not None and schema in definition.ancestors)


def _groups(codes: list[list[str]], operator: str) -> list[list[str]]:
    """What has to be among the codes of an entity: one of all, or one of each."""
    if not codes:
        return []
    return codes if operator == "AND" else [[code for group in codes for code in group]]


def _with_properties(edition: Edition, positions: I32, params: SearchParams) -> I32:
    """The entities with the values of `filter`; those of one field are joined by `filter_op`."""
    wanted: dict[str, list[str]] = {}
    for text in params.filter:
        name, colon, value = text.partition(":")
        field = _FIELDS.fullmatch(name)
        if not colon or not field:
            raise HTTPException(400, detail=f"Invalid filter: {text!r}")
        wanted.setdefault(field[1], []).append(value)
    if not wanted:
        return positions
    joined = all if params.filter_op == "AND" else any
    kept = [
        position
        for position in positions.tolist()
        if all(
            joined(value in _values(edition, position, field) for value in values) for field, values in wanted.items()
        )
    ]
    return np.array(kept, dtype=np.int32)


def _values(edition: Edition, position: int, field: str) -> list[str]:
    facet = edition.directory.facets.get({"genders": "genders", "gender": "genders"}.get(field, field))
    if facet is not None:
        codes = facet.of_entity(position)
        return [*codes, *map(wire_name, codes)] if field == "datasets" else codes
    if field == "id":
        return [edition.entity(position).id]
    return list(entity_to_ftm(edition.entity(position))["properties"].get(field, ()))


def _sorted(edition: Edition, positions: I32, sort: Iterable[str]) -> I32:
    for order in reversed(list(sort)):
        field, _, direction = order.partition(":")
        if field not in _SORTED_BY or direction not in ("", "asc", "desc"):
            raise HTTPException(400, detail=f"Invalid sort: {order!r}; sort by {', '.join(_SORTED_BY)}")
        keys = np.array([_sort_key(edition, position, field) for position in positions.tolist()])
        ranked = np.argsort(keys, kind="stable") if len(keys) else np.array([], dtype=np.int64)
        positions = positions[ranked[::-1] if direction == "desc" else ranked]
    return positions


def _sort_key(edition: Edition, position: int, field: str) -> str:
    if field in ("last_change", "first_seen", "last_seen"):
        return str(edition.directory.changed[position])
    record = edition.directory.record(position)
    if field in ("caption", "name"):
        return str(record["names"][0]["text"])
    return str(record.get({"schema": "kind"}.get(field, field), ""))


def _facet(edition: Edition, positions: I32, facet: str) -> dict[str, Any]:
    values: list[dict[str, Any]] = []
    if facet in edition.directory.facets:
        among = np.zeros(len(edition.directory), dtype=np.bool_)
        among[positions] = True
        counts = edition.directory.facets[facet].counts(among)[:_FACET_VALUES]
        values = [{"name": _shown(facet, code), "label": _label(facet, code), "count": count} for code, count in counts]
    return {"label": _FACET_LABELS[facet], "values": values}


def _shown(facet: str, code: str) -> str:
    return wire_name(code) if facet == "datasets" else code


def _label(facet: str, code: str) -> str:
    if facet == "countries":
        return label_of("country", code)
    if facet == "topics":
        return label_of("topic", code)
    return label_of("schema", code) if facet == "schema" else _shown(facet, code)
