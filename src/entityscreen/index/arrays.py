"""Plain arrays that an index is made of: packed texts, postings, tables of keys.

It says how each array is stored, how it is made of collected entries, and which few steps all lookups take. Which of
them an index has is `name_index.py`. Postings are in compressed rows: `offsets[f]:offsets[f + 1]` are the entries of
feature `f`.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass, field
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
_HIGH_HALF = 1 if sys.byteorder == "little" else 0
_BLOCK = 1 << 22
MOST_BITS = 24  # of a hash that find its bucket
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
        selected, sizes = self._joined(indices)
        data, ends = selected.tobytes(), np.cumsum(sizes)
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
        hashes: U32 = leading << np.uint32(self.tail_bits) | self.tails
        return hashes

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
        askers = np.repeat(np.arange(len(hashes)), sizes)
        tails = (hashes & np.uint32((1 << self.tail_bits) - 1)).astype(self.tails.dtype)
        same = np.flatnonzero(self.tails.take(positions) == tails.take(askers))
        return askers.take(same), self.features.take(positions.take(same))

    def find(self, hashes: U32) -> I32:
        """The features of all of several hashes, with repetitions."""
        return self.find_each(hashes)[1]


def ranges(starts: I64, sizes: I64) -> I64:
    """Whole numbers from each start on, as many as its size, one range after another."""
    before = np.cumsum(sizes) - sizes
    numbers: I64 = np.repeat(starts - before, sizes) + np.arange(int(sizes.sum()))
    return numbers


def distinct(values: NDArray[_Number]) -> NDArray[_Number]:
    """The values ascending, each once; `numpy.unique` hashes them first, which takes longer."""
    ordered = np.sort(values, kind="stable")
    return ordered.take(np.flatnonzero(firsts(ordered)))


def firsts(ordered: NDArray[np.generic]) -> NDArray[np.bool_]:
    """Where a value stands for the first time, in ascending ones."""
    is_first = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=is_first[1:])
    return is_first


def summed(places: I64, values: NDArray[Any], count: int) -> F64:
    """The sum of the values at each of `count` places."""
    untyped_sums: Any = np.bincount(places, weights=values, minlength=count)
    sums: F64 = untyped_sums
    return sums


def number_all(numbers: dict[Any, int], keys: Iterable[Hashable]) -> I32:
    """The number of each key; one that has none yet takes the next."""
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.int32)


def append_all(column: array[Any], values: NDArray[Any]) -> None:
    """Append an array's values to a column that is being collected."""
    column.frombytes(values.astype(column.typecode, copy=False).tobytes())


@dataclass(slots=True)
class Occurrences:
    """Keys and what has each of them, while they are collected."""

    keys: dict[Any, int] = field(default_factory=dict)
    places: array[int] = field(default_factory=lambda: array("i"))  # the number of the key
    numbers: array[int] = field(default_factory=lambda: array("i"))  # what has it

    def add(self, key: Hashable, number: int, *, times: int = 1) -> None:
        """Append one entry, or the same so many times."""
        self.places.extend([self.keys.setdefault(key, len(self.keys))] * times)
        self.numbers.extend([number] * times)

    def extend(self, other: Occurrences, first: int) -> None:
        """Append entries that were collected apart, their numbers counted from the first on; -1 - n stays one of n."""
        numbers = np.asarray(other.numbers)
        append_all(self.places, number_all(self.keys, other.keys)[np.asarray(other.places)])
        append_all(self.numbers, np.where(numbers < 0, numbers - first, numbers + first))

    def rows(self) -> tuple[list[Any], I64, I32]:
        """The keys in order, where the numbers of each begin, and the end, and these numbers as they were appended."""
        keys = sorted(self.keys)
        ranks = np.empty(len(keys), dtype=np.int64)
        ranks[[self.keys[key] for key in keys]] = np.arange(len(keys))
        places = ranks[np.asarray(self.places)]
        numbers = np.asarray(self.numbers)[np.argsort(places, kind="stable")]
        return keys, row_bounds(places, len(keys)), numbers


def row_bounds(rows: NDArray[np.integer[Any]], count: int) -> I64:
    """Where each of so many rows begins among entries ordered by their row, and the end."""
    bounds = np.zeros(count + 1, dtype=np.int64)
    np.cumsum(np.bincount(rows, minlength=count), out=bounds[1:])
    return bounds


@dataclass(slots=True)
class Keys:
    """Entries of a key table while they are collected."""

    hashes: array[int] = field(default_factory=lambda: array("I"))
    features: array[int] = field(default_factory=lambda: array("i"))

    def add_all(self, keys: Collection[str], feature: int) -> None:
        """Append an entry for each key, all of one feature."""
        self.add_hashes([zlib.crc32(key.encode()) for key in keys], feature)

    def add_hashes(self, hashes: Collection[int], feature: int) -> None:
        """Append an entry for each hash of a key, all of one feature."""
        self.hashes.extend(hashes)
        self.features.extend([feature] * len(hashes))

    def add_each(self, keys: Collection[str], first: int) -> None:
        """Append an entry for each key, of the first feature, the one behind it and so on."""
        self.hashes.extend([zlib.crc32(key.encode()) for key in keys])
        self.features.extend(range(first, first + len(keys)))

    def extend(self, other: Keys, features: I32 | int) -> None:
        """Append entries that were collected apart: with the number here of each feature, or of the first of them."""
        their_features = np.asarray(other.features)
        self.hashes.extend(other.hashes)
        append_all(self.features, their_features + features if isinstance(features, int) else features[their_features])

    def table(self) -> KeyTable:
        """The entries, sorted; they are given up: those of a million names are 200 MB."""
        hashes, features = self.hashes, self.features
        self.hashes, self.features = array("I"), array("i")
        return key_table(np.asarray(hashes, dtype=np.uint32), np.asarray(features, dtype=np.int32))


def key_table(hashes: U32, features: I32) -> KeyTable:
    """A table of keys, in any order, and the feature of each; a pair that comes twice is kept once."""
    pairs = np.empty(len(hashes), dtype=np.uint64)
    halves = pairs.view(np.uint32).reshape(-1, 2)
    halves[:, _HIGH_HALF], halves[:, 1 - _HIGH_HALF] = hashes, features
    return table_of_pairs(pairs)


def table_of_pairs(pairs: NDArray[np.uint64]) -> KeyTable:
    """The same from one number a pair, hash << 32 | feature; the array is given up: it may be a gigabyte."""
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
    kind = next(kind for kind in map(np.dtype, (np.uint8, np.uint16, np.uint32)) if bits <= 8 * kind.itemsize)
    tails: U8 | U16 | U32 = np.empty(len(hashes), dtype=kind)
    for first in range(0, len(hashes), _BLOCK):
        tails[first : first + _BLOCK] = hashes[first : first + _BLOCK] & np.uint32((1 << bits) - 1)
    return tails


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
        distinct_keys = block[kept]
        ordered[end : end + len(distinct_keys)] = distinct_keys
        end += len(distinct_keys)
    return end


def postings_of(features: I32, variants: I32, shares: NDArray[np.float32] | None, count: int) -> Postings:
    """Sort entries into rows; entries of one feature and variant become one, their shares summed."""
    keys = features.astype(np.int64) << np.int64(32) | variants
    order = np.argsort(keys, kind="stable")
    features, variants = features[order], variants[order]
    starts = np.flatnonzero(firsts(keys[order]))
    summed = np.zeros(0, dtype=np.float32)
    if shares is not None and len(starts):
        summed = np.add.reduceat(shares[order], starts).astype(np.float32)
    return Postings(row_bounds(features[starts], count), variants[starts], summed)
