"""Make the table of how Chinese names are spelled in Arabic, Hebrew, Greek, Thai and Indian letters.

usage: python tools/generate_han_spellings_letters.py [--check]

Reads `resources/han/` and the table that `generate_han_spellings.py` made.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # run as a script, its directory is on the path, its package is not
from tools.generate_han_spellings import DATA, Row, Tables, read, split_pinyin, write  # noqa: E402
from tools.generate_han_spellings_hangul import Parts, cheapest, parts_of  # noqa: E402

from entityscreen.names.syllables.letters import SYSTEMS, plain  # noqa: E402

PLACE = "-"  # of the initial in a final
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
    for (first, first_cost), (last, last_cost) in product(
        parts["initial"].get(initial, ()), _ended(parts["final"].get(final, ()), parts)
    ):
        whole = last.replace(PLACE, first) if PLACE in last else first + last
        yield whole, first_cost + last_cost
    yield from parts.get("also", {}).get(syllable, ())


def _ended(spellings: list[tuple[str, float]] | tuple[()], parts: Parts) -> Iterator[tuple[str, float]]:
    """Spellings, and with their end spelled otherwise."""
    for spelling, cost in spellings:
        yield spelling, cost
        for end, others in parts.get("end", {}).items():
            if spelling.endswith(end):
                yield from ((spelling.removesuffix(end) + other, cost + more) for other, more in others)


def rows() -> Iterator[Row]:
    syllables = sorted({row[0] for row in read(DATA / "syllable_mandarin.tsv")})
    for script, system in SYSTEMS.items():
        parts = parts_of(f"mandarin_{system.lower()}.tsv")
        for pinyin in syllables:
            best = cheapest((plain(text, script), cost) for text, cost in spelled(pinyin, parts))
            yield from ((pinyin, system, text, f"{cost:g}") for text, cost in sorted(best.items()))


TABLES: Tables = {
    "syllable_mandarin_letters": (
        ("pinyin", "system", "spelling", "cost"),
        rows,
        "mandarin_arabic.tsv, mandarin_hebrew.tsv, mandarin_greek.tsv, mandarin_thai.tsv, mandarin_devanagari.tsv",
    ),
}


if __name__ == "__main__":
    sys.exit(write(TABLES, "generate_han_spellings_letters.py"))
