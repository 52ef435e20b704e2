"""Adjustments: what the way in which the parts meet takes from the coverage.

A rule looks at how two variants meet and says nothing or one adjustment; all but `conflict`, `missing` and
`doubt` come from the table `RULES`. No rule adds: an index may rely on it.
"""

from __future__ import annotations

from collections.abc import Sequence

from entityscreen.model.kind import Family
from entityscreen.model.weights import Weights
from entityscreen.names.prepared import Variant
from entityscreen.scoring.adjustments.bits import too_little
from entityscreen.scoring.adjustments.bodies import body_and_part
from entityscreen.scoring.adjustments.brands import alike_only, characters_differ, pinyin_differs
from entityscreen.scoring.adjustments.doubt import doubt_of
from entityscreen.scoring.adjustments.initials import initials_differ
from entityscreen.scoring.adjustments.institutions import other_institution
from entityscreen.scoring.adjustments.met import Adjustment, Rule, meeting_of
from entityscreen.scoring.adjustments.organisations import (
    directions_differ,
    legal_forms_differ,
    no_craft,
    numbers_differ,
    parent_and_daughter,
)
from entityscreen.scoring.adjustments.persons import (
    father_and_son,
    order_differs,
    suffixes_differ,
    syllable_left_out,
    syllables_differ,
)
from entityscreen.scoring.adjustments.sexes import maria_turned, sexes_differ
from entityscreen.scoring.align import Pair

__all__ = ["RULES", "Adjustment", "adjustments"]


_PERSON: tuple[Rule, ...] = (
    too_little,
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
    too_little,
    other_institution,
    alike_only,
    pinyin_differs,
    characters_differ,
    parent_and_daughter,
    body_and_part,
    directions_differ,
    numbers_differ,
    legal_forms_differ,
    order_differs,
)
RULES: dict[Family, tuple[Rule, ...]] = {
    Family.PERSON: _PERSON,
    Family.ORGANISATION: _ORGANISATION,
    Family.CRAFT: _ORGANISATION,
    Family.ANY: (*_ORGANISATION, no_craft),  # a craft and another kind
}


def adjustments(
    a: Variant,
    b: Variant,
    pairs: Sequence[Pair],
    coverage: tuple[float, float],
    family: Family,
    kinds: str,
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
        kinds: the family of both names, or `mixed`.
        weights: the amounts that the configuration sets.
        most: the points of score that may be taken away.

    Returns:
        The adjustments in a fixed order; None when they take more than `most`.
    """
    found = _uncovered(coverage, weights)
    left = most + sum([adjustment.amount for adjustment in found])
    if left < 0.0:
        return None
    met = meeting_of(a, b, pairs, kinds)
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
