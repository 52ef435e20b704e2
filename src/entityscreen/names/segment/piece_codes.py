"""Letters and pieces of brands as numbers, so that many can be looked up at once.

A piece is the number that its letters make. What pieces a character has, and what they are worth, is in `pieces.py`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from entityscreen.caches import named_cache
from entityscreen.names.segment.heard import WORD_LENGTHS
from entityscreen.names.segment.pieces import LONGEST, character_pieces, word_pieces

U8 = NDArray[np.uint8]
U64 = NDArray[np.uint64]
F32 = NDArray[np.float32]
I64 = NDArray[np.int64]

LETTER_BITS = 5
LONGEST_CODE = 12  # letters in 64 bits
TABLE_BITS = 16
_SHIFT, _SPREAD = np.uint64(64 - TABLE_BITS), np.uint64(0x9E3779B97F4A7C15)
_LETTERS = np.full(256, 27, dtype=np.uint8)
_LETTERS[ord("a") : ord("z") + 1] = np.arange(1, 27)
# The same numbers as digits of one number.
_DIGITS = {code: "0123456789abcdefghijklmnopqrstuv"[number] for code, number in enumerate(_LETTERS[:128].tolist())}
_TEXT = np.frombuffer(b"\0abcdefghijklmnopqrstuvwxyz?" + b"?" * 4, dtype=np.uint8)


def letters_of(text: bytes | NDArray[np.uint8]) -> U8:
    """Letters as numbers, a as 1; what is no letter as 27."""
    raw = np.frombuffer(text, dtype=np.uint8) if isinstance(text, bytes) else text
    found: U8 = _LETTERS[raw]
    return found


def words_of(letters: U8, lengths: I64) -> list[str]:
    """The words of numbers of letters, a column each, as far as they are long."""
    rows = np.ascontiguousarray(_TEXT[letters].T).view(f"S{len(letters)}").ravel().tolist()
    return [row[:length].decode() for row, length in zip(rows, lengths.tolist(), strict=True)]


def piece_code(letters: str) -> int:
    """The number of a piece.

    Args:
        letters: at most `LONGEST_CODE` ASCII ones.

    Example:
        >>> piece_code("a"), piece_code("ab")
        (1, 34)
    """
    return int(letters.translate(_DIGITS), 1 << LETTER_BITS) if letters else 0


@named_cache("segment.piece_codes", maxsize=2_000)
def piece_codes(character: str) -> tuple[U64, F32]:
    """The numbers of a character's pieces, and what each is worth."""
    kept = {letters: worth for letters, (worth, _) in character_pieces(character).items() if len(letters) <= LONGEST}
    codes = np.array([piece_code(letters) for letters in kept], dtype=np.uint64)
    return codes, np.array(list(kept.values()), dtype=np.float32)


def table_places(codes: U64) -> I64:
    """Where pieces have their place in a table of `TABLE_BITS`; two may share one."""
    found: I64 = (codes * _SPREAD >> _SHIFT).astype(np.int64)
    return found


def worths_by_place(codes: U64, worths: F32) -> F32:
    """What pieces are worth by their place in a table, minus infinity elsewhere: where two share one, the more."""
    table = np.full(1 << TABLE_BITS, -np.inf, dtype=np.float32)
    np.maximum.at(table, table_places(codes), worths)
    return table


@named_cache("segment.word_codes", maxsize=10_000)
def word_codes(text: str) -> frozenset[int]:
    """The numbers of the translations of several characters of a brand."""
    every = [word_pieces(text[place : place + length]) for place, length in _words_in(text)]
    return frozenset(piece_code(letters) for pieces in every for letters in pieces if len(letters) <= LONGEST)


def has_word_pieces(text: str) -> bool:
    """Whether several characters of a brand have a translation together."""
    return any(word_pieces(text[place : place + length]) for place, length in _words_in(text))


def _words_in(text: str) -> list[tuple[int, int]]:
    return [(place, length) for length in WORD_LENGTHS for place in range(len(text) - length + 1)]
