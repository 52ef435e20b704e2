"""Make the tables of Cyrillic spellings: Palladius's of Chinese, Kontsevich's of Korean.

usage: python tools/generate_han_spellings_cyrillic.py [--check]

Reads `resources/han/` and the tables that `generate_han.py` and `generate_han_spellings.py` made.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # run as a script, its directory is on the path, its package is not
from tools.generate_han_spellings import (  # noqa: E402
    DATA,
    RESOURCES,
    Parts,
    Row,
    Tables,
    read,
    split_pinyin,
    systems,
    write,
)

from entityscreen.syllables.korean import letters  # noqa: E402

# Spellings dearer than this are left out.
DEAREST = 0.045


def palladius_rows() -> Iterator[Row]:
    (rules,) = systems("palladius.tsv").values()
    for syllable in sorted({row[0] for row in read(DATA / "syllable_mandarin.tsv")}):
        for spelling, _ in rules.spell(syllable, *split_pinyin(syllable)):
            yield spelling, syllable


def named_hangul() -> list[str]:
    """The Hangul syllables that stand in names."""
    named = {row[1] for row in read(RESOURCES / "korean_spellings.tsv") if row[0] in ("surname", "given")}
    given = {row[0] for row in read(DATA / "han_names.tsv") if row[1] != "0" or row[2] in ("1", "2")}
    named.update(hangul for row in read(DATA / "han_readings.tsv") if row[0] in given for hangul in row[3].split())
    return sorted(syllable for syllable in named if len(syllable) == 1)


def kontsevich_rows() -> Iterator[Row]:
    """Hangul syllables that stand in names, by rule from their letters; folded as names are (ё is е)."""
    parts: dict[str, Parts] = {"initial": {}, "vowel": {}, "final": {}, "also": {}}
    for place, hangul, spelling, cost in read(RESOURCES / "kontsevich.tsv"):
        parts[place].setdefault(hangul, []).append((spelling.replace("ё", "е"), float(cost)))
    for hangul in named_hangul():
        first, middle, last = letters(hangul)
        best: dict[str, float] = {}
        composed = product(parts["initial"][first], parts["vowel"].get(middle, ()), parts["final"].get(last, ()))
        found = [("".join(part for part, _ in way), sum(cost for _, cost in way)) for way in composed]
        for spelling, cost in (*found, *parts["also"].get(hangul, ())):
            best[spelling] = round(min(cost, best.get(spelling, DEAREST)), 3)
        yield from ((hangul, text, f"{price:g}") for text, price in sorted(best.items()) if price < DEAREST)


TABLES: Tables = {
    "syllable_palladius": (("cyrillic", "pinyin"), palladius_rows, "palladius.tsv"),
    "syllable_kontsevich": (("hangul", "cyrillic", "cost"), kontsevich_rows, "kontsevich.tsv"),
}


if __name__ == "__main__":
    sys.exit(write(TABLES, "generate_han_spellings_cyrillic.py"))
