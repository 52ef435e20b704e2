"""What the worst input costs: processor time and memory of one call with nothing but one phrase, again and again.

    python benchmarks/floods.py LIST [--every 1] [--seconds 1] [--megabytes 300]

The phrases are those of `tests/property/test_floods.py`, which counts their work: separators, markers, titles, legal
forms, phrases of aliases. Each fills a name, the names of a party, a payment text and a page of a document to the
limits of these. The bar is for the machine of `docs/performance.md`. Ends with 1 where a call is above it.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.property.test_floods import PHRASES, repeated

import entityscreen as es
from entityscreen.screening.payments.passages import LONGEST_TEXT

PAGE = 3_000  # characters: a printed page; the time of a document grows with its length, which has no bound


class Cost(NamedTuple):
    """What one call took.

    Attributes:
        seconds: of the processor.
        megabytes: that the process grew by.
        phrase: that was repeated.
        refused: whether it was refused with its reason.
    """

    seconds: float
    megabytes: float
    phrase: str
    refused: bool


ENTRIES: Mapping[str, tuple[int, Callable[[es.Screener, str], object]]] = {
    "a name of 2,000 characters": (2_000, lambda screener, text: screener.screen(text)),
    "a name of 380 characters": (380, lambda screener, text: screener.screen(text)),
    "40 names of 60 characters": (
        60,
        lambda screener, text: screener.screen(es.Party(name="x", aliases=[f"{text[at:]}{at}" for at in range(40)])),
    ),
    "a payment text": (LONGEST_TEXT, lambda screener, text: screener.screen_text(text)),
    "a page of a document": (PAGE, lambda _, text: es.extract(text)),
}


def cost_of(screener: es.Screener, screen: Callable[[es.Screener, str], object], phrase: str, length: int) -> Cost:
    """The cost of a call in a process of its own, so that no call has what an earlier one left."""
    text, (read, write) = repeated(phrase, length), os.pipe()
    child = os.fork()
    if child == 0:
        before, start, refused = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time(), False
        try:
            screen(screener, text)
        except (es.EntityScreenError, ValueError):
            refused = True
        seconds = time.process_time() - start
        kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        os.write(write, f"{seconds} {kilobytes / 1024} {int(refused)}".encode())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(write)
    seconds, megabytes, was_refused = map(float, os.read(read, 200).split())
    os.close(read)
    return Cost(seconds, megabytes, phrase, refused=was_refused > 0)


def main() -> int:
    """Measure and print a line for each kind of input."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("list", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take each such phrase")
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--megabytes", type=float, default=300.0)
    options = parser.parse_args()
    screener = es.Screener(es.read_list(options.list, quiet=True))
    for name in ("Ann Lee", "صلى 김 王 カ က", "Иван"):  # tables are read once
        screener.screen(name), screener.screen_text(name), es.extract(name)
    phrases = [phrase for group in PHRASES.values() for phrase in group()][:: options.every]
    above = 0
    for entry, (length, screen) in ENTRIES.items():
        costs = sorted((cost_of(screener, screen, phrase, length) for phrase in phrases), reverse=True)
        above += sum(cost.seconds > options.seconds or cost.megabytes > options.megabytes for cost in costs)
        refused, worst = sum(cost.refused for cost in costs), costs[0]
        print(f"{entry}: {len(costs) - refused} phrases screened, {refused} refused; at most {worst.seconds:.2f} s")
        print(f"    ({worst.phrase!r}) and {max(cost.megabytes for cost in costs):.0f} MB", flush=True)
    return int(above > 0)


if __name__ == "__main__":
    sys.exit(main())
