"""What a rule looks at, how two variants meet, and what it says.

Here belongs nothing that has an amount. Places are bits of a number, see `Places` in `names/prepared.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from entityscreen.model.kind import Family
from entityscreen.names.prepared import Part, Places, Variant
from entityscreen.scoring.align import Pair

SOUGHT = 0.69  # similarity from which a part counts as met


class Kinds(StrEnum):
    """What two names are of; decides the rules by which they are compared."""

    __hash__ = str.__hash__  # that of Enum is a Python function, and these are asked on every path

    PERSONS = "persons"
    ORGANISATIONS = "organisations"
    VESSELS = "vessels"
    PERSON_AND_ORGANISATION = "person and organisation"
    VESSEL_AND_OTHER = "vessel and other"


_SAME_KIND = {Family.PERSON: Kinds.PERSONS, Family.ORGANISATION: Kinds.ORGANISATIONS, Family.VESSEL: Kinds.VESSELS}


def kinds_of(a: Family, b: Family) -> Kinds:
    """What two names are of, by how each is built."""
    if a is b:
        return _SAME_KIND[a]
    return Kinds.VESSEL_AND_OTHER if Family.VESSEL in {a, b} else Kinds.PERSON_AND_ORGANISATION


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
        kinds: what the names are of.
        places_a: where the parts of `a` stand, by their roles.
        places_b: the same of `b`.
        met_a: places of `a` that have a pair.
        met_b: places of `b` that have one.
        sought_a: those of them whose pair is alike enough to count.
        sought_b: the same of `b`.
    """

    a: Variant
    b: Variant
    pairs: Sequence[Pair]
    kinds: Kinds
    places_a: Places
    places_b: Places
    met_a: int
    met_b: int
    sought_a: int
    sought_b: int

    def parts_of(self, pair: Pair) -> tuple[Part, Part]:
        """The first parts of a pair."""
        return self.a.parts[pair.a_start], self.b.parts[pair.b_start]

    def names_meet(self) -> bool:
        """Whether a name, and not only words with a meaning, is among what meets."""
        return bool(self.sought_a & self.places_a.named or self.sought_b & self.places_b.named)


def meeting_of(a: Variant, b: Variant, pairs: Sequence[Pair], kinds: Kinds) -> Meeting:
    """Two variants with the places at which they meet.

    Args:
        a: a variant.
        b: another.
        pairs: their alignment.
        kinds: what the names are of.
    """
    met_a, met_b = places_met(pairs)
    sought_a, sought_b = met_a, met_b
    if any(pair.similarity < SOUGHT for pair in pairs):
        sought_a, sought_b = places_met([pair for pair in pairs if pair.similarity >= SOUGHT])
    return Meeting(a, b, pairs, kinds, a.places(), b.places(), met_a, met_b, sought_a, sought_b)


def places_met(pairs: Sequence[Pair]) -> tuple[int, int]:
    """The places of all parts that have a pair, on either side."""
    met_a = met_b = 0
    for pair in pairs:
        met_a |= (1 << pair.a_end) - (1 << pair.a_start)
        met_b |= (1 << pair.b_end) - (1 << pair.b_start)
    return met_a, met_b
