"""Persons whom an age in the bracket shows: `총책 김영호(45) 씨`, `被告张永辉（52岁，商人）`, `李強容疑者（38）`.

Here belongs which word before the age is the name. Such a person has no other name there, but sentences may give one.
"""

from __future__ import annotations

import re

from entityscreen.sources.documents.context import PERSON
from entityscreen.sources.documents.finding import Finding
from entityscreen.sources.documents.korean import has_title
from entityscreen.sources.documents.native_persons import HANGUL, looks_like_person
from entityscreen.sources.documents.runs import after_stop
from entityscreen.sources.documents.titled import without_end_title
from entityscreen.sources.documents.tokens import Bracket
from entityscreen.sources.documents.view import View

_AGE = re.compile(
    r"\s?(?:(?:男|女|남|여)\s?[·,，、]\s?)?(?:1[0-9]|[2-9][0-9])(?P<years>[岁歲歳]|세|살)?(?:\s?[·,，、].{0,20})?$"
)
_ANONYMOUS = re.compile("某|^[\uac00-\ud7a3]모$")  # `张某`, `이모(34) 씨`
_HAN_RUN = re.compile("[\u3005\u3400-\u9fff·・]{2,14}$")
_HANGUL_RUN = re.compile("(?<![\uac00-\ud7a3])[\uac00-\ud7a3]{2,4}$")
LONGEST_PERSON = 4  # characters


def aged_person(view: View, bracket: Bracket) -> Finding | None:
    """The finding of a person with an age in the bracket behind, or None.

    A number alone is an age behind a title (`容疑者`, `씨`) only; in Chinese it needs its word (`岁`).

    Args:
        view: the block.
        bracket: a pair of brackets.
    """
    age = _AGE.match(bracket.content)
    if not age:
        return None
    before = view.text[max(0, bracket.start - 24) : bracket.start].rstrip()
    rest = without_end_title(before)
    if HANGUL.search(rest[-1:]):
        name = _korean(rest, rest != before or bool(age["years"]), view.text[bracket.end + 1 : bracket.end + 25])
    else:
        found = _HAN_RUN.search(rest) if rest != before or age["years"] else None
        name = after_stop(found.group(), persons=True) if found else ""
    if not name or len(name) > LONGEST_PERSON or not looks_like_person(name) or _ANONYMOUS.search(name):
        return None
    start = view.text.rfind(name, 0, bracket.start)
    return Finding(name, start, start + len(name), PERSON, evidence=("age",), after=bracket.end + 1)


def _korean(rest: str, sure: bool, behind: str) -> str:
    """The Korean name at the end of a text, where a title beside it or a word for years says that it is one."""
    found = _HANGUL_RUN.search(rest)
    return found.group() if found and (sure or has_title(rest[: found.start()][-24:], behind)) else ""
