"""What each rule of the score, each row of minima and each table is worth: what its removal does.

    python benchmarks/ablation.py --data ../shared/data                 every rule and every kind of minimum
    python benchmarks/ablation.py --data ../shared/data --tables han_names lexicon_distinct

Per removal, against nothing removed: of labelled pairs, suite by suite, how many true ones more reach the threshold,
how many more rank above all but 1 % of the false ones, how many false ones more reach it; of clean names, population by
population, how many more alert on OFAC's list; of listed names as customer files write them, how many more find
their entity. A rule that changes nothing does not pay; one that lets true pairs go and keeps no alert away costs.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path

import numpy as np

import entityscreen as es
import entityscreen.data

SEED = 3
FALSE_SHARE = 0.01
# How customer files write a listed name, as far as the score decides whether it is found.
FORMS: dict[str, Callable[[str], str]] = {
    "natural order": lambda name: " ".join(reversed(name.split(", "))),
    "behind a title": lambda name: f"Mr. {name}",
    "without a word": lambda name: " ".join(name.split()[:-1]),
    "without spaces": lambda name: name.replace(" ", ""),
}
RULE_AMOUNT, MINIMUM_AMOUNT = 2, 8  # columns
Rows = list[tuple[str, ...]]
Counts = dict[str, int]


@dataclass(frozen=True, slots=True)
class Measured:
    """What one state of the rules does.

    Attributes:
        suites: of each suite, how many true pairs reach the threshold, rank high, how many false ones reach it.
        alerts: of each clean population.
        found: of each form.
    """

    suites: dict[str, tuple[int, int, int]]
    alerts: Counts
    found: Counts


class Bench:
    """The data, read once, and the screener, built anew only where a table is taken away."""

    def __init__(self, data: Path, clean: Mapping[str, list[es.Party]], names: int) -> None:
        """Read pairs and lists.

        Args:
            data: the folder of the data.
            clean: parties that are on no list, by population.
            names: how many listed names a form.
        """
        with (data / "pairs" / "dev.csv").open(encoding="utf-8", newline="") as file:
            self.pairs = list(csv.DictReader(file))
        self.clean = clean
        self.watchlist = es.read_list(data / "lists" / "ofac")
        chosen = random.Random(SEED)
        listed = [(entity, name.text) for entity in self.watchlist for name in entity.names if name.text.isascii()]
        self.forms = {
            form: [(entity, write(text)) for entity, text in chosen.sample(listed, names) if len(text.split()) > 1]
            for form, write in FORMS.items()
        }
        self.build()

    def build(self) -> None:
        """Prepare the list with the tables as they are."""
        self.screener = es.Screener(self.watchlist)

    def measure(self) -> Measured:
        """Score all pairs and screen all parties."""
        alerts = {
            population: sum(bool(hits) for hits in self.screener.screen_many(parties))
            for population, parties in self.clean.items()
        }
        found = {}
        for form, made in self.forms.items():
            parties = [es.Party(name=text, kind=entity.kind) for entity, text in made]
            found[form] = sum(
                any(hit.entity.id == entity.id for hit in hits)
                for (entity, _), hits in zip(made, self.screener.screen_many(parties), strict=True)
            )
        return Measured(dict(self._suites()), alerts, found)

    def _suites(self) -> Iterator[tuple[str, tuple[int, int, int]]]:
        scores: dict[str, tuple[list[float], list[float]]] = {}
        for row in self.pairs:
            score = es.compare(row["a"], row["b"], kind=row["kind"]).score
            scores.setdefault(row["suite"], ([], []))[row["match"] != "true"].append(score)
        threshold = es.ScreeningConfig().threshold
        for suite, (true, false) in scores.items():
            own, others = np.array(true), np.sort(np.array(false or [0.0]))[::-1]
            high = (own > others[int(len(others) * FALSE_SHARE)] + 1e-9).sum()
            yield suite, (int((own >= threshold).sum()), int(high), int((others >= threshold).sum()))


def clean_parties(data: Path, count: int) -> dict[str, list[es.Party]]:
    """Real names that are on no list, by source, as `checks/clean_alerts.py` beside the data samples them."""
    sys.path.insert(0, str(data.parent / "checks"))
    populations = import_module("clean_alerts").populations  # beside the data: no part of this project
    return {
        ", ".join(key): [es.Party(name=name, kind=key[1]) for name in sample]
        for key, sample in populations(count, SEED)
    }


@contextmanager
def changed(table: str, change: Callable[[Rows], Rows]) -> Iterator[None]:
    """Let the package read other rows of a table."""
    before = entityscreen.data._cells  # noqa: SLF001  # the one place through which tables are read

    def cells(name: str) -> tuple[int, list[str]]:
        columns, own = before(name)
        if name != table:
            return columns, own
        rows = change([tuple(own[i : i + columns]) for i in range(0, len(own), columns)])
        return columns, [cell for row in rows for cell in row]

    try:
        setattr(entityscreen.data, "_cells", cells)  # noqa: B010  # a function of that module is another's type
        es.clear_caches()
        yield
    finally:
        setattr(entityscreen.data, "_cells", before)  # noqa: B010
        es.clear_caches()


def removals() -> Iterator[tuple[str, str, Callable[[Rows], Rows]]]:
    """Every rule, and every kind of minimum: its name, the table, and what is left of it."""
    for row in entityscreen.data.read_rows("scoring_rules"):
        yield f"rule {row[0]}", "scoring_rules", partial(without, key=row[:1], amount=RULE_AMOUNT)
    for of in sorted({row[:2] for row in entityscreen.data.read_rows("scoring_minimum_bits")}):
        yield f"minimum bits, {', '.join(of)}", "scoring_minimum_bits", partial(without, key=of, amount=MINIMUM_AMOUNT)


def without(rows: Rows, key: tuple[str, ...], amount: int) -> Rows:
    """Rows of which those that begin with a key take nothing away."""
    return [(*row[:amount], "0", *row[amount + 1 :]) if row[: len(key)] == key else row for row in rows]


def told(removed: str, before: Measured, after: Measured) -> str:
    """What a removal did, in three lines."""
    suites = [
        f"{suite} {' '.join(f'{b - a:+d}' for a, b in zip(was, after.suites[suite], strict=True))}"
        for suite, was in before.suites.items()
        if was != after.suites[suite]
    ]
    alerts = [f"{key} {after.alerts[key] - was:+d}" for key, was in before.alerts.items() if after.alerts[key] != was]
    found = [f"{key} {after.found[key] - was:+d}" for key, was in before.found.items() if after.found[key] != was]
    lines = [f"without {removed}"]
    for label, changes in (
        ("pairs (true, true above 1 % of false, false)", suites),
        ("alerts", alerts),
        ("found", found),
    ):
        lines.append(f"  {label}: {'; '.join(changes) or 'none'}")
    return "\n".join(lines)


def main() -> None:
    """Print what each removal does."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder with pairs, lists and clean names")
    parser.add_argument("--clean", type=int, default=300, help="clean names a population")
    parser.add_argument("--names", type=int, default=150, help="listed names a form")
    parser.add_argument("--only", default="", help="leave out rules and minima whose name has no such text")
    parser.add_argument("--tables", nargs="*", default=[], help="tables of the package to take away besides")
    args = parser.parse_args()
    bench = Bench(args.data, clean_parties(args.data, args.clean), args.names)
    before = bench.measure()
    clean = sum(map(len, bench.clean.values()))
    print(f"{len(bench.pairs)} pairs, {clean} clean names, {sum(before.alerts.values())} of which alert", flush=True)
    for removed, table, change in removals():
        if args.only not in removed:
            continue
        with changed(table, change):
            bench.build()  # the index is made for the amounts of some rules
            print(told(removed, before, bench.measure()), flush=True)
    for table in args.tables:
        with changed(table, lambda _: []):
            bench.build()
            print(told(f"table {table}", before, bench.measure()), flush=True)


if __name__ == "__main__":
    main()
