"""Ethiopic (Amharic, Tigrinya): each letter is a consonant with a vowel, in seven orders.

The sixth order is the consonant alone, or a short i between consonants; the first is an e, after a throat sound an a.
"""

from __future__ import annotations

from itertools import pairwise

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.romanisation.contract import Romanisation, collect, ranked

_COST = 0.03
FIRST, LAST = 0x1200, 0x135A
_ORDERS = 8  # code points of a consonant
# By the row of eight code points from U+1200 on; the labialised rows in between have a w.
_TABLE = "h l h m s r s sh q qw q qw b v t ch h hw n ny a k kw kh khw w a z zh y d d j g gw gg t ch p ts ts f p"
_ROWS = tuple(_TABLE.split())
_LAST_ROW = {"ፘ": ("ry", "a"), "ፙ": ("my", "a"), "ፚ": ("fy", "a")}
_VOWELS = ("e", "u", "i", "a", "e", "", "o", "wa")
# Letters that are said alike, by the first of their rows: ሐ and ኀ are ሀ, ሠ is ሰ, ዐ is አ, ፀ is ጸ.
_ALIKE = {0x1210: 0x1200, 0x1280: 0x1200, 0x1220: 0x1230, 0x12D0: 0x12A0, 0x1340: 0x1338}
_PLAIN = {old + order: new + order for old, new in _ALIKE.items() for order in range(_ORDERS)} | {
    0x1200: 0x1203, 0x1210: 0x1203, 0x1280: 0x1203, 0x12A3: 0x12A0, 0x12D3: 0x12A0,
}  # fmt: skip
_THROAT = frozenset("ha")  # h and the letters that are silent: their first order is an a


def read(token: str) -> tuple[Romanisation, ...]:
    """The Latin spellings of a word in Ethiopic letters.

    Args:
        token: a folded word.

    Returns:
        Readings, best first; none when a letter is not Ethiopic.

    Example:
        >>> [reading.text for reading in read("ተስፋዬ")]
        ['tesfaye']
        >>> [reading.text for reading in read("ጊዮርጊስ")][:2]
        ['giorgis', 'georgis']
    """
    usual = _names().get(plain_letters(token))
    if usual:
        return collect(ranked(usual))
    pairs: list[tuple[str, str]] = []
    for letter in token:
        code = ord(letter)
        if not FIRST <= code <= LAST:
            return ()
        pairs.append(_LAST_ROW.get(letter) or _said(*divmod(code - FIRST, _ORDERS)))
    bare = "".join(consonant + vowel for consonant, vowel in pairs)
    forms = (bare, _helped(pairs))
    usual = tuple(form.replace("we", "wo").replace("ny", "gn") for form in forms)  # Workneh, Desalegn
    return collect([(form, "Ethiopic", _COST + cost) for own, cost in ((forms, 0.0), (usual, 0.01)) for form in own])


def plain_letters(word: str) -> str:
    """A word with one letter for those that are said alike.

    Example:
        >>> plain_letters("ኃይለ") == plain_letters("ሀይለ"), plain_letters("haile")
        (True, 'haile')
    """
    return word if word.isascii() else word.translate(_PLAIN)


@named_cache("romanisation.ethiopic.words", maxsize=1)
def known_words() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The words of the table: whether first or second of two or another name, in plain letters, and as spelled."""
    return tuple((kind, word, tuple(spellings.split())) for kind, word, spellings in read_rows("readings_ethiopic"))


@named_cache("romanisation.ethiopic", maxsize=1)
def _names() -> dict[str, tuple[str, ...]]:
    """The names of the table with their usual spellings, also those of two words written as one."""
    rows = known_words()
    found = {word: spellings for _, word, spellings in rows}
    second = [(word, spellings) for kind, word, spellings in rows if kind == "second"]
    for kind, first, (usual, *_) in rows:
        if kind == "first":
            found |= {first + word: (usual + spellings[0],) for word, spellings in second}
    return found


def _said(row: int, order: int) -> tuple[str, str]:
    """The consonant and the vowel of a letter."""
    consonant = _ROWS[row]
    vowel = "a" if consonant in _THROAT and order == 0 else _VOWELS[order]
    silent = consonant == "a"
    return "" if silent else consonant, vowel or ("i" if silent else "")


def _helped(pairs: list[tuple[str, str]]) -> str:
    """With a short i where three consonants would meet, and behind the first of two that begin the word."""
    parts: list[str] = []
    for place, ((consonant, vowel), (_, after)) in enumerate(pairwise([*pairs, ("", "a")])):
        alone = not vowel and place + 1 < len(pairs)
        behind_consonant = place == 0 or not pairs[place - 1][1] or not after
        parts += [consonant, vowel or ("i" if alone and behind_consonant else "")]
    return "".join(parts)
