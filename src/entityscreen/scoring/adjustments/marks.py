"""The rules for marks that two names both write: Nguyễn Văn Hùng is not Nguyễn Văn Hưng, and Müller not Möller.

Here belongs what the names as given tell, whatever their folded words say. It holds for all ways to take the two.
"""

from __future__ import annotations

import unicodedata

from entityscreen.names.persons import LETTERS, MARKS, TONES, other_marks
from entityscreen.scoring.adjustments.met import Adjustment

# A hit all the same: who types a name from a paper leaves out a hook more often than a letter.
OTHER_LETTERS = 0.12
OTHER_TONES = 0.06
OTHER_MARKS = OTHER_UMLAUT = 0.25  # none is left out: Hùng, Hưng
_UMLAUTS = frozenset("äöü")
_AMOUNTS = {LETTERS: OTHER_LETTERS, TONES: OTHER_TONES, MARKS: OTHER_MARKS}


def marks_differ(first: str, second: str) -> Adjustment | None:
    """What two persons' names as given lose for their marks.

    Args:
        first: a name as given.
        second: the other; nothing is taken away where one of them has no marks.

    Example:
        >>> marks_differ("Trần Thị Lan", "Trần Thị Lân").amount, marks_differ("Trần Thị Lan", "Tran Thi Lan")
        (-0.12, None)
        >>> marks_differ("Jürgen Müller", "Jürgen Möller").reason, marks_differ("Jürgen Müller", "Jürgen Muller")
        ('another umlaut', None)
    """
    if first.isascii() or second.isascii():
        return None
    told = other_marks(first, second)
    if told is not None:
        return Adjustment(-_AMOUNTS[told], f"other {told} in Vietnamese")
    return Adjustment(-OTHER_UMLAUT, "another umlaut") if _other_umlaut(first, second) else None


def _other_umlaut(first: str, second: str) -> bool:
    """Whether two words are the same but for umlauts that both write."""
    words, others = (unicodedata.normalize("NFC", name).casefold().split() for name in (first, second))
    return any(
        word != other
        and len(word) == len(other)
        and all(a == b or {a, b} <= _UMLAUTS for a, b in zip(word, other, strict=True))
        for word in words
        for other in others
    )
