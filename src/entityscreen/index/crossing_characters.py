"""Which Latin names a name in characters may cross to, at a score: a bound on many at once.

Here belongs the query in characters. Its brands are compared with all words of listed names where a brand may begin
(`crossing_columns.py`), in arrays: by ear and by resemblance (`heard_in_words.py` and `resemblance_many.py` in
`names/segment/`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from entityscreen.index.arrays import BOOL, F32, F64, I32, I64, U8
from entityscreen.index.crossing_columns import Columns, Starts
from entityscreen.index.crossing_context import TRADE, Contexts, InCommon, ListedParts
from entityscreen.index.crossing_rows import COINED, PLACE
from entityscreen.index.name_index import NameIndex
from entityscreen.names.prepared import Part, Role
from entityscreen.names.segment.brands import brand_tokens, heard_in_mandarin
from entityscreen.names.segment.context import TRADES, weight_of_trades
from entityscreen.names.segment.crossing_many import ROUNDED, Beside, contradiction, heard_similarity, most_heard
from entityscreen.names.segment.heard_in_words import having_any, most_evidence
from entityscreen.names.segment.heard_many import may_begin
from entityscreen.names.segment.japanese import SYSTEM as JAPANESE
from entityscreen.names.segment.pairs import LONG_BRAND, LONGEST_BRAND
from entityscreen.names.segment.piece_codes import letters_of, word_codes, words_of
from entityscreen.names.segment.resemblance import LARGEST, WHOLE_SYSTEMS, first_sound, sound_shape
from entityscreen.names.segment.resemblance_many import most_resembling
from entityscreen.names.tokens import Spelling, Token

SOUNDED = 8  # letters that tell the first sound


@dataclass(frozen=True, slots=True)
class _Around:
    """What the Latin names have beside the brand, by the row where it begins and how many parts it is.

    Attributes:
        longest: when it is as many parts as it can be.
        trades: weight of the trades that are not met beside it, at least; shape (rows, parts).
        words: coined words beside it, the same shape.
    """

    longest: Beside
    trades: F64
    words: F64

    def where(self, rows: I64) -> _Around:
        """Some of the rows."""
        longest = self.longest.where(rows, self.longest.lone_latin[rows], self.longest.words[rows])
        return _Around(longest, self.trades[rows], self.words[rows])

    def parts(self, rows: I64, parts: U8) -> Beside:
        """What is beside the brand when it is so many parts of each row."""
        at = (rows, parts - 1)
        return self.longest.where(rows, self.trades[at], self.words[at])


class CharactersQuery:
    """Bounds names in Latin letters for queries in characters.

    Args:
        index: the index.
        contexts: of the index.
    """

    __slots__ = ("_contexts", "_index", "_spelled")

    def __init__(self, index: NameIndex, contexts: Contexts) -> None:
        self._index = index
        self._contexts = contexts
        self._spelled = index.spelling_words.searchsorted(np.arange(index.first_join))

    def may_reach(self, parts: Sequence[Part], variants: I32, least: float) -> BOOL:
        """Which listed Latin names a name in characters may reach.

        Args:
            parts: of the query.
            variants: of listed names in other writings.
            least: the score that must be reached.
        """
        listed = ListedParts.of(self._index.crossing_rows, variants)
        common = self._contexts.common(listed, parts, characters=True)
        phrase = np.isin(listed.words, self._index.crossing_rows.phrases)
        starts = Starts.of(listed, phrase)
        around = self._around(listed, starts, common, parts, phrase)
        beside, brands = around.longest, brand_tokens(parts)
        certain = self._begun(listed, starts, brands) & (beside.certain() >= least)
        heard = starts.heard & (beside.heard(most_heard(starts.brand)) >= least)
        alike = starts.coined & ~starts.place & (beside.resembling() >= least)
        rows = np.flatnonzero(certain | heard | alike)  # of most the letters need not be looked at
        starts, around = starts.where(rows), around.where(rows)
        certain, heard, alike = certain[rows], heard[rows], alike[rows]
        columns = Columns.of(self._index, self._spelled, listed, starts)
        reached = np.zeros(len(variants), dtype=bool)
        reached[starts.owners[certain & _spelled(columns, brands)]] = True
        left = ~reached[starts.owners]
        heard, alike = heard & left, alike & left
        sure = not _means_otherwise(parts)
        alone, unplaced = around.longest.alone() & sure, around.longest.unplaced() & sure
        for token in brands:
            evidence = _evidence(token, columns, np.flatnonzero(heard | alike))
            for spellings, lost in _contradicted(token, evidence):
                reached[starts.owners[_resembling(spellings, columns, np.flatnonzero(alike), lost, around, least)]] = (
                    True
                )
            most = most_heard(starts.brand)
            similarity = heard_similarity(evidence, starts.coined, most, alone=alone, unplaced=unplaced) * heard
            reached[starts.owners[(similarity > 0.0) & (around.longest.heard(similarity) >= least)]] = True
        return reached

    def _begun(self, listed: ListedParts, starts: Starts, brands: Sequence[Token]) -> BOOL:
        """The rows that begin with the first letter of a spelling of a brand."""
        letters = {spelling.text[:1] for token in brands for spelling in token.spellings}
        spellings = self._index.spellings
        first = spellings.data[spellings.offsets[self._spelled[listed.words[starts.places]]]]
        return np.isin(first, np.frombuffer("".join(sorted(letters)).encode("ascii", "replace"), dtype=np.uint8))

    def _around(
        self, listed: ListedParts, starts: Starts, common: InCommon, parts: Sequence[Part], phrase: BOOL
    ) -> _Around:
        own, brands = starts.owners, brand_tokens(parts)
        weights = self._contexts.weights[listed.contexts] * TRADE[listed.roles]
        trades = np.maximum(0.0, starts.outside(listed, weights) - common.listed_met[own][:, None])
        words = starts.outside(listed, (listed.roles == COINED).astype(np.float64))
        place = any(part.role is Role.PLACE and not any(part.token is brand for brand in brands) for part in parts)
        places = (listed.roles == PLACE) & ~phrase
        longest = Beside(
            trades=common.trades[own],
            places=common.places[own],
            lone_characters=np.maximum(0.0, weight_of_trades(parts) - common.query_met[own]),
            lone_latin=trades[:, -1],
            words=words[:, -1],
            places_apart=(listed.counted(places)[own] > 0).astype(np.float64) + place,
        )
        return _Around(longest, trades, words)


def _means_otherwise(parts: Sequence[Part]) -> bool:
    """Whether a part that is neither a trade nor a place has a meaning, which may be in common as well."""
    counted = TRADES | {Role.PLACE, Role.LEGAL}
    return any(part.token.concept is not None and part.role not in counted for part in parts)


def _spelled(columns: Columns, brands: Sequence[Token]) -> BOOL:
    """Which rows begin with words that are a spelling of a brand."""
    letters = columns.letters
    found = np.zeros(letters.shape[1], dtype=bool)
    for text in {spelling.text for token in brands for spelling in token.spellings}:
        own = letters_of(text.encode("ascii", "replace"))
        if len(own) <= len(letters):
            others = np.count_nonzero(letters[: len(own)] != own[:, None], axis=0)
            found[np.flatnonzero(columns.ends[len(own)] & (others < 1))] = True
    return found


def _contradicted(token: Token, evidence: F32) -> Iterator[tuple[list[Spelling], F64]]:
    """Spellings of a brand that may resemble, and what they lose at least in each row by what the characters say."""
    spellings = [spelling for spelling in token.spellings if spelling.system not in WHOLE_SYSTEMS]
    mandarin = heard_in_mandarin(token)
    for said in (True, False):
        own = [spelling for spelling in spellings if (mandarin and spelling.system != JAPANESE) is said]
        if own:
            yield own, contradiction(evidence) if said else np.zeros(len(evidence))


def _resembling(
    spellings: Sequence[Spelling], columns: Columns, rows: I64, lost: F64, around: _Around, least: float
) -> I64:
    """The rows of which some words may resemble one of a brand's spellings enough, with repetitions.

    Args:
        spellings: of the brand.
        columns: of all rows.
        rows: that are asked for.
        lost: of each row what a resemblance loses there.
        around: what is beside the brand.
        least: the score that must be reached.
    """
    costs = np.array([spelling.cost for spelling in spellings], dtype=np.float32)
    most = LARGEST + ROUNDED - float(np.min(costs)) - lost
    rows = rows[around.longest.resembling(most)[rows] >= least]
    length, column = np.nonzero(columns.ends[:, rows])
    own = rows[column]
    likely = np.flatnonzero(around.parts(own, columns.parts[length, own]).resembling(most[own]) >= least)
    length, own = length[likely], own[likely]
    shapes = [sound_shape(spelling.text, system=spelling.system) for spelling in spellings]
    begun = {first_sound(shape) for shape in shapes}
    texts = words_of(columns.letters[:, own], length)
    chosen = [i for i, text in enumerate(texts) if first_sound(sound_shape(text[:SOUNDED], system="")) in begun]
    if not chosen:
        return rows[:0]
    alike = most_resembling([s.text for s in spellings], shapes, costs, [texts[i] for i in chosen]).max(axis=0)
    length, own = length[chosen], own[chosen]
    similarity = alike - lost[own]
    enough = (similarity > 0.0) & (around.parts(own, columns.parts[length, own]).resembling(similarity) >= least)
    return own[enough]


def _evidence(token: Token, columns: Columns, rows: I64) -> F32:
    """The most evidence of a brand and the words of some rows; none of all others, nor where nothing is heard."""
    text = token.text
    found = np.full(len(columns.whole), -np.inf, dtype=np.float32)
    if not heard_in_mandarin(token) or len(text) > LONGEST_BRAND or not len(rows):
        return found
    letters, ends = columns.letters[:, rows], columns.ends[:, rows]
    begins = may_begin(letters, text[:1] + (text[2] if len(text) >= LONG_BRAND else ""))
    heard = begins & ~columns.whole[rows]
    translated = np.array(sorted(word_codes(text)), dtype=np.uint64)
    if len(translated):
        heard |= having_any(translated, letters, ends)
    found[rows[heard]] = np.inf
    chosen = np.flatnonzero(begins & ~heard)
    if len(chosen):
        found[rows[chosen]] = most_evidence(text, letters[:, chosen], ends[:, chosen])
    return found
