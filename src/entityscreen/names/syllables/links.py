"""How two spellings can be one syllable: the families of readings by which they stand for one character.

Here belongs one syllable beside another. What all syllables of two names make is in `spellings.py`.
"""

from __future__ import annotations

import math

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.names.syllables.model import FAMILIES, KOREAN, MAINLAND, VIETNAMESE
from entityscreen.names.syllables.standing import Standing, standing_for
from entityscreen.names.syllables.surely import USUAL

# A link less likely than this is an accident.
LEAST_LINK = 0.004
LEAST_KOREAN = 0.15  # of two Korean spellings that are not both usual for one syllable: jun and chol are two
SURE_LINK = 0.5
COST_PER_DECADE = 0.12

Link = dict[tuple[int, int], float]
_LINKS = BoundedDict("syllables.links", 400_000)


def may_pair(first: int, second: int) -> bool:
    """Korean and Vietnamese spellings are compared with their own kind only."""
    return first == second or (first not in (KOREAN, VIETNAMESE) and second not in (KOREAN, VIETNAMESE))


def link(a: str, b: str, *, surname: bool) -> Link:
    """How two spellings can be one syllable: (family of a, family of b) -> cost in [0, 0.4].

    Example:
        >>> from entityscreen.names.syllables.model import CANTONESE
        >>> link("guo", "kwok", surname=True)[(MAINLAND, CANTONESE)] < 0.05
        True
        >>> link("guo", "wong", surname=True)
        {}
    """
    key = (a, b, surname)
    known: Link | None = _LINKS.get(key)
    if known is None:
        known = _link(a, b, surname)
        _LINKS[key] = known
    return known


def _link(a: str, b: str, surname: bool) -> Link:
    found: Link = {}
    in_pinyin = a != b and a.isascii() and b.isascii()
    theirs = _standing_by_family(b, surname)
    for first, own in _standing_by_family(a, surname):
        for second, other in theirs:
            if not may_pair(first, second) or (in_pinyin and first == second == MAINLAND):
                continue
            if a == b and first == second:
                found[(first, second)] = 0.0
            elif not own.keys().isdisjoint(other):
                chance = overlap(own, other)
                if chance >= LEAST_LINK and (first != KOREAN or chance >= LEAST_KOREAN or _usual_for_one(own, other)):
                    found[(first, second)] = round(max(0.0, COST_PER_DECADE * math.log10(SURE_LINK / chance)), 4)
    return found


def _usual_for_one(own: Standing, other: Standing) -> bool:
    """Whether both spellings are usual for one syllable, rare as it may be: seol and sol for 설."""
    return any(
        usual >= USUAL and other[syllable][1] >= USUAL for syllable, (_, usual) in own.items() if syllable in other
    )


@named_cache("syllables.standing_by_family", maxsize=40_000)
def _standing_by_family(spelling: str, surname: bool) -> tuple[tuple[int, Standing], ...]:
    """The families in which a spelling stands for anything, with what it stands for."""
    known = ((family, standing_for(spelling, family, surname)) for family in range(len(FAMILIES)))
    return tuple((family, standing) for family, standing in known if standing)


def overlap(own: dict[str, tuple[float, float]], other: dict[str, tuple[float, float]]) -> float:
    """The chance that two spellings stand for one character, from both sides (geometric mean).

    Args:
        own: character -> (share among the characters of the spelling, how usual the spelling is for it).
        other: the same of the other spelling.
    """
    if len(own) > len(other):
        own, other = other, own
    there = back = 0.0
    for character, (share, usual) in own.items():
        match = other.get(character)
        if match is not None:
            there += share * match[1]
            back += match[0] * usual
    return math.sqrt(there * back)
