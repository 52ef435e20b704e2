"""The listed names that have a word like a queried one.

Here belongs what an expansion is, which all ways to gather and bound read. How it is made is in `gather.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from entityscreen.index.arrays import F32, I32

# In place of a listed word: a variant has several that are alike, a join, or the same one twice.
SEVERAL = -1
# A brand in characters is met by a person's name in Latin letters from here on.
CERTAIN = 0.85


@dataclass(slots=True)
class Expansion:
    """The names that have a listed word, or a join, that a queried word is like.

    Attributes:
        variants: ascending, each once.
        similarities: an upper bound of the similarity of the best word of each.
        shares: the most of the variant that is covered, similarity included. The most, not the sum: one queried
            word meets one listed word, or one join, which has a feature of its own.
        features: the listed word of each, or `SEVERAL`.
        prefix: the variants posted under one of the words as rarest.
        in_characters: organisations in characters whose word is certain (see `CERTAIN`) by spelling or sound;
            what only means the same is no brand.
        alone: (the highest similarity, the most that is covered) where meeting this word alone leaves a query with one
            part of a longer name: no variant has an initial, and none is met twice. None elsewhere.
    """

    variants: I32
    similarities: F32
    shares: F32
    features: I32
    prefix: I32
    in_characters: tuple[int, ...] = ()
    alone: tuple[float, float] | None = (0.0, 0.0)
    _by_variant: dict[int, tuple[float, float, int]] | None = field(default=None)

    def by_variant(self) -> dict[int, tuple[float, float, int]]:
        """For looking up a few: variant to (similarity, what is covered, feature)."""
        if self._by_variant is None:
            entries = zip(self.similarities.tolist(), self.shares.tolist(), self.features.tolist(), strict=True)
            self._by_variant = dict(zip(self.variants.tolist(), entries, strict=True))
        return self._by_variant

    def by_itself(self) -> Expansion:
        """The same in memory of its own: words that were expanded together share theirs, which would stay for one."""
        if not len(self.variants):
            return self
        own = (self.variants.copy(), self.similarities.copy(), self.shares.copy(), self.features.copy())
        return Expansion(*own, self.prefix.copy(), self.in_characters, self.alone)


_NO_VARIANTS, _NO_SHARES = np.zeros(0, np.int32), np.zeros(0, np.float32)
NOTHING = Expansion(_NO_VARIANTS, _NO_SHARES, _NO_SHARES, _NO_VARIANTS, _NO_VARIANTS)
