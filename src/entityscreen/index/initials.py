"""What the initials of two names may meet: for pairs in arrays, and for one.

Here belongs the most that initials can add to what is covered of a pair. An initial meets one part of the other name
that begins with its letter, and needs no key for it. Which letters a name has is in `names/initials.py`; part by
part, which tells more and takes longer, is `initials_by_part.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import numpy as np

from entityscreen.index.arrays import BOOL, F64, I32, I64, U32
from entityscreen.index.bound import SAME_INITIAL
from entityscreen.index.expansion import Expansion
from entityscreen.index.name_index import NameIndex
from entityscreen.names.initials import beginnings_of, count_of_initials, largest_share, share_of_initials
from entityscreen.names.likeness import INITIAL
from entityscreen.names.prepared import Variant

# By how much more the same initial covers than a word of its letter.
_SAME = SAME_INITIAL - INITIAL
Shares = TypeVar("Shares", F64, float)


class Added(NamedTuple):
    """What initials may add to what is covered of one pair.

    Attributes:
        query: to the query, where nothing else meets what they meet.
        listed: to the listed name.
        same: whether an initial may meet the same initial, which is alike in full.
    """

    query: float
    listed: float
    same: bool


NOTHING_ADDED = Added(0.0, 0.0, same=False)


@dataclass(frozen=True, slots=True)
class AddedToMany:
    """The same for many pairs, and where neither name has an initial.

    Attributes:
        query: to the query of each pair, where nothing else meets what they meet.
        listed: to the listed name.
        same: whether an initial may meet the same initial.
        spelled_out: where neither name has an initial.
    """

    query: F64
    listed: F64
    same: BOOL
    spelled_out: BOOL

    def columns(self) -> tuple[F64, F64, BOOL]:
        """What `Bound.highest_of_many` asks for."""
        return self.query, self.listed, self.same


@dataclass(frozen=True, slots=True)
class Initials:
    """What of a query decides what initials may meet.

    Attributes:
        share: of the query that is initials.
        count: how many initials it has.
        largest: the largest share of a part.
        letters: the letters that its words begin with, see `names.initials`.
        stand_for: those that its initials stand for.
    """

    share: float
    count: int
    largest: float
    letters: int
    stand_for: int

    @classmethod
    def of(cls, variant: Variant) -> Initials:
        """The same of a prepared name."""
        parts = variant.parts
        return cls(share_of_initials(parts), count_of_initials(parts), largest_share(parts), *beginnings_of(parts))


@dataclass(frozen=True, slots=True)
class InitialsOfMany:
    """The same of many queries, see `Initials`."""

    share: F64
    count: I64
    largest: F64
    letters: U32
    stand_for: U32

    @classmethod
    def of(cls, several: Sequence[Initials]) -> InitialsOfMany:
        """What is known of each query, as columns."""
        return cls(
            share=np.array([initials.share for initials in several]),
            count=np.array([initials.count for initials in several], dtype=np.int64),
            largest=np.array([initials.largest for initials in several]),
            letters=np.array([initials.letters for initials in several], dtype=np.uint32),
            stand_for=np.array([initials.stand_for for initials in several], dtype=np.uint32),
        )

    def take(self, queries: I64) -> InitialsOfMany:
        """Those of some queries."""
        return InitialsOfMany(
            share=self.share.take(queries),
            count=self.count.take(queries),
            largest=self.largest.take(queries),
            letters=self.letters.take(queries),
            stand_for=self.stand_for.take(queries),
        )


def initials_are_met(variant: Variant, joins: Sequence[Expansion | None]) -> bool:
    """Whether a query's initials are looked up like words: it has nothing else, or a listed word is made of them.

    Args:
        variant: of the query.
        joins: the expansion of each of its joins: `S V` written as one is the listed word SV.
    """
    initials = [part.token.initial for part in variant.parts]
    if all(initials):
        return True
    listed = [join for join, found in zip(variant.joins, joins, strict=True) if found is not None]
    return any(any(initials[join.start : join.end]) for join in listed)


def added_to_many(index: NameIndex, variants: I32 | I64, queries: InitialsOfMany) -> AddedToMany:
    """What initials may add to what is covered of pairs.

    Args:
        index: the index.
        variants: the listed variant of each pair.
        queries: of each pair, or of the one query that all have.
    """
    others = index.variant_initials.take(variants).astype(np.float64)
    spelled_out: BOOL = (others == 0.0) & (queries.share == 0.0)
    own = (queries.share > 0.0) & (index.variant_letters.take(variants) & queries.stand_for > 0)
    theirs = (others > 0.0) & (index.variant_initial_letters.take(variants) & queries.letters > 0)
    most = queries.count * index.variant_largest.take(variants)
    theirs_most = index.variant_initial_count.take(variants) * queries.largest
    same = own & theirs
    of_query = covered_by_initials(own * queries.share, theirs * theirs_most, same * queries.share)
    return AddedToMany(of_query, covered_by_initials(theirs * others, own * most, same * others), same, spelled_out)


def added_to_one(index: NameIndex, variant: int, query: Initials) -> tuple[Added, bool]:
    """The same for one pair: what is added, and whether neither name has an initial."""
    other, own = float(index.variant_initials[variant]), query.share
    if not (own or other):
        return NOTHING_ADDED, True
    met = own > 0.0 and int(index.variant_letters[variant]) & query.stand_for > 0
    theirs = other > 0.0 and int(index.variant_initial_letters[variant]) & query.letters > 0
    most = query.count * float(index.variant_largest[variant])
    theirs_most = int(index.variant_initial_count[variant]) * query.largest
    same = met and theirs
    of_query = covered_by_initials(met * own, theirs * theirs_most, same * own)
    return Added(of_query, covered_by_initials(theirs * other, met * most, same * other), same), False


def covered_by_initials(initials: Shares, met: Shares, same: Shares) -> Shares:
    """What initials cover of a name: by its own, by those of the other name, each of which meets one part of it.

    Args:
        initials: the share of its own that may meet a word.
        met: the largest shares that those of the other name may meet.
        same: the share of its own that may meet the same initial.
    """
    return INITIAL * (initials + met) + _SAME * same
