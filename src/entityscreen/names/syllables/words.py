"""The words of a Latin name in syllables: how each is cut, which are to be compared, which families they share.

Here belongs one word beside its neighbours. A piece without hyphens is cut in `inventory.py`; what the words make is in
`latin.py` and `arrange.py`.
"""

from __future__ import annotations

from functools import reduce
from itertools import product
from operator import and_, or_

from entityscreen.caches import BoundedDict
from entityscreen.names.syllables.inventory import LONGEST_SYLLABLE, Cut, cuts, inventory, is_cuttable
from entityscreen.names.syllables.model import Words

MOST_CUTS_A_WORD = 4
LONG_WORD = 3
GERESH = "'"
_ASPIRATES = frozenset({"ch", "k", "p", "t", "ts", "tz", "j", "hs"})
_TAILS = frozenset({"n", "ng", "k", "l", "h"})

WORD_CUTS = BoundedDict("syllables.words", 200_000)


def word_cuts(word: tuple[str, ...]) -> tuple[Cut, ...]:
    """The ways to cut a word of hyphenated pieces into syllables."""
    known: tuple[Cut, ...] | None = WORD_CUTS.get(word)
    if known is None:
        known = _cut_word(word)
        WORD_CUTS[word] = known
    return known


def _cut_word(word: tuple[str, ...]) -> tuple[Cut, ...]:
    if len(word) == 1:
        return cuts(word[0])
    word = _rejoin_aspirates(word)
    options = [cuts(piece) for piece in word]
    if len(word) == 1 or not any(options):
        return options[0] if len(word) == 1 else ()
    if not all(options):
        # Hyphens say where syllables end: an odd one among them is a syllable too, misspelled.
        options = [cut or (((piece,), 0.0),) for cut, piece in zip(options, word, strict=True)]
        if any(len(piece) > LONGEST_SYLLABLE or not piece.isalpha() for piece in word):
            return ()
    found = []
    for choice in product(*(option[:2] for option in options)):
        syllables = tuple(s for cut, _ in choice for s in cut)
        # Hyphens are put where syllables end: a piece of two syllables is unlikely.
        cost = sum(cost + 0.02 * (len(cut) - 1) for cut, cost in choice)
        found.append((syllables, round(cost, 3)))
    found.sort(key=lambda item: (item[1], item[0]))
    return tuple(found[:MOST_CUTS_A_WORD])


def divided(pieces: tuple[str, ...], syllables: tuple[str, ...]) -> tuple[str, ...]:
    """Where the syllables of a word end: at hyphens, and at apostrophes where all that they part are syllables.

    Args:
        pieces: the word cut at its hyphens.
        syllables: the word cut at its apostrophes as well; in Hebrew they are letters, and stay in its pieces.

    Example:
        >>> divided(("chiu",), ("ch", "iu")), divided(("muammar",), ("mu", "ammar"))
        (('ch', 'iu'), ('muammar',))
    """
    text = "".join(pieces)
    if len(syllables) == len(pieces) or not text.isascii():
        return pieces if GERESH in text else syllables
    return syllables if all(map(is_cuttable, _rejoin_aspirates(syllables))) else pieces


def _rejoin_aspirates(word: tuple[str, ...]) -> tuple[str, ...]:
    """Undo the cut at an apostrophe inside a syllable: Ch'iu, T'ae and Cho'n are one each."""
    joined: list[str] = []
    for piece in word:
        if joined and (joined[-1] in _ASPIRATES or piece in _TAILS):
            joined[-1] += piece
        else:
            joined.append(piece)
    return tuple(joined)


def syllabic_words(words: Words) -> Words:
    """The words to compare: those that cut into syllables, without what must be a Western name among them.

    Example:
        >>> syllabic_words((("sabina",), ("koo",), ("kwok",), ("wai",)))
        (('koo',), ('kwok',), ('wai',))
        >>> syllabic_words((("ceci",), ("kwok",), ("si", "wan")))
        (('kwok',), ('si', 'wan'))
    """
    syllabic = tuple(word for word in words if word_cuts(word))
    if len(syllabic) <= 2:
        return syllabic
    short = tuple(word for word in syllabic if len(word_cuts(word)[0][0]) < LONG_WORD)
    if len(short) >= 2:
        syllabic = short
    if len(syllabic) > 2 and not shared_families(syllabic):
        for odd in (syllabic[0], syllabic[-1]):
            rest = tuple(word for word in syllabic if word is not odd)
            if len(odd) == 1 and len(word_cuts(odd)[0][0]) > 1 and shared_families(rest):
                return rest
    return syllabic


def shared_families(words: Words) -> int:
    """The families, as bits, that have the syllables of all words."""
    shared = -1
    for word in words:
        shared &= families_of(word)
    return shared


_FAMILIES = BoundedDict("syllables.families", 100_000)


def families_of(word: tuple[str, ...]) -> int:
    """The families of a word as bits; hyphens are a sign of their own, so one syllable is enough there."""
    known: int | None = _FAMILIES.get(word)
    if known is None:
        everywhere, together = inventory()[0], and_ if len(word) == 1 else or_
        known = 0
        for cut, _ in word_cuts(word):
            known |= reduce(together, [everywhere.get(syllable, 0) for syllable in cut])
        _FAMILIES[word] = known
    return known
