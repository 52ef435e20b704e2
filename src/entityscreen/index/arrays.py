"""Plain arrays that an index is made of: packed texts, postings, tables of keys.

Here belongs what is stored how, and the few steps that all lookups take. Which of them an index has is
`name_index.py`. Postings are in compressed rows: `offsets[f]:offsets[f + 1]` are the entries of feature `f`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

U16 = NDArray[np.uint16]
U32 = NDArray[np.uint32]
U64 = NDArray[np.uint64]
I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
F32 = NDArray[np.float32]
F64 = NDArray[np.float64]
U8 = NDArray[np.uint8]
BOOL = NDArray[np.bool_]
_Number = TypeVar("_Number", bound=np.integer[Any])


@dataclass(frozen=True, slots=True)
class Texts:
    """Many short texts in two arrays.

    Attributes:
        data: UTF-8 bytes, one text after another.
        offsets: where each begins, and at the end where the last one ends.
    """

    data: U8
    offsets: I64

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, index: int) -> str:
        return bytes(self.data[self.offsets[index] : self.offsets[index + 1]]).decode()

    def many(self, indices: I64 | I32) -> list[str]:
        """Several texts, in the order of the indices."""
        own, sizes = self._joined(indices)
        data, ends = own.tobytes(), np.cumsum(sizes)
        places = zip((ends - sizes).tolist(), ends.tolist(), strict=True)
        if data.isascii():
            joined = data.decode()
            return [joined[start:end] for start, end in places]
        return [data[start:end].decode() for start, end in places]

    def characters(self, indices: I64 | I32) -> tuple[I32, I64]:
        """The code points of several texts, one text after another, and how many each has."""
        data, sizes = self._joined(indices)
        # Bytes behind the first one of a character have these two bits.
        before = np.concatenate(([0], np.cumsum((data & 0xC0) != 0x80)))
        ends = np.cumsum(sizes)
        points = np.frombuffer(data.tobytes().decode().encode("utf-32-le"), dtype=np.int32)
        return points, before[ends] - before[ends - sizes]

    def _joined(self, indices: I64 | I32) -> tuple[U8, I64]:
        """The bytes of several texts, one text after another, and how many each has."""
        starts = self.offsets[indices]
        sizes: I64 = self.offsets[indices + 1] - starts
        return self.data[ranges(starts, sizes)], sizes

    @classmethod
    def pack(cls, texts: Iterable[str]) -> Texts:
        """Pack texts."""
        encoded = [text.encode() for text in texts]
        offsets = np.zeros(len(encoded) + 1, dtype=np.int64)
        np.cumsum([len(data) for data in encoded], out=offsets[1:])
        return cls(np.frombuffer(b"".join(encoded), dtype=np.uint8), offsets)


@dataclass(frozen=True, slots=True)
class Postings:
    """Feature to variants, in compressed rows.

    Attributes:
        offsets: row bounds, one more than there are features.
        variants: variant numbers, ascending in a row.
        shares: what the feature covers of the variant; empty where nobody asks.
    """

    offsets: I64
    variants: I32
    shares: F32

    def row(self, feature: int) -> tuple[int, int]:
        """The bounds of a feature's row."""
        return int(self.offsets[feature]), int(self.offsets[feature + 1])

    def counts(self) -> I64:
        """How many variants each feature has."""
        return np.diff(self.offsets)


@dataclass(frozen=True, slots=True)
class KeyTable:
    """Hashed key to features, sorted by hash.

    Attributes:
        tails: what is left of each hash behind its leading bits, in as few bytes as hold it; the hashes ascend, one as
            often as it has features.
        features: the feature of each.
        starts: where the hashes begin that share their leading bits; a power of two of them, and the end.
    """

    tails: U8 | U16 | U32
    features: I32
    starts: I32

    def __len__(self) -> int:
        return len(self.features)

    @property
    def tail_bits(self) -> int:
        """How many bits of a hash are its tail."""
        return 33 - len(self.starts).bit_length()

    def hashes(self) -> U32:
        """All hashes, whole."""
        leading = np.repeat(np.arange(len(self.starts) - 1, dtype=np.uint32), np.diff(self.starts))
        found: U32 = leading << np.uint32(self.tail_bits) | self.tails
        return found

    def find_each(self, hashes: U32) -> tuple[I64, I32]:
        """The features of several hashes.

        Args:
            hashes: any order.

        Returns:
            (the index of the hash that asked, a feature of it), ordered by hash asked for.
        """
        bucket = hashes >> np.uint32(self.tail_bits)
        first = self.starts[bucket].astype(np.int64)
        sizes = self.starts[bucket + np.uint32(1)] - first
        positions = ranges(first, sizes)
        asked = np.repeat(np.arange(len(hashes)), sizes)
        tails = (hashes & np.uint32((1 << self.tail_bits) - 1)).astype(self.tails.dtype)
        same = np.flatnonzero(self.tails.take(positions) == tails.take(asked))
        return asked.take(same), self.features.take(positions.take(same))

    def find(self, hashes: U32) -> I32:
        """The features of all of several hashes, with repetitions."""
        return self.find_each(hashes)[1]


def ranges(starts: I64, sizes: I64) -> I64:
    """Whole numbers from each start on, as many as its size, one range after another."""
    before = np.cumsum(sizes) - sizes
    found: I64 = np.repeat(starts - before, sizes) + np.arange(int(sizes.sum()))
    return found


def distinct(values: NDArray[_Number]) -> NDArray[_Number]:
    """The values ascending, each once; `numpy.unique` hashes them first, which takes longer."""
    ordered = np.sort(values, kind="stable")
    return ordered.take(np.flatnonzero(firsts(ordered)))


def firsts(ordered: NDArray[np.generic]) -> NDArray[np.bool_]:
    """Where a value stands for the first time, in ascending ones."""
    found = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=found[1:])
    return found


def summed(places: I64, values: NDArray[Any], count: int) -> F64:
    """The sum of the values at each of `count` places."""
    found: Any = np.bincount(places, weights=values, minlength=count)
    sums: F64 = found
    return sums


def highest_each(keys: I64, *values: NDArray[Any]) -> tuple[I64, BOOL, I64, list[NDArray[Any]]]:
    """Each key once, with the highest of its values in each column.

    Args:
        keys: in any order.
        values: columns.

    Returns:
        The keys, ascending; whether each came again; where each stands first; the highest values.
    """
    order = np.argsort(keys, kind="stable")  # most are in order already: the entries of one row after another
    ordered = keys.take(order)
    first = firsts(ordered)
    starts, later = np.flatnonzero(first), np.flatnonzero(~first)
    chosen = order.take(starts)
    found = [column.take(chosen) for column in values]
    again = np.zeros(len(starts), dtype=bool)
    if len(later):
        # Few keys come again: the highest of a value is looked for among these alone.
        places = np.cumsum(first).take(later) - 1
        again[places] = True
        for highest, column in zip(found, values, strict=True):
            np.maximum.at(highest, places, column.take(order.take(later)))
    return ordered.take(starts), again, chosen, found


def rows_of(postings: Postings, features: I64) -> tuple[I32, I64]:
    """The entries of several features one after another, and how many each has."""
    positions, sizes = positions_of(postings, features)
    entries: I32 = postings.variants[positions]
    return entries, sizes


def positions_of(postings: Postings, features: I64) -> tuple[I64, I64]:
    """Where the entries of several features stand, and how many each has."""
    starts = postings.offsets[features]
    sizes: I64 = postings.offsets[features + 1] - starts
    return ranges(starts, sizes), sizes
