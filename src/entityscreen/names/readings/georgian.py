"""Georgian: the national system of 2002, whose apostrophes for the ejectives are left out."""

from __future__ import annotations

from entityscreen.model.script import Script
from entityscreen.names.readings.reading import Letters, Reading, collect, paired

SCRIPT = Script.GEORGIAN

_NATIONAL = paired("აბგდევზთიკლმნოპჟრსტუფქღყშ", "a b g d e v z t i k l m n o p zh r s t u p k gh q sh") | paired(
    "ჩცძწჭხჯჰჱჲჳჴჵჶ", "ch ts dz ts ch kh j h e y w q o f"
)
_LETTERS = Letters(_NATIONAL)
_FOREIGN = Letters(_NATIONAL | paired("ფყხ", "f k h"))
# The church capitals and the capitals of the modern letters, should folding have left them.
_MODERN = str.maketrans({**{0x2D00 + i: 0x10D0 + i for i in range(38)}, **{0x10A0 + i: 0x10D0 + i for i in range(38)}})


def read(token: str) -> tuple[Reading, ...]:
    """The Latin spellings of a Georgian word.

    Args:
        token: a folded word.

    Returns:
        Readings, best first.

    Example:
        >>> [reading.text for reading in read("ფირცხალავა")]
        ['pirtskhalava', 'firtshalava']
    """
    word = token.translate(_MODERN)
    return collect(((_LETTERS.spell(word), "national", 0.0), (_FOREIGN.spell(word), "from other languages", 0.02)))
