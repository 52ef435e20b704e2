"""Characters against Latin syllables.

Here belongs the comparison of a Han or Hangul name with a Latin one. Each character is looked up among its
spellings; a name is read in one family where it can be (Mandarin, Cantonese, Korean ...), a mixture costs.
"""

from __future__ import annotations

from entityscreen.names.syllables.model import (
    CANTONESE,
    FAMILIES,
    HAKKA,
    MAINLAND,
    MIN,
    MISS,
    TAIWAN,
    Arrangement,
    Costs,
    SyllableMatch,
    SyllableName,
    SyllablePart,
)
from entityscreen.names.syllables.readings import reader, system_of

# Sound never proves characters: other characters sound the same.
SOUND_COST = 0.015
# Surname in one family, given name in another (Tan Weiming): real in Singapore, rarer elsewhere.
MIXED_COST = 0.035
# Below this a match is not worth describing.
LEAST_SCORE = 0.30
MIXED_OFFSET = 100
FAMILY_INDICES = range(len(FAMILIES))
# Families that mix: Korean and Vietnamese do not mix with the others.
CHINESE = (MAINLAND, TAIWAN, CANTONESE, MIN, HAKKA)


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
    readers = [reader(c, i < characters.surname) for i, c in enumerate(characters.text)]
    best, best_arrangement, best_cells, best_family = LEAST_SCORE, None, None, MAINLAND
    for arrangement in arrangements:
        if 1.0 - SOUND_COST - arrangement.cost <= best:
            break
        cells = [own[syllable] for own, syllable in zip(readers, arrangement.syllables, strict=True)]
        cost, family = whole_cost(cells, characters.weights, characters.surname)
        score = 1.0 - SOUND_COST - arrangement.cost - cost
        if score > best:
            best, best_arrangement, best_cells, best_family = score, arrangement, cells, family
    if best_arrangement is None or best_cells is None:
        return None
    return _describe(characters, best_arrangement, best_cells, best_family, best)


def whole_cost(cells: list[Costs], weights: tuple[float, ...], surname: int) -> tuple[float, int]:
    """The cost of a name read in its best family, or with the surname in another, and the given name's family."""
    head, head_weight = cells[:surname], weights[0] * surname
    best, family, separate, given_family = MISS, MAINLAND, MISS, MAINLAND
    for index in FAMILY_INDICES:
        given = 0.0
        for cell, weight in zip(cells[surname:], weights[surname:], strict=True):
            given += weight * cell[index]
        if given < separate and index in CHINESE:
            separate, given_family = given, index
        cost = given + weights[0] * sum(cell[index] for cell in head)
        if cost < best:
            best, family = cost, index
    if best <= MIXED_COST:
        return best, family
    own = min(sum(cell[index] for cell in head) for index in CHINESE) / surname
    mixed = MIXED_COST + separate + head_weight * own
    return (mixed, given_family + MIXED_OFFSET) if mixed < best else (best, family)


def _describe(
    name: SyllableName, arrangement: Arrangement, cells: list[Costs], family: int, score: float
) -> SyllableMatch:
    parts = []
    for index, (character, syllable, cell) in enumerate(zip(name.text, arrangement.syllables, cells, strict=True)):
        surname = index < name.surname
        own = family if family < MIXED_OFFSET else family - MIXED_OFFSET
        if family >= MIXED_OFFSET and surname:
            own = min(CHINESE, key=cell.__getitem__)
        missed = cell[own] >= MISS
        system = "" if missed else system_of(character, syllable, own, surname=surname)
        role = "surname" if surname else "given"
        parts.append(SyllablePart(character, syllable, max(0.0, 1.0 - cell[own]), "characters", system, role))
    notes = arrangement.notes + (("systems mixed",) if family >= MIXED_OFFSET else ())
    return SyllableMatch(round(score, 4), tuple(parts), notes)
