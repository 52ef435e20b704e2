"""The rule for initials of persons: what two names abbreviate that is not the same.

Here belongs what initials say against a match. What an initial meets is said by `names/likeness.py`.
"""

from __future__ import annotations

from itertools import pairwise

from entityscreen.model.weights import Weights
from entityscreen.names.prepared import Variant
from entityscreen.scoring.adjustments.met import Adjustment, Meeting

OTHER_INITIAL = 0.1  # Peter J. Taylor is not Peter W. Taylor
INITIALS_TURNED = 0.25  # S. I. Kuznetsov is not I. S. Kuznetsov
# Letters with which languages and romanisations begin one name: Yuri, Jurij, Iurii; Vladimir, Wladimir, Uladzimir.
_ONE_NAME = tuple(map(frozenset, ("eiyj", "vwfu", "kcqgx", "hxg", "szxc", "tc", "jdzg", "oua", "pf", "bv")))


def initials_differ(met: Meeting, weights: Weights) -> Adjustment | None:
    """`Peter J. Taylor` against `Peter W. Taylor`, and `Kuznetsov S. I.` against `Kuznetsov I. S.`."""
    del weights
    initials_a, initials_b = met.places_a.initials, met.places_b.initials
    if not (initials_a and initials_b):
        return None
    places = [pair.b_start for pair in met.pairs if initials_a >> pair.a_start & 1 and initials_b >> pair.b_start & 1]
    if any(first > second for first, second in pairwise(places)):
        return Adjustment(-INITIALS_TURNED, "initials in another order")
    left_a, left_b = _letters(met.a, initials_a & ~met.met_a), _letters(met.b, initials_b & ~met.met_b)
    if not (left_a and left_b):
        return None
    if any({a, b} <= letters for a in left_a for b in left_b for letters in _ONE_NAME):
        return None
    return Adjustment(-OTHER_INITIAL, "another initial")


def _letters(variant: Variant, places: int) -> set[str]:
    """The letters that initials at some places may be in Latin."""
    tokens = [part.token for place, part in enumerate(variant.parts) if places >> place & 1]
    return {spelling.text[:1] for token in tokens for spelling in token.spellings}
