"""Mutation testing: a fault has to reach the code that runs, or every test seems to miss it."""

from __future__ import annotations

import gc
import os
import sys

import pytest
from benchmarks.mutants import SOURCE, exchange, mutants_of


@pytest.mark.skipif(sys.platform != "linux", reason="a process is forked")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded")
def test_a_fault_reaches_a_function_that_the_collector_passes_over() -> None:
    fault = next(iter(mutants_of(SOURCE / "caches.py")))
    child = os.fork()
    if not child:
        gc.freeze()
        os._exit(not exchange(fault))
    assert os.waitpid(child, 0)[1] == 0
