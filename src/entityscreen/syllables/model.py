"""What the syllable channel hands around: a name cut into syllables, and how two such names align.

It holds data only. Scores are in [0, 1].
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.model.script import Script
from entityscreen.readings.likelihood import Countries

Words = tuple[tuple[str, ...], ...]
# Whose names are settled by their syllables; those of other scripts that have some are compared by sound as well.
SETTLED = frozenset({Script.LATIN, Script.HAN, Script.HANGUL})


# Why a match by syllables costs points, and how much.
Cost = tuple[str, float]
CountriesLoss = Callable[[Countries, Countries], float]
GIVEN_FIRST = "given name first"  # what is noted of a name whose surname is taken from its end


@dataclass(slots=True)  # not frozen: see `tokens.py`
class Arrangement:
    """One way to take a Latin name's syllables, surname first."""

    syllables: tuple[str, ...]  # the syllables compared
    cost: float  # what taking it this way costs, in [0, 1]
    notes: tuple[str, ...]  # what was done, for people
    recut: tuple[str, ...]  # the words that are cut otherwise than pinyin's rules say, and pinyin either way
    names_cost: float  # what it costs, against any other spelling, that English names are taken for syllables
    aside: tuple[str, ...] = ()  # the words that are not compared

    def taken_as(self) -> str:
        """Why taking it this way costs something."""
        return ", ".join(self.notes) or "cut into syllables"


@dataclass(slots=True, eq=False)  # not frozen: see `tokens.py`
class SyllableName:
    """A name prepared for comparison by syllables."""

    script: Script  # of the name; one in Cyrillic letters counts as Latin
    text: str  # the characters, or the words joined by spaces
    words: Words  # the words in pieces, as given
    surname: (
        int  # how many characters are the surname, for Han and Hangul; how many syllables before a comma, for Latin
    )
    # the weight of each character; they sum to 1. Empty where characters are not compared: for Latin
    weights: tuple[float, ...]
    # the ways to take it by the number of syllables, for letters and for a Chinese name in Hangul
    arrangements: dict[int, tuple[Arrangement, ...]]
    chance: float | None = None  # of the spelled name among all persons, worked out when it is asked for first

    def settles(self) -> bool:
        """Whether syllables alone say what the name sounds like."""
        return self.script in SETTLED


def no_loss(_a: Countries, _b: Countries) -> float:
    """Two names of which countries say nothing: characters, or two spelled alike."""
    return 0.0


# Not frozen, though nobody changes them: they are made for every match, and a frozen one costs four times as much.
@dataclass(slots=True)
class SyllablePart:
    """Two aligned slots."""

    a: str  # the slot as written in the first name, empty when it has none
    b: str  # the same of the second
    similarity: float  # in [0, 1]
    system_a: str  # the romanisation of the first, or "characters"
    system_b: str  # the same of the second
    role: str  # "surname", "given" or "extra"


@dataclass(slots=True)
class SyllableMatch:
    """How two names agree."""

    score: float  # in [0, 1]; the default threshold (0.78) is a hit
    parts: tuple[SyllablePart, ...]  # the aligned slots in the order of the first name's surname and given name
    notes: tuple[str, ...]  # what a reviewer should know, for example "given name first"
    account: Callable[[], tuple[Cost, ...]]  # gives the costs, which explanations alone ask for
    aside: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())  # the words of each side that are not compared
    # gives what it costs besides, in points, that the names are of persons of some countries
    lost_by_countries: CountriesLoss = no_loss

    @property
    def costs(self) -> tuple[Cost, ...]:
        """What was taken from 1 and why, in points; the score is what they leave, and at least 0."""
        return self.account()


def as_written(syllable: str) -> str:
    """A syllable as people read it: Hangul in blocks, not in letters.

    Example:
        >>> as_written("jin"), len(as_written("\u110c\u1175\u11ab"))
        ('jin', 1)
    """
    return unicodedata.normalize("NFC", syllable)


@named_cache("syllables.slot_weights", maxsize=64)
def slot_weights(surname: int, total: int) -> tuple[float, ...]:
    """What each character of a name is worth.

    Example:
        >>> slot_weights(1, 3), slot_weights(1, 2)
        ((0.36, 0.32, 0.32), (0.5, 0.5))
    """
    given_count = total - surname
    if given_count <= 0:
        return (1 / total,) * total
    share = {(1, 2): 0.5, (1, 3): 0.36, (1, 4): 0.28, (2, 3): 0.5, (2, 4): 0.44}.get((surname, total), surname / total)
    return (share / surname,) * surname + ((1 - share) / given_count,) * given_count
