"""Count in how many names of a register each word stands: what the bits of `scoring/` are made of.

The register is a text file, gzipped or not, with one name of an organisation a line, or with cells parted by tabs of
which the last is the name and the first its source. Only aggregated counts are written, of words that stand in one
name in 16,384 or more: rarer ones are all alike to a reviewer, and would name single firms.

    python tools/count_words.py names.tsv.gz --source gleif --date 2026-11-29 > resources/scoring/words.tsv
"""

from __future__ import annotations

import argparse
import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from entityscreen.model.kind import Family
from entityscreen.names.prepare import prepare_name
from entityscreen.names.word_bits import RAREST, words_of

HEAD = """\
# In how many of a million names of organisations a word stands; a word that a table gives a meaning is also counted as
#   that meaning in any language, `=` before it.
# Source: the LEI register of the Global Legal Entity Identifier Foundation (GLEIF), {count:,} names,
#   counted by tools/count_words.py; aggregated counts only. Date: {date}. Licence: CC0 1.0.
# Why: that two names share `energy` says nothing, that they share `mostotrest` nearly all.
# Columns: word, names in a million.
word\tper_million
"""


def names_of(path: Path, source: str) -> Iterator[str]:
    """The names of a register."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if not source or cells[0] == source:
                yield cells[-1]


def main() -> None:
    """Write the table to standard output."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("names", type=Path)
    parser.add_argument("--source", default="", help="the first cell of the lines to count")
    parser.add_argument("--date", required=True, help="of the register")
    args = parser.parse_args()
    counts: Counter[str] = Counter()
    total = 0
    for name in names_of(args.names, args.source):
        total += 1
        parts = prepare_name(name, Family.ORGANISATION).variants[0].parts
        counts.update({word for part in parts for word in words_of(part.token)})
    sys.stdout.write(HEAD.format(count=total, date=args.date))
    least = total / 2**RAREST
    for word, count in sorted(counts.items(), key=lambda row: (-row[1], row[0])):
        if count >= least and word:
            sys.stdout.write(f"{word}\t{round(1e6 * count / total)}\n")


if __name__ == "__main__":
    main()
