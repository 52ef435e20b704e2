"""Latin against Latin, spelled in two systems: Guo Weiqiang and Kwok Wai-keung.

Here belongs the comparison of two Latin names through the characters that both can stand for. Names spelled alike are
the plain aligner's.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import product

from entityscreen.syllables.character_candidates import (
    USUAL_COST,
    Link,
    are_one_in_use,
    differ_in_dialect,
    is_surely_korean,
    is_usual,
    is_usual_link,
    link,
    standing_for,
    units,
)
from entityscreen.syllables.cross import common_cost
from entityscreen.syllables.model import (
    BY_SOUND,
    CANTONESE,
    COMMON_SYLLABLES,
    ENGLISH_TAKEN,
    FAMILIES,
    GIVEN_FIRST,
    HAKKA,
    KOREAN,
    MAINLAND,
    MIN,
    MISS,
    MIXED,
    READINGS,
    SCORED_DIGITS,
    TAIWAN,
    VIETNAMESE,
    Arrangement,
    Cost,
    SyllableMatch,
    SyllableName,
    SyllablePart,
    accounted,
    as_written,
    slot_weights,
)

SOUND_COST = 0.03
# By the pair of families; two spellings in one family are two systems of it, or two people.
SAME_FAMILY_COST, DISTANT_COST = 0.04, 0.015
# Surname in one pair of families, given name in another: Tan Weiming and Chen Weiming.
MIXED_COST = 0.05
# The same syllables, by pinyin's rules in one name only: Yanan is Ya-nan, and Yan'an is written so.
RECUT_COST = 0.25
MOSTLY = 0.4  # the share of the surnames spelled so in Hokkien, from which it may be one in a name of pinyin
LEAST_SCORE = 0.70
MOST_ARRANGEMENTS = 6
# What a slot weighs where there are two: any two short names have some reading in common, so both must be likely.
_OF_TWO = (2.0, 2.0)

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
    joined = _is_joined(a) and _is_joined(b)
    for length, own in a.arrangements.items():
        others = b.arrangements.get(length)
        if others is None:
            continue
        for one in own[:MOST_ARRANGEMENTS]:
            for other in others[:MOST_ARRANGEMENTS]:
                base = 1.0 - one.cost - other.cost
                if base <= best:
                    break
                if _both_turned(one, other) or _differ_in_dialect(one, other):
                    continue
                cost, pairs = _name_cost(one, other)
                if base - cost <= best:
                    continue
                if one.syllables == other.syllables:
                    cost += RECUT_COST * (one.recut != other.recut)
                else:
                    cost += one.taken + other.taken + (common_cost(one.syllables) + common_cost(other.syllables)) / 2
                if base - cost > best and _may_be_one(one, other, usual=joined):
                    best, found = base - cost, (one, other, pairs)
    return None if found is None else _describe(*found, best)


def _name_cost(one: Arrangement, other: Arrangement) -> tuple[float, tuple[tuple[int, int], ...]]:
    """What two names cost: where both are Korean and nothing else, in it alone."""
    a, b = one.syllables, other.syllables
    pinyin = one.pinyin and a[0].isascii(), other.pinyin and b[0].isascii()
    return name_cost(a, b, pinyin, KOREAN if is_surely_korean(a) and is_surely_korean(b) else None)


def _both_turned(one: Arrangement, other: Arrangement) -> bool:
    """Whether two names that begin with one surname are taken from their last word: Kim Jong Un and Yong Un."""
    if one.syllables[1] != other.syllables[1] or GIVEN_FIRST not in one.notes or GIVEN_FIRST not in other.notes:
        return False
    return any(is_usual(one.syllables[1], family, True) for family in range(len(FAMILIES)))


def _differ_in_dialect(one: Arrangement, other: Arrangement) -> bool:
    """Whether two names with the surname first are spelled in one dialect, and are two there."""
    turned = GIVEN_FIRST in one.notes or GIVEN_FIRST in other.notes
    return not turned and one.syllables != other.syllables and differ_in_dialect(one.syllables, other.syllables)


def _is_joined(name: SyllableName) -> bool:
    """Whether a name is a surname and a given name in one word, as the Mainland writes pinyin."""
    return len(name.words) <= 2 and all(len(word) == 1 for word in name.words)


def _may_be_one(one: Arrangement, other: Arrangement, *, usual: bool) -> bool:
    """Whether two names in pinyin may be one by another system; the surname alone may be in any (Tan, Chen Weiming)."""
    a, b = one.syllables, other.syllables
    if not (one.pinyin and other.pinyin):
        return True
    if a[0].isascii() and b[0].isascii():
        return a[1:] == b[1:] or are_one_in_use(a, b, usual=usual)
    return any(
        first == second
        or (first[1:] == second[1:] and is_usual_link(first[0], second[0], surname=True))
        or are_one_in_use(first, second, usual=usual)
        for first in _in_pinyin(a)
        for second in _in_pinyin(b)
    )


def _in_pinyin(syllables: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """What a name in pinyin, or in other letters for it, is in pinyin."""
    if syllables[0].isascii():
        return (syllables,)
    known = units(MAINLAND)
    return product(*([unit for unit, _ in known.get(syllable, ())] for syllable in syllables))


def name_cost(
    a: tuple[str, ...], b: tuple[str, ...], pinyin: tuple[bool, bool], alone: int | None = None
) -> tuple[float, tuple[tuple[int, int], ...]]:
    """The cost of two spellings of one name, and the families of surname and given name.

    Args:
        a: syllables, surname first.
        b: as many.
        pinyin: of which name all syllables are pinyin: it is read in no dialect. Of two such names the surnames must be
            one by usual readings, and not by Hakka ones.
        alone: the family in which alone their given names are compared.

    Returns:
        The cost, at least `MISS` when they cannot be one name; the pairs of families.

    Example:
        >>> name_cost(("guo", "fei"), ("kwok", "fei"), (True, False))[0] < 0.1
        True
    """
    if a == b:
        return 0.0, ((MAINLAND, MAINLAND),) * 2
    head = link(a[0], b[0], surname=True)
    if all(pinyin):  # Tan Weiming is Hokkien by the surname, Wang Weiming is hardly Hakka for Huang
        head = {pair: cost for pair, cost in head.items() if cost < USUAL_COST and _may_be_surname(a[0], b[0], pair)}
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
    if alone is not None:
        rest = {pair: cost for pair, cost in (rest or {}).items() if pair == (alone, alone)}
    return _best_pair(head, rest or {}, weights[0], pinyin)


def _best_pair(
    head: Link, rest: Link, weight: float, pinyin: tuple[bool, bool]
) -> tuple[float, tuple[tuple[int, int], ...]]:
    best, pairs = MISS, ((MAINLAND, MAINLAND),) * 2
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


def _may_be_surname(a: str, b: str, pair: tuple[int, int]) -> bool:
    """Whether a surname in a name of pinyin may be read in another family: in Hokkien if that is what it mostly is.

    Tan is Chen there, but Teng may be any of six.
    """
    if MAINLAND not in pair or HAKKA in pair:
        return False
    if MIN not in pair:
        return True
    spelled, pinyin = (a, b) if pair[0] == MIN else (b, a)
    characters = standing_for(pinyin, MAINLAND, True)
    shares = [share for character, (share, _) in standing_for(spelled, MIN, True).items() if character in characters]
    return sum(shares) >= MOSTLY


def pair_cost(pair: tuple[int, int]) -> float:
    """What the pair of families costs: closest are those that one person's papers show side by side."""
    first, second = pair
    if first == second:
        return SAME_FAMILY_COST
    return 0.0 if pair in _CLOSE or (second, first) in _CLOSE else DISTANT_COST


def _describe(one: Arrangement, other: Arrangement, pairs: tuple[tuple[int, int], ...], score: float) -> SyllableMatch:
    parts = []
    for index, (a, b) in enumerate(zip(one.syllables, other.syllables, strict=True)):
        first, second = pairs[min(index, 1)]
        cost = 0.0 if a == b else link(a, b, surname=index == 0).get((first, second), MISS)
        role = "given" if index else "surname"
        similarity = round(1.0 - cost, 4)
        parts.append(SyllablePart(as_written(a), as_written(b), similarity, FAMILIES[first], FAMILIES[second], role))
    notes = tuple(dict.fromkeys(one.notes + other.notes))
    score = round(score, SCORED_DIGITS)
    return SyllableMatch(score, tuple(parts), notes, partial(_costs, one, other, pairs, score))


def _costs(one: Arrangement, other: Arrangement, pairs: tuple[tuple[int, int], ...], score: float) -> tuple[Cost, ...]:
    """What the score lost: what each syllable's readings cost is what the others leave."""
    arranged = [(way.taken_as(), way.cost) for way in (one, other)]
    if one.syllables == other.syllables:
        return accounted(score, arranged, "one word that pinyin divides in two ways")
    systems = pair_cost(pairs[1])
    known = [
        (BY_SOUND, SOUND_COST),
        *arranged,
        ("two spellings of one system" if pairs[1][0] == pairs[1][1] else "systems seldom found together", systems),
        (MIXED, MIXED_COST if pairs[0] != pairs[1] else 0.0),
        (ENGLISH_TAKEN, one.taken + other.taken),
        (COMMON_SYLLABLES, (common_cost(one.syllables) + common_cost(other.syllables)) / 2),
    ]
    return accounted(score, known, READINGS)
