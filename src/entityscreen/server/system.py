"""What operators and orchestrators ask: is it alive, what does it serve, how does it score, take the newer list.

What the figures are is `metrics`, how a list is exchanged `launch`.
"""

from __future__ import annotations

import hashlib
import hmac
import inspect
import os
import re
import signal
import time
import uuid
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import PlainTextResponse, Response
from pydantic_core import to_json

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.config import Weights
from entityscreen.server.service import Json, in_service, requires
from entityscreen.server.settings import ANSWER, BEST, OWN, QUESTION, QUESTIONS, SUPERVISOR

_KEPT_SECONDS = 300
_LONGEST_WAIT, _LOOKED_EVERY = 600.0, 0.02  # seconds for a list to be opened, and between two looks for the answer
_DOCUMENTATION = "https://github.com/entityscreen/entityscreen/blob/main/docs/scoring.md"
_ATTRIBUTE = re.compile(r"^ {4}(\w+): (.*(?:\n {8,}.*)*)", re.MULTILINE)
_OUR_FEATURES = {
    "name_match": "How alike the names are, before attributes: the pairs of parts and what was taken away.",
    "weak_alias_match": "As name_match, by a weak alias of the list.",
    "birth_date_match": "Added for an equal or a close birth date.",
    "country_match": "Added for a shared country.",
    "address_prop_match": "Added for the same address, or a shared postcode, city or country of one.",
    "phone_match": "Added for the same phone number.",
    "email_match": "Added for the same e-mail address.",
    "website_match": "Added for the same website.",
    "birth_place_match": "Added for the same birth place.",
    "birth_place_mismatch": "Taken away for birth places in different countries.",
    "contact_match": "The score of a party without a name, by an address, a phone, an e-mail or a website.",
    "identifier_match": "An equal number of a register.",
    "dob_year_disjoint": "Taken away for birth dates in different years.",
    "dob_day_disjoint": "Taken away for birth dates of one year that cannot be the same.",
    "country_mismatch": "Taken away where both state countries and share none.",
    "gender_mismatch": "Taken away for different genders.",
    "identifier_mismatch": "Taken away for different numbers of one register.",
    "kind_mismatch": "Taken away between a person and a vessel, or a company and a person.",
}
router = APIRouter(tags=["System information"])


@router.head("/healthz", include_in_schema=False)
@router.get("/healthz", summary="Alive")
async def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.head("/readyz", include_in_schema=False)
@router.get("/readyz", summary="Ready")
async def readyz(request: Request) -> dict[str, str]:
    """A list is open: 503 until then. A newer list that is refused leaves this at 200, and a metric says it."""
    _ = in_service(request).edition
    return {"status": "ok"}


@router.get("/catalog", summary="Lists that are served", dependencies=[Depends(requires("read"))])
@router.get("/manifest", include_in_schema=False, dependencies=[Depends(requires("read"))])
def catalog(request: Request) -> Response:
    """Every list and collection, with its version and its number of entities."""
    service = in_service(request)
    edition = service.edition
    content = to_json(service.datasets(edition).described(edition.version, edition.made_at))
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {**edition.headers, "ETag": tag, "Cache-Control": f"private, max-age={_KEPT_SECONDS}"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="application/json", headers=headers)


@router.get("/algorithms", summary="How it scores", dependencies=[Depends(requires("read"))])
def algorithms(request: Request) -> Response:
    """The one algorithm, what `config` of `/match` may change of it, and every rule with what it takes away."""
    names = (OWN, *in_service(request).settings.algorithms)
    return Json({"algorithms": [_algorithm(name) for name in names], "default": BEST, "best": OWN})


@named_cache("server.algorithm", maxsize=32)
def _algorithm(name: str) -> dict[str, Any]:
    said = "Names are aligned part by part, within and across scripts; rules and attributes add or take points."
    features = {
        key: {"description": text, "coefficient": 1.0, "url": _DOCUMENTATION} for key, text in _OUR_FEATURES.items()
    }
    for code, kinds, amount, reason in read_rows("scoring_rules"):
        features[code] = {"description": f"{reason} ({kinds})", "coefficient": -float(amount), "url": _DOCUMENTATION}
    described = dict(_ATTRIBUTE.findall(inspect.getdoc(Weights) or ""))
    config = {
        key: {"type": "float", "description": " ".join(described.get(key, "").split()), "default": setting.default}
        for key, setting in Weights.model_fields.items()
    }
    return {
        "name": name,
        "description": said,
        "features": features,
        "docs": {"name": name, "description": said, "config": config, "features": features},
    }


@router.post("/updatez", summary="Take the newer list now")
def updatez(request: Request, token: str = "", sync: bool = False) -> Response:
    """Look at the snapshot at once. With `sync` the answer comes when the newer list is served."""
    service = in_service(request)
    expected = service.settings.update_token
    if not expected or not hmac.compare_digest(token.encode("utf-8", "surrogatepass"), expected.encode()):
        raise HTTPException(403, detail="Invalid token.")
    is_served = _ask_supervisor(wait=sync) if os.environ.get(SUPERVISOR) else service.exchange()
    if sync and not is_served:
        raise HTTPException(503, detail="The newer list was refused; the log says why.")
    return Json({"status": "ok"}, headers={"Connection": "close"})  # the next request is a worker's of the newer list


def _ask_supervisor(*, wait: bool) -> bool:
    """Have the supervisor look at the list now; whether the list that is named is served, where that is waited for."""
    question = Path(os.environ[QUESTIONS]) / f"{uuid.uuid4().hex}{QUESTION}"
    answer = question.with_suffix(ANSWER)
    if wait:
        question.touch()
    os.kill(int(os.environ[SUPERVISOR]), signal.SIGHUP)
    until = time.monotonic() + _LONGEST_WAIT
    while wait and question.exists() and time.monotonic() < until:
        time.sleep(_LOOKED_EVERY)
    is_served = answer.exists()
    answer.unlink(missing_ok=True)
    return is_served


@router.get("/metrics", include_in_schema=False)
def metrics(request: Request) -> Response:
    """The figures of all workers, for Prometheus."""
    return PlainTextResponse(in_service(request).metrics.written(), media_type="text/plain; version=0.0.4")
