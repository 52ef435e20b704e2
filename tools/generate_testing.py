"""Make the words of `entityscreen.testing` from `resources/testing/`.

usage: python tools/generate_testing.py [--check]

`--check` writes nothing and exits 1 when the committed table differs from what would be written.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the tools are a namespace package when run as scripts too

from tools.generated_files import write_or_check  # noqa: E402

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


if __name__ == "__main__":
    sys.exit(write_or_check({TARGET: render()}))
