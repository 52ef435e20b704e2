"""A person's name that is written as one word: `vladimirputin`, `AymanAlZawahiri`, `HabilDARVISH`.

Such a word is parted as the other name has its words: in any order, since lists write the surname first and files do
not, and without up to `MOST_LEFT_OUT` of them, since a patronymic or a middle name is often left out. The parted name
is then scored as any other, so that what is left out costs what it costs everywhere. Capitals inside the word decide
nothing. The words that make up a word have its letters in some order: by the sums of letters (`letter_sums`) an index
finds both.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from entityscreen.model.kind import Family
from entityscreen.names.prepare import prepare_name
from entityscreen.names.prepared import PreparedName, Variant

WRITTEN_AS_ONE, COST = "written as one word", 0.005  # points of score
LEAST_LETTERS = 6  # of a word that is parted; shorter ones are made of syllables by chance
LEAST_WORDS, MOST_WORDS = 2, 6  # of a name that may be written as one word
MOST_LEFT_OUT = 2  # words of it that are left out

_ALL_ONES = 0xFFFFFFFF
_SPREAD = 0x9E3779B1  # Knuth's multiplier: sums become hashes
_LETTER_VALUES = tuple(zlib.crc32(bytes((byte,))) for byte in range(256))


def is_one_word(variant: Variant) -> bool:
    """Whether a name is one word that may be several.

    Example:
        >>> [is_one_word(prepare_name(text, Family.PERSON).variants[0]) for text in ("vladimirputin", "Putin", "Li Na")]
        [True, False, False]
    """
    return len(variant.words) == 1 and len(variant.letters) >= LEAST_LETTERS and not variant.characters


def may_be_one_word(words: Sequence[str]) -> bool:
    """Whether words are so many that somebody writes them as one."""
    return LEAST_WORDS <= len(words) <= MOST_WORDS


def letter_sum(text: str) -> int:
    """Returns the sum of the values of a text's bytes: the same for the same letters in any order.

    Example:
        >>> letter_sum("putin") + letter_sum("vladimir") == letter_sum("vladimirputin")
        True
    """
    return sum(map(_LETTER_VALUES.__getitem__, text.encode()))


def key_of_sum(total: int) -> int:
    """Returns the hash of a sum of letters, in 32 bits."""
    return total * _SPREAD & _ALL_ONES


def keys_of_words(words: Sequence[str]) -> Iterator[int]:
    """Yields the hashes of the words that a name may be written with as one: all, and all but a few."""
    if may_be_one_word(words):
        sums = [letter_sum(word) for word in words]
        total = sum(sums)
        for left_out in range(min(MOST_LEFT_OUT, len(words) - LEAST_WORDS) + 1):
            for chosen in combinations(sums, left_out):
                yield key_of_sum(total - sum(chosen))


def part_as(word: str, words: Sequence[str]) -> tuple[str, ...] | None:
    """Parts a word as another name has its words.

    Args:
        word: the word.
        words: those of the other name, in any order.

    Returns:
        At least two of the other words, in the order in which the word has them; None where it is not made of them, or
        of too few of them.

    Example:
        >>> part_as("vladimirputin", ("putin", "vladimir", "vladimirovich"))
        ('vladimir', 'putin')
        >>> part_as("vladimirputin", ("putin", "igor"))
    """
    if not may_be_one_word(words):
        return None
    least = max(LEAST_WORDS, len(words) - MOST_LEFT_OUT)
    return _parted(word, tuple(words), least)


def _parted(rest: str, words: tuple[str, ...], least: int) -> tuple[str, ...] | None:
    if not rest:
        return () if least <= 0 else None
    for place, word in enumerate(words):
        if word and rest.startswith(word):
            behind = _parted(rest[len(word) :], words[:place] + words[place + 1 :], least - 1)
            if behind is not None:
                return (word, *behind)
    return None


def parted_pairs(first: PreparedName, second: PreparedName) -> list[tuple[Variant, Variant]]:
    """Returns the variants of two persons of which one is a single word, that word parted as the other name is."""
    if first.family is not Family.PERSON or second.family is not Family.PERSON:
        return []
    pairs = [(parted, b) for a in first.variants if is_one_word(a) for b, parted in _parted_as_each(a, second)]
    pairs += [(a, parted) for b in second.variants if is_one_word(b) for a, parted in _parted_as_each(b, first)]
    return pairs


def _parted_as_each(one: Variant, other: PreparedName) -> Iterator[tuple[Variant, Variant]]:
    """Yields each variant of a name with the single word as a name of that variant's words."""
    for variant in other.variants:
        words = part_as(one.letters, variant.words)
        if words is not None:
            parted = prepare_name(" ".join(words), Family.PERSON).variants[0]
            yield variant, replace(parted, cost=parted.cost + one.cost + COST, how=WRITTEN_AS_ONE)
