"""The application put together: routes, limits, what is opened at the start.

Every route is in its own module.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response

from entityscreen.errors import EntityScreenError
from entityscreen.screening.alert_queue import StaleAlertError
from entityscreen.screening.canaries import read_canaries
from entityscreen.screening.screener import Screener
from entityscreen.server import system
from entityscreen.server.api import entities, match, reconcile, search
from entityscreen.server.api.answers import ErrorAnswer
from entityscreen.server.desk import jobs, pages, review
from entityscreen.server.editions import Shelf
from entityscreen.server.guard import Guard
from entityscreen.server.metrics import Metrics
from entityscreen.server.service import Json, Service, limit_threads
from entityscreen.server.settings import ServerSettings
from entityscreen.version import __version__

_ABOUT = "Screening against watchlists, with the evidence for every score. Clients of yente work unchanged."


def open_service(settings: ServerSettings, screener: Screener | None = None) -> Service:
    """The state of one process.

    Args:
        settings: of the operator.
        screener: a list that is there already; that of the settings is opened when it is left out.

    Raises:
        EntityScreenError: the canaries cannot be read.
    """
    if screener is not None:
        return Service(settings, Shelf.holding(screener), Metrics())
    canaries = read_canaries(settings.canaries) if settings.canaries else ()
    return Service(settings, Shelf(settings.snapshot, canaries), Metrics())


def make_app(service: Service) -> FastAPI:
    """The application over a service."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        limit_threads()
        yield

    app = FastAPI(
        title="entityscreen",
        description=_ABOUT,
        version=__version__,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        strict_content_type=False,
        responses={code: {"model": ErrorAnswer, "description": text} for code, text in _REFUSALS.items()},
    )
    app.state.service = service
    for module in (system, match, search, entities, reconcile, review, jobs):
        app.include_router(module.router)
    app.include_router(review.desk)
    app.include_router(pages.router)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(EntityScreenError, _wrong)
    app.add_middleware(Guard, limits=service.settings.limits, metrics=service.metrics)
    return app


_REFUSALS: dict[int | str, str] = {
    400: "What is asked for cannot be",
    401: "No valid key",
    403: "The key may not do this",
    404: "Nothing has that name",
    413: "The body is too long",
    414: "The address is too long",
    429: "Too many requests at the same time",
    503: "Not ready, or not in time",
}


async def _invalid(request: Request, error: Exception) -> Response:
    """422 with what is wrong where; without the value, which may be somebody's name."""
    errors = error.errors() if isinstance(error, RequestValidationError) else ()
    problems = [{key: problem[key] for key in ("type", "loc", "msg") if key in problem} for problem in errors]
    kind = request.headers.get("content-type", "")
    if kind and "json" not in kind:
        for problem in (one for one in problems if one["loc"] == ("body",)):
            problem["msg"] += f". It was sent as {kind.partition(';')[0]}: send Content-Type: application/json"
    return Json({"detail": problems}, 422)


async def _wrong(_: Request, error: Exception) -> Response:
    """409 where somebody else was quicker, 400 for what the caller can mend."""
    return Json({"detail": str(error)}, 409 if isinstance(error, StaleAlertError) else 400)
