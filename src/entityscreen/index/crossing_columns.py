"""The words of listed names in Latin letters where a brand may begin, as columns of letters.

Here belongs where that is, how the letters stand in arrays, and what is beside the words of a brand. How brands in
characters are compared with them is `crossing_characters.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from entityscreen.index.arrays import BOOL, F64, I32, I64, U8, ranges, summed
from entityscreen.index.crossing_context import ListedParts
from entityscreen.index.crossing_rows import COINED, LEGAL, LETTERS, NO_CONCEPT, PLACE, CrossingRows
from entityscreen.index.name_index import NameIndex
from entityscreen.names.segment.piece_codes import letters_of
from entityscreen.names.segment.windows import LONGEST_WINDOW

MOST_LETTERS = 40  # of the words where a brand begins; behind them anything is taken as heard


@dataclass(frozen=True, slots=True)
class Starts:
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
    def of(cls, listed: ListedParts, phrase: BOOL) -> Starts:
        """Where a brand may begin, as `best_brand` goes through the words.

        Args:
            listed: the parts.
            phrase: which of them are several words.
        """
        roles, legal, place = listed.roles, listed.roles == LEGAL, listed.roles == PLACE
        first = _firsts(listed, (roles == COINED) | (place & phrase))
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
        """What the weights of parts sum to beside the first of those that may belong to the brand, the first two, ...

        Returns:
            Shape (rows, `LONGEST_WINDOW`); where fewer may belong to it, beside all of these.
        """
        every = summed(listed.owners, weights, listed.count)[self.owners]
        inside: F64 = np.cumsum(weights[self.parts()] * self.spans, axis=1)
        return every[:, None] - inside

    def where(self, rows: I64) -> Starts:
        """Some of the rows."""
        return Starts(*(getattr(self, field.name)[rows] for field in fields(self)))

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


@dataclass(frozen=True, slots=True)
class Columns:
    """The letters of rows of `Starts`, a column each.

    Attributes:
        letters: of `letters_of`, 0 behind the last, shape (letters, rows).
        ends: where a word ends, shape (letters + 1, rows).
        parts: how many parts have begun before a place, the same shape.
        whole: whether all letters are there.
    """

    letters: U8
    ends: BOOL
    parts: U8
    whole: BOOL

    @classmethod
    def of(cls, index: NameIndex, spelled: I64, listed: ListedParts, starts: Starts) -> Columns:
        """The letters of all words that may belong to the brand.

        Args:
            index: the index.
            spelled: the first spelling of each of its words.
            listed: the parts of the listed names.
            starts: where a brand may begin.
        """
        count = len(starts.places)
        within = starts.spans.ravel()
        words = listed.words[starts.parts().ravel()[within]]
        rows = np.repeat(np.arange(count), LONGEST_WINDOW)[within]
        first = spelled[words]
        begin = index.spellings.offsets[first]
        sizes = index.spellings.offsets[first + 1] - begin
        total = np.cumsum(sizes)
        before = total - sizes
        before -= np.repeat(before[np.flatnonzero(np.diff(rows, prepend=-1))], np.bincount(rows, minlength=count))
        length = min(MOST_LETTERS, int(np.max(before + sizes, initial=1)))
        columns, places = np.repeat(rows, sizes), ranges(before, sizes)
        inside = places < length
        letters = np.zeros((length, count), dtype=np.uint8)
        letters[places[inside], columns[inside]] = letters_of(index.spellings.data[ranges(begin, sizes)])[inside]
        ends = np.zeros((length + 1, count), dtype=bool)
        for at, owners in ((before + sizes, rows), *_gaps(index.crossing_rows, words, rows, before)):
            kept = at <= length
            ends[at[kept], owners[kept]] = True
        begun = np.zeros((length + 1, count), dtype=np.uint8)
        kept = before < length
        begun[before[kept] + 1, rows[kept]] = 1
        whole = np.zeros(count, dtype=np.int64)
        np.maximum.at(whole, rows, before + sizes)
        return cls(letters, ends, np.cumsum(begun, axis=0, dtype=np.uint8), whole <= length)


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
