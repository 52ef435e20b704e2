"""Processes that answer one request after another: those that hold a screener each, and one that helps to build.

Which process is asked what belongs to `batch.py`: a pool would hand a request to whoever is free, but a process is
quick at what it has met before.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import platform
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Generic, TypeVar

from entityscreen.errors import WorkerEndedError
from entityscreen.memory import give_memory_back, own_process

# What another Python is started with: it finds the modules that this one finds.
_SERVE = """
import pickle, sys
sys.path[:] = pickle.load(sys.stdin.buffer)
from entityscreen.screening.workers import serve
serve()
"""
Asked = TypeVar("Asked")
Reply = TypeVar("Reply")


class Worker(Generic[Asked, Reply]):
    """A process that answers requests in order."""

    def __init__(self, process: BaseProcess, connection: Connection) -> None:
        self._process, self._connection = process, connection
        self._line = ThreadPoolExecutor(1)  # its thread waits for the answers; it starts with the first request

    def ask(self, request: Asked) -> Future[Reply]:
        """Put a request behind those that wait."""
        return self._line.submit(self._exchange, request)

    def _exchange(self, request: Asked) -> Reply:
        try:
            self._connection.send(request)
            answer, failure = self._connection.recv()
        except (EOFError, OSError) as error:
            raise _ended("screen_many") from error
        if failure is not None:
            raise failure
        reply: Reply = answer
        return reply

    def stop(self) -> None:
        """End it in the middle of what it does: nobody waits for the answer any more."""
        self._process.terminate()

    def end(self) -> None:
        """Let it finish what it does, and wait until it is gone."""
        self._line.shutdown(cancel_futures=True)
        self._connection.close()
        self._process.join()


@contextmanager
def workers_with(
    open_worker: Callable[..., Callable[[Asked], Reply]], arguments: tuple[Any, ...], count: int
) -> Iterator[list[Worker[Asked, Reply]]]:
    """Start processes, in each of which `open_worker` gives what answers its requests. Forked processes share its
    arguments with this one, others get a pickled copy.
    """
    context: Any = multiprocessing.get_context("fork" if forks() else "spawn")
    pipes = [context.Pipe() for _ in range(count)]
    workers: list[Worker[Asked, Reply]] = []
    try:
        # All processes before the first thread: a thread's locks are not to be forked.
        for ours, theirs in pipes:
            inherited = (
                [connection for pair in pipes for connection in pair if connection is not theirs] if forks() else []
            )
            process = context.Process(target=_serve, args=(theirs, inherited, open_worker, arguments), daemon=True)
            process.start()
            workers.append(Worker(process, ours))
        for _, theirs in pipes:
            theirs.close()
        yield workers
    except BaseException:  # an error, Ctrl-C, or a consumer that wants no more: a block may take long
        for worker in workers:
            worker.stop()
        raise
    finally:
        for worker in workers:
            worker.end()


def forks() -> bool:
    """Whether processes are forked here: the others of macOS and Windows are not safe to fork or cannot be."""
    return "fork" in multiprocessing.get_all_start_methods() and platform.system() == "Linux"


def _serve(
    connection: Connection,
    others: list[Connection],
    open_worker: Callable[..., Callable[[Any], Any]],
    arguments: tuple[Any, ...],
) -> None:
    """Answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the asking one ends the others
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # so it does, at once, whatever it does itself when it is told to
    for inherited in others:  # held open here, they would hide from the other processes that nobody asks
        inherited.close()
    with own_process():
        answer = open_worker(*arguments)
        while True:
            try:
                request = connection.recv()
            except (EOFError, OSError):
                return
            reply: tuple[Any, Exception | None]
            try:
                reply = answer(request), None
            except Exception as error:  # whatever it is, whoever asked is told
                reply = None, error
            connection.send(reply)


@contextmanager
def another_python() -> Iterator[Callable[..., Callable[[], Any]] | None]:
    """Another Python, which runs one function after another while this one does something else.

    Nobody asked for processes here, as with `workers`: a program may have threads, which are not to be forked, and a
    main module that must not run a second time. So this is an interpreter of its own, on every system.

    Yields:
        What takes a function and its arguments, which must have ended before the next, and gives what waits for the
        result; None where one processor is all that there is, or Python is embedded in another program.

    Raises:
        WorkerEndedError: it ended before it answered.
    """
    if processors() < 2 or "python" not in Path(sys.executable or "").name.lower():
        yield None
        return
    try:
        process = subprocess.Popen(  # noqa: S603  # this very Python, with the lines above
            [sys.executable, "-P", "-c", _SERVE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        yield None
        return

    def ask(function: Callable[..., Any], *arguments: Any) -> Callable[[], Any]:
        _send(process, (function, arguments))
        return partial(_answer, process)

    try:
        _send(process, sys.path)
        yield ask
    finally:
        process.kill()
        process.communicate()  # closes the pipes and waits


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _send(process: subprocess.Popen[bytes], request: object) -> None:
    try:
        pickle.dump(request, process.stdin, protocol=pickle.HIGHEST_PROTOCOL)  # type: ignore[arg-type]  # is a pipe
        process.stdin.flush()  # type: ignore[union-attr]
    except OSError as error:
        raise _ended("building") from error


def _answer(process: subprocess.Popen[bytes]) -> Any:
    try:
        return pickle.load(process.stdout)  # type: ignore[arg-type]  # noqa: S301  # a pipe from a process of our own
    except (EOFError, OSError, pickle.UnpicklingError) as error:
        raise _ended("building") from error


def _ended(where: str) -> WorkerEndedError:
    problem = "a process ended before it answered"
    return WorkerEndedError(problem, where=where, fix="see that memory suffices for the workers")


def serve() -> None:
    """Run what is asked through standard input, until nobody asks any more; what runs here prints to standard error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with own_process(), os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)
        while True:
            try:
                function, arguments = pickle.load(sys.stdin.buffer)  # noqa: S301  # from the process that started this one
            except EOFError:
                return
            result = function(*arguments)
            del function, arguments
            pickle.dump(result, answers, protocol=pickle.HIGHEST_PROTOCOL)
            del result
            answers.flush()
            give_memory_back()
