"""One heard word against many sounds at once: the most that `hearing.similarity_by_sound` could say of each.

Here belongs the array form of the comparison, as a bound: it is never below the exact one (a property test
holds it), which decides for the names that are left. Sounds are rows of letter codes, padded with 0; prices are
hundredths in small integers, exact because every price is written with two digits.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from entityscreen.caches import named_cache
from entityscreen.names.hearing import (
    CERTAINTY,
    CERTAINTY_UNVOWELLED,
    LEAST_WEIGHT,
    MANNERS,
    OTHER_CONSONANT,
    UNVOWELLED,
    VOWEL_WEIGHT,
    Manner,
    price_alone,
)

Codes = NDArray[np.uint8]
WIDTH = 16  # letters of a sound that are kept; of a longer one the most is assumed
LONG = 255  # in the first place of a row: a sound that is not kept
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOWEL = np.isin(np.arange(256), [ord(c) - 96 for c in "aiu"]).astype(np.int64)
_ROUNDING = 1e-6


def encode_sound(sound: str) -> bytes:
    """The row of a sound, `WIDTH` bytes.

    Example:
        >>> list(encode_sound("abc"))[:4], encode_sound("a" * 40)[0]
        ([1, 2, 3, 0], 255)
    """
    if not sound or len(sound) > WIDTH or not all(c in _LETTERS for c in sound):
        return bytes([LONG]) + bytes(WIDTH - 1)
    return bytes(ord(c) - 96 for c in sound).ljust(WIDTH, b"\0")


def certainty(manner: Manner, key_length: int) -> float:
    """The most that sounding alike is worth when a consonant key of this length is shared."""
    table = CERTAINTY_UNVOWELLED if manner is UNVOWELLED else CERTAINTY
    return table[min(key_length, len(table) - 1)]


def swapped(manner: Manner) -> Manner:
    """The same prices seen from the other word: for one Latin word against many of another script."""
    return _swapped(MANNERS.index(manner))


@named_cache("names.hearing.swapped", maxsize=16)
def _swapped(number: int) -> Manner:
    manner = MANNERS[number]
    return replace(
        manner,
        vowel_here=manner.vowel_there,
        vowel_there=manner.vowel_here,
        r_here=manner.r_there,
        r_there=manner.r_here,
    )


def highest_alike(here: str, manner: Manner, there: Codes) -> NDArray[np.float64]:
    """The most that a word could be alike to many sounds.

    Args:
        here: the word's sound key.
        manner: what is lost in it; `swapped` when the many are from the other script.
        there: rows of `encode_sound`, shape (n, `WIDTH`).

    Returns:
        In [0, 1], shape (n,); 0 where the exact comparison finds nothing alike.
    """
    long = there[:, 0] == LONG
    if not here or not all(c in _LETTERS for c in here):
        return np.ones(len(there))
    rows = np.where(long[:, None], 0, there)
    width = max(1, int((rows > 0).sum(axis=1).max(initial=1)))
    codes = np.ascontiguousarray(rows[:, :width].T)
    lengths = (codes > 0).sum(axis=0)
    vowels = _VOWEL[codes].sum(axis=0)
    own = len(here) - sum(map(here.count, "aiu")) * (1 - VOWEL_WEIGHT)
    weights = np.maximum(np.maximum(lengths - vowels * (1 - VOWEL_WEIGHT), own), LEAST_WEIGHT)
    alike = 1.0 - _least_price(here, codes, lengths, manner) / (100.0 * weights)
    return np.where(long, 1.0, np.where(alike >= manner.least - _ROUNDING, alike + _ROUNDING, 0.0))


def _least_price(here: str, codes: Codes, lengths: NDArray[np.int64], manner: Manner) -> NDArray[np.int16]:
    """A price that is at most that of `hearing`: the same recurrence, with every way open at every place."""
    near, alone_there, alone_here = _tables(manner)
    columns, last_a = np.arange(codes.shape[1]), np.int16(round(100 * manner.last_a))
    last = np.maximum(lengths - 1, 0)
    ends_in_a = codes[last, columns] == 1
    left_out = alone_there[codes]
    if not here.endswith("a"):
        left_out[last[ends_in_a], columns[ends_in_a]] = last_a
    until = np.zeros((len(codes) + 1, codes.shape[1]), dtype=np.int16)
    np.cumsum(left_out, axis=0, out=until[1:])
    row = until.copy()
    for place, sound in enumerate(here):
        alone: NDArray[np.int16] | np.int16 = alone_here[ord(sound) - 96]
        if here.endswith("a") and place == len(here) - 1:
            alone = np.where(ends_in_a, alone, last_a).astype(np.int16)
        stepped = row + alone
        np.minimum(stepped[1:], row[:-1] + near[ord(sound) - 96][codes], out=stepped[1:])
        stepped -= until
        np.minimum.accumulate(stepped, axis=0, out=row)
        row += until
    found: NDArray[np.int16] = row[lengths, columns]
    return found


@named_cache("names.hearing.tables", maxsize=16)
def _tables(manner: Manner) -> tuple[NDArray[np.int16], NDArray[np.int16], NDArray[np.int16]]:
    near = np.full((27, 27), round(100 * OTHER_CONSONANT), dtype=np.int16)
    for pair, price in manner.near.items():
        near[ord(pair[0]) - 96, ord(pair[1]) - 96] = round(100 * price)
    np.fill_diagonal(near, 0)
    there = [0.0, *(price_alone(c, manner.vowel_there, manner.r_there) for c in _LETTERS)]
    here = [0.0, *(price_alone(c, manner.vowel_here, manner.r_here) for c in _LETTERS)]
    return near, _hundredths(there), _hundredths(here)


def _hundredths(prices: list[float]) -> NDArray[np.int16]:
    return np.round(100 * np.array(prices)).astype(np.int16)
