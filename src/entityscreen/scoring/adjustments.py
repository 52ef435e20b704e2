"""Adjustments: what the way in which the parts meet takes from the coverage.

Here belongs one function a rule, each with an amount in points of score, a reason in words and an example.
A rule looks at two variants and their pairs and says nothing or one adjustment; all but `conflict` and
`missing` come from the table `RULES`. No rule adds: an index may rely on it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from entityscreen.model.kind import Family
from entityscreen.model.script import Script
from entityscreen.model.weights import Weights
from entityscreen.names.persons import suffix_class
from entityscreen.names.prepared import CORE_ROLES, NAMED, Part, Role, Variant
from entityscreen.names.syllables import divided_otherwise, other_syllables
from entityscreen.scoring.align import Pair

BRAND_DIFFERS = 0.2  # Shenzhen Aa Technology is not Shenzhen Bb Technology
NUMBERS_DIFFER = 0.25  # Fund 5 is not Fund 8
NUMBER_MISSING = 0.02
FATHER_AND_SON = 0.3  # Ali bin Hasan is not Hasan bin Ali
SUFFIXES_DIFFER = 0.25  # junior is not senior
OTHER_SYLLABLES = 0.25  # Chen Haiming is not Chen Haifeng
DIVIDED_OTHERWISE = 0.25  # Li Ya'nan is not Li Yan'an
ORDER = 0.01  # parts in another order than a rotation
LEGAL_FORMS_DIFFER = 0.02
SOUGHT = 0.69  # similarity from which a part counts as met


@dataclass(slots=True)
class Adjustment:
    """An amount with its reason.

    Attributes:
        amount: points of score, negative.
        reason: in a reviewer's words.
    """

    amount: float
    reason: str


Rule = Callable[[Variant, Variant, Sequence[Pair], Weights], Adjustment | None]


def adjustments(
    a: Variant,
    b: Variant,
    pairs: Sequence[Pair],
    coverage: tuple[float, float],
    family: Family,
    weights: Weights,
) -> tuple[Adjustment, ...]:
    """All adjustments of an alignment.

    Args:
        a: a variant.
        b: the other.
        pairs: their alignment.
        coverage: covered share of both, in [0, 1].
        family: how names of this kind are built; decides the rules.
        weights: the amounts that the configuration sets.

    Returns:
        The adjustments in a fixed order.
    """
    most, least = max(coverage), min(coverage)
    found = []
    if most < 1.0:
        found.append(Adjustment(-weights.conflict * (1.0 - most), "parts that do not meet"))
    if most > least:
        found.append(Adjustment(-weights.missing * (most - least), "parts that only one name has"))
    for rule in RULES[family]:
        adjustment = rule(a, b, pairs, weights)
        if adjustment is not None:
            found.append(adjustment)
    return tuple(found)


def _met(a: Variant, b: Variant, pairs: Sequence[Pair], roles: frozenset[Role]) -> tuple[int, int]:
    """How many parts with one of the roles are met, on either side."""
    met_a = met_b = 0
    for pair in pairs:
        if pair.similarity >= SOUGHT:
            met_a += _count(a.parts[pair.a_start : pair.a_end], roles)
            met_b += _count(b.parts[pair.b_start : pair.b_end], roles)
    return met_a, met_b


def _count(parts: Sequence[Part], roles: frozenset[Role]) -> int:
    return len([part for part in parts if part.role in roles])


def one_part_only(a: Variant, b: Variant, pairs: Sequence[Pair], weights: Weights) -> Adjustment | None:
    """`Putin` alone against `Vladimir Putin`: one part of a longer name."""
    if _count(a.parts, NAMED) < 2 and _count(b.parts, NAMED) < 2:
        return None
    return Adjustment(-weights.one_part, "one part of a longer name") if max(_met(a, b, pairs, NAMED)) < 2 else None


def brand_differs(a: Variant, b: Variant, pairs: Sequence[Pair], weights: Weights) -> Adjustment | None:
    """`Shenzhen Aa Technology` against `Shenzhen Bb Technology`: all but the brand."""
    del weights
    if not (_count(a.parts, CORE_ROLES) and _count(b.parts, CORE_ROLES)):
        return None
    if _met(a, b, pairs, CORE_ROLES)[0]:
        return None
    return Adjustment(-BRAND_DIFFERS, "the distinctive words differ")


def numbers_differ(a: Variant, b: Variant, pairs: Sequence[Pair], weights: Weights) -> Adjustment | None:
    """`Fund 5` against `Fund 8`; a number that one side leaves out is little."""
    del pairs, weights
    only_a, only_b = a.numbers - b.numbers, b.numbers - a.numbers
    if only_a and only_b:
        return Adjustment(-NUMBERS_DIFFER, "different numbers")
    if only_a or only_b:
        return Adjustment(-NUMBER_MISSING, "a number that only one name has")
    return None


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


def _legal_forms(variant: Variant) -> dict[Script, set[str]]:
    """The families of a name's legal forms, by script."""
    found: dict[Script, set[str]] = {}
    for part in variant.parts:
        if part.role is Role.LEGAL and part.token.concept is not None:
            found.setdefault(part.token.script, set()).add(part.token.concept.family)
    return found


def legal_forms_differ(a: Variant, b: Variant, pairs: Sequence[Pair], weights: Weights) -> Adjustment | None:
    """`Deutsche Bank AG` against `Deutsche Bank GmbH`: both say a form, and not the same one.

    Only within a script: translators take liberties, and 股份有限公司 is `Co., Ltd.` as often as `Inc`.
    """
    del pairs, weights
    first, second = _legal_forms(a), _legal_forms(b)
    if first.keys() & second.keys() and not any(first[s] & second[s] for s in first.keys() & second.keys()):
        return Adjustment(-LEGAL_FORMS_DIFFER, "different legal forms")
    return None


_PERSON: tuple[Rule, ...] = (one_part_only, father_and_son, suffixes_differ, syllables_differ, order_differs)
_ORGANISATION: tuple[Rule, ...] = (one_part_only, brand_differs, numbers_differ, legal_forms_differ, order_differs)
RULES: dict[Family, tuple[Rule, ...]] = {
    Family.PERSON: _PERSON,
    Family.ORGANISATION: _ORGANISATION,
    Family.CRAFT: _ORGANISATION,
    Family.ANY: _ORGANISATION,
}
