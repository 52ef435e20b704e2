"""Keys of whole names: as one is written, its letters, acronym, only word and beginning, and all words but one.

A person's name that is one word and the same name in several share the sum of their letters (`names/typos.py`),
whatever the order of the words and without one or two of them.

A listed name has these keys, and a query asks for them. Names that are the same but for a letter in one word
share what is left of that word without one letter, together with all other words in any order; these
others alone tell at once that most names have no such neighbour.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from entityscreen.index.arrays import (
    I32,
    I64,
    U32,
    append_all,
    distinct,
    number_all,
    ranges,
    table_of_pairs,
)
from entityscreen.index.hashes import Presence, deletion_hashes, key_hash
from entityscreen.index.name_index import TypoRows
from entityscreen.model.kind import Family
from entityscreen.names.prepared import Variant, lone_word
from entityscreen.names.typos import (
    LEAST_LEFT,
    cut_keys,
    is_one_word,
    key_of_sum,
    keys_of_words,
    letter_sum,
    may_be_cut_off,
    typo_form,
    typo_places,
)

_ACRONYM, _BEGINNING, _CUT_OFF, _LETTERS, _SINGLE, _TEXT = "A", "B", "C", "L", "S", "T"
# What the sums of letters are told apart by: those of a name that is one word, and those of several words.
OF_ONE_WORD, _OF_SEVERAL = key_hash("O"), key_hash("W")
# Hashes of what the keys begin with that are looked up for ordinary names.
LETTERS_BEGUN, CUT_OFF_BEGUN, BEGINNING_BEGUN = key_hash(_LETTERS), key_hash(_CUT_OFF), key_hash(_BEGINNING)
ACRONYM_BEGUN, SINGLE_BEGUN = key_hash(_ACRONYM), key_hash(_SINGLE)
_ALL_ONES = 0xFFFFFFFF
SPREAD = 0x9E3779B1  # Knuth's multiplier: sums of hashes become hashes
_CHUNK = 1_000_000  # words of names whose keys are made at a time: bounds the memory


def listed_keys(variant: Variant, family: Family) -> list[int]:
    """The hashes of the keys that a listed name has."""
    keys = [*_as_written(variant)]
    keys += [_ACRONYM + acronym for acronym in variant.acronyms]
    keys += [_CUT_OFF + letters for letters in cut_keys(variant)]
    if may_be_cut_off(variant.text):
        keys.append(_BEGINNING + variant.letters[:LEAST_LEFT])
    word = lone_word(variant)
    if word is not None:
        keys.append(_SINGLE + word)
    return [*map(key_hash, keys), *_sums_of_letters(variant, family, OF_ONE_WORD, _OF_SEVERAL)]


def queried_keys(variant: Variant, family: Family) -> Iterator[int]:
    """The hashes by which a name looks up others: an acronym a single word, and a single word an acronym."""
    yield from map(key_hash, _queried(variant))
    yield from _sums_of_letters(variant, family, _OF_SEVERAL, OF_ONE_WORD)


def _queried(variant: Variant) -> Iterator[str]:
    yield from _as_written(variant)
    for acronym in variant.acronyms:
        yield _SINGLE + acronym
    if may_be_cut_off(variant.text):
        yield _CUT_OFF + variant.letters
    yield from (_LETTERS + letters for letters in cut_keys(variant))  # of a listed name that is cut off
    word = lone_word(variant)
    if word is not None:
        yield _ACRONYM + word


def _sums_of_letters(variant: Variant, family: Family, of_one: int, of_several: int) -> Iterator[int]:
    """The hashes of a person's sums of letters, each with the mark of what has it."""
    if family is not Family.PERSON or variant.characters:
        return
    if is_one_word(variant):
        yield key_of_sum(letter_sum(variant.letters)) ^ of_one
    else:
        for key in keys_of_words(variant.words):
            yield key ^ of_several


def _as_written(variant: Variant) -> Iterator[str]:
    yield _TEXT + variant.text
    if variant.letters:
        yield _LETTERS + variant.letters


@dataclass(slots=True)
class TypoCollector:
    """The words of listed names while they are collected."""

    words: dict[str, int] = field(default_factory=dict)
    hashes: array[int] = field(default_factory=lambda: array("I"))
    places: array[int] = field(default_factory=lambda: array("i"))  # the word that may be mistyped
    rests: array[int] = field(default_factory=lambda: array("I"))  # the hash of the others
    variants: array[int] = field(default_factory=lambda: array("i"))

    def add(self, words: Sequence[str], variant: int) -> None:
        """Collect the words of one listed variant."""
        places = typo_places(words)
        if not places:
            return
        numbers = [self._number(word) for word in words]
        total = sum([self.hashes[number] for number in numbers])
        for place in places:
            number = numbers[place]
            self.places.append(number)
            self.rests.append((total - self.hashes[number]) * SPREAD & _ALL_ONES)
            self.variants.append(variant)

    def _number(self, word: str) -> int:
        number = self.words.get(word)
        if number is None:
            number = self.words[word] = len(self.words)
            self.hashes.append(key_hash(word))
        return number

    def extend(self, other: TypoCollector, first: int) -> None:
        """Append words that were collected apart, with the number here of the first variant."""
        first_new = len(self.words)
        numbers = number_all(self.words, other.words)
        append_all(self.hashes, np.asarray(other.hashes)[numbers >= first_new])
        append_all(self.places, numbers[np.asarray(other.places)])
        self.rests.extend(other.rests)
        append_all(self.variants, np.asarray(other.variants) + first)

    def rows(self) -> TypoRows:
        """What was collected, as arrays; it is given up."""
        hashes, starts = _left_of(list(self.words))
        self.words.clear()
        places = np.array(self.places, dtype=np.int32)
        rests, variants = np.array(self.rests, dtype=np.uint32), np.array(self.variants, dtype=np.int32)
        pairs = np.empty(int(np.diff(starts)[places].sum()), dtype=np.uint64)
        end = 0
        for first in range(0, len(places), _CHUNK):
            chunk = slice(first, first + _CHUNK)
            keys, owners = _keys(hashes, starts, places[chunk], rests[chunk])
            start, end = end, end + len(keys)
            pairs[start:end] = keys.astype(np.uint64) << np.uint64(32) | variants[chunk][owners].astype(np.uint64)
        return TypoRows(distinct(rests), table_of_pairs(pairs))


def _left_of(texts: Sequence[str]) -> tuple[U32, I64]:
    """The hashes of what is left of each word's form without a letter or whole, and where those of each begin."""
    hashes, owners = deletion_hashes([typo_form(text) for text in texts], [1] * len(texts))
    order = np.argsort(owners, kind="stable")
    return hashes[order], np.searchsorted(owners[order], np.arange(len(texts) + 1)).astype(np.int64)


def _left_of_one(word: str) -> list[int]:
    """The same hashes of one word, without arrays where it can be."""
    form = typo_form(word)
    if form.isascii():
        letters = form.encode()
        return [zlib.crc32(letters), *[zlib.crc32(letters[:at] + letters[at + 1 :]) for at in range(len(letters))]]
    hashes: list[int] = deletion_hashes([form], [1])[0].tolist()
    return hashes


def _keys(hashes: U32, starts: I64, places: I32 | I64, rests: U32) -> tuple[U32, I64]:
    """(keys, the index of the place that each is of): of words, given as numbers, with the hashes of the others."""
    sizes = starts[places + 1] - starts[places]
    owners = np.repeat(np.arange(len(places)), sizes)
    return hashes[ranges(starts[places], sizes)] + rests[owners], owners


class TypoLookup:
    """Finds the listed names of one index that are a typo away."""

    __slots__ = ("_present", "_rows")

    def __init__(self, rows: TypoRows) -> None:
        self._rows = rows
        self._present = Presence(rows.rests)

    def matches(self, names: Iterable[tuple[int, Sequence[str]]]) -> Iterator[tuple[int, int]]:
        """(the number of a name, a listed variant that may be a typo away from its words), with repetitions."""
        keyed = [(number, key) for number, words in names for key in self._keys_of(words)]
        if keyed:
            askers, variants = self._rows.keys.find_each(np.array([key for _, key in keyed], dtype=np.uint32))
            yield from zip([keyed[i][0] for i in askers.tolist()], variants.tolist(), strict=True)

    def _keys_of(self, words: Sequence[str]) -> list[int]:
        """The keys of a name, but for those whose rest no listed name has."""
        keys: list[int] = []
        places = typo_places(words)
        if places:
            hashes = [key_hash(word) for word in words]
            total = sum(hashes)
            for place in places:
                rest = (total - hashes[place]) * SPREAD & _ALL_ONES
                if self._present.has(rest):
                    keys += [shortened_hash + rest & _ALL_ONES for shortened_hash in _left_of_one(words[place])]
        return keys
