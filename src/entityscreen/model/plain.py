"""A text without case and accents, and its words: what two records of one thing are compared by.

It knows no more than any script has. How names are folded for matching belongs to `text/folding.py`.
"""

from __future__ import annotations

import unicodedata

# Letters that are their own and that others type without the stroke.
_LETTERS = str.maketrans({"ø": "o", "œ": "oe", "æ": "ae", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"})


def without_accents(text: str) -> str:
    """A text in lower case, compatibility forms taken apart and combining marks left out.

    Example:
        >>> without_accents("Côte d’IVOIRE"), without_accents("Færøyene")
        ('cote d’ivoire', 'faeroyene')
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    return "".join(c for c in plain if not unicodedata.combining(c))


def word_key(text: str) -> str:
    """A text without case, accents, spaces and punctuation: what a word of a table is found by.

    Example:
        >>> word_key("Natural_Person"), word_key("société")
        ('naturalperson', 'societe')
    """
    return unicodedata.normalize("NFC", "".join(filter(str.isalnum, without_accents(text))))


def plain_words(text: str) -> list[str]:
    """The words of a text as they are compared and searched: without case, accents and punctuation.

    Example:
        >>> plain_words("PÉREZ, José"), plain_words("Jose Perez")
        (['perez', 'jose'], ['jose', 'perez'])
    """
    return "".join(c if c.isalnum() else " " for c in without_accents(text)).split()
