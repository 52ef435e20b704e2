"""Entries while they are collected, and how they become arrays.

Here belong the growing columns that the builders fill. What goes into them belongs to `build.py` and `sounds.py`.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from entityscreen.index.arrays import I32, KeyTable, Postings, key_hash


@dataclass(slots=True)
class Rows:
    """Entries of postings while they are collected."""

    features: array[int] = field(default_factory=lambda: array("i"))
    variants: array[int] = field(default_factory=lambda: array("i"))
    shares: array[float] = field(default_factory=lambda: array("f"))

    def add(self, feature: int, variant: int, share: float) -> None:
        """Append one entry."""
        self.features.append(feature)
        self.variants.append(variant)
        self.shares.append(share)


@dataclass(slots=True)
class Keys:
    """Entries of a key table while they are collected."""

    hashes: array[int] = field(default_factory=lambda: array("I"))
    features: array[int] = field(default_factory=lambda: array("i"))

    def add(self, key: str, feature: int) -> None:
        """Append one entry."""
        self.hashes.append(key_hash(key))
        self.features.append(feature)

    def table(self) -> KeyTable:
        """The entries, sorted."""
        hashes = np.frombuffer(self.hashes, dtype=np.uint32) if self.hashes else np.zeros(0, np.uint32)
        features = np.frombuffer(self.features, dtype=np.int32) if self.features else np.zeros(0, np.int32)
        order = np.lexsort((features, hashes))
        return KeyTable(hashes[order], features[order])


def columns(rows: Rows) -> tuple[I32, I32, NDArray[np.float32]]:
    """The columns of entries as arrays."""
    return (
        np.array(rows.features, dtype=np.int32),
        np.array(rows.variants, dtype=np.int32),
        np.array(rows.shares, dtype=np.float32),
    )


def postings_of(features: I32, variants: I32, shares: NDArray[np.float32] | None, count: int) -> Postings:
    """Sort entries into rows; entries of one feature and variant become one, their shares summed."""
    order = np.lexsort((variants, features))
    features, variants = features[order], variants[order]
    first = np.ones(len(features), dtype=bool)
    first[1:] = (features[1:] != features[:-1]) | (variants[1:] != variants[:-1])
    starts = np.flatnonzero(first)
    summed = np.zeros(0, dtype=np.float32)
    if shares is not None and len(starts):
        summed = np.add.reduceat(shares[order], starts).astype(np.float32)
    offsets = np.zeros(count + 1, dtype=np.int64)
    np.cumsum(np.bincount(features[starts], minlength=count), out=offsets[1:])
    return Postings(offsets, variants[starts], summed)
