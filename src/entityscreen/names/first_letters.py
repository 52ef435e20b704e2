"""The letters that a word may begin with as an initial: Елена is Y. by its reading, and E. to most who write it.

Here belongs which letters those are. What an initial is worth is in `likeness.py`, the index's bits in `initials.py`.
"""

from __future__ import annotations

from entityscreen.caches import named_cache
from entityscreen.model.script import Script
from entityscreen.names.tokens import Token

# What else than in its readings a Cyrillic letter begins with in Latin letters: by French, German and Slavic habits.
_CYRILLIC = {
    "е": "ey", "є": "eyi", "э": "e", "ю": "iju", "я": "ijay", "й": "ijy", "ж": "jz", "х": "hk", "ц": "ct", "ч": "ct",
    "ш": "s", "щ": "s", "в": "vw", "г": "gh", "и": "iy", "і": "iy", "ї": "iy", "з": "zs", "к": "kc", "ф": "fp",
}  # fmt: skip
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
        (['e', 'y'], ['e', 'y'])
    """
    found = {spelling.text[0] for spelling in token.spellings}
    if token.script is Script.CYRILLIC:
        found.update(_CYRILLIC.get(token.text[0], ""))
    if not token.initial and any(spelling.text.startswith(_IOTATED) for spelling in token.spellings):
        found.add("e")
    return frozenset(found)
