"""Which listed brands in characters the words of a Latin name may be, all brands of a list at once.

It gives a bound: the bits that `similarity.search.search` gives a brand for any of the words, or a little more. The
letters of a name are looked up among the letters that the units of all brands may be; the likeliest way to write each
brand is then followed from unit to unit, in arrays. What passes is searched once more, by itself.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log2
from typing import Any, NamedTuple

import numpy as np

from entityscreen.index.arrays import BOOL, F64, I32, I64, U16, Keys, distinct, ranges, summed
from entityscreen.index.hashes import key_hashes
from entityscreen.index.name_index import BrandRows
from entityscreen.similarity.background import word_background
from entityscreen.similarity.search import END
from entityscreen.similarity.units import Pieces, Unit, coined_endings, parameters

WHOLE = "*"  # before the letters of a whole brand in one system, which may be several words
SLACK = 1e-2  # bits that rounding may cost
_LONGEST_PIECE, _LONGEST_WHOLE = 12, 40  # letters that are looked up; longer pieces are looked up by their beginning
_LONG = 8  # units; longer brands are few
_BLOCK = 2_000  # brands that are followed at once: bounds the memory
_NEVER = -np.inf


@dataclass(slots=True)
class BrandCollector:
    """The rows while the brands of a list are read."""

    _numbers: dict[Any, int] = field(default_factory=dict)
    _letters: Keys = field(default_factory=Keys)
    _letter_pieces: array[int] = field(default_factory=lambda: array("i"))
    _letter_bits: array[float] = field(default_factory=lambda: array("f"))
    _silent: array[float] = field(default_factory=lambda: array("f"))
    _starts: array[int] = field(default_factory=lambda: array("H"))
    _ends: array[int] = field(default_factory=lambda: array("H"))
    _pieces: array[int] = field(default_factory=lambda: array("i"))
    _offsets: array[int] = field(default_factory=lambda: array("q", [0]))

    def add(self, units: Sequence[Unit]) -> None:
        """Add the next brand."""
        for end, unit in enumerate(units, 1):
            for size, pieces in unit.ending_here:
                number = self._number(pieces)
                if size == 1 and not pieces.whole:
                    self._silent[number] = unit.silent
                self._starts.append(end - size)
                self._ends.append(end)
                self._pieces.append(number)
        self._offsets.append(len(self._pieces))

    def _number(self, pieces: Pieces) -> int:
        number = None if pieces.whole else self._numbers.get(pieces.key)  # a whole brand comes once
        if number is None:
            number = len(self._silent)
            self._silent.append(_NEVER)
            if not pieces.whole:
                self._numbers[pieces.key] = number
            longest = _LONGEST_WHOLE if pieces.whole else _LONGEST_PIECE
            begun = WHOLE if pieces.whole else ""
            first = len(self._letter_pieces)
            self._letters.add_each([begun + letters[:longest] for letters in pieces.letters], first)
            self._letter_pieces.extend([number] * len(pieces.letters))
            self._letter_bits.extend([log2(chance) for chance, _ in pieces.letters.values()])
        return number

    def rows(self) -> BrandRows:
        """The rows as arrays."""
        pieces, offsets = np.array(self._pieces, dtype=np.int32), np.array(self._offsets, dtype=np.int64)
        starts = np.array(self._starts, dtype=np.uint16)
        brands = np.repeat(np.arange(len(offsets) - 1, dtype=np.int32), np.diff(offsets))
        first = np.flatnonzero(starts == 0)
        first = first[np.argsort(pieces[first], kind="stable")]
        counts = np.bincount(pieces[first], minlength=len(self._silent))
        return BrandRows(
            letters=self._letters.table(),
            letter_pieces=np.array(self._letter_pieces, dtype=np.int32),
            letter_bits=np.array(self._letter_bits, dtype=np.float32),
            silent=np.array(self._silent, dtype=np.float32),
            step_offsets=offsets,
            step_starts=starts,
            step_ends=np.array(self._ends, dtype=np.uint16),
            step_pieces=pieces,
            first_offsets=np.concatenate(([0], np.cumsum(counts))).astype(np.int64),
            first_brands=brands[first],
        )


class BrandBound(NamedTuple):
    """Brands that words may be or begin with, ascending, and their bits at most; minus infinity where too few."""

    brands: I32
    whole: F64
    begun: F64


class _Text(NamedTuple):
    """The words of a name one behind the other, each followed by `END`.

    Attributes:
        letters: of the words.
        background: log2 P0 up to each place.
        starts: places where a brand may start.
        closings: from each place, the bits of a word that ends there, or behind an ending; else minus infinity.
        gaps: places where words end.
        over: the bits of going on behind each of these.
    """

    letters: str
    background: F64
    starts: I64
    closings: F64
    gaps: I64
    over: F64


class _Matches(NamedTuple):
    """Pieces that letters of a text may be, ascending: from which place to which, and the bits."""

    pieces: I32
    start: I64
    end: I64
    bits: F64


def brands_of(windows: Iterable[str], rows: BrandRows, least: F64, least_begun: F64) -> BrandBound:
    """The listed brands that words may be, or begin with.

    Args:
        windows: the words of a Latin name that may be its brand, see `similarity.sides.windows`.
        rows: of the list.
        least: the bits that each listed brand must make where the words are all of it.
        least_begun: the same where they begin as it does.
    """
    text = _text_of(windows)
    matches = _matches(text, rows)
    numbers = distinct(matches.pieces[np.isin(matches.start, text.starts)])
    sizes = rows.first_offsets[numbers + 1] - rows.first_offsets[numbers]
    brands = distinct(rows.first_brands[ranges(rows.first_offsets[numbers], sizes)])
    brands = brands[_may_tell(brands, text, matches, rows, least[brands], least_begun[brands])]
    lengths = rows.step_ends[rows.step_offsets[brands + 1] - 1]
    whole, begun = np.zeros(len(brands)), np.zeros(len(brands))
    sizes = np.ceil(np.log2(np.clip(lengths, 1, _LONG)))  # brands of like length take a block together
    for size in distinct(sizes).tolist():
        of_size = np.flatnonzero(sizes == size)
        for at in range(0, len(of_size), _BLOCK):
            block = of_size[at : at + _BLOCK]
            whole[block], begun[block] = _follow(brands[block], lengths[block], text, matches, rows)
    whole[whole < least[brands] - SLACK] = _NEVER
    begun[begun < least_begun[brands] - SLACK] = _NEVER
    kept = np.flatnonzero(np.maximum(whole, begun) > _NEVER)
    return BrandBound(brands[kept], whole[kept], begun[kept])


def _text_of(windows: Iterable[str]) -> _Text:
    bits, letters, wanted = parameters().bits, "", tuple(windows)
    for window in wanted:
        if END + window not in END + letters:
            letters += window
    background, closings, starts, start = [0.0], list[float](), list[int](), 0
    for word in letters.split(END)[:-1]:
        if any(letters.startswith(window, start) for window in wanted):
            starts.append(start)
        background += [background[start] + gained for gained in word_background(word)]
        for place in range(start, len(background) - 1):
            rest = word[place - start :]
            ending = bits["ending"] if rest in coined_endings() else _NEVER
            closings.append((ending if rest else bits["closed"]) + background[place] - background[-1])
        start = len(background) - 1
    gaps = np.array([n for n, letter in enumerate(letters) if letter == END], dtype=np.int64)
    levels = np.array(background)
    return _Text(
        letters,
        background=levels,
        starts=np.array(starts, dtype=np.int64),
        closings=np.array([*closings, _NEVER]),
        gaps=gaps,
        over=bits["split"] - levels[gaps + 1] + levels[gaps],
    )


def _matches(text: _Text, rows: BrandRows) -> _Matches:
    """What the letters from each place on may be."""
    lookups = list(_lookups(text))
    lookup_of, entries = rows.letters.find_each(key_hashes(key for key, _, _, _ in lookups))
    pieces = rows.letter_pieces[entries]
    order = np.argsort(pieces, kind="stable")
    lookup_of, entries = lookup_of[order], entries[order]
    start = np.array([start for _, start, _, _ in lookups], dtype=np.int64)[lookup_of]
    end = np.array([end for _, _, end, _ in lookups], dtype=np.int64)[lookup_of]
    more = np.array([bits for _, _, _, bits in lookups], dtype=np.float64)[lookup_of]
    bits = text.background[start] - text.background[end] + more
    return _Matches(pieces[order], start, end, bits + rows.letter_bits[entries].astype(np.float64))


def _lookups(text: _Text) -> Iterator[tuple[str, int, int, float]]:
    """(key, from which place to which, bits besides) of letters inside a word, and over its end as a whole brand."""
    inside, begun = parameters().bits["inside"], set(text.starts.tolist())
    for start, letter in enumerate(text.letters):
        if letter == END:
            continue
        for end in range(start + 1, text.letters.index(END, start) + 1):
            yield text.letters[start : min(end, start + _LONGEST_PIECE)], start, end, 0.0
        whole, crossed = WHOLE, 0.0
        for end, behind in enumerate(text.letters[start:], start + 1) if start in begun else ():
            if behind == END:
                crossed += inside
                continue
            if len(whole) <= _LONGEST_WHOLE:
                whole += behind
            yield whole, start, end, crossed


def _may_tell(brands: I32, text: _Text, found: _Matches, rows: BrandRows, least: F64, least_begun: F64) -> BOOL:
    """Which brands may tell enough if each unit told its most, wherever its letters are: most do not."""
    steps, owners, sizes = _steps_of(brands, rows)
    most = np.full(len(rows.silent), _NEVER)
    np.maximum.at(most, found.pieces, found.bits)
    pieces, single = rows.step_pieces[steps], np.isfinite(rows.silent[rows.step_pieces[steps]])
    gained = most[pieces]
    kept = np.zeros(len(brands), dtype=bool)
    kept[owners[~single & (gained > _NEVER)]] = True  # letters of several units at once
    first = rows.step_starts[steps] == 0
    gained = np.where(first, gained, np.maximum(gained, rows.silent[pieces]))
    jumps = max([0.0, *text.over.tolist()]) * (sizes - 1)
    whole = summed(owners[single], gained[single], len(brands)) + jumps + max(text.closings.tolist())
    gained = np.where(first, gained, np.maximum(gained, 0.0))
    begun = summed(owners[single], gained[single], len(brands)) + jumps
    kept |= (whole >= least - SLACK) | (begun >= least_begun - SLACK)
    return kept


def _steps_of(brands: I32, rows: BrandRows) -> tuple[I64, I64, I64]:
    """The steps of brands, one brand after another, the place of the brand of each, and how many each brand has."""
    sizes = rows.step_offsets[brands + 1] - rows.step_offsets[brands]
    return ranges(rows.step_offsets[brands], sizes), np.repeat(np.arange(len(brands)), sizes), sizes


def _follow(brands: I32, lengths: U16, text: _Text, found: _Matches, rows: BrandRows) -> tuple[F64, F64]:
    """The most bits of brands of so many units each, for all their units and for some of the first."""
    channel, gaps = parameters().channel, text.gaps
    floor = min(channel["floor"], channel["last floor"]) - SLACK
    steps, owners, _ = _steps_of(brands, rows)
    ends, pieces = rows.step_ends[steps], rows.step_pieces[steps]
    first, last = found.pieces.searchsorted(pieces), found.pieces.searchsorted(pieces, side="right")
    # The bits of the likeliest way from where the next unit goes on: by units that are written, brand, place.
    longest = max(lengths.tolist(), default=0)
    going = np.full((longest, len(brands), len(text.background)), _NEVER)
    going[0][:, text.starts] = 0.0
    whole, begun, ways = np.full(len(brands), _NEVER), np.full(len(brands), _NEVER), going[0]
    for end in range(1, longest + 1):
        before, ways = ways, np.full(ways.shape, _NEVER)
        at = np.flatnonzero(ends == end)
        count = last[at] - first[at]
        matched, step = ranges(first[at], count), np.repeat(at, count)
        gained = going[rows.step_starts[steps[step]], owners[step], found.start[matched]] + found.bits[matched]
        kept = np.flatnonzero(gained > floor)
        np.maximum.at(ways, (owners[step[kept]], found.end[matched[kept]]), gained[kept])
        if end > 1:
            silent = np.full(len(brands), _NEVER)
            np.maximum.at(silent, owners[at], rows.silent[pieces[at]])
            np.maximum(ways, before + silent[:, None], out=ways)
            ways[ways <= floor] = _NEVER
        last_unit = np.flatnonzero(lengths == end)
        whole[last_unit] = (ways[last_unit] + text.closings).max(axis=1)
        if end < longest:
            more = np.flatnonzero(lengths > end)
            begun[more] = np.maximum(begun[more], ways[more].max(axis=1))
            going[end] = ways
            going[end][:, gaps + 1] = np.maximum(ways[:, gaps + 1], ways[:, gaps] + text.over)
    return whole, begun
