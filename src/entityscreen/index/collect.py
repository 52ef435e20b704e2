"""Entries while they are collected, and how they become arrays.

Here belong the growing columns that the builders fill. What goes into them belongs to `build.py` and `sounds.py`.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Collection
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from entityscreen.index.arrays import I32, U8, U16, U32, KeyTable, Postings, firsts
from entityscreen.index.hashes import key_hash

_HIGH_HALF = 1 if sys.byteorder == "little" else 0
_BLOCK = 1 << 22
U8_TYPE, U16_TYPE, U32_TYPE = np.dtype(np.uint8), np.dtype(np.uint16), np.dtype(np.uint32)
MOST_BITS = 24  # of a hash that find its bucket


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

    def add_all(self, keys: Collection[str], feature: int, *, begun: int = 0) -> None:
        """Append an entry for each key.

        Args:
            keys: the keys.
            feature: of all of them.
            begun: the hash of what all of them begin with.
        """
        self.hashes.extend([zlib.crc32(key.encode(), begun) for key in keys])
        self.features.extend([feature] * len(keys))

    def table(self) -> KeyTable:
        """The entries, sorted; they are given up: those of a million names are 200 MB."""
        hashes, features = self.hashes, self.features
        self.hashes, self.features = array("I"), array("i")
        return key_table(np.asarray(hashes, dtype=np.uint32), np.asarray(features, dtype=np.int32))


def key_table(hashes: U32, features: I32) -> KeyTable:
    """A table of keys and their features; a pair that comes twice is kept once.

    Args:
        hashes: in any order.
        features: the feature of each.
    """
    pairs = np.empty(len(hashes), dtype=np.uint64)
    halves = pairs.view(np.uint32).reshape(-1, 2)
    halves[:, _HIGH_HALF], halves[:, 1 - _HIGH_HALF] = hashes, features
    return table_of_pairs(pairs)


def table_of_pairs(pairs: NDArray[np.uint64]) -> KeyTable:
    """The same from one number a pair, hash << 32 | feature; the array is given up: it may be a gigabyte.

    Args:
        pairs: in any order; an array of its own memory.
    """
    pairs.sort()
    count = _compacted(pairs)
    bits = max(1, min(MOST_BITS, count.bit_length() - 1))
    starts = np.empty((1 << bits) + 1, dtype=np.int32)
    for first in range(0, 1 << bits, _BLOCK):
        bounds = np.arange(first, min(first + _BLOCK, 1 << bits), dtype=np.uint64) << np.uint64(64 - bits)
        starts[first : first + len(bounds)] = pairs[:count].searchsorted(bounds)
    starts[-1] = count
    halves = pairs.view(np.uint32).reshape(-1, 2)[:count]
    tails = _tails(halves[:, _HIGH_HALF], 32 - bits)
    del halves
    return KeyTable(tails, _low_halves(pairs, count), starts)


def _low_halves(pairs: NDArray[np.uint64], count: int) -> I32:
    """The features of the first pairs, moved together in the memory of the pairs, of which the rest goes back."""
    halves = pairs.view(np.int32)
    for first in range(0, count, _BLOCK):
        end = min(first + _BLOCK, count)
        halves[first:end] = halves[2 * first : 2 * end].reshape(-1, 2)[:, 1 - _HIGH_HALF]
    del halves
    pairs.resize((count + 1) // 2, refcheck=False)  # nobody else looks at them
    return pairs.view(np.int32)[:count]


def _tails(hashes: U32, bits: int) -> U8 | U16 | U32:
    """The last bits of hashes, block by block: the hashes of a million names are 300 MB."""
    kind = next(kind for kind in (U8_TYPE, U16_TYPE, U32_TYPE) if bits <= 8 * kind.itemsize)
    found: U8 | U16 | U32 = np.empty(len(hashes), dtype=kind)
    for first in range(0, len(hashes), _BLOCK):
        found[first : first + _BLOCK] = hashes[first : first + _BLOCK] & np.uint32((1 << bits) - 1)
    return found


def _compacted(ordered: NDArray[np.uint64]) -> int:
    """Move each value once to the front, in place: a copy of the keys of a million names is half a gigabyte.

    Returns:
        How many there are.
    """
    end, last = 0, None
    for start in range(0, len(ordered), _BLOCK):
        block = ordered[start : start + _BLOCK]
        kept = firsts(block)
        kept[0] = block[0] != last
        last = block[-1]
        found = block[kept]
        ordered[end : end + len(found)] = found
        end += len(found)
    return end


def columns(rows: Rows) -> tuple[I32, I32, NDArray[np.float32]]:
    """The columns of entries as arrays."""
    return (
        np.array(rows.features, dtype=np.int32),
        np.array(rows.variants, dtype=np.int32),
        np.array(rows.shares, dtype=np.float32),
    )


def postings_of(features: I32, variants: I32, shares: NDArray[np.float32] | None, count: int) -> Postings:
    """Sort entries into rows; entries of one feature and variant become one, their shares summed."""
    keys = features.astype(np.int64) << np.int64(32) | variants
    order = np.argsort(keys, kind="stable")
    features, variants = features[order], variants[order]
    starts = np.flatnonzero(firsts(keys[order]))
    summed = np.zeros(0, dtype=np.float32)
    if shares is not None and len(starts):
        summed = np.add.reduceat(shares[order], starts).astype(np.float32)
    offsets = np.zeros(count + 1, dtype=np.int64)
    np.cumsum(np.bincount(features[starts], minlength=count), out=offsets[1:])
    return Postings(offsets, variants[starts], summed)
