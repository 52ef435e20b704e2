"""The words of Chinese, Japanese and Korean organisation names, as the lexicon has them, and their numerals.

Whether numerals are a number or part of a brand (三一, 五粮液) is decided by what stands around them, in `lattice.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.names.lexicon import Concept, han_phrases

# Legal forms that only Japanese companies have: a name with one is read as Japanese.
JAPANESE_FORMS = frozenset({"legal:kk", "legal:yk", "legal:gk"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words.

    Attributes:
        by_text: all of them by their folded characters.
        longer: how long those are that begin with two characters, ascending.
    """

    by_text: Mapping[str, Concept]
    longer: Mapping[str, tuple[int, ...]]

    def lengths(self, text: str, start: int) -> tuple[int, ...]:
        """How long a word may be that begins in a text at a place, ascending."""
        longer = self.longer.get(text[start : start + 2], ())
        return (1, *longer) if text[start] in self.by_text else longer


@named_cache("segment.words", maxsize=1)
def words() -> Words:
    """The words of the lexicon in Chinese, Japanese and Korean characters.

    Example:
        >>> words().by_text["科技"].id
        'technology'
    """
    table = han_phrases()
    longer: dict[str, set[int]] = {}
    for text in table:
        if len(text) > 1:
            longer.setdefault(text[:2], set()).add(len(text))
    return Words(table, {beginning: tuple(sorted(found)) for beginning, found in longer.items()})


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
