"""Sentences in Chinese, Japanese and Korean that say who somebody is: `'응'은 림광수로 드러났다`.

Here belongs which name in quotes stands for which person behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from entityscreen.sources.documents.native_frames import QUOTE

_Q = QUOTE.format(name="quoted").replace("()（）", "")
_FOUND = (
    "(?:[经經]查[实實证證]?|[据據]查|查[明实實证證]|[经經]核[实實查]|其[实實]|[实實][际際]上?|"
    "原[来來]|后[经經]查|後[經经]查|，|,)"
)
_HAN = re.compile(
    rf"{_Q}(?:[这這]一[^，。]{{0,6}}|(?:的|之)?(?:人|男子|女子|境外[^，。]{{0,6}}))?"
    rf"(?:(?:{_FOUND}){{1,3}}(?:就是|正是|[为為是即系係]|[应應][为為是])|就是|正是|[实實][为為系係]|即[为為是]?"
    rf"|[^。“”「」]{{0,24}}?(?:真[实實]身[份分]|真名|本名|真[实實]姓名|原名)(?:其[实實])?(?:[为為是叫系係]))"
)
_JAPANESE = re.compile(
    rf"{_Q}(?:(?:こと|の正体)は|(?:という|と名乗る|と呼ばれる|の)[^。「」、]{{0,16}}?(?:の正体は|"
    rf"の本名は|、本名は)|(?:の本名|の実名)は)"
)
_KOREAN = re.compile(
    rf"{_Q}(?:(?:으로|로) (?:불린|불리던|불리는|행세한|활동한|알려진)|\s?이?라는 (?:인물|사람|남성|"
    rf"여성))?[^.'‘“\n]{{0,24}}?(?:은|"
    rf"는|이|가|을|를|의 (?:정체는|실체는|본명은)) "
)
_FOUND_OUT = re.compile(
    r"(?:\([^()\n]{1,24}\))?\s?(?:씨|대표|회장)?(?:인 것)?(?:이라는 사실이|이라고|라고|으로|로|"
    r"인) ?(?:드러나|드러났|밝혀|확인|파악|"
    r"판명|특정|지목|나타났|추정|보고|판단)"
)
LONGEST_SENTENCE = 60  # characters between a name in quotes and whom it stands for


class Reveal(NamedTuple):
    """A name in quotes with its place, where whom it stands for may begin, and where that ends at the latest."""

    start: int
    name: str
    behind: int
    end: int
    closing: re.Pattern[str] | None


_FRAMES = ((_HAN, None), (_JAPANESE, None), (_KOREAN, _FOUND_OUT))
_END = re.compile(r"[。！？\n；]|\.(?=\s|$)")


def reveals(text: str) -> Iterator[Reveal]:
    """The sentences of a text that say whom a name in quotes stands for.

    Example:
        >>> [(one.name, text[one.behind :]) for text in ["「海哥」經查即郭文傑的表弟邱志強"] for one in reveals(text)]
        [('海哥', '郭文傑的表弟邱志強')]
    """
    for pattern, closing in _FRAMES:
        for match in pattern.finditer(text):
            stop = _END.search(text, match.end(), match.end() + LONGEST_SENTENCE)
            end = stop.start() if stop else min(len(text), match.end() + LONGEST_SENTENCE)
            name = re.sub(r"[(（].*$", "", match["quoted"]).strip()
            yield Reveal(match.start("quoted"), name, match.end(), end, closing)
