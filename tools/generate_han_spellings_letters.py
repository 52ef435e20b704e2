"""Make the tables of how Chinese and Korean names are spelled in Arabic, Hebrew, Greek, Thai and Indian letters.

usage: python tools/generate_han_spellings_letters.py [--check]

Reads `resources/han/` and the tables that `generate_han.py` and `generate_han_spellings.py` made.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # run as a script, its directory is on the path, its package is not
from tools.generate_han_spellings import DATA, Row, Tables, read, split_pinyin, write  # noqa: E402
from tools.generate_han_spellings_cyrillic import named_hangul  # noqa: E402
from tools.generate_han_spellings_hangul import Parts, cheapest, parts_of  # noqa: E402

from entityscreen.syllables.korean import letters  # noqa: E402
from entityscreen.syllables.transcribed_names import LETTER_SYSTEMS, plain  # noqa: E402
from entityscreen.text.folding import fold  # noqa: E402

PLACE = "-"  # of the initial in a final
SILENT = "ㅇ"
# Finals in full of syllables that begin with a vowel.
ALONE = {
    "yi": "i", "ya": "ia", "ye": "ie", "yao": "iao", "you": "iou", "yan": "ian", "yin": "in", "yang": "iang",
    "ying": "ing", "yong": "iong", "wu": "u", "wa": "ua", "wo": "uo", "wai": "uai", "wei": "uei", "wan": "uan",
    "wen": "uen", "wang": "uang", "weng": "ueng", "yu": "v", "yue": "ve", "yuan": "van", "yun": "vn",
}  # fmt: skip


def spelled(syllable: str, parts: Parts) -> Iterator[tuple[str, float]]:
    """The spellings of a pinyin syllable."""
    if syllable in parts["whole"]:
        yield from _ended(parts["whole"][syllable], parts)
        return
    initial, final = ("", ALONE[syllable]) if syllable in ALONE else split_pinyin(syllable)
    yield from _composed(initial, _ended(parts["final"].get(final, ()), parts), parts)
    yield from parts.get("also", {}).get(syllable, ())


def _composed(initial: str, finals: Iterable[tuple[str, float]], parts: Parts) -> Iterator[tuple[str, float]]:
    """An initial with what follows it, or stands around it."""
    for (first, first_cost), (last, last_cost) in product(parts["initial"].get(initial, ()), finals):
        yield last.replace(PLACE, first) if PLACE in last else first + last, first_cost + last_cost


def _ended(spellings: Iterable[tuple[str, float]], parts: Parts) -> Iterator[tuple[str, float]]:
    """Spellings, and with their end spelled otherwise."""
    for spelling, cost in spellings:
        yield spelling, cost
        for end, others in parts.get("end", {}).items():
            if spelling.endswith(end):
                yield from ((spelling.removesuffix(end) + other, cost + more) for other, more in others)


def mandarin_rows() -> Iterator[Row]:
    syllables = sorted({row[0] for row in read(DATA / "syllable_mandarin.tsv")})
    for script, system in LETTER_SYSTEMS.items():
        parts = parts_of(f"mandarin_{system.lower()}.tsv")
        for pinyin in syllables:
            best = cheapest((plain(fold(text), script), cost) for text, cost in spelled(pinyin, parts))
            yield from ((pinyin, system, text, f"{cost:g}") for text, cost in sorted(best.items()))


def korean_rows() -> Iterator[Row]:
    """Hangul syllables that stand in names, by rule from their letters."""
    tables = {script: parts_of(f"korean_{system.lower()}.tsv") for script, system in LETTER_SYSTEMS.items()}
    for hangul in named_hangul():
        for script, parts in tables.items():
            best = cheapest((plain(fold(text), script), cost) for text, cost in in_letters(hangul, parts))
            yield from ((hangul, text, f"{cost:g}") for text, cost in sorted(best.items()))


def in_letters(hangul: str, parts: Parts) -> Iterator[tuple[str, float]]:
    """The spellings of a Hangul syllable."""
    initial, vowel, final = letters(hangul)
    tails = parts["final"].get(final, [])
    heads = parts["alone"].get(vowel, []) if initial == SILENT else _composed(initial, parts["vowel"][vowel], parts)
    for (head, cost), (tail, more) in product(heads, tails):
        yield from _ended([(head + tail, cost + more)], parts)
    yield from parts["also"].get(hangul, ())


TABLES: Tables = {
    "syllable_mandarin_letters": (
        ("pinyin", "system", "spelling", "cost"),
        mandarin_rows,
        "mandarin_arabic.tsv, mandarin_hebrew.tsv, mandarin_greek.tsv, mandarin_thai.tsv, mandarin_devanagari.tsv",
    ),
    "syllable_korean_letters": (
        ("hangul", "spelling", "cost"),
        korean_rows,
        "korean_arabic.tsv, korean_hebrew.tsv, korean_greek.tsv, korean_thai.tsv, korean_devanagari.tsv",
    ),
}


if __name__ == "__main__":
    sys.exit(write(TABLES, "generate_han_spellings_letters.py"))
