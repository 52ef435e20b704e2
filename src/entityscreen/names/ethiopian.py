"""Ethiopian names of two words, servant or son or power of somebody: Gebremichael, Gebre Michael, G/Michael.

Here belong the elements, the short form with a slash, and one spelling for all. A clerk writes two words or one, and
the first as a letter; the spellings of both vary. How Ethiopic letters are read is in `romanisation/ethiopic.py`.
"""

from __future__ import annotations

import re

from entityscreen.caches import named_cache
from entityscreen.romanisation.ethiopic import known_words, plain_letters
from entityscreen.text.folding import Folded

SYSTEM, COST = "Ethiopian name of two words", 0.03
# The first words that clerks write as their first letter, each with the letter to itself.
_SHORTENED = frozenset({"gebre", "wolde", "haile", "tekle", "kidane", "sahle", "fikre", "berhane"})
_SHORT_FORM = re.compile(r"(?<![^\W_])([^\W\d_])\.?/\.? ?([^\W\d_]{2,})")
Elements = dict[str, str]


@named_cache("names.ethiopian", maxsize=1)
def _elements() -> tuple[Elements, Elements]:
    """The first and the second words, in Latin and Ethiopic letters, each to its usual spelling."""
    found: dict[str, Elements] = {"first": {}, "second": {}, "name": {}}
    for kind, word, (usual, *others) in known_words():
        for spelling in (word, usual, *others):
            found[kind].setdefault(spelling, usual)
    return found["first"], found["second"]


@named_cache("names.ethiopian.shortened", maxsize=1)
def _shortened() -> Elements:
    """The first words by their first letters, in Latin and Ethiopic letters."""
    words = {word: usual for word, usual in _elements()[0].items() if usual in _SHORTENED}
    return {word[0]: usual if word.isascii() else word for word, usual in words.items()}


def in_full(text: Folded) -> Folded | None:
    """A text with short forms spelled out as one word; None where it has none.

    Example:
        >>> from entityscreen.text.folding import fold
        >>> in_full(fold("Tsegaye G/Michael")), in_full(fold("W/ Mariam Bekele")), in_full(fold("Care c/o Smith"))
        ('tsegaye gebremichael', 'woldemariam bekele', None)
    """
    if "/" not in text:
        return None
    full = _SHORT_FORM.sub(_full, text)
    return Folded(full) if full != text else None


def _full(found: re.Match[str]) -> str:
    first = _shortened().get(plain_letters(found[1]))
    return found[0] if first is None or plain_letters(found[2]) not in _elements()[1] else first + found[2]


def read(word: str) -> list[tuple[str, str, float]]:
    """The usual spelling of a word that is two; nothing for other words, and for one that is spelled so.

    Example:
        >>> read("ghebremikael"), read("woldegiorgis"), read("gebreyes")
        ([('gebremichael', 'Ethiopian name of two words', 0.03)], [], [])
    """
    usual = usual_spelling(word)
    return [(usual, SYSTEM, COST)] if usual not in ("", word) else []


def usual_spelling(word: str) -> str:
    """The usual spelling of a name of two words that is written as one, in Latin or Ethiopic letters; else nothing.

    Example:
        >>> usual_spelling("weldemariam"), usual_spelling(plain_letters("ገብረሚካኤል")), usual_spelling("haile")
        ('woldemariam', 'gebremichael', '')
    """
    first, second = _elements()
    for cut in range(2, len(word) - 1):
        if word[:cut] in first and word[cut:] in second:
            return first[word[:cut]] + second[word[cut:]]
    return ""
