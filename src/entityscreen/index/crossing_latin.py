"""Which names in characters a name in Latin letters may cross to, at a score: a bound on many at once.

Here belongs the query in Latin letters. For each word where a brand may begin (`crossing_starts.py`), the listed brands
are aligned with it in arrays (`names/segment/heard_many.py`), and what is beside is counted (`crossing_context.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from entityscreen.index.arrays import BOOL, F32, F64, I32, I64, distinct, ranges
from entityscreen.index.crossing_context import COUNTED, Contexts, InCommon, ListedParts
from entityscreen.index.crossing_rows import BRAND, COINED, HEARD, IN_WORDS, NO_CONCEPT, PLACE
from entityscreen.index.crossing_starts import Start, Window, starts_of
from entityscreen.index.hashes import key_hashes
from entityscreen.index.name_index import NameIndex
from entityscreen.names.keys import SPELLING
from entityscreen.names.pinyin import is_pinyin
from entityscreen.names.prepared import Part, Role
from entityscreen.names.segment.brands import OF_PINYIN
from entityscreen.names.segment.context import weight_of_trades
from entityscreen.names.segment.crossing_many import Beside, heard_similarity, most_heard
from entityscreen.names.segment.heard_many import Words, evidence_by_end, no_more_evidence
from entityscreen.names.segment.pairs import LONGEST_BRAND
from entityscreen.names.segment.piece_codes import word_codes
from entityscreen.names.segment.resemblance_many import most_resembling, shapes_of

_CODE_POINTS = 0x110000


@dataclass(frozen=True, slots=True)
class _Brands:
    """The brands of listed names in characters.

    Attributes:
        owners: the name of each, as its place among those asked for.
        words: the word of each.
        heard: whether it is read in Mandarin and may be aligned.
        in_words: whether several characters have a translation together.
        places: of each name, whether it has a place beside the brand.
        crossing: of each name, whether it has a brand, and none in letters too, which would have to meet by itself.
        meant_otherwise: of each name, whether a part has a meaning that is no trade or place, and may be in common too.
    """

    owners: I64
    words: I32
    heard: BOOL
    in_words: BOOL
    places: BOOL
    crossing: BOOL
    meant_otherwise: BOOL

    @classmethod
    def of(cls, listed: ListedParts) -> _Brands:
        """The brands among listed parts."""
        brand = listed.kinds & np.uint8(BRAND) > 0
        kinds = listed.kinds[brand]
        return cls(
            owners=listed.owners[brand],
            words=listed.words[brand],
            heard=kinds & np.uint8(HEARD) > 0,
            in_words=kinds & np.uint8(IN_WORDS) > 0,
            places=listed.counted((listed.roles == PLACE) & ~brand) > 0,
            crossing=(listed.counted(brand) > 0) & (listed.counted((listed.roles == COINED) & ~brand) == 0),
            meant_otherwise=listed.counted((listed.contexts != NO_CONCEPT) & ~COUNTED[listed.roles]) > 0,
        )

    def among(self, words: I32) -> BOOL:
        """Of each name whether it has one of these words as its brand."""
        found = np.zeros(len(self.places), dtype=bool)
        if len(words):
            found[self.owners[np.isin(self.words, words)]] = True
        return found


@dataclass(frozen=True, slots=True)
class _Read:
    """Brands that are read in Mandarin, a row each.

    Attributes:
        owners: the name of each, as its place among those asked for.
        characters: the numbers of its characters, 0 behind the last.
        lengths: how many.
        translated: whether several of them may be meant by the words asked for, so that they need not be heard.
    """

    owners: I64
    characters: I32
    lengths: I64
    translated: BOOL

    def where(self, kept: BOOL) -> _Read:
        """Those that are kept."""
        return _Read(self.owners[kept], self.characters[kept], self.lengths[kept], self.translated[kept])


@dataclass(frozen=True, slots=True)
class _Hopeful:
    """Words that may be a brand which is heard.

    Attributes:
        window: the words.
        beside: what is beside the brand then.
        asked: the names for which that may be enough.
        alone: the names with which nothing can be in common beside the brand.
        unplaced: those with which no place can.
    """

    window: Window
    beside: Beside
    asked: BOOL
    alone: BOOL
    unplaced: BOOL

    def reached(self, brands: _Read, told: F32, most: F64, least: float) -> BOOL:
        """Which names may reach the score, by the evidence that is told of brands at most."""
        told = told - np.float32(OF_PINYIN if is_pinyin(self.window.word) else 0.0)
        alone, unplaced = self.alone[brands.owners], self.unplaced[brands.owners]
        similar = heard_similarity(told, np.array([self.window.coined]), most, alone=alone, unplaced=unplaced)
        heard = np.where(brands.translated, most, similar)
        heard[brands.lengths < len(self.window.words)] = 0.0  # a word has one character at least
        similarity = np.zeros(len(self.asked))
        np.maximum.at(similarity, brands.owners, heard)
        return self.asked & (similarity > 0.0) & (self.beside.heard(similarity) >= least)


class LatinQuery:
    """Bounds names in characters for queries in Latin letters.

    Args:
        index: the index.
        contexts: of the index.
    """

    __slots__ = ("_contexts", "_count", "_index", "_numbers")

    def __init__(self, index: NameIndex, contexts: Contexts) -> None:
        self._index = index
        self._contexts = contexts
        # From a code point to the number of a character, 0 for one that no listed brand has.
        self._numbers = np.zeros(_CODE_POINTS, dtype=np.int32)
        characters = distinct(index.crossing_rows.piece_characters)
        self._count = len(characters) + 1
        self._numbers[characters] = np.arange(1, self._count)

    def may_reach(self, parts: Sequence[Part], variants: I32, least: float) -> BOOL:
        """Which listed names in characters a Latin name may reach.

        Args:
            parts: of the query.
            variants: of listed names in characters.
            least: the score that must be reached.
        """
        listed = ListedParts.of(self._index.crossing_rows, variants)
        common = self._contexts.common(listed, parts, characters=False)
        brands = _Brands.of(listed)
        reached = ~brands.crossing
        for start in starts_of(parts):
            beside = [_beside(window, common, brands.places) for window in start.windows]
            for window, own in zip(start.windows, beside, strict=True):
                reached |= brands.among(self._spelled(window.word)) & (own.certain() >= least)
            if not start.place:
                reached |= self._resembling(start, beside, brands, ~reached, least)
            reached |= self._heard(start, beside, brands, ~reached, least)
        return reached & brands.crossing

    def _spelled(self, word: str) -> I32:
        """The listed words that are spelled like this."""
        return self._index.exact_keys.find(key_hashes([SPELLING + word]))

    def _resembling(self, start: Start, beside: list[Beside], brands: _Brands, asked: BOOL, least: float) -> BOOL:
        """Of which names asked for the brand may resemble words that begin here."""
        found = np.zeros(len(asked), dtype=bool)
        hopeful = [
            (window.word, own, asked & (own.resembling() >= least))
            for window, own in zip(start.windows, beside, strict=True)
            if window.coined
        ]
        chosen = np.flatnonzero(_any_of([may for _, _, may in hopeful], len(asked))[brands.owners])
        if not len(chosen):
            return found
        words = distinct(brands.words[chosen])
        most = self._most_resembling(words, [word for word, _, _ in hopeful])[words.searchsorted(brands.words[chosen])]
        for number, (_, own, may) in enumerate(hopeful):
            similarity = np.zeros(len(asked))
            np.maximum.at(similarity, brands.owners[chosen], most[:, number])
            found |= may & (similarity > 0.0) & (own.resembling(similarity) >= least)
        return found

    def _most_resembling(self, brands: I32, words: list[str]) -> F32:
        """How much each of some listed brands resembles each of some words at most, shape (brands, words)."""
        rows, index = self._index.crossing_rows, self._index
        first = rows.shape_words.searchsorted(brands, side="left")
        sizes = rows.shape_words.searchsorted(brands, side="right") - first
        own = ranges(first, sizes)
        spelled = np.repeat(index.spelling_words.searchsorted(brands, side="left"), sizes) + rows.shape_spellings[own]
        found = np.zeros((len(brands), len(words)), dtype=np.float32)
        if len(own):
            texts, shapes = index.spellings.many(spelled), shapes_of(rows.shapes[own])
            most = most_resembling(texts, shapes, index.spelling_costs[spelled], words)
            np.maximum.at(found, np.repeat(np.arange(len(brands)), sizes), most)
        return found

    def _heard(self, start: Start, beside: list[Beside], brands: _Brands, asked: BOOL, least: float) -> BOOL:
        """Of which names asked for the brand may be heard in words that begin here."""
        most = most_heard(np.array([start.brand]))
        sure = ~brands.meant_otherwise
        hopeful = [
            _Hopeful(window, own, asked & (own.heard(most) >= least), own.alone() & sure, own.unplaced() & sure)
            for window, own in zip(start.windows, beside, strict=True)
            if window.heard
        ]
        chosen = np.flatnonzero(brands.heard & _any_of([words.asked for words in hopeful], len(asked))[brands.owners])
        if not len(chosen):
            return np.zeros(len(asked), dtype=bool)
        every = start.taken_apart()
        words, worths = self._worths(every)
        read = self._read(every, brands, chosen)
        # What no evidence is above tells most brands apart, for a small part of the time.
        told = no_more_evidence(words, worths, read.characters, read.lengths)
        read = read.where(_any_of([own.reached(read, told, most, least) for own in hopeful], len(asked))[read.owners])
        evidence = evidence_by_end(words, lambda place, some: worths[:, read.characters[some, place]], read.lengths)
        found = [own.reached(read, evidence[own.window.last_word()].max(axis=0), most, least) for own in hopeful]
        return _any_of(found, len(asked))

    def _read(self, every: Words, brands: _Brands, chosen: I64) -> _Read:
        """The chosen brands as far as they may be aligned with words."""
        # The last spelling of a word in characters is its own text.
        spellings = self._index.spelling_words.searchsorted(brands.words[chosen], side="right") - 1
        points, lengths = self._index.spellings.characters(spellings)
        characters = np.zeros((len(chosen), int(np.max(lengths, initial=LONGEST_BRAND))), dtype=np.int32)
        places = ranges(np.zeros_like(lengths), lengths)
        characters[np.repeat(np.arange(len(chosen)), lengths), places] = self._numbers[points]
        codes = set(every.codes.ravel().tolist())
        translated = np.zeros(len(chosen), dtype=bool)
        for place in np.flatnonzero(brands.in_words[chosen]).tolist():
            translated[place] = not codes.isdisjoint(word_codes(self._index.spellings[int(spellings[place])]))
        read = _Read(brands.owners[chosen], characters, lengths, translated)
        return read.where(lengths <= LONGEST_BRAND)

    def _worths(self, words: Words) -> tuple[Words, F32]:
        """The pieces that any listed character may be, and what each is worth for each character."""
        rows = self._index.crossing_rows
        codes = words.codes[:, 0]
        at = np.minimum(rows.piece_codes.searchsorted(codes), max(len(rows.piece_codes) - 1, 0))
        kept = np.flatnonzero((rows.piece_codes[at] == codes) & (words.added[:, 0] > -np.inf))
        found = np.full((len(kept), self._count), -np.inf, dtype=np.float32)
        for place, (piece, number) in enumerate(zip(kept.tolist(), at[kept].tolist(), strict=True)):
            own = slice(int(rows.piece_offsets[number]), int(rows.piece_offsets[number + 1]))
            worths = rows.piece_worths[own] + words.added[piece, 0]
            found[place, self._numbers[rows.piece_characters[own]]] = worths
        return words.pieces(kept), found


def _any_of(several: Sequence[BOOL], count: int) -> BOOL:
    found = np.zeros(count, dtype=bool)
    for each in several:
        found |= each
    return found


def _beside(window: Window, common: InCommon, places: BOOL) -> Beside:
    """What is beside the brand when it is these words."""
    none = np.zeros(len(places))
    place = any(part.role is Role.PLACE for part in window.beside)
    return Beside(
        trades=common.trades,
        places=common.places,
        lone_characters=np.maximum(0.0, common.listed_trades - common.listed_met),
        lone_latin=np.maximum(0.0, weight_of_trades(window.beside) - common.query_met),
        words=none + sum(part.role is Role.BRAND for part in window.beside),
        places_apart=places.astype(np.float64) + place,
    )
