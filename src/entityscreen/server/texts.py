"""`POST /text`: listed names in a payment line, an MT103 or an ISO 20022 message.

Here belongs the route; how a text is searched is `screening.payments`.
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from entityscreen.server.keys import requires
from entityscreen.server.match import FilterParams, hit_json
from entityscreen.server.service import Json, in_service

_LONGEST = 500_000  # characters
router = APIRouter(tags=["Matching"])


class TextRequest(BaseModel):
    """The body of `/text`."""

    text: str = Field(min_length=1, max_length=_LONGEST, examples=["rent to Zarya Optika LLC, May"])


@router.post("/text/{dataset}", summary="Search a payment", dependencies=[Depends(requires("read"))])
def search_text(
    request: Request, dataset: str, body: TextRequest, params: Annotated[FilterParams, Query()]
) -> Response:
    """Find listed names in a text, in its order: each with its field, its place, and the evidence."""
    service = in_service(request)
    edition = service.edition
    datasets = service.datasets(edition)
    scope, filters = datasets.scope(dataset), params.filters(edition, datasets)
    hits: list[dict[str, Any]] = []
    for found in edition.screener.screen_text(body.text):
        position = edition.directory.find(found.hit.entity.id)
        if position is None or not filters.allow(found.hit, position, edition):
            continue
        if scope is None or not scope.isdisjoint(found.hit.entity.sources):
            place = {"field": found.field, "start": found.start, "end": found.end}
            hits.append({**place, **hit_json(found.hit, found.party, edition, match=not found.hit.suppressed)})
    service.metrics.screened(1, ())
    return Json({"hits": hits, "total": {"value": len(hits), "relation": "eq"}}, headers=edition.headers)
