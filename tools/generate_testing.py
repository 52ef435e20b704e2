"""Make the words of `entityscreen.testing` from `resources/testing/`.

usage: python tools/generate_testing.py [--check]

`--check` writes nothing and exits 1 when the committed table differs from what would be written.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "resources" / "testing" / "mutation_words.tsv"
TARGET = ROOT / "src" / "entityscreen" / "data" / "testing_words.tsv"
COLUMNS = 3


def render() -> str:
    """The rows, one replacement each.

    Raises:
        ValueError: a row has not three cells, or stands twice.
    """
    rows: dict[tuple[str, str, str], None] = {}
    for number, line in enumerate(SOURCE.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith(("#", "sort\t")):
            continue
        cells = line.split("\t")
        if len(cells) != COLUMNS:
            raise ValueError(f"{SOURCE.name}, line {number}: {len(cells)} cells, not {COLUMNS}")
        sort, word, others = cells
        for other in others.split("|"):
            if (sort, word, other) in rows:
                raise ValueError(f"{SOURCE.name}, line {number}: {word} and {other} stand twice")
            rows[sort, word, other] = None
    return "sort\tfrom\tto\n" + "".join("\t".join(row) + "\n" for row in rows)


def main() -> int:
    """Write the table, or check it."""
    text = render()
    if "--check" not in sys.argv[1:]:
        TARGET.write_text(text, encoding="utf-8")
        return 0
    if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
        print(f"{TARGET.name} is not what {SOURCE.name} makes; run `make tables`")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
