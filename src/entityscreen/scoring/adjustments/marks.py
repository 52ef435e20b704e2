"""The rule for marks that two names both write: Nguyễn Văn Hùng is not Nguyễn Văn Hưng.

Here belongs what the names as given tell, whatever their folded words say. It holds for all ways to take the two.
"""

from __future__ import annotations

from entityscreen.names.persons import LETTERS, MARKS, TONES, other_marks
from entityscreen.scoring.adjustments.adjustment import Adjustment

# A hit all the same: who types a name from a paper leaves out a hook more often than a letter.
OTHER_LETTERS = 0.12
OTHER_TONES = 0.06
OTHER_MARKS = 0.25  # none is left out: Hùng, Hưng
_AMOUNTS = {LETTERS: OTHER_LETTERS, TONES: OTHER_TONES, MARKS: OTHER_MARKS}


def marks_differ(first: str, second: str) -> Adjustment | None:
    """What two persons' names as given lose for their marks.

    Args:
        first: a name as given.
        second: the other; nothing is taken away where one of them has no marks.

    Example:
        >>> marks_differ("Trần Thị Lan", "Trần Thị Lân").amount, marks_differ("Trần Thị Lan", "Tran Thi Lan")
        (-0.12, None)
    """
    told = other_marks(first, second)
    if told is None:
        return None
    return Adjustment(-_AMOUNTS[told], f"other {told} in Vietnamese")
