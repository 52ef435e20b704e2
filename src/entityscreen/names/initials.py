"""Initials: the letters that a word may begin with, and which words of a name are initials.

Here belongs which letters an initial stands for (Елена is Y. by its romanisation, and E. to most who write it), and
what tells at once whether it can meet anything in another name: letters are the bits of a number, those beyond a to z
share them. What an initial is worth is in `likeness.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_

from entityscreen.caches import named_cache
from entityscreen.model.script import Script
from entityscreen.names.prepared import Part
from entityscreen.names.tokens import Token
from entityscreen.syllables.latin_names import is_cuttable, word_cuts

# What else than in its readings a Cyrillic letter begins with in Latin letters, and what only few write.
# Pavel is nobody's Ф., and Yuri nobody's И.
_CYRILLIC = {
    "е": "ey", "є": "eyi", "э": "e", "ю": "iuyj", "я": "iayj", "й": "iyj", "ж": "z", "х": "hk", "ц": "ct", "ч": "c",
    "ш": "s", "щ": "s", "в": "vw", "г": "gh", "и": "i", "і": "i", "ї": "iy", "з": "z", "к": "kc", "ф": "f",
}  # fmt: skip
_BY_HABIT = {"е": "j", "ж": "j", "ч": "t", "з": "s"}  # letters that others have: С. is S. to all
_LEAST_HABIT = 0.04  # cost of a reading that is a habit
_IOTATED = "ye"  # Yelena, Yevgeny: E. to those who leave the y out


@named_cache("names.first_letters", maxsize=200_000)
def first_letters(token: Token) -> frozenset[str]:
    """The Latin letters that a word may begin with.

    Args:
        token: a word, or an initial.

    Returns:
        Letters; none for a word that nobody can read.

    Example:
        >>> from entityscreen.names.tokens import word_token
        >>> sorted(first_letters(word_token("елена"))), sorted(first_letters(word_token("yelena")))
        (['e', 'j', 'y'], ['e', 'y'])
    """
    found = {spelling.text[0] for spelling in token.spellings}
    if token.script is Script.CYRILLIC:
        found.update(_CYRILLIC.get(token.text[0], "") + _BY_HABIT.get(token.text[0], ""))
    if not token.initial and any(spelling.text.startswith(_IOTATED) for spelling in token.spellings):
        found.add("e")
    return frozenset(found)


def begin_by_habit(a: Token, b: Token) -> bool:
    """Whether two words have a letter to begin with in common, but by a habit of few alone.

    Example:
        >>> from entityscreen.names.tokens import word_token
        >>> begin_by_habit(word_token("з"), word_token("s")), begin_by_habit(word_token("з"), word_token("z"))
        (True, False)
    """
    return _by_table(a).isdisjoint(_by_table(b)) and not first_letters(a).isdisjoint(first_letters(b))


@named_cache("names.letters_by_table", maxsize=200_000)
def _by_table(token: Token) -> frozenset[str]:
    """The letters that a word begins with by its likelier readings and the tables."""
    if token.script is not Script.CYRILLIC:
        return first_letters(token)
    likely = {spelling.text[0] for spelling in token.spellings if spelling.cost < _LEAST_HABIT}
    return frozenset(likely.union(_CYRILLIC.get(token.text[0], "")))


LONGEST_GIVEN = 12  # letters of two syllables, Zhuangzhuang
PAIR = 2  # syllables of a given name, and initials that stand for it
_LETTERS = 32
_EVERY = (1 << _LETTERS) - 1  # of a letter that nobody can read: it may be any


def beginnings(token: Token, *, cuttable: bool | None = None) -> int:
    """The letters that a word begins with, in any of its spellings, and its second syllable where it has two.

    Args:
        token: a word.
        cuttable: whether it may be cut into syllables, where that is known.

    Example:
        >>> from entityscreen.names.tokens import word_token
        >>> beginnings(word_token("yuri")) & beginnings(word_token("y")) > 0
        True
    """
    if token.initial and not token.spellings:
        return _EVERY
    found = 0
    for letter in first_letters(token):
        found |= _bit(letter)
    if token.script is Script.LATIN and cuttable is not False:
        for letters in syllable_letters(token.latin):
            found |= _bit(letters[1])
    return found


@named_cache("names.syllable_letters", maxsize=100_000)
def syllable_letters(word: str) -> frozenset[str]:
    """The letters that the two syllables of a Chinese or Korean given name begin with, which is written as one word.

    Args:
        word: in Latin letters, lower case.

    Returns:
        Two letters for each way to cut it, or nothing: J. G. stands for Jianguo.

    Example:
        >>> sorted(syllable_letters("jianguo")), sorted(syllable_letters("peter")), sorted(syllable_letters("guo"))
        (['jg'], [], [])
    """
    if len(word) > LONGEST_GIVEN or not is_cuttable(word):
        return frozenset()
    return frozenset(cut[0][0] + cut[1][0] for cut, _ in word_cuts((word,)) if len(cut) == PAIR)


def beginnings_of(parts: Sequence[Part]) -> tuple[int, int]:
    """The letters that the words of a name begin with, and those that its initials stand for.

    Example:
        >>> from entityscreen.model.kind import Family
        >>> from entityscreen.names.prepare import prepare_name
        >>> words, initials = beginnings_of(prepare_name("John F. Smith", Family.PERSON).variants[0].parts)
        >>> words.bit_count(), initials.bit_count(), words & initials == initials
        (3, 1, True)
    """
    words = initials = 0
    for part in parts:
        token = part.token
        words |= beginnings(token)
        if token.initial:
            initials |= stands_for(token)
    return words, initials


def stands_for(initial: Token) -> int:
    """The letters that an initial stands for; every one when nobody can read it."""
    return reduce(or_, map(_bit, first_letters(initial)), 0) if initial.spellings else _EVERY


def share_of_initials(parts: Sequence[Part]) -> float:
    """The share of a name that is initials, in [0, 1]."""
    return sum([part.share for part in parts if part.token.initial])


def count_of_initials(parts: Sequence[Part]) -> int:
    """How many parts of a name are initials."""
    return sum([part.token.initial for part in parts])


def largest_share(parts: Sequence[Part]) -> float:
    """The largest share of a part of a name, in [0, 1]; 0 without parts."""
    return max([part.share for part in parts], default=0.0)


def _bit(text: str) -> int:
    return 1 << ord(text[0]) % _LETTERS if text else _EVERY
