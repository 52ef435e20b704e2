"""Many pairs of sounds at once: the most that `hearing.similarity_by_sound` could say of each.

Here belongs the array form of the comparison, as a bound: it is never below the exact one (a property test
holds it), which decides for the names that are left. Sounds are rows of letter codes, padded with 0; prices are
hundredths in small integers, exact because every price is written with two digits.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from entityscreen.caches import named_cache
from entityscreen.names.hearing import (
    LEAST_WEIGHT,
    MANNERS,
    OTHER_CONSONANT,
    VOWEL_WEIGHT,
    price_alone,
)

Codes = NDArray[np.uint8]
WIDTH = 16  # letters of a sound that are kept; of a longer one the most is assumed
LONG = 255  # in the first place of a row: a sound that is not kept
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOWEL = np.isin(np.arange(256), [ord(c) - 96 for c in "aiu"]).astype(np.uint8)
_ROUNDING = 1e-6
_TWOS = 27**2  # pairs of letters, or of a letter and none
_MOSTLY = 4  # times two letters are all that most sounds have
_CHUNK = 16_000  # pairs at a time: what the processor keeps near
_LEAST = np.array([manner.least for manner in MANNERS]) - _ROUNDING


def encode_sound(sound: str) -> bytes:
    """The row of a sound, `WIDTH` bytes.

    Example:
        >>> list(encode_sound("abc"))[:4], encode_sound("a" * 40)[0]
        ([1, 2, 3, 0], 255)
    """
    if not sound or len(sound) > WIDTH or not all(c in _LETTERS for c in sound):
        return bytes([LONG]) + bytes(WIDTH - 1)
    return bytes(ord(c) - 96 for c in sound).ljust(WIDTH, b"\0")


def certainties(manners: NDArray[np.int64], key_lengths: NDArray[np.int64]) -> NDArray[np.float64]:
    """The most that sounding alike is worth, by the length of the consonant key that is shared.

    Args:
        manners: numbers of `MANNERS`, shape (n,).
        key_lengths: letters, shape (n,).
    """
    told = np.array([manner.certainty for manner in MANNERS])
    places = np.minimum(key_lengths, told.shape[1] - 1)
    found: NDArray[np.float64] = told[manners, places]
    return found


@dataclass(frozen=True, slots=True)
class Sounds:
    """Sounds in arrays, with what every comparison asks of them.

    Attributes:
        codes: rows of `encode_sound`, those of sounds that are not kept without a letter.
        twos: the same by two letters, one number for both (see `_nearest`), and in the last place the weight in
            tenths: side by side, so that a cheap price goes to each sound once.
        long: whether a sound is not kept.
        lengths: letters of each.
        weights: what they weigh, see `hearing.heard_alike`.
    """

    codes: Codes
    twos: NDArray[np.int16]
    long: NDArray[np.bool_]
    lengths: NDArray[np.uint8]
    weights: NDArray[np.float64]

    @classmethod
    def of(cls, rows: Codes) -> Sounds:
        """The sounds of rows of `encode_sound`, shape (n, `WIDTH`)."""
        long = rows[:, 0] == LONG
        codes = np.where(long[:, None], np.uint8(0), rows)
        lengths = np.count_nonzero(codes, axis=1).astype(np.uint8)
        weights = lengths - _VOWEL[codes].sum(axis=1, dtype=np.int64) * (1 - VOWEL_WEIGHT)
        twos = np.empty((len(codes), WIDTH // 2 + 1), dtype=np.int16)
        twos[:, :-1] = codes[:, ::2] * np.int16(27) + codes[:, 1::2]
        twos[:, -1] = np.round(10 * weights)
        return cls(codes, twos, long, lengths, weights)


def highest_alike(
    here: Sounds,
    there: Sounds,
    pairs: tuple[NDArray[np.int64], NDArray[np.int64]],
    manners: NDArray[np.int64],
    *,
    swapped: bool,
) -> NDArray[np.float64]:
    """The most that two words could be alike by ear, for many pairs.

    Args:
        here: sounds of words.
        there: sounds of other words.
        pairs: the numbers of the two sounds of each pair, shape (n,) both.
        manners: numbers of `MANNERS`, shape (n,): what is lost in the word of the other script.
        swapped: whether that word is `there` instead of `here`.

    Returns:
        In [0, 1], shape (n,); 0 where the exact comparison finds nothing alike.
    """
    compared = _Pairs(here, there, *pairs, manners, swapped)
    found = np.zeros(len(manners))
    may = _may_be_alike(compared)
    compared = compared.take(may)
    price = np.empty(len(may), dtype=np.int16)
    own_lengths = here.lengths.take(compared.first)
    for start in range(0, len(price), _CHUNK):
        # Long words last, so that at each letter the words that go on are the end of the arrays.
        chosen = start + np.argsort(own_lengths[start : start + _CHUNK], kind="stable")
        price[chosen] = _least_price(compared.take(chosen))
    alike = 1.0 - price / (100.0 * compared.weights())
    long = here.long[compared.first] | there.long[compared.second]
    found[may] = np.where(long, 1.0, np.where(alike >= _LEAST[compared.manners], alike + _ROUNDING, 0.0))
    return found


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Pairs of sounds, see `highest_alike`.

    Attributes:
        here: sounds of words.
        there: sounds of other words.
        first: the sound here of each pair.
        second: the sound there of each pair.
        manners: what is lost in the word of the other script.
        swapped: whether that word is `there`.
    """

    here: Sounds
    there: Sounds
    first: NDArray[np.int64]
    second: NDArray[np.int64]
    manners: NDArray[np.int64]
    swapped: bool

    def take(self, chosen: NDArray[np.int64]) -> _Pairs:
        """Some of the pairs, by their positions."""
        columns = self.first.take(chosen), self.second.take(chosen), self.manners.take(chosen)
        return _Pairs(self.here, self.there, *columns, self.swapped)

    def weights(self) -> NDArray[np.float64]:
        """What the heavier word of each pair weighs, at least `LEAST_WEIGHT`."""
        here, there = self.here.weights.take(self.first), self.there.weights.take(self.second)
        weights: NDArray[np.float64] = np.maximum(here, there)
        return np.maximum(weights, LEAST_WEIGHT)


def _may_be_alike(pairs: _Pairs) -> NDArray[np.int64]:
    """The pairs that a cheap price does not tell apart, those of one length there together.

    The price is never above `_least_price`: each letter there as what is nearest here, wherever it is. It tells of half
    of the pairs that they are other words, for a quarter of the time.
    """
    here, there = pairs.here, pairs.there
    asked = pairs.first * len(MANNERS) + pairs.manners
    used = np.bincount(asked, minlength=len(MANNERS)) > 0
    kinds, own = np.flatnonzero(used), (np.cumsum(used) - 1).take(asked)
    words, manners = np.divmod(kinds, len(MANNERS))
    nearest = _nearest(here, words, manners, swapped=pairs.swapped)
    payable, lightest = 100.0 * (1.0 - _LEAST[manners]), np.maximum(here.weights[words], LEAST_WEIGHT)
    found = [np.zeros(0, dtype=np.int64)]
    for start in range(0, len(own), _CHUNK):
        some = own[start : start + _CHUNK]
        letters = there.twos.take(pairs.second[start : start + _CHUNK], axis=0)
        price = _cheap_price(nearest, some * _TWOS, letters)
        most = payable.take(some) * np.maximum(lightest.take(some), 0.1 * letters[:, -1])
        found.append(start + np.flatnonzero(price <= most))
    left = np.concatenate(found)
    return left.take(np.argsort(there.lengths.take(pairs.second.take(left)), kind="stable"))


def _cheap_price(nearest: NDArray[np.int16], rows: NDArray[np.int64], letters: NDArray[np.int16]) -> NDArray[np.int16]:
    """The sum of the least prices of the letters there; column by column, since sums along rows take longer."""
    price = np.zeros(len(rows), dtype=np.int16)
    for two in range(_MOSTLY):
        price += nearest.take(rows + letters[:, two])
    longer = np.flatnonzero(letters[:, _MOSTLY])
    rows, letters = rows.take(longer), letters.take(longer, axis=0)
    for two in range(_MOSTLY, WIDTH // 2):
        price[longer] += nearest.take(rows + letters[:, two])
    return price


def _nearest(here: Sounds, words: NDArray[np.int64], manners: NDArray[np.int64], *, swapped: bool) -> NDArray[np.int16]:
    """The least price of two letters there, by word here with its manner, and by both letters as one number."""
    near, _, alone, last_a = _tables(swapped=swapped)
    found = np.minimum(near[manners[:, None], here.codes[words]].min(axis=1), alone[manners])
    found[:, 1] = np.minimum(found[:, 1], last_a[manners])
    found[here.long[words]] = 0  # of a sound that is not kept the most is assumed
    found[:, 0] = 0
    return (found[:, :, None] + found[:, None, :]).reshape(len(words), _TWOS)


def _least_price(pairs: _Pairs) -> NDArray[np.int16]:
    """A price that is at most that of `hearing`: the same recurrence, with every way open at every place."""
    manners = pairs.manners
    lengths = pairs.there.lengths.take(pairs.second).astype(np.int64)
    own_lengths = pairs.here.lengths.take(pairs.first).astype(np.int64)
    own = _letters(pairs.here, pairs.first, own_lengths)
    other = _letters(pairs.there, pairs.second, lengths)
    near, alone_here, alone_there, last_a = _tables(swapped=pairs.swapped)
    columns = np.arange(len(lengths))
    last, own_last = np.maximum(lengths - 1, 0), np.maximum(own_lengths - 1, 0)
    ends_in_a, own_ends_in_a = other[last, columns] == 1, own[own_last, columns] == 1
    left_out, own_out = alone_there.take(manners * 27 + other), alone_here.take(manners * 27 + own)
    for ends, prices, at in (
        (ends_in_a & ~own_ends_in_a, left_out, last),
        (own_ends_in_a & ~ends_in_a, own_out, own_last),
    ):
        dear = np.flatnonzero(ends)
        prices[at[dear], dear] = last_a[manners[dear]]
    until = np.zeros((len(other) + 1, len(lengths)), dtype=np.int16)
    for sound in range(len(other)):
        np.add(until[sound], left_out[sound], out=until[sound + 1])
    row = until.copy()
    heard = (manners * 27 + own) * 27
    letters = other.astype(np.int64)
    for place in range(len(own)):
        go_on = int(np.searchsorted(own_lengths, place, side="right"))
        part = row[:, go_on:]
        stepped = part + own_out[place, go_on:]
        prices = near.take(heard[place, go_on:] + letters[:, go_on:])
        np.minimum(stepped[1:], part[:-1] + prices, out=stepped[1:])
        stepped -= until[:, go_on:]
        for sound in range(1, len(stepped)):  # row by row: NumPy's accumulate along this axis is five times slower
            np.minimum(stepped[sound], stepped[sound - 1], out=stepped[sound])
        np.add(stepped, until[:, go_on:], out=part)
    found: NDArray[np.int16] = row[lengths, columns]
    return found


def _letters(sounds: Sounds, chosen: NDArray[np.int64], lengths: NDArray[np.int64]) -> Codes:
    """The letters of some sounds, a row a letter, as many as the longest has."""
    return np.ascontiguousarray(sounds.codes.take(chosen, axis=0)[:, : int(np.max(lengths, initial=1))].T)


Tables = tuple[NDArray[np.int16], NDArray[np.int16], NDArray[np.int16], NDArray[np.int16]]


@named_cache("names.hearing.tables", maxsize=2)
def _tables(*, swapped: bool) -> Tables:
    """By manner: prices of one sound for another, of a sound that only either word has, of a last a."""
    near = np.full((len(MANNERS), 27, 27), round(100 * OTHER_CONSONANT), dtype=np.int16)
    for number, manner in enumerate(MANNERS):
        for pair, price in manner.near.items():
            near[number, ord(pair[0]) - 96, ord(pair[1]) - 96] = round(100 * price)
        np.fill_diagonal(near[number], 0)
    heard = _hundredths([[price_alone(c, m.vowel_here, m.r_here) for c in _LETTERS] for m in MANNERS])
    other = _hundredths([[price_alone(c, m.vowel_there, m.r_there) for c in _LETTERS] for m in MANNERS])
    last_a = np.array([round(100 * manner.last_a) for manner in MANNERS], dtype=np.int16)
    return (near, other, heard, last_a) if swapped else (near, heard, other, last_a)


def _hundredths(prices: list[list[float]]) -> NDArray[np.int16]:
    found = np.zeros((len(prices), 27), dtype=np.int16)
    found[:, 1:] = np.round(100 * np.array(prices))
    return found
