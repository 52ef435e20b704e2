"""What many queries meet in rows that are short, all at once.

Here belongs prefix filtering: the names posted under the rarest words of either side are looked up in the rows of all
terms of their query. Where the rows are long, `long_rows.py` goes through them query by query.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from entityscreen.index.arrays import BOOL, F32, F64, I32, I64, distinct, ranges
from entityscreen.index.bound import TOLERANCE
from entityscreen.index.expansion import NOTHING
from entityscreen.index.terms import Met, Pairs, Terms

_HIGH, _LOW = np.int64(32), np.int64(0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of some terms' expansions, one after another.

    Attributes:
        of: the row of each term; of those left out, any.
        keys: row << 32 | variant, ascending.
        similarities: of each entry.
        shares: of each entry.
        features: of each entry, or `SEVERAL`.
        starts: where each row begins, and the end.
        prefix: the variants posted as rarest, row after row.
        prefix_starts: where each row's begin, and the end.
    """

    of: I64
    keys: I64
    similarities: F32
    shares: F32
    features: I32
    starts: I64
    prefix: I32
    prefix_starts: I64

    @classmethod
    def some(cls, terms: Terms, chosen: I64) -> _Rows:
        """The rows of the chosen terms; those that meet nothing share an empty one."""
        used = [row for row in distinct(terms.rows[chosen]).tolist() if len(terms.expansions[row].variants)]
        numbers = np.full(len(terms.expansions), len(used), dtype=np.int64)
        numbers[used] = np.arange(len(used))
        expansions = [*[terms.expansions[row] for row in used], NOTHING]
        starts = _bounds([len(expansion.variants) for expansion in expansions])
        variants = np.concatenate([expansion.variants for expansion in expansions]).astype(np.int64)
        return cls(
            of=numbers[terms.rows],
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


def met_in_short_rows(terms: Terms, sizes: I64, chosen: I64, left_out: F64) -> tuple[Pairs, Met]:
    """The pairs that cannot be ruled out, ascending, and what meets them.

    Args:
        terms: of the queries.
        sizes: how many listed names each meets.
        chosen: the terms of some of the queries.
        left_out: what of each query may be missing where a listed name is not found by its own rarest words.
    """
    rows = _Rows.some(terms, chosen)
    rare = chosen[_rarest(terms, sizes, left_out)[chosen]]
    found = _pairs(terms, rows, chosen, rare)
    pairs = Pairs(found >> _HIGH, found & _LOW)
    starts = np.searchsorted(pairs.queries, np.arange(len(left_out) + 1))
    of = rows.of[chosen]
    row_sizes = rows.starts[of + 1] - rows.starts[of]
    pair_sizes = np.diff(starts)[terms.queries[chosen]]
    # The shorter is looked up in the longer: a query's pairs in a term's row, or the row among the pairs.
    row_longer = pair_sizes <= row_sizes
    in_rows = _pairs_in_rows(pairs, starts, terms, rows, chosen[row_longer & (pair_sizes > 0)])
    in_pairs = _rows_in_pairs(pairs, terms, rows, chosen[~row_longer & (row_sizes > 0)])
    own, of_terms, entries = (np.concatenate(columns) for columns in zip(in_rows, in_pairs, strict=True))
    return pairs, Met(own, of_terms, rows.similarities[entries], rows.shares[entries], rows.features[entries])


def _rarest(terms: Terms, sizes: I64, left_out: F64) -> BOOL:
    """Which terms are of the rarest slots of their query, which cannot all be missing."""
    queries, shares = terms.slot_queries, terms.slot_shares
    counts = np.bincount(terms.slots, weights=sizes, minlength=len(queries))
    order = np.lexsort((np.arange(len(queries)), counts, queries))
    ordered, ordered_queries = shares[order], queries[order]
    before = np.cumsum(ordered) - ordered
    first = np.flatnonzero(np.concatenate(([True], ordered_queries[1:] != ordered_queries[:-1])))
    before -= np.repeat(before[first], np.diff(np.append(first, len(order))))
    rare = np.zeros(len(queries), dtype=bool)
    rare[order] = before <= left_out[ordered_queries] + TOLERANCE
    found: BOOL = rare[terms.slots]
    return found


def _pairs(terms: Terms, rows: _Rows, chosen: I64, rare: I64) -> I64:
    """query << 32 | variant, ascending, each once: all variants that are posted as rarest on either side."""
    found = []
    for some, variants, starts in (
        (chosen, rows.prefix, rows.prefix_starts),
        (rare, rows.keys & _LOW, rows.starts),
    ):
        of = rows.of[some]
        sizes = starts[of + 1] - starts[of]
        found.append(np.repeat(terms.queries[some] << _HIGH, sizes) | variants[ranges(starts[of], sizes)])
    return distinct(np.concatenate(found))


def _pairs_in_rows(pairs: Pairs, starts: I64, terms: Terms, rows: _Rows, some: I64) -> tuple[I64, I64, I64]:
    """(pair, term, entry) of what the pairs of some terms' queries meet in the rows of these terms."""
    queries = terms.queries[some]
    sizes = starts[queries + 1] - starts[queries]
    own, asked = ranges(starts[queries], sizes), np.repeat(some, sizes)
    # Term by term the keys ascend, so that the search goes through a row once.
    keys = rows.of[asked] << _HIGH | pairs.variants[own]
    at = np.minimum(np.searchsorted(rows.keys, keys), max(len(rows.keys) - 1, 0))
    met = np.flatnonzero(rows.keys[at] == keys) if len(rows.keys) else np.zeros(0, dtype=np.int64)
    return own[met], asked[met], at[met]


def _rows_in_pairs(pairs: Pairs, terms: Terms, rows: _Rows, some: I64) -> tuple[I64, I64, I64]:
    """The same the other way round."""
    row = rows.of[some]
    sizes = rows.starts[row + 1] - rows.starts[row]
    entries, asked = ranges(rows.starts[row], sizes), np.repeat(some, sizes)
    keys = terms.queries[asked] << _HIGH | (rows.keys[entries] & _LOW)
    known = pairs.queries << _HIGH | pairs.variants
    at = np.minimum(np.searchsorted(known, keys), max(len(known) - 1, 0))
    met = np.flatnonzero(known[at] == keys) if len(known) else np.zeros(0, dtype=np.int64)
    return at[met], asked[met], entries[met]
