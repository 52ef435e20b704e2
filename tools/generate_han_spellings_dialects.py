"""Make the table of Hokkien, Teochew, Hakka and Hainanese spellings.

usage: python tools/generate_han_spellings_dialects.py [--check]

Reads `resources/han/` and the tables that `generate_han.py` made. These dialects are spelled by habit: the resource has
the spellings of a character, the habits of the Straits and of the Dutch East Indies make further ones of each.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the tools are a namespace package when run as scripts too

from tools.generate_han_spellings import DATA, DEAREST, RESOURCES, Row, Tables, read, write  # noqa: E402

HOMOPHONE_COST = 0.015
# Endings that the Straits write in two ways.
HABIT_COST, DUTCH_COST = 0.015, 0.015
STRAITS_FINALS = (
    ("ai", "ye"),
    ("ak", "ack"),
    ("ek", "eck"),
    ("ok", "ock"),
    ("ik", "ick"),
    ("at", "att"),
    ("oa", "oar"),
    ("eow", "iow"),
)
Variants = dict[str, list[str]]
# Character, dialect, spelling.
Key = tuple[str, str, str]

_STRAITS = re.compile(r"(chh|ch|ts|ph|th|kh|ng|[bpmfvtdnlgkhjysz])?([aeiou][a-z]*)")


def straits_variants(spelling: str) -> Iterator[tuple[str, float]]:
    """Other spellings of the same sound by the habits of the Straits: Thye for tai, Teck for tek, Khim for kim.

    Example:
        >>> sorted(variant for variant, _ in straits_variants("tai"))
        ['thai', 'thye', 'tye']
    """
    finals = [(spelling, 0.0)]
    finals += [(spelling[: -len(end)] + other, HABIT_COST) for end, other in STRAITS_FINALS if spelling.endswith(end)]
    for text, cost in finals:
        if cost:
            yield text, cost
        if text[0] in "ptk" and text[1] not in "hjsc":
            yield text[0] + "h" + text[1:], cost + HABIT_COST


def dutch_variants(spelling: str, rules: dict[str, Variants]) -> Iterator[tuple[str, float]]:
    """The same sound in Dutch letters: Tjoen for chun, Sioe for siew, Joe for yew.

    Args:
        spelling: an English spelling.
        rules: "initial" and "final" -> what is spelled otherwise.
    """
    match = _STRAITS.fullmatch(spelling)
    if match is None:
        return
    initial, final = match.group(1) or "", match.group(2)
    for first in rules["initial"].get(initial, [initial]):
        for last in rules["final"].get(final, [final]):
            # A glide is written once: yew is joe, not jioe; and none before i: yin is in.
            glide = "" if initial == "y" and final[0] == "i" else first
            text = glide + (last.removeprefix("i") if glide == "j" and len(last) > 2 else last)
            if text != spelling:
                yield text, DUTCH_COST


def dutch_rules() -> dict[str, Variants]:
    found: dict[str, Variants] = {"initial": {}, "final": {}}
    for part, spelled, dutch in read(RESOURCES / "dutch_spellings.tsv"):
        found[part].setdefault(spelled, []).append(dutch)
    return found


def dialect_rows() -> Iterator[Row]:
    """The resource's rows, other spellings of these by habit, and those that characters borrow of homophones."""
    fold = dict(read(DATA / "han_fold.tsv"))
    listed = [(fold_all(characters, fold), *rest) for characters, *rest in read(RESOURCES / "dialect_spellings.tsv")]
    rows: list[tuple[Key, float]] = [
        ((name, dialect, spelling), float(cost)) for name, dialect, spelling, cost in listed
    ]
    yield from ((*key, f"{cost:g}") for key, cost in rows)
    yield from ((*key, f"{cost:g}") for key, cost in by_habit(rows).items())
    yield from ((*key, f"{cost:g}") for key, cost in borrowed(rows).items())


def fold_all(characters: str, fold: dict[str, str]) -> str:
    return "".join(fold.get(c, c) for c in characters)


def cheapest(rows: Iterable[tuple[Key, float]]) -> dict[Key, float]:
    """The rows that say something, each at its least cost."""
    best: dict[Key, float] = {}
    for key, cost in rows:
        if cost <= DEAREST:
            best[key] = min(cost, best.get(key, DEAREST))
    return best


def by_habit(rows: list[tuple[Key, float]]) -> dict[Key, float]:
    """What the Straits and the Indies make of the listed spellings; Hainanese is not spelled in Dutch."""
    dutch, written = dutch_rules(), {key for key, _ in rows}
    found: list[tuple[Key, float]] = []
    for (name, dialect, spelling), cost in rows:
        variants = [*straits_variants(spelling), *(dutch_variants(spelling, dutch) if dialect != "Hainanese" else ())]
        found += [((name, dialect, variant), cost + extra) for variant, extra in variants]
    return cheapest((key, cost) for key, cost in found if key not in written)


def borrowed(rows: list[tuple[Key, float]]) -> dict[Key, float]:
    """The spellings of a homophone, for characters of names that have none of their own in a dialect.

    Two characters that sound alike in Mandarin and in Cantonese nearly always do in Hokkien and Hakka.
    """
    sounds = {
        row[0]: (row[1].split()[0], row[2].split()[0]) for row in read(DATA / "han_readings.tsv") if row[1] and row[2]
    }
    known: dict[tuple[str, str], list[tuple[str, str, float]]] = {}
    for (name, dialect, spelling), cost in rows:
        if name in sounds:
            known.setdefault(sounds[name], []).append((dialect, spelling, cost))
    own = {(name, dialect) for (name, dialect, _), _ in rows}
    given = [row[0] for row in read(DATA / "han_names.tsv") if row[2] != "0" and row[0] in sounds]
    return cheapest(
        ((name, dialect, spelling), cost + HOMOPHONE_COST)
        for name in given
        for dialect, spelling, cost in known.get(sounds[name], [])
        if (name, dialect) not in own
    )


TABLES: Tables = {
    "syllable_dialects": (
        ("character", "dialect", "spelling", "cost"), dialect_rows, "{dialect_spellings,dutch_spellings}.tsv",
    ),
}  # fmt: skip


if __name__ == "__main__":
    sys.exit(write(TABLES, "generate_han_spellings_dialects.py"))
