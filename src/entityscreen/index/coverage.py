"""How much of a query and of a listed name can be covered at most, for many pairs in arrays.

Here belong the rows of the queries' terms, and the two bounds made of them: one that lets every term count, and for
the pairs that are left one that lets a listed word be met once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from entityscreen.index.arrays import BOOL, F32, F64, I32, I64, firsts, ranges, summed
from entityscreen.index.expand import SEVERAL, Expansion

_HIGH, _LOW = np.int64(32), np.int64(0xFFFFFFFF)
_APART = np.int64(1) << np.int64(31)  # above every feature: what is not to be taken for one listed word


@dataclass(frozen=True, slots=True)
class Slots:
    """The slots and terms of queries.

    Attributes:
        slots: the slot of each term.
        queries: the query of each term.
        joined: of how many slots a term is that is neighbouring words taken as one; 0 for a word.
        slot_queries: the query of each slot.
        slot_shares: the share of each slot.
        slot_named: whether each slot is a name.
    """

    slots: I64
    queries: I64
    joined: I64
    slot_queries: I64
    slot_shares: F64
    slot_named: BOOL


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of the terms' expansions, one after another.

    Attributes:
        terms: the row of each term.
        keys: row << 32 | variant, ascending.
        similarities: of each entry.
        shares: of each entry.
        features: of each entry, or `SEVERAL`.
        starts: where each row begins, and the end.
        prefix: the variants posted as rarest, row after row.
        prefix_starts: where each row's begin, and the end.
    """

    terms: I64
    keys: I64
    similarities: F32
    shares: F32
    features: I32
    starts: I64
    prefix: I32
    prefix_starts: I64

    @classmethod
    def of(cls, expansions: Sequence[Expansion], terms: I64) -> Rows:
        """The rows of several expansions, at least one, and which of them each term has."""
        starts = _bounds([len(expansion.variants) for expansion in expansions])
        variants = np.concatenate([expansion.variants for expansion in expansions]).astype(np.int64)
        return cls(
            terms=terms,
            keys=np.repeat(np.arange(len(expansions)) << _HIGH, np.diff(starts)) | variants,
            similarities=np.concatenate([expansion.similarities for expansion in expansions]),
            shares=np.concatenate([expansion.shares for expansion in expansions]),
            features=np.concatenate([expansion.features for expansion in expansions]),
            starts=starts,
            prefix=np.concatenate([expansion.prefix for expansion in expansions]),
            prefix_starts=_bounds([len(expansion.prefix) for expansion in expansions]),
        )


def _bounds(sizes: list[int]) -> I64:
    bounds = np.zeros(len(sizes) + 1, dtype=np.int64)
    np.cumsum(sizes, out=bounds[1:])
    return bounds


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of query and listed variant, ordered by query.

    Attributes:
        queries: of each pair.
        variants: of each pair.
    """

    queries: I64
    variants: I64

    def __len__(self) -> int:
        return len(self.queries)


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
        entry_pairs: the pair of each entry.
        entry_terms: its term.
        entries: its place in the rows.
        slots: of the queries.
        rows: of the terms.
    """

    pairs: Pairs
    query: F64
    listed: F64
    met: I64
    named: I64
    words: I64
    entry_pairs: I64
    entry_terms: I64
    entries: I64
    slots: Slots
    rows: Rows

    @classmethod
    def of(cls, pairs: Pairs, slots: Slots, rows: Rows, needed: F64, count: int) -> Coverage:
        """Look the pairs up in the rows of their query's terms; every term counts.

        Args:
            pairs: ordered by query.
            slots: of the queries.
            rows: of the terms.
            needed: what of the better covered side must be covered of each pair; most are left out for that.
            count: of queries.
        """
        starts = np.searchsorted(pairs.queries, np.arange(count + 1))
        row_sizes = np.diff(rows.starts)[rows.terms]
        pair_sizes = np.diff(starts)[slots.queries]
        # The shorter is looked up in the longer: a query's pairs in a term's row, or the row among the pairs.
        row_longer = pair_sizes <= row_sizes
        found = _pairs_in_rows(pairs, starts, slots, rows, np.flatnonzero(row_longer & (pair_sizes > 0)))
        more = _rows_in_pairs(pairs, slots, rows, np.flatnonzero(~row_longer & (row_sizes > 0)))
        own, terms, entries = (np.concatenate(columns) for columns in zip(found, more, strict=True))
        listed = summed(own, rows.shares[entries], len(pairs))
        of = slots.slots[terms]
        covered = rows.similarities[entries] * slots.slot_shares[of]
        single = np.bincount(slots.slots)[of] == 1
        alone = summed(own[single], covered[single], len(pairs))
        query = alone + _best(own[~single], of[~single], (covered[~single],), len(pairs))[0]
        none = np.zeros(len(pairs), dtype=np.int64)
        every = cls(pairs, query, listed, none, none, none, own, terms, entries, slots, rows)
        return every.where(np.maximum(query, listed) >= needed).counted()

    def counted(self) -> Coverage:
        """The same with how many parts can be met, every term counted."""
        own, count = self.entry_pairs, len(self.pairs)
        # An entry of several listed words, or of words written as one on either side, stands for two.
        several = self.rows.features[self.entries] == SEVERAL
        met = summed(own, 1 + (several | (self.slots.joined[self.entry_terms] > 0)), count)
        words = summed(own, 1 + several, count)
        named = np.bincount(own[self.slots.slot_named[self.slots.slots[self.entry_terms]]], minlength=count)
        return replace(self, met=met.astype(np.int64), named=named, words=words.astype(np.int64))

    def where(self, kept: BOOL) -> Coverage:
        """The pairs that are kept, in their order."""
        numbers, places = np.cumsum(kept) - 1, np.flatnonzero(kept)
        entry = np.flatnonzero(kept[self.entry_pairs])
        pairs = Pairs(self.pairs.queries[places], self.pairs.variants[places])
        own, terms, entries = numbers[self.entry_pairs[entry]], self.entry_terms[entry], self.entries[entry]
        query, listed = self.query[places], self.listed[places]
        counts = self.met[places], self.named[places], self.words[places]
        return Coverage(pairs, query, listed, *counts, own, terms, entries, self.slots, self.rows)

    def once(self) -> Coverage:
        """The same with each word met once: two queried words that mean the same listed one do not add up."""
        own, count = self.entry_pairs, len(self.pairs)
        features = self.rows.features[self.entries].astype(np.int64)
        several = features == SEVERAL
        features[several] = _APART + np.flatnonzero(several)
        slots = self.slots.slots[self.entry_terms]
        covered = self.rows.similarities[self.entries] * self.slots.slot_shares[slots]
        shares = self.rows.shares[self.entries].astype(np.float64)
        stand_for = 1.0 + several
        words, query_by_words, listed_by_words = _best(own, features, (stand_for, covered, shares), count)
        # Of terms that share a slot one is met: what a join covers is parted among its slots.
        sizes = self.slots.joined[self.entry_terms]
        parted = shares / np.maximum(sizes, 1)
        each = np.ones(len(own)), self.slots.slot_named[slots].astype(np.float64)
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


def _pairs_in_rows(pairs: Pairs, starts: I64, slots: Slots, rows: Rows, terms: I64) -> tuple[I64, I64, I64]:
    """(pair, term, entry) of what the pairs of some terms' queries meet in the rows of these terms."""
    queries = slots.queries[terms]
    sizes = starts[queries + 1] - starts[queries]
    own, asked = ranges(starts[queries], sizes), np.repeat(terms, sizes)
    # Term by term the keys ascend, so that the search goes through a row once.
    keys = rows.terms[asked] << _HIGH | pairs.variants[own]
    at = np.minimum(np.searchsorted(rows.keys, keys), max(len(rows.keys) - 1, 0))
    met = np.flatnonzero(rows.keys[at] == keys) if len(rows.keys) else np.zeros(0, dtype=np.int64)
    return own[met], asked[met], at[met]


def _rows_in_pairs(pairs: Pairs, slots: Slots, rows: Rows, terms: I64) -> tuple[I64, I64, I64]:
    """The same the other way round."""
    row = rows.terms[terms]
    sizes = rows.starts[row + 1] - rows.starts[row]
    entries, asked = ranges(rows.starts[row], sizes), np.repeat(terms, sizes)
    keys = slots.queries[asked] << _HIGH | (rows.keys[entries] & _LOW)
    known = pairs.queries << _HIGH | pairs.variants
    at = np.minimum(np.searchsorted(known, keys), max(len(known) - 1, 0))
    met = np.flatnonzero(known[at] == keys) if len(known) else np.zeros(0, dtype=np.int64)
    return at[met], asked[met], entries[met]


def _best(major: I64, minor: I64, values: tuple[F64, ...], count: int) -> list[F64]:
    """For each column of values, the best of each (major, minor) summed over each major."""
    if not len(major):
        return [np.zeros(count) for _ in values]
    keys = major << _HIGH | minor
    order = np.argsort(keys, kind="stable")
    first = np.flatnonzero(firsts(keys[order]))
    own = major[order][first]
    return [summed(own, np.maximum.reduceat(v[order], first), count) for v in values]
