"""Processes that hold one screener each and answer one request after another.

Here belongs what a process is and how it is asked. Which one is asked what belongs to `batch.py`: a pool would hand a
request to whoever is free, but a process is quick at what it has met before.
"""

from __future__ import annotations

import multiprocessing
import platform
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from entityscreen.errors import WorkerEndedError

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
            raise WorkerEndedError(
                "a process ended before it answered",
                where="screen_many",
                fix="see that memory suffices for the workers",
            ) from error
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
            others = (
                [connection for pair in pipes for connection in pair if connection is not theirs] if forks() else []
            )
            process = context.Process(target=_serve, args=(theirs, others, open_worker, arguments), daemon=True)
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
    for other in others:  # held open here, they would hide from the other processes that nobody asks
        other.close()
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
