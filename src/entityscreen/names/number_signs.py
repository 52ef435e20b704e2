"""Signs beside a number in digits, which say no more than `No.`: 제2, 第13号, 39호, 64-я.

Here belongs taking them away. What number a word is, in digits or letters, is in `lexicon.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

_BEFORE_NUMBER = frozenset({"第", "제"})
_CHINESE = "第"  # ends a word that a number follows, while Korean words end in 제 as well: 경제
_BEHIND_NUMBER = frozenset({"号", "호", "й", "я", "е", "го", "ая", "ой", "ый", "ий", "ое", "му"})


def without_signs(pieces: Sequence[str]) -> list[str]:
    """The pieces of a name without what only says that a number comes or came.

    Example:
        >>> without_signs(["集团第", "13", "研究所"]), without_signs(["39", "호"])
        (['集团', '13', '研究所'], ['39'])
    """
    found = list(pieces)
    for position, piece in enumerate(pieces):
        if piece.isdecimal():
            before = pieces[position - 1] if position else ""
            if before in _BEFORE_NUMBER or before.endswith(_CHINESE):
                found[position - 1] = before[:-1]
            behind = pieces[position + 1 : position + 2]
            if behind and behind[0] in _BEHIND_NUMBER:
                found[position + 1] = ""
    return [piece for piece in found if piece]
