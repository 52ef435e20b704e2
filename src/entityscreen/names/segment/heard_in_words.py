"""The most evidence that one brand in characters and many Latin words can have.

The alignment of `heard_many.py`, which is for many brands and one word, with the same result. Of all places in a
hundred thousand letters few are a piece of any character of the brand: here belongs how these are found at once, in
one look at each place, and the alignment by them alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from entityscreen.caches import named_cache
from entityscreen.names.segment.heard import LEFT_OUT, WORD_END
from entityscreen.names.segment.heard_many import (
    BOOL,
    F32,
    I64,
    NEVER,
    POWERS,
    U8,
    U64,
    begun,
    cuts,
    insertion_costs,
    prefixes,
    rest_costs,
)
from entityscreen.names.segment.pairs import LONG_BRAND, LONGEST_BRAND
from entityscreen.names.segment.piece_codes import TABLE_BITS, piece_codes, table_places, worths_by_place
from entityscreen.names.segment.pieces import LONGEST

_TOGETHER = 8_000  # words: so many fit the caches of a processor


class _Piece(NamedTuple):
    """Where a character is a piece of words: places in an array of shape (letters + 1, words), flat."""

    starts: I64
    ends: I64
    worths: F32


def most_evidence(text: str, letters: U8, word_ends: BOOL) -> F32:
    """The most evidence that a brand and each of many words can have, wherever it ends.

    Args:
        text: folded Han characters, at most `LONGEST_BRAND`.
        letters: of `letters_of`, 0 behind the last, shape (letters, words).
        word_ends: where a word ends, of several that are taken as one, shape (letters + 1, words).

    Returns:
        In nats as `Heard.evidence`, of each word; minus infinity where nothing is heard.
    """
    found = np.empty(letters.shape[1], dtype=np.float32)
    for first in range(0, len(found), _TOGETHER):
        some = slice(first, first + _TOGETHER)
        found[some] = _aligned(text, np.ascontiguousarray(letters[:, some]), np.ascontiguousarray(word_ends[:, some]))
    return found


def having_any(codes: U64, letters: U8, word_ends: BOOL) -> BOOL:
    """Which words may have one of some pieces: two numbers may share a place in the table.

    Args:
        codes: of the pieces.
        letters: as for `most_evidence`.
        word_ends: likewise.
    """
    flags = np.zeros(1 << TABLE_BITS, dtype=np.uint8)
    flags[table_places(codes)] = 1
    found = np.zeros(letters.shape[1], dtype=bool)
    for starts, _, _ in _places(letters, word_ends, flags):
        found[starts % len(found)] = True
    return found


def _aligned(text: str, letters: U8, word_ends: BOOL) -> F32:
    costs = insertion_costs(letters, word_ends)
    layer = np.full(word_ends.shape, NEVER)
    layer[0] = 0.0
    for place, piece in enumerate(_pieces(text, letters, word_ends)):
        if place == 2 and len(text) >= LONG_BRAND:
            layer[0] = 2 * LEFT_OUT
        begin, layer = begun(layer, costs)
        np.maximum.at(layer.ravel(), piece.ends, begin.ravel()[piece.starts] + piece.worths)
    most: F32 = (layer + rest_costs(word_ends, prefixes(letters))).max(axis=0)
    return most


def _pieces(text: str, letters: U8, word_ends: BOOL) -> list[_Piece]:
    """Of each character where it is a piece of the words."""
    found: list[list[_Piece]] = [[] for _ in text]
    flags, worths = _tables(text)
    for starts, ends, at in _places(letters, word_ends, flags):
        added = (WORD_END * word_ends.ravel()[ends]).astype(np.float32)
        own = flags[at]
        for place in range(len(text)):
            here = np.flatnonzero(own & np.uint8(1 << place))
            found[place].append(_Piece(starts[here], ends[here], worths[place, at[here]] + added[here]))
    return [_Piece(*map(np.concatenate, zip(*pieces, strict=True))) for pieces in found]


def _places(letters: U8, word_ends: BOOL, flags: U8) -> Iterator[tuple[I64, I64, I64]]:
    """(where it starts, where it ends, its place in the table) of all that may be a piece, by their length."""
    prefix, count = prefixes(letters), letters.shape[1]
    within, ending = np.cumsum(word_ends, axis=0).ravel(), cuts(letters, word_ends).ravel()
    for length in range(1, min(LONGEST, len(letters)) + 1):
        codes = prefix[length:] - prefix[:-length] * POWERS[length]
        at = table_places(codes).ravel()
        starts = np.flatnonzero(flags[at])
        ends = starts + length * count
        kept = np.flatnonzero(ending[ends] & (within[ends - count] == within[starts]))
        starts = starts[kept]
        yield starts, ends[kept], at[starts]


@named_cache("segment.brand_tables", maxsize=8)
def _tables(text: str) -> tuple[U8, F32]:
    """By the place of a piece's number: which characters it may be, a bit each; what it is worth for each at most."""
    assert len(text) <= LONGEST_BRAND  # noqa: S101  # the caller asks of no longer ones: there are eight bits
    codes = [piece_codes(character) for character in text]
    flags = np.zeros(1 << TABLE_BITS, dtype=np.uint8)
    for place, (own, _) in enumerate(codes):
        flags[table_places(own)] |= np.uint8(1 << place)
    return flags, np.array([worths_by_place(*own) for own in codes])
