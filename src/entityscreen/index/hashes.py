"""Hashes of keys: stable between processes; a collision costs a look, never a result.

It computes CRC-32 of one key and of all that is left of a word when letters are deleted, for a word or for many at
once. Deletion keys carry edits (the SymSpell observation): two words at optimal string alignment distance k share what
is left when at most k letters are deleted from each.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import comb

import numpy as np
from numpy.typing import NDArray

from entityscreen.caches import named_cache
from entityscreen.index.arrays import I64, U8, U32, U64, firsts
from entityscreen.names.match_signature import SOUND, SPELLING

MOST_FILTER_BITS, SPARE_BITS = 25, 5  # 32 MB at most; so many flags a hash that one in 32 is taken by chance
_MOST_DELETED = 2  # letters
_FEW = 300  # texts of one length that take less time as a whole than letter by letter
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
    pairs = deletion_pairs(texts, edits)
    return (pairs >> np.uint64(32)).astype(np.uint32), (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)


def deletion_pairs(texts: Sequence[str], edits: Sequence[int]) -> U64:
    """The same as one number each, hash << 32 | owner: half the memory, for the words of a whole list."""
    counted = Counter(zip(map(len, texts), edits, strict=True))
    pairs = np.empty(sum(_ways(*kind) * times for kind, times in counted.items()), dtype=np.uint64)
    end = 0
    for hashes, members in _by_length(texts, edits):
        start, end = end, end + hashes.size
        block = pairs[start:end].reshape(hashes.shape)
        np.left_shift(hashes, np.uint64(32), out=block, dtype=np.uint64)
        block |= members.astype(np.uint64)[:, None]
    return pairs


def _ways(length: int, edits: int) -> int:
    return sum(comb(length, deleted) for deleted in range(min(edits, length - 1) + 1)) if length else 0


def _by_length(texts: Sequence[str], edits: Sequence[int]) -> Iterator[tuple[U32, I64]]:
    """(the hashes of texts of one length, a row each, the indices of the texts)."""
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    groups = lengths * (_MOST_DELETED + 1) + np.minimum(np.asarray(edits, dtype=np.int64), lengths - 1)
    members = np.argsort(groups, kind="stable")[np.count_nonzero(lengths == 0) :]
    bounds = [*np.flatnonzero(firsts(groups[members])).tolist(), len(members)]
    for group, end in pairwise(bounds):
        length, count = divmod(int(groups[members[group]]), _MOST_DELETED + 1)
        for start in range(group, end, _CHUNK):
            chunk = members[start : min(start + _CHUNK, end)]
            yield _left(_rows([texts[i] for i in chunk.tolist()], length), count), chunk


def _left(rows: U8, count: int) -> U32:
    """The hashes of what is left of texts of one length when up to `count` letters are deleted, a row a text.

    A CRC-32 is the exclusive or of what each letter does to it, which depends on how many letters follow. So what
    stands before, between and behind the letters that go is summed up once for all ways to delete them.
    """
    length = rows.shape[1]
    # For each number of deletions behind it, the sum of the letters in front of each place.
    sums = [_sums(rows, deleted) for deleted in range(count + 1)]
    behind = sums[0][1:] ^ sums[0][length]
    hashes = [sums[0][length:] ^ _no_letters(length)]
    if count > 0:
        hashes.append(sums[1][:length] ^ behind ^ _no_letters(length - 1))
    if count > 1:
        first, second = _two_places(length)
        opened = sums[2][:length] ^ sums[1][1:]
        hashes.append(opened[first] ^ (sums[1][:length] ^ behind ^ _no_letters(length - 2))[second])
    return np.ascontiguousarray(np.concatenate(hashes).T)


@named_cache("index.two_places", maxsize=256)
def _two_places(length: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """All pairs of two places of a text, the first before the second."""
    return np.triu_indices(length, 1)


def _sums(rows: U8, deleted: int) -> U32:
    """What the letters in front of each place do to the CRC-32 of texts that lose so many letters behind it.

    Shape (length + 1, texts).
    """
    length = rows.shape[1]
    kept = length - deleted
    tables = _crc_tables(length)[kept - 1 :: -1]
    sums = np.zeros((length + 1, len(rows)), dtype=np.uint32)
    if len(rows) <= _FEW:
        np.bitwise_xor.accumulate(tables[np.arange(kept)[:, None], rows.T[:kept]], axis=0, out=sums[1 : kept + 1])
    else:
        for place, table in enumerate(tables):
            np.bitwise_xor(sums[place], table.take(rows[:, place]), out=sums[place + 1])
    sums[kept + 1 :] = sums[kept]
    return sums


def _rows(texts: list[str], length: int) -> U8:
    """Texts of one length as rows of bytes; a letter beyond ASCII is mixed into one byte."""
    joined = "".join(texts)
    if joined.isascii():
        return np.frombuffer(joined.encode(), dtype=np.uint8).reshape(-1, length)
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).reshape(-1, length)
    mixed: U8 = (points ^ points >> np.uint32(7) ^ points >> np.uint32(14)).astype(np.uint8)
    return mixed


def mixed_bytes(text: str) -> bytes:
    """Return a text as it is hashed here: a byte a letter.

    Example:
        >>> mixed_bytes("kim"), len(mixed_bytes("ким"))
        (b'kim', 3)
    """
    return text.encode() if text.isascii() else _rows([text], len(text)).tobytes()


class Presence:
    """Which hashes may be in a table, by their leading bits: nearly all that are not are told from it at once."""

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


@named_cache("index.crc_tables", maxsize=64)
def _crc_tables(length: int) -> U32:
    """What each byte does to a CRC-32 that fewer bytes than `length` follow, by how many do; shape (length, 256)."""
    tables = np.empty((length, 256), dtype=np.uint32)
    tables[0] = crc_table()
    for behind in range(1, length):
        before = tables[behind - 1]
        tables[behind] = tables[0][before & np.uint32(0xFF)] ^ (before >> np.uint32(8))
    return tables


def _no_letters(length: int) -> np.uint32:
    """The CRC-32 of so many bytes of zero."""
    return np.uint32(zlib.crc32(bytes(length)))
