"""In which family of readings a Latin name is likeliest spelled: Wong Ka Hong is Cantonese, Tan Boon Bock Hokkien.

Here belongs the likelihood of a whole name: how much of the names of a family each of its syllables stands for. Rare
readings let any syllable be almost any other; where two names are likeliest of one family, they are compared in it
alone.
"""

from __future__ import annotations

import math

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.syllables.model import CANTONESE, FAMILIES, HAKKA, KOREAN, MAINLAND, MIN, TAIWAN
from entityscreen.names.syllables.standing import COST_RATE, is_pinyin, unit_characters, units

# How many people spell their names so, as the natural logarithm of a share: Hakka is a fifth of Cantonese or Hokkien.
_PRIORS = {MAINLAND: 0.0, TAIWAN: 0.0, CANTONESE: 0.0, MIN: 0.0, HAKKA: -1.6, KOREAN: 0.0}
COMPARED_WITH = frozenset(_PRIORS)
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
    known = all(weight_of(syllable, best, place == 0) for place, syllable in enumerate(syllables))
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
        total += _share(syllable, family, place == 0)
    return total


@named_cache("syllables.share", maxsize=50_000)
def _share(syllable: str, family: int, surname: bool) -> float:
    """The logarithm of a spelling's share in the names of a family; `UNKNOWN` of one that it has not."""
    weight = weight_of(syllable, family, surname)
    return math.log(weight / _totals()[family, surname]) if weight else UNKNOWN


@named_cache("syllables.totals", maxsize=1)
def _totals() -> dict[tuple[int, bool], float]:
    """What all spellings of a family weigh together, in surnames and in given names."""
    rows = read_rows("syllable_totals")
    return {(FAMILIES.index(family), place == "surname"): float(total) for family, place, total in rows}


def weight_of(syllable: str, family: int, surname: bool) -> float:
    """How much the characters weigh that a spelling stands for in the names of a family; 0 of one that it has not."""
    known = unit_characters(family, surname)
    found: dict[str, float] = {}
    for unit, cost in units(family).get(syllable, ()):
        likely = math.exp(-COST_RATE * cost)
        for character, weight, share in known.get(unit, ()):
            found[character] = max(found.get(character, 0.0), weight * share * likely)
    return sum(found.values())
