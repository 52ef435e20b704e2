"""What is refused before it costs anything, and what is measured of every request.

It is the outermost layer of the application: length of the address and of the body, requests at the same time, time for
one request. Rates for each client belong to the proxy in front.
"""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from time import perf_counter
from traceback import extract_tb
from typing import Any

from fastapi import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from entityscreen.server.metrics import Metrics
from entityscreen.server.service import Json
from entityscreen.server.settings import ServiceLimits

_LOG = logging.getLogger("entityscreen.server")
# These answer however busy the service is: an orchestrator would end it otherwise.
_ALWAYS = frozenset(("/healthz", "/readyz", "/metrics"))
_UPLOADS = "/jobs"
_TAKE_LONG = (_UPLOADS, "/updatez")  # a file is sent, a list is opened
_UNMATCHED = "other"


class Guard:
    """The application behind its limits.

    Args:
        app: what is guarded.
        limits: of the operator.
        metrics: where requests are entered.
    """

    def __init__(self, app: ASGIApp, limits: ServiceLimits, metrics: Metrics) -> None:
        self._app, self._limits, self._metrics = app, limits, metrics
        self._in_flight = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, status = perf_counter(), 500

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._admitted(scope, receive, noting)
        finally:
            route = getattr(scope.get("route"), "path", _UNMATCHED)
            self._metrics.answered(route, status, perf_counter() - started)

    async def _admitted(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = self._refused(scope)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        self._in_flight += 1
        self._metrics.inflight.inc()
        try:
            await self._in_time(scope, receive, send)
        finally:
            self._in_flight -= 1
            self._metrics.inflight.dec()

    def _refused(self, scope: Scope) -> Json | None:
        limits = self._limits
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > limits.url_bytes:
            return Json({"detail": f"The address is longer than {limits.url_bytes} bytes."}, 414)
        if self._most_bytes(scope) < _stated_length(scope):
            return Json({"detail": f"The body is longer than {self._most_bytes(scope)} bytes."}, 413)
        if self._in_flight >= limits.in_flight and scope["path"] not in _ALWAYS:
            return Json({"detail": "Too many requests at the same time."}, 429, {"Retry-After": "1"})
        return None

    def _most_bytes(self, scope: Scope) -> int:
        is_upload = scope["path"].startswith(_UPLOADS) and scope["method"] == "POST"
        return self._limits.job_bytes if is_upload else self._limits.body_bytes

    async def _in_time(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer in time, or with 503; what has begun to be sent is sent to its end."""
        begun = False
        bytes_left = self._most_bytes(scope)

        async def counted() -> Message:
            nonlocal bytes_left
            message = await receive()
            bytes_left -= len(message.get("body", b""))
            if bytes_left < 0:
                raise HTTPException(413, detail=f"The body is longer than {self._most_bytes(scope)} bytes.")
            return message

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        seconds = None if scope["path"].startswith(_TAKE_LONG) else self._limits.seconds
        problem: Json | None = None
        try:
            async with asyncio.timeout(seconds):
                await self._app(scope, counted, sending)
        except TimeoutError:
            problem = Json({"detail": f"The answer took longer than {seconds:g} seconds."}, 503, {"Retry-After": "1"})
        except Exception as error:  # the last line of defence
            route = getattr(scope.get("route"), "path", _UNMATCHED)
            # Where and what, without the message: it may hold what was screened, and that is in no log.
            frames = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in extract_tb(error.__traceback__)[-6:]]
            _LOG.error("a request to %s failed: %s at %s", route, type(error).__name__, " < ".join(reversed(frames)))
            problem = Json({"status": "error"}, 500)
        if problem is not None and not begun:
            await problem(scope, receive, send)


def _stated_length(scope: Scope) -> int:
    headers: list[tuple[Any, bytes]] = scope["headers"]
    stated = next((value for name, value in headers if name == b"content-length"), b"0")
    return int(stated) if stated.isdigit() else 0
