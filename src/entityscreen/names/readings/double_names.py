"""Two given names that are written as one word, in other spellings of each: Hansjuergen, Maryann.

Here belongs where such a word is cut, and how each of the two is spelled besides. Neighbours meet a word of just their
letters or sound (`names/joins.py`), and Hans-Jürgen is spelled hansjurgen there. Two names in one short word (Chema)
are in `persons/nicknames.py`.
"""

from __future__ import annotations

import re

from entityscreen.names.persons import given_names, is_given_name

SYSTEM, COST = "two given names", 0.03
SHORTEST_WORD, SHORTEST_NAME = 7, 3
MOST_SPELLINGS = 4
_UMLAUT = re.compile(r"([aou])e")
# Ends and letters in which spellings of one given name differ: Ann and Anne, Marie and Maria, Siva and Shiva.
_CHANGES = (
    (_UMLAUT, r"\1"), (re.compile(r"(?<=[^aeiou])$"), "e"), (re.compile(r"e$"), ""), (re.compile(r"e$"), "a"),
    (re.compile(r"a$"), "e"), (re.compile(r"ksh"), "x"), (re.compile(r"^s(?=[aeiu])"), "sh"), (re.compile(r"ya$"), "i"),
    (re.compile(r"^sh"), "s"), (re.compile(r"n$"), "m"), (re.compile(r"th"), "t"),
)  # fmt: skip


def read(word: str) -> list[tuple[str, str, float]]:
    """A word of two given names with other spellings of one or both.

    Args:
        word: folded, Latin letters only.

    Returns:
        Spellings, their system and cost; nothing for a word that is one known name.

    Example:
        >>> [[text for text, _, _ in read(word)] for word in ("hansjuergen", "maryann", "johannes")]
        [['hansjurgen'], ['maryanne'], []]
    """
    known = given_names()
    if len(word) < SHORTEST_WORD or word in known:
        return []
    found: dict[str, None] = {}
    for cut in range(SHORTEST_NAME, len(word) - SHORTEST_NAME + 1):
        if word[cut:] in known and word[:cut] in known:
            firsts, seconds = _spelled(word[:cut]), _spelled(word[cut:])
            found.update(dict.fromkeys(a + b for a in firsts for b in seconds if a + b != word))
    return [(text, SYSTEM, COST) for text in list(found)[:MOST_SPELLINGS]]


def _spelled(name: str) -> list[str]:
    """A given name and what else it is spelled, of which people know each."""
    others = (pattern.sub(to, name, count=1) for pattern, to in _CHANGES)
    return list(dict.fromkeys([name, *(other for other in others if is_given_name(other))]))
