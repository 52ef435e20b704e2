"""Reduce the given names of the United States' births to `resources/persons/given_name_births.tsv`.

usage: python tools/given_names_extract.py FILE...

Each file holds rows of name, sex (F or M) and births, as the Social Security Administration publishes them
(`yob1999.txt` of names.zip), or a CSV with a heading that names these columns `first_name`, `sex` and `count`; a `.gz`
is unpacked. It is run by hand when a newer edition is taken.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "resources" / "persons" / "given_name_births.tsv"
FEWEST = 500  # births of a name that is kept
COLUMNS = ["first_name", "sex", "count"]


def births_in(path: Path) -> Iterator[tuple[str, str, int]]:
    """The rows of a file: name, sex and births."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        rows = csv.reader(lines)
        first = next(rows)
        places = [first.index(column) for column in COLUMNS] if COLUMNS[0] in first else [0, 1, 2]
        for row in rows if COLUMNS[0] in first else (first, *rows):
            name, sex, count = (row[place] for place in places)
            yield name.casefold(), sex.upper(), int(float(count))


def main(paths: list[str]) -> int:
    """Write the table below its head, which is kept."""
    counts: Counter[tuple[str, str]] = Counter()
    for path in map(Path, paths):
        for name, sex, births in births_in(path):
            counts[name, sex] += births
    names = sorted({name for name, _ in counts if counts[name, "F"] + counts[name, "M"] >= FEWEST})
    head = [line for line in TARGET.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    rows = [f"{name}\t{counts[name, 'F']}\t{counts[name, 'M']}" for name in names]
    TARGET.write_text("\n".join([*head, "name\twomen\tmen", *rows]) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
