"""A text without case and accents, and its words: what two records of one thing are compared by.

Here belongs no more than any script has. How names are folded for matching belongs to `names/normalise.py`.
"""

from __future__ import annotations

import unicodedata


def without_accents(text: str) -> str:
    """A text in lower case, compatibility forms taken apart and combining marks left out.

    Example:
        >>> without_accents("Côte d’IVOIRE")
        'cote d’ivoire'
    """
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def sorted_words(plain: str) -> list[str]:
    """The words of a plain text without punctuation, in one order whatever theirs.

    Example:
        >>> sorted_words(without_accents("PÉREZ, José")), sorted_words(without_accents("Jose Perez"))
        (['jose', 'perez'], ['jose', 'perez'])
    """
    return sorted("".join(c if c.isalnum() else " " for c in plain).split())
