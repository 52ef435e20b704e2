"""A long run over a CSV, killed at random moments and resumed: is what it writes that of an unbroken run?

usage: python benchmarks/long_run.py [--rows 1000000] [--kills 10] [--workers 1] [--seed 1] [--data ../shared/data]

Writes a file of names of registers, screens it against OFAC's lists with all outputs, once unbroken and once ended by
SIGKILL (the command and all that it started) at moments drawn over the time of the unbroken run, and compares the
outputs byte by byte. Exit status 1 where one differs or the unbroken run needs a gigabyte or more.
"""

from __future__ import annotations

import argparse
import csv
import filecmp
import gzip
import itertools
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUTPUTS = {
    "-o": "alerts.csv",
    "--html": "report.html",
    "--json": "run.json",
    "--rejected": "rejected.csv",
    "--flagged": "flagged.csv",
    "--log": "log.jsonl",
}
COMMAND = [sys.executable, "-m", "entityscreen"]
GIGABYTE = 1_000_000  # in kB, as the kernel counts


def parse() -> argparse.Namespace:
    """The arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows of the file")
    parser.add_argument("--kills", type=int, default=10, help="how often the run is ended")
    parser.add_argument("--workers", type=int, default=1, help="processes to screen with")
    parser.add_argument("--seed", type=int, default=1, help="of the moments")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data", help="folder of lists and names")
    return parser.parse_args()


def write_parties(path: Path, rows: int, data: Path) -> None:
    """Names of registers, each with a number, from the start again when they are all used."""
    with gzip.open(data / "scale" / "names.tsv.gz", "rt", encoding="utf-8") as lines:
        names = [line.rstrip("\n").split("\t")[-1] for line in itertools.islice(lines, rows)]
    random.Random(0).shuffle(names)
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(("id", "name"))
        writer.writerows(enumerate(itertools.islice(itertools.cycle(names), rows), 1))


def command_of(folder: Path, snapshot: Path, parties: Path, workers: int) -> list[str]:
    """The command, with every output in the folder."""
    folder.mkdir()
    outputs = itertools.chain.from_iterable((option, str(folder / name)) for option, name in OUTPUTS.items())
    return [*COMMAND, "screen", str(parties), "-w", str(snapshot), "--workers", str(workers), *outputs]


def moments(seconds: float, kills: int, seed: int) -> Iterator[float]:
    """How long each piece of the killed run lasts: together a little less than the unbroken run."""
    rng = random.Random(seed)
    cuts = sorted(rng.uniform(0.0, 0.95 * seconds) for _ in range(kills))
    yield from (later - earlier for earlier, later in itertools.pairwise([0.0, *cuts]))


def main() -> int:
    """Run both, and print what came of it."""
    options = parse()
    with tempfile.TemporaryDirectory(prefix="entityscreen-long-run-") as name:
        folder = Path(name)
        parties, snapshot = folder / "parties.csv", folder / "list.snapshot"
        write_parties(parties, options.rows, options.data)
        ofac = str(options.data / "lists" / "ofac")
        subprocess.run([*COMMAND, "build", ofac, "-o", str(snapshot)], check=True, capture_output=True)
        started = time.perf_counter()
        process = subprocess.Popen(
            command_of(folder / "unbroken", snapshot, parties, options.workers), stderr=subprocess.DEVNULL
        )
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        print(f"unbroken: status {status}, {seconds:.0f} s, peak {used.ru_maxrss / 1000:.0f} MB", flush=True)
        command = [*command_of(folder / "killed", snapshot, parties, options.workers), "--resume"]
        for number, piece in enumerate(moments(seconds, options.kills, options.seed), 1):
            process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
            time.sleep(piece + 1.0)  # a second to start
            ended = process.poll()
            if ended is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            print(f"kill {number}: after {piece + 1.0:.1f} s" if ended is None else f"ended: {ended}", flush=True)
        last = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
        print(f"last: status {last.returncode}; {last.stderr.strip().splitlines()[-1:]}")
        unequal = [
            name
            for name in OUTPUTS.values()
            if not filecmp.cmp(folder / "unbroken" / name, folder / "killed" / name, shallow=False)
        ]
        left = sorted(path.name for path in (folder / "killed").iterdir() if path.name not in OUTPUTS.values())
        print(f"outputs that differ: {unequal or 'none'}; other files of the killed run: {left or 'none'}")
    return int(bool(unequal) or used.ru_maxrss >= GIGABYTE)


if __name__ == "__main__":
    sys.exit(main())
