"""The highest score that names in characters and in Latin letters can have, for many pairs at once in arrays.

The formula of `crossing.py` as an upper bound: all that may be in common is taken as met, all that may be inside the
words of the brand as no word beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from entityscreen.names.segment.brands import (
    CONTRADICTED,
    CONTRADICTED_BELOW,
    CONTRADICTED_BY,
    HEARD_BY_EVIDENCE,
    LEAST_EVIDENCE,
    MOST_HEARD,
    OF_WORDS_WITH_MEANING,
)
from entityscreen.names.segment.brands import HEARD as HEARD_FROM
from entityscreen.names.segment.context import OTHER_PLACE
from entityscreen.names.segment.crossing import (
    CONFLICT,
    HEARD,
    HEARD_ALONE,
    LACK,
    LONE_PLACE,
    LONG_CONFLICT,
    MOST_CONTEXT,
    RESEMBLING,
    TRADED,
    TRADED_BY_EVIDENCE,
    Amounts,
)
from entityscreen.names.segment.resemblance import LARGEST

F64 = NDArray[np.float64]
BOOL = NDArray[np.bool_]
ROUNDED = 1e-3  # more than rounding can add: evidence has three digits, similarities and scores four


@dataclass(frozen=True, slots=True)
class Beside:
    """What pairs of names have beside their brands, a row a pair.

    Attributes:
        trades: weight of the trades in common, of both sides, at most.
        places: the same of the places.
        lone_characters: weight of the trades that only the name in characters has, at least.
        lone_latin: the same of the Latin name, outside the words of the brand.
        words: coined Latin words outside the words of the brand, at least.
        places_apart: 0 where no name has a place, 1 where one has, 2 where both have; whether they agree or not.
    """

    trades: F64
    places: F64
    lone_characters: F64
    lone_latin: F64
    words: F64
    places_apart: F64

    def where(self, rows: NDArray[np.int64], lone_latin: F64, words: F64) -> Beside:
        """Some of the pairs, with other words taken for the brand."""
        common = (self.trades[rows], self.places[rows], self.lone_characters[rows])
        return Beside(*common, lone_latin, words, self.places_apart[rows])

    def highest(self, similarity: F64 | float, amounts: Amounts) -> F64:
        """The highest score with a brand of this similarity."""
        trade = np.where(self.places > 0.0, amounts.trade, amounts.lone_trade)
        support = np.minimum(MOST_CONTEXT, trade * self.trades + amounts.place * self.places)
        differ = np.minimum(self.lone_characters, self.lone_latin)
        score = similarity + (1.0 - similarity) * support - amounts.word * self.words
        score = score - amounts.differ * differ - amounts.untranslated * (self.lone_characters - differ)
        score = score - amounts.added * (self.lone_latin - differ)
        apart = np.array([0.0, amounts.lone_place, OTHER_PLACE])[self.places_apart.astype(np.int64)]
        found: F64 = score - np.where(self.places > 0.0, 0.0, apart) + ROUNDED
        return found

    def alone(self) -> BOOL:
        """Where neither a trade nor a place can be in common."""
        found: BOOL = (self.trades <= 0.0) & (self.places <= 0.0)
        return found

    def unplaced(self) -> BOOL:
        """Where no place can be in common."""
        found: BOOL = self.places <= 0.0
        return found

    def heard(self, similarity: F64 | float) -> F64:
        """The highest score with a brand that is heard."""
        return self.highest(similarity, HEARD)

    def resembling(self, similarity: F64 | float = LARGEST) -> F64:
        """The highest score with a brand that resembles."""
        return self.highest(similarity, RESEMBLING)

    def certain(self) -> F64:
        """The highest score with a brand that is spelled letter by letter."""
        differ = np.minimum(self.lone_characters, self.lone_latin)
        lack = np.maximum(self.lone_characters, self.lone_latin) - differ
        apart = np.array([0.0, LONE_PLACE, OTHER_PLACE])[self.places_apart.astype(np.int64)]
        score = 1.0 - min(CONFLICT, LONG_CONFLICT) * differ - LACK * lack
        found: F64 = score - np.where(self.places > 0.0, 0.0, apart) + ROUNDED
        return found


def heard_similarity(evidence: NDArray[np.float32], coined: BOOL, most: F64, *, alone: BOOL, unplaced: BOOL) -> F64:
    """The highest similarity of a brand with this evidence; 0 where it is none.

    Args:
        evidence: of an alignment, at most.
        coined: whether the Latin words have no meaning of their own.
        most: the highest similarity in any case, see `most_heard`.
        alone: whether nothing else can be in common, where that is known.
        unplaced: the same of a place.
    """
    told = evidence.astype(np.float64) + ROUNDED - np.where(coined, 0.0, OF_WORDS_WITH_MEANING)
    similarity = np.minimum(most, np.where(alone, max(HEARD_ALONE), HEARD_FROM) + HEARD_BY_EVIDENCE * told)
    similarity = np.where(unplaced, np.minimum(similarity, TRADED + TRADED_BY_EVIDENCE * told), similarity)
    return np.where(told > LEAST_EVIDENCE, similarity, 0.0)


def contradiction(evidence: NDArray[np.float32]) -> F64:
    """What a resemblance loses at least by what the characters one by one say, of which there is this evidence."""
    told = evidence.astype(np.float64) + ROUNDED
    return CONTRADICTED * np.clip((CONTRADICTED_BELOW - told) / CONTRADICTED_BY, 0.0, 1.0)


def most_heard(starts: BOOL) -> F64:
    """The highest similarity of a brand that is heard, where the brand begins with these words, and elsewhere."""
    return np.where(starts, MOST_HEARD, LARGEST)
