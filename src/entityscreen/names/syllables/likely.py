"""In which family of readings a Latin name is likeliest spelled: Wong Ka Hong is Cantonese, Tan Boon Bock Hokkien.

Here belongs the likelihood of a whole name: how much of the names of a family each of its syllables stands for. Rare
readings let any syllable be almost any other; where two names are likeliest of one family, they are compared in it
alone.
"""

from __future__ import annotations

import math

from entityscreen.caches import named_cache
from entityscreen.names.syllables.model import CANTONESE, HAKKA, KOREAN, MAINLAND, MIN, TAIWAN
from entityscreen.names.syllables.standing import COST_RATE, is_pinyin, unit_characters, units

# How many people spell their names so, as the natural logarithm of a share: Hakka is a fifth of Cantonese or Hokkien.
_PRIORS = {MAINLAND: 0.0, TAIWAN: 0.0, CANTONESE: 0.0, MIN: 0.0, HAKKA: -1.6, KOREAN: 0.0}
_COMPARED = frozenset({CANTONESE, MIN})  # pinyin and Korean have rules of their own
UNKNOWN = math.log(1e-6)  # of a syllable that a family has not
_Slots = tuple[str, ...]


@named_cache("syllables.likely_family", maxsize=50_000)
def likely_family(syllables: _Slots) -> int | None:
    """The Chinese family in which alone a name is compared with others of the family.

    Args:
        syllables: surname first.

    Returns:
        Cantonese or Hokkien, where the name is likeliest there and all its syllables are; else None.

    Example:
        >>> likely_family(("wong", "ka", "hong")) == CANTONESE, likely_family(("tan", "boon", "mui")) == MIN
        (True, True)
        >>> likely_family(("zhang", "guo", "hong"))
    """
    if is_pinyin(syllables):
        return None
    best = max(_PRIORS, key=lambda family: (_likelihood(syllables, family), -family))
    known = all(syllable in _shares(best, place == 0) for place, syllable in enumerate(syllables))
    return best if best in _COMPARED and known else None


@named_cache("syllables.likelihood", maxsize=50_000)
def likelihood(syllables: _Slots) -> float:
    """How likely a name is in its best family, as a natural logarithm.

    Example:
        >>> likelihood(("tan", "boon", "mui")) > likelihood(("mui", "tan", "boon"))
        True
    """
    return max(_likelihood(syllables, family) for family in _PRIORS)


def _likelihood(syllables: _Slots, family: int) -> float:
    total = _PRIORS[family]
    for place, syllable in enumerate(syllables):
        total += _shares(family, place == 0).get(syllable, UNKNOWN)
    return total


@named_cache("syllables.shares", maxsize=16)
def _shares(family: int, surname: bool) -> dict[str, float]:
    """Spelling -> the logarithm of its share in the names of a family."""
    known = unit_characters(family, surname)
    weights = {spelling: _weight(rows, known) for spelling, rows in units(family).items()}
    total = sum(weights.values())
    return {spelling: math.log(weight / total) for spelling, weight in weights.items() if weight}


def _weight(rows: tuple[tuple[str, float], ...], known: dict[str, tuple[tuple[str, float, float], ...]]) -> float:
    """How much the characters weigh that a spelling stands for."""
    found: dict[str, float] = {}
    for unit, cost in rows:
        likely = math.exp(-COST_RATE * cost)
        for character, weight, share in known.get(unit, ()):
            value = weight * share * likely
            if value > found.get(character, 0.0):
                found[character] = value
    return sum(found.values())
