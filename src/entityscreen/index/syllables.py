"""Candidates among Chinese and Korean names, by the classes of their syllables.

Here belongs the same bound as in `lookup.py`, for syllables: two names that `compare_syllables` brings to
0.75 share a class in slots that cover at least `SYLLABLE_COVERAGE` of both.
"""

from __future__ import annotations

import numpy as np

from entityscreen.index.arrays import F32, I32, NameIndex, key_hash
from entityscreen.index.build import TOLERANCE
from entityscreen.names.syllables import SyllableName, syllable_keys

SYLLABLE_COVERAGE = 0.6
MISSPELLED_OF = 3  # syllables: in a name of as many one may be off


class SyllableLookup:
    """Finds candidates by syllables in one index.

    Args:
        index: the index.
    """

    __slots__ = ("_index",)

    def __init__(self, index: NameIndex) -> None:
        self._index = index

    def candidates(self, name: SyllableName) -> list[int]:
        """The variants that may match by syllables.

        Args:
            name: a prepared name's syllables.

        Returns:
            Variant numbers, ascending.
        """
        slots = [(weight, self._slot(keys)) for keys, weight in syllable_keys(name)]
        slots.sort(key=lambda slot: len(slot[1][0]))
        missing, found = 0.0, []
        for weight, (variants, _) in slots:
            if missing > 1.0 - SYLLABLE_COVERAGE + TOLERANCE:
                break
            missing += weight
            if len(variants):
                found.append(variants)
        if not found:
            return []
        candidates = found[0] if len(found) == 1 else np.unique(np.concatenate(found))
        result: list[int] = self._bounded(candidates, slots).tolist()
        return result

    def _slot(self, keys: tuple[str, ...]) -> tuple[I32, F32]:
        """(variants, the weight of their slot that has one of the keys), ascending."""
        hashes = np.array(sorted(map(key_hash, keys)), dtype=np.uint32)
        postings = self._index.syllable_slots
        rows = [postings.row(feature) for feature in set(self._index.syllable_keys.find(hashes).tolist())]
        if not rows:
            return np.zeros(0, np.int32), np.zeros(0, np.float32)
        variants = np.concatenate([postings.variants[i:j] for i, j in rows])
        shares = np.concatenate([postings.shares[i:j] for i, j in rows])
        order = np.argsort(variants, kind="stable")
        variants = variants[order]
        starts = np.flatnonzero(np.concatenate(([True], variants[1:] != variants[:-1])))
        return variants[starts], np.add.reduceat(shares[order], starts)

    def _bounded(self, candidates: I32, slots: list[tuple[float, tuple[I32, F32]]]) -> I32:
        query = np.zeros(len(candidates))
        listed = np.zeros(len(candidates))
        slots_met = np.zeros(len(candidates), dtype=np.int64)
        for weight, (variants, shares) in slots:
            if len(variants):
                at = np.searchsorted(variants, candidates)
                at[at == len(variants)] = 0
                met = variants[at] == candidates
                query += np.where(met, weight, 0.0)
                slots_met += met
                listed += np.where(met, shares[at], np.float32(0))
        least = SYLLABLE_COVERAGE - TOLERANCE
        counts = self._index.syllable_counts[candidates].astype(np.int64)
        # All syllables of the shorter name; one of three or more may be misspelled where both have as many.
        needed = np.minimum(counts, len(slots)) - ((counts == len(slots)) & (counts >= MISSPELLED_OF))
        kept: I32 = candidates[(query >= least) & (listed >= least) & (slots_met >= needed)]
        return kept
