"""What the initials of two names may meet, part by part.

Here belongs the closer form of the bound in `initials.py`, for pairs that it leaves: which parts of a query begin with
the letters of a listed name's initials, and which of its own initials find their letter there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from entityscreen.index.arrays import BOOL, F64, I32, I64, U32, ranges, summed
from entityscreen.index.bound import Bound
from entityscreen.index.initials import AddedToMany, Initials, InitialsOfMany, covered_by_initials
from entityscreen.index.name_index import NameIndex
from entityscreen.names.initials import PAIR, beginnings, stands_for
from entityscreen.names.prepared import Variant


@dataclass(frozen=True, slots=True)
class Beginnings:
    """The parts of queries, query after query.

    Attributes:
        starts: where the parts of each query begin, and the end.
        letters: those that each part begins with, see `names.initials`; of an initial the one that it stands for.
        shares: of its query.
        initials: whether it is an initial.
    """

    starts: I64
    letters: U32
    shares: F64
    initials: BOOL

    @classmethod
    def of(cls, variants: Sequence[Variant]) -> Beginnings:
        """The parts of prepared queries."""
        parts = [part for variant in variants for part in variant.parts]
        tokens = [part.token for part in parts]
        letters = [stands_for(token) if token.initial else beginnings(token) for token in tokens]
        return cls(
            starts=np.cumsum([0, *[len(variant.parts) for variant in variants]]),
            letters=np.array(letters, dtype=np.uint32),
            shares=np.array([part.share for part in parts], dtype=np.float64),
            initials=np.array([token.initial for token in tokens], dtype=bool),
        )


def added_part_by_part(
    index: NameIndex, variants: I32 | I64, queries: I64, beginnings: Beginnings, initials: InitialsOfMany
) -> AddedToMany:
    """What initials may add to what is covered of pairs, one name of which has some; at most what `added_to_many` says.

    Args:
        index: the index.
        variants: the listed variant of each pair.
        queries: the query of each pair.
        beginnings: the parts of all queries.
        initials: of all queries.
    """
    count, sizes = len(variants), np.diff(beginnings.starts)[queries]
    parts, pairs = ranges(beginnings.starts[queries], sizes), np.repeat(np.arange(count), sizes)
    letters, shares, own = beginnings.letters[parts], beginnings.shares[parts], beginnings.initials[parts]
    begun = letters & index.variant_letters.take(variants)[pairs] > 0
    stood_for = letters & index.variant_initial_letters.take(variants)[pairs] > 0
    words = summed(pairs, shares * (stood_for & ~own), count)
    met, same = summed(pairs, shares * (begun & own), count), summed(pairs, shares * (stood_for & own), count)
    asked, largest = initials.take(queries), index.variant_largest.take(variants)
    by_theirs = np.minimum(words, index.variant_initial_count.take(variants) * asked.largest)
    # A part of the query meets one initial, which is no larger than the largest part; a joined given name meets two.
    others = np.minimum(index.variant_initials.take(variants), summed(pairs, stood_for, count) * largest * PAIR)
    by_own = summed(pairs, begun & own, count) * largest
    return AddedToMany(
        query=covered_by_initials(met, by_theirs, same),
        listed=covered_by_initials(others, by_own, others * (same > 0.0)),
        same=same > 0.0,
        spelled_out=np.zeros(count, dtype=bool),
    )


def met_by_initials(
    index: NameIndex, bound: Bound, listed: I64, variant: Variant, least: float
) -> list[tuple[int, float]]:
    """The listed variants that a query may hit by nothing but initials, each with the highest score that it can have.

    Args:
        index: the index.
        bound: what a pair must reach.
        listed: variants with an initial, or all that may be met so.
        variant: of the query, with an initial.
        least: the score that must be reached.
    """
    queries, nothing = np.zeros(len(listed), dtype=np.int64), np.zeros(len(listed))
    asked = Beginnings.of([variant]), InitialsOfMany.of([Initials.of(variant)])
    added = added_part_by_part(index, listed, queries, *asked)
    highest = bound.highest_of_many(nothing, nothing, added.columns(), queries > 0)
    kept = np.flatnonzero(highest >= least)
    return list(zip(listed[kept].tolist(), highest[kept].tolist(), strict=True))
