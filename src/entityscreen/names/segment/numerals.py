"""Chinese numerals as they stand in names: 第十三, 二十八, 五〇.

Here belongs the value of a run of numerals. Whether such a run is a number or part of a brand (三一, 五粮液) is
decided by what stands around it, in `lattice.py`.
"""

from __future__ import annotations

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERALS = frozenset(_DIGITS) | frozenset(_UNITS)


def numeral_value(text: str) -> int | None:
    """The value of a Chinese numeral.

    Args:
        text: folded characters.

    Returns:
        The number; None when the text is no numeral.

    Example:
        >>> [numeral_value(text) for text in ("十三", "二十八", "一百零五", "七〇八", "高芯")]
        [13, 28, 105, 708, None]
    """
    if not text or not NUMERALS.issuperset(text):
        return None
    if not any(character in _UNITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total, digit = 0, 0
    for character in text:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit
