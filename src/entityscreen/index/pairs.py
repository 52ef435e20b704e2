"""Which pairs of queries and listed names cannot be ruled out, and what of each pair matches.

A *slot* is a part of a query; a *term* is a way to match one: its word, or neighbouring words taken as one, which are a
term of each of their slots. Here belong the two ways to gather, which find the same: prefix filtering for all queries
at once, and for a query that would have to look up many names adding up what all its terms cover, in an array with a
place for each listed name. What of a pair is covered together is told by `parts.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from entityscreen.index.arrays import BOOL, F32, F64, I32, I64, distinct, ranges
from entityscreen.index.bound import TOLERANCE
from entityscreen.index.expand import NOTHING, Expansion
from entityscreen.index.name_index import NameIndex

# So many names are looked up as fast as a query has its own loop.
LONG = 300
# One name is looked up as fast as so many are added up.
ADDED_UP = 12
C64 = NDArray[np.complex64]
_HIGH, _LOW = np.int64(32), np.int64(0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class Terms:
    """The slots and terms of queries, as columns.

    Attributes:
        expansions: what words and joins are like, at least one.
        rows: the expansion of each term, as its position in these.
        slots: the slot of each term.
        joined: of how many slots a term is that is neighbouring words taken as one; 0 for a word.
        slot_queries: the query of each slot, ascending.
        slot_shares: the share of each slot.
        slot_named: whether each slot is a name.
    """

    expansions: Sequence[Expansion]
    rows: I64
    slots: I64
    joined: I64
    slot_queries: I64
    slot_shares: F64
    slot_named: BOOL

    @property
    def queries(self) -> I64:
        """The query of each term."""
        return self.slot_queries[self.slots]

    def sizes(self) -> tuple[I64, I64]:
        """How many listed names each term matches, and how many of them have it among their rarest words."""
        sizes = [(len(expansion.variants), len(expansion.prefix)) for expansion in self.expansions]
        matched, rarest = np.array(sizes, dtype=np.int64).reshape(-1, 2)[self.rows].T
        return matched, rarest


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of a query and a listed variant, a row each."""

    queries: I64
    variants: I64

    def __len__(self) -> int:
        return len(self.queries)

    def where(self, places: I64) -> Pairs:
        """The pairs at some places."""
        return Pairs(self.queries[places], self.variants[places])


@dataclass(frozen=True, slots=True)
class Matched:
    """Terms that match the listed name of a pair, an entry each.

    Attributes:
        pairs: the pair of each entry.
        terms: its term.
        similarities: how alike the term and the best word of the listed name may be.
        shares: what of the listed name is covered.
        features: the listed word, or `SEVERAL`.
    """

    pairs: I64
    terms: I64
    similarities: F32
    shares: F32
    features: I32

    def where(self, kept: BOOL) -> Matched:
        """The entries of the pairs that are kept, which are numbered anew."""
        entries = np.flatnonzero(kept[self.pairs])
        pairs, terms = (np.cumsum(kept) - 1)[self.pairs[entries]], self.terms[entries]
        return Matched(pairs, terms, self.similarities[entries], self.shares[entries], self.features[entries])

    def beside(self, other: Matched, pairs: int) -> Matched:
        """These entries and those of other pairs, which are numbered behind so many."""
        return Matched(
            np.concatenate((self.pairs, other.pairs + pairs)),
            np.concatenate((self.terms, other.terms)),
            np.concatenate((self.similarities, other.similarities)),
            np.concatenate((self.shares, other.shares)),
            np.concatenate((self.features, other.features)),
        )


def matched_pairs(
    index: NameIndex, terms: Terms, needed: F64, left_out: F64, *, in_place: BOOL
) -> tuple[Pairs, Matched]:
    """The pairs that cannot be ruled out, and what matches them.

    Args:
        index: the index.
        terms: of the queries.
        needed: what of the better covered side must be covered, of each query.
        left_out: what of each query may be missing where a listed name is not found by its own rarest words.
        in_place: which queries may be added up in place: those without an initial.
    """
    sizes, queries = terms.sizes(), terms.queries
    long = (_have_long_rows(queries, sizes, len(needed)) & in_place)[queries]
    found = matched_in_short_rows(terms, sizes[0], np.flatnonzero(~long), left_out)
    if not long.any():
        return found
    (pairs, matched), chosen = found, np.flatnonzero(long & (sizes[0] > 0))
    more, more_matched = matched_in_long_rows(index, terms, chosen, needed)
    together = Pairs(np.concatenate((pairs.queries, more.queries)), np.concatenate((pairs.variants, more.variants)))
    return together, matched.beside(more_matched, len(pairs))


def _have_long_rows(queries: I64, sizes: tuple[I64, I64], count: int) -> BOOL:
    """Whether each of the queries is better gone through by itself than looked up with the others.

    Names that have a word among their rarest stand for all that are looked up.
    """
    added_up, looked_up = (np.bincount(queries, weights=each, minlength=count) for each in sizes)
    found: BOOL = looked_up > LONG + added_up / ADDED_UP
    return found


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of some terms' expansions, one after another.

    Attributes:
        of: the row of each term; of those left out, any.
        keys: row << 32 | variant, ascending.
        starts: where each row begins, and the end.
        prefix: the variants posted as rarest, row after row.
        prefix_starts: where each row's begin, and the end.
        similarities: of each entry, as are `shares` and `features`.
    """

    of: I64
    keys: I64
    starts: I64
    prefix: I32
    prefix_starts: I64
    similarities: F32
    shares: F32
    features: I32

    @classmethod
    def some(cls, terms: Terms, chosen: I64) -> _Rows:
        """The rows of the chosen terms; those that match nothing share an empty one."""
        used = [row for row in distinct(terms.rows[chosen]).tolist() if len(terms.expansions[row].variants)]
        numbers = np.full(len(terms.expansions), len(used), dtype=np.int64)
        numbers[used] = np.arange(len(used))
        rows = [*[terms.expansions[row] for row in used], NOTHING]
        starts = np.cumsum([0, *[len(row.variants) for row in rows]])
        variants = np.concatenate([row.variants for row in rows]).astype(np.int64)
        return cls(
            of=numbers[terms.rows],
            keys=np.repeat(np.arange(len(rows)) << _HIGH, np.diff(starts)) | variants,
            starts=starts,
            prefix=np.concatenate([row.prefix for row in rows]),
            prefix_starts=np.cumsum([0, *[len(row.prefix) for row in rows]]),
            similarities=np.concatenate([row.similarities for row in rows]),
            shares=np.concatenate([row.shares for row in rows]),
            features=np.concatenate([row.features for row in rows]),
        )


def matched_in_short_rows(terms: Terms, sizes: I64, chosen: I64, left_out: F64) -> tuple[Pairs, Matched]:
    """What the queries of some terms match, all at once: the names posted under the rarest words of either side.

    Args:
        terms: of the queries.
        sizes: how many listed names each matches.
        chosen: the terms of some of the queries.
        left_out: what of each query may be missing where a listed name is not found by its own rarest words.
    """
    rows, queries = _Rows.some(terms, chosen), terms.queries
    rare = chosen[_rarest(terms, sizes, left_out)[chosen]]
    found = []
    for some, variants, starts in (chosen, rows.prefix, rows.prefix_starts), (rare, rows.keys & _LOW, rows.starts):
        of = rows.of[some]
        counts = starts[of + 1] - starts[of]
        found.append(np.repeat(queries[some] << _HIGH, counts) | variants[ranges(starts[of], counts)])
    keys = distinct(np.concatenate(found))
    pairs = Pairs(keys >> _HIGH, keys & _LOW)
    first = np.searchsorted(pairs.queries, np.arange(len(left_out) + 1))
    row_sizes, pair_sizes = np.diff(rows.starts)[rows.of[chosen]], np.diff(first)[queries[chosen]]
    # The shorter is looked up in the longer: a query's pairs in a term's row, or the row among the pairs.
    row_longer = pair_sizes <= row_sizes
    some = chosen[row_longer & (pair_sizes > 0)]
    counts = np.diff(first)[queries[some]]
    own, asked = ranges(first[queries[some]], counts), np.repeat(some, counts)
    # Term by term the keys ascend, so that the search goes through a row once.
    at, matched = _places(rows.keys, rows.of[asked] << _HIGH | pairs.variants[own])
    in_rows = own[matched], asked[matched], at
    some = chosen[~row_longer & (row_sizes > 0)]
    counts = np.diff(rows.starts)[rows.of[some]]
    entries, asked = ranges(rows.starts[rows.of[some]], counts), np.repeat(some, counts)
    at, matched = _places(keys, queries[asked] << _HIGH | (rows.keys[entries] & _LOW))
    in_pairs = at, asked[matched], entries[matched]
    own, of_terms, entries = (np.concatenate(columns) for columns in zip(in_rows, in_pairs, strict=True))
    return pairs, Matched(own, of_terms, rows.similarities[entries], rows.shares[entries], rows.features[entries])


def _places(ordered: I64, sought: I64) -> tuple[I64, I64]:
    """The places among ascending keys of those sought that are among them, and which of these they are."""
    at = np.minimum(np.searchsorted(ordered, sought), max(len(ordered) - 1, 0))
    found = np.flatnonzero(ordered[at] == sought) if len(ordered) else np.zeros(0, dtype=np.int64)
    return at[found], found


def _rarest(terms: Terms, sizes: I64, left_out: F64) -> BOOL:
    """Which terms are of the rarest slots of their query, which cannot all be missing."""
    queries = terms.slot_queries
    counts = np.bincount(terms.slots, weights=sizes, minlength=len(queries))
    order = np.lexsort((counts, queries))
    ordered, ordered_queries = terms.slot_shares[order], queries[order]
    before = np.cumsum(ordered) - ordered
    first = np.flatnonzero(np.diff(ordered_queries, prepend=-1))
    before -= np.repeat(before[first], np.diff(np.append(first, len(order))))
    rare = np.zeros(len(queries), dtype=bool)
    rare[order] = before <= left_out[ordered_queries] + TOLERANCE
    found: BOOL = rare[terms.slots]
    return found


def matched_in_long_rows(index: NameIndex, terms: Terms, chosen: I64, needed: F64) -> tuple[Pairs, Matched]:
    """What the queries of some terms match, query by query: the names of which one side may be covered enough.

    Args:
        index: the index.
        terms: of the queries.
        chosen: the terms of some of the queries, which have no initials.
        needed: what of the better covered side must be covered, of each query.
    """
    covered = _Covered(index)
    keys, of_terms = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    entries = [(np.zeros(0, dtype=np.float32), np.zeros(0, dtype=np.float32), np.zeros(0, dtype=np.int32))]
    for query, own in _by_query(terms, chosen):
        rows = [terms.expansions[row] for row in terms.rows[own].tolist()]
        shares = terms.slot_shares[terms.slots[own]].tolist()
        found = covered.enough(rows, shares, float(needed[query]) - TOLERANCE)
        for term, row, places in zip(own.tolist(), rows, found, strict=True):
            keys.append(np.int64(query) << _HIGH | row.variants.take(places))
            of_terms.append(np.full(len(places), term))
            entries.append((row.similarities.take(places), row.shares.take(places), row.features.take(places)))
    every = np.concatenate(keys)
    pairs = distinct(every)
    matched = [np.concatenate(column) for column in zip(*entries, strict=True)]
    return (
        Pairs(pairs >> _HIGH, pairs & _LOW),
        Matched(np.searchsorted(pairs, every), np.concatenate(of_terms), matched[0], matched[1], matched[2]),
    )


def _by_query(terms: Terms, chosen: I64) -> Iterator[tuple[int, I64]]:
    """Each query with its terms among the chosen ones."""
    queries = terms.queries
    order = chosen[np.argsort(queries[chosen], kind="stable")]
    starts = np.flatnonzero(np.diff(queries[order], prepend=-1))
    for own in np.split(order, starts[1:]) if len(order) else ():
        yield int(queries[own[0]]), own


class _Covered:
    """What is covered of a query and of every listed name; zero between two queries.

    The two stand side by side as one complex number, real and imaginary, so that each name is gone to once.
    """

    __slots__ = ("_both", "_initial_count")

    def __init__(self, index: NameIndex) -> None:
        self._both = np.zeros(len(index.variant_names), dtype=np.complex64)
        self._initial_count = index.variant_initial_count

    def enough(self, rows: Sequence[Expansion], shares: Sequence[float], needed: float) -> list[I64]:
        """The places in each row of the names that may be covered enough, or that have initials besides.

        Args:
            rows: what each term of the query matches.
            shares: the share of each term's slot.
            needed: what of the better covered side must be covered.
        """
        # Indices of NumPy's own kind are twice as fast as narrower ones.
        columns = [row.variants.astype(np.intp) for row in rows]
        covered = [_side_by_side(row, share) for row, share in zip(rows, shares, strict=True)]
        longest = max(range(len(rows)), key=lambda term: len(columns[term]))
        others = [term for term in range(len(rows)) if term != longest]
        for term in others:
            self._both[columns[term]] += covered[term]
        # Most names of the longest row are in no other one, and need no place. No entry is zero on both sides.
        before = self._both.take(columns[longest])
        matched = np.flatnonzero(before)
        covered[longest] += before
        self._both[columns[longest].take(matched)] = covered[longest].take(matched)
        for term in others:
            covered[term] = self._both.take(columns[term])
        for term in others:
            self._both[columns[term]] = 0.0
        return [self._kept(variants, most, needed) for variants, most in zip(columns, covered, strict=True)]

    def _kept(self, variants: NDArray[np.intp], most: C64, needed: float) -> I64:
        kept = np.maximum(most.real, most.imag) >= needed
        kept |= self._initial_count.take(variants) > 0
        places: I64 = kept.nonzero()[0]
        return places


def _side_by_side(row: Expansion, share: float) -> C64:
    """What a term covers of a query and of each listed name."""
    covered = np.empty(len(row.variants), dtype=np.complex64)
    np.multiply(row.similarities, np.float32(share), out=covered.real)
    covered.imag = row.shares
    return covered
