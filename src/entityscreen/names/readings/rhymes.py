"""Scripts that write a vowel around its consonant and part no words: Thai and Lao, cut into syllables.

Here belongs how a word is cut, and how its parts are put together in Latin letters. What a letter says belongs to the
modules of the scripts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

Piece = tuple[str, ...]  # the Latin spellings of a part of a word, the likeliest first
Place = tuple[float, int, Piece]  # what may stand at a place: how unlikely it is, where it ends, its spellings

LONGEST = 60  # letters; what follows is left out
_CUTS, _SPELLINGS = 2, 6  # the likeliest ways to cut a word, and of each the likeliest spellings
_MUCH_WORSE = 1.5  # a syllable and a half: a way that takes so much more is none


class Written(NamedTuple):
    """A syllable as it is written.

    Attributes:
        onset: what it begins with.
        end: what it ends with; empty when with its vowel.
        start: where it begins.
        stop: where it ends.
    """

    onset: str
    end: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to write a syllable.

    Its letters are compared one after another: a pattern for each rule would take longer to compile than to find all
    Thai names of a batch.

    Attributes:
        before: the part of the vowel that is written before the onset.
        onset: the pattern of what it begins with.
        after: the part of the vowel that is written behind the onset.
        end: the pattern of what it ends with, or of what does not follow it.
        vowel: what is said between onset and end.
        cost: how unlikely it is; a plain syllable costs 1.
    """

    before: str
    onset: re.Pattern[str]
    after: str
    end: re.Pattern[str]
    vowel: str
    cost: float

    def written(self, word: str, start: int) -> Written | None:
        """The syllable that is written so at a place of a word, if one is."""
        if not word.startswith(self.before, start):
            return None
        onset = self.onset.match(word, start + len(self.before))
        if onset is None or not word.startswith(self.after, onset.end()):
            return None
        end = self.end.match(word, onset.end() + len(self.after))
        return None if end is None else Written(onset[0], end[0], start, end.end())


def rules_of(rhymes: str, onsets: Iterable[tuple[str, float, str]], end: str, sign: str) -> Iterator[Rule]:
    """The ways to write a syllable.

    Args:
        rhymes: how each rhyme is written around its onset O, with F for its end, and its vowel; parted by |.
        onsets: patterns of what may begin a syllable, how unlikely each is, and the first letters of the rhymes that it
            may have; empty for all.
        end: the pattern of what may end one.
        sign: the pattern of a vowel sign: no syllable ends before it.

    Example:
        >>> [rule] = rules_of("OาF a", [("[ก-ฮ]", 1.0, "")], "[ก-ฮ]", "[าิ]")
        >>> rule.written("นาม", 0).end, rule.vowel
        ('ม', 'a')
    """
    closed, opened = re.compile(end), re.compile(f"(?!{sign})")
    known = [(re.compile(onset), cost, before) for onset, cost, before in onsets]
    for rhyme in rhymes.split("|"):
        written, vowel = rhyme.split()
        before, _, after = written.partition("O")
        for onset, cost, first in known:
            if not first or written[0] in first:
                yield Rule(before, onset, after.rstrip("F"), closed if "F" in after else opened, vowel, cost)


def ways_to_say(word: str, places: Callable[[str, int], Iterable[Place]]) -> Iterator[tuple[int, str]]:
    """The likeliest spellings of a word, each with how far it is from the likeliest.

    Args:
        word: its letters.
        places: what may stand at a place of it.
    """
    for other, pieces in enumerate(_cut(word[:LONGEST], places)):
        for rank, text in spell(pieces):
            yield 2 * other + rank, text


def _cut(word: str, places: Callable[[str, int], Iterable[Place]]) -> list[tuple[Piece, ...]]:
    """The likeliest ways to cut a word: those with the fewest pieces."""
    ways: list[list[tuple[float, tuple[Piece, ...]]]] = [[] for _ in range(len(word) + 1)]
    ways[0].append((0.0, ()))
    for start in range(len(word)):
        best = sorted(ways[start], key=lambda way: way[0])[:_CUTS]
        for cost, end, piece in places(word, start) if best else ():
            ways[end] += [(so_far + cost, (*pieces, piece)) for so_far, pieces in best]
    last = sorted(ways[-1], key=lambda way: way[0])[:_CUTS]
    return [pieces for cost, pieces in last if cost < last[0][0] + _MUCH_WORSE]


def spell(pieces: Sequence[Piece]) -> list[tuple[int, str]]:
    """The likeliest spellings of a word that is cut into pieces, each with how far it is from the first."""
    ways = [(0, "")]
    for piece in pieces:
        longer = [(far + rank, text + spelling) for far, text in ways for rank, spelling in enumerate(piece)]
        ways = sorted(longer, key=lambda way: way[0])[:_SPELLINGS]
    return ways
