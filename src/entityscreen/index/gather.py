"""From listed words that are alike to the names that have them: the expansions of queried words.

Here belongs the gathering of names, of each the best of its words. Which words are alike is told by `expand.py`.
"""

from __future__ import annotations

import numpy as np

from entityscreen.index.arrays import BOOL, F32, I64, distinct, highest_each, positions_of, rows_of
from entityscreen.index.build import PERSON
from entityscreen.index.expansion import CERTAIN, NOTHING, SEVERAL, Expansion
from entityscreen.index.letters import Alike
from entityscreen.index.name_index import NameIndex

# Names gathered at once: what the processor keeps near. Of a common word there are more, which are not taken apart.
_AT_ONCE = 30_000
_HIGH, _LOW = np.int64(32), np.int64(0xFFFFFFFF)


class Gatherer:
    """Makes expansions from the words of one index.

    Args:
        index: the index.
    """

    __slots__ = ("_in_characters", "_index", "_initials", "_repeats")

    def __init__(self, index: NameIndex) -> None:
        self._index = index
        organisations = index.name_families[index.variant_names] != PERSON
        self._in_characters = organisations & (index.variant_characters == 1)
        self._repeats, self._initials = index.variant_repeats > 0, index.variant_initials > 0.0

    def expansions(self, count: int, spelled: list[Alike], meant: Alike | None = None) -> list[Expansion]:
        """The expansion of each queried word.

        Args:
            count: how many queried words.
            spelled: the listed words that each is like, by spelling or sound.
            meant: those that mean the same.
        """
        owners, words, most, by_spelling = _together(spelled, meant)
        offsets, bounds = self._index.full.offsets, owners.searchsorted(np.arange(count + 1))
        ends = np.append(0, np.cumsum(offsets[words + 1] - offsets[words]))[bounds]
        found: list[Expansion] = []
        while len(found) < count:
            first = len(found)
            last = max(first + 1, int(ends.searchsorted(ends[first] + _AT_ONCE, side="right")) - 1)
            own = slice(int(bounds[first]), int(bounds[last]))
            found += self._some(last - first, owners[own] - first, words[own], most[own], by_spelling[own])
        return found

    def _some(self, count: int, owners: I64, words: I64, most: F32, by_spelling: F32) -> list[Expansion]:
        """The expansions of some queried words, from the listed words of each."""
        index = self._index
        positions, sizes = positions_of(index.full, words)
        similarities = np.repeat(most, sizes)
        features = np.repeat(np.where(words < index.first_join, words, SEVERAL).astype(np.int32), sizes)
        keys = np.repeat(owners << _HIGH, sizes) | index.full.variants.take(positions)
        keys, again, first, (similarities, shares) = highest_each(
            keys, similarities, index.full.shares.take(positions) * similarities
        )
        variants = keys & _LOW
        # Of several words that are alike, or of one that a name has twice, which is met is left open.
        features = np.where(again | self._repeats.take(variants), np.int32(SEVERAL), features.take(first))
        ends = _ends(keys >> _HIGH, count)
        alone = _alone(ends, similarities, shares, (features == SEVERAL) | self._initials.take(variants))
        prefix, prefix_sizes = rows_of(index.prefix, words)
        prefix_ends = _ends(np.repeat(owners, prefix_sizes), count)
        crossed = self._certain(owners, words, by_spelling)
        variants = variants.astype(np.int32)
        return [
            Expansion(
                variants=variants[ends[i] : ends[i + 1]],
                similarities=similarities[ends[i] : ends[i + 1]],
                shares=shares[ends[i] : ends[i + 1]],
                features=features[ends[i] : ends[i + 1]],
                prefix=prefix[prefix_ends[i] : prefix_ends[i + 1]],
                in_characters=tuple(crossed.get(i, ())),
                alone=alone[i],
            )
            if ends[i + 1] > ends[i]
            else NOTHING
            for i in range(count)
        ]

    def _certain(self, owners: I64, words: I64, by_spelling: F32) -> dict[int, list[int]]:
        """The organisations in characters whose word is certain, by the queried word."""
        certain = np.flatnonzero(by_spelling >= CERTAIN)
        variants, sizes = rows_of(self._index.full, words[certain])
        keys = np.repeat(owners[certain] << _HIGH, sizes) | variants
        found: dict[int, list[int]] = {}
        for key in distinct(keys.compress(self._in_characters.take(variants))).tolist():
            found.setdefault(key >> int(_HIGH), []).append(key & int(_LOW))
        return found


def _together(spelled: list[Alike], meant: Alike | None) -> tuple[I64, I64, F32, F32]:
    """Each queried word with each listed one that it is like: both, the similarity, and that by spelling or sound."""
    found = spelled if meant is None else [*spelled, meant]
    owners = np.concatenate([alike.owners for alike in found])
    words = np.concatenate([alike.words for alike in found]).astype(np.int64)
    similarities = np.concatenate([alike.similarities for alike in found]).astype(np.float32)
    by_spelling = similarities.copy()
    if meant is not None:
        by_spelling[len(by_spelling) - len(meant.owners) :] = 0.0
    alike = np.flatnonzero(similarities > 0.0)
    pairs, _, _, (most, by_spelling) = highest_each(
        owners[alike] << _HIGH | words[alike], similarities[alike], by_spelling[alike]
    )
    return pairs >> _HIGH, pairs & _LOW, most, by_spelling


def _alone(ends: list[int], similarities: F32, shares: F32, more: BOOL) -> list[tuple[float, float] | None]:
    """`Expansion.alone` of each owner, whose entries end there."""
    found: list[tuple[float, float] | None] = [(0.0, 0.0)] * (len(ends) - 1)
    owners = [owner for owner in range(len(found)) if ends[owner + 1] > ends[owner]]
    if owners:
        starts = [ends[owner] for owner in owners]
        columns = [np.maximum.reduceat(column, starts).tolist() for column in (similarities, shares, more)]
        for owner, best, most, several in zip(owners, *columns, strict=True):
            found[owner] = None if several else (best, most)
    return found


def _ends(owners: I64, count: int) -> list[int]:
    """Where the rows of each owner begin and, at the end, where the last one's end."""
    bounds: list[int] = np.searchsorted(owners, np.arange(count + 1)).tolist()
    return bounds
