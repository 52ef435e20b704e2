"""The rules for persons' names.

Here belongs one function a rule, each with an amount, a reason in words and an example.
"""

from __future__ import annotations

from collections.abc import Sequence

from entityscreen.model.weights import Weights
from entityscreen.names.persons import commonness, suffix_class
from entityscreen.names.prepared import NAMED, Part, Role, Variant
from entityscreen.names.syllables import divided_otherwise, other_syllables
from entityscreen.scoring.adjustments.adjustment import Adjustment
from entityscreen.scoring.adjustments.met import count_all, count_met, places_met
from entityscreen.scoring.align import Pair

COMMON_ONLY = 0.12  # two names of many millions say little of a third and a fourth
VERY_COMMON = 0.75  # in the tiers of `persons.commonness`
FATHER_AND_SON = 0.3  # Ali bin Hasan is not Hasan bin Ali
SUFFIXES_DIFFER = 0.25  # junior is not senior
OTHER_SYLLABLES = 0.25  # Chen Haiming is not Chen Haifeng
DIVIDED_OTHERWISE = 0.25  # Li Ya'nan is not Li Yan'an
ORDER = 0.01  # parts in another order than a rotation


def one_part_only(a: Variant, b: Variant, pairs: Sequence[Pair], weights: Weights) -> Adjustment | None:
    """`Putin` alone against `Vladimir Putin`, and `Amirreza Movahed` against the two words of `Ami Irza`."""
    counts, met = count_all(a, b, NAMED), count_met(a, b, pairs, NAMED)
    if max(counts) < 2:
        return None
    if max(met) < 2 or any(own < 2 <= count for own, count in zip(met, counts, strict=True)):
        return Adjustment(-weights.one_part, "one part of a longer name")
    return None


def common_only(a: Variant, b: Variant, pairs: Sequence[Pair], weights: Weights) -> Adjustment | None:
    """`Ali Mohammed` against `Amir Ali Mohammed Shabiri`: what meets is common, and two names are left over.

    A name that goes on (`Tom King, Baron King of Bridgwater`) is whole.
    """
    del weights
    if max(len(a.parts), len(b.parts)) < 3:
        return None
    met = places_met(pairs)
    if not all(_common(a.parts[i]) for i in met[0] if a.parts[i].role in NAMED):
        return None
    if max(_left_over(variant, own) for variant, own in zip((a, b), met, strict=True)) < 2:
        return None
    order = [pair.b_start for pair in pairs]
    begins = all(own == set(range(len(own))) for own in met) and order == sorted(order)
    return None if begins else Adjustment(-COMMON_ONLY, "only common names meet")


def _left_over(variant: Variant, met: set[int]) -> int:
    """How many names a name has, not among the commonest, that do not meet."""
    others = (part for i, part in enumerate(variant.parts) if i not in met)
    return sum(part.role in NAMED and not _common(part) for part in others)


def _common(part: Part) -> bool:
    spellings = part.token.spellings
    return bool(spellings) and commonness(spellings[0].text) >= VERY_COMMON


def father_and_son(a: Variant, b: Variant, pairs: Sequence[Pair], weights: Weights) -> Adjustment | None:
    """`Ali bin Hasan` against `Hasan bin Ali`: what stands before the marker stands behind it."""
    del weights
    if not (a.markers and b.markers):
        return None
    for pair in pairs:
        if a.parts[pair.a_start].role is not Role.NAME:
            continue
        before_a, before_b = pair.a_start < a.markers[0], pair.b_start < b.markers[0]
        if before_a != before_b:
            return Adjustment(-FATHER_AND_SON, "father and son change places")
    return None


def suffixes_differ(a: Variant, b: Variant, pairs: Sequence[Pair], weights: Weights) -> Adjustment | None:
    """`Jr` against `Sr`."""
    del pairs, weights
    first, second = _suffixes(a), _suffixes(b)
    if first and second and first.isdisjoint(second):
        return Adjustment(-SUFFIXES_DIFFER, "different suffixes")
    return None


def _suffixes(variant: Variant) -> set[str]:
    """Which generation a name says it is of; degrees say nothing of that."""
    classes = {suffix_class(part.token.text) for part in variant.parts if part.role is Role.SUFFIX}
    return {found for found in classes if found is not None and found != "degree"}


def syllables_differ(a: Variant, b: Variant, pairs: Sequence[Pair], weights: Weights) -> Adjustment | None:
    """`Chen Haiming` against `Chen Haifeng`: both are in pinyin, and letters nearly the same are another name."""
    del pairs, weights
    if a.syllables is None or b.syllables is None:
        return None
    if divided_otherwise(a.syllables, b.syllables):
        return Adjustment(-DIVIDED_OTHERWISE, "syllables divided otherwise")
    if other_syllables(a.syllables, b.syllables):
        return Adjustment(-OTHER_SYLLABLES, "another syllable in pinyin")
    return None


def order_differs(a: Variant, b: Variant, pairs: Sequence[Pair], weights: Weights) -> Adjustment | None:
    """Parts in another order; a rotation (`Putin, Vladimir`) is none."""
    del a, b, weights
    positions = [pair.b_start for pair in pairs]
    falls = sum(1 for i in range(len(positions)) if positions[i] < positions[i - 1])
    return Adjustment(-ORDER, "another order of the parts") if falls > 1 else None
