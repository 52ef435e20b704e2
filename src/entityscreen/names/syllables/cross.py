"""Characters against Latin syllables.

Here belongs the comparison of a Han or Hangul name with a Latin one. Each character is looked up among its
spellings; a name is read in one family where it can be (Mandarin, Cantonese, Korean ...), a mixture costs.
"""

from __future__ import annotations

from entityscreen.names.syllables.model import (
    FAMILIES,
    HAKKA,
    LEAST,
    LEAST_CHINESE,
    MAINLAND,
    MISS,
    Arrangement,
    Costs,
    SyllableMatch,
    SyllableName,
    SyllablePart,
)
from entityscreen.names.syllables.readings import reader, system_of
from entityscreen.names.syllables.standing import commonness

# Sound never proves characters: other characters sound the same.
SOUND_COST = 0.015
COMMON_COST = 0.01
# Surname in one family, given name in another (Tan Weiming): real in Singapore, rarer elsewhere.
MIXED_COST = 0.035
# A near miss in a name of two characters leaves one of them only.
LEAST_NEAR_COST, NEAR_OF_TWO_COST = 0.15, 0.07
# Below this a match is not worth describing.
LEAST_SCORE = 0.40
ALL_MIXED_COST = 0.08
FAMILY_COUNT = len(FAMILIES)
FAMILY_INDICES = range(FAMILY_COUNT)
ALL_MIXED = 100
# A family's own cost: Mandarin, Taiwanese, Cantonese, Hokkien, Hakka, Korean, Vietnamese; a mixture.
PRIORS = (0.0, 0.0, 0.0, 0.005, 0.02, 0.0, 0.02, 0.0)
# What is pinyin throughout is seldom a dialect: "Chen Min" is hardly the Hakka reading of 陈明.
PINYIN_PRIORS = ((0.0, 0.0, 0.01, 0.1, 0.12, 0.01, 0.1, 0.1), (0.0, 0.0, 0.01, 0.16, 0.2, 0.01, 0.16, 0.16))
NO_CELLS: list[Costs] = []


def compare_cross(characters: SyllableName, latin: SyllableName) -> SyllableMatch | None:
    """Compare a Han or Hangul name with a Latin one.

    Args:
        characters: a prepared name in characters.
        latin: a prepared Latin name.

    Returns:
        The best alignment, or `None` when no arrangement has as many syllables as there are characters.
    """
    arrangements = latin.arrangements.get(len(characters.text))
    if arrangements is None:
        return None
    weights, surname = characters.weights, characters.surname
    readers = [reader(c, i < surname) for i, c in enumerate(characters.text)]
    best, found, best_cells, best_family = LEAST_SCORE, None, NO_CELLS, MAINLAND
    for arrangement in arrangements:
        most = 1.0 - SOUND_COST - arrangement.cost
        if most <= best:
            break
        cells = [own[syllable] for own, syllable in zip(readers, arrangement.syllables, strict=True)]
        for cell, weight in zip(cells, weights, strict=True):
            most -= weight * cell[LEAST]
        if most <= best:
            continue
        priors = PRIORS if not arrangement.pinyin else PINYIN_PRIORS[len(cells) == 2]
        cost, family = whole_cost(cells, weights, surname, priors)
        if cost > LEAST_NEAR_COST and len(cells) == 2:
            cost += NEAR_OF_TWO_COST
        score = 1.0 - SOUND_COST - arrangement.cost - cost - common_cost(arrangement.syllables)
        if score > best:
            best, found, best_cells, best_family = score, arrangement, cells, family
    return None if found is None else _describe(characters, found, best_cells, best_family, best)


def common_cost(syllables: tuple[str, ...]) -> float:
    """What sounds cost that many names share: `Li Wei` says less than `Kuang Qiong`; in [0, 0.01]."""
    total = 0.0
    for syllable in syllables[1:]:
        total += commonness(syllable)
    return COMMON_COST * total / (len(syllables) - 1)


def whole_cost(
    cells: list[Costs], weights: tuple[float, ...], surname: int, priors: tuple[float, ...]
) -> tuple[float, int]:
    """The cost of a name read in its best family, or in a mixture of them.

    Args:
        cells: what each syllable costs as a spelling of its character, by family.
        weights: what each character is worth.
        surname: how many characters are the surname.
        priors: what each family costs by itself; behind them what a mixture costs more.

    Returns:
        The cost, and the family; `FAMILY_COUNT` plus the given name's family when the surname is read in
        another; `ALL_MIXED` when each syllable is.
    """
    best, family, separate, given_family = MISS, MAINLAND, MISS, MAINLAND
    head_weight, given_weight = weights[0], weights[-1]
    heads, givens = cells[:surname], cells[surname:]
    for index in FAMILY_INDICES:
        given = head = 0.0
        for cell in givens:
            given += cell[index]
        for cell in heads:
            head += cell[index]
        given *= given_weight
        if given < separate and index <= HAKKA:
            separate, given_family = given, index
        total = given + head_weight * head + priors[index]
        if total < best:
            best, family = total, index
    if best > MIXED_COST:
        head = priors[FAMILY_COUNT] + head_weight * sum(cell[LEAST_CHINESE] for cell in heads)
        if MIXED_COST + separate + head < best:
            best, family = MIXED_COST + separate + head, given_family + FAMILY_COUNT
        all_mixed = ALL_MIXED_COST + head + given_weight * sum(cell[LEAST_CHINESE] for cell in givens)
        if all_mixed < best:
            best, family = all_mixed, ALL_MIXED
    return best, family


def _describe(
    name: SyllableName, arrangement: Arrangement, cells: list[Costs], family: int, score: float
) -> SyllableMatch:
    parts = []
    for index, (character, syllable, cell) in enumerate(zip(name.text, arrangement.syllables, cells, strict=True)):
        surname = index < name.surname
        own = family % FAMILY_COUNT
        if family == ALL_MIXED or (family >= FAMILY_COUNT and surname):
            own = cell.index(cell[LEAST_CHINESE])
        missed = cell[own] >= MISS
        system = "" if missed else system_of(character, syllable, own, surname)
        role = "surname" if surname else "given"
        parts.append(SyllablePart(character, syllable, max(0.0, 1.0 - cell[own]), "characters", system, role))
    notes = arrangement.notes + (("systems mixed",) if family >= FAMILY_COUNT else ())
    return SyllableMatch(round(score, 4), tuple(parts), notes)
