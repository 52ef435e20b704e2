"""Latin against Latin, spelled in two systems: Guo Weiqiang and Kwok Wai-keung.

Here belongs the comparison of two Latin names through the characters that both can stand for. How likely a
spelling stands for a character is in `characters_of`; names spelled alike are the plain aligner's.
"""

from __future__ import annotations

import math

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.names.syllables.cross import common_cost
from entityscreen.names.syllables.model import (
    CANTONESE,
    FAMILIES,
    GIVEN_FIRST,
    HAKKA,
    KOREAN,
    MAINLAND,
    MIN,
    MISS,
    TAIWAN,
    VIETNAMESE,
    Arrangement,
    SyllableMatch,
    SyllableName,
    SyllablePart,
    as_written,
    slot_weights,
)
from entityscreen.names.syllables.standing import USUAL_COST, Standing, standing_for
from entityscreen.names.syllables.surely import USUAL, is_korean, is_surely_korean

SOUND_COST = 0.03
# By the pair of families; two spellings in one family are two systems of it, or two people.
SAME_FAMILY_COST, DISTANT_COST = 0.04, 0.015
# Surname in one pair of families, given name in another: Tan Weiming and Chen Weiming.
MIXED_COST = 0.05
# The same syllables, by pinyin's rules in one name only: Yanan is Ya-nan, and Yan'an is written so.
RECUT_COST = 0.25
# A link less likely than this is an accident.
LEAST_LINK = 0.004
LEAST_KOREAN = 0.15  # of two Korean spellings that are not both usual for one syllable: jun and chol are two
SURE_LINK = 0.5
COST_PER_DECADE = 0.12
LEAST_SCORE = 0.70
MOST_ARRANGEMENTS = 6
# What a slot weighs where there are two: any two short names have some reading in common, so both must be likely.
_OF_TWO = (2.0, 2.0)

Link = dict[tuple[int, int], float]
_LINKS = BoundedDict("syllables.links", 400_000)
_CLOSE = frozenset({(MAINLAND, TAIWAN), (MAINLAND, CANTONESE), (MAINLAND, MIN), (MAINLAND, HAKKA), (CANTONESE, MIN),
                    (CANTONESE, HAKKA), (MIN, HAKKA), (TAIWAN, MIN)})  # fmt: skip


def compare_spellings(a: SyllableName, b: SyllableName) -> SyllableMatch | None:
    """Compare two Latin names through the characters they can stand for.

    Args:
        a: a prepared Latin name.
        b: another.

    Returns:
        The best alignment, or `None` when nothing says that they are one name in two spellings.
    """
    best, found = LEAST_SCORE, None
    for length, own in a.arrangements.items():
        others = b.arrangements.get(length)
        if others is None:
            continue
        for one in own[:MOST_ARRANGEMENTS]:
            korean = is_surely_korean(one.syllables)
            for other in others[:MOST_ARRANGEMENTS]:
                base = 1.0 - one.cost - other.cost
                if base <= best:
                    break
                if _both_turned(one, other):
                    continue
                both = korean and is_surely_korean(other.syllables)
                cost, pairs = name_cost(one.syllables, other.syllables, (one.pinyin, other.pinyin), korean=both)
                if base - cost <= best:
                    continue
                if one.syllables == other.syllables:
                    cost += RECUT_COST * (one.recut != other.recut)
                else:
                    cost += one.taken + other.taken + (common_cost(one.syllables) + common_cost(other.syllables)) / 2
                if base - cost > best:
                    best, found = base - cost, (one, other, pairs)
    return None if found is None else _describe(*found, best)


def _both_turned(one: Arrangement, other: Arrangement) -> bool:
    """Whether two names that begin with one Korean surname are taken from their last word: Kim Jong Un and Yong Un."""
    if one.syllables[1] != other.syllables[1] or GIVEN_FIRST not in one.notes or GIVEN_FIRST not in other.notes:
        return False
    return all(is_korean(way.syllables[1:] + way.syllables[:1]) for way in (one, other))


def name_cost(
    a: tuple[str, ...], b: tuple[str, ...], pinyin: tuple[bool, bool], *, korean: bool = False
) -> tuple[float, tuple[tuple[int, int], ...]]:
    """The cost of two spellings of one name, and the families of surname and given name.

    Args:
        a: syllables, surname first.
        b: as many.
        pinyin: of which name all syllables are pinyin: it is read in no dialect. Of two such names the surnames must be
            one by usual readings, and not by Hakka ones.
        korean: whether both are Korean and nothing else.

    Returns:
        The cost, at least `MISS` when they cannot be one name; the pairs of families.

    Example:
        >>> name_cost(("guo", "fei"), ("kwok", "fei"), (True, False))[0] < 0.1
        True
    """
    if a == b:
        return 0.0, ((MAINLAND, MAINLAND),) * 2
    head = link(a[0], b[0], surname=True)
    if not head:
        return MISS, ()
    weights = slot_weights(1, len(a)) if len(a) > 2 else _OF_TWO
    rest: Link | None = None
    for left, right, weight in zip(a[1:], b[1:], weights[1:], strict=True):
        slot = link(left, right, surname=False)
        if rest is None:
            rest = {pair: weight * cost for pair, cost in slot.items()}
        else:
            rest = {pair: rest[pair] + weight * cost for pair, cost in slot.items() if pair in rest}
        if not rest:
            return MISS, ()
    if korean:
        rest = {pair: cost for pair, cost in (rest or {}).items() if pair == (KOREAN, KOREAN)}
    return _best_pair(head, rest or {}, weights[0], pinyin)


def _best_pair(
    head: Link, rest: Link, weight: float, pinyin: tuple[bool, bool]
) -> tuple[float, tuple[tuple[int, int], ...]]:
    best, pairs = MISS, ((MAINLAND, MAINLAND),) * 2
    if all(pinyin):  # Tan Weiming is Hokkien by the surname, Wang Weiming is hardly Hakka for Huang
        head = {pair: cost for pair, cost in head.items() if cost < USUAL_COST and HAKKA not in pair}
    chinese = [(cost, pair) for pair, cost in head.items() if pair[0] not in (KOREAN, VIETNAMESE)]
    loose_cost, loose_pair = min(chinese, default=(MISS, (MAINLAND, MAINLAND)))
    for pair, cost in rest.items():
        if (pinyin[0] and pair[0] in (MIN, HAKKA)) or (pinyin[1] and pair[1] in (MIN, HAKKA)):
            continue
        together = head.get(pair)
        total = cost + SOUND_COST + pair_cost(pair)
        if together is not None and total + weight * together < best:
            best, pairs = total + weight * together, (pair, pair)
        apart = total + weight * loose_cost + MIXED_COST
        if apart < best and pair[0] not in (KOREAN, VIETNAMESE):
            best, pairs = apart, (loose_pair, pair)
    return best, pairs


def may_pair(first: int, second: int) -> bool:
    """Korean and Vietnamese spellings are compared with their own kind only."""
    return first == second or (first not in (KOREAN, VIETNAMESE) and second not in (KOREAN, VIETNAMESE))


def pair_cost(pair: tuple[int, int]) -> float:
    """What the pair of families costs: closest are those that one person's papers show side by side."""
    first, second = pair
    if first == second:
        return SAME_FAMILY_COST
    return 0.0 if pair in _CLOSE or (second, first) in _CLOSE else DISTANT_COST


def link(a: str, b: str, *, surname: bool) -> Link:
    """How two spellings can be one syllable: (family of a, family of b) -> cost in [0, 0.4].

    Example:
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


def _describe(one: Arrangement, other: Arrangement, pairs: tuple[tuple[int, int], ...], score: float) -> SyllableMatch:
    parts = []
    for index, (a, b) in enumerate(zip(one.syllables, other.syllables, strict=True)):
        first, second = pairs[min(index, 1)]
        cost = 0.0 if a == b else link(a, b, surname=index == 0).get((first, second), MISS)
        role = "given" if index else "surname"
        similarity = round(1.0 - cost, 4)
        parts.append(SyllablePart(as_written(a), as_written(b), similarity, FAMILIES[first], FAMILIES[second], role))
    return SyllableMatch(round(score, 4), tuple(parts), tuple(dict.fromkeys(one.notes + other.notes)))
