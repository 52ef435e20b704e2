"""From a spelling to the characters that it can stand for, and what that says of a Latin name.

Here belongs the way back from Latin letters: how likely each character is (character candidates), whether a name is
Korean for sure (Korean detection: Kim Sung-hee is no Hokkien), by which families two spellings can be one syllable
(links), and what keeps two names in pinyin apart that another system spells alike: ping is bing in Wade-Giles, but
Guoping is no Wade-Giles, which writes Kuo.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.syllables.characters import (
    COMMON_SURNAME,
    READING_SHARES,
    USUAL_COST,
    USUAL_GIVEN,
    characters_of,
    grouped,
    spelled_syllables,
    units_of,
)
from entityscreen.syllables.model import CANTONESE, FAMILIES, HAKKA, KOREAN, MAINLAND, MIN, MISS, TAIWAN, VIETNAMESE

# How fast a dearer spelling becomes rarer: exp(-30 x 0.03) = 0.41.
COST_RATE = 30.0

CharacterCandidates = dict[str, tuple[float, float]]
COMMONEST = 200.0  # the weight of the characters of the commonest syllables


@named_cache("syllables.character_candidates", maxsize=100_000)
def character_candidates(spelling: str, family: int, surname: bool) -> CharacterCandidates:
    """The characters (Hangul syllables, for Korean names) that a Latin syllable can stand for in a family.

    Each with its share among them and with how usual this spelling is for it, both in [0, 1].

    Example:
        >>> max(character_candidates("kwok", CANTONESE, True).items(), key=lambda item: item[1])[0]
        '郭'
    """
    weights: dict[str, tuple[float, float]] = {}
    for unit, cost in units_of(spelling, family):
        usual = math.exp(-COST_RATE * cost)
        for character, weight, share in characters_of(unit, family, surname):
            likely = weight * usual * share
            if character not in weights or likely > weights[character][0]:
                weights[character] = (likely, usual * share)
    total = sum(likely for likely, _ in weights.values())
    return {character: (likely / total, usual) for character, (likely, usual) in weights.items()} if total else {}


def is_pinyin(syllables: Iterable[str]) -> bool:
    """Whether all syllables are pinyin of characters used in names (`eng` and `ng` are pinyin of none).

    Example:
        >>> is_pinyin(("zhang", "wei")), is_pinyin(("cheung", "wai"))
        (True, False)
    """
    return all(characters_of(s, MAINLAND, False) or characters_of(s, MAINLAND, True) for s in syllables)


def is_common_surname(syllable: str) -> bool:
    """Whether a syllable of pinyin is a common surname.

    Example:
        >>> is_common_surname("zhang"), is_common_surname("guo"), is_common_surname("bao")
        (True, True, False)
    """
    return any(weight >= COMMON_SURNAME for _, weight, _ in characters_of(syllable, MAINLAND, True))


def is_usual_given(syllable: str) -> bool:
    """Whether a syllable of pinyin is one of the usual ones in given names.

    Example:
        >>> is_usual_given("ping"), is_usual_given("nin")
        (True, False)
    """
    return any(weight >= USUAL_GIVEN for _, weight, _ in characters_of(syllable, MAINLAND, False))


@named_cache("syllables.commonness", maxsize=20_000)
def commonness(syllable: str) -> float:
    """How much of the names of a family a syllable can stand for, on a logarithmic scale in [0, 1]: 1 for `wei` or
    `jun`.

    Example:
        >>> commonness("wei") > commonness("qiong") > commonness("xyz")
        True
    """
    most = 0.0
    for family in (MAINLAND, CANTONESE, MIN, KOREAN):
        characters = {
            character: weight
            for unit, cost in units_of(syllable, family)
            for character, weight, _ in characters_of(unit, family, False)
            if cost < USUAL_COST
        }
        most = max(most, sum(characters.values()))
    return min(1.0, math.log1p(most) / math.log1p(COMMONEST))


_Slots = tuple[str, ...]
USUAL = 0.3  # how usual a spelling is for a character, in [0, 1]
_USUAL = (MAINLAND, TAIWAN, CANTONESE)


@named_cache("syllables.surely_korean", maxsize=50_000)
def is_certainly_korean(syllables: tuple[str, ...]) -> bool:
    """Whether a name, surname first, can be Korean and, by one of its syllables, hardly Chinese.

    Example:
        >>> is_certainly_korean(("kim", "sung", "hee")), is_certainly_korean(("li", "sang", "ho"))
        (True, False)
    """
    korean = all(character_candidates(syllable, KOREAN, place == 0) for place, syllable in enumerate(syllables))
    return korean and not any(
        all(is_usual(syllable, family, place == 0) for place, syllable in enumerate(syllables)) for family in _USUAL
    )


def is_korean(syllables: tuple[str, ...]) -> bool:
    """Whether every syllable of a name, surname first, is a usual spelling of a Korean one.

    Example:
        >>> is_korean(("kim", "un", "ho")), is_korean(("le", "van", "ho"))
        (True, False)
    """
    return all(is_usual(syllable, KOREAN, place == 0) for place, syllable in enumerate(syllables))


def is_usual(syllable: str, family: int, surname: bool) -> bool:
    """Whether a syllable is a usual spelling of a character in a family of readings.

    Example:
        >>> is_usual("kwok", CANTONESE, True), is_usual("guo", CANTONESE, True)
        (True, False)
    """
    return any(usual >= USUAL for _, usual in character_candidates(syllable, family, surname).values())


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
        >>> from entityscreen.syllables.model import CANTONESE
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
    theirs = _candidates_by_family(b, surname)
    for first, own in _candidates_by_family(a, surname):
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


def _usual_for_one(own: CharacterCandidates, other: CharacterCandidates) -> bool:
    """Whether both spellings are usual for one syllable, rare as it may be: seol and sol for 설."""
    shared = own.keys() & other.keys()
    return any(min(own[syllable][1], other[syllable][1]) >= USUAL for syllable in shared)


@named_cache("syllables.candidates_by_family", maxsize=40_000)
def _candidates_by_family(spelling: str, surname: bool) -> tuple[tuple[int, CharacterCandidates], ...]:
    """The families in which a spelling stands for anything, with what it stands for."""
    known = ((family, character_candidates(spelling, family, surname)) for family in range(len(FAMILIES)))
    return tuple((family, candidates) for family, candidates in known if candidates)


def overlap(own: dict[str, tuple[float, float]], other: dict[str, tuple[float, float]]) -> float:
    """The chance that two spellings stand for one character, from both sides (geometric mean)."""
    if len(own) > len(other):
        own, other = other, own
    there = back = 0.0
    for character, (share, usual) in own.items():
        match = other.get(character)
        if match is not None:
            there += share * match[1]
            back += match[0] * usual
    return math.sqrt(there * back)


_TAIWANESE = ("Wade-Giles", "Tongyong", "MPS-II")
_DIALECTS = frozenset({MIN, HAKKA})  # what is in pinyin throughout is read in none
_LEFT_OUT = _DIALECTS | {KOREAN, TAIWAN}  # nor is it Korean; the systems of Taiwan are asked one by one
_LEAST_SHARE = READING_SHARES[1]  # of a reading: the second counts, as bo does of 柏


def are_one_in_use(one: _Slots, other: _Slots, *, usual: bool = True) -> bool:
    """Whether two names in pinyin, surname first, may be one, one or both spelled in another system throughout.

    What is joined must be spelled in the usual way (`usual`), and the surname in the same system; what is not joined is
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


_COMPARED = (CANTONESE, MIN)  # pinyin and Korean have rules of their own


def differ_in_dialect(one: _Slots, other: _Slots) -> bool:
    """Whether one dialect usually spells two names so, and has another character for a syllable of each.

    Example:
        >>> differ_in_dialect(("wong", "ka", "wing"), ("wong", "ka", "ping"))
        True
    """
    if is_pinyin(one) or is_pinyin(other):
        return False
    pairs = list(enumerate(zip(one, other, strict=True)))
    return any(
        all(is_usual(s, family, slot == 0) for slot, pair in pairs for s in pair)
        and any(
            a.removesuffix("g") != b.removesuffix("g") and (family, family) not in link(a, b, surname=slot == 0)
            for slot, (a, b) in pairs
        )
        for family in _COMPARED
    )


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
        _in_taiwanese(a, b, first, system) for a, b in ((one, other), (other, one)) for system in _TAIWANESE
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


def _in_taiwanese(spelled: _Slots, pinyin: _Slots, first: int, system: str) -> bool:
    """Whether syllables are those of a name in pinyin, spelled in a system of Taiwan."""
    read, none = _readings(system), frozenset[str]()
    return all(
        not _characters(read.get(spelled[slot], none), slot == 0).isdisjoint(
            _characters(frozenset((pinyin[slot],)), slot == 0)
        )
        for slot in range(first, len(spelled))
    )


@named_cache("syllables.pinyin_characters", maxsize=4_000)
def _characters(syllables: frozenset[str], surname: bool) -> frozenset[str]:
    """The characters in use in names that may be read as one of some syllables of pinyin."""
    rows = [row for syllable in syllables for row in characters_of(syllable, MAINLAND, surname)]
    return frozenset(c for c, weight, share in rows if share >= _LEAST_SHARE and (surname or weight >= USUAL_GIVEN))


@named_cache("syllables.taiwanese_readings", maxsize=8)
def _readings(system: str) -> dict[str, frozenset[str]]:
    """Spelling in a system of Taiwan -> the syllables of pinyin that it may be."""
    tables = spelled_syllables("syllable_mandarin").items()
    rows = grouped((s.spelling, syllable) for syllable, spellings in tables for s in spellings if s.system == system)
    return {spelling: frozenset(syllables) for spelling, syllables in rows.items()}
