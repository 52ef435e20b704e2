"""How much brands in characters resemble Latin words, many at once in arrays: the figures of `resemblance.py`.

Here belongs as well how a shape is kept as a number, so that those of a whole list are one array.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq, Levenshtein, Prefix
from rapidfuzz.process import cdist

from entityscreen.names.segment.piece_codes import LETTER_BITS, LONGEST_CODE, piece_code
from entityscreen.names.segment.resemblance import (
    COUNTED_LETTERS,
    FIRST_LETTERS,
    FIRST_SOUND,
    LARGEST,
    LETTERS,
    SHAPE,
    SHORTEST,
    first_sound,
    sound_shape,
    stem_of,
)

U64 = NDArray[np.uint64]
F32 = NDArray[np.float32]
_SYMBOLS = np.frombuffer(b"\0abcdefghijklmnopqrstuvwxyzA" + b"\0" * 4, dtype=np.uint8)
_SHIFTS = np.arange(LONGEST_CODE - 1, -1, -1, dtype=np.uint64) * np.uint64(LETTER_BITS)
# Figures with seven digits: what is looked up by them must not fall below the exact ones.
ROUNDED = 1e-4


def shape_code(shape: str) -> int:
    """A shape as a number, 0 for one that is too long.

    Example:
        >>> shapes_of(np.array([shape_code("Akslmk")], dtype=np.uint64))
        ['Akslmk']
    """
    if len(shape) > LONGEST_CODE:
        return 0
    return piece_code(shape) << LETTER_BITS * (LONGEST_CODE - len(shape))


def shapes_of(codes: U64) -> list[str]:
    """The shapes of numbers; empty for one that was too long."""
    symbols = _SYMBOLS[(codes[:, None] >> _SHIFTS & np.uint64(31)).astype(np.intp)]
    packed = np.ascontiguousarray(symbols).view(f"S{LONGEST_CODE}").ravel()
    return [shape.decode() for shape in packed.tolist()]


def most_resembling(spellings: Sequence[str], shapes: Sequence[str], costs: F32, words: Sequence[str]) -> F32:
    """How much each spelling of a brand resembles each word at most.

    Args:
        spellings: lower-case letters, of systems that resemble (not of `WHOLE_SYSTEMS`).
        shapes: of each, empty where it is not known.
        costs: of each.
        words: lower-case letters.

    Returns:
        In [0, `LARGEST`], shape (spellings, words); never below what `brand_resemblance` gives for words that are not
        the very spelling.
    """
    every = [*words, *map(stem_of, words)]
    theirs = [sound_shape(word, system="") for word in every]
    letters = cdist(spellings, every, scorer=Levenshtein.normalized_similarity, dtype=np.float32)
    first = np.minimum(cdist(spellings, every, scorer=Prefix.similarity, dtype=np.float32), COUNTED_LETTERS)
    common = cdist(shapes, theirs, scorer=LCSseq.similarity, dtype=np.float32)
    sizes = _sizes(shapes)[:, None] + _sizes(theirs)
    unknown = _sizes(shapes) == 0.0
    alike = np.where(unknown[:, None], 1.0, 2.0 * common / np.maximum(sizes, 1.0))
    total = FIRST_SOUND + LETTERS * letters + SHAPE * alike + FIRST_LETTERS / COUNTED_LETTERS * first
    same = unknown[:, None] | (_first_sounds(shapes)[:, None] == _first_sounds(theirs))
    long = np.array([len(word) >= SHORTEST for word in words] * 2, dtype=bool)
    found = np.where(same & long, np.minimum(LARGEST, total) - costs[:, None] + ROUNDED, 0.0)
    return np.maximum(found[:, : len(words)], found[:, len(words) :]).astype(np.float32)


def _sizes(texts: Sequence[str]) -> F32:
    return np.array([len(text) for text in texts], dtype=np.float32)


def _first_sounds(shapes: Sequence[str]) -> NDArray[np.int32]:
    return np.array([ord(first_sound(shape) or "\0") for shape in shapes], dtype=np.int32)
