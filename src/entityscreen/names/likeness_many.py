"""Many pairs of words at once: the array forms of `likeness.edit_similarity` and `likeness.sound_similarity`.

Here belongs nothing that the scalar forms do not say: a property test holds them equal.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from entityscreen.names.edits import (
    EDIT_SIMILARITY,
    EDITS_BY_LENGTH,
    FIRST_LETTER,
    LONGEST,
    NEAR_SOUND,
    SAME_SOUND,
    SWAPPED,
    SWAPPED_ONLY,
    allowed_edits,
    sound_edits,
)

F64 = NDArray[np.float64]
_MOST = EDITS_BY_LENGTH[-1]
_ALLOWED = np.array([allowed_edits(length) for length in range(LONGEST + 2)], dtype=np.int64)
_SOUND_ALLOWED = np.array([sound_edits(length) for length in range(LONGEST + 2)], dtype=np.int64)
_BY_LENGTH = max(len(table) for table in EDIT_SIMILARITY.values())
# Row: distance; column: the length of the longer word.
_SIMILARITY = np.array(
    [[1.0] * _BY_LENGTH]
    + [[table[min(length, len(table) - 1)] for length in range(_BY_LENGTH)] for table in EDIT_SIMILARITY.values()]
)


def edit_similarities(first: Sequence[str], second: Sequence[str]) -> F64:
    """Similarity by letters of each pair.

    Args:
        first: words.
        second: as many words.

    Returns:
        `likeness.edit_similarity` of each pair.

    Example:
        >>> edit_similarities(["hannibal", "kim"], ["hanniball", "kam"]).tolist()
        [0.9, 0.0]
    """
    distances = _distances(first, second, _MOST)
    shorter, longer, allowed = _lengths(first, second, _ALLOWED)
    letters = np.array([a.isalpha() and b.isalpha() for a, b in zip(first, second, strict=True)], dtype=bool)
    other_first = np.array([a[:1] != b[:1] for a, b in zip(first, second, strict=True)], dtype=bool)
    near = (distances <= allowed) & (longer - shorter <= allowed) & letters
    similarity = _SIMILARITY[np.minimum(distances, _MOST), np.minimum(longer, _BY_LENGTH - 1)]
    swapped = np.zeros(len(first), dtype=bool)
    for i in np.flatnonzero(near & (distances == 1) & (shorter == longer)).tolist():
        swapped[i] = sorted(first[i]) == sorted(second[i])
    near &= swapped | (shorter > SWAPPED_ONLY)
    slips = np.where(shorter > SWAPPED_ONLY, np.maximum(similarity, SWAPPED), similarity)
    similarity = np.where(swapped, slips, similarity - np.where(other_first, FIRST_LETTER, 0.0))
    return np.where(distances == 0, 1.0, np.where(near, similarity, 0.0))


def sound_similarities(first: Sequence[str], second: Sequence[str]) -> F64:
    """Similarity of each pair of sound keys.

    Args:
        first: sound keys.
        second: as many.

    Returns:
        `likeness.sound_similarity` of each pair.

    Example:
        >>> sound_similarities(["ilsin", "ilsin", "ali"], ["ilsin", "ilsim", "alu"]).tolist()
        [0.95, 0.83, 0.0]
    """
    distances = _distances(first, second, 1)
    allowed = _lengths(first, second, _SOUND_ALLOWED)[2]
    return np.where(distances == 0, SAME_SOUND, np.where((distances == 1) & (allowed == 1), NEAR_SOUND, 0.0))


def _distances(first: Sequence[str], second: Sequence[str], cutoff: int) -> NDArray[np.int64]:
    distance = OSA.distance
    pairs = zip(first, second, strict=True)
    return np.array([distance(a, b, score_cutoff=cutoff) for a, b in pairs], dtype=np.int64)


def _lengths(
    first: Sequence[str], second: Sequence[str], allowed: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """(the shorter, the longer, the edits that both allow) of each pair."""
    a = np.array(list(map(len, first)), dtype=np.int64)
    b = np.array(list(map(len, second)), dtype=np.int64)
    most = len(allowed) - 1
    return np.minimum(a, b), np.maximum(a, b), np.minimum(allowed[np.minimum(a, most)], allowed[np.minimum(b, most)])
