"""What the syllable channel hands around: a name cut into syllables, and how two such names align.

Here belongs data only. Scores are in [0, 1].
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.model.script import Script

# Families of readings, in the order of a reading's costs. Within one the systems mix freely.
MAINLAND, TAIWAN, CANTONESE, MIN, HAKKA, KOREAN, VIETNAMESE = range(7)
FAMILIES = ("Mandarin", "Taiwanese", "Cantonese", "Hokkien or Teochew", "Hakka", "Korean", "Vietnamese")
MISS = 1.0
# The cost of a spelling in each family; then the least of the Chinese families (the first five), and of all.
# Korean and Vietnamese do not mix with the others.
Costs = tuple[float, ...]
LEAST_CHINESE, LEAST = 7, 8
NO_READING: Costs = (MISS,) * 9


@named_cache("syllables.family_costs", maxsize=20_000)
def family_costs(costs: Costs) -> Costs:
    """The costs by family with their least ones behind them."""
    own = costs[: len(FAMILIES)]
    return (*own, min(own[: HAKKA + 1]), min(own))


Words = tuple[tuple[str, ...], ...]
# Whose names are settled by their syllables; those of other scripts that have some are heard as well.
SETTLED = frozenset({Script.LATIN, Script.HAN, Script.HANGUL})


# Why a match by syllables costs points, and how much.
Cost = tuple[str, float]
SCORED_DIGITS, ROUNDED = 4, 0.0005
BY_SOUND = "characters are not proved by sound"
ENGLISH_TAKEN = "English names taken for syllables"
COMMON_SYLLABLES = "syllables that many names share"
READINGS, MIXED = "spellings less likely than others", "systems mixed"

GIVEN_FIRST = "given name first"  # what is noted of a name whose surname is taken from its end


@dataclass(slots=True)  # not frozen: see `tokens.py`
class Arrangement:
    """One way to take a Latin name's syllables, surname first.

    Attributes:
        syllables: the syllables compared.
        cost: what taking it this way costs, in [0, 1].
        notes: what was done, for people.
        pinyin: whether all syllables are pinyin, or other letters for it: then a reading in a dialect is unlikely.
        recut: the words that are cut otherwise than pinyin's rules say, and pinyin either way.
        taken: what it costs, against any other spelling, that English names are taken for syllables.
    """

    syllables: tuple[str, ...]
    cost: float
    notes: tuple[str, ...]
    pinyin: bool
    recut: tuple[str, ...]
    taken: float

    def taken_as(self) -> str:
        """Why taking it this way costs something."""
        return ", ".join(self.notes) or "cut into syllables"


@dataclass(slots=True, eq=False)  # not frozen: see `tokens.py`
class SyllableName:
    """A name prepared for comparison by syllables.

    Attributes:
        script: of the name; one in Cyrillic letters counts as Latin.
        text: the characters, or the words joined by spaces.
        words: the words in pieces, as given.
        surname: how many characters are the surname, for Han and Hangul.
        weights: the weight of each character; they sum to 1. Empty where characters are not compared: for Latin.
        arrangements: the ways to take it by the number of syllables, for letters and for a Chinese name in Hangul.
    """

    script: Script
    text: str
    words: Words
    surname: int
    weights: tuple[float, ...]
    arrangements: dict[int, tuple[Arrangement, ...]]

    def settles(self) -> bool:
        """Whether syllables alone say what the name sounds like."""
        return self.script in SETTLED


# Not frozen, though nobody changes them: they are made for every match, and a frozen one costs four times as much.
@dataclass(slots=True)
class SyllablePart:
    """Two aligned slots.

    Attributes:
        a: the slot as written in the first name, empty when it has none.
        b: the same of the second.
        similarity: in [0, 1].
        system_a: the romanisation of the first, or "characters".
        system_b: the same of the second.
        role: "surname", "given" or "extra".
    """

    a: str
    b: str
    similarity: float
    system_a: str
    system_b: str
    role: str


@dataclass(slots=True)
class SyllableMatch:
    """How two names agree.

    Attributes:
        score: in [0, 1]; the default threshold (0.78) is a hit.
        parts: the aligned slots in the order of the first name's surname and given name.
        notes: what a reviewer should know, for example "given name first".
        account: gives the costs, which explanations alone ask for.
    """

    score: float
    parts: tuple[SyllablePart, ...]
    notes: tuple[str, ...]
    account: Callable[[], tuple[Cost, ...]]

    @property
    def costs(self) -> tuple[Cost, ...]:
        """What was taken from 1 and why, in points; the score is what they leave, and at least 0."""
        return self.account()


def accounted(score: float, known: Sequence[Cost], rest: str) -> tuple[Cost, ...]:
    """What a score lost and why, in points of four digits, so that it adds up to the last one: the known costs that are
    not 0, and what is left.

    Example:
        >>> accounted(0.9, [("sound", 0.03), ("order", 0.0)], "systems mixed")
        (('sound', 0.03), ('systems mixed', 0.07))
    """
    found = [(reason, round(amount, SCORED_DIGITS)) for reason, amount in known]
    left = round(1.0 - score - sum([amount for _, amount in found]), SCORED_DIGITS)
    if 0.0 < abs(left) <= ROUNDED and found:  # what rounding left belongs to the greatest
        reason, amount = greatest = max(found, key=lambda cost: cost[1])
        found[found.index(greatest)] = reason, round(amount + left, SCORED_DIGITS)
    elif left:
        found.append((rest, left))
    return tuple([cost for cost in found if cost[1]])


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
    given = total - surname
    if given <= 0:
        return (1 / total,) * total
    share = {(1, 2): 0.5, (1, 3): 0.36, (1, 4): 0.28, (2, 3): 0.5, (2, 4): 0.44}.get((surname, total), surname / total)
    return (share / surname,) * surname + ((1 - share) / given,) * given
