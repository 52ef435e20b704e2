"""Words of listed names that somebody may write as one, while they are collected.

Here belong their rows. A join is known by the hashes of its spelling and its sound, which is all that it is looked up
by: its letters, of a million names, would take half a gigabyte. Queried joins are `joined.py`.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

import numpy as np

from entityscreen.index.arrays import BOOL, F32, I32, I64, U32, U64
from entityscreen.index.hashes import exact_hashes
from entityscreen.names.prepared import Join

_HALF = np.uint64(32)


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
