"""What a register puts before the name of a ship or a firm: M/V, MT, F/V, т/х, Messrs; and 호 behind a Korean ship's.

Here belongs what is no part of the name: one register writes it, another does not. With a slash or in full it is told
for sure (`M/V Ocean Star`); two plain letters are a ship's only where the kind says so (`MT Horse` the tanker, while
MT Højgaard is a firm).
"""

from __future__ import annotations

import re

from entityscreen.model.kind import Family
from entityscreen.names.normalise import Folded

_QUOTES = "\"'«»„“”"
# What stands before a name for sure is in full, or has a slash.
_IN_FULL = (
    "messrs", "motor vessel", "motor tanker", "fishing vessel", "motor ship", "steam ship", "steamship",
    "research vessel", "теплоход", "пароход", "рыболовное судно", "сухогруз",
)  # fmt: skip
_SURE = re.compile(
    r"(?:[mfsrtlbn]\s?/\s?[vtsybc]b?|lpg\s?/\s?c|[тмрбс]/[хтсбк]|m/s|" + "|".join(_IN_FULL) + r")(?:\.\s*|\s+)(?=\S)"
)
# Kinds of ships in two or three letters, and in words: nobody's firm, but a ship's where the kind says so.
_SHORT_KINDS = (
    r"m\.?v", r"m\.?t", r"m\.?s", r"s\.?s", r"f\.?v", r"s\.?v", r"s\.?y", r"m\.?y", r"r\.?v", r"n\.s", r"l\.?c",
    r"m\.?tanker", "lct", "osv", "psv", "ahts", "ahtsv", "fso", "fpso", "fsru", "flng", "vlcc", "ulcc", "vlgc", "lngc",
    "lpgc", "usns", "uss", "hms", "rms", "gts", "cso", "dsv", "csv", "hsc", "ropax", "roro", "ro-ro", "tb", "t/b",
    "mpp", "motor-tanker", "motor-vessel", "мт", "тх", "рс", "бмрт", "срт", "сртм", "ртм", "птм", "ис", "нис", "тн",
    "пс", "мб", "бпк", "бдк", "мпк", "скр", "плавбаза", "тк", "кпл", "плк",
)  # fmt: skip
_KINDS = (
    "vessel", "tanker", "ship", "tug boat", "tugboat", "tug", "barge", "yacht", "motor yacht", "trawler", "dredger",
    "ferry", "icebreaker", "oil tanker", "bulk carrier", "container ship", "танкер", "судно", "траулер", "буксир",
    "ледокол", "яхта", "катер", "сейнер", "баржа", "паром", "балкер", "контейнеровоз", "газовоз", "лихтеровоз",
    "крейсер", "эсминец", "фрегат", "корвет", "подводная лодка", "рефрижератор", "земснаряд", "буксирный катер",
)  # fmt: skip
_OF_SHIPS = re.compile(rf"(?:{'|'.join(sorted((*_SHORT_KINDS, *_KINDS), key=len, reverse=True))})\b(?:\.\s*|\s+)(?=\S)")
# What stands behind a Chinese ship's name: 轮 (steamer), 号 (No. of ships).
_CHINESE_SHIP = re.compile(r"(?<=[\u4e00-\u9fff]{2})[轮号]$")
_MOST_KINDS = 2  # motor yacht, oil tanker MT

_MOTOR_VESSEL = ("mv ", "m.v. ")
_KOREAN_SHIP = re.compile(r"(?<=[가-힣]{2})\s?호$")


def without_address(text: Folded, family: Family) -> Folded:
    """A name without what a register puts before it.

    Args:
        text: the folded name.
        family: of its kind; persons' names are left as they are.

    Returns:
        The rest; the text itself where nothing stands before it, or nothing behind.

    Example:
        >>> from entityscreen.names.normalise import fold
        >>> without_address(fold("M/V Ocean Star"), Family.ANY), without_address(fold("MT Horse"), Family.CRAFT)
        ('ocean star', 'horse')
        >>> without_address(fold("MT Hojgaard"), Family.ORGANISATION)
        'mt hojgaard'
        >>> without_address(fold("청천강호"), Family.CRAFT)
        '청천강'
    """
    if family is Family.PERSON:
        return text
    found = _SURE.match(text) if "/" in text or text.startswith(_IN_FULL) else None
    if family is Family.CRAFT:
        return _without_kind(Folded(_CHINESE_SHIP.sub("", _KOREAN_SHIP.sub("", text))))
    if found is None:
        return text
    return _behind(found, text) or text


def _without_kind(text: Folded) -> Folded:
    """A ship's name without its kind, which may be told twice: oil tanker MT Horse."""
    for _ in range(_MOST_KINDS):
        found = _SURE.match(text) or _OF_SHIPS.match(text)
        rest = None if found is None else _behind(found, text)
        if rest is None:
            break
        text = rest
    return text


def _behind(found: re.Match[str], text: Folded) -> Folded | None:
    """What stands behind a kind, if it can be a name."""
    rest = text[found.end() :].strip(_QUOTES + " ")
    return Folded(rest) if any(map(str.isalpha, rest)) else None


def ship_text(text: Folded, family: Family) -> Folded | None:
    """What a name is if its `MV` means a motor vessel: of a kind that is not told, it may be initials too (MV Rao).

    Example:
        >>> from entityscreen.names.normalise import fold
        >>> ship_text(fold("MV Ocean Star"), Family.ANY), ship_text(fold("Ocean Star"), Family.ANY)
        ('ocean star', None)
    """
    if family in (Family.PERSON, Family.CRAFT) or not text.startswith(_MOTOR_VESSEL):
        return None
    rest = without_address(text, Family.CRAFT)
    return rest if " " in rest or any(map(str.isdigit, rest)) else None
