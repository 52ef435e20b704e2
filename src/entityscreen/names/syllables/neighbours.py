"""Chinese names in Hangul: 시진핑 is Xi Jinping, as Korean newspapers write what Mandarin says.

Here belongs the reading of a name in Hangul as Chinese. Its syllables stay Hangul, in letters (jamo), and are further
spellings of what pinyin spells. So several syllables that Korea writes as one stand behind it: 창 is chang and qiang.

- The surname comes first, spaced from the given name or not, and is a Chinese one.
- A Chinese syllable is one block or two (샤오, 웨이); where a word can be cut in two ways, fewer are likelier.
- A name that may as well be Korean, since Korean names have all its blocks, hardly is one of these: 유시정.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import product

from entityscreen.caches import named_cache
from entityscreen.names.syllables.hangul_names import korean_given
from entityscreen.names.syllables.model import Arrangement, Words, as_written
from entityscreen.names.syllables.tables import (
    IN_HANGUL,
    character_readings,
    compound_surnames,
    korean_rows,
    name_ranks,
    neighbour_spellings,
)

LONGEST = 2  # blocks of a syllable
MOST, MOST_GIVEN = 4, 2  # syllables
MOST_WAYS = 6
# A reading that is not the language's own.
READ_COST = 0.02
EXTRA_SYLLABLE_COST = 0.01
# A name that may as well be Korean; in three blocks as most are, and with a surname that few Koreans have.
KOREAN_COST, WHOLE_KOREAN_COST, RARE_KOREAN_COST = 0.08, 0.18, 0.12
KOREAN_BLOCKS = 3
COMMON_RANK = 1
_Cut = tuple[str, ...]


@named_cache("syllables.neighbour_units", maxsize=8)
def chinese_syllables(system: str) -> frozenset[str]:
    """The Chinese syllables as a neighbour writes them, Hangul in blocks."""
    spelled = (s for spellings in neighbour_spellings().values() for s in spellings)
    return frozenset(as_written(s.spelling) for s in spelled if s.system == system)


@named_cache("syllables.neighbour_surnames", maxsize=8)
def chinese_surnames(system: str) -> frozenset[tuple[str, ...]]:
    """The Chinese surnames, simple and compound, each in its syllables as a neighbour writes them."""
    found: set[_Cut] = set()
    for name, rank in name_ranks().items():
        known = compound_surnames().get(name) if len(name) > 1 else None
        options = [(syllable,) for syllable in known] if known else [_mandarin(character) for character in name]
        for way in product(*options) if rank.surname else ():
            spelled = [[s for s in neighbour_spellings().get(syllable, ()) if s.system == system] for syllable in way]
            found.update(tuple(as_written(s.spelling) for s in cut) for cut in product(*spelled))
    return frozenset(found)


def _mandarin(character: str) -> tuple[str, ...]:
    readings = character_readings().get(character)
    return () if readings is None else readings.surname_mandarin or readings.mandarin[:1]


def chinese_arrangements(words: Words) -> dict[int, tuple[Arrangement, ...]]:
    """The ways to take a name in Hangul as Chinese, by their number of syllables.

    Args:
        words: folded words in their pieces.

    Returns:
        Arrangements, the cheapest first, their syllables in letters (jamo); none when the name is not Chinese.

    Example:
        >>> ways = chinese_arrangements((("마오쩌둥",),))
        >>> [as_written(" ".join(way.syllables)) for way in ways[3]]
        ['마오 쩌 둥']
        >>> chinese_arrangements((("김민준",),)), chinese_arrangements((("이서연",),))
        ({}, {})
    """
    found: dict[int, list[Arrangement]] = {}
    text = "".join(piece for word in words for piece in word)
    cuts = sorted(set(_cuts_of(words)), key=lambda cut: (len(cut), cut))[:MOST_WAYS]
    for cut in cuts:
        cost = READ_COST + EXTRA_SYLLABLE_COST * (len(cut) - len(cuts[0])) + _korean_cost(text, len(cut))
        syllables = tuple(unicodedata.normalize("NFD", syllable) for syllable in cut)
        found.setdefault(len(cut), []).append(Arrangement(syllables, round(cost, 3), (), False, (), 0.0))
    return {length: tuple(ways) for length, ways in found.items()}


def _korean_cost(text: str, syllables: int) -> float:
    """What it costs to take for Chinese a name of which all blocks are those of Korean names."""
    rows = korean_rows()["surname"].get(text[0])
    if rows is None or len(text) > KOREAN_BLOCKS or not all(block in korean_given() for block in text[1:]):
        return 0.0
    if syllables < KOREAN_BLOCKS:
        return KOREAN_COST
    return WHOLE_KOREAN_COST if rows[0][2] == COMMON_RANK else RARE_KOREAN_COST


def _cuts_of(words: Words) -> Iterator[_Cut]:
    """The ways to cut a name into a surname and a given name of one or two syllables."""
    options = [list(_cuts(piece, MOST)) for word in words for piece in word]
    for choice in product(*options) if all(options) else ():
        whole = sum(choice, ())
        for size in (1, 2):
            heads = sum(map(len, choice[: len(words[0])])) if len(words) > 1 else size
            if heads == size and size < len(whole) <= size + MOST_GIVEN and whole[:size] in chinese_surnames(IN_HANGUL):
                yield whole


def _cuts(text: str, most: int) -> Iterator[_Cut]:
    """The ways to cut blocks into at most so many syllables."""
    for end in range(1, min(len(text), LONGEST) + 1):
        if text[:end] in chinese_syllables(IN_HANGUL):
            if end == len(text):
                yield (text,)
            elif most > 1:
                yield from ((text[:end], *rest) for rest in _cuts(text[end:], most - 1))
