"""The terms of queries: the ways in which each of their slots may be met, and the listed names that each meets.

A *slot* is a part of a query; a *term* is a way to meet one: its word, or neighbouring words taken as one, which are a
term of each of their slots. What of a pair they cover together is in `coverage.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from entityscreen.index.arrays import BOOL, F32, F64, I32, I64
from entityscreen.index.expansion import Expansion


@dataclass(frozen=True, slots=True)
class Terms:
    """The slots and terms of queries, as columns.

    Attributes:
        expansions: what words and joins are like, at least one.
        rows: the expansion of each term, as its position in these.
        slots: the slot of each term.
        queries: the query of each term.
        joined: of how many slots a term is that is neighbouring words taken as one; 0 for a word.
        slot_queries: the query of each slot.
        slot_shares: the share of each slot.
        slot_named: whether each slot is a name.
    """

    expansions: Sequence[Expansion]
    rows: I64
    slots: I64
    queries: I64
    joined: I64
    slot_queries: I64
    slot_shares: F64
    slot_named: BOOL

    def sizes(self) -> tuple[I64, I64]:
        """How many listed names each term meets, and how many of them have it among their rarest words."""
        sizes = [(len(expansion.variants), len(expansion.prefix)) for expansion in self.expansions]
        met, rarest = np.array(sizes, dtype=np.int64).reshape(-1, 2)[self.rows].T
        return met, rarest


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of query and listed variant.

    Attributes:
        queries: of each pair.
        variants: of each pair.
    """

    queries: I64
    variants: I64

    def __len__(self) -> int:
        return len(self.queries)


@dataclass(frozen=True, slots=True)
class Met:
    """Terms that meet the listed name of a pair, an entry each.

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

    def where(self, kept: BOOL) -> Met:
        """The entries of the pairs that are kept, which are numbered anew."""
        entries = np.flatnonzero(kept[self.pairs])
        numbers = np.cumsum(kept) - 1
        return Met(
            numbers[self.pairs[entries]],
            self.terms[entries],
            self.similarities[entries],
            self.shares[entries],
            self.features[entries],
        )


def together(found: Sequence[tuple[Pairs, Met]]) -> tuple[Pairs, Met]:
    """Pairs of different queries, with what meets them, as one."""
    before = np.cumsum([0, *(len(pairs) for pairs, _ in found)])
    pairs = Pairs(
        np.concatenate([pairs.queries for pairs, _ in found]), np.concatenate([pairs.variants for pairs, _ in found])
    )
    return pairs, Met(
        np.concatenate([met.pairs + start for (_, met), start in zip(found, before, strict=False)]),
        np.concatenate([met.terms for _, met in found]),
        np.concatenate([met.similarities for _, met in found]),
        np.concatenate([met.shares for _, met in found]),
        np.concatenate([met.features for _, met in found]),
    )
