"""Processes: one that holds the port, one for each list in service, and the workers that answer.

The supervisor holds the port and follows the list. For each list it starts a process that opens it once, tries it,
warms it, and forks the workers, which so share everything that was read. A new list gets such a process and workers of
its own; when they answer, those of the old list are told to leave: they take no new connections, finish what they have
begun, and end. A worker that dies is replaced, and so is one that has gathered more memory of its own than it may.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import select
import signal
import socket
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from importlib import import_module
from itertools import chain
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, BinaryIO

import anyio
import uvicorn

from entityscreen.caches import load_tables
from entityscreen.errors import EntityScreenError, InvalidInputError, SnapshotError
from entityscreen.memory import own_bytes, pages_touched, share_objects
from entityscreen.server.settings import ANSWER, MEBIBYTE, QUESTION, QUESTIONS, SUPERVISOR, ServerSettings

if TYPE_CHECKING:
    from entityscreen.server.service import Service

_LOG = logging.getLogger("entityscreen.server")
_SHARED_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
LEAVE, LOOK = signal.SIGUSR1, signal.SIGHUP
_SIGNALS = frozenset((signal.SIGTERM, signal.SIGINT, signal.SIGCHLD, LEAVE, LOOK))
_GRACE_SECONDS = 20
_LAST_ARRIVALS = 0.5  # seconds in which a connection that came just before is seen
_PAUSE_SECONDS = 1.0  # before a process that died is replaced
_WEIGHED_AFTER = 256  # pages that a worker has touched, 1 MB
_WEIGHED_EVERY = 0.2  # seconds between two looks at the memory of workers
_REPLACED_AT = 0.75  # of what a worker may hold, so that it stays below until the other answers
_LEAST_SECONDS = 0.5  # that a worker stays, however much it holds: with a list that needs more it would never answer
_BACKLOG = 512
_LOOKED_AT, _WARMED = 20_000, 60  # names of the list that are looked at, and of each writing that are screened


def serve(settings: ServerSettings) -> None:
    """Serve until a signal ends it.

    Raises:
        InvalidInputError: the port is taken.
        SnapshotError: there is no list to serve.
    """
    with tempfile.TemporaryDirectory(prefix="entityscreen-service-") as folder:
        # Before prometheus_client is imported: it decides then where figures are kept.
        os.environ.setdefault(_SHARED_FOLDER, folder)
        os.environ[SUPERVISOR], os.environ[QUESTIONS] = str(os.getpid()), folder
        Supervisor(settings, _listen(settings), Path(folder)).run()


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


class Parent:
    """A process that looks after others: it starts them, replaces those that die, and ends when all have ended.

    A child ends when its parent is gone, however that came about: it would hold the port for ever.
    """

    def __init__(self) -> None:
        self._works: dict[int, Callable[[], None]] = {}
        self._leaving: set[int] = set()
        self._ending = False
        self._alive = os.pipe()
        self._woken, wake = os.pipe()
        for end in (self._woken, wake):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._end)
        signal.signal(signal.SIGCHLD, lambda *_: None)  # it wakes

    def start(self, work: Callable[[], None]) -> int:
        """Start a process that does some work; gives its number."""
        signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)  # what comes now is neither lost nor taken by both
        pid = os.fork()
        if pid:
            self._works[pid] = work
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
            return pid
        status = 1
        try:
            signal.set_wakeup_fd(-1)
            for number in _SIGNALS:
                signal.signal(number, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
            os.close(self._alive[1])
            threading.Thread(target=_end_with_parent, args=(self._alive[0],), name="parent", daemon=True).start()
            work()
            status = 0
        finally:
            logging.shutdown()
            os._exit(status)  # what the parent has to clean up is the parent's

    def look_after(self, every: float) -> None:
        """Stay until all processes have ended; `tend` at least so often (seconds)."""
        while self._works:
            select.select([self._woken], [], [], every)
            with suppress(BlockingIOError):
                os.read(self._woken, select.PIPE_BUF)
            self._bury()
            if not self._ending:
                self.tend()

    def tend(self) -> None:
        """What is to be done from time to time."""

    def dismiss(self, pid: int) -> None:
        """Tell a process to leave when it has answered what it has begun."""
        self._leaving.add(pid)
        _tell(pid, LEAVE)

    def _bury(self) -> None:
        while self._works:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            work = self._works.pop(pid)
            _forget_figures(pid)
            if pid in self._leaving or self._ending:
                self._leaving.discard(pid)
                continue
            _LOG.error("process %d ended (%d) and is replaced", pid, os.waitstatus_to_exitcode(status))
            time.sleep(_PAUSE_SECONDS)
            self.replace(pid, work)

    def replace(self, pid: int, work: Callable[[], None]) -> None:
        """Put another process in the place of one that died, or that is to leave."""
        del pid
        self.start(work)

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self._ending = True
        for pid in list(self._works):
            _tell(pid, signal.SIGTERM)


def _tell(pid: int, number: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, number)


def _end_with_parent(alive: int) -> None:
    os.read(alive, 1)  # nobody writes: it returns when the parent's end is closed
    os.kill(os.getpid(), signal.SIGTERM)


def _forget_figures(pid: int) -> None:
    from prometheus_client import multiprocess

    forget: Any = multiprocess.mark_process_dead  # it has no types
    forget(pid)


class Supervisor(Parent):
    """Serves the list that a pointer names, each new one from processes of its own.

    Args:
        settings: of the operator.
        listening: the port.
        folder: in which workers leave questions.
    """

    def __init__(self, settings: ServerSettings, listening: socket.socket, folder: Path) -> None:
        from entityscreen.server.metrics import Metrics

        import_module("entityscreen.server.app")  # a list that comes later runs this code, whatever is installed then

        super().__init__()
        self._settings, self._listening, self._folder = settings, listening, folder
        self._metrics = Metrics()
        self._serving: int | None = None  # the process of the list
        self._words: BinaryIO | None = None  # what it says
        self._served: Path | None = None
        self._tried: object = None  # what the pointer named last
        self._is_newest = False  # whether that is served
        self._is_asked = False
        signal.signal(LOOK, self._ask)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self._is_asked = True

    def run(self) -> None:
        """Serve, and return when a signal has ended everything.

        Raises:
            EntityScreenError: there is no list to serve.
        """
        problem = self._look()
        if problem and not self._ending:
            raise problem
        host, port = self._listening.getsockname()[:2]
        _LOG.warning("listening on http://%s:%d with %d workers", host, port, self._settings.workers)
        self.start(partial(_run_jobs, self._settings))
        self.look_after(self._settings.look_every)

    def tend(self) -> None:
        """Look whether the pointer names another list, and answer who asked."""
        again, self._is_asked = self._is_asked, False
        questions = list(self._folder.glob("*" + QUESTION)) if again else []
        if problem := self._look(again=again):
            _LOG.error("the list is not exchanged: %s", problem)
        for question in questions:
            if self._is_newest:
                question.with_suffix(ANSWER).touch()
            question.unlink(missing_ok=True)

    def replace(self, pid: int, work: Callable[[], None]) -> None:
        """Put another process in the place of one that died."""
        if pid != self._serving:
            self.start(work)
            return
        self._serving = self._tried = None
        while self._serving is None and not self._ending:
            problem = self._look()
            if self._serving is None and self._served:
                problem = self._open(self._served)
            if problem:
                _LOG.error("%s", problem)
                time.sleep(_PAUSE_SECONDS)

    def _look(self, *, again: bool = False) -> EntityScreenError | None:
        """Serve what the pointer names, where it was not tried yet, or was refused and is to be tried again."""
        from entityscreen.server.editions import snapshot_behind

        identity: object
        path: Path | None
        problem: EntityScreenError | None = None
        try:
            path = snapshot_behind(self._settings.snapshot)
            state = path.stat()
            identity = path, state.st_mtime_ns, state.st_size, state.st_ino
        except (EntityScreenError, OSError) as error:
            path, identity, problem = None, str(error), SnapshotError(str(error))
        if identity == self._tried and (self._is_newest or not again):
            return None
        self._tried = identity
        if path is not None:
            problem = self._open(path)
        self._is_newest = problem is None
        self._metrics.tried(failed=not self._is_newest)
        return problem

    def _open(self, path: Path) -> EntityScreenError | None:
        """Start the process of a list; that of the old one is told to leave when the new one answers."""
        answers, answering = os.pipe()
        settings = self._settings.model_copy(update={"snapshot": path})
        pid = self.start(partial(_serve_list, settings, self._listening, answering))
        os.close(answering)
        stream = os.fdopen(answers, "rb")
        line = stream.readline()  # nothing where it died
        problem = json.loads(line) if line else ["the process that opened it died", str(path), "see its log"]
        if problem:
            stream.close()
            self._leaving.add(pid)
            return SnapshotError(problem[0], where=problem[1], fix=problem[2])
        if self._serving is not None:
            self.dismiss(self._serving)
        if self._words is not None:
            # It ends when nobody of the old list takes connections any more.
            select.select([self._words], [], [], _GRACE_SECONDS)
            self._words.close()
        self._serving, self._served, self._words = pid, path, stream
        return None


class Workers(Parent):
    """The processes that answer from one list.

    Args:
        work: what each does.
        settings: of the operator.
        tells: a pipe's end, which is closed by all that have left.
    """

    def __init__(self, work: Callable[[], None], settings: ServerSettings, tells: int) -> None:
        super().__init__()
        self._most_bytes = int(_REPLACED_AT * settings.limits.worker_megabytes * MEBIBYTE)
        self._tells = tells
        self._since: dict[int, float] = {}
        self._pages: dict[int, int] = {}  # of each worker, when it was weighed last
        signal.signal(LEAVE, self._leave)
        signal.signal(LOOK, signal.SIG_IGN)  # of a terminal that is closed; the supervisor looks
        for _ in range(settings.workers):
            self.start(work)

    def tend(self) -> None:
        """Replace workers that have gathered too much."""
        for pid, work in list(self._works.items()):
            is_old = time.monotonic() - self._since[pid] > _LEAST_SECONDS
            if is_old and pid not in self._leaving and self._has_gathered(pid):
                self.start(work)
                self.dismiss(pid)

    def _has_gathered(self, pid: int) -> bool:
        """Whether a worker holds too much; it is weighed where it has touched pages since it was weighed last."""
        pages = pages_touched(pid)
        if 0 < pages < self._pages.get(pid, 0) + _WEIGHED_AFTER:
            return False
        self._pages[pid] = pages
        return own_bytes(pid) > self._most_bytes

    def start(self, work: Callable[[], None]) -> int:
        """Start a worker."""
        pid = super().start(work)
        self._since[pid] = time.monotonic()
        return pid

    def _leave(self, _number: int, _frame: FrameType | None) -> None:
        self._ending = True
        for pid in list(self._works):
            self.dismiss(pid)
        os.close(self._tells)


def _serve_list(settings: ServerSettings, listening: socket.socket, tells: int) -> None:
    """What the process of a list does: open it, say whether it is good, and look after its workers."""
    from entityscreen.server.app import make_app, open_service

    def tell(problem: EntityScreenError | None) -> None:
        words = [problem.problem, problem.where, problem.fix] if problem else None
        os.write(tells, json.dumps(words).encode() + b"\n")

    try:
        service = open_service(settings)
        service.open()
    except EntityScreenError as error:
        tell(error)
        return
    load_tables()
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
    workers = Workers(partial(_answer, config, listening, tells), settings, tells)
    tell(None)
    workers.look_after(_WEIGHED_EVERY)


def _warm(service: Service) -> None:
    """Answer about names of all writings and kinds: the tables that they need are read once, for all workers."""
    from entityscreen.screening.calibration import background
    from entityscreen.server.api.filters import Filters
    from entityscreen.server.api.match import Asked, answer_queries

    edition = service.edition
    listed = edition.screener.compiled.index.name_texts
    some_listed = map(listed.__getitem__, range(0, len(listed), max(1, len(listed) // _LOOKED_AT)))
    texts = [*_some_of_each_writing(some_listed), *_some_of_each_writing(party.name for party in background())]
    question = Asked(edition, service.datasets(edition), edition.screener.config, Filters(), is_counted=False)
    for kind in ("Person", "Company", "LegalEntity"):
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


_CLOSING = b"connection", b"close"


class _Answering(uvicorn.Server):
    """Answers until it is told to leave: then it takes no new connections, and closes each with its next answer. A
    connection that a client keeps without asking ends after uvicorn's time for that, so that no request is lost."""

    def __init__(self, config: uvicorn.Config, tells: int) -> None:
        super().__init__(config)
        self._tells = tells
        self._left_at: float | None = None
        self.servers = []

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        asyncio.get_running_loop().add_signal_handler(LEAVE, self.leave)
        await super().startup(sockets=sockets)

    def leave(self) -> None:
        """Leave."""
        if self._left_at is None:
            self._left_at = time.monotonic()
            for server in self.servers:
                server.close()
            os.close(self._tells)
        if _CLOSING not in self.server_state.default_headers:
            self.server_state.default_headers = [*self.server_state.default_headers, _CLOSING]

    async def on_tick(self, counter: int) -> bool:
        """Whether it is time to end."""
        if await super().on_tick(counter):
            return True
        if self._left_at is None:
            return False
        self.leave()  # once more: the headers are made anew each second
        passed = time.monotonic() - self._left_at
        is_quiet = passed > _LAST_ARRIVALS and not self.server_state.connections
        return is_quiet or passed > _GRACE_SECONDS


def _answer(config: uvicorn.Config, listening: socket.socket, tells: int) -> None:
    """What a worker does."""
    _Answering(config, tells).run(sockets=[listening])


def _run_jobs(settings: ServerSettings) -> None:
    """What the process of the jobs does; a signal ends it at once, and the next one goes on with its job."""
    from entityscreen.server.desk.jobs import Runner

    Runner(settings).run_forever()
