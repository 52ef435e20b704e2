"""Which Latin strings are syllables, in which families; and how a joined word falls into syllables.

Here belongs one word. How words make a name is in `latin.py`.
"""

from __future__ import annotations

from entityscreen.caches import BoundedDict, named_cache
from entityscreen.data import read_rows
from entityscreen.names.syllables.korean import hangul_spellings
from entityscreen.names.syllables.model import KOREAN, MAINLAND, MISS, TAIWAN, VIETNAMESE
from entityscreen.names.syllables.readings import character_spellings
from entityscreen.names.syllables.tables import (
    character_readings,
    dialect_spellings,
    korean_rows,
    name_ranks,
    spelled_syllables,
)

LONGEST_SYLLABLE = 7
MOST_SYLLABLES = 4
MOST_CUTS = 8
# Dearer spellings are syllables only when they stand alone: in joined words they would cut anything.
DEAREST_INSIDE = 0.02
# Joined words are cut in the systems that join: pinyin, Taiwan's, Korean; Vietnamese never does.
# A cut against pinyin's rule that a consonant goes to the vowel after it: Yan-an for Yanan.
AGAINST_RULE_COST = 0.03
EXTRA_SYLLABLE_COST = 0.02
_VOWELS = frozenset("aeiou")

Cut = tuple[tuple[str, ...], float]


@named_cache("syllables.inventory", maxsize=1)
def inventory() -> tuple[dict[str, int], dict[str, int]]:
    """Every syllable, and those for the inside of joined words, with the families they belong to as bits."""
    everywhere: dict[str, int] = {}
    inside: dict[str, int] = {}

    def add(spelling: str, family: int, cost: float) -> None:
        everywhere[spelling] = everywhere.get(spelling, 0) | 1 << family
        if cost <= DEAREST_INSIDE and family != VIETNAMESE:
            inside[spelling] = inside.get(spelling, 0) | 1 << family

    for table in ("syllable_mandarin", "syllable_cantonese"):
        for spellings in spelled_syllables(table).values():
            for spelled in spellings:
                add(spelled.spelling, spelled.family, spelled.cost)
    for spellings in dialect_spellings().values():
        for spelled in spellings:
            add(spelled.spelling, spelled.family, spelled.cost)
    common = {*korean_rows()["surname"], *korean_rows()["given"]}
    for hangul in common | {h for readings in character_readings().values() for h in readings.hangul}:
        for spelling, (cost, _) in hangul_spellings(hangul).items() if len(hangul) == 1 else ():
            add(spelling, KOREAN, cost if hangul in common else MISS)
    for character in name_ranks():
        readings = character_readings().get(character)
        for spelling in readings.vietnamese if readings else ():
            add(spelling, VIETNAMESE, 0.0)
    return everywhere, inside


@named_cache("syllables.surname_spellings", maxsize=1)
def surname_spellings() -> frozenset[str]:
    """Spellings of surnames of any family; a compound surname is there joined and in syllables."""
    found = set()
    for name, rank in name_ranks().items():
        if rank.surname and len(name) == 1:
            found.update(s.spelling for s in character_spellings(name, surname=True))
    for hangul in korean_rows()["surname"]:
        if len(hangul) == 1:
            found.update(hangul_spellings(hangul))
    for name in dialect_spellings():
        if len(name) > 1:
            found.update(s.spelling for s in dialect_spellings()[name])
    return frozenset(found)


@named_cache("syllables.english", maxsize=1)
def english_names() -> frozenset[str]:
    """English given names that are not to be taken for syllables when others are there."""
    return frozenset(row[0] for row in read_rows("syllable_english"))


_CUTS = BoundedDict("syllables.cuts", 200_000)
_JOINING = 1 << MAINLAND | 1 << TAIWAN | 1 << KOREAN


def cuts(piece: str) -> tuple[Cut, ...]:
    """The ways to cut a piece of a word into syllables, the likeliest first.

    Args:
        piece: lower-case ASCII letters without hyphen or apostrophe.

    Returns:
        (syllables, cost); empty when it cannot be cut.

    Example:
        >>> cuts("kwok"), cuts("xian")[1], [cut for cut, _ in cuts("yanan")]
        (((('kwok',), 0.0),), (('xi', 'an'), 0.05), [('ya', 'nan'), ('yan', 'an')])
    """
    found: tuple[Cut, ...] | None = _CUTS.get(piece)
    if found is None:
        found = _cut(piece)
        _CUTS[piece] = found
    return found


def _cut(piece: str) -> tuple[Cut, ...]:
    if len(piece) > LONGEST_SYLLABLE * MOST_SYLLABLES or not (piece.isascii() and piece.isalpha()):
        return ()
    everywhere, inside = inventory()
    found: list[Cut] = [((piece,), 0.0)] if piece in everywhere else []
    many: list[tuple[str, ...]] = []
    _search(piece, 0, (), -1, inside, many)
    if many:
        fewest = min(map(len, many))
        for cut in many:
            cost = EXTRA_SYLLABLE_COST * (len(cut) - fewest + bool(found)) + _against_rule(cut)
            found.append((cut, round(cost, 3)))
    found.sort(key=lambda item: (item[1], item[0]))
    return tuple(found[:MOST_CUTS])


def _search(
    piece: str, start: int, done: tuple[str, ...], families: int, inside: dict[str, int], found: list[tuple[str, ...]]
) -> None:
    """All cuts into two to four syllables that share a family."""
    if start == len(piece):
        if len(done) > 1:
            found.append(done)
        return
    if len(done) == MOST_SYLLABLES:
        return
    for end in range(start + 1, min(len(piece), start + LONGEST_SYLLABLE) + 1):
        syllable = piece[start:end]
        shared = families & inside.get(syllable, 0)
        if shared and (end - start > 1 or syllable == "e"):
            _search(piece, end, (*done, syllable), shared, inside, found)


def _against_rule(cut: tuple[str, ...]) -> float:
    breaks = sum(after[0] in _VOWELS and before[-1] not in _VOWELS for before, after in zip(cut, cut[1:], strict=False))
    return AGAINST_RULE_COST * bool(breaks)


__all__ = ["cuts", "english_names", "inventory", "surname_spellings"]
