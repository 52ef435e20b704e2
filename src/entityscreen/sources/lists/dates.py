"""Dates as official lists write them, as ISO 8601.

Here belongs the reading of one date or of several in one text. What a birth date does to a score belongs to
`scoring/`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Literal

from entityscreen.caches import named_cache

Order = Literal["dmy", "mdy"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january janv",
            "feb february febr",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_CIRCA = re.compile(
    r"^(?:circa|approximately|approx\.?|about|around|est\.?|estimated|ca?\.|year of birth:?|born(?: in)?|"
    r"in|on|between|from|late|early|mid-?|~)\s*",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:\bto\b|\band\b|–|—|-(?=\s)|(?<=\s)-|(?<=^\d{4})[-/](?=\d{4}$))\s*")
_SEVERAL = re.compile(
    r"\s*(?:;|\bor\b|\||,(?=\s*(?:alt\.?|or)\b)|\([a-z0-9]\)|(?<![\w.])[a-z]\)|(?<=\d{4}),|\n)\s*",
    re.IGNORECASE,
)
_TITLES = ("00", "0000")


def _valid(year: str, month: int | None = None, day: str | None = None) -> str | None:
    """The date as precise as its parts, or None when there is no such date; zeros mean unknown."""
    if not 1000 <= int(year) <= 2999:
        return None
    if not month:
        return year if month is None or day in (None, *_TITLES) else None
    if month > 12:
        return None
    if not day or not int(day):
        return f"{year}-{month:02d}"
    try:
        return dt.date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None


def _month(name: str) -> int:
    return _MONTHS.get(name.casefold().rstrip("."), 99)


_Build = Callable[[re.Match[str]], "str | None"]
_FORMS: tuple[tuple[re.Pattern[str], _Build], ...] = (
    (
        re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?|Z|[+-]\d\d:\d\d)?"),
        lambda m: _valid(m[1], int(m[2]), m[3]),
    ),
    (re.compile(r"(\d{4})"), lambda m: _valid(m[1])),
    (
        re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]+)\.?,?[ -](\d{4})"),
        lambda m: _valid(m[3], _month(m[2]), m[1]),
    ),
    (
        re.compile(r"([A-Za-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})"),
        lambda m: _valid(m[3], _month(m[1]), m[2]),
    ),
    (re.compile(r"([A-Za-z]+)\.?,? (\d{4})"), lambda m: _valid(m[2], _month(m[1]))),
    (re.compile(r"(\d{4})-(\d{1,2})"), lambda m: _valid(m[1], int(m[2]))),
    (re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})"), lambda m: _valid(m[1], int(m[2]), m[3])),
    (re.compile(r"(\d{1,2})[/.](\d{4})"), lambda m: _valid(m[2], int(m[1]))),
    (re.compile(r"(\d{4})(\d{2})(\d{2})"), lambda m: _valid(m[1], int(m[2]), m[3])),
)
_NUMERIC = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4})(?:,? \d{1,2}:\d\d.*)?")
_SHORT = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d\d)")  # 13.07.20: only listings are written so


@named_cache("lists.parse_date", maxsize=32768)
def parse_date(text: str, *, order: Order = "dmy") -> str | None:
    """Read one date.

    Args:
        text: `03 May 1961`, `May 1961`, `circa 1965`, `3.5.1961`, `1961-05-03T00:00:00`,
            `Jan 1960 to Dec 1963` ...
        order: whether `03/05/1961` has the day or the month first; if that is no date, the other is tried.

    Returns:
        ISO 8601 as precise as the text (`1961`, `1961-05`, `1961-05-03`), a range `1960-01/1963-12`, or None.

    Example:
        >>> [parse_date(text) for text in ("03 May 1961", "circa 1965", "Jan 1960 to Dec 1963", "16.10.1966")]
        ['1961-05-03', '1965', '1960-01/1963-12', '1966-10-16']
    """
    plain = " ".join(text.split()).strip(" .,;()")
    while (bare := _CIRCA.sub("", plain, count=1)) != plain:
        plain = bare
    if found := _single(plain, order):
        return found
    ends = _RANGE.split(plain)
    if len(ends) == 2:
        first, last = (_single(_CIRCA.sub("", end), order) for end in ends)
        if first and last:
            return f"{first}/{last}" if first <= last else None
    return None


def _single(text: str, order: Order) -> str | None:
    for form, build in _FORMS:
        if match := form.fullmatch(text):
            return build(match)
    if match := _NUMERIC.fullmatch(text):
        day, month = (match[1], match[2]) if order == "dmy" else (match[2], match[1])
        return _valid(match[3], int(month), day) or _valid(match[3], int(day), month)
    if match := _SHORT.fullmatch(text):
        return _valid(f"20{match[3]}", int(match[2]), match[1])
    return None


def parse_dates(text: str, *, order: Order = "dmy") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Read every date of a text.

    Args:
        text: dates joined by `or`, semicolons or lines.
        order: as for `parse_date`.

    Returns:
        The dates as ISO 8601, and the parts of the text that are none.

    Example:
        >>> parse_dates("6.3.1955 or circa 1957; in the spring")
        (('1955-03-06', '1957'), ('in the spring',))
    """
    if whole := parse_date(text, order=order):
        return (whole,), ()
    dates: list[str] = []
    rest: list[str] = []
    for part in _SEVERAL.split(text):
        if not part or not part.strip().strip(" .,:;()"):
            continue
        date = parse_date(part.removeprefix("alt.").removeprefix("alt "), order=order)
        if date:
            dates.append(date)
        else:
            rest.append(part.strip())
    return tuple(dict.fromkeys(dates)), tuple(rest)
