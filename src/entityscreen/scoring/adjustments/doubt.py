"""Doubt: that some parts of a person's name are only alike while others are missing.

Here belongs how much of it there is; what it costs is a weight.
"""

from __future__ import annotations

from collections.abc import Sequence

from entityscreen.names.prepared import Role, Variant
from entityscreen.scoring.adjustments.met import places_met
from entityscreen.scoring.align import Pair


def doubt_of(a: Variant, b: Variant, pairs: Sequence[Pair], coverage: tuple[float, float]) -> float:
    """How far the better covered name is only alike, times what the other has beside it.

    An initial that fits counts as met in full here, and a patronymic is left out by half of the sources.
    """
    most, least = [min(1.0, c + unsaid) for c, unsaid in zip(coverage, _unsaid(a, b, pairs), strict=True)]
    if most < least:
        most, least = least, most
    longer, side = (a, 0) if coverage[0] <= coverage[1] else (b, 1)
    met = places_met(pairs)[side]
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
