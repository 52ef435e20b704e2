"""How many addresses of ordinary firms alert on a list, each screened alone, without a name.

    python benchmarks/ordinary_addresses.py OUI.TXT LIST [--sample 10000] [--seed 1]

`OUI.TXT` is the register of makers of network hardware (IEEE MA-L), which states a firm with its address in each of
some 35,000 records from all countries: the package `netaddr` has it (`netaddr/eui/oui.txt`), and Debian's `ieee-data`.
It had no part in setting any weight. A firm that is listed itself may alert: the names of both sides are printed.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from pathlib import Path

import entityscreen as es

_MAKER = re.compile(r"^[0-9A-F]{6}\s+\(base 16\)\s+(.+)$")


def read_addresses(path: Path) -> Iterator[tuple[str, str]]:
    """The firms of a register, each with its address on one line: street, town and code, country."""
    firm, lines = "", list[str]()
    for line in [*path.read_text(encoding="utf-8", errors="replace").splitlines(), ""]:
        if maker := _MAKER.match(line):
            firm, lines = maker[1].strip(), []
        elif firm and line.strip():
            lines.append(" ".join(line.split()))
        elif firm:
            if len(lines) > 1:  # a country alone is no address
                yield firm, ", ".join(lines)
            firm = ""


def main() -> None:
    """Screen a sample, and print what alerts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("register", type=Path)
    parser.add_argument("list", type=Path)
    parser.add_argument("--sample", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    firms = {address: firm for firm, address in read_addresses(options.register)}
    addresses = sorted(firms)
    sample = random.Random(options.seed).sample(addresses, min(options.sample, len(addresses)))
    screener = es.Screener(es.read_list(options.list, quiet=True))
    parties = (es.Party(name="", addresses=[address]) for address in sample)
    alerts = 0
    for address, hits in zip(sample, screener.screen_many(parties), strict=True):
        alerts += bool(hits)
        for hit in hits[:1]:
            listed = "; ".join(hit.entity.addresses)
            print(f"{hit.score:.3f}  {firms[address]}, {address}  =  {hit.entity.caption}, {listed}")
    print(f"{alerts} of {len(sample)} addresses alert ({len(addresses)} different ones in the register)")


if __name__ == "__main__":
    main()
