"""How many Chinese organisations find a list of their kind under English names, and how much else they find.

    python benchmarks/names_in_english.py NAMES.tsv.gz

NAMES has a source and a name a line. The list are the names of the source `zh_org_en`, the queries are 400 of `zh_org`:
which belong together nobody says, so a name's first hit counts as its own and every further entity as a false one.
"""

from __future__ import annotations

import argparse
import gzip
import random
from collections import defaultdict
from pathlib import Path

import entityscreen as es


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", type=Path)
    parser.add_argument("--n", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    names: dict[str, list[str]] = defaultdict(list)
    with gzip.open(args.names, "rt", encoding="utf-8") as lines:
        for line in lines:
            source, _, name = line.rstrip("\n").partition("\t")
            names[source].append(name)
    listed = dict.fromkeys(names["zh_org_en"])
    screener = es.Screener(es.Watchlist([es.Entity(id=name, kind="Organization", names=[name]) for name in listed]))
    queries = random.Random(args.seed).sample(names["zh_org"], args.n)
    found = list(screener.screen_many([es.Party(name=name, kind="Organization") for name in queries]))
    some, further = sum(map(bool, found)), sum(len(hits) - 1 for hits in found if hits)
    print(
        f"{len(listed)} listed; of {args.n} names {some / args.n:.3f} find one, with {further / args.n:.3f} more a name"
    )


if __name__ == "__main__":
    main()
