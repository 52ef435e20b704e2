"""Processes: one that holds the port and looks after the others, and workers that answer.

The list and the tables are opened once, before workers are made by forking, so that they share what was read; a worker
that dies is replaced.
"""

from __future__ import annotations

import logging
import os
import signal
import socket
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from itertools import chain
from types import FrameType
from typing import TYPE_CHECKING, Any

import anyio
import uvicorn

from entityscreen.errors import InvalidInputError
from entityscreen.memory import share_objects
from entityscreen.server.settings import SUPERVISED, ServerSettings

if TYPE_CHECKING:
    from entityscreen.server.editions import Shelf
    from entityscreen.server.service import Service

_LOG = logging.getLogger("entityscreen.server")
_SHARED_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_GRACE_SECONDS = 20
_PAUSE_SECONDS = 1.0  # before a worker that died is replaced
_BACKLOG = 512
_LOOKED_AT, _WARMED = 20_000, 60  # names of the list that are looked at, and of each writing that are screened


def serve(settings: ServerSettings) -> None:
    """Serve until a signal ends it.

    Raises:
        InvalidInputError: the port is taken.
        SnapshotError: there is no list to serve.
    """
    with tempfile.TemporaryDirectory(prefix="entityscreen-metrics-") as folder:
        # Before prometheus_client is imported: it decides then where figures are kept.
        os.environ.setdefault(_SHARED_FOLDER, folder)
        os.environ[SUPERVISED] = "1"
        listening = _listen(settings)
        from entityscreen.server.app import make_app, open_service

        service = open_service(settings)
        service.shelf.look()
        if service.shelf.edition is None:
            raise service.shelf.problem
        _warm(service)
        config = uvicorn.Config(
            make_app(service),
            ws="none",
            log_config=None,
            access_log=False,  # addresses hold what was searched
            server_header=False,
            timeout_graceful_shutdown=_GRACE_SECONDS,
        )
        config.load()
        anyio.run(_ask_for, config.app, "/openapi.json")  # not asyncio's: what anyio loads is to be shared, too
        share_objects()
        host, port = listening.getsockname()[:2]
        _LOG.warning("listening on http://%s:%d with %d workers", host, port, settings.workers)
        answering = [lambda: _answer(config, service.shelf, listening)] * settings.workers
        Supervisor([*answering, lambda: _run_jobs(settings)]).run()


def _warm(service: Service) -> None:
    """Answer about names of all writings and kinds: the tables that they need are read once, for all workers."""
    from entityscreen.screening.calibration import background
    from entityscreen.server.api.filters import Filters
    from entityscreen.server.api.match import Asked, answer_queries

    edition = service.edition
    listed = edition.screener.compiled.index.name_texts
    some_listed = map(listed.__getitem__, range(0, len(listed), max(1, len(listed) // _LOOKED_AT)))
    texts = [*_some_of_each_writing(some_listed), *_some_of_each_writing(party.name for party in background())]
    question = Asked(edition, service.datasets(edition), edition.screener.config, Filters())
    for kind in ("Person", "Company"):
        queries = {text: {"schema": kind, "properties": {"name": text}} for text in texts}
        answer_queries(service, question, queries, {})
        for text in texts[:_WARMED]:  # one alone takes other steps than many
            answer_queries(service, question, {text: queries[text]}, {})


def _some_of_each_writing(names: Iterable[str | None]) -> list[str]:
    from entityscreen.model.script import main_script

    chosen: dict[str, list[str]] = defaultdict(list)
    for name in filter(None, names):
        of_writing = chosen[main_script(name)]
        if len(of_writing) < _WARMED:
            of_writing.append(name)
    return list(chain.from_iterable(chosen.values()))


async def _ask_for(app: Any, path: str) -> None:
    """Answer a first request, which builds what answers the others."""

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b""}

    async def send(_: dict[str, Any]) -> None: ...

    scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b""}
    await app({**scope, "http_version": "1.1", "scheme": "http", "root_path": "", "headers": []}, receive, send)


def _listen(settings: ServerSettings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # With the protocol said, what is accepted sends at once; asyncio would leave the kernel to wait for more to send.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
    except OSError as error:
        problem = f"cannot listen on {settings.host}:{settings.port}: {error.strerror}"
        raise InvalidInputError(problem, where="serve", fix="give another --port") from error
    listening.listen(_BACKLOG)
    return listening


def _answer(config: uvicorn.Config, shelf: Shelf, listening: socket.socket) -> None:
    """What a worker does."""

    def look(_signal: int, _frame: FrameType | None) -> None:
        threading.Thread(target=shelf.look, name="look", daemon=True).start()

    signal.signal(signal.SIGHUP, look)
    uvicorn.Server(config).run(sockets=[listening])


def _run_jobs(settings: ServerSettings) -> None:
    """What the process of the jobs does; a signal ends it at once, and the next one goes on with its job."""
    from entityscreen.server.desk.jobs import Runner

    Runner(settings).run_forever()


class Supervisor:
    """Keeps processes running, each doing its work, until a signal ends them all.

    Args:
        works: what each process does.
    """

    def __init__(self, works: Sequence[Callable[[], None]]) -> None:
        self._works = works
        self._running: dict[int, Callable[[], None]] = {}
        self._ending = False

    def run(self) -> None:
        """Start the processes, replace those that die, and return when all have ended on a signal."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._end)
        signal.signal(signal.SIGHUP, lambda number, _: self._tell(number))
        for work in self._works:
            self._start(work)
        while self._running:
            pid, status = os.waitpid(-1, 0)
            work = self._running.pop(pid)
            _forget_figures(pid)
            if not self._ending:
                _LOG.error("worker %d ended (%d) and is replaced", pid, os.waitstatus_to_exitcode(status))
                time.sleep(_PAUSE_SECONDS)
                self._start(work)

    def _start(self, work: Callable[[], None]) -> None:
        pid = os.fork()
        if pid:
            self._running[pid] = work
            return
        status = 1
        try:
            for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
                signal.signal(number, signal.SIG_DFL)
            work()
            status = 0
        finally:
            logging.shutdown()
            os._exit(status)  # what the parent has to clean up is the parent's

    def _end(self, _signal: int, _frame: FrameType | None) -> None:
        self._ending = True
        self._tell(signal.SIGTERM)

    def _tell(self, number: int) -> None:
        for pid in list(self._running):
            with suppress(ProcessLookupError):
                os.kill(pid, number)


def _forget_figures(pid: int) -> None:
    from prometheus_client import multiprocess

    forget: Any = multiprocess.mark_process_dead  # it has no types
    forget(pid)
