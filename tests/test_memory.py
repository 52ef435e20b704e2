"""The collector looks seldom while the library works, is never switched off, and is left as the caller has it."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator

import pytest

import entityscreen as es
from entityscreen.errors import InvalidInputError
from entityscreen.memory import EASED, collector_eased

OWN = (700, 10, 10)


class Cycle:
    """Garbage that only the collector frees."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(*OWN)
    yield
    gc.set_threshold(*before)
    gc.enable()


def test_the_first_eases_and_the_last_restores() -> None:
    with collector_eased():
        with collector_eased():
            assert (gc.isenabled(), gc.get_threshold()) == (True, EASED)
        assert gc.get_threshold() == EASED
    assert gc.get_threshold() == OWN


def test_an_error_restores() -> None:
    with pytest.raises(InvalidInputError):
        es.compare("", "Volna")
    with pytest.raises(ZeroDivisionError), collector_eased():
        raise ZeroDivisionError
    assert gc.get_threshold() == OWN


@pytest.mark.parametrize("own", [(0, 10, 10), (1_000_000, 10, 10)])
def test_who_wants_it_more_seldom_keeps_it_so(own: tuple[int, int, int]) -> None:
    gc.set_threshold(*own)
    with collector_eased():
        assert gc.get_threshold() == own
    assert gc.get_threshold() == own


def test_a_collector_that_is_switched_off_stays_so() -> None:
    gc.disable()
    es.compare("Volna", "Wolna")
    assert not gc.isenabled()


def test_garbage_of_others_is_collected_meanwhile() -> None:
    found: list[bool] = []

    def other() -> None:
        kept = weakref.ref(Cycle())
        rest = [[] for _ in range(EASED[0] + 1)]  # type: ignore[var-annotated]
        found.append(kept() is None and bool(rest))

    with collector_eased():
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert found == [True]


LASTING = """
import gc
from entityscreen.memory import collector_eased
usual = gc.get_threshold()[0]
gc.collect()
with collector_eased(lasting=True):
    kept = [[] for _ in range(usual * 20)]
assert gc.get_count()[0] < usual
assert kept[0] not in gc.get_objects(generation=0)
gc.freeze()
with collector_eased(lasting=True):
    pass
assert gc.get_freeze_count() > 0
"""


def test_what_long_work_left_is_counted_as_old_unless_others_run_or_froze_objects() -> None:
    # In a process of its own: where tests are run by several workers, other threads run.
    subprocess.run([sys.executable, "-c", LASTING], check=True)
