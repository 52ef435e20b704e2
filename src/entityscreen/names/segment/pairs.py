"""Keys of a Chinese brand and of a Latin word that is coined from it: the sounds of the first two pieces.

A key is coarse on purpose (classes of consonants, three vowels, whether a nasal closes the syllable), since both sides
make it from letters. What has no key in common is heard only together with a place or a trade. Here belong the keys;
the pieces are in `pieces.py`, the alignment in `heard.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import itemgetter

from entityscreen.caches import named_cache
from entityscreen.names.segment.pieces import (
    BARE_WORTH_A_KEY,
    LONGEST,
    WORSE_THAN_BEST,
    Pieces,
    character_pieces,
    word_pieces,
)
from entityscreen.names.segment.resemblance import first_sound, sound_shape

# Consonants that close a syllable in English, and none in Mandarin: Walton.
CODA_LETTERS = frozenset("bcdgklmnprst")
# Evidence of two pieces together, to look a brand up by: less where further characters say more.
SHORT_BRAND = 2
WORTH_A_PAIR, WORTH_A_PAIR_OF_MORE = 6.5, 4.5
LONG_BRAND = 4  # characters, from which on the second half may be the brand: 东风裕隆 Yulon
LONGEST_BRAND = 8
_VOWELS = frozenset("aeiouy")
NASALS = ("n", "m")
CLOSING = ("n", "m", "g")
_VOWEL_CLASSES = {"a": "a", "e": "e", "i": "e", "y": "e", "o": "o", "u": "o"}
_ONSETS = {
    "b": "p", "p": "p", "d": "t", "t": "t", "g": "k", "k": "k", "q": "k", "c": "k", "l": "l", "r": "l", "m": "m",
    "n": "n", "f": "f", "v": "w", "w": "w", "h": "h", "x": "s", "s": "s", "z": "s", "j": "s",
}  # fmt: skip

Step = tuple[int, int, int]  # character, start and end in the word


_Classes = tuple[frozenset[str], frozenset[str]]  # the first sounds of pieces, and the rhymes
_worth = itemgetter(1)


@named_cache("segment.character_sounds", maxsize=10_000)
def _classes(character: str) -> _Classes:
    """What the likely pieces of a character sound like."""
    return _likely(character_pieces(character))


@named_cache("segment.character_rhymes", maxsize=10_000)
def _rhymes(character: str) -> dict[str, float]:
    """The rhymes of a character's pieces with the most that each is worth."""
    return _best(rhyme, character_pieces(character))


@named_cache("segment.character_openings", maxsize=10_000)
def _openings(character: str) -> dict[str, float]:
    """The openings of a character's pieces with the most that each is worth, the best first."""
    found = _best(opening, character_pieces(character))
    return dict(sorted(found.items(), key=_worth, reverse=True))


def heard_first_sounds(text: str) -> frozenset[str]:
    """The classes of first sounds that a word coined from a brand may have, as `first_sound` gives them."""
    return _beginning_classes(text)[0]


def brand_rhymes(text: str) -> frozenset[str]:
    """Keys of the first piece alone, which need a trade in common besides.

    Example:
        >>> bool(brand_rhymes("光阳") & word_rhymes("optisun")), bool(brand_rhymes("光阳") & word_rhymes("merry"))
        (True, False)
    """
    return _beginning_classes(text)[1]


def _beginning_classes(text: str) -> _Classes:
    """Those of each character, and each word of two, that a brand may be heard from."""
    starts = _brand_starts(text)
    first = _classes_of(text[:2])
    if len(starts) == 1:
        return first
    later = _classes_of(text[starts[1] : starts[1] + 2])
    return first[0] | later[0], first[1] | later[1]


@named_cache("segment.beginning_classes", maxsize=20_000)
def _classes_of(beginning: str) -> _Classes:
    """Those of a character and of the word of two that it begins, if that has a meaning."""
    sounds, rhymes = _classes(beginning[:1])
    pieces = word_pieces(beginning)
    if not pieces:
        return sounds, rhymes
    of_word = _likely(pieces)
    return sounds | of_word[0], rhymes | of_word[1]


@named_cache("segment.brand_pairs", maxsize=20_000)
def brand_pairs(text: str) -> frozenset[str]:
    """Keys of the first two pieces that a brand may be heard as; in a long one the second may be left out.

    Example:
        >>> bool(brand_pairs("华东") & word_pairs("walton")), bool(brand_pairs("华东") & word_pairs("merry"))
        (True, False)
    """
    found: list[str] = []
    least = _worth_a_pair(text)
    for befores, opened in _neighbours(text):
        for before, one in befores.items():
            for behind, two in opened.items():
                if one + two < least:
                    break  # the others are worth less
                found.append(before + behind)
    return frozenset(found)


def has_pair(text: str, pair: str) -> bool:
    """Whether a key is one of `brand_pairs`, without making them all.

    Example:
        >>> [has_pair("华东", pair) for pair in sorted(word_pairs("walton") & brand_pairs("华东"))[:1] + ["nothing"]]
        [True, False]
    """
    least = _worth_a_pair(text)
    cuts = [(pair[:end], pair[end:]) for end in range(1, len(pair))]
    return any(
        a in befores and b in opened and befores[a] + opened[b] >= least
        for befores, opened in _neighbours(text)
        for a, b in cuts
    )


def _worth_a_pair(text: str) -> float:
    return WORTH_A_PAIR if len(text) <= SHORT_BRAND else WORTH_A_PAIR_OF_MORE


def _neighbours(text: str) -> Iterator[tuple[dict[str, float], dict[str, float]]]:
    """The rhymes of each character that a brand may begin with, and the openings of each that may come next."""
    for start in _brand_starts(text):
        for later in text[start + 1 : start + (3 if len(text) >= LONG_BRAND else 2)]:
            yield _rhymes(text[start]), _openings(later)


def _best(sound: Callable[[str], str], pieces: Pieces) -> dict[str, float]:
    """The sounds of a character's pieces with the most that a piece of each is worth."""
    found: dict[str, float] = {}
    for letters, (worth, _) in pieces.items():
        key = sound(letters)
        if worth > found.get(key, worth - 1.0):
            found[key] = worth
    return found


def word_rhymes(word: str) -> frozenset[str]:
    """The same keys for a Latin word: of each beginning that may be a piece."""
    return frozenset(_beginnings(word))


@named_cache("segment.word_pairs", maxsize=50_000)
def word_pairs(word: str, behind: str = "") -> frozenset[str]:
    """The same keys for a Latin word: of each place where it may be cut, with or without a letter between.

    Args:
        word: lower-case ASCII letters.
        behind: the next word, where the second piece may be.
    """
    letters = word + behind
    found: set[str] = set()
    opened = [openings(letters[start:]) for start in range(1, min(len(word) + 2, LONGEST + 2, len(letters)))]
    for end, before in enumerate(_beginnings(word), 1):
        if end < len(letters) and _closes(before, letters[end]):
            found.update([before + key for key in opened[end - 1]])
            if letters[end] in CODA_LETTERS and end < len(opened):
                found.update([before + key for key in opened[end]])
    return frozenset(found)


@named_cache("segment.beginnings_of_words", maxsize=50_000)
def _beginnings(word: str) -> tuple[str, ...]:
    """The rhymes of a word's beginnings, from one letter on."""
    vowel = next((place for place, letter in enumerate(word) if letter in _VOWELS), len(word))
    alone, onset = _onset(word[:1]), _onset(word)
    sound = onset + _VOWEL_CLASSES.get(word[vowel : vowel + 1], "")
    found = []
    for end in range(1, min(len(word), LONGEST) + 1):
        before = alone if end == 1 else onset
        if end > vowel:
            before = before + sound[len(onset) :] + ("n" if word[end - 1] in CLOSING else "")
        found.append(before)
    return tuple(found)


def pair_of(text: str, word: str, steps: tuple[Step, ...]) -> str:
    """The key of an alignment's first two pieces; empty when none is made of them."""
    if len(steps) < 2 or steps[0][1]:
        return ""
    (place, _, end), (next_place, next_start, next_end) = steps[:2]
    if next_place > place + (2 if len(text) >= LONG_BRAND else 1):
        return ""
    if next_start > end and word[end] not in CODA_LETTERS and word[end] != word[next_start]:
        return ""
    before, piece = rhyme(word[:end]), word[next_start:next_end]
    # The onset is that of the word from there on, as `word_pairs` takes it: d before j is one sound with it.
    behind = _onset(word[next_start:]) + opening(piece)[len(_onset(piece)) :]
    return before + behind if _closes(before, word[end]) else ""


def _brand_starts(text: str) -> tuple[int, ...]:
    return (0, 2) if LONG_BRAND <= len(text) <= LONGEST_BRAND else (0,)


def _likely(pieces: Pieces) -> tuple[frozenset[str], frozenset[str]]:
    """First sounds and rhymes of the pieces that are hardly worse than the best, or a beginning alone."""
    least = max((worth for worth, _ in pieces.values()), default=0.0) - WORSE_THAN_BEST
    likely = [
        letters
        for letters, (worth, _) in pieces.items()
        if worth >= least or (worth >= BARE_WORTH_A_KEY and _VOWELS.isdisjoint(letters))
    ]
    sounds = frozenset(first_sound(sound_shape(letters, system="")) for letters in likely)
    return sounds - {""}, frozenset(map(rhyme, likely))


def _closes(before: str, letter: str) -> bool:
    """Whether a piece may end before a letter: a consonant alone is a piece only before a consonant."""
    return len(before) > 1 or letter not in _VOWELS


def _onset(letters: str) -> str:
    first = letters[:1]
    if letters[1:2] in ("h", "s", "z", "j") and first in "ctdsz":
        return "t" if letters[:2] == "th" else "s"
    return _ONSETS.get(first, "A")


@named_cache("segment.openings", maxsize=20_000)
def opening(letters: str) -> str:
    """Onset, vowel and whether a nasal comes behind the vowels."""
    return openings(letters)[-1]


def openings(letters: str) -> tuple[str, ...]:
    """What may be the opening of a piece that these letters begin with: cut short, or whole."""
    onset = _onset(letters)
    place = next((place for place, letter in enumerate(letters) if letter in _VOWELS), -1)
    if place < 0:
        return (onset,)
    vowel = onset + _VOWEL_CLASSES[letters[place]]
    behind = next((letter for letter in letters[place:] if letter not in _VOWELS), "")
    return (onset, vowel, vowel + "n") if behind in NASALS else (onset, vowel)


@named_cache("segment.rhymes", maxsize=20_000)
def rhyme(letters: str) -> str:
    """Onset, vowel and whether a nasal closes it."""
    vowel = next((letter for letter in letters if letter in _VOWELS), "")
    closed = "n" if vowel and letters[-1] in CLOSING else ""
    return f"{_onset(letters)}{_VOWEL_CLASSES.get(vowel, '')}{closed}"
