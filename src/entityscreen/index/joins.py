"""Neighbouring words written as one: those of listed names, and which of many names' joins a list has.

A listed join is known by the hashes of its spelling and its sound, which is all that it is looked up by: the letters of
those of a million names would take half a gigabyte. Of queried names those hashes are made of the hashes of their
words: CRC-32 is linear, so that what stands in front is carried over so many letters by a table. Of a thousand names'
joins a few are listed; the rest is never written out.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.index.arrays import BOOL, F32, F64, I32, I64, U32, U64, append_all, ranges
from entityscreen.index.hashes import SOUND_BEGUN, SPELLING_BEGUN, exact_hashes, one_byte_on
from entityscreen.index.name_index import NameIndex
from entityscreen.names.ordinary import LONGEST, OrdinaryNames, OrdinaryWord
from entityscreen.names.prepare import SHORT_PIECE
from entityscreen.names.prepared import Join
from entityscreen.text.sounds import sound_key

_BYTES = 4  # of a hash
_HALF = np.uint64(32)
_COLUMNS = BoundedDict("index.joined_words", 200_000)


@dataclass(slots=True)
class JoinCollector:
    """Collects the joins of listed variants, a row each."""

    keys: array[int] = field(default_factory=lambda: array("Q"))  # hash of the spelling << 32 | hash of the sound
    variants: array[int] = field(default_factory=lambda: array("i"))
    shares: array[float] = field(default_factory=lambda: array("f"))
    starts: array[int] = field(default_factory=lambda: array("i"))
    ends: array[int] = field(default_factory=lambda: array("i"))

    def add(self, join: Join, variant: int, first_slot: int) -> None:
        """Append a join of a variant whose slots begin at the given one."""
        by_text, by_sound = exact_hashes(join.text, join.sound)
        self.keys.append(by_text << 32 | by_sound)
        self.variants.append(variant)
        self.shares.append(join.share)
        self.starts.append(first_slot + join.start)
        self.ends.append(first_slot + join.end)

    def extend(self, other: JoinCollector, first_variant: int, first_slot: int) -> None:
        """Append joins that were collected apart, with the numbers here of the first variant and the first slot."""
        self.keys.extend(other.keys)
        append_all(self.variants, np.asarray(other.variants) + first_variant)
        self.shares.extend(other.shares)
        append_all(self.starts, np.asarray(other.starts) + first_slot)
        append_all(self.ends, np.asarray(other.ends) + first_slot)

    def rows(self) -> JoinRows:
        """The rows as arrays."""
        keys, numbers = np.unique(np.array(self.keys, dtype=np.uint64), return_inverse=True)
        return JoinRows(
            keys=keys,
            numbers=numbers.astype(np.int32),
            variants=np.array(self.variants, dtype=np.int32),
            shares=np.array(self.shares, dtype=np.float32),
            starts=np.array(self.starts, dtype=np.int64),
            ends=np.array(self.ends, dtype=np.int64),
        )


@dataclass(frozen=True, slots=True)
class JoinRows:
    """The joins of a list.

    Attributes:
        keys: of each join, once: the hash of its spelling and, in the lower half, that of its sound.
        numbers: the join of each row, as its position among the keys.
        variants: the variant that has it.
        shares: what it covers of that.
        starts: its first slot.
        ends: behind its last.
    """

    keys: U64
    numbers: I32
    variants: I32
    shares: F32
    starts: I64
    ends: I64

    def __len__(self) -> int:
        """How many joins there are, each once."""
        return len(self.keys)

    def hashes(self) -> tuple[U32, I32]:
        """(the hashes by which joins are looked up, the join of each)."""
        halves = np.concatenate((self.keys >> _HALF, self.keys & np.uint64(0xFFFFFFFF))).astype(np.uint32)
        return halves, np.tile(np.arange(len(self), dtype=np.int32), 2)

    def covering(self, kept: BOOL) -> BOOL:
        """Which rows cover a kept slot."""
        until: I64 = np.zeros(len(kept) + 1, dtype=np.int64)
        np.cumsum(kept, out=until[1:])
        found: BOOL = until[self.ends] > until[self.starts]
        return found


@dataclass(frozen=True, slots=True)
class Joins:
    """Neighbouring words of names.

    Attributes:
        starts: the place of the first word of each.
        sizes: how many words: two or three.
        spellings: the hash of the key of what they spell.
        sounds: the hash of the key of what they sound like.
    """

    starts: I64
    sizes: I64
    spellings: U32
    sounds: U32


@dataclass(frozen=True, slots=True)
class _Halves:
    """The hashes that joins are made of, for several words, or for several words as one.

    Attributes:
        spelled: of the key of its spelling.
        sound_hashes: of the key of its sound.
        last: the last letter of its sound; -1 where it has none.
    """

    spelled: U32
    sound_hashes: U32
    last: I64


def joins_of_names(names: OrdinaryNames) -> Joins:
    """The joins of names, as `names.joins.joins_of` tells them.

    Args:
        names: as columns.
    """
    columns = np.array([_column(word) for word in names.vocabulary], dtype=np.int64).reshape(-1, 9)[names.words]
    starts = np.flatnonzero(names.owners[1:] == names.owners[:-1])
    pairs = _Halves(columns[:, 0].astype(np.uint32), columns[:, 3].astype(np.uint32), columns[:, 7])
    joined = _followed(_at(pairs, starts), columns[starts + 1])
    third = np.flatnonzero((starts[1:] == starts[:-1] + 1) & _short(columns[:, 2], starts[:-1]))
    threes = _followed(_at(joined, third), columns[starts[third] + 2])
    return Joins(
        starts=np.concatenate((starts, starts[third])),
        sizes=np.repeat(np.array([2, 3]), [len(starts), len(third)]),
        spellings=np.concatenate((joined.spelled, threes.spelled)),
        sounds=np.concatenate((joined.sound_hashes, threes.sound_hashes)),
    )


def _short(lengths: I64, starts: I64) -> BOOL:
    """Whether one of three words is short."""
    least = np.minimum(
        np.minimum(lengths[starts], lengths[starts + 1]), lengths[np.minimum(starts + 2, len(lengths) - 1)]
    )
    short: BOOL = least <= SHORT_PIECE
    return short


def _column(word: OrdinaryWord) -> tuple[int, ...]:
    """Hashes of a word in front, of a word behind with its letters; the same of its sound, and of the rest of that."""
    known: tuple[int, ...] | None = _COLUMNS.get(word)
    if known is None:
        text, sound = word.spelling.text.encode(), word.spelling.sound.encode()
        first, last = (sound[0], sound[-1]) if sound else (-2, -1)
        known = (
            *(zlib.crc32(text, SPELLING_BEGUN), zlib.crc32(text), len(text)),
            *(zlib.crc32(sound, SOUND_BEGUN), zlib.crc32(sound), len(sound)),
            *(first, last, zlib.crc32(sound[1:])),
        )
        _COLUMNS[word] = known
    return known


def _at(halves: _Halves, places: I64) -> _Halves:
    return _Halves(halves.spelled[places], halves.sound_hashes[places], halves.last[places])


def _followed(front: _Halves, behind: NDArray[np.int64]) -> _Halves:
    """The hashes of words with another one behind each; the same sound on both sides of the seam counts once."""
    _, text, text_length, _, sound, sound_length, first, last, rest = behind.T
    once = front.last == first
    return _Halves(
        spelled=_appended(front.spelled, text, text_length),
        sound_hashes=_appended(front.sound_hashes, np.where(once, rest, sound), sound_length - once),
        last=np.where(sound_length > 0, last, front.last),
    )


def _appended(front: U32, behind: I64, lengths: I64) -> U32:
    """The hashes of texts with texts of so many letters behind them, by the hashes of both."""
    shifts = _shifts()
    found = behind.astype(np.uint32)
    row = lengths * _BYTES
    for byte in range(_BYTES):
        found ^= shifts.take((row + byte) << np.int64(8) | (front >> np.uint32(8 * byte) & np.uint32(0xFF)))
    return found


def meant_by_joins(index: NameIndex, joins: Sequence[tuple[str, str]], features: I32) -> F64:
    """How alike words written as one, and listed words or joins that have their spelling or sound, are at most.

    Args:
        index: the index.
        joins: spelling and sound of each.
        features: a listed word or join for each.

    Returns:
        1 less the cost of the cheapest spelling that has the letters or the sound: the initials of a brand in
        characters cost more than its romanisation.
    """
    words = np.flatnonzero(features < index.first_join)
    first = index.spelling_words.searchsorted(features[words], side="left")
    sizes = index.spelling_words.searchsorted(features[words], side="right") - first
    spellings, owners = ranges(first, sizes), np.repeat(words, sizes)
    texts = zip([joins[owner] for owner in owners.tolist()], index.spellings.many(spellings), strict=True)
    shared = np.flatnonzero([text == join[0] or sound_key(text) == join[1] for join, text in texts])
    found = np.ones(len(features))
    found[words] = 0.0
    np.maximum.at(found, owners[shared], 1.0 - index.spelling_costs[spellings[shared]])
    return found


@named_cache("index.joined_shifts", maxsize=1)
def _shifts() -> U32:
    """For each number of letters behind, and each byte of a hash, what becomes of the byte's 256 values."""
    values = np.arange(256, dtype=np.uint32)
    state = np.stack([values << np.uint32(8 * byte) for byte in range(_BYTES)])
    found = [state]
    for _ in range(LONGEST):
        state = one_byte_on(state)
        found.append(state)
    return np.stack(found)
