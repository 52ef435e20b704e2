"""Which Latin names a name in characters may cross to, at a score: a bound on many at once.

Here belongs the query in characters. Each word of a listed name where a brand may begin is a column of letters, with
the words behind it that may belong to it; the query's brands are aligned with all of them in arrays
(`names/segment/heard_many.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from entityscreen.index.arrays import BOOL, F32, F64, I32, I64, U8, ranges, summed
from entityscreen.index.crossing_context import Contexts, InCommon, ListedParts
from entityscreen.index.crossing_rows import LETTERS, NO_CONCEPT, ROLES, CrossingRows
from entityscreen.index.name_index import NameIndex
from entityscreen.names.prepared import Part, Role
from entityscreen.names.segment.brands import brand_tokens, heard_in_mandarin
from entityscreen.names.segment.context import TRADES, weight_of_trades
from entityscreen.names.segment.crossing_many import Beside, heard_similarity, most_heard
from entityscreen.names.segment.heard_in_words import having_any, most_evidence
from entityscreen.names.segment.heard_many import may_begin
from entityscreen.names.segment.pairs import LONG_BRAND, LONGEST_BRAND
from entityscreen.names.segment.piece_codes import letters_of, word_codes, words_of
from entityscreen.names.segment.resemblance import WHOLE_SYSTEMS, first_sound, sound_shape
from entityscreen.names.segment.resemblance_many import most_resembling
from entityscreen.names.segment.windows import LONGEST_WINDOW
from entityscreen.names.tokens import Token

MOST_LETTERS = 40  # of the words where a brand begins; behind them anything is taken as heard
SOUNDED = 8  # letters that tell the first sound
_LEGAL, _PLACE, _COINED = ROLES.index(Role.LEGAL), ROLES.index(Role.PLACE), ROLES.index(Role.BRAND)
_TRADE = np.array([role in TRADES for role in ROLES])


@dataclass(frozen=True, slots=True)
class _Starts:
    """The words of listed names where a brand may begin, a row each.

    Attributes:
        places: of the first part, among the listed parts.
        owners: the name.
        spans: which of the next parts may belong to it, the first included, shape (rows, `LONGEST_WINDOW`).
        coined: whether the first has no meaning of its own.
        heard: whether they may be heard: coined, or where the name begins.
        place: whether it is a place.
        brand: whether the name's brand begins here.
    """

    places: I64
    owners: I64
    spans: BOOL
    coined: BOOL
    heard: BOOL
    place: BOOL
    brand: BOOL

    @classmethod
    def of(cls, listed: ListedParts, phrase: BOOL) -> _Starts:
        """Where a brand may begin, as `best_brand` goes through the words.

        Args:
            listed: the parts.
            phrase: which of them are several words.
        """
        roles, legal, place = listed.roles, listed.roles == _LEGAL, listed.roles == _PLACE
        first = _firsts(listed, (roles == _COINED) | (place & phrase))
        coined = listed.contexts == NO_CONCEPT
        heard = coined | first | _firsts(listed, ~legal & ~place)
        # What may go on: no legal form, no place but one of several words where the brand begins.
        on = ~legal & (listed.kinds & np.uint8(LETTERS) > 0)
        rows = np.flatnonzero(on & ~(place & ~(phrase & first)))
        spans = np.zeros((len(rows), LONGEST_WINDOW), dtype=bool)
        spans[:, 0] = True
        for step in range(1, LONGEST_WINDOW):
            at = np.minimum(rows + step, len(roles) - 1)
            same = (rows + step < len(roles)) & (listed.owners[at] == listed.owners[rows])
            spans[:, step] = spans[:, step - 1] & same & on[at] & (~place[at] | (phrase[at] & first[rows]))
        return cls(rows, listed.owners[rows], spans, coined[rows], heard[rows], place[rows], first[rows])

    def outside(self, listed: ListedParts, weights: F64) -> F64:
        """What the weights of parts sum to beside those that may belong to the brand."""
        every = summed(listed.owners, weights, listed.count)[self.owners]
        inside: F64 = (weights[self.parts()] * self.spans).sum(axis=1)
        return every - inside

    def parts(self) -> I64:
        """The place of each part that may belong to each row; any place where there is none."""
        at: I64 = self.places[:, None] + np.arange(LONGEST_WINDOW) * self.spans
        return at


def _firsts(listed: ListedParts, chosen: BOOL) -> BOOL:
    """The first of the chosen parts of each name."""
    places = np.flatnonzero(chosen)
    owners = listed.owners[places]
    found = np.zeros(len(chosen), dtype=bool)
    found[places[np.diff(owners, prepend=-1) > 0]] = True
    return found


class CharactersQuery:
    """Bounds names in Latin letters for queries in characters.

    Args:
        index: the index.
        contexts: of the index.
    """

    __slots__ = ("_contexts", "_index")

    def __init__(self, index: NameIndex, contexts: Contexts) -> None:
        self._index = index
        self._contexts = contexts

    def may_reach(self, parts: Sequence[Part], variants: I32, least: float) -> BOOL:
        """Which listed Latin names a name in characters may reach.

        Args:
            parts: of the query.
            variants: of listed names in other writings.
            least: the score that must be reached.
        """
        rows = self._index.crossing_rows
        listed = ListedParts.of(rows, variants)
        common = self._contexts.common(listed, parts, characters=True)
        phrase = np.isin(listed.words, rows.phrases)
        starts = _Starts.of(listed, phrase)
        beside = self._beside(listed, starts, common, parts, phrase)
        reached = np.zeros(len(variants), dtype=bool)
        brands = brand_tokens(parts)
        letters, ends, whole = self._letters(listed, starts)
        certain = _spelled(letters, ends, brands) & (beside.certain() >= least)
        reached[starts.owners[certain]] = True
        resembling = np.flatnonzero((beside.resembling() >= least) & starts.coined & ~starts.place)
        similarity = np.zeros(len(starts.owners))
        similarity[resembling] = _resembling(letters[:, resembling], ends[:, resembling], brands)
        reached[starts.owners[(similarity > 0.0) & (beside.resembling(similarity) >= least)]] = True
        most = most_heard(starts.brand)
        hopeful = ~reached[starts.owners] & (beside.heard(most) >= least) & starts.heard
        chosen = np.flatnonzero(hopeful)
        alone = beside.alone() & (not _means_otherwise(parts))
        for token in brands:
            if heard_in_mandarin(token) and len(token.text) <= LONGEST_BRAND and len(chosen):
                evidence = _evidence(token.text, letters[:, chosen], ends[:, chosen], whole[chosen])
                similarity = np.zeros(len(most))
                similarity[chosen] = heard_similarity(
                    evidence, starts.coined[chosen], most[chosen], alone=alone[chosen]
                )
                reached[starts.owners[(similarity > 0.0) & (beside.heard(similarity) >= least)]] = True
        return reached

    def _beside(
        self, listed: ListedParts, starts: _Starts, common: InCommon, parts: Sequence[Part], phrase: BOOL
    ) -> Beside:
        """What is beside the brand when it begins at each row."""
        own, brands = starts.owners, brand_tokens(parts)
        place = any(part.role is Role.PLACE and not any(part.token is brand for brand in brands) for part in parts)
        weights = self._contexts.weights[listed.contexts] * _TRADE[listed.roles]
        coined = (listed.roles == _COINED).astype(np.float64)
        places = (listed.roles == _PLACE) & ~phrase
        return Beside(
            trades=common.trades[own],
            places=common.places[own],
            lone_characters=np.maximum(0.0, weight_of_trades(parts) - common.query_met[own]),
            lone_latin=np.maximum(0.0, starts.outside(listed, weights) - common.listed_met[own]),
            words=starts.outside(listed, coined),
            places_apart=(listed.counted(places)[own] > 0).astype(np.float64) + place,
        )

    def _letters(self, listed: ListedParts, starts: _Starts) -> tuple[U8, BOOL, BOOL]:
        """(letters of each row, a column each, where a word ends, whether all its letters are there)."""
        index, count = self._index, len(starts.places)
        within = starts.spans.ravel()
        words = listed.words[starts.parts().ravel()[within]]
        rows = np.repeat(np.arange(count), LONGEST_WINDOW)[within]
        first = index.spelling_words.searchsorted(words, side="left")
        begin = index.spellings.offsets[first]
        sizes = index.spellings.offsets[first + 1] - begin
        total = np.cumsum(sizes)
        before = total - sizes
        before -= np.repeat(before[np.flatnonzero(np.diff(rows, prepend=-1))], np.bincount(rows, minlength=count))
        columns, places = np.repeat(rows, sizes), ranges(before, sizes)
        letters = letters_of(index.spellings.data[ranges(begin, sizes)])
        length = min(MOST_LETTERS, int(np.max(before + sizes, initial=1)))
        inside = places < length
        found = np.zeros((length, count), dtype=np.uint8)
        found[places[inside], columns[inside]] = letters[inside]
        ends = np.zeros((length + 1, count), dtype=bool)
        for at, owners in ((before + sizes, rows), *_gaps(index.crossing_rows, words, rows, before)):
            kept = at <= length
            ends[at[kept], owners[kept]] = True
        whole = np.zeros(count, dtype=np.int64)
        np.maximum.at(whole, rows, before + sizes)
        return found, ends, whole <= length


def _means_otherwise(parts: Sequence[Part]) -> bool:
    """Whether a part that is neither a trade nor a place has a meaning, which may be in common as well."""
    counted = TRADES | {Role.PLACE, Role.LEGAL}
    return any(part.token.concept is not None and part.role not in counted for part in parts)


def _gaps(rows: CrossingRows, words: I32, owners: I64, before: I64) -> list[tuple[I64, I64]]:
    """(where a word of a phrase ends, whose row), for each place where one may."""
    phrases = np.flatnonzero(np.isin(words, rows.phrases))
    gaps = rows.phrase_gaps[rows.phrases.searchsorted(words[phrases])]
    found = []
    for place in range(1, 64):
        here = phrases[gaps >> np.uint64(place) & np.uint64(1) > 0]
        if len(here):
            found.append((before[here] + place, owners[here]))
    return found


def _spelled(letters: U8, ends: BOOL, brands: Sequence[Token]) -> BOOL:
    """Which rows begin with words that are a spelling of a brand."""
    found = np.zeros(letters.shape[1], dtype=bool)
    for text in {spelling.text for token in brands for spelling in token.spellings}:
        own = letters_of(text.encode("ascii", "replace"))
        if len(own) <= len(letters):
            others = np.count_nonzero(letters[: len(own)] != own[:, None], axis=0)
            found[np.flatnonzero(ends[len(own)] & (others < 1))] = True
    return found


def _resembling(letters: U8, ends: BOOL, brands: Sequence[Token]) -> F64:
    """How much the words of each row resemble a spelling of a brand at most."""
    spellings = [s for token in brands for s in token.spellings if s.system not in WHOLE_SYSTEMS]
    found = np.zeros(letters.shape[1])
    if not spellings or not len(found):
        return found
    shapes = [sound_shape(spelling.text, system=spelling.system) for spelling in spellings]
    length, column = np.nonzero(ends)
    texts = words_of(letters[:, column], length)
    begun = {first_sound(shape) for shape in shapes}
    chosen = [i for i, text in enumerate(texts) if first_sound(sound_shape(text[:SOUNDED], system="")) in begun]
    if chosen:
        costs = np.array([spelling.cost for spelling in spellings], dtype=np.float32)
        most = most_resembling([s.text for s in spellings], shapes, costs, [texts[i] for i in chosen]).max(axis=0)
        np.maximum.at(found, column[chosen], most)
    return found


def _evidence(text: str, letters: U8, ends: BOOL, whole: BOOL) -> F32:
    """The most evidence of a brand and the words of each row."""
    begins = may_begin(letters, text[:1] + (text[2] if len(text) >= LONG_BRAND else ""))
    heard = begins & ~whole
    translated = np.array(sorted(word_codes(text)), dtype=np.uint64)
    if len(translated):
        heard |= having_any(translated, letters, ends)
    found = np.where(heard, np.inf, -np.inf).astype(np.float32)
    chosen = np.flatnonzero(begins & ~heard)
    if len(chosen):
        found[chosen] = most_evidence(text, letters[:, chosen], ends[:, chosen])
    return found
