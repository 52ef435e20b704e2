"""What queries meet in rows that are long, query by query.

Here belongs adding up what all terms of one query cover of every listed name, in arrays with a place for each: against
a long list that costs less than looking names up in the rows. Where the rows are short, `short_rows.py` does all
queries at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from entityscreen.index.arrays import BOOL, F64, I64, distinct
from entityscreen.index.bound import TOLERANCE
from entityscreen.index.expansion import Expansion
from entityscreen.index.name_index import NameIndex
from entityscreen.index.terms import Met, Pairs, Terms

# So many names are looked up as fast as a query has its own loop.
LONG = 300
# One name is looked up as fast as so many are added up.
ADDED_UP = 12
C64 = NDArray[np.complex64]
_HIGH, _LOW = np.int64(32), np.int64(0xFFFFFFFF)


def met_in_long_rows(index: NameIndex, terms: Terms, chosen: I64, needed: F64) -> tuple[Pairs, Met]:
    """The pairs of which one side may be covered as far as it must be, ascending, and what meets them.

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
    met = [np.concatenate(column) for column in zip(*entries, strict=True)]
    return (
        Pairs(pairs >> _HIGH, pairs & _LOW),
        Met(np.searchsorted(pairs, every), np.concatenate(of_terms), met[0], met[1], met[2]),
    )


def have_long_rows(terms: Terms, sizes: tuple[I64, I64], count: int) -> BOOL:
    """Whether each of the queries is better gone through by itself than looked up with the others.

    Args:
        terms: of the queries.
        sizes: of the terms; names that have a word among their rarest stand for all that are looked up.
        count: of queries.
    """
    added_up, looked_up = (np.bincount(terms.queries, weights=each, minlength=count) for each in sizes)
    found: BOOL = looked_up > LONG + added_up / ADDED_UP
    return found


def _by_query(terms: Terms, chosen: I64) -> Iterator[tuple[int, I64]]:
    """Each query with its terms among the chosen ones."""
    order = chosen[np.argsort(terms.queries[chosen], kind="stable")]
    queries = terms.queries[order]
    starts = np.flatnonzero(np.diff(queries, prepend=-1))
    ends = np.append(starts, len(order))[1:]
    for query, start, end in zip(queries[starts].tolist(), starts.tolist(), ends.tolist(), strict=True):
        yield query, order[start:end]


class _Covered:
    """What is covered of a query and of every listed name; zero between two queries.

    The two stand side by side as one complex number, real and imaginary, so that each name is gone to once.

    Args:
        index: the index.
    """

    __slots__ = ("_both", "_initial_count")

    def __init__(self, index: NameIndex) -> None:
        self._both = np.zeros(len(index.variant_names), dtype=np.complex64)
        self._initial_count = index.variant_initial_count

    def enough(self, rows: Sequence[Expansion], shares: Sequence[float], needed: float) -> list[I64]:
        """The places in each row of the names that may be covered enough, or that have initials besides.

        Args:
            rows: what each term of the query meets.
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
        met = np.flatnonzero(before)
        covered[longest] += before
        self._both[columns[longest].take(met)] = covered[longest].take(met)
        for term in others:
            covered[term] = self._both.take(columns[term])
        for term in others:
            self._both[columns[term]] = 0.0
        return [self._kept(variants, most, needed) for variants, most in zip(columns, covered, strict=True)]

    def _kept(self, variants: NDArray[np.intp], most: C64, needed: float) -> I64:
        """The places of the names that are covered enough, or that have initials."""
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
