"""Foreign names with the endings of Latvian and Lithuanian: Vladimiras Putinas, Igors Sečins.

Here belongs what shows that a man's name has them, and its words without. Both languages decline every name, so one
word with an ending that nobody else has speaks for a name in which all others may have one too.
"""

from __future__ import annotations

import re

from entityscreen.names.persons.known_names import is_given_name, is_known_name

SYSTEM = "without a Baltic ending"
COST, SOFT_COST = 0.02, 0.03
SHORTEST = 5  # letters of a word with an ending
# Behind a Slavic surname, and behind a soft sound: Ivanovas, Tokarevs, Abramovicius, Sergejus, Dmitrijs, Sadovskis.
_OF_FOREIGNERS = re.compile(r"[a-z]{3}(?:[oe]v(?:as|s)|[oi]vi[cz]ius|[aei]j(?:us|s)|[sc]kis)$")
_ENDING = re.compile(r"(?<=c)ius$|(?<=[sc]k)is$|(?<=j)u?s$|[ai]?s$")
_ENDING_KEPT = re.compile(r"(?<=[sc]k)is$")
_SOFTENED = re.compile(r"chi(?=[auo])")
_SOFT = {"c": "ch", "s": "sh", "z": "zh"}  # the caron is gone


def is_baltic(word: str) -> bool:
    """Whether a word shows that a name has Baltic endings.

    Args:
        word: folded, Latin letters.

    Example:
        >>> [is_baltic(word) for word in ("vladimiras", "ivanovs", "thomas", "salinas")]
        [True, True, False, False]
    """
    if len(word) < SHORTEST or word[-1] != "s" or is_known_name(word):
        return False
    if _OF_FOREIGNERS.search(word) is not None:
        return True
    plain = _without(word)
    return is_given_name(plain) or is_given_name(_softened(plain).replace("j", "y"))


def without_ending(word: str) -> tuple[tuple[str, str, float], ...]:
    """The spellings of a word of a name with Baltic endings, without its own.

    Args:
        word: folded, Latin letters.

    Returns:
        Spellings with their system and cost: as it stands, and with the sounds that the marks made of c, s and z.

    Example:
        >>> [text for text, _, _ in without_ending("secinas")], [text for text, _, _ in without_ending("sadovskis")]
        (['secin', 'sechin', 'shechin'], ['sadovski', 'shadovshki'])
    """
    plain = _without(word)
    texts = [plain, _softened(plain), "".join([_SOFT.get(letter, letter) for letter in plain])]
    found = dict.fromkeys(text for text in texts if text != word)
    return tuple((text, SYSTEM, COST if text == plain else SOFT_COST) for text in found)


def _softened(word: str) -> str:
    """With the c that has lost its caron as ch: Medvedčiukas is Medvedchuk."""
    return _SOFTENED.sub("ch", word.replace("c", "ch"))


def _without(word: str) -> str:
    if len(word) < SHORTEST:
        return word
    return _ENDING_KEPT.sub("i", word) if _ENDING_KEPT.search(word) else _ENDING.sub("", word)
