"""`POST /text`: listed names in a payment line, an MT103 or an ISO 20022 message.

How a text is searched is `screening.payments`.
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from entityscreen.server.api.answers import TextAnswer
from entityscreen.server.api.filters import FilterParams
from entityscreen.server.api.wire import hit_json
from entityscreen.server.service import Json, in_service, requires

_LONGEST = 500_000  # characters
router = APIRouter(tags=["Matching"])


class TextRequest(BaseModel):
    """The body of `/text`."""

    text: str = Field(min_length=1, max_length=_LONGEST, examples=["rent to Zarya Optika LLC, May"])


@router.post(
    "/text/{dataset}",
    summary="Search a payment",
    dependencies=[Depends(requires("read"))],
    responses={200: {"model": TextAnswer}},
)
def search_text(
    request: Request, dataset: str, body: TextRequest, params: Annotated[FilterParams, Query()]
) -> Response:
    """Find listed names in a text, in its order: each with its field, its place, and the evidence."""
    service = in_service(request)
    edition = service.edition
    datasets = service.datasets(edition)
    filters = params.filters(edition, datasets, dataset)
    hits: list[dict[str, Any]] = []
    for text_hit in edition.screener.screen_text(body.text, scope=filters.scope):
        position = edition.directory.find(text_hit.hit.entity.id)
        if position is not None and filters.allow(text_hit.hit, position, edition):
            place = {"field": text_hit.field, "start": text_hit.start, "end": text_hit.end}
            hits.append({**place, **hit_json(text_hit.hit, text_hit.party, edition, match=not text_hit.hit.suppressed)})
    service.metrics.screened(1, ())
    return Json({"hits": hits, "total": {"value": len(hits), "relation": "eq"}}, headers=edition.headers)
