"""The service beside the library and a bare FastAPI echo: requests a second, their times, memory of a worker.

usage: python benchmarks/service.py SNAPSHOT [--names FILE.csv] [--seconds 5] [--clients 4] [--workers 2]

The client is a few sockets that are kept open, so that what is measured is the server. All ratios are of one run on one
machine. `--workers` says how many workers are started to see what each holds; speed is measured with one.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import json
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from statistics import median

import uvicorn
from fastapi import FastAPI, Request

import entityscreen as es

BATCH = 100
LOAD = 0.7  # of what was reached, at which the tail is measured
NAMES = Path(__file__).parents[1] / "examples" / "counterparties.csv"


def read_names(path: Path) -> list[str]:
    """The names of a CSV with a column `name`."""
    with path.open(encoding="utf-8", newline="") as stream:
        return [row["name"] for row in csv.DictReader(stream) if row["name"]]


def bodies(names: list[str], size: int) -> list[bytes]:
    """Bodies of `/match`, each with so many queries."""
    rounds = cycle(names)
    count = max(1, len(names) // size)
    return [
        json.dumps(
            {"queries": {str(n): {"schema": "Person", "properties": {"name": [next(rounds)]}} for n in range(size)}}
        ).encode()
        for _ in range(count)
    ]


async def ask(port: int, path: str, sent: list[bytes], ends: float, pause: float) -> list[float]:
    """Send bodies over one connection, one after the other, and give the seconds that each took."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    took: list[float] = []
    due = time.perf_counter()
    for body in cycle(sent):
        now = time.perf_counter()
        if now >= ends:
            break
        if pause and now < due:
            await asyncio.sleep(due - now)
        # At a set rate the time counts from when the request was due: waiting behind others is part of it.
        begun = due if pause else time.perf_counter()
        due += pause
        head = (
            f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        writer.write(head.encode() + body)
        answer = await reader.readuntil(b"\r\n\r\n")
        if not answer.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(answer.decode(errors="replace"))
        lines = answer.lower().split(b"\r\n")
        length = next(line for line in lines if line.startswith(b"content-length:"))
        await reader.readexactly(int(length.partition(b":")[2]))
        took.append(time.perf_counter() - begun)
        if b"connection: close" in lines:  # the worker is replaced
            writer.close()
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.close()
    return took


def load(port: int, path: str, sent: list[bytes], seconds: float, clients: int, rate: float = 0.0) -> list[float]:
    """The seconds that requests took, of several clients at once; at most `rate` requests a second, 0 for all."""

    async def together() -> list[float]:
        ends = time.perf_counter() + seconds
        pause = clients / rate if rate else 0.0
        found = await asyncio.gather(*(ask(port, path, sent[n:] + sent[:n], ends, pause) for n in range(clients)))
        return [one for each in found for one in each]

    return asyncio.run(together())


def _echo(listening: socket.socket) -> None:
    app = FastAPI()

    @app.post("/echo")
    async def echo(request: Request) -> object:
        return await request.json()

    uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False)).run(sockets=[listening])


@contextmanager
def echo_server() -> Iterator[int]:
    """A FastAPI that gives back what it gets."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    process = multiprocessing.get_context("fork").Process(target=_echo, args=(listening,), daemon=True)
    process.start()
    yield listening.getsockname()[1]
    process.terminate()


@contextmanager
def service(snapshot: Path, workers: int) -> Iterator[tuple[int, int]]:
    """The service as it is run: its port and the process that looks after the others."""
    with tempfile.TemporaryDirectory() as folder:
        options = ["--watchlist", str(snapshot.resolve()), "--port", "0", "--workers", str(workers)]
        command = [sys.executable, "-c", "from entityscreen.cli import main; main()", "serve", *options]
        process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True, start_new_session=True)
        line = next(line for line in process.stderr or () if "http://" in line)
        port = int(line.partition("http://")[2].split()[0].rpartition(":")[2])
        try:
            yield port, process.pid
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def children(pid: int) -> list[int]:
    """The processes that a process started, in their order."""
    return [int(text) for text in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]


def workers_of(pid: int) -> list[int]:
    """The workers of a service: they were started by the process of the list."""
    return [worker for child in children(pid) for worker in children(child)]


def memory(pid: int) -> dict[str, float]:
    """What a process holds, in megabytes: alone, shared, and its share of everything."""
    lines = (line.split() for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()[1:])
    sizes = {words[0].rstrip(":"): int(words[1]) / 1024 for words in lines}
    alone = sizes["Private_Clean"] + sizes["Private_Dirty"]
    return {"own": alone, "shared": sizes["Shared_Clean"] + sizes["Shared_Dirty"], "pss": sizes["Pss"]}


def tail(took: list[float]) -> tuple[float, float]:
    """Median and 99th percentile in milliseconds."""
    ordered = sorted(took)
    return 1_000 * median(ordered), 1_000 * ordered[int(0.99 * (len(ordered) - 1))]


def main(arguments: list[str] | None = None) -> None:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("snapshot", type=Path)
    parser.add_argument("--names", type=Path, default=NAMES)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--workers", type=int, default=2)
    chosen = parser.parse_args(arguments)
    names = read_names(chosen.names)
    single, batch = bodies(names, 1), bodies(names, BATCH)
    with echo_server() as port:
        load(port, "/echo", single, 1.0, chosen.clients)
        echoed = len(load(port, "/echo", single, chosen.seconds, chosen.clients)) / chosen.seconds
    print(f"bare FastAPI echo         {echoed:8.0f} requests/s")
    with service(chosen.snapshot, 1) as (port, _):
        load(port, "/match/default", single, 2.0, chosen.clients)
        ones = load(port, "/match/default", single, chosen.seconds, chosen.clients)
        rate = len(ones) / chosen.seconds
        print(f"/match, one query         {rate:8.0f} requests/s, {rate / echoed:.2f} of the echo")
        half, most = tail(load(port, "/match/default", single, chosen.seconds, chosen.clients, LOAD * rate))
        print(f"  at {LOAD:.0%} of that          median {half:.1f} ms, p99 {most:.1f} ms, {most / half:.1f} times")
        hundreds = load(port, "/match/default", batch, chosen.seconds, 2)
        batched = BATCH * len(hundreds) / chosen.seconds
    screener = es.Screener.load(chosen.snapshot)
    parties = [es.Party(name=name, kind="Person") for name in names]
    blocks = [[parties[(start + n) % len(parties)] for n in range(BATCH)] for start in range(0, len(parties), BATCH)]
    for block in blocks:
        list(screener.screen_many(block, on_error="reject"))
    begun, count = time.perf_counter(), 0
    while time.perf_counter() - begun < chosen.seconds:
        list(screener.screen_many(blocks[count % len(blocks)], on_error="reject"))
        count += 1
    library = BATCH * count / (time.perf_counter() - begun)
    share = f"{batched / library:.0%} of the library's {library:.0f}"
    print(f"/match, batches of {BATCH}    {batched:8.0f} queries/s, {share}")
    with service(chosen.snapshot, chosen.workers) as (port, pid):
        load(port, "/match/default", single, chosen.seconds, 4 * chosen.workers)
        for number, child in enumerate(workers_of(pid), start=1):
            held = memory(child)
            print(f"worker {number}                {held['own']:8.0f} MB of its own, "
                  f"{held['shared']:.0f} MB shared, PSS {held['pss']:.0f} MB")  # fmt: skip


if __name__ == "__main__":
    main()
