"""Processes that answer requests: in order, with what goes wrong told to whoever asked."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable

import pytest

import entityscreen as es
from entityscreen.errors import WorkerEndedError
from entityscreen.screening import compiled, workers
from entityscreen.screening.workers import another_python, workers_with


def counting(start: int) -> Callable[[int], int]:
    """What remembers the sum of all that it was asked."""
    total = start

    def answer(request: int) -> int:
        nonlocal total
        if request < 0:
            os.kill(os.getpid(), signal.SIGTERM)
        total += 100 // request
        return total

    return answer


def test_each_process_answers_in_order_and_remembers() -> None:
    with workers_with(counting, (1,), 2) as (first, second):
        asked = [first.ask(10), first.ask(20), second.ask(50)]
        assert [future.result() for future in asked] == [11, 16, 3]


def test_what_goes_wrong_is_told_and_the_process_goes_on() -> None:
    with workers_with(counting, (0,), 1) as (worker,):
        with pytest.raises(ZeroDivisionError):
            worker.ask(0).result()
        assert worker.ask(100).result() == 1


def test_a_process_that_ends_is_an_error() -> None:
    with workers_with(counting, (0,), 2) as (first, second):
        with pytest.raises(WorkerEndedError, match="ended before it answered"):
            first.ask(-1).result()
        assert second.ask(1).result() == 100


def interrupted() -> Callable[[int], int]:
    def answer(request: int) -> int:
        os.kill(os.getpid(), signal.SIGINT)
        return request

    return answer


def test_ctrl_c_is_the_asking_process_own_matter() -> None:
    with workers_with(interrupted, (), 1) as (worker,):
        assert worker.ask(7).result() == 7


def sleeping() -> Callable[[float], float]:
    def answer(request: float) -> float:
        time.sleep(request)
        return request

    return answer


def interrupt_two_that_sleep() -> None:
    with workers_with(sleeping, (), 2) as (first, second):
        for worker in (first, second, second):
            worker.ask(60.0)
        time.sleep(0.2)
        raise KeyboardInterrupt


def test_nobody_waits_for_a_process_that_is_not_asked_any_more() -> None:
    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        interrupt_two_that_sleep()
    assert time.monotonic() - start < 20


def test_another_python_does_one_thing_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 2)
    with another_python() as elsewhere:
        assert elsewhere is not None
        process = elsewhere(os.getpid)
        assert process() != os.getpid()
        assert elsewhere(divmod, 7, 2)() == (3, 1)


def test_another_python_that_ends_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 2)
    with another_python() as elsewhere:
        assert elsewhere is not None
        with pytest.raises(WorkerEndedError, match="ended before it answered"):
            elsewhere(os._exit, 1)()


def test_there_is_no_other_python_where_it_would_not_help(monkeypatch: pytest.MonkeyPatch) -> None:
    """On one processor; or embedded in a program, which must not be started a second time."""
    monkeypatch.setattr(workers, "processors", lambda: 1)
    with another_python() as elsewhere:
        assert elsewhere is None
    monkeypatch.setattr(workers, "processors", lambda: 2)
    monkeypatch.setattr(sys, "executable", "/opt/bank/app")
    with another_python() as elsewhere:
        assert elsewhere is None


@pytest.mark.parametrize("other", [workers._SERVE, "raise SystemExit"], ids=["works", "ends"])
def test_a_long_list_is_built_as_by_one_process(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, other: str
) -> None:
    names = (
        "Vladimir Putin",
        "武漢高芯科技有限公司",
        "Wuhan Gaoxin Keji",
        "Vladimir Kovalenko",
        "习近平",
        "Bank Sepah",
    )
    watchlist = es.Watchlist([es.Entity(id=str(number), names=[name]) for number, name in enumerate(names)])
    alone = es.Screener(watchlist).compiled.index.arrays()
    monkeypatch.setattr(compiled, "SHORT", 3)
    monkeypatch.setattr(workers, "processors", lambda: 2)
    monkeypatch.setattr(workers, "_SERVE", other)
    together = es.Screener(watchlist).compiled.index.arrays()
    assert {name: values.tobytes() for name, values in together.items()} == {
        name: values.tobytes() for name, values in alone.items()
    }
    assert ("this process builds alone" in caplog.text) is (other == "raise SystemExit")
