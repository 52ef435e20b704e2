"""Hashes of keys: stable between processes; a collision costs a look, never a result.

Here belongs CRC-32 of one key and of all that is left of a word when letters are deleted, a word or many at once.
Deletion keys carry edits (the SymSpell observation): two words at optimal string alignment distance k share
what is left when at most k letters are deleted from each.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

from entityscreen.caches import named_cache
from entityscreen.names.keys import SOUND, SPELLING

U8 = NDArray[np.uint8]
U32 = NDArray[np.uint32]
U64 = NDArray[np.uint64]
I64 = NDArray[np.int64]
_ALL_ONES = np.uint32(0xFFFFFFFF)
MOST_FILTER_BITS, SPARE_BITS = 25, 5  # 32 MB at most; so many flags a hash that one in 32 is taken by chance
_CHUNK = 20_000  # words of one length at a time: bounds the memory


def key_hash(key: str) -> int:
    """The 32-bit hash of a key."""
    return zlib.crc32(key.encode())


# Hashes of what the keys of spellings and of sounds begin with.
SPELLING_BEGUN, SOUND_BEGUN = key_hash(SPELLING), key_hash(SOUND)


def key_hashes(keys: Iterable[str]) -> U32:
    """The hashes of several keys, in their order."""
    return np.array([zlib.crc32(key.encode()) for key in keys], dtype=np.uint32)


def exact_hashes(text: str, sound: str) -> tuple[int, int]:
    """The hashes by which a word, or words written as one, are looked up exactly: of the spelling and of the sound."""
    return zlib.crc32(text.encode(), SPELLING_BEGUN), zlib.crc32(sound.encode(), SOUND_BEGUN)


def deletion_hashes(texts: Sequence[str], edits: Sequence[int]) -> tuple[U32, I64]:
    """Hashes of what is left of each text when up to so many letters are deleted, the whole text included.

    Args:
        texts: any texts; one that is empty has no hash.
        edits: how many letters may go from each: 0, 1 or 2.

    Returns:
        (hashes, the index of the text that each is of), ordered by text length, not by text.

    Example:
        >>> hashes, owners = deletion_hashes(["kim"], [1])
        >>> hashes.tolist() == [key_hash(rest) for rest in ("kim", "im", "km", "ki")], owners.tolist()
        (True, [0, 0, 0, 0])
    """
    hashes, owners = [], []
    for found, members in _by_length(texts, edits):
        hashes.append(found.ravel())
        owners.append(np.repeat(members, found.shape[1]))
    if not hashes:
        return np.zeros(0, np.uint32), np.zeros(0, np.int64)
    return np.concatenate(hashes), np.concatenate(owners)


def deletion_pairs(texts: Sequence[str], edits: Sequence[int]) -> U64:
    """The same as one number each, hash << 32 | owner: half the memory, for the words of a whole list."""
    ways = [_ways(len(text), count) for text, count in zip(texts, edits, strict=True)]
    pairs = np.empty(sum(ways), dtype=np.uint64)
    end = 0
    for found, members in _by_length(texts, edits):
        start, end = end, end + found.size
        block = pairs[start:end].reshape(found.shape)
        np.left_shift(found, np.uint64(32), out=block, dtype=np.uint64)
        block |= members.astype(np.uint64)[:, None]
    return pairs


def _ways(length: int, edits: int) -> int:
    return sum(comb(length, deleted) for deleted in range(min(edits, length - 1) + 1)) if length else 0


def _by_length(texts: Sequence[str], edits: Sequence[int]) -> Iterator[tuple[U32, I64]]:
    """(the hashes of texts of one length, a row each, the indices of the texts)."""
    groups: dict[tuple[int, int], array[int]] = {}
    for i, (text, count) in enumerate(zip(texts, edits, strict=True)):
        if text:
            groups.setdefault((len(text), min(count, len(text) - 1)), array("i")).append(i)
    for (length, count), members in sorted(groups.items()):
        for start in range(0, len(members), _CHUNK):
            chunk = members[start : start + _CHUNK]
            rows = _rows([texts[i] for i in chunk], length)
            found = np.concatenate([_crc(rows[:, kept]) for kept in _kept_columns(length, count)], axis=1)
            yield found, np.array(chunk, dtype=np.int64)


def _rows(texts: list[str], length: int) -> U8:
    """Texts of one length as rows of bytes; a letter beyond ASCII is mixed into one byte."""
    joined = "".join(texts)
    if joined.isascii():
        return np.frombuffer(joined.encode(), dtype=np.uint8).reshape(-1, length)
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).reshape(-1, length)
    mixed: U8 = (points ^ points >> np.uint32(7) ^ points >> np.uint32(14)).astype(np.uint8)
    return mixed


@named_cache("index.kept_columns", maxsize=256)
def _kept_columns(length: int, count: int) -> tuple[NDArray[np.intp], ...]:
    """For each number of deletions the columns that stay, shape (ways, length - deletions)."""
    return tuple(
        np.array(list(combinations(range(length), length - deleted))[::-1], dtype=np.intp)
        for deleted in range(count + 1)
    )


class Presence:
    """Which hashes may be in a table, by their leading bits: nearly all that are not are told from it at once.

    Args:
        hashes: of the table.
    """

    __slots__ = ("_flags", "_one_by_one", "_shift")

    def __init__(self, hashes: U32) -> None:
        bits = min(MOST_FILTER_BITS, max(1, len(hashes)).bit_length() + SPARE_BITS)
        self._shift = 32 - bits
        self._flags = np.zeros(1 << bits, dtype=np.uint8)
        self._flags[hashes >> np.uint32(self._shift)] = 1
        self._one_by_one = self._flags.tobytes()

    def has(self, found: int) -> int:
        """Whether a hash may be in the table: 1 or 0."""
        return self._one_by_one[found >> self._shift]

    def likely(self, hashes: U32) -> I64:
        """The positions of those of many hashes that may be in the table."""
        return np.flatnonzero(self._flags[hashes >> np.uint32(self._shift)])


@named_cache("index.crc_table", maxsize=1)
def crc_table() -> U32:
    """What each byte does to a CRC-32."""
    table = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        table = np.where(table & 1, (table >> np.uint32(1)) ^ np.uint32(0xEDB88320), table >> np.uint32(1))
    return table.astype(np.uint32)


def _crc(rows: U8) -> U32:
    """CRC-32 along the last axis, as `zlib.crc32` counts it."""
    table = crc_table()
    state = np.full(rows.shape[:-1], _ALL_ONES, dtype=np.uint32)
    for column in range(rows.shape[-1]):
        state = table[(state ^ rows[..., column]) & np.uint32(0xFF)] ^ (state >> np.uint32(8))
    return state ^ _ALL_ONES
