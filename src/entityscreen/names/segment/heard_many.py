"""The most evidence that brands in characters and a Latin word can have, for many brands at once in arrays.

The alignment of `heard.py`, as an upper bound: never below `heard_brand`, which a property test holds. What only takes
away (words that are pinyin, endings of coined words) is left out, and so are translations of several characters, which
the caller has to ask for (`word_codes`). Letters and pieces are numbers, see
`piece_codes.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from entityscreen.caches import named_cache
from entityscreen.names.segment.heard import (
    CODA,
    COINED_ENDING,
    INSERTED,
    LEFT_OUT,
    MOST_REST,
    ONE_SOUND,
    REST,
    VOWELS,
    WORD_END,
)
from entityscreen.names.segment.pairs import CODA_LETTERS, LONG_BRAND
from entityscreen.names.segment.piece_codes import LETTER_BITS, LONGEST_CODE, piece_code, piece_codes
from entityscreen.names.segment.pieces import LONGEST, coined_endings

U8 = NDArray[np.uint8]
U64 = NDArray[np.uint64]
F32 = NDArray[np.float32]
I64 = NDArray[np.int64]
BOOL = NDArray[np.bool_]

NEVER = np.float32(-np.inf)
POWERS = np.array([1 << (LETTER_BITS * i) & 0xFFFFFFFFFFFFFFFF for i in range(64)], dtype=np.uint64)


@named_cache("segment.ending_codes", maxsize=1)
def _ending_codes() -> U64:
    codes = [piece_code(ending) for ending in coined_endings() if len(ending) <= LONGEST_CODE]
    return np.array(sorted(codes), dtype=np.uint64)


@named_cache("segment.one_sound", maxsize=1)
def _one_sound() -> BOOL:
    """Whether two letters stand for one sound, by the number of both."""
    found = np.zeros(1 << (2 * LETTER_BITS), dtype=bool)
    found[[piece_code(pair) for pair in ONE_SOUND]] = True
    return found


@named_cache("segment.letter_kinds", maxsize=1)
def _letter_kinds() -> tuple[BOOL, BOOL]:
    """Of each letter's number whether it is a vowel, and whether it may close a syllable."""
    vowel, coda = np.zeros(32, dtype=bool), np.zeros(32, dtype=bool)
    vowel[[piece_code(letter) for letter in VOWELS]] = True
    coda[[piece_code(letter) for letter in CODA_LETTERS]] = True
    return vowel, coda


@named_cache("segment.spans", maxsize=64)
def _spans(length: int) -> tuple[I64, I64]:
    """Where a piece may begin and end in so many letters, ordered by the end."""
    pairs = [(start, end) for end in range(1, length + 1) for start in range(max(0, end - LONGEST), end)]
    return np.array([s for s, _ in pairs], dtype=np.int64), np.array([e for _, e in pairs], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Words:
    """Latin words, a column each, with what an alignment asks of them.

    Attributes:
        starts: where a piece may begin.
        ends: where it ends, ascending.
        codes: the number of the letters between, shape (pieces, words).
        added: what a piece there is worth besides, or minus infinity where there may be none; the same shape.
        inserted: what leaving one letter out costs, shape (letters, words).
        rest: what leaving the rest of the word out costs, shape (letters + 1, words).
    """

    starts: I64
    ends: I64
    codes: U64
    added: F32
    inserted: F32
    rest: F32

    @classmethod
    def of(cls, letters: U8, word_ends: BOOL) -> Words:
        """Take words apart.

        Args:
            letters: of `letters_of`, 0 behind the last, shape (letters, words).
            word_ends: where a word ends, of several that are taken as one, shape (letters + 1, words).
        """
        starts, ends = _spans(len(letters))
        prefix = prefixes(letters)
        codes = prefix[ends] - prefix[starts] * POWERS[ends - starts][:, None]
        before = np.cumsum(word_ends, axis=0)
        valid = (before[ends - 1] == before[starts]) & cuts(letters, word_ends)[ends]
        kept = valid.any(axis=1)
        starts, ends = starts[kept], ends[kept]
        added = np.where(valid[kept], WORD_END * word_ends[ends], NEVER).astype(np.float32)
        costs = insertion_costs(letters, word_ends), rest_costs(word_ends, prefix)
        return cls(starts, ends, codes[kept], added, *costs)

    def pieces(self, kept: I64) -> Words:
        """The same with some of the pieces only."""
        return Words(self.starts[kept], self.ends[kept], self.codes[kept], self.added[kept], self.inserted, self.rest)


def prefixes(letters: U8) -> U64:
    """The number of the letters before each place; those of many letters overflow, their differences do not."""
    found = np.zeros((len(letters) + 1, letters.shape[1]), dtype=np.uint64)
    for place, row in enumerate(letters):
        found[place + 1] = (found[place] << np.uint64(LETTER_BITS)) + row
    return found


def may_begin(letters: U8, characters: str) -> BOOL:
    """Which words may begin with a piece of one of these characters."""
    found = np.zeros(letters.shape[1], dtype=bool)
    begun = prefixes(letters[:LONGEST])[1:]
    for character in characters:
        codes = np.sort(piece_codes(character)[0])
        if len(codes):
            found |= _among(begun, codes).any(axis=0)
    return found


def cuts(letters: U8, word_ends: BOOL) -> BOOL:
    """Where a piece may end: at no place inside a sound of two letters; all behind the last letter is no place."""
    vowel, _ = _letter_kinds()
    found = word_ends.copy()
    this, following = letters[:-1], letters[1:]
    behind = np.zeros_like(this)
    behind[:-1] = letters[2:]
    pair = this.astype(np.int64) << LETTER_BITS | following
    parted = (this == piece_code("n")) & (following == piece_code("g")) & ~vowel[behind]
    found[1:-1] |= (following > 0) & ~(_one_sound()[pair] | parted)
    return found


def insertion_costs(letters: U8, word_ends: BOOL) -> F32:
    """What it costs that no character says a letter; not at the beginning, nor behind a word, nor at the end."""
    _, coda = _letter_kinds()
    following = np.zeros_like(letters)
    following[:-1] = letters[1:]
    costs = np.where(letters == following, 0.0, np.where(coda[letters], CODA, INSERTED))
    costs = np.where((following == 0) | word_ends[:-1], NEVER, costs).astype(np.float32)
    costs[0] = NEVER
    return costs


def rest_costs(word_ends: BOOL, prefix: U64) -> F32:
    """What the letters from each place to the end of the word cost."""
    length, count = len(prefix), prefix.shape[1]
    places = np.arange(length)[:, None]
    # The end of the word that a place is in, or nothing behind the last one.
    ends = np.where(word_ends, places, length)
    ends = np.minimum.accumulate(ends[::-1], axis=0)[::-1]
    inside = ends < length
    ends = np.where(inside, ends, places)
    sizes = ends - places
    codes = prefix[ends, np.arange(count)] - prefix * POWERS[sizes]
    coined = (sizes <= LONGEST_CODE) & _among(codes, _ending_codes())
    costs = np.where(coined, COINED_ENDING, np.maximum(MOST_REST, REST * sizes))
    costs = np.where(sizes == 0, 0.0, costs)
    costs[0] = NEVER
    return np.where(inside, costs, NEVER).astype(np.float32)


def _among(codes: U64, ordered: U64) -> BOOL:
    found: BOOL = ordered[np.minimum(ordered.searchsorted(codes), len(ordered) - 1)] == codes
    return found


Worths = Callable[[int, I64], F32]


def evidence_by_end(words: Words, worths: Worths, lengths: I64) -> F32:
    """The most evidence that each brand and word can have, by the letter behind which the last piece ends.

    Args:
        words: one, for all brands.
        worths: of a place in the brands, and the numbers of the brands asked for, what each piece is worth there, with
            what is added to it; shape (pieces, brands).
        lengths: characters of each brand.

    Returns:
        In nats as `Heard.evidence`, shape (letters + 1, brands); minus infinity where nothing is heard.
    """
    found = np.full((len(words.rest), len(lengths)), NEVER)
    asked = np.arange(len(lengths))
    layer = np.full((len(words.rest), len(lengths)), NEVER)
    layer[0] = 0.0
    for place in range(int(np.max(lengths, initial=0))):
        size = lengths[asked]
        if place == 2:
            layer[0, size >= LONG_BRAND] = 2 * LEFT_OUT
        layer = _next(words, layer, worths(place, asked))
        done = size == place + 1
        if done.any():
            found[:, asked[done]] = layer[:, done] + words.rest
        going = ~done & ((layer > NEVER).any(axis=0) | ((size >= LONG_BRAND) & (place < 2)))
        asked, layer = asked[going], layer[:, going]
        if not len(asked):
            break
    return found


def no_more_evidence(words: Words, worths: F32, characters: NDArray[np.int32], lengths: I64) -> F32:
    """What the evidence of each brand and a word is not above: each character as the piece that is worth most anywhere.

    Args:
        words: one, for all brands.
        worths: what each piece is worth for each character, with what is added to it, shape (pieces, characters).
        characters: the number of each character, a row a brand.
        lengths: characters of each brand, at least one.

    Returns:
        At least the highest of `evidence_by_end`; minus infinity where the first character is not heard.
    """
    anywhere = np.maximum(worths.max(axis=0, initial=NEVER), np.float32(LEFT_OUT))
    first = worths[words.starts == 0].max(axis=0, initial=NEVER)
    inside = np.arange(characters.shape[1]) < lengths[:, None]
    later = np.where(inside, anywhere[characters], np.float32(0.0))
    begun_with = first[characters[:, 0]]
    # The first two characters of a long brand may be left out.
    begun_with = np.where(lengths >= LONG_BRAND, np.maximum(begun_with, later[:, 0]), begun_with)
    found: F32 = begun_with + later[:, 1:].sum(axis=1)
    return found


def _next(words: Words, layer: F32, worth: F32) -> F32:
    """From one character to the next: by a piece, or left out."""
    begin, following = begun(layer, words.inserted)
    reached = begin[words.starts]
    reached += worth
    if len(words.ends):
        first = np.flatnonzero(np.diff(words.ends, prepend=-1))
        places = words.ends[first]
        following[places] = np.maximum(following[places], np.maximum.reduceat(reached, first, axis=0))
    return following


def begun(layer: F32, inserted: F32) -> tuple[F32, F32]:
    """Where the next character's piece may begin, behind an inserted letter too; and that character left out."""
    begin = layer.copy()
    np.maximum(begin[2:-1], layer[1:-2] + inserted[1:-1], out=begin[2:-1])
    following = layer + np.float32(LEFT_OUT)
    following[0] = NEVER
    return begin, following
