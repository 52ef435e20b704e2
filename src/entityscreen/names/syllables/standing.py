"""From a spelling to the characters it can stand for in names, and how likely each is.

Here belongs the way back from Latin letters. The way there is in `readings.py`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import chain

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.names.syllables.korean import cyrillic_spellings, hangul_spellings, kana_spellings, letter_spellings
from entityscreen.names.syllables.model import CANTONESE, HAKKA, KOREAN, MAINLAND, MIN, TAIWAN, VIETNAMESE
from entityscreen.names.syllables.tables import (
    Readings,
    Spelled,
    character_readings,
    dialect_spellings,
    korean_rows,
    name_ranks,
    neighbour_spellings,
    spelled_syllables,
)

# How often characters of a rank stand in names, relative to each other (rank 0 is not in use).
COMMON_SURNAME = 40.0
SURNAME_WEIGHTS = (0.0, COMMON_SURNAME, 3.0)
USUAL_GIVEN = 8.0
GIVEN_WEIGHTS = (0.0, 30.0, USUAL_GIVEN, 1.0)
RARE_HANGUL_WEIGHT = 0.3
# A character's second reading is meant less often.
READING_SHARES = (1.0, 0.3, 0.1, 0.05)
# How fast a dearer spelling becomes rarer: exp(-30 x 0.03) = 0.41.
COST_RATE = 30.0
# Spellings cheaper than this count as usual; the weight of the characters of the commonest syllables.
USUAL_COST, COMMONEST = 0.02, 200.0
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
    for spelling, unit, cost in _family_spellings(family):
        found.setdefault(spelling, []).append((unit, cost))
    return {spelling: tuple(sorted(rows)) for spelling, rows in found.items()}


def _family_spellings(family: int) -> Iterator[tuple[str, str, float]]:
    """(spelling, syllable or character, cost) of one family."""
    if family == KOREAN:
        for hangul in sorted({*unit_characters(KOREAN, False), *unit_characters(KOREAN, True)}):
            for spelling, (cost, _) in hangul_spellings(hangul).items():
                yield spelling, hangul, cost
            for spelling, cost in (*cyrillic_spellings(hangul), *kana_spellings(hangul), *letter_spellings(hangul)):
                yield spelling, hangul, cost
    elif family == VIETNAMESE:
        for syllable in sorted({*unit_characters(VIETNAMESE, False), *unit_characters(VIETNAMESE, True)}):
            yield syllable, syllable, 0.0
    else:
        for unit, spellings in chain(_table(family).items(), neighbour_spellings().items()):
            for spelled in spellings:
                if spelled.family == family:
                    yield spelled.spelling, unit, spelled.cost


def _table(family: int) -> dict[str, tuple[Spelled, ...]]:
    if family in (MIN, HAKKA):
        return dialect_spellings()
    return spelled_syllables(_CANTONESE if family == CANTONESE else _MANDARIN)


@named_cache("syllables.unit_characters", maxsize=16)
def unit_characters(family: int, surname: bool) -> dict[str, tuple[tuple[str, float, float], ...]]:
    """Syllable of a family -> (character, its weight in names, the share of this reading).

    Korean syllables stand for themselves: Koreans are compared by the Hangul they share, not by Hanja.
    """
    if family == KOREAN:
        return {hangul: ((hangul, weight, 1.0),) for hangul, weight in _hangul_weights(surname).items()}
    found: dict[str, list[tuple[str, float, float]]] = {}
    for name, rank in name_ranks().items():
        weight = SURNAME_WEIGHTS[rank.surname] if surname else GIVEN_WEIGHTS[rank.given]
        readings = character_readings().get(name)
        if not weight or readings is None:
            continue
        for syllable, share in zip(_syllables(name, readings, family, surname), READING_SHARES, strict=False):
            found.setdefault(syllable, []).append((name, weight, share))
    return {syllable: tuple(rows) for syllable, rows in found.items()}


def is_pinyin(syllables: Iterable[str]) -> bool:
    """Whether all syllables are pinyin of characters used in names (`eng` and `ng` are pinyin of none).

    Args:
        syllables: Latin syllables, lower case.

    Returns:
        True for none as well.

    Example:
        >>> is_pinyin(("zhang", "wei")), is_pinyin(("cheung", "wai"))
        (True, False)
    """
    given, surnames = unit_characters(MAINLAND, False), unit_characters(MAINLAND, True)
    return all(syllable in given or syllable in surnames for syllable in syllables)


def is_common_surname(syllable: str) -> bool:
    """Whether a syllable of pinyin is a common surname.

    Example:
        >>> is_common_surname("zhang"), is_common_surname("guo"), is_common_surname("bao")
        (True, True, False)
    """
    return any(weight >= COMMON_SURNAME for _, weight, _ in unit_characters(MAINLAND, True).get(syllable, ()))


def is_usual_given(syllable: str) -> bool:
    """Whether a syllable of pinyin is one of the usual ones in given names.

    Example:
        >>> is_usual_given("ping"), is_usual_given("nin")
        (True, False)
    """
    return any(weight >= USUAL_GIVEN for _, weight, _ in unit_characters(MAINLAND, False).get(syllable, ()))


def _hangul_weights(surname: bool) -> dict[str, float]:
    """How common Hangul syllables are in names; those that only a rare Hanja has come last."""
    readings = (character_readings().get(name) for name in name_ranks())
    weights = {hangul: RARE_HANGUL_WEIGHT for known in readings if known for hangul in known.hangul}
    for hangul, rows in korean_rows()["surname" if surname else "given"].items():
        if len(hangul) == 1:
            weights[hangul] = (SURNAME_WEIGHTS if surname else GIVEN_WEIGHTS)[int(rows[0][2])]
    return weights


def _syllables(name: str, readings: Readings, family: int, surname: bool) -> tuple[str, ...]:
    if family in (MIN, HAKKA):
        return (name,)
    if family in (MAINLAND, TAIWAN):
        return (readings.surname_mandarin if surname else ()) or readings.mandarin
    if family == CANTONESE:
        return (readings.surname_cantonese if surname else ()) or readings.cantonese
    return readings.vietnamese


@named_cache("syllables.given_spellings", maxsize=1)
def given_spellings() -> frozenset[str]:
    """Usual Latin spellings of the Hangul syllables of given names."""
    named = [hangul for hangul in korean_rows()["given"] if len(hangul) == 1]
    return frozenset(s for hangul in named for s, (cost, _) in hangul_spellings(hangul).items() if cost < USUAL_COST)


@named_cache("syllables.commonness", maxsize=20_000)
def commonness(syllable: str) -> float:
    """How much of the names of a family a syllable can stand for, on a logarithmic scale.

    Args:
        syllable: a Latin syllable.

    Returns:
        In [0, 1]: 0 for what stands for no common character, 1 for sounds like `wei` or `jun`.

    Example:
        >>> commonness("wei") > commonness("qiong") > commonness("xyz")
        True
    """
    most = 0.0
    for family in (MAINLAND, CANTONESE, MIN, KOREAN):
        characters = {
            character: weight
            for unit, cost in units(family).get(syllable, ())
            for character, weight, _ in unit_characters(family, False).get(unit, ())
            if cost < USUAL_COST
        }
        most = max(most, sum(characters.values()))
    return min(1.0, math.log1p(most) / math.log1p(COMMONEST))
