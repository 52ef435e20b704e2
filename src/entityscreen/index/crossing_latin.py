"""Which names in characters a name in Latin letters may cross to, at a score: a bound on many at once.

Here belongs the query in Latin letters. For each word where a brand may begin, the listed brands are aligned with it in
arrays (`names/segment/heard_many.py`), and what is beside them is counted (`crossing_context.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from entityscreen.index.arrays import BOOL, F32, F64, I32, I64, distinct, ranges
from entityscreen.index.crossing_context import Contexts, InCommon, ListedParts
from entityscreen.index.crossing_rows import BRAND, HEARD, IN_WORDS, ROLES
from entityscreen.index.hashes import key_hashes
from entityscreen.index.name_index import NameIndex
from entityscreen.names.keys import SPELLING
from entityscreen.names.prepared import Part, Role
from entityscreen.names.segment.brands import LONGEST_WINDOW, NO_BRAND, brand_start
from entityscreen.names.segment.context import weight_of_trades
from entityscreen.names.segment.crossing_many import Beside, heard_similarity, most_heard
from entityscreen.names.segment.heard_many import Words, most_evidence
from entityscreen.names.segment.pairs import LONGEST_BRAND
from entityscreen.names.segment.piece_codes import letters_of, word_codes
from entityscreen.names.segment.resemblance_many import most_resembling, shapes_of

_CODE_POINTS = 0x110000
_PLACE, _COINED = ROLES.index(Role.PLACE), ROLES.index(Role.BRAND)


@dataclass(frozen=True, slots=True)
class Start:
    """A word of a Latin name where a brand may begin, with the words behind it that may belong to it.

    Attributes:
        words: as letters.
        coined: whether the first has no meaning of its own.
        heard: whether they may be heard: coined, or where the name begins.
        place: whether it is a place.
        brand: whether the name's brand begins here.
        beside: the parts that are surely outside.
    """

    words: tuple[str, ...]
    coined: bool
    heard: bool
    place: bool
    brand: bool
    beside: tuple[Part, ...]

    def joined(self) -> Iterator[str]:
        """The first word alone, with the next one, and so on."""
        for end in range(1, len(self.words) + 1):
            yield "".join(self.words[:end])

    def taken_apart(self) -> Words:
        """The words with what an alignment asks of them."""
        letters = letters_of("".join(self.words).encode("ascii", "replace"))[:, None]
        ends = np.zeros((len(letters) + 1, 1), dtype=bool)
        ends[np.cumsum([len(word) for word in self.words])] = True
        return Words.of(letters, ends)


def starts_of(parts: Sequence[Part]) -> Iterator[Start]:
    """Where a brand may begin in a Latin name, as `best_brand` goes through its words."""
    first = brand_start(parts)
    front = next((position for position, part in enumerate(parts) if part.role not in NO_BRAND), None)
    for position, part in enumerate(parts):
        coined = part.token.concept is None
        if part.role is Role.LEGAL:
            continue
        words: list[str] = []
        end = position
        for other in parts[position : position + LONGEST_WINDOW]:
            own = other.token.text.split(" ")
            if other.role is Role.LEGAL or (other.role is Role.PLACE and (len(own) == 1 or position != first)):
                break
            words += own
            end += 1
        if words:
            beside = (*parts[:position], *parts[end:])
            heard = coined or position in (first, front)
            yield Start(tuple(words), coined, heard, part.role is Role.PLACE, position == first, beside)


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
            places=listed.counted((listed.roles == _PLACE) & ~brand) > 0,
            crossing=(listed.counted(brand) > 0) & (listed.counted((listed.roles == _COINED) & ~brand) == 0),
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
            beside = _beside(start, common, brands.places)
            reached |= brands.among(self._spelled(list(start.joined()))) & (beside.certain() >= least)
            if not start.heard:
                continue
            if start.coined and not start.place:
                hopeful = ~reached & (beside.resembling() >= least)
                similarity = self._resembling(start, brands, hopeful)
                reached |= (similarity > 0.0) & (beside.resembling(similarity) >= least)
            most = most_heard(np.array([start.brand]))
            hopeful = ~reached & (beside.heard(most) >= least)
            if hopeful.any():
                similarity = self._heard(start, brands, hopeful, most)
                reached |= (similarity > 0.0) & (beside.heard(similarity) >= least)
        return reached & brands.crossing

    def _spelled(self, words: list[str]) -> I32:
        """The listed words that are spelled like one of these."""
        return self._index.exact_keys.find(key_hashes([SPELLING + word for word in dict.fromkeys(words)]))

    def _resembling(self, start: Start, brands: _Brands, hopeful: BOOL) -> F64:
        """How much each name's brand resembles the words that begin here, at most."""
        found = np.zeros(len(hopeful))
        chosen = np.flatnonzero(hopeful[brands.owners])
        if len(chosen):
            words = distinct(brands.words[chosen])
            similarity = self._most_resembling(words, list(start.joined()))[words.searchsorted(brands.words[chosen])]
            np.maximum.at(found, brands.owners[chosen], similarity)
        return found

    def _most_resembling(self, brands: I32, words: list[str]) -> F32:
        """How much each of some listed brands resembles one of some words at most."""
        rows, index = self._index.crossing_rows, self._index
        first = rows.shape_words.searchsorted(brands, side="left")
        sizes = rows.shape_words.searchsorted(brands, side="right") - first
        own = ranges(first, sizes)
        spelled = np.repeat(index.spelling_words.searchsorted(brands, side="left"), sizes) + rows.shape_spellings[own]
        found = np.zeros(len(brands), dtype=np.float32)
        if len(own):
            texts, shapes = index.spellings.many(spelled), shapes_of(rows.shapes[own])
            most = most_resembling(texts, shapes, index.spelling_costs[spelled], words).max(axis=1)
            np.maximum.at(found, np.repeat(np.arange(len(brands)), sizes), most)
        return found

    def _heard(self, start: Start, brands: _Brands, hopeful: BOOL, most: F64) -> F64:
        """The highest similarity of each name's brand with the words that begin here."""
        found = np.zeros(len(hopeful))
        chosen = np.flatnonzero(brands.heard & hopeful[brands.owners])
        if not len(chosen):
            return found
        every = start.taken_apart()
        words, worths = self._worths(every)
        numbers = self._numbers[brands.code_points(chosen)]
        evidence = most_evidence(words, lambda place, asked: worths[:, numbers[asked, place]], brands.lengths[chosen])
        similarity = heard_similarity(evidence, np.array([start.coined]), most)
        codes = set(every.codes.ravel().tolist())
        for i in np.flatnonzero(brands.in_words[chosen]).tolist():
            if not codes.isdisjoint(word_codes(brands.texts[chosen[i]])):
                similarity[i] = most[0]
        np.maximum.at(found, brands.owners[chosen], similarity)
        return found

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


def _beside(start: Start, common: InCommon, places: BOOL) -> Beside:
    """What is beside the brand when it begins there."""
    none = np.zeros(len(places))
    place = any(part.role is Role.PLACE for part in start.beside)
    return Beside(
        trades=common.trades,
        places=common.places,
        lone_characters=np.maximum(0.0, common.listed_trades - common.listed_met),
        lone_latin=np.maximum(0.0, weight_of_trades(start.beside) - common.query_met),
        words=none + sum(part.role is Role.BRAND for part in start.beside),
        places_apart=places.astype(np.float64) + place,
    )
