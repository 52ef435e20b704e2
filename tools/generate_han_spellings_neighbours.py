"""Make the tables of how others write Chinese and Korean names: in Hangul, in katakana and in six alphabets.

usage: python tools/generate_han_spellings_neighbours.py [--check]

Reads `resources/han/` and the tables that `generate_han.py` and `generate_han_spellings.py` made. Chinese is written
by the syllables of pinyin, Korean by the letters of Hangul; Cyrillic is Palladius's of Chinese, Kontsevich's of Korean.
What the two resources of letters have for an alphabet is made of initials and finals, and written in its equal letters.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
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

from entityscreen.model.script import Script  # noqa: E402
from entityscreen.readings.characters import (  # noqa: E402
    CHINESE_ABROAD,
    IN_HANGUL,
    IN_KATAKANA,
    KONTSEVICH,
    KOREAN_ABROAD,
    compose,
    letters,
)
from entityscreen.syllables.transcribed_names import EQUAL_LETTERS, LETTERS, plain  # noqa: E402
from entityscreen.text.folding import fold  # noqa: E402

# Spellings dearer than this are left out.
DEAREST, DEAREST_KONTSEVICH = 0.025, 0.045
# Behind these letters Korean says no glide.
NO_GLIDE = "ㅈㅉㅊ"
# Part of a syllable -> its key (an initial, a final) -> spellings with their costs.
Parts = dict[str, dict[str, list[tuple[str, float]]]]


def parts_of(name: str, script: str = "") -> Parts:
    """The rows of a resource by their part, of one script if it has several."""
    found: Parts = {}
    for *where, part, key, spelling, cost in read(RESOURCES / name):
        if not script or where == [script]:
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
    for without, cost in parts["glide"][vowel]:
        yield without, 0.0
        yield vowel, cost


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


def in_katakana(syllable: str, parts: Parts) -> Iterator[tuple[str, float]]:
    """The spellings of a pinyin syllable in katakana."""
    return iter(parts["whole"].get(syllable) or composed(parts, *split_pinyin(syllable)))


def in_kana(hangul: str, parts: Parts) -> Iterator[tuple[str, float]]:
    initial, vowel, final = letters(hangul)
    heads = parts["alone"][vowel] if initial == "ㅇ" else composed(parts | {"final": parts["vowel"]}, initial, vowel)
    for (head, cost), (tail, more) in product(heads, parts["final"].get(final, ())):
        yield head + tail, cost + more
    yield from parts["also"].get(hangul, ())


PLACE, SILENT = "-", "ㅇ"  # where the initial stands in what follows it; no initial
# Finals in full of syllables that begin with a vowel.
ALONE = {
    "yi": "i", "ya": "ia", "ye": "ie", "yao": "iao", "you": "iou", "yan": "ian", "yin": "in", "yang": "iang",
    "ying": "ing", "yong": "iong", "wu": "u", "wa": "ua", "wo": "uo", "wai": "uai", "wei": "uei", "wan": "uan",
    "wen": "uen", "wang": "uang", "weng": "ueng", "yu": "v", "yue": "ve", "yuan": "van", "yun": "vn",
}  # fmt: skip


def chinese_in_letters(syllable: str, parts: Parts) -> Iterator[tuple[str, float]]:
    """The spellings of a pinyin syllable in an alphabet."""
    if syllable in parts["whole"]:
        yield from ended(parts["whole"][syllable], parts)
        return
    initial, final = ("", ALONE[syllable]) if syllable in ALONE else split_pinyin(syllable)
    yield from placed(parts["initial"].get(initial, ()), ended(parts["final"].get(final, ()), parts))
    yield from parts.get("also", {}).get(syllable, ())


def korean_in_letters(hangul: str, parts: Parts) -> Iterator[tuple[str, float]]:
    """The spellings of a Hangul syllable in an alphabet."""
    initial, vowel, final = letters(hangul)
    voiced = placed(parts["initial"].get(initial, ()), parts["vowel"][vowel])
    heads, tails = parts["alone"].get(vowel, ()) if initial == SILENT else voiced, parts["final"].get(final, ())
    yield from ended(((head + tail, cost + more) for (head, cost), (tail, more) in product(heads, tails)), parts)
    yield from parts["also"].get(hangul, ())


def placed(initials: Iterable[tuple[str, float]], finals: Iterable[tuple[str, float]]) -> Iterator[tuple[str, float]]:
    """An initial with what follows it, or stands around it."""
    for (first, first_cost), (last, last_cost) in product(initials, finals):
        yield last.replace(PLACE, first) if PLACE in last else first + last, first_cost + last_cost


def ended(spellings: Iterable[tuple[str, float]], parts: Parts) -> Iterator[tuple[str, float]]:
    """Spellings, and with their end spelled otherwise."""
    for spelling, cost in spellings:
        yield spelling, cost
        for end, others in parts.get("end", {}).items():
            if spelling.endswith(end):
                yield from ((spelling.removesuffix(end) + other, cost + more) for other, more in others)


def pinyin_syllables() -> list[str]:
    return sorted({row[0] for row in read(DATA / "syllable_mandarin.tsv")})


def mandarin_rows() -> Iterator[Row]:
    for system, spell, name in ((IN_HANGUL, in_hangul, "hangul"), (IN_KATAKANA, in_katakana, "katakana")):
        yield from spelled(pinyin_syllables(), system, spell, parts_of(f"mandarin_{name}.tsv"))
    for script in LETTERS:
        parts = parts_of("mandarin_letters.tsv", script)
        yield from spelled(pinyin_syllables(), script, in_equal_letters(chinese_in_letters, script), parts)


def korean_rows() -> Iterator[Row]:
    """Hangul syllables that stand in names, by rule from their letters."""
    yield from kontsevich_rows()
    yield from spelled(named_hangul(), IN_KATAKANA, in_kana, parts_of("korean_katakana.tsv"))
    for script in LETTERS:
        parts = parts_of("korean_letters.tsv", script)
        yield from spelled(named_hangul(), script, in_equal_letters(korean_in_letters, script), parts)


# From a syllable and the parts of a writing to its spellings with their costs.
Spell = Callable[[str, Parts], Iterator[tuple[str, float]]]


def in_equal_letters(spell: Spell, script: Script) -> Spell:
    """The same in the letters that stand for all that are equal to them."""
    return lambda syllable, parts: ((plain(fold(text), script), cost) for text, cost in spell(syllable, parts))


def spelled(syllables: Iterable[str], system: str, spell: Spell, parts: Parts) -> Iterator[Row]:
    """The rows of one writing."""
    for syllable in syllables:
        best = cheapest(spell(syllable, parts))
        yield from ((syllable, system, spelling, f"{cost:g}") for spelling, cost in sorted(best.items()))


def equal_rows() -> Iterator[Row]:
    return (tuple(row) for row in read(RESOURCES / "equal_letters.tsv"))


def palladius_rows() -> Iterator[Row]:
    (rules,) = systems("palladius.tsv").values()
    for syllable in pinyin_syllables():
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
        for text, price in sorted(best.items()):
            if price < DEAREST_KONTSEVICH:
                yield hangul, KONTSEVICH, text, f"{price:g}"


COLUMNS_ABROAD = ("syllable", "system", "spelling", "cost")
TABLES: Tables = {
    EQUAL_LETTERS: (("script", "written", "same"), equal_rows, "equal_letters.tsv"),  # first: the others are in them
    CHINESE_ABROAD: (COLUMNS_ABROAD, mandarin_rows, "mandarin_{hangul,katakana,letters}.tsv"),
    KOREAN_ABROAD: (COLUMNS_ABROAD, korean_rows, "{kontsevich,korean_katakana,korean_letters}.tsv"),
    "syllable_palladius": (("cyrillic", "pinyin"), palladius_rows, "palladius.tsv"),
}


if __name__ == "__main__":
    sys.exit(write(TABLES, "generate_han_spellings_neighbours.py"))
