"""Initials written as one word: `KK Tsang` is K. K. Tsang.

Here belongs which words are that. A single letter needs no rule; what an initial meets is in `names/likeness.py`.
"""

from __future__ import annotations

from entityscreen.names.persons.commonness import commonness
from entityscreen.names.persons.nicknames import nickname_groups
from entityscreen.names.persons.words import is_beside_names

_LETTERS = frozenset("bcdfghjklmnpqrstvwxz")  # a vowel makes a name of two letters: Bo, Ty


def are_initials(word: str) -> bool:
    """Whether a word of a person's name is two initials without stops.

    Example:
        >>> are_initials("kk"), are_initials("ng"), are_initials("dr"), are_initials("bo")
        (True, False, False, False)
    """
    if len(word) != 2 or not _LETTERS.issuperset(word):
        return False
    return not (is_beside_names(word) or commonness(word) > 0.0 or nickname_groups(word))
