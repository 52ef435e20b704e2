"""Which names in characters a name in Latin letters may cross to, at a score: a bound on many at once.

Here belongs the query in Latin letters. For each word where a brand may begin (`crossing_starts.py`), the listed brands
are aligned with it in arrays (`names/segment/heard_many.py`), and what is beside is counted (`crossing_context.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from entityscreen.index.arrays import BOOL, F32, I32, I64, distinct, ranges
from entityscreen.index.crossing_context import Contexts, InCommon, ListedParts
from entityscreen.index.crossing_rows import BRAND, COINED, HEARD, IN_WORDS, PLACE
from entityscreen.index.crossing_starts import Start, Window, starts_of
from entityscreen.index.hashes import key_hashes
from entityscreen.index.name_index import NameIndex
from entityscreen.names.keys import SPELLING
from entityscreen.names.prepared import Part, Role
from entityscreen.names.segment.brands import OF_PINYIN
from entityscreen.names.segment.context import weight_of_trades
from entityscreen.names.segment.crossing_many import Beside, heard_similarity, most_heard
from entityscreen.names.segment.heard_many import Words, evidence_by_end
from entityscreen.names.segment.pairs import LONGEST_BRAND
from entityscreen.names.segment.piece_codes import word_codes
from entityscreen.names.segment.pieces import is_pinyin
from entityscreen.names.segment.resemblance_many import most_resembling, shapes_of

_CODE_POINTS = 0x110000


@dataclass(frozen=True, slots=True)
class _Brands:
    """The brands of listed names in characters.

    Attributes:
        owners: the name of each, as its place among those asked for.
        words: the word of each.
        texts: its characters.
        lengths: how many.
        heard: whether it is read in Mandarin and may be aligned.
        in_words: whether several characters have a translation together.
        places: of each name, whether it has a place beside the brand.
        crossing: of each name, whether it has a brand, and none in letters too, which would have to meet by itself.
    """

    owners: I64
    words: I32
    texts: list[str]
    lengths: I64
    heard: BOOL
    in_words: BOOL
    places: BOOL
    crossing: BOOL

    @classmethod
    def of(cls, index: NameIndex, listed: ListedParts) -> _Brands:
        """The brands among listed parts."""
        brand = listed.kinds & np.uint8(BRAND) > 0
        words, kinds = listed.words[brand], listed.kinds[brand]
        # The last spelling of a word in characters is its own text.
        texts = index.spellings.many(index.spelling_words.searchsorted(words, side="right") - 1)
        lengths = np.array([len(text) for text in texts], dtype=np.int64)
        return cls(
            owners=listed.owners[brand],
            words=words,
            texts=texts,
            lengths=lengths,
            heard=(kinds & np.uint8(HEARD) > 0) & (lengths <= LONGEST_BRAND),
            in_words=kinds & np.uint8(IN_WORDS) > 0,
            places=listed.counted((listed.roles == PLACE) & ~brand) > 0,
            crossing=(listed.counted(brand) > 0) & (listed.counted((listed.roles == COINED) & ~brand) == 0),
        )

    def among(self, words: I32) -> BOOL:
        """Of each name whether it has one of these words as its brand."""
        found = np.zeros(len(self.places), dtype=bool)
        if len(words):
            found[self.owners[np.isin(self.words, words)]] = True
        return found

    def code_points(self, chosen: I64) -> I32:
        """The characters of some brands, 0 behind the last, shape (brands, characters)."""
        lengths = self.lengths[chosen]
        found = np.zeros((len(chosen), LONGEST_BRAND), dtype=np.int32)
        joined = "".join([self.texts[i] for i in chosen.tolist()])
        rows = np.repeat(np.arange(len(chosen)), lengths)
        found[rows, ranges(np.zeros(len(chosen), np.int64), lengths)] = np.frombuffer(
            joined.encode("utf-32-le", "surrogatepass"), dtype=np.int32
        )
        return found


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
        brands = _Brands.of(self._index, listed)
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
        found = np.zeros(len(asked), dtype=bool)
        hopeful = [
            (window, own, asked & (own.heard(most) >= least))
            for window, own in zip(start.windows, beside, strict=True)
            if window.heard
        ]
        chosen = np.flatnonzero(brands.heard & _any_of([may for _, _, may in hopeful], len(asked))[brands.owners])
        if not len(chosen):
            return found
        evidence, translated = self._evidence(start.taken_apart(), brands, chosen)
        for window, own, may in hopeful:
            told = evidence[window.last_word()].max(axis=0) - (OF_PINYIN if is_pinyin(window.word) else 0.0)
            heard = heard_similarity(told, np.array([window.coined]), most)
            heard[translated] = most[0]
            heard[brands.lengths[chosen] < len(window.words)] = 0.0  # a word has one character at least
            similarity = np.zeros(len(asked))
            np.maximum.at(similarity, brands.owners[chosen], heard)
            found |= may & (similarity > 0.0) & (own.heard(similarity) >= least)
        return found

    def _evidence(self, every: Words, brands: _Brands, chosen: I64) -> tuple[F32, list[int]]:
        """The most evidence of each chosen brand that ends at each letter, and which of them may be translated."""
        words, worths = self._worths(every)
        numbers = self._numbers[brands.code_points(chosen)]
        lengths = brands.lengths[chosen]
        evidence = evidence_by_end(words, lambda place, asked: worths[:, numbers[asked, place]], lengths)
        codes = set(every.codes.ravel().tolist())
        in_words = np.flatnonzero(brands.in_words[chosen]).tolist()
        return evidence, [i for i in in_words if not codes.isdisjoint(word_codes(brands.texts[chosen[i]]))]

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
