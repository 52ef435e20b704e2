"""Make the table of how Korea writes Chinese names: Mandarin syllables in Hangul.

usage: python tools/generate_han_spellings_hangul.py [--check]

Reads `resources/han/` and the table that `generate_han_spellings.py` made.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # run as a script, its directory is on the path, its package is not
from tools.generate_han_spellings import DATA, RESOURCES, Row, Tables, read, split_pinyin, write  # noqa: E402

from entityscreen.syllables.korean import compose, letters  # noqa: E402

# Spellings dearer than this are left out.
DEAREST = 0.025
# Behind these letters Korean says no glide.
NO_GLIDE = "ㅈㅉㅊ"
# Part of a syllable -> its key (an initial, a final) -> spellings with their costs.
Parts = dict[str, dict[str, list[tuple[str, float]]]]


def parts_of(name: str) -> Parts:
    """The rows of a resource by their part."""
    found: Parts = {}
    for *_, part, key, spelling, cost in read(RESOURCES / name):
        found.setdefault(part, {}).setdefault(key, []).append((spelling, float(cost)))
    return found


def cheapest(found: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Each spelling at its least cost, those that are too dear left out."""
    best: dict[str, float] = {}
    for spelling, cost in found:
        if cost <= DEAREST:
            best[spelling] = round(min(cost, best.get(spelling, DEAREST)), 3)
    return best


def in_hangul(syllable: str, parts: Parts) -> Iterator[tuple[str, float]]:
    """The spellings of a pinyin syllable in Hangul."""
    if syllable in parts["whole"]:
        yield from parts["whole"][syllable]
        return
    initial, final = split_pinyin(syllable)
    for (first, first_cost), (last, last_cost) in product(
        parts["initial"].get(initial, ()), parts["final"].get(final, ())
    ):
        _, vowel, ending = letters(last[0])
        cost = first_cost + last_cost
        yield from ((compose(first, v, ending) + last[1:], cost + more) for v, more in vowels(first, vowel, parts))


def vowels(initial: str, vowel: str, parts: Parts) -> Iterator[tuple[str, float]]:
    """A vowel as it is written behind an initial: a glide goes behind some, though not everybody leaves it out."""
    if initial not in NO_GLIDE or vowel not in parts["glide"]:
        yield vowel, 0.0
        return
    for plain, cost in parts["glide"][vowel]:
        yield plain, 0.0
        yield vowel, cost


def hangul_rows() -> Iterator[Row]:
    parts = parts_of("mandarin_hangul.tsv")
    for pinyin in sorted({row[0] for row in read(DATA / "syllable_mandarin.tsv")}):
        best = cheapest(in_hangul(pinyin, parts))
        yield from ((pinyin, spelling, f"{cost:g}") for spelling, cost in sorted(best.items()))


TABLES: Tables = {
    "syllable_mandarin_hangul": (("pinyin", "hangul", "cost"), hangul_rows, "mandarin_hangul.tsv"),
}


if __name__ == "__main__":
    sys.exit(write(TABLES, "generate_han_spellings_hangul.py"))
