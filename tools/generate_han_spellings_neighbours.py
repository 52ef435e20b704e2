"""Make the tables of how neighbours write Chinese and Korean names: in Hangul, in katakana and in Cyrillic letters.

usage: python tools/generate_han_spellings_neighbours.py [--check]

Reads `resources/han/` and the tables that `generate_han.py` and `generate_han_spellings.py` made. Chinese is written
by the syllables of pinyin, Korean by the letters of Hangul; Cyrillic is Palladius's of Chinese, Kontsevich's of Korean.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # run as a script, its directory is on the path, its package is not

from tools.generate_han_spellings import (  # noqa: E402
    DATA,
    RESOURCES,
    Row,
    Tables,
    read,
    split_pinyin,
    systems,
    write,
)

from entityscreen.syllables.characters import compose, letters  # noqa: E402

# Spellings dearer than this are left out.
DEAREST, DEAREST_KONTSEVICH = 0.025, 0.045
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


COLUMNS = "アイウエオ"
GLIDES = dict(zip("ヤユヨ", "ャュョ", strict=True))
BEFORE_GLIDE = 1  # the column of イ


def joined(initial: str, final: str) -> str:
    """A final behind an initial, given as its five kana.

    Example:
        >>> joined("シャ シ シュ シェ ショ", "ヤン"), joined("カ キ ク ケ コ", "ウァン")
        ('シャン', 'クァン')
    """
    row, first = initial.split(" "), final[0]
    if first in GLIDES:
        return row[BEFORE_GLIDE] + GLIDES[first] + final[1:]
    return row[COLUMNS.index(first)] + final[1:]


def composed(parts: Parts, initial: str, final: str) -> Iterator[tuple[str, float]]:
    """An initial with what follows it."""
    for (first, first_cost), (last, last_cost) in product(
        parts["initial"].get(initial, ()), parts["final"].get(final, ())
    ):
        yield joined(first, last), first_cost + last_cost


def katakana_rows() -> Iterator[Row]:
    parts = parts_of("mandarin_katakana.tsv")
    for pinyin in sorted({row[0] for row in read(DATA / "syllable_mandarin.tsv")}):
        whole = parts["whole"].get(pinyin)
        best = cheapest(whole or composed(parts, *split_pinyin(pinyin)))
        yield from ((pinyin, spelling, f"{cost:g}") for spelling, cost in sorted(best.items()))


def korean_katakana_rows() -> Iterator[Row]:
    """Hangul syllables that stand in names, by rule from their letters."""
    parts = parts_of("korean_katakana.tsv")
    for hangul in named_hangul():
        best = cheapest(in_kana(hangul, parts))
        yield from ((hangul, spelling, f"{cost:g}") for spelling, cost in sorted(best.items()))


def in_kana(hangul: str, parts: Parts) -> Iterator[tuple[str, float]]:
    initial, vowel, final = letters(hangul)
    heads = parts["alone"][vowel] if initial == "ㅇ" else composed(parts | {"final": parts["vowel"]}, initial, vowel)
    for (head, cost), (tail, more) in product(heads, parts["final"].get(final, ())):
        yield head + tail, cost + more
    yield from parts["also"].get(hangul, ())


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
    parts: Parts = {"initial": {}, "vowel": {}, "final": {}, "also": {}}
    for place, hangul, spelling, cost in read(RESOURCES / "kontsevich.tsv"):
        parts[place].setdefault(hangul, []).append((spelling.replace("ё", "е"), float(cost)))
    for hangul in named_hangul():
        first, middle, last = letters(hangul)
        best: dict[str, float] = {}
        composed = product(parts["initial"][first], parts["vowel"].get(middle, ()), parts["final"].get(last, ()))
        found = [("".join(part for part, _ in way), sum(cost for _, cost in way)) for way in composed]
        for spelling, cost in (*found, *parts["also"].get(hangul, ())):
            best[spelling] = round(min(cost, best.get(spelling, DEAREST_KONTSEVICH)), 3)
        yield from ((hangul, text, f"{price:g}") for text, price in sorted(best.items()) if price < DEAREST_KONTSEVICH)


TABLES: Tables = {
    "syllable_mandarin_hangul": (("pinyin", "hangul", "cost"), hangul_rows, "mandarin_hangul.tsv"),
    "syllable_mandarin_katakana": (("pinyin", "katakana", "cost"), katakana_rows, "mandarin_katakana.tsv"),
    "syllable_korean_katakana": (("hangul", "katakana", "cost"), korean_katakana_rows, "korean_katakana.tsv"),
    "syllable_palladius": (("cyrillic", "pinyin"), palladius_rows, "palladius.tsv"),
    "syllable_kontsevich": (("hangul", "cyrillic", "cost"), kontsevich_rows, "kontsevich.tsv"),
}


if __name__ == "__main__":
    sys.exit(write(TABLES, "generate_han_spellings_neighbours.py"))
