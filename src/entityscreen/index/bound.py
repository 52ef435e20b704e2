"""The highest score that a pair of names can have, given what could be covered of either at most.

Here belongs the scorer's formula turned into a bound (`scoring/score.py`), and what initials add to what is covered: an
initial meets one part of the other name that begins with its letter, and needs no key for it. Which letters a name has
is in `names/match_signature.py`. A property test holds the bound and the scorer together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from entityscreen.index.arrays import BOOL, F64, I64, U32, ranges, summed
from entityscreen.index.name_index import NameIndex
from entityscreen.names.likeness import INITIAL
from entityscreen.names.match_signature import PAIR, beginnings, stands_for
from entityscreen.names.prepared import Variant

Covered = TypeVar("Covered", F64, float)
# An initial matches the same initial in full, and a word of its letter by `INITIAL`.
SAME_INITIAL = 1.0
# Shares are kept with seven digits; a bound must not fall below the true value by rounding.
TOLERANCE = 1e-5
# No side lacks more than all of it.
NO_DOUBT = 1.0
# A lower bound would make nearly every name a candidate without finding more.
LEAST_PRUNE = 0.05


@dataclass(frozen=True, slots=True)
class Bound:
    """What the scorer takes from coverage, so that an index can tell what cannot be a hit.

    The score of two names is at most `M - conflict x (1 - M) - missing x (M - m)` for coverages of at most M
    and m, M >= m, and less `one_part` when two names share one part of a longer name. Of two persons it is less
    `doubt x (1 - M) x (M - m)` besides, as far as M is above m by more than `left_out`. That rises with m, and bends
    upwards in M: the highest is reached at M itself, or where the doubt begins.

    Attributes:
        least: the score that a pair must reach by its names alone, when attributes may add `boost` to it.
        boost: the most that attributes add.
        conflict: as in `Weights`, as are `missing`, `doubt` and `one_part`.
        read_otherwise: what it takes that two names which have syllables match by other sounds.
    """

    least: float
    boost: float
    conflict: float
    missing: float
    doubt: float
    one_part: float
    read_otherwise: float

    @property
    def prune(self) -> float:
        """The least coverage of the better covered side, in (0, 1].

        Example:
            >>> bound = Bound(0.7, 0.1, conflict=0.5, missing=0.25, doubt=2.0, one_part=0.2, read_otherwise=0.25)
            >>> round(bound.prune, 3)
            0.8
        """
        return max(LEAST_PRUNE, self.covered(self.least))

    def covered(self, least: Covered) -> Covered:
        """The coverage of the better covered side that a score needs, initials aside."""
        return (least + self.conflict) / (1.0 + self.conflict)

    def left_out_beside_initials(self, least: Covered, prune: float) -> Covered:
        """What of a query may be left out for a score where its initials match words that have no key.

        An initial may stand for all the words under which a listed name is posted as rarest, more than `1 - prune` of
        it, and covers `INITIAL` of them. So much is lost of the listed name that the query must not be lost as well.

        Args:
            least: the score that must be reached.
            prune: the coverage for which the index was built.
        """
        most = 1.0 - (1.0 - INITIAL) * (1.0 - prune)
        spare = most - self.conflict * (1.0 - most) - least
        # Where so much is lost that the score is out of reach, the query has to be the side that is covered better.
        found: Covered = np.maximum(1.0 - self.covered(least), 1.0 - most + spare / max(self.missing, TOLERANCE))
        return found

    def highest(self, query: float, listed: float, left_out: float, *, alone: bool) -> float:
        """The highest score of one pair without initials; see `highest_of_many`."""
        query, listed = min(1.0, query), min(1.0, listed)
        most, least = (query, listed) if query >= listed else (listed, query)
        begins = min(most, least + left_out)
        score = max(
            most - (self.conflict + self.doubt * (most - begins)) * (1.0 - most) - self.missing * (most - least),
            begins - self.conflict * (1.0 - begins) - self.missing * (begins - least),
        )
        return score - self.one_part if alone else score

    def highest_of_many(
        self, query: F64, listed: F64, added: Added | None, alone: BOOL, left_out: F64 | float = NO_DOUBT
    ) -> F64:
        """The highest score of each pair.

        Args:
            query: what of each query may be covered.
            listed: what of each listed name may be covered.
            added: what initials add to both; what a word of its letter matches is covered by `INITIAL` of it at most.
            alone: where one part of a longer name is all that they share; an initial is another part.
            left_out: what either may lack without a doubt; beside an initial there is none.
        """
        if added is not None:
            matched = np.where(added.same, SAME_INITIAL, INITIAL)
            query = query + np.maximum(0.0, np.minimum(matched * (1.0 - query), added.query))
            listed = listed + np.maximum(0.0, np.minimum(matched * (1.0 - listed), added.listed))
            alone, left_out = alone & added.spelled_out, np.where(added.spelled_out, left_out, NO_DOUBT)
        query, listed = np.minimum(1.0, query), np.minimum(1.0, listed)
        most, least = np.maximum(query, listed), np.minimum(query, listed)
        begins = np.minimum(most, least + left_out)
        score: F64 = np.maximum(
            most - (self.conflict + self.doubt * (most - begins)) * (1.0 - most) - self.missing * (most - least),
            begins - self.conflict * (1.0 - begins) - self.missing * (begins - least),
        )
        score -= self.one_part * alone
        return score


@dataclass(frozen=True, slots=True)
class Added:
    """What initials may add to what is covered of pairs.

    Attributes:
        query: to the query of each pair, where nothing else matches what they match.
        listed: to the listed name.
        same: whether an initial may match the same initial, which is alike in full.
        spelled_out: where neither name has an initial.
    """

    query: F64
    listed: F64
    same: BOOL
    spelled_out: BOOL

    def where(self, places: I64) -> Added:
        """The pairs at some places."""
        return Added(self.query[places], self.listed[places], self.same[places], self.spelled_out[places])


@dataclass(frozen=True, slots=True)
class Beginnings:
    """The parts of queries, query after query, and what of each query decides what initials may match.

    Attributes:
        starts: where the parts of each query begin, and the end.
        letters: those that each part begins with, see `names.initials`; of an initial the ones that it stands for.
        shares: of its query.
        initials: whether it is an initial.
        share: of each query that is initials.
        largest: the largest share of a part.
    """

    starts: I64
    letters: U32
    shares: F64
    initials: BOOL
    share: F64
    largest: F64

    @classmethod
    def of(cls, variants: Sequence[Variant]) -> Beginnings:
        """The parts of prepared queries, each of which has some."""
        parts = [part for variant in variants for part in variant.parts]
        tokens = [part.token for part in parts]
        letters = [stands_for(token) if token.initial else beginnings(token) for token in tokens]
        return cls.of_parts(
            starts=np.cumsum([0, *[len(variant.parts) for variant in variants]]),
            letters=np.array(letters, dtype=np.uint32),
            shares=np.array([part.share for part in parts], dtype=np.float64),
            initials=np.array([token.initial for token in tokens], dtype=bool),
        )

    @classmethod
    def of_parts(cls, starts: I64, letters: U32, shares: F64, initials: BOOL) -> Beginnings:
        """The same from the columns of the parts."""
        firsts = starts[:-1]
        return cls(
            starts, letters, shares, initials,
            share=np.add.reduceat(shares * initials, firsts),
            largest=np.maximum.reduceat(shares, firsts),
        )  # fmt: skip


def added_by_initials(index: NameIndex, variants: I64, queries: I64, asked: Beginnings) -> Added:
    """What initials may add to what is covered of pairs, one name of which has an initial, part by part."""
    count, sizes = len(variants), np.diff(asked.starts)[queries]
    parts, pairs = ranges(asked.starts[queries], sizes), np.repeat(np.arange(count), sizes)
    letters, shares, own = asked.letters[parts], asked.shares[parts], asked.initials[parts]
    begun = letters & index.variant_letters.take(variants)[pairs] > 0
    stood_for = letters & index.variant_initial_letters.take(variants)[pairs] > 0
    words = summed(pairs, shares * (stood_for & ~own), count)
    matched, same = summed(pairs, shares * (begun & own), count), summed(pairs, shares * (stood_for & own), count)
    largest = index.variant_largest.take(variants)
    by_theirs = np.minimum(words, index.variant_initial_count.take(variants) * asked.largest.take(queries))
    # A part of the query matches one initial, no larger than the largest part; a joined given name matches two.
    others = np.minimum(index.variant_initials.take(variants), summed(pairs, stood_for, count) * largest * PAIR)
    by_own = summed(pairs, begun & own, count) * largest
    return Added(
        query=_covered(matched, by_theirs, same),
        listed=_covered(others, by_own, others * (same > 0.0)),
        same=same > 0.0,
        spelled_out=np.zeros(count, dtype=bool),
    )


def _covered(initials: F64, matched: F64, same: F64) -> F64:
    """What initials cover of a name: by its own, by those of the other name, each of which matches one part of it.

    Args:
        initials: the share of its own that may match a word.
        matched: the largest shares that those of the other name may match.
        same: the share of its own that may match the same initial.
    """
    return INITIAL * (initials + matched) + (SAME_INITIAL - INITIAL) * same


def matched_by_initials(index: NameIndex, bound: Bound, listed: I64, variant: Variant, least: float) -> tuple[I64, F64]:
    """Those of some listed variants that a query may hit by nothing but initials, and the highest score of each."""
    queries, nothing = np.zeros(len(listed), dtype=np.int64), np.zeros(len(listed))
    added = added_by_initials(index, listed, queries, Beginnings.of([variant]))
    highest = bound.highest_of_many(nothing, nothing, added, queries > 0)
    kept = np.flatnonzero(highest >= least)
    return listed[kept], highest[kept]
