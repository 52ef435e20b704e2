"""Two names that are pinyin from end to end, and not the same: whether the one may be the other in another system.

Here belongs what keeps syllables of pinyin apart that some other system spells alike. Ping is bing in Wade-Giles, and
Lei is li in Macau; but Guoping is no Wade-Giles, which writes Kuo, and Guolei is nothing in Macau. So another system
counts only where it has all syllables of the name.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.names.syllables.links import link
from entityscreen.names.syllables.model import CANTONESE, HAKKA, KOREAN, MAINLAND, MIN, MISS, TAIWAN
from entityscreen.names.syllables.standing import READING_SHARES, USUAL_COST, USUAL_GIVEN, unit_characters
from entityscreen.names.syllables.tables import spelled_syllables

_TAIWANESE = ("Wade-Giles", "Tongyong", "MPS-II")
_OF_NO_SYSTEM = ("Taiwan ad hoc", "mixed Taiwanese")  # stand beside any of them, in names that are not joined
_DIALECTS = frozenset({MIN, HAKKA})  # what is in pinyin throughout is read in none
_SOUTHERN = (CANTONESE, MIN)  # surnames in these stand beside given names in another system
_LEFT_OUT = _DIALECTS | {KOREAN, TAIWAN}  # nor is it Korean; the systems of Taiwan are asked one by one
_LEAST_SHARE = READING_SHARES[1]  # of a reading: the second counts, as bo does of 柏
_Slots = tuple[str, ...]


def are_one_in_use(one: _Slots, other: _Slots, *, usual: bool = True) -> bool:
    """Whether two names in pinyin may be one, the one or both spelled in another system throughout.

    Args:
        one: syllables, surname first.
        other: as many.
        usual: whether the spellings must be usual ones, and the surname in the same system; what is not joined is
            hardly the Mainland's, and spelled as people please.

    Example:
        >>> are_one_in_use(("wang", "ping"), ("wang", "bing")), are_one_in_use(("lu", "ming"), ("lv", "ming"))
        (True, True)
        >>> are_one_in_use(("wang", "guo", "ping"), ("wang", "guo", "bing"))
        False
    """
    if one[0] == other[0]:
        return _in_one_system(one, other, 0 if usual else 1, usual)
    surnames = is_usual_link(one[0], other[0], surname=True)
    return surnames and (one[1:] == other[1:] or _in_one_system(one, other, 1, usual))


def other_in_wade_giles(spelled: _Slots, pinyin: _Slots) -> bool:
    """Whether a name in Wade-Giles throughout has the given name of one in pinyin, and another surname.

    Wei and Ming are the same in both, so that a given syllable has to show it; and Singapore writes Chua, the usual
    Hokkien spelling of Cai, beside pinyin.

    Args:
        spelled: syllables, surname first, of which one is no pinyin.
        pinyin: as many, all pinyin.

    Example:
        >>> other_in_wade_giles(("lu", "kuo", "hsiung"), ("liu", "guo", "xiong"))
        True
        >>> other_in_wade_giles(("lu", "kuo", "hsiung"), ("lu", "guo", "xiong"))
        False
        >>> other_in_wade_giles(("chua", "wei", "ming"), ("cai", "wei", "ming"))
        False
    """
    if spelled[1:] == pinyin[1:]:
        return False
    read = _readings(_TAIWANESE[:1])
    ways = [read.get(syllable, _NONE) for syllable in spelled]
    fits = [syllable in way for syllable, way in zip(pinyin, ways, strict=True)]
    if not ways[0] or fits[0] or not all(fits[1:]):
        return False
    linked = link(spelled[0], pinyin[0], surname=True)
    return all(linked.get((family, MAINLAND), MISS) >= USUAL_COST for family in _SOUTHERN)


def is_usual_link(a: str, b: str, *, surname: bool) -> bool:
    """Whether two syllables are usual spellings of one character, one in pinyin, dialects apart.

    Example:
        >>> is_usual_link("cheng", "zheng", surname=True), is_usual_link("wang", "huang", surname=True)
        (True, False)
    """
    linked = link(a, b, surname=surname).items()
    return any(cost < USUAL_COST and MAINLAND in pair and _DIALECTS.isdisjoint(pair) for pair, cost in linked)


def _in_one_system(one: _Slots, other: _Slots, first: int, usual: bool) -> bool:
    """Whether all syllables from a place on may be the same in one pair of systems."""
    return _by_family(one, other, first, USUAL_COST if usual else MISS) or any(
        _in_taiwanese(a, b, first, (system,) if usual else (system, *_OF_NO_SYSTEM))
        for a, b in ((one, other), (other, one))
        for system in _TAIWANESE
    )


def _by_family(one: _Slots, other: _Slots, first: int, most: float) -> bool:
    """Whether one pair of families has spellings of the same characters in all places."""
    shared: set[tuple[int, int]] | None = None
    for slot in range(first, len(one)):
        linked = link(one[slot], other[slot], surname=slot == 0).items()
        pairs = {pair for pair, cost in linked if cost < most and MAINLAND in pair and _LEFT_OUT.isdisjoint(pair)}
        shared = pairs if shared is None else shared & pairs
        if not shared:
            return False
    return True


def _in_taiwanese(spelled: _Slots, pinyin: _Slots, first: int, systems: tuple[str, ...]) -> bool:
    """Whether syllables are those of a name in pinyin, spelled in systems of Taiwan."""
    read = _readings(systems)
    return all(
        not _characters(read.get(spelled[slot], _NONE), slot == 0).isdisjoint(
            _characters(frozenset((pinyin[slot],)), slot == 0)
        )
        for slot in range(first, len(spelled))
    )


_NONE: frozenset[str] = frozenset()


@named_cache("syllables.pinyin_characters", maxsize=4_000)
def _characters(syllables: frozenset[str], surname: bool) -> frozenset[str]:
    """The characters in use in names that may be read as one of some syllables of pinyin."""
    known = unit_characters(MAINLAND, surname)
    rows = [row for syllable in syllables for row in known.get(syllable, ())]
    return frozenset(c for c, weight, share in rows if share >= _LEAST_SHARE and (surname or weight >= USUAL_GIVEN))


@named_cache("syllables.taiwanese_readings", maxsize=8)
def _readings(systems: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """Spelling in some systems of Taiwan -> the syllables of pinyin that it may be."""
    found: dict[str, set[str]] = {}
    for syllable, spellings in spelled_syllables("syllable_mandarin").items():
        for spelled in spellings:
            if spelled.system in systems:
                found.setdefault(spelled.spelling, set()).add(syllable)
    return {spelling: frozenset(syllables) for spelling, syllables in found.items()}
