"""Make the tables of how Japan writes Chinese and Korean names: Mandarin and Hangul syllables in katakana.

usage: python tools/generate_han_spellings_kana.py [--check]

Reads `resources/han/` and the tables that `generate_han.py` and `generate_han_spellings.py` made.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # run as a script, its directory is on the path, its package is not
from tools.generate_han_spellings import DATA, Row, Tables, read, split_pinyin, write  # noqa: E402
from tools.generate_han_spellings_cyrillic import named_hangul  # noqa: E402
from tools.generate_han_spellings_hangul import Parts, cheapest, parts_of  # noqa: E402

from entityscreen.syllables.korean import letters  # noqa: E402

COLUMNS = "アイウエオ"
SILENT, ASPIRATE = "アイウエオ", "ハヒフヘホ"
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


def mandarin_rows() -> Iterator[Row]:
    parts = parts_of("mandarin_katakana.tsv")
    for pinyin in sorted({row[0] for row in read(DATA / "syllable_mandarin.tsv")}):
        whole = parts["whole"].get(pinyin)
        best = cheapest(whole or composed(parts, *split_pinyin(pinyin)))
        yield from ((pinyin, spelling, f"{cost:g}") for spelling, cost in sorted(best.items()))


def korean_rows() -> Iterator[Row]:
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


def linked_rows() -> Iterator[Row]:
    """What a final and a silent initial, or ㅎ, make together: ノ is ンオ and ンホ, ニョ is ンヨ and ンヒョ."""
    for final, linked in parts_of("korean_katakana.tsv")["linked"].items():
        for row, _ in linked:
            for kana, silent, aspirate in zip(row.split(" "), SILENT, ASPIRATE, strict=True):
                yield from ((kana, final + kana_apart) for kana_apart in (silent, aspirate))
                for large, small in GLIDES.items() if silent == COLUMNS[BEFORE_GLIDE] else ():
                    yield from ((kana + small, final + apart) for apart in (large, aspirate + small))


TABLES: Tables = {
    "syllable_mandarin_katakana": (("pinyin", "katakana", "cost"), mandarin_rows, "mandarin_katakana.tsv"),
    "syllable_korean_katakana": (("hangul", "katakana", "cost"), korean_rows, "korean_katakana.tsv"),
    "syllable_korean_linked": (("together", "apart"), linked_rows, "korean_katakana.tsv"),
}


if __name__ == "__main__":
    sys.exit(write(TABLES, "generate_han_spellings_kana.py"))
