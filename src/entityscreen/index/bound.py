"""The highest score that a pair of names can have, given what could be covered of either at most.

It is the scorer's formula (`scoring/score.py`) turned into a bound, with what follows from it for the index. The kernel
has the formula again, with what initials add (`kernel.py`); property tests hold both to the scorer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from entityscreen.index.arrays import F64
from entityscreen.names.likeness import INITIAL_SIMILARITY

Covered = TypeVar("Covered", F64, float)
# An initial matches the same initial in full, and a word of its letter by `INITIAL_SIMILARITY`.
SAME_INITIAL = 1.0
# Shares are kept with seven digits; a bound must not fall below the true value by rounding.
TOLERANCE = 1e-5
# No side lacks more than all of it.
NO_DOUBT = 1.0
# A lower bound would make nearly every name a candidate without finding more.
LEAST_PRUNE = 0.05


@dataclass(frozen=True, slots=True)
class EvidenceBound:
    """The least that too little evidence takes from an organisation's name and another, both in Latin letters.

    Attributes:
        seldom: the bits that they need where a word that seldom tells names apart is left over.
        one: the same where one distinctive word is.
        more: the same where several are.
        amount: points of score that a missing bit costs.
        most: points that missing bits cost at most.
        initial: bits of an initial.
        alike: how many times what a word lacks of being the same it loses of its bits.
    """

    seldom: float = 0.0
    one: float = 0.0
    more: float = 0.0
    amount: float = 0.0
    most: float = 0.0
    initial: float = 0.0
    alike: float = 0.0


NO_EVIDENCE = EvidenceBound()


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
        evidence: what too little evidence takes besides.
    """

    least: float
    boost: float
    conflict: float
    missing: float
    doubt: float
    one_part: float
    read_otherwise: float
    evidence: EvidenceBound = NO_EVIDENCE

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
        it, and covers `INITIAL_SIMILARITY` of them. So much is lost of the listed name that the query must not be lost
        as well.

        Args:
            least: the score that must be reached.
            prune: the coverage for which the index was built.
        """
        most = 1.0 - (1.0 - INITIAL_SIMILARITY) * (1.0 - prune)
        spare = most - self.conflict * (1.0 - most) - least
        # Where so much is lost that the score is out of reach, the query has to be the side that is covered better.
        may_be_left: Covered = np.maximum(1.0 - self.covered(least), 1.0 - most + spare / max(self.missing, TOLERANCE))
        return may_be_left

    def highest(self, query: float, listed: float, left_out: float, *, alone: bool) -> float:
        """Return the highest score of a pair without initials; the kernel has the same formula.

        Args:
            query: what of the query may be covered.
            listed: what of the listed name may be covered.
            left_out: what either may lack without a doubt.
            alone: whether one part of a longer name is all that they share.
        """
        query, listed = min(1.0, query), min(1.0, listed)
        most, least = (query, listed) if query >= listed else (listed, query)
        begins = min(most, least + left_out)
        score = max(
            most - (self.conflict + self.doubt * (most - begins)) * (1.0 - most) - self.missing * (most - least),
            begins - self.conflict * (1.0 - begins) - self.missing * (begins - least),
        )
        return score - self.one_part if alone else score
