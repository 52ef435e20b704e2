"""What all routes share: the settings, the list, the database, the figures, and how an answer is written.

It is the state of one process, and decides who may ask it, by `keys`; what is measured is `metrics`.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, ParamSpec, TypeVar

import anyio.to_thread
from fastapi import HTTPException, Request, Response
from pydantic_core import to_json

from entityscreen.errors import EntityScreenError
from entityscreen.model.decision import Decisions
from entityscreen.screening.alert_queue import AlertQueue
from entityscreen.screening.decisions import DecisionStore
from entityscreen.server.datasets import Datasets
from entityscreen.server.editions import Edition, Shelf
from entityscreen.server.keys import DESK_HEADER, EVERYBODY, SESSION_COOKIE, Caller, digest_of, find_key, stated_key
from entityscreen.server.metrics import Metrics
from entityscreen.server.settings import Role, ServerSettings

_LOG = logging.getLogger("entityscreen.server")
P = ParamSpec("P")
T = TypeVar("T")
_THREADS_PER_CORE = 2  # screening is work of the processor: more threads would only wait for one another


class Json(Response):
    """An answer of JSON values, written as UTF-8; it is not checked against a model once more."""

    media_type = "application/json"

    def __init__(self, content: Any, status_code: int = 200, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(to_json(content), status_code=status_code, headers=dict(headers or {}))


class Service:
    """One process of the service.

    Args:
        settings: of the operator.
        shelf: holds the list.
        metrics: the figures.
    """

    def __init__(self, settings: ServerSettings, shelf: Shelf, metrics: Metrics) -> None:
        self.settings, self.shelf, self.metrics = settings, shelf, metrics
        self._datasets: tuple[Edition, Datasets] | None = None
        self._turns = anyio.CapacityLimiter(1)
        self._decisions: tuple[tuple[int, str], Decisions] | None = None

    @property
    def edition(self) -> Edition:
        """The current edition; 503 until there is one."""
        edition = self.shelf.edition
        if edition is None:
            raise HTTPException(503, detail="Index not ready.")
        return edition

    def exchange(self) -> bool:
        """Serve the list that the settings name now; whether it is good. What was served stays where it is not."""
        try:
            self.open()
        except (EntityScreenError, OSError) as error:
            _LOG.error("the list is not exchanged: %s", error)
            self.metrics.tried(failed=True)
            return False
        self.metrics.tried(failed=False)
        return True

    def open(self) -> None:
        """Open the list that the settings name.

        Raises:
            EntityScreenError: it cannot be read, or misses a canary.
        """
        edition = self.shelf.look()
        self.metrics.serves(edition.screener.watchlist_digest, edition.version, edition.directory.list_dates)

    def datasets(self, edition: Edition) -> Datasets:
        """The names of the lists of an edition."""
        kept = self._datasets
        if kept is None or kept[0] is not edition:
            self._datasets = kept = edition, Datasets(edition.directory, self.settings)
        return kept[1]

    @cached_property
    def store(self) -> DecisionStore:
        """The decisions' database, opened when it is first needed."""
        return DecisionStore(self.settings.database)

    @cached_property
    def queue(self) -> AlertQueue:
        """The queue of alerts, in the same database."""
        return AlertQueue(self.store, four_eyes=self.settings.four_eyes, days=self.settings.days_to_decide)

    def session_of(self, token: str) -> Caller | None:
        """Whose session a token of the desk is; None where there is none, it has ended, or the key is gone."""
        name = self.queue.session(digest_of(token), at=utc_now())
        if name is None:
            return None
        if not self.settings.keys:
            return Caller(name, frozenset(("admin",)))
        return next((Caller(key.name, frozenset(key.roles)) for key in self.settings.keys if key.name == name), None)

    def decisions(self) -> Decisions:
        """The decisions that hold today; read again when one was added."""
        state = self.store.count(), utc_now()[:10]
        if self._decisions is None or self._decisions[0] != state:
            self._decisions = state, self.store.on(state[1], four_eyes=self.settings.four_eyes)
        return self._decisions[1]

    async def in_thread(self, call: Callable[P, T], *args: P.args, **options: P.kwargs) -> T:
        """What takes time in a thread, so that others are answered meanwhile."""
        return await anyio.to_thread.run_sync(lambda: call(*args, **options))

    async def in_turn(self, call: Callable[P, T], *args: P.args, **options: P.kwargs) -> T:
        """What keeps the processor busy in a thread, one after the other: two that share an interpreter cost more."""
        return await anyio.to_thread.run_sync(lambda: call(*args, **options), limiter=self._turns)


def limit_threads() -> None:
    """Keep the threads of this process to what its processors can do."""
    anyio.to_thread.current_default_thread_limiter().total_tokens = _THREADS_PER_CORE * (os.cpu_count() or 1) + 2


def in_service(request: Request) -> Service:
    """The service that a request is for."""
    service: Service = request.app.state.service
    return service


def utc_now() -> str:
    """Now, in seconds (ISO 8601, UTC)."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def requires(role: Role) -> Callable[[Request], Awaitable[Caller]]:
    """A dependency that lets pass who may do what a role may, and gives the caller."""

    async def check(request: Request) -> Caller:
        service: Service = request.app.state.service
        caller = await identify(request, service)
        if not caller.may(role):
            raise HTTPException(403, detail=f"This key has no role {role!r}.")
        return caller

    return check


async def identify(request: Request, service: Service) -> Caller:
    """Who asks: by a session of the desk, else by a key; 401 where neither is known."""
    token = request.cookies.get(SESSION_COOKIE) if request.headers.get(DESK_HEADER) else None
    if token:
        caller = await service.in_thread(service.session_of, token)
        if caller is None:
            raise HTTPException(401, detail="The session has ended. Sign in again.")
        return caller
    if not service.settings.keys:
        return EVERYBODY
    kept = find_key(stated_key(request, service.settings), service.settings.keys)
    if kept is None:
        raise HTTPException(401, detail="Give a valid API key.", headers={"WWW-Authenticate": "ApiKey"})
    return Caller(kept.name, frozenset(kept.roles))
