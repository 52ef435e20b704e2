"""The highest score that a name can have, given what it could cover at most.

Here belongs the scorer's formula turned into a bound (see `scoring/score.py`), for one name and for many at once;
a property test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from entityscreen.index.arrays import BOOL, F64
from entityscreen.names.likeness import INITIAL

Covered = TypeVar("Covered", F64, float)
# An initial meets the same initial in full, and a word of its letter by `INITIAL`.
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
        conflict: as in `Weights`.
        missing: as in `Weights`.
        doubt: as in `Weights`.
        one_part: as in `Weights`.
        read_otherwise: what it takes that two names which have syllables meet by other sounds.
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
        """What of a query may be left out for a score where its initials meet words that have no key.

        An initial may stand for all the words under which a listed name is posted as rarest, more than `1 - prune` of
        it, and covers `INITIAL` of them. So much is lost of the listed name that the query must not be lost as well.

        Args:
            least: the score that must be reached.
            prune: the coverage for which the index was built.
        """
        most = 1.0 - (1.0 - INITIAL) * (1.0 - prune)
        spare = most - self.conflict * (1.0 - most) - least
        # Where so much is lost that the score is out of reach, the query has to be the side that is covered better.
        left_out: Covered = np.maximum(1.0 - self.covered(least), 1.0 - most + spare / max(self.missing, TOLERANCE))
        return left_out

    def highest(
        self, query: float, listed: float, added: tuple[float, float, bool], left_out: float, *, alone: bool
    ) -> float:
        """The highest score of one name.

        Args:
            query: what of the query may be covered.
            listed: what of the listed name may be covered.
            added: what initials may add to both, which needs no key, and whether an initial may meet the same one; what
                is met by a word of its letter is covered by `INITIAL` of it at most.
            left_out: what either may lack without a doubt; `NO_DOUBT` where there is none, as beside initials.
            alone: whether one part of a longer name is all that they share, and no initial stands beside it.
        """
        of_query, of_listed, same = added
        met = SAME_INITIAL if same else INITIAL
        query += max(0.0, min(met * (1.0 - query), of_query))
        listed += max(0.0, min(met * (1.0 - listed), of_listed))
        query, listed = min(1.0, query), min(1.0, listed)
        most, least = (query, listed) if query >= listed else (listed, query)
        begins = min(most, least + left_out)
        score = max(
            most - (self.conflict + self.doubt * (most - begins)) * (1.0 - most) - self.missing * (most - least),
            begins - self.conflict * (1.0 - begins) - self.missing * (begins - least),
        )
        return score - self.one_part if alone else score

    def highest_of_many(
        self,
        query: F64,
        listed: F64,
        added: tuple[F64, F64, BOOL],
        alone: BOOL,
        left_out: F64 | float = NO_DOUBT,
    ) -> F64:
        """`highest` for many names at once.

        Args:
            query: what of each query may be covered.
            listed: what of each listed name may be covered.
            added: of each pair, as in `highest`.
            alone: where one part of a longer name is all that they share, and no initial stands beside it.
            left_out: what either may lack without a doubt; `NO_DOUBT` beside initials.
        """
        of_query, of_listed, same = added
        met = np.where(same, SAME_INITIAL, INITIAL)
        covered = np.minimum(1.0, query + np.maximum(0.0, np.minimum(met * (1.0 - query), of_query)))
        listing = np.minimum(1.0, listed + np.maximum(0.0, np.minimum(met * (1.0 - listed), of_listed)))
        most, least = np.maximum(covered, listing), np.minimum(covered, listing)
        begins = np.minimum(most, least + left_out)
        score: F64 = np.maximum(
            most - (self.conflict + self.doubt * (most - begins)) * (1.0 - most) - self.missing * (most - least),
            begins - self.conflict * (1.0 - begins) - self.missing * (begins - least),
        )
        score -= self.one_part * alone
        return score
