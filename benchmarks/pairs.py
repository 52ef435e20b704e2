"""What one comparison of two names costs, evidence included: names never seen, and names that are prepared already.

Labelled pairs are taken when the data is there, else the pairs of the tests.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median

import entityscreen as es
from benchmarks.results import PairCost
from entityscreen.model.script import main_script

CASES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "pairs"
ALL = "all"
PASSES = 5

Pair = tuple[str, str, str | None]  # the names, and the kind of both


def measure_pairs(data: Path) -> list[PairCost]:
    """The cost by script of the first name and by kind, and over all, of every second pair.

    The other pairs are compared before, so that the tables are in memory. Each pair costs what it does in the median of
    several passes: what else a machine does comes and goes.
    """
    pairs = list(read_pairs(data))
    before, timed = pairs[::2], pairs[1::2]
    passes = [_pass(before, timed) for _ in range(PASSES)]
    new, known = ([median(costs) for costs in zip(*column, strict=True)] for column in zip(*passes, strict=True))
    groups: dict[str, list[int]] = {ALL: list(range(len(timed)))}
    for number, (a, _, kind) in enumerate(timed):
        groups.setdefault(f"{main_script(a).value.capitalize()}, {kind or 'unknown kind'}", []).append(number)
    return [
        PairCost(label=label, count=len(numbers), new=_microseconds(new, numbers), known=_microseconds(known, numbers))
        for label, numbers in sorted(groups.items(), key=lambda group: -len(group[1]))
    ]


def _pass(before: list[Pair], timed: list[Pair]) -> tuple[list[float], list[float]]:
    """The seconds of each pair, never seen and known, once the others were compared."""
    es.clear_caches()
    for a, b, kind in before:
        es.compare(a, b, kind=kind)
    return list(_seconds(timed)), list(_seconds(timed))


def read_pairs(data: Path) -> Iterator[Pair]:
    """The pairs with their kinds."""
    labelled = data / "pairs" / "dev.csv"
    if labelled.exists():
        with labelled.open(encoding="utf-8", newline="") as file:
            yield from ((row["a"], row["b"], row["kind"] or None) for row in csv.DictReader(file))
        return
    for path in sorted(CASES.glob("*.tsv")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        yield from ((row["a"], row["b"], row["kind"] or None) for row in csv.DictReader(lines, delimiter="\t"))


def _seconds(pairs: Iterable[Pair]) -> Iterator[float]:
    for a, b, kind in pairs:
        started = time.perf_counter()
        es.compare(a, b, kind=kind)
        yield time.perf_counter() - started


def _microseconds(seconds: list[float], numbers: list[int]) -> float:
    return 1e6 * sum(seconds[number] for number in numbers) / len(numbers)
