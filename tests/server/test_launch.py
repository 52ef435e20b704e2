"""The processes of the service: a list is exchanged under load, workers share memory, and none outlives its parent.

`ENTITYSCREEN_SWAPS=100` makes as many exchanges as the service is held to; each takes some two seconds.
"""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import httpx
import pytest
from tests.server.conftest import served, wait_for

from entityscreen.memory import own_bytes
from entityscreen.screening.screener import Screener
from entityscreen.server.settings import MEBIBYTE

SWAPS = int(os.environ.get("ENTITYSCREEN_SWAPS", "2"))
needs_proc = pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="the system keeps no such books")


def point(link: Path, target: Path) -> None:
    """Put a link to another file in one step."""
    draft = link.with_suffix(".draft")
    draft.symlink_to(target)
    draft.replace(link)


def children(pid: int) -> set[int]:
    """The processes that a process started and that run."""
    try:
        return {int(text) for text in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()}
    except FileNotFoundError:
        return set()


def workers(pid: int) -> set[int]:
    """The workers of a service: the processes of the processes of its lists."""
    return {worker for child in children(pid) for worker in children(child)}


def all_below(pid: int) -> set[int]:
    below = children(pid)
    return below.union(*map(all_below, below)) if below else below


def runs(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text("ascii")
    except FileNotFoundError:
        return False


def query(name: str, count: int = 1) -> dict[str, object]:
    return {"queries": {str(n): {"schema": "Person", "properties": {"name": name}} for n in range(count)}}


@needs_proc
def test_exchanges_under_load_lose_and_mix_nothing(editions: dict[str, Path], tmp_path: Path) -> None:
    """Clients keep their connections and ask on and on; every request has an answer, which is of one list."""
    link = tmp_path / "current"
    point(link, editions["Arkady"])
    digests = {word: Screener.load(path).watchlist_digest for word, path in editions.items()}
    queries = {f"{word}{n}": {"schema": "Person", "properties": {"name": f"{word} Testimir{chr(97 + n)}"}}
               for word in editions for n in range(5)}  # fmt: skip
    wrong: list[str] = []
    counts = dict.fromkeys(editions, 0)
    ended = threading.Event()

    def ask(address: str) -> None:
        with httpx.Client(base_url=address, timeout=30) as client:
            while not ended.wait(0.01):
                try:
                    answer = client.post("/match/default", json={"queries": queries})
                except httpx.HTTPError as error:
                    wrong.append(repr(error))
                    continue
                [word] = [word for word, digest in digests.items() if answer.headers["x-watchlist-digest"] == digest]
                counts[word] += 1
                for key, response in answer.json()["responses"].items():
                    listed_here = {result["id"] for result in response["results"]}
                    if any(word not in found for found in listed_here) or key.startswith(word) != bool(listed_here):
                        wrong.append(key)

    with served(tmp_path, link) as (process, address), httpx.Client(base_url=address, timeout=60) as client:
        asking = [threading.Thread(target=ask, args=(address,), daemon=True) for _ in range(2)]
        for thread in asking:
            thread.start()
        for number in range(SWAPS):
            word = "Bertil" if number % 2 == 0 else "Arkady"
            point(link, editions[word])
            assert client.post("/updatez?token=t&sync=true").status_code == 200
            assert client.get("/catalog").headers["x-watchlist-digest"] == digests[word]
        ended.set()
        for thread in asking:
            thread.join()
        assert not wrong
        assert min(counts.values()) > 5
        # The jobs and one list are left, with its two workers, which share what their list's process read.
        wait_for(lambda: len(children(process.pid)) == 2 and len(workers(process.pid)) == 2)
        assert max(map(own_bytes, workers(process.pid))) < 40 * MEBIBYTE
        point(link, tmp_path / "nowhere")
        assert client.post("/updatez?token=t&sync=true").status_code == 503
        assert client.get("/catalog").headers["x-watchlist-digest"] == digests[word]
        assert "entityscreen_snapshot_failed 1.0" in (figures := client.get("/metrics").text)
        assert f"entityscreen_snapshot_swaps_total {SWAPS + 1}.0" in figures
        assert figures.count("entityscreen_snapshot_info{") == 1


@needs_proc
def test_a_worker_with_too_much_of_its_own_is_replaced(editions: dict[str, Path], tmp_path: Path) -> None:
    limit = "[limits]\nworker_megabytes = 16\n"
    with served(tmp_path, editions["Arkady"], limit) as (process, address):
        first = wait_for(lambda: len(found := workers(process.pid)) == 2 and found)
        with httpx.Client(base_url=address, timeout=30) as client:
            for number in range(10_000):
                assert client.post("/match/default", json=query(f"Name{number} Nobody{number**3}", 5)).is_success
                if not first & (now := workers(process.pid)) and len(now) == 2:
                    break
            assert not first & workers(process.pid)


@needs_proc
def test_what_is_killed_is_replaced_and_no_process_outlives_its_parent(
    editions: dict[str, Path], tmp_path: Path
) -> None:
    with served(tmp_path, editions["Arkady"]) as (process, address), httpx.Client(base_url=address) as client:
        of_list = wait_for(lambda: next((pid for pid in children(process.pid) if len(children(pid)) == 2), None))
        before = workers(process.pid)
        os.kill(of_list, signal.SIGKILL)
        wait_for(lambda: len(workers(process.pid)) == 2 and not workers(process.pid) & before)
        wait_for(lambda: not any(map(runs, before)))
        assert wait_for(lambda: client.post("/match/default", json=query("Arkady Testimira"))).is_success
        everybody = all_below(process.pid)
        os.kill(process.pid, signal.SIGKILL)
        wait_for(lambda: not any(map(runs, everybody)))
