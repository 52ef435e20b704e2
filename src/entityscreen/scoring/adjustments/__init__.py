"""Adjustments: what the way in which the parts meet takes from the coverage.

A rule looks at how two variants meet and says nothing or one adjustment; all but `conflict`, `missing` and
`doubt` come from the table `RULES`. No rule adds: an index may rely on it.
"""

from __future__ import annotations

from collections.abc import Sequence

from entityscreen.model.kind import Family
from entityscreen.model.weights import Weights
from entityscreen.names.prepared import Variant
from entityscreen.scoring.adjustments.adjustment import Adjustment, Rule
from entityscreen.scoring.adjustments.bodies import body_and_part
from entityscreen.scoring.adjustments.brands import (
    alike_only,
    brand_differs,
    characters_differ,
    pinyin_differs,
    translated_too_little,
)
from entityscreen.scoring.adjustments.doubt import doubt_of
from entityscreen.scoring.adjustments.initials import initials_differ
from entityscreen.scoring.adjustments.institutions import kind_left_over, other_institution
from entityscreen.scoring.adjustments.met import meeting_of
from entityscreen.scoring.adjustments.organisations import (
    akin_trade,
    directions_differ,
    legal_forms_differ,
    no_craft,
    numbers_differ,
    one_meaning_only,
    one_word_only,
    other_trade,
    parent_and_daughter,
    telling_left_over,
)
from entityscreen.scoring.adjustments.persons import (
    common_only,
    father_and_son,
    one_part_only,
    order_differs,
    suffixes_differ,
    syllable_left_out,
    syllables_differ,
)
from entityscreen.scoring.adjustments.sexes import maria_turned, sexes_differ
from entityscreen.scoring.align import Pair

__all__ = ["RULES", "Adjustment", "adjustments"]


_PERSON: tuple[Rule, ...] = (
    one_part_only,
    common_only,
    father_and_son,
    sexes_differ,
    maria_turned,
    suffixes_differ,
    initials_differ,
    syllables_differ,
    syllable_left_out,
    order_differs,
)
_ORGANISATION: tuple[Rule, ...] = (
    one_word_only,
    one_meaning_only,
    telling_left_over,
    kind_left_over,
    other_institution,
    alike_only,
    pinyin_differs,
    characters_differ,
    translated_too_little,
    brand_differs,
    parent_and_daughter,
    body_and_part,
    other_trade,
    akin_trade,
    directions_differ,
    numbers_differ,
    legal_forms_differ,
    order_differs,
)
RULES: dict[Family, tuple[Rule, ...]] = {
    Family.PERSON: _PERSON,
    Family.ORGANISATION: _ORGANISATION,
    # LPG Al Marjan; ships have names of one word
    Family.CRAFT: tuple([r for r in _ORGANISATION if r not in (telling_left_over, translated_too_little)]),
    Family.ANY: (*[r for r in _ORGANISATION if r is not translated_too_little], no_craft),  # a craft and another kind
}


def adjustments(
    a: Variant,
    b: Variant,
    pairs: Sequence[Pair],
    coverage: tuple[float, float],
    family: Family,
    weights: Weights,
    most: float,
) -> tuple[Adjustment, ...] | None:
    """All adjustments of an alignment.

    Args:
        a: a variant.
        b: the other.
        pairs: their alignment.
        coverage: covered share of both, in [0, 1].
        family: how names of this kind are built; decides the rules.
        weights: the amounts that the configuration sets.
        most: the points of score that may be taken away.

    Returns:
        The adjustments in a fixed order; None when they take more than `most`.
    """
    found = _uncovered(coverage, weights)
    left = most + sum([adjustment.amount for adjustment in found])
    if left < 0.0:
        return None
    met = meeting_of(a, b, pairs)
    doubt = weights.doubt * doubt_of(met, coverage) if family is Family.PERSON and max(coverage) < 1.0 else 0.0
    if doubt > 0.0:
        found.append(Adjustment(-doubt, "alike only, and parts are missing"))
        left -= doubt
    for rule in RULES[family]:
        if left < 0.0:
            return None
        adjustment = rule(met, weights)
        if adjustment is not None:
            found.append(adjustment)
            left += adjustment.amount
    return tuple(found) if left >= 0.0 else None


def _uncovered(coverage: tuple[float, float], weights: Weights) -> list[Adjustment]:
    """What the coverage itself takes away."""
    most, least = max(coverage), min(coverage)
    found = []
    if most < 1.0:
        found.append(Adjustment(-weights.conflict * (1.0 - most), "parts that do not meet"))
    if most > least:
        found.append(Adjustment(-weights.missing * (most - least), "parts that only one name has"))
    return found
