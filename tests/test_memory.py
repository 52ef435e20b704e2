"""The library's work is not interrupted by the collector, and everybody's garbage is collected all the same."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from itertools import pairwise

import pytest

import entityscreen as es
from entityscreen import memory
from entityscreen.errors import InvalidInputError
from entityscreen.memory import collector_paused

NAMES = [f"{brand} {trade} {number}" for brand in ("Volna", "Вымпел", "高芯") for trade in "AB" for number in range(40)]


class Cycle:
    """Garbage that only the collector frees."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def unseen(monkeypatch: pytest.MonkeyPatch) -> Iterator[memory._Unseen]:
    """Nothing counted yet."""
    fresh = memory._Unseen()
    monkeypatch.setattr(memory, "_unseen", fresh)
    yield fresh
    gc.unfreeze()
    gc.enable()


@pytest.fixture
def looks() -> Iterator[list[int]]:
    """The generations that the collector looked at."""
    found: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            found.append(info["generation"])

    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)


def test_the_collector_goes_on_afterwards() -> None:
    with collector_paused():
        with collector_paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_pause_does_not_count_itself(unseen: memory._Unseen) -> None:
    """Else a long loop of comparisons would look at everything again and again."""
    with collector_paused():
        pass
    unseen.count = 0
    for _ in range(1_000):
        with collector_paused():
            pass
    assert unseen.count == 0


def test_the_collector_goes_on_after_an_error() -> None:
    with pytest.raises(InvalidInputError):
        es.compare("", "Volna")
    with pytest.raises(ZeroDivisionError), collector_paused():
        raise ZeroDivisionError
    assert gc.isenabled()


def test_a_collector_that_is_switched_off_stays_so() -> None:
    gc.disable()
    with collector_paused():
        pass
    assert not gc.isenabled()


def test_new_names_are_compared_and_screened_without_a_look_at_everything(looks: list[int]) -> None:
    screener = es.Screener(es.Watchlist([es.Entity(id="1", kind="Company", names=["Volna A 1"])]))
    es.clear_caches()
    looks.clear()
    for a, b in pairwise(NAMES):
        es.compare(a, b, kind="Company")
        screener.screen(b)
    assert looks.count(2) == 0
    assert len(looks) < 10


def test_the_librarys_work_makes_no_cycles() -> None:
    screener = es.Screener(es.Watchlist([es.Entity(id="1", kind="Company", names=["Volna A 1"])]))
    for _ in range(2):  # what is imported at the first call has cycles
        es.clear_caches()
        gc.collect()
        gc.disable()
        for a, b in pairwise(NAMES):
            es.compare(a, b)
            screener.screen(b)
        found = gc.collect()
    assert found == 0


def test_the_garbage_of_others_is_collected(unseen: memory._Unseen) -> None:
    unseen.enough = 5_000
    gone: list[weakref.ref[Cycle]] = []
    for _ in range(1_000):
        with collector_paused():
            pass
        gone += [weakref.ref(Cycle()) for _ in range(20)]
    assert not any(cycle() for cycle in gone[:2_000])
    assert unseen.enough >= memory.LEAST_UNSEEN


def test_what_others_froze_stays_frozen(unseen: memory._Unseen) -> None:
    gc.freeze()
    frozen = gc.get_freeze_count()
    for _ in range(2):
        with collector_paused():
            pass
    assert unseen.frozen
    assert gc.get_freeze_count() > frozen / 2  # some were freed since


@pytest.fixture
def another_thread() -> Iterator[None]:
    """A thread that does nothing: what it could do meanwhile is not known."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    yield
    done.set()
    thread.join()


@pytest.mark.usefixtures("another_thread")
def test_what_other_threads_make_during_a_pause_is_collected(unseen: memory._Unseen) -> None:
    """A host with threads is nearly always inside some pause."""
    gone: list[weakref.ref[Cycle]] = []
    for _ in range(1_000):
        with collector_paused():
            gone += [weakref.ref(Cycle()) for _ in range(20)]
    assert sum(cycle() is not None for cycle in gone) < len(gone) / 4
    assert unseen.count == 0


@pytest.mark.usefixtures("another_thread")
def test_a_long_pause_is_none_beside_other_threads() -> None:
    with collector_paused(moment=False):
        assert gc.isenabled()
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_long_pause_is_one_in_a_single_thread() -> None:
    with collector_paused(moment=False):
        assert not gc.isenabled()


def test_objects_are_counted_without_a_reference_to_them(
    unseen: memory._Unseen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A tuple that another thread is just making fails when somebody else holds it."""
    monkeypatch.setattr(gc, "get_objects", lambda: pytest.fail("objects were handed out"))
    unseen.count, unseen.enough = 1, 0
    with collector_paused():
        pass
    assert unseen.count == 0
    assert unseen.enough >= memory.LEAST_UNSEEN
