"""Make the table of Hokkien, Teochew, Hakka, Hainanese, Foochow and Henghua spellings.

usage: python tools/generate_han_spellings_dialects.py [--check]

Reads `resources/han/` and the tables that `generate_han.py` made. These dialects are spelled by habit: the resource has
the spellings of a character, the habits of the Straits, the Dutch Indies, the Philippines and Cambodia make further
ones of each.
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
STRAITS, DUTCH, SPANISH, KHMER, SARAWAK = "straits", "dutch", "spanish", "khmer", "sarawak"
# Where each dialect is written: Hokkien and Teochew speakers settled everywhere, Hakkas in the Straits and the Indies.
PLACES = {"Hokkien or Teochew": (STRAITS, DUTCH, SPANISH, KHMER), "Hakka": (STRAITS, DUTCH),
          "Foochow": (STRAITS, SARAWAK)}  # fmt: skip
# Place of writing and part of a syllable -> what is written -> the other ways with what they cost.
Habits = dict[tuple[str, str], dict[str, list[tuple[str, float]]]]
# Character, dialect, spelling.
Key = tuple[str, str, str]

_NOT_SPANISH = re.compile("c[eiy]|qu[aouy]")  # k is c before a, o and u, qu before e and i
_SYLLABLE = re.compile(
    r"(chh|ch|ts|ph|th|(?:kw|ku|qu|hw|hu|sw|su)(?=[aei])|kh|ng|sh|[bpmfvtdnlgkhjysz])?([aeiouw][a-z]*|ng)"
)


def habits() -> Habits:
    """The ways to write each beginning and ending, by where they are in use."""
    found: Habits = {}
    for where, part, cost, ways in read(RESOURCES / "dialect_habits.tsv"):
        known = found.setdefault((where, part), {})
        first, *others = ways.split()
        for own in (first, *others) if where == STRAITS else (first,):
            known.setdefault(own, []).extend((way, float(cost)) for way in (first, *others) if way != own)
    return found


def written_otherwise(spelling: str, known: Habits, where: str) -> Iterator[tuple[str, float]]:
    """Other spellings of the same sound by the habits of a place: Thye for tai, Teck for tek; Tjoen for chun.

    Example:
        >>> sorted(other for other, _ in written_otherwise("tai", habits(), "straits"))
        ['tay', 'taye', 'thai', 'thay', 'thaye', 'thye', 'tye']
    """
    match = _SYLLABLE.fullmatch(spelling)
    if match is None:
        return
    initial, final = match.group(1) or "", match.group(2)
    for first, cost in ((initial, 0.0), *known.get((where, "initial"), {}).get(initial, [])):
        for last, more in ((final, 0.0), *known[where, "final"].get(final, [])):
            text = first + last
            if where == DUTCH:  # a glide is written once: yew is joe, not jioe; and none before i: yin is in
                glide = "" if initial == "y" and final[0] == "i" else first
                text = glide + (last.removeprefix("i") if glide == "j" and len(last) > 2 else last)
            if text != spelling and not (where == SPANISH and _NOT_SPANISH.match(text)):
                yield text, round(cost + more, 3)


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
    known, written = habits(), {key for key, _ in rows}
    found: list[tuple[Key, float]] = []
    for (name, dialect, spelling), cost in rows:
        for where in PLACES.get(dialect, (STRAITS,)):
            found += [((name, dialect, way), cost + more) for way, more in written_otherwise(spelling, known, where)]
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
        ("character", "dialect", "spelling", "cost"), dialect_rows, "{dialect_spellings,dialect_habits}.tsv",
    ),
}  # fmt: skip


if __name__ == "__main__":
    sys.exit(write(TABLES, "generate_han_spellings_dialects.py"))
