"""The collector and the allocator are touched in processes of entityscreen's own, never in one that imports it."""

from __future__ import annotations

import gc
import mmap
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import entityscreen as es
from entityscreen.cli import main
from entityscreen.memory import SELDOM, give_memory_back, own_bytes, own_process, pages_touched

THEIRS = (700, 10, 10)


@pytest.fixture(autouse=True)
def thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(*THEIRS)
    yield
    gc.set_threshold(*before)


def test_a_process_of_its_own_looks_seldom_and_a_program_gets_back_what_it_had() -> None:
    with own_process():
        assert gc.get_threshold() == SELDOM
    with pytest.raises(ZeroDivisionError), own_process():
        raise ZeroDivisionError
    assert gc.get_threshold() == THEIRS


def test_the_command_line_is_such_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setattr("entityscreen.cli.app.app", lambda **_: seen.append(gc.get_threshold()))
    main(["compare", "a", "b"])
    assert (seen, gc.get_threshold()) == ([SELDOM], THEIRS)


# What a program may not see touched, whatever it calls.
PROGRAM = """
import ctypes, gc
import entityscreen as es
touched = []
gc.set_threshold = gc.freeze = gc.unfreeze = gc.disable = lambda *values: touched.append(values)
ctypes.CDLL = lambda name: touched.append(name)
from entityscreen.screening import batch
batch.REMEMBERED = 0
screener = es.Screener(es.Watchlist([es.Entity(id=str(n), kind="Person", names=[f"Ann Lee {n}"]) for n in range(50)]))
screener.screen("Ann Lee"), list(screener.screen_many(["Ann Lee"] * 3)), screener.screen_text("to Ann Lee 7")
es.compare("Ann Lee", "Anne Lee"), es.extract("Ann Lee met Bob Stone.")
assert not touched, touched
"""


def test_a_program_that_imports_it_is_left_alone() -> None:
    subprocess.run([sys.executable, "-c", PROGRAM], check=True)


def test_only_two_modules_say_that_a_process_is_their_own() -> None:
    sources = Path(es.__file__).parent.rglob("*.py")
    using = {path.name for path in sources if "own_process()" in path.read_text("utf-8")}
    assert using == {"memory.py", "app.py", "workers.py"}


def test_freed_memory_is_given_back_there_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr("ctypes.CDLL", opened.append)
    monkeypatch.setattr("sys.platform", "linux")
    give_memory_back()
    assert not opened
    with own_process():
        give_memory_back()
    assert opened == [None]


# A child reads every object of its parent; what it copies of the pages is its own.
FORKING = """
import os, sys
from entityscreen.memory import share_objects

def unshared():
    with open("/proc/self/smaps_rollup") as books:
        return sum(int(line.split()[1]) for line in books if line.startswith("Private_"))

texts = [str(number) * 8 for number in range(200_000)]
if sys.argv[1] == "shared":
    assert share_objects() > 200_000
    assert share_objects() < 20_000
if os.fork() == 0:
    before = unshared()
    references = [[text for text in texts[at : at + 1_000]] for at in range(0, 200_000, 1_000)]
    hashed = sum(hash(text) > 0 for text in texts)
    print(unshared() - before, flush=True)
    os._exit(0)
os.wait()
"""


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="the system keeps no such books")
@pytest.mark.skipif(sys.version_info < (3, 12), reason="Python has no immortal objects before 3.12")
def test_forked_processes_do_not_copy_shared_objects() -> None:
    copied = {}
    for how in ("counted", "shared"):
        done = subprocess.run([sys.executable, "-c", FORKING, how], check=True, capture_output=True, text=True)
        copied[how] = int(done.stdout)  # kB
    assert copied["shared"] < copied["counted"] / 4


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="the system keeps no such books")
def test_what_a_process_comes_to_hold_shows_in_the_pages_that_it_touched() -> None:
    before, own_before = pages_touched(os.getpid()), own_bytes(os.getpid())
    size = 1 << 23
    # Pages of its own: the heap of a process that did much keeps some that it already touched.
    with mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS) as pages:
        pages.write(b"\1" * size)
        gathered = own_bytes(os.getpid()) - own_before
        touched = (pages_touched(os.getpid()) - before) * os.sysconf("SC_PAGE_SIZE")
    assert gathered > size / 2
    assert touched >= gathered / 2
    assert pages_touched(0) == 0  # no process has this number
