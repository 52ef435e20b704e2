"""Reduce the surnames of a census of the United States to `resources/persons/surname_bearers.tsv`.

usage: python tools/surnames_extract.py FILE

The file is the CSV that the Census Bureau publishes (`Names_2010Census.csv` of names.zip): a surname with its bearers a
row, and which share of them calls itself Hispanic. It is run by hand when a newer edition is taken.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "resources" / "persons" / "surname_bearers.tsv"
FEWEST = 2000  # bearers of a surname that is kept
HISPANIC = 70.0  # percent of its bearers, from which on a surname is Spanish or Portuguese
SUPPRESSED = "(S)"  # what stands for a share of a few people


def main(path: str) -> int:
    """Write the table below its head, which is kept."""
    head = [line for line in TARGET.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    bearers: dict[str, tuple[int, str]] = {}
    with Path(path).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            name, count, share = row["name"].casefold(), int(row["count"]), row["pcthispanic"]
            if count >= FEWEST and name.isalpha() and name != "all other names":
                bearers[name] = count, "es" if share != SUPPRESSED and float(share) >= HISPANIC else ""
    rows = [f"{name}\t{count}\t{language}" for name, (count, language) in sorted(bearers.items())]
    TARGET.write_text("\n".join([*head, "name\tbearers\tlanguage", *rows]) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
