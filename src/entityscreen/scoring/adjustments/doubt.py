"""Doubt: that some parts of a person's name are only alike while others are missing.

Here belongs how much of it there is; what it costs is a weight.
"""

from __future__ import annotations

from entityscreen.names.prepared import Role
from entityscreen.scoring.adjustments.met import Meeting


def doubt_of(met: Meeting, coverage: tuple[float, float]) -> float:
    """How far the better covered name is only alike, times what the other has beside it.

    An initial that fits counts as met in full here, and a patronymic is left out by half of the sources.
    """
    most, least = coverage
    if met.met_a & met.places_a.initials or met.met_b & met.places_b.initials:
        open_a, open_b = _unsaid(met)
        most, least = min(1.0, most + open_a), min(1.0, least + open_b)
    if most < least:
        most, least = least, most
    if coverage[0] <= coverage[1]:
        longer, missing = met.a, met.places_a.patronymics & ~met.met_a
    else:
        longer, missing = met.b, met.places_b.patronymics & ~met.met_b
    left_out = sum(part.share for i, part in enumerate(longer.parts) if missing >> i & 1) if missing else 0.0
    return (1.0 - most) * max(0.0, most - least - left_out)


def _unsaid(met: Meeting) -> tuple[float, float]:
    """What initials leave open of either name."""
    open_a = open_b = 0.0
    for pair in met.pairs:
        first, second = met.a.parts[pair.a_start], met.b.parts[pair.b_start]
        if Role.INITIAL in (first.role, second.role):
            open_a += (1.0 - pair.similarity) * first.share
            open_b += (1.0 - pair.similarity) * second.share
    return open_a, open_b
