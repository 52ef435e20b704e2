"""From a spelling to the characters it can stand for in names, and how likely each is.

Here belongs the way back from Latin letters. The way there is in `readings.py`.
"""

from __future__ import annotations

import math

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.names.syllables.korean import hangul_spellings
from entityscreen.names.syllables.model import CANTONESE, HAKKA, KOREAN, MAINLAND, MIN, TAIWAN, VIETNAMESE
from entityscreen.names.syllables.tables import (
    Readings,
    character_readings,
    dialect_spellings,
    korean_rows,
    name_ranks,
    spelled_syllables,
)

# How often characters of a rank stand in names, relative to each other (rank 0 is not in use).
SURNAME_WEIGHTS = (0.0, 40.0, 3.0)
GIVEN_WEIGHTS = (0.0, 30.0, 8.0, 1.0)
# A character's second reading is meant less often.
READING_SHARES = (1.0, 0.3, 0.1, 0.05)
# How fast a dearer spelling becomes rarer: exp(-30 x 0.03) = 0.41.
COST_RATE = 30.0
_MANDARIN, _CANTONESE = "syllable_mandarin", "syllable_cantonese"

Standing = dict[str, tuple[float, float]]
_STANDING = BoundedDict("syllables.standing", 100_000)


def standing_for(spelling: str, family: int, surname: bool) -> Standing:
    """The characters that a spelling can stand for.

    Args:
        spelling: a Latin syllable.
        family: in which family of readings.
        surname: whether it is a surname.

    Returns:
        Character (Hangul syllable, for Korean names) -> (its share among them; how usual this spelling is
        for it), both in [0, 1].

    Example:
        >>> max(standing_for("kwok", CANTONESE, True).items(), key=lambda item: item[1])[0]
        '郭'
    """
    key = (spelling, family, surname)
    known: Standing | None = _STANDING.get(key)
    if known is None:
        known = _standing(spelling, family, surname)
        _STANDING[key] = known
    return known


def _standing(spelling: str, family: int, surname: bool) -> Standing:
    weights: dict[str, tuple[float, float]] = {}
    for unit, cost in units(family).get(spelling, ()):
        usual = math.exp(-COST_RATE * cost)
        for character, weight, share in unit_characters(family, surname).get(unit, ()):
            likely = weight * usual * share
            if character not in weights or likely > weights[character][0]:
                weights[character] = (likely, usual * share)
    total = sum(likely for likely, _ in weights.values())
    return {character: (likely / total, usual) for character, (likely, usual) in weights.items()} if total else {}


@named_cache("syllables.units", maxsize=16)
def units(family: int) -> dict[str, tuple[tuple[str, float], ...]]:
    """Spelling -> (syllable or character of the family, cost)."""
    found: dict[str, list[tuple[str, float]]] = {}
    if family in (MAINLAND, TAIWAN, CANTONESE):
        for syllable, spellings in spelled_syllables(_CANTONESE if family == CANTONESE else _MANDARIN).items():
            for spelled in spellings:
                if spelled.family == family:
                    found.setdefault(spelled.spelling, []).append((syllable, spelled.cost))
    elif family == KOREAN:
        for hangul in unit_characters(KOREAN, False).keys() | unit_characters(KOREAN, True).keys():
            for spelling, (cost, _) in hangul_spellings(hangul).items():
                found.setdefault(spelling, []).append((hangul, cost))
    elif family == VIETNAMESE:
        for syllable in unit_characters(VIETNAMESE, False):
            found[syllable] = [(syllable, 0.0)]
    else:
        for character, spellings in dialect_spellings().items():
            for spelled in spellings:
                if spelled.family == family:
                    found.setdefault(spelled.spelling, []).append((character, spelled.cost))
    return {spelling: tuple(sorted(rows)) for spelling, rows in found.items()}


@named_cache("syllables.unit_characters", maxsize=16)
def unit_characters(family: int, surname: bool) -> dict[str, tuple[tuple[str, float, float], ...]]:
    """Syllable of a family -> (character, its weight in names, the share of this reading)."""
    found: dict[str, list[tuple[str, float, float]]] = {}
    for name, rank in name_ranks().items():
        weight = SURNAME_WEIGHTS[rank.surname] if surname else GIVEN_WEIGHTS[rank.given]
        readings = character_readings().get(name)
        if not weight or readings is None:
            continue
        for syllable, share in zip(_syllables(name, readings, family, surname), READING_SHARES, strict=False):
            found.setdefault(syllable, []).append((name, weight, share))
    if family == KOREAN:
        for hangul, rank_text in _hangul_ranks(surname):
            weight = (SURNAME_WEIGHTS if surname else GIVEN_WEIGHTS)[int(rank_text)]
            found.setdefault(hangul, []).append((hangul, weight * 3, 1.0))
    return {syllable: tuple(rows) for syllable, rows in found.items()}


def _hangul_ranks(surname: bool) -> list[tuple[str, int]]:
    rows = korean_rows()["surname" if surname else "given"]
    return [(hangul, int(values[0][2])) for hangul, values in rows.items() if len(hangul) == 1]


def _syllables(name: str, readings: Readings, family: int, surname: bool) -> tuple[str, ...]:
    if family in (MIN, HAKKA):
        return (name,)
    if family in (MAINLAND, TAIWAN):
        return (readings.surname_mandarin if surname else ()) or readings.mandarin
    if family == CANTONESE:
        return (readings.surname_cantonese if surname else ()) or readings.cantonese
    return readings.hangul if family == KOREAN else readings.vietnamese
