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
from entityscreen.names.persons import commonness, suffix_class
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
COMMON_ONLY = 0.12  # two names of many millions say little of a third and a fourth
VERY_COMMON = 0.75  # in the tiers of `persons.commonness`
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
    if family is Family.PERSON and most < 1.0:
        doubt = weights.doubt * _doubt(a, b, pairs, coverage)
        if doubt > 0.0:
            found.append(Adjustment(-doubt, "alike only, and parts are missing"))
    for rule in RULES[family]:
        adjustment = rule(a, b, pairs, weights)
        if adjustment is not None:
            found.append(adjustment)
    return tuple(found)


def _doubt(a: Variant, b: Variant, pairs: Sequence[Pair], coverage: tuple[float, float]) -> float:
    """How far the better covered name is only alike, times what the other has beside it.

    An initial that fits counts as met in full here, and a patronymic is left out by half of the sources.
    """
    most, least = [min(1.0, c + unsaid) for c, unsaid in zip(coverage, _unsaid(a, b, pairs), strict=True)]
    if most < least:
        most, least = least, most
    longer, side = (a, 0) if coverage[0] <= coverage[1] else (b, 1)
    met = {i for pair in pairs for i in _places(pair)[side]}
    left_out = sum(p.share for i, p in enumerate(longer.parts) if p.role is Role.PATRONYMIC and i not in met)
    return (1.0 - most) * max(0.0, most - least - left_out)


def _unsaid(a: Variant, b: Variant, pairs: Sequence[Pair]) -> tuple[float, float]:
    """What initials leave open of either name."""
    open_a = open_b = 0.0
    for pair in pairs:
        first, second = a.parts[pair.a_start], b.parts[pair.b_start]
        if Role.INITIAL in (first.role, second.role):
            open_a += (1.0 - pair.similarity) * first.share
            open_b += (1.0 - pair.similarity) * second.share
    return open_a, open_b


def _places(pair: Pair) -> tuple[range, range]:
    return range(pair.a_start, pair.a_end), range(pair.b_start, pair.b_end)


def _counts(a: Variant, b: Variant, roles: frozenset[Role]) -> tuple[int, int]:
    return _count(a.parts, roles), _count(b.parts, roles)


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
    """`Putin` alone against `Vladimir Putin`, and `Amirreza Movahed` against the two words of `Ami Irza`."""
    counts, met = _counts(a, b, NAMED), _met(a, b, pairs, NAMED)
    if max(counts) < 2:
        return None
    if max(met) < 2 or any(own < 2 <= count for own, count in zip(met, counts, strict=True)):
        return Adjustment(-weights.one_part, "one part of a longer name")
    return None


def one_word_only(a: Variant, b: Variant, pairs: Sequence[Pair], weights: Weights) -> Adjustment | None:
    """`Christina` against `Katie Christina Gonzalez`, and `Teresa Jack Hopkins` against `JAK-T`.

    An initial is a second word only beside words that mean something, or when nothing is left over.
    """
    counts, met = _counts(a, b, NAMED), _met(a, b, pairs, NAMED)
    if max(counts) < 2:
        return None
    if counts != met:
        words = [pair for pair in pairs if not _by_initial(a, b, pair)]
        met = met if sum(_met(a, b, words, frozenset(Role) - NAMED)) else _met(a, b, words, NAMED)
    return Adjustment(-weights.one_part, "one part of a longer name") if max(met) < 2 else None


def _by_initial(a: Variant, b: Variant, pair: Pair) -> bool:
    return a.parts[pair.a_start].token.initial or b.parts[pair.b_start].token.initial


def common_only(a: Variant, b: Variant, pairs: Sequence[Pair], weights: Weights) -> Adjustment | None:
    """`Ali Mohammed` against `Amir Ali Mohammed Shabiri`: what meets is common, and two names are left over.

    A name that goes on (`Tom King, Baron King of Bridgwater`) is whole.
    """
    del weights
    if max(len(a.parts), len(b.parts)) < 3:
        return None
    met = [_places(pair) for pair in pairs]
    if not all(_common(a.parts[i]) for pair in met for i in pair[0] if a.parts[i].role in NAMED):
        return None
    places = [sorted(i for pair in met for i in pair[side]) for side in (0, 1)]
    if max(_left_over(variant, own) for variant, own in zip((a, b), places, strict=True)) < 2:
        return None
    begins = all(own == list(range(len(own))) for own in places) and met == sorted(met, key=lambda pair: pair[1].start)
    return None if begins else Adjustment(-COMMON_ONLY, "only common names meet")


def _left_over(variant: Variant, met: list[int]) -> int:
    """How many names a name has, not among the commonest, that do not meet."""
    others = (part for i, part in enumerate(variant.parts) if i not in met)
    return sum(part.role in NAMED and not _common(part) for part in others)


def _common(part: Part) -> bool:
    spellings = part.token.spellings
    return bool(spellings) and commonness(spellings[0].text) >= VERY_COMMON


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


_PERSON: tuple[Rule, ...] = (
    one_part_only,
    common_only,
    father_and_son,
    suffixes_differ,
    syllables_differ,
    order_differs,
)
_ORGANISATION: tuple[Rule, ...] = (one_word_only, brand_differs, numbers_differ, legal_forms_differ, order_differs)
RULES: dict[Family, tuple[Rule, ...]] = {
    Family.PERSON: _PERSON,
    Family.ORGANISATION: _ORGANISATION,
    Family.CRAFT: _ORGANISATION,
    Family.ANY: _ORGANISATION,
}
