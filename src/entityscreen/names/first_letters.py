"""The letters that a word may begin with as an initial: Елена is Y. by its reading, and E. to most who write it.

Here belongs which letters those are. What an initial is worth is in `likeness.py`, the index's bits in `initials.py`.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.model.script import Script
from entityscreen.names.tokens import Token

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
