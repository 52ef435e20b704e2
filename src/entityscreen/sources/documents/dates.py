"""Dates in front of names and in brackets: `On 8 May 2014 the Central Commission`, `(12 May 2014)`.

Here belongs what a date looks like in English. What is done with the words behind it belongs to `chains.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.sources.documents.tokens import Token
from entityscreen.sources.documents.vocabulary import words

_DAY = re.compile(r"(?:[0-2]?[0-9]|3[01])(?:st|nd|rd|th)?$")
_YEAR = re.compile(r"(?:1[6-9]|20)[0-9]{2}$")
_PERIOD = re.compile(r"(?:[qh][1-4]|[1-4][qh][0-9]{2}|fy[0-9]{2,4})$")  # `Q3 2021`


def _part(folded: str) -> str:
    """Which part of a date a word is: `day`, `year`, `month`, `period`, or nothing."""
    if folded in words("month"):
        return "month"
    return next((name for name, shape in _SHAPES if shape.match(folded)), "")


_SHAPES = (("day", _DAY), ("year", _YEAR), ("period", _PERIOD))


def date_end(tokens: Sequence[Token], start: int) -> int:
    """The index behind a date that some words begin with; `start` when they begin with none.

    A name can begin with month and day (`June 18 Trading Company`): these alone are a date only behind a preposition.

    Example:
        >>> from entityscreen.sources.documents.tokens import tokenise
        >>> date_end(tokenise("8 May 2014 the Central Commission"), 0), date_end(tokenise("May Fourth Press"), 0)
        (4, 0)
    """
    end = start
    parts: list[str] = []
    while end < len(tokens) - 1 and (part := _part(tokens[end].folded)) and part not in parts:
        parts.append(part)
        end += 1
    the = tokens[end].text == "the" if parts else False
    behind = start > 0 and tokens[start - 1].folded != "the" and len(parts) > 1
    dated = "month" in parts and ("year" in parts or the or parts[0] == "day" or behind)
    return end + the if dated or ("period" in parts and len(parts) > 1) else start


def is_date(parts: Sequence[str]) -> bool:
    """Whether folded words are a date: `12 May 2014`, `May 2014`; a month alone may be a given name.

    Example:
        >>> is_date(["12", "may", "2014"]), is_date(["may"])
        (True, False)
    """
    return len(parts) > 1 and all(map(_part, parts))
