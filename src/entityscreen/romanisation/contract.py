"""What a romanisation is, and the plain machinery that scripts share.

Here belong the record, the longest-match letter table, and the cutting of a word into syllables for scripts that write
a vowel around its consonant and part no words (Thai, Lao, Khmer). What a letter of a script stands for belongs to that
script's module.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

# At most this many readings of one token: a name of four tokens then has few combinations to try.
MOST_ROMANISATIONS = 8
# How the name of a system begins whose readings have no short vowels, so that only consonants compare.
UNVOWELLED_SYSTEM = "consonants"
# Names that a table has with their vowels; each further spelling is a little less usual.
USUAL_SYSTEM, RANK_COST = "usual spelling", 0.005
# How else the letters of such a name may be read.
RULED_SYSTEM = "letters of a known name"
# Foreign names in Chinese characters, sound by sound.
TRANSCRIBED_SYSTEM = "Chinese transcription"
# The same, in the form that everybody writes: 卡扎菲 and 卡塔菲 are Gaddafi.
CUSTOMARY_SYSTEM, CUSTOMARY_COST = "usual transcription", 0.01
# The vowel that stands for any between two consonants, and what would be one sound without it (see `sound.py`).
VOWEL_BETWEEN = "a"
_LIKE_ONE_SOUND: Mapping[str, tuple[str, ...]] = {
    "h": ("b", "c", "d", "g", "k", "p", "s", "t", "z"),
    "n": ("ch",),
    "r": ("ch",),
    "s": ("t",),
    "t": ("gh",),
    "z": ("t",),
}
# Scripts whose names people spell in Latin letters in many ways, which meet in a plain one.
THAI_SYSTEM, LAO_SYSTEM = "Royal Thai", "Lao"
# Japanese names in kanji.
JAPANESE_SYSTEM = "Japanese name"


@dataclass(slots=True)  # not frozen: see `tokens.py`
class Romanisation:
    """One way to spell a word of another script in Latin letters.

    Attributes:
        text: lower-case ASCII letters only, never empty.
        system: the romanisation, as a reviewer would name it.
        cost: 0 for certain, up to 0.15 for a rare way.
    """

    text: str
    system: str
    cost: float


class Letters:
    """A table of letters and letter groups of a script and their Latin spelling, longest group first.

    Args:
        table: letter or group to Latin; a group wins over its parts. ASCII letters stand for themselves,
            and what the table does not have is left out.

    Example:
        >>> Letters({"ο": "o", "υ": "y", "ου": "ou"}).spell("ουυ")
        'ouy'
    """

    __slots__ = ("_find", "_table")

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = {**{chr(code): chr(code) for code in range(ord("a"), ord("z") + 1)}, **table}
        groups = sorted(self._table, key=lambda group: (-len(group), group))
        self._find = re.compile("|".join(map(re.escape, groups))).findall

    def spell(self, text: str) -> str:
        """Spell a text, letter group by letter group."""
        table = self._table
        return "".join([table[group] for group in self._find(text)])

    def spell_apart(self, text: str) -> str:
        """Spell a text whose script leaves vowels out: two consonants that look like one sound have one between them.

        Example:
            >>> Letters({"ז": "z", "ה": "h", "ב": "v"}).spell_apart("זהב")
            'zahv'
        """
        found = ""
        for group in self._find(text):
            sound = self._table[group]
            found += VOWEL_BETWEEN + sound if found.endswith(_LIKE_ONE_SOUND.get(sound[:1], ())) else sound
        return found


def paired(letters: str, sounds: str) -> dict[str, str]:
    """A letter table written as two rows.

    Args:
        letters: letters without spaces, or letter groups with spaces between.
        sounds: as many Latin spellings, spaces between; `-` is silence.

    Example:
        >>> paired("бьв", "b - v"), paired("ου ει", "u i")
        ({'б': 'b', 'ь': '', 'в': 'v'}, {'ου': 'u', 'ει': 'i'})
    """
    groups = letters.split() if " " in letters else letters
    return {group: sound.replace("-", "") for group, sound in zip(groups, sounds.split(), strict=True)}


def numbered(first: int, sounds: str) -> dict[int, str]:
    """A letter table by consecutive code points.

    Args:
        first: the first code point, or an offset in a block.
        sounds: Latin spellings in order, spaces between; `-` is silence.

    Example:
        >>> numbered(5, "a b")
        {5: 'a', 6: 'b'}
    """
    return {first + place: sound.replace("-", "") for place, sound in enumerate(sounds.split())}


def ranked(spellings: Iterable[str]) -> Iterator[tuple[str, str, float]]:
    """Usual spellings as rows of `collect`, each a little dearer than the one before."""
    for rank, text in enumerate(spellings):
        yield text, USUAL_SYSTEM, round(RANK_COST * rank, 3)


def customary(spellings: Iterable[str]) -> Iterator[tuple[str, str, float]]:
    """What a form in Chinese characters stands for by custom, as rows of `collect`."""
    return ((text, CUSTOMARY_SYSTEM, CUSTOMARY_COST) for text in spellings)


def collect(spellings: Iterable[tuple[str, str, float]]) -> tuple[Romanisation, ...]:
    """Make readings of (text, system, cost) rows: no text twice, none empty, best first, not too many.

    Args:
        spellings: rows; the first of two equal texts wins when their costs are equal.

    Returns:
        At most `MOST_ROMANISATIONS` readings by ascending cost.

    Example:
        >>> [r.text for r in collect([("b", "x", 0.1), ("a", "y", 0.0), ("b", "z", 0.05), ("", "x", 0)])]
        ['a', 'b']
    """
    best: dict[str, Romanisation] = {}
    for text, system, cost in spellings:
        if text and (text not in best or cost < best[text].cost):
            best[text] = Romanisation(text, system, cost)
    ordered = sorted(best.values(), key=lambda reading: reading.cost)
    return tuple(ordered[:MOST_ROMANISATIONS])


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
