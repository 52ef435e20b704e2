"""The generated tables of Chinese and Korean names, read on first use.

Here belongs reading tables. What the numbers mean for a character is in `character_spellings.py`.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.syllables.model import CANTONESE, HAKKA, MAINLAND, MIN, TAIWAN


class Spelled(NamedTuple):
    """One spelling of a syllable or character, in letters."""

    spelling: str
    family: int
    system: str
    cost: float


class Readings(NamedTuple):
    """A character's readings; the likeliest first."""

    mandarin: tuple[str, ...]
    cantonese: tuple[str, ...]
    hangul: tuple[str, ...]
    vietnamese: tuple[str, ...]
    surname_mandarin: tuple[str, ...]
    surname_cantonese: tuple[str, ...]


class Rank(NamedTuple):
    """How common a character is in names: 1 very, 0 not at all."""

    surname: int
    given: int


# Systems of neighbours.
IN_HANGUL, IN_KATAKANA = "Hangul", "katakana"
_FAMILY = {"mainland": MAINLAND, "taiwan": TAIWAN, "cantonese": CANTONESE}


@named_cache("syllables.readings", maxsize=1)
def character_readings() -> dict[str, Readings]:
    """Canonical character -> its readings in Mandarin, Cantonese, Korean and Vietnamese."""
    return {row[0]: Readings(*[tuple(cell.split()) for cell in row[1:]]) for row in read_rows("han_readings")}


@named_cache("syllables.spelled", maxsize=2)
def spelled_syllables(table: str) -> dict[str, tuple[Spelled, ...]]:
    """Pinyin (`syllable_mandarin`) or Jyutping (`syllable_cantonese`) syllable -> its spellings."""
    found: dict[str, list[Spelled]] = {}
    for syllable, family, system, spelling, cost in read_rows(table):
        found.setdefault(syllable, []).append(Spelled(spelling, _FAMILY[family], system, float(cost)))
    return {syllable: tuple(spellings) for syllable, spellings in found.items()}


@named_cache("syllables.neighbours", maxsize=1)
def neighbour_spellings() -> dict[str, tuple[Spelled, ...]]:
    """Pinyin syllable -> how others spell it; Hangul in letters (jamo): a block stands for itself."""
    found: dict[str, list[Spelled]] = {}
    for table, system in (("syllable_mandarin_hangul", IN_HANGUL), ("syllable_mandarin_katakana", IN_KATAKANA)):
        for pinyin, written, cost in read_rows(table):
            spelling = unicodedata.normalize("NFD", written) if system == IN_HANGUL else written
            found.setdefault(pinyin, []).append(Spelled(spelling, MAINLAND, system, float(cost)))
    return {pinyin: tuple(spellings) for pinyin, spellings in found.items()}


@named_cache("syllables.dialects", maxsize=1)
def dialect_spellings() -> dict[str, tuple[Spelled, ...]]:
    """Character or compound surname -> its spellings in Hokkien, Teochew, Hakka and Hainanese."""
    found: dict[str, list[Spelled]] = {}
    for character, dialect, spelling, cost in read_rows("syllable_dialects"):
        family = HAKKA if dialect == "Hakka" else MIN
        found.setdefault(character, []).append(Spelled(spelling, family, dialect, float(cost)))
    return {character: tuple(spellings) for character, spellings in found.items()}


@named_cache("syllables.ranks", maxsize=1)
def name_ranks() -> dict[str, Rank]:
    """Surname (of one or two characters) or given-name character -> its ranks."""
    return {row[0]: Rank(int(row[1]), int(row[2])) for row in read_rows("han_names")}


@named_cache("syllables.compound", maxsize=1)
def compound_surnames() -> dict[str, tuple[str, ...]]:
    """Compound surname -> the Mandarin readings of its characters, when they are uncommon."""
    return {row[0]: tuple(row[3].split()) for row in read_rows("han_names") if len(row[0]) > 1}


@named_cache("syllables.foreign_korean", maxsize=4)
def foreign_korean(table: str) -> dict[str, tuple[tuple[str, float], ...]]:
    """Hangul syllable -> (spelling, cost) in Cyrillic (`syllable_kontsevich`) or kana."""
    found: dict[str, list[tuple[str, float]]] = {}
    for hangul, spelling, cost in read_rows(table):
        found.setdefault(hangul, []).append((spelling, float(cost)))
    return {hangul: tuple(rows) for hangul, rows in found.items()}


@named_cache("syllables.korean_rows", maxsize=1)
def korean_rows() -> dict[str, dict[str, tuple[tuple[str, str, float], ...]]]:
    """Place in the syllable -> letter or syllable -> (spelling, systems, cost)."""
    found: dict[str, dict[str, list[tuple[str, str, float]]]] = {}
    for place, hangul, spelling, systems, cost in read_rows("syllable_korean"):
        found.setdefault(place, {}).setdefault(hangul, []).append((spelling, systems, float(cost)))
    return {place: {key: tuple(rows) for key, rows in group.items()} for place, group in found.items()}


@named_cache("syllables.burmese", maxsize=1)
def burmese_words() -> frozenset[str]:
    """The syllables of Burmese names as they are spelled: aung, maung, thein; some are Chinese ones as well."""
    rows = read_rows("han_elements")
    return frozenset(word for _, people, _, words in rows if people == "burmese" for word in words.split())
