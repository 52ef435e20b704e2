"""Dates as customer files, analysts and official lists write them, and the calendars that they count in.

Here belongs the one reading of a date that files, lists and scoring share. What two birth dates say of each other
belongs to `scoring/attributes`. The words are `resources/attributes/date_words.tsv`.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import floor
from typing import Literal

from entityscreen.caches import named_cache
from entityscreen.data import read_rows

Order = Literal["dmy", "mdy"]

CIRCA_YEARS = 2  # "circa 1960" can be 1958 to 1962
FULL_DATE = len("1961-05-03")
# Of the lunar Islamic calendar: the year 1 began on 16 July 622, and a year has 354.367 days (12 synodic months).
_ISLAMIC_START, _ISLAMIC_YEAR = 622.54, 354.367 / 365.2425
# Of the solar calendar of Iran and Afghanistan: the year begins in March.
_SOLAR_OFFSET = 621
# Gregorian dates are sometimes marked as Islamic; nobody on a list was born before.
_FIRST_GREGORIAN = 1600
# Of the Buddhist era of Thailand; until 1940 its years began in April.
_BUDDHIST = range(2400, 2600)
_BUDDHIST_BEGIN, _FIRST_FROM_JANUARY = 543, 2484
_BUDDHIST_MARK = re.compile(r"พ\.?\s?ศ\.?\s*|\s*\bB\.?E\b\.?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precise as known.

    Attributes:
        first: the first year that it can be.
        last: the last year.
        month: 1 to 12, or None; None in a range.
        day: 1 to 31, or None.
    """

    first: int
    last: int
    month: int | None = None
    day: int | None = None

    @property
    def is_full(self) -> bool:
        """Whether the day is known."""
        return self.day is not None

    def as_date(self) -> dt.date:
        """The day; only of a full date."""
        return dt.date(self.first, self.month or 1, self.day or 1)

    def isoformat(self) -> str:
        """ISO 8601 as precise as known; a range of years as `1960/1963`.

        Example:
            >>> PartialDate(1961, 1961, 5).isoformat(), PartialDate(1960, 1963).isoformat()
            ('1961-05', '1960/1963')
        """
        if self.first != self.last:
            return f"{self.first}/{self.last}"
        return "-".join((f"{self.first}", *(f"{part:02d}" for part in (self.month, self.day) if part)))


@dataclass(frozen=True, slots=True)
class _Words:
    """The table, and the forms of a single date that are made of it."""

    months: Mapping[str, int]
    eras: Mapping[str, int]
    calendars: Mapping[str, str]
    circa: re.Pattern[str]
    before: re.Pattern[str]
    era: re.Pattern[str]
    range: re.Pattern[str]
    several: re.Pattern[str]
    forms: tuple[re.Pattern[str], ...]


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@named_cache("model.date_words", maxsize=1)
def _words() -> _Words:
    by_sense: dict[str, list[str]] = {}
    for word, sense in read_rows("date_words"):
        by_sense.setdefault(sense, []).append(word)
    eras = {word: int(sense[4:]) for sense, words in by_sense.items() if sense.startswith("era ") for word in words}
    ordinal, of = _either(by_sense["ordinal"]), _either(by_sense["of"])
    day, month_word = rf"(?P<d>\d{{1,2}})(?:{ordinal})?", r"(?P<m>[^\W\d_]+)"
    forms = (
        r"(?P<y>\d{4})(?:[-./](?P<m>\d{1,2})(?:[-./](?P<d>\d{1,2}))?)?"
        r"(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?|Z|[+-]\d\d:\d\d)?",
        r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})",
        r"(?P<m>\d{1,2})[./-](?P<y>\d{4})",
        r"(?P<y>\d{4})\s*[年년]\s*(?:(?P<m>\d{1,2})\s*[月월]\s*)?(?:(?P<d>\d{1,2})\s*[日일])?生?",
        rf"(?:{day}\.?[\s.-]+(?:(?:{of})\s+)?)?{month_word}\.?,?[\s.-]+(?:(?:{of})\s+)?(?P<y>\d{{4}})",
        rf"{month_word}\.?\s+{day},?\s+(?P<y>\d{{4}})",
        r"(?P<a>\d{1,2})\s?[./\-\s]\s?(?P<b>\d{1,2})\s?(?P<mark>[./\-\s])\s?(?P<y>\d{4}|\d{2})(?:,? \d{1,2}:\d\d.*)?",
    )
    between = _either(by_sense["range"])
    return _Words(
        months={word: int(sense) for sense, words in by_sense.items() if sense.isdigit() for word in words},
        eras=eras,
        calendars={word: sense for sense in ("islamic", "solar", "gregorian") for word in by_sense[sense]},
        circa=re.compile(rf"(?:{_either(by_sense['circa'])})(?![^\W\d_])[\s.:-]*", re.IGNORECASE),
        before=re.compile(rf"(?:{_either(by_sense['before'])})(?![^\W\d_])[\s.:]*", re.IGNORECASE),
        era=re.compile(rf"({_either(list(eras))})\s*\.?\s*(\d{{1,3}}|元)(?=\s*[年./-]|$)", re.IGNORECASE),
        range=re.compile(
            rf"\s*(?:\b(?:{between})\b|–|—|-(?=\s)|(?<=\s)-|/(?=\d{{4}}\b)|(?<=^\d{{4}})-(?=\d{{4}}$))\s*",
            re.IGNORECASE,
        ),
        several=re.compile(
            rf"\s*(?:;|\b(?:{_either(by_sense['or'])})\b\.?|\||\([a-z0-9]\)|(?<![\w.])[a-z]\)|(?<=\d{{4}}),|\n)\s*",
            re.IGNORECASE,
        ),
        forms=tuple(re.compile(form) for form in forms),
    )


@named_cache("model.read_dates", maxsize=65536)
def read_dates(text: str) -> tuple[PartialDate, ...]:
    """The dates that a text can mean.

    Args:
        text: ISO 8601 (`1961`, `1961-05`, `1961-05-03`, `1960/1963`), `03/05/1961`, `3 May 1961`, `May 3, 1961`,
            `19610503`, `circa 1960`, `1961年5月3日`, `昭和36年5月3日`; months in the languages of the table.

    Returns:
        One date; two when day and month can be either; four with a year of two digits; none when the text is no date.

    Example:
        >>> read_dates("3 May 1961")
        (PartialDate(first=1961, last=1961, month=5, day=3),)
        >>> len(read_dates("03/05/1961")), len(read_dates("23/05/1961")), read_dates("unknown")
        (2, 1, ())
    """
    plain, circa = _bare(text)
    found = tuple(dict.fromkeys(_read(plain)))
    if circa:
        return tuple(PartialDate(date.first - CIRCA_YEARS, date.last + CIRCA_YEARS) for date in found[:1])
    return found


@named_cache("model.parse_date", maxsize=32768)
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
    plain, _ = _bare(text)
    if found := next(_single(plain, order, lists=True), None):
        return found.isoformat()
    ends = [next(_single(_bare(end)[0], order, lists=True), None) for end in _ends(plain)]
    if len(ends) == 2 and ends[0] and ends[1]:
        first, last = (end.isoformat() for end in ends if end)
        return f"{first}/{last}" if first <= last else None
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
    for part in _words().several.split(text):
        if not part or not part.strip().strip(" .,:;()"):
            continue
        if date := parse_date(part, order=order):
            dates.append(date)
        else:
            rest.append(part.strip())
    return tuple(dict.fromkeys(dates)), tuple(rest)


def is_approximate(text: str) -> bool:
    """Whether a text says that its date is not certain.

    Example:
        >>> is_approximate("circa 1961"), is_approximate("Approximately 1961"), is_approximate("1961")
        (True, True, False)
    """
    return _bare(text)[1]


def _bare(text: str) -> tuple[str, bool]:
    """A text without the words in front of its date, and whether one of them says that it is not certain."""
    words, circa = _words(), False
    plain = " ".join(text.split()).strip(" .,;()")
    if not plain.isascii():
        plain = from_era(unicodedata.normalize("NFKC", plain))
    while True:
        if match := words.circa.match(plain):
            circa = True
        else:
            match = words.before.match(plain)
        if not match or match.end() == len(plain):
            return plain, circa
        plain = plain[match.end() :]


def _ends(plain: str) -> list[str]:
    return _words().range.split(plain)


def _read(plain: str) -> Iterator[PartialDate]:
    found = list(_single(plain, "dmy"))
    if found:
        yield from found
        return
    ends = [next(_single(_bare(end)[0], "dmy"), None) for end in _ends(plain)]
    if len(ends) == 2 and ends[0] and ends[1] and ends[0].first <= ends[1].last:
        yield PartialDate(ends[0].first, ends[1].last)


def _single(plain: str, order: Order, *, lists: bool = False) -> Iterator[PartialDate]:
    """What a text means that has no words in front and is no range, the likeliest first.

    In lists only listings have a year of two digits, `13.07.20`.
    """
    for form in _words().forms:
        match = form.fullmatch(plain)
        if match is None:
            continue
        parts = match.groupdict()
        if "a" not in parts:
            found = _made(parts["y"], parts["m"], parts.get("d"))
            if found:
                yield found
                return
            continue
        years = [parts["y"]]
        if len(years[0]) == 2:
            years = [f"19{parts['y']}", f"20{parts['y']}"]
            if lists:
                years = years[1:] if parts["mark"] == "." else []
        day_first, month_first = (parts["b"], parts["a"]), (parts["a"], parts["b"])
        readings = (day_first, month_first) if order == "dmy" else (month_first, day_first)
        yield from (date for year in years for month, day in readings if (date := _made(year, month, day)))
        return


def _made(year: str, month: str | None, day: str | None) -> PartialDate | None:
    """A date, zeros meaning unknown; None when there is no such day."""
    number, days = int(year), int(day or 0)
    months = 0 if month is None else int(month) if month.isdecimal() else _words().months.get(month.casefold(), 99)
    if not 1000 <= number <= 2999 or months > 12:
        return None
    if not months:
        return PartialDate(number, number)
    if not days:
        return PartialDate(number, number, months)
    try:
        dt.date(number, months, days)
    except ValueError:
        return None
    return PartialDate(number, number, months, days)


def from_era(text: str) -> str:
    """A date whose year is of the common era, where it was of a Japanese or Taiwanese one.

    Args:
        text: a date in NFKC.

    Example:
        >>> from_era("昭和28年6月15日"), from_era("S40.1.1"), from_era("令和元年5月"), from_era("民國50年")
        ('1953年6月15日', '1965.1.1', '2019年5月', '1961年')
        >>> from_era("1961-05-03"), from_era("พ.ศ. 2504"), from_era("5/10/2504 BE"), from_era("3 October 1961")
        ('1961-05-03', '2504', '5/10/2504', '3 October 1961')
    """
    words = _words()
    found = words.era.match(text)
    if not found:
        return _BUDDHIST_MARK.sub("", text)
    year = 1 if found[2] == "元" else int(found[2])
    return f"{words.eras[found[1].casefold()] + year}{text[found.end() :]}"


def from_buddhist(year: int, month: int = 0) -> int:
    """A year of the common era; one that can only be of the Buddhist era is reckoned.

    Args:
        year: as it is written.
        month: that is known, or 0.

    Example:
        >>> from_buddhist(2504), from_buddhist(2480, 2), from_buddhist(1961)
        (1961, 1938, 1961)
    """
    if year not in _BUDDHIST:
        return year
    return year - _BUDDHIST_BEGIN + (year < _FIRST_FROM_JANUARY and 0 < month < 4)


def is_gregorian(calendar: str, year: str) -> bool:
    """Whether a year is a Gregorian one: the source says so or nothing, or it can be no other.

    Example:
        >>> is_gregorian("GREGORIAN", "1961"), is_gregorian("ISLAMIC", "1367"), is_gregorian("ISLAMIC", "1961")
        (True, False, True)
    """
    known = calendar.strip().casefold() in ("", "gregorian")
    return known or not year.isdigit() or int(year) >= _FIRST_GREGORIAN


def gregorian_years(calendar: str, year: str) -> str | None:
    """The Gregorian years that a year of another calendar overlaps, as a range; None for a calendar not known.

    A day is not converted: sighting of the moon and leap years make it uncertain.

    Example:
        >>> gregorian_years("ISLAMIC", "1367"), gregorian_years("Solar Hijri", "1340"), gregorian_years("Mayan", "12")
        ('1947/1948', '1961/1962', None)
    """
    named = {_words().calendars.get(word) for word in calendar.casefold().replace("_", " ").replace("-", " ").split()}
    number = int(year)
    if "solar" in named:
        return f"{number + _SOLAR_OFFSET}/{number + _SOLAR_OFFSET + 1}"
    if "islamic" in named:
        start = _ISLAMIC_START + (number - 1) * _ISLAMIC_YEAR
        first, last = floor(start), floor(start + _ISLAMIC_YEAR)
        return f"{first}/{last}" if first != last else str(first)
    return None
