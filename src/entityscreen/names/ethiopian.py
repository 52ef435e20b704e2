"""Ethiopian names of two words, servant or son or power of somebody: Gebremichael, Gebre Michael, G/Michael.

Here belong the elements, the short form with a slash, and one spelling for all. A clerk writes two words or one, and
the first as a letter; the spellings of both vary. How Ethiopic letters are read is in `readings/ethiopic.py`.
"""

from __future__ import annotations

import re

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.names.readings.ethiopic import plain_letters

SYSTEM, COST = "Ethiopian name of two words", 0.03
# The first words that are written as their first letter.
_SHORTENED = {
    "g": "gebre", "w": "wolde", "h": "haile", "t": "tekle", "k": "kidane", "s": "sahle", "f": "fikre", "b": "berhane",
    "ገ": "ገብረ", "ወ": "ወልደ", "ኃ": "ኃይለ", "ሀ": "ኃይለ", "ኀ": "ኃይለ", "ሃ": "ኃይለ", "ኅ": "ኃይለ", "ተ": "ተክለ", "ኪ": "ኪዳነ",
    "ሣ": "ሣህለ", "ሳ": "ሣህለ", "ፍ": "ፍቅረ", "ብ": "ብርሃነ",
}  # fmt: skip
_SHORT_FORM = re.compile(rf"(?<![^\W_])([{''.join(_SHORTENED)}])\.?/\.? ?([^\W\d_]{{2,}})")
Elements = dict[str, str]


@named_cache("names.ethiopian", maxsize=1)
def _elements() -> tuple[Elements, Elements]:
    """The first and the second words, in Latin and Ethiopic letters, each to its usual spelling."""
    found: dict[str, Elements] = {"first": {}, "second": {}, "name": {}}
    for kind, word, spellings in read_rows("readings_ethiopic"):
        usual, *others = spellings.split()
        for spelling in (word, usual, *others):
            found[kind].setdefault(spelling, usual)
    return found["first"], found["second"]


def in_full(text: str) -> str:
    """A text with short forms spelled out as one word.

    Example:
        >>> in_full("tsegaye g/michael"), in_full("w/ mariam bekele"), in_full("care c/o smith")
        ('tsegaye gebremichael', 'woldemariam bekele', 'care c/o smith')
    """
    return _SHORT_FORM.sub(_full, text)


def _full(found: re.Match[str]) -> str:
    second = plain_letters(found[2])
    return _SHORTENED[found[1]] + found[2] if second in _elements()[1] else found[0]


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
