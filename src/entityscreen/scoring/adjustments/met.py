"""What a rule looks at, which parts of two names are met, and what it says.

Here belongs nothing that has an amount. Places are bits of a number, see `Places` in `names/prepared.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from entityscreen.model.weights import Weights
from entityscreen.names.prepared import Places, Variant
from entityscreen.scoring.align import Pair

SOUGHT = 0.69  # similarity from which a part counts as met


@dataclass(slots=True)
class Adjustment:
    """An amount with its reason.

    Attributes:
        amount: points of score, negative.
        reason: in a reviewer's words.
        a: what of the one name it is said of, where it is said of something.
        b: the same of the other.
    """

    amount: float
    reason: str
    a: str = ""
    b: str = ""


@dataclass(slots=True)
class Meeting:
    """Two variants and how they meet.

    Attributes:
        a: a variant.
        b: the other.
        pairs: their alignment.
        places_a: where the parts of `a` stand, by their roles.
        places_b: the same of `b`.
        met_a: places of `a` that have a pair.
        met_b: places of `b` that have one.
        sought_a: those of them whose pair is alike enough to count.
        sought_b: the same of `b`.
        kinds: the family of both names, or `mixed`.
    """

    a: Variant
    b: Variant
    pairs: Sequence[Pair]
    places_a: Places
    places_b: Places
    met_a: int
    met_b: int
    sought_a: int
    sought_b: int
    kinds: str


Rule = Callable[[Meeting, Weights], Adjustment | None]


def meeting_of(a: Variant, b: Variant, pairs: Sequence[Pair], kinds: str) -> Meeting:
    """Two variants with the places at which they meet.

    Args:
        a: a variant.
        b: another.
        pairs: their alignment.
        kinds: the family of both names, or `mixed`.
    """
    met_a, met_b = places_met(pairs)
    sought_a, sought_b = met_a, met_b
    if any(pair.similarity < SOUGHT for pair in pairs):
        sought_a, sought_b = places_met([pair for pair in pairs if pair.similarity >= SOUGHT])
    return Meeting(a, b, pairs, a.places(), b.places(), met_a, met_b, sought_a, sought_b, kinds)


def places_met(pairs: Sequence[Pair]) -> tuple[int, int]:
    """The places of all parts that have a pair, on either side."""
    met_a = met_b = 0
    for pair in pairs:
        met_a |= (1 << pair.a_end) - (1 << pair.a_start)
        met_b |= (1 << pair.b_end) - (1 << pair.b_start)
    return met_a, met_b
