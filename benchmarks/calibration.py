"""Predicted beside observed false alerts: the table of `docs/validation.md`.

usage: python benchmarks/calibration.py [--n 5000] [--list lists/ofac] [--data ../shared/data]

What `Hit.chance` predicts is measured with the bundled population; observed are parties of other sources, by source,
kind and writing, against a list (OFAC's) at the default threshold. Both get half a party more, as a rate of few events
needs (Jeffreys' prior). `--data` is a folder with the list, `scale/names.tsv.gz` and `negatives/`.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import entityscreen as es
from entityscreen.model.kind import family_of
from entityscreen.model.script import main_script
from entityscreen.screening.calibration import calibrate

ROOT = Path(__file__).resolve().parents[1]
# The sources of names, the kind of their parties, and the writings that are measured.
SOURCES = {
    "gleif": ("Company", ("Latin", "Greek")),
    "sec": ("Company", ("Latin",)),
    "financedb": ("Company", ("Latin",)),
    "ja_filer_en": ("Company", ("Latin",)),
    "zh_org_en": ("Organization", ("Latin",)),
    "zh_company_short": ("Company", ("Han",)),
    "zh_org": ("Organization", ("Han",)),
    "ja_filer": ("Company", ("Kana", "Han")),
    "wikidata_persons": ("Person", ("Latin", "Hangul")),
    "ja_person": ("Person", ("Han",)),
    "zh_ancient_person": ("Person", ("Han",)),
    "everypolitician": ("Person", ("Latin", "Cyrillic", "Kana", "Greek", "Arabic")),
    "synthetic us": ("Person", ("Latin",)),
    "synthetic global": ("Person", ("Latin",)),
}
FACTOR = 2.0  # within which a prediction agrees


def parse() -> argparse.Namespace:
    """The arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=5_000, help="parties of a population")
    parser.add_argument("--list", default="lists/ofac", help="in the folder of data")
    parser.add_argument("--seed", type=int, default=2, help="of the sample")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data", help="folder of lists and names")
    return parser.parse_args()


def names_by_source(data: Path) -> dict[str, list[str]]:
    """All names of each source."""
    found: dict[str, list[str]] = defaultdict(list)
    with gzip.open(data / "scale" / "names.tsv.gz", "rt", encoding="utf-8") as stream:
        for line in stream:
            source, _, name = line.rstrip("\n").partition("\t")
            found[source].append(name)
    for file in ("us", "global"):
        with gzip.open(data / "negatives" / f"{file}.csv.gz", "rt", encoding="utf-8", newline="") as stream:
            found[f"synthetic {file}"] = [row["full_name"] for row in csv.DictReader(stream)]
    return found


def populations(options: argparse.Namespace) -> Iterator[tuple[str, str, list[es.Party]]]:
    """Source, writing and a sample of its parties."""
    names = names_by_source(options.data)
    for source, (kind, writings) in SOURCES.items():
        for writing in writings:
            own = [name for name in names[source] if main_script(name) == writing]
            chosen = random.Random(options.seed).sample(own, min(len(own), options.n))
            yield source, writing, [es.Party(name=name, kind=kind) for name in chosen]


def main() -> int:
    """Print the table."""
    options = parse()
    screener = es.Screener(es.read_list(options.data / options.list))
    calibration, threshold = calibrate(screener), screener.config.threshold
    for cell in calibration.cells:
        chance = calibration.chance(threshold, cell.family, cell.writing)
        print(f"bundled: {cell.family}, {cell.writing}: {cell.parties} parties, {chance:.1f} of 10,000")
    agreed = count = 0
    print("| population | parties | alert | predicted | observed | ratio |")
    for source, writing, parties in populations(options):
        alerts = sum(bool(hits) for hits in screener.screen_many(parties))
        predicted = calibration.chance(threshold, str(family_of(parties[0].kind)), writing)
        observed = 10_000 * (alerts + 0.5) / (len(parties) + 1)
        agrees = 1 / FACTOR <= predicted / observed <= FACTOR
        agreed, count = agreed + agrees, count + 1
        label = f"{source}, {parties[0].kind}, {writing}"
        row = (label, len(parties), alerts, f"{predicted:.1f}", f"{observed:.1f}", f"{predicted / observed:.2f}")
        print("|", " | ".join(map(str, row)), "| agrees |" if agrees else "| no |", flush=True)
    print(f"{agreed} of {count} populations agree within a factor of {FACTOR:g}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
