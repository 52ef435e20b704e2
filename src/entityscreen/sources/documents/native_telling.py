"""A frame in which a Chinese, Japanese or Korean sentence calls somebody, and several names of one in a row.

Here belongs the record of a frame alone. The tables of frames are `native_tellings.py` for persons and
`native_firm_tellings.py` for firms, bodies and ships.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from entityscreen.sources.documents.context import COMPANY, ORGANISATION, PERSON, VESSEL
from entityscreen.sources.documents.native_frames import QUOTE, Q

LIST = (
    rf"{Q}(?:(?:、|,|，|和|与|與|及|以及|や|と|・|와|과| ?및|나| ?또는|"
    rf" ?혹은)?\s?[“「『‘\"'][^“”「」『』‘’\"'\n]{{1,40}}[”」』’\"']){{0,6}}"
)


MOST_IN_ROW = 6  # names behind the first one


class Telling(NamedTuple):
    """A frame: its pattern with the group `quoted`, what it speaks of, whether the name is former, and its shape."""

    pattern: re.Pattern[str]
    kinds: tuple[str, ...]
    former: bool = False
    shape: str = ""


P, F, V = (PERSON,), (COMPANY, ORGANISATION), (VESSEL,)


def told(pattern: str, kinds: tuple[str, ...], *, former: bool = False, shape: str = "") -> Telling:
    return Telling(re.compile(pattern), kinds, former, shape)


# Names in quotes of a row, behind the first one.
_FURTHER = re.compile(
    rf"(?:、|,|，|和|与|與|及|以及|や|と|・|와|과| ?및|나| ?또는| ?혹은)?\s?{QUOTE.format(name='quoted')}"
)
_SHIP = r"(?:[A-Z][A-Za-z]+(?: [A-Z0-9][A-Za-z0-9]*){0,3}|[\u3400-\u9fff]{2,6}(?:[0-9]{1,4}[号號]?|[号號轮輪丸]))"
SHIP_ROW = re.compile(  # `先後改名 Pacific Lily、興遠67`
    rf"(?:改名|更名|易名|改[称稱]|曾用名|曾用船名|原名)(?:[为為作成]|有|"
    rf"包括)?[:：]?\s?(?P<row>{_SHIP}(?:(?:、|，|, |和|与|與|"
    rf"及){_SHIP})*)(?=[，。；、）)\s等后後]|$)"
)
ROW_PARTS = re.compile("、|，|, |和|与|與|及")


def names_in_row(text: str, match: re.Match[str]) -> Iterator[str]:
    """The names of a statement: the first one in quotes, and those that stand in a row with it.

    Args:
        text: the text.
        match: a statement with the group `quoted`.
    """
    if match["quoted"] is None:
        yield match["plain"].strip()
        return
    yield match["quoted"].strip()
    at = match.end("quoted") + 1
    for _ in range(MOST_IN_ROW):
        if not (further := _FURTHER.match(text, at)):
            return
        yield further["quoted"].strip()
        at = further.end()
