"""How much of a query and of a listed name can be covered at most, for many pairs in arrays.

Here belong the two bounds made of what terms meet: one that lets every term count, and for the pairs that are left one
that lets a listed word be met once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from entityscreen.index.arrays import BOOL, F64, I64, highest_each, summed
from entityscreen.index.expansion import SEVERAL
from entityscreen.index.terms import Met, Pairs, Terms

_HIGH = np.int64(32)
_APART = np.int64(1) << np.int64(31)  # above every feature: what is not to be taken for one listed word


@dataclass(frozen=True, slots=True)
class Coverage:
    """What can be covered of pairs, and the entries that say so: a term that meets a variant.

    Attributes:
        pairs: the pairs.
        query: what of each query can be covered.
        listed: what of each listed name can be covered.
        met: how many parts of the longer side can be met; two stand for more.
        named: how many names of the query can be met.
        words: how many listed words can be met; two stand for more.
        entries: the terms that meet each pair.
        terms: of the queries.
    """

    pairs: Pairs
    query: F64
    listed: F64
    met: I64
    named: I64
    words: I64
    entries: Met
    terms: Terms

    @classmethod
    def of(cls, pairs: Pairs, entries: Met, terms: Terms, needed: F64) -> Coverage:
        """Add up what is met, every term counting.

        Args:
            pairs: of queries and listed names.
            entries: what meets them.
            terms: of the queries.
            needed: what of the better covered side must be covered of each pair; most are left out for that.
        """
        count, own, of = len(pairs), entries.pairs, terms.slots[entries.terms]
        listed = summed(own, entries.shares, count)
        covered = entries.similarities * terms.slot_shares[of]
        single = np.bincount(terms.slots)[of] == 1
        alone = summed(own[single], covered[single], count)
        query = alone + _best(own[~single], of[~single], (covered[~single],), count)[0]
        none = np.zeros(count, dtype=np.int64)
        every = cls(pairs, query, listed, none, none, none, entries, terms)
        return every.where(np.maximum(query, listed) >= needed).counted()

    def counted(self) -> Coverage:
        """The same with how many parts can be met, every term counted."""
        own, of, count = self.entries.pairs, self.entries.terms, len(self.pairs)
        # An entry of several listed words, or of words written as one on either side, stands for two.
        several = self.entries.features == SEVERAL
        met = summed(own, 1 + (several | (self.terms.joined[of] > 0)), count)
        words = summed(own, 1 + several, count)
        named = np.bincount(own[self.terms.slot_named[self.terms.slots[of]]], minlength=count)
        return replace(self, met=met.astype(np.int64), named=named, words=words.astype(np.int64))

    def where(self, kept: BOOL) -> Coverage:
        """The pairs that are kept, in their order."""
        places = np.flatnonzero(kept)
        pairs = Pairs(self.pairs.queries[places], self.pairs.variants[places])
        counts = self.met[places], self.named[places], self.words[places]
        return Coverage(pairs, self.query[places], self.listed[places], *counts, self.entries.where(kept), self.terms)

    def once(self) -> Coverage:
        """The same with each word met once: two queried words that mean the same listed one do not add up."""
        own, count = self.entries.pairs, len(self.pairs)
        features = self.entries.features.astype(np.int64)
        several = features == SEVERAL
        features[several] = _APART + np.flatnonzero(several)
        slots = self.terms.slots[self.entries.terms]
        covered = self.entries.similarities * self.terms.slot_shares[slots]
        shares = self.entries.shares.astype(np.float64)
        stand_for = 1.0 + several
        words, query_by_words, listed_by_words = _best(own, features, (stand_for, covered, shares), count)
        # Of terms that share a slot one is met: what a join covers is parted among its slots.
        sizes = self.terms.joined[self.entries.terms]
        parted = shares / np.maximum(sizes, 1)
        each = np.ones(len(own)), self.terms.slot_named[slots].astype(np.float64)
        met, named, query, listed = _best(own, slots, (*each, covered, parted), count)
        # Words written as one are met by two: there the other side does not tell how often one is met.
        joined = summed(own, (sizes > 0) | several, count) > 0
        return replace(
            self,
            query=np.where(joined, query, np.minimum(query, query_by_words)),
            listed=np.minimum(listed, listed_by_words),
            met=np.where(joined, np.maximum(met, words), np.minimum(met, words)).astype(np.int64),
            named=named.astype(np.int64),
            words=words.astype(np.int64),
        )


def _best(major: I64, minor: I64, values: tuple[F64, ...], count: int) -> list[F64]:
    """For each column of values, the best of each (major, minor) summed over each major."""
    keys, _, _, best = highest_each(major << _HIGH | minor, *values)
    return [summed(keys >> _HIGH, column, count) for column in best]
