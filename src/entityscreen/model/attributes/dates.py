"""Dates as people and programs write them: what a text can mean.

Parties of a file or of a program, and both sides of a comparison, read dates in this one way. What two dates say of
each other belongs to `scoring/attributes`; what a spreadsheet's cell holds to `screening/files`. The words are
`resources/attributes/months.tsv` (of CLDR) and `date_words.tsv`.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import floor
from typing import Literal

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.plain import without_accents

Order = Literal["dmy", "mdy"]
_LONGEST_TEXT = 2_000  # characters of a text with several dates
LONGEST = 80  # characters of a date; a longer text is none
CIRCA_YEARS = 2  # "circa 1960" is read as 1958 to 1962
# Of the Buddhist calendar; until 1940 its years began in April.
_BUDDHIST = range(2400, 2600)
_BUDDHIST_BEGIN = 543
_BUDDHIST_FROM_JANUARY = 2484

# Of the lunar Islamic calendar: the year 1 began on 16 July 622, and a year has 354.367 days (12 synodic months).
_ISLAMIC_START, _ISLAMIC_YEAR = 622.54, 354.367 / 365.2425
# Of the solar calendar of Iran and Afghanistan: the year begins in March.
_SOLAR_OFFSET = 621
# Gregorian dates are sometimes marked as Islamic; nobody on a list was born before.
_FIRST_GREGORIAN = 1600

_TIME = re.compile(r"(?<=\d)(?:[T ]+\d{1,2}:\d{2}[\d:.]*\s*(?:[AaPp][Mm])?(?:Z|[+-]\d\d:?\d\d)?|Z|[+-]\d\d:\d\d)$")
_YEAR_FIRST = re.compile(r"(\d{4})(?:\s*[-./]\s*(\d{1,2})(?:\s*[-./]\s*(\d{1,2}))?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMERIC = re.compile(r"(\d{1,2})\s*([./\-\s])\s*(\d{1,2})\s*[./\-\s]\s*(\d{4}|\d{2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{4})")
_CHARACTERS = re.compile(r"(\d{4})\s*[年년](?:\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日일])?)?")
_WORDED = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th|er|º|ª)?[\s.,/-]+)?([^\d,]*[^\W\d][^\d,]*?)[\s.,/-]+(\d{4})")
# `1-Jan-97` of a spreadsheet.
_WORDED_SHORT_YEAR = re.compile(r"(\d{1,2})[\s./-]+([^\W\d_]{3,9})\.?[\s./'’-]+(\d{2})")
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
# `Sep-99` of a spreadsheet; two digits that can be a day are none.
_MONTH_SHORT_YEAR = re.compile(r"([^\W\d_]{3,9})[-'’](3[2-9]|[4-9]\d)")
_YEAR_WORD = re.compile(r"(\d{4})\.?[\s/-]+([^\W\d][^\d,]{1,30}?)\.?[\s/-]+(\d{1,2})\.?")
_BARE_RANGE = re.compile(r"(\d{4}\S*)\s*/\s*(\d{4}.*)|(\d{4})-(\d{4})|(.*\d{4}\S*)\s+-\s+(\d{4}.*)")


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

    def __str__(self) -> str:
        """ISO 8601, or two years of a range.

        Example:
            >>> str(PartialDate(1961, 1961, 5)), str(PartialDate(1958, 1962))
            ('1961-05', '1958/1962')
        """
        if self.first != self.last:
            return f"{self.first}/{self.last}"
        month = f"-{self.month:02d}" if self.month else ""
        return f"{self.first}{month}" + (f"-{self.day:02d}" if self.month and self.day else "")


@named_cache("model.dates", maxsize=65536)
def read_dates(text: str) -> tuple[PartialDate, ...]:
    """The dates that a text can mean.

    Args:
        text: ISO 8601 (`1961`, `1961-05`, `1961-05-03`, `1960/1963`), also with a time of day, `03/05/1961`, `3 May
            1961`, `3-May-61`, `May 3, 1961`, `19610503`, `circa 1960`, `1961年5月3日`; months in the languages of the
            table; years of an era (`昭和28年`, `S28`, `民國50年`) or of the Buddhist calendar (`2504`).

    Returns:
        One date; two or more when day and month, or the century, can be either; none when the text is no date. Between
        dots the day stands first, wherever dots are written.

    Example:
        >>> [str(date) for date in read_dates("3 May 1961")], [str(date) for date in read_dates("昭和28年6月15日")]
        (['1961-05-03'], ['1953-06-15'])
        >>> len(read_dates("03/05/1961")), len(read_dates("03.05.1961")), read_dates("unknown")
        (2, 1, ())
    """
    if len(text) > LONGEST:
        return ()
    words = _grammar()
    plain = unicodedata.normalize("NFKC", text).strip()
    plain = words.before.sub("", plain, count=1)
    if about := words.about.match(plain):
        dates = _read(plain[about.end() :])[:1]
        return tuple(PartialDate(date.first - CIRCA_YEARS, date.last + CIRCA_YEARS) for date in dates)
    return _read(plain)


@named_cache("model.parse_date", maxsize=32768)
def parse_date(text: str, *, order: Order = "dmy") -> str | None:
    """Read one date of a source that says which part of a date stands first.

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
    if single := _stated(plain, order):
        return single
    ends = [_stated(_bare(end)[0], order) for end in _ends(plain)]
    if len(ends) == 2 and ends[0] and ends[1]:
        return f"{ends[0]}/{ends[1]}" if ends[0] <= ends[1] else None
    return None


def parse_dates(text: str, *, order: Order = "dmy") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Every date of a text (joined by `or`, semicolons or lines) as ISO 8601, and the parts of the text that are none.

    Example:
        >>> parse_dates("6.3.1955 or circa 1957; in the spring")
        (('1955-03-06', '1957'), ('in the spring',))
    """
    text = "\n".join(" ".join(line.split()) for line in text.splitlines())
    if whole := parse_date(text, order=order):
        return (whole,), ()
    if len(text) > _LONGEST_TEXT:
        return (), (text,)
    dates: list[str] = []
    rest: list[str] = []
    for part in _grammar().several.split(text):
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
    words, about = _grammar(), False
    plain = " ".join(unicodedata.normalize("NFKC", text[: LONGEST + 1]).split()).strip(" .,;()")
    while match := words.about.match(plain) or words.before.match(plain):
        about = about or words.about.match(plain) is not None
        plain = plain[match.end() :]
    return plain, about


def _stated(plain: str, order: Order) -> str | None:
    """A single date in ISO 8601; of years of two digits only `13.07.20`, as lists write their listings."""
    if len(plain) > LONGEST:
        return None
    short = _NUMERIC.fullmatch(plain)
    if short and len(short[4]) == 2:
        date = _made(f"20{short[4]}", short[3], short[1]) if short[2] == "." else None
        return str(date) if date else None
    dates = _single(plain)
    if len({date.first for date in dates}) > 1:
        return None
    return str(dates[-1 if order == "mdy" else 0]) if dates else None


def _ends(plain: str) -> list[str]:
    """The two ends of a range; another number of texts where it is none."""
    if match := _BARE_RANGE.fullmatch(plain):
        return [end for end in match.groups() if end is not None]
    return _grammar().to.split(plain)


def is_gregorian(calendar: str, year: str) -> bool:
    """Whether a year is a Gregorian one: the source says so or nothing, or it can be no other.

    Example:
        >>> is_gregorian("GREGORIAN", "1961"), is_gregorian("ISLAMIC", "1367"), is_gregorian("ISLAMIC", "1961")
        (True, False, True)
    """
    states_it = calendar.strip().casefold() in ("", "gregorian")
    return states_it or not year.isdigit() or int(year) >= _FIRST_GREGORIAN


def gregorian_years(calendar: str, year: str) -> str | None:
    """The Gregorian years that a year of another calendar overlaps, as a range; None for a calendar not known.

    A day is not converted: sighting of the moon and leap years make it uncertain.

    Example:
        >>> gregorian_years("ISLAMIC", "1367"), gregorian_years("Solar Hijri", "1340"), gregorian_years("Mayan", "12")
        ('1947/1948', '1961/1962', None)
    """
    named = calendar.casefold().replace("_", " ").replace("-", " ").split()
    calendars = {_grammar().calendars.get(word) for word in named}
    number = int(year)
    if "solar" in calendars:
        return f"{number + _SOLAR_OFFSET}/{number + _SOLAR_OFFSET + 1}"
    if "islamic" in calendars:
        start = _ISLAMIC_START + (number - 1) * _ISLAMIC_YEAR
        first, last = floor(start), floor(start + _ISLAMIC_YEAR)
        return f"{first}/{last}" if first != last else str(first)
    return None


def _read(plain: str) -> tuple[PartialDate, ...]:
    if dates := _single(plain):
        return dates
    ends = _ends(plain)
    return _range(ends) if len(ends) == 2 else ()


def _single(plain: str) -> tuple[PartialDate, ...]:
    plain = _common_era(_grammar().behind.sub("", _TIME.sub("", plain)))
    for form, read in _FORMS:
        match = form.fullmatch(plain)
        dates = tuple(dict.fromkeys(date for date in read(match) if date is not None)) if match else ()
        if dates:
            return dates
    return ()


def _range(ends: list[str]) -> tuple[PartialDate, ...]:
    first, last = (_single(end.strip()) for end in ends)
    if not first or not last or first[0].first > last[0].last:
        return ()
    return (PartialDate(first[0].first, last[0].last),)


def _common_era(plain: str) -> str:
    """The text with a year of the common era, where it was of a Japanese or Taiwanese one."""
    words = _grammar()
    era_year = words.era.match(plain)
    if not era_year:
        return words.buddhist.sub("", plain)
    year = 1 if era_year[2] == "元" else int(era_year[2])
    return f"{words.eras[era_year[1].casefold()] + year}{plain[era_year.end() :]}"


def _made(year: str | int, month: str | int | None, day: str | int | None) -> PartialDate | None:
    """A date, zeros meaning unknown; None when the calendar has no such day."""
    months, days = int(month or 0), int(day or 0)
    number = _from_buddhist(int(year), months)
    if not 1000 <= number <= 2999 or months > 12:
        return None
    if not months or not days:
        return PartialDate(number, number, months or None)
    try:
        dt.date(number, months, days)
    except ValueError:
        return None
    return PartialDate(number, number, months, days)


def _from_buddhist(year: int, month: int) -> int:
    """A year of the common era; one that can only be of the Buddhist calendar is reckoned."""
    if year not in _BUDDHIST:
        return year
    return year - _BUDDHIST_BEGIN + (year < _BUDDHIST_FROM_JANUARY and 0 < month < 4)


def _either(match: re.Match[str]) -> list[PartialDate | None]:
    """Day or month first; a year of two digits is of either century."""
    first, mark, second, year = match.groups()
    years = [year] if len(year) == 4 else [f"19{year}", f"20{year}"]
    dates = [_made(year, second, first) for year in years]
    if mark != "." or not any(dates):
        dates = [date for year in years for date in (_made(year, second, first), _made(year, first, second))]
    return dates


def _months(word: str) -> tuple[int, ...]:
    """The months that a word can be; `de mayo de` has one word for a month."""
    words = _grammar()
    key = " ".join(part for part in without_accents(word).replace(".", " ").split() if part not in words.joining)
    return words.months.get(key, ())


def _worded(word: str, year: str, day: str | None) -> list[PartialDate | None]:
    return [_made(year, month, day) for month in _months(word)]


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], list[PartialDate | None]]], ...] = (
    (_YEAR_FIRST, lambda match: [_made(match[1], match[2], match[3])]),
    (_COMPACT, lambda match: [_made(match[1], match[2], match[3])]),
    (_NUMERIC, _either),
    (_MONTH_YEAR, lambda match: [_made(match[2], match[1], None)]),
    (_CHARACTERS, lambda match: [_made(match[1], match[2], match[3])]),
    (_WORDED, lambda match: _worded(match[2], match[3], match[1])),
    (
        _WORDED_SHORT_YEAR,
        lambda match: [date for c in ("19", "20") for date in _worded(match[2], c + match[3], match[1])],
    ),
    (_MONTH_FIRST, lambda match: _worded(match[1], match[3], match[2])),
    (_YEAR_WORD, lambda match: _worded(match[2], match[1], match[3])),
    (_MONTH_SHORT_YEAR, lambda match: _worded(match[1], f"19{match[2]}", None)),
)


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The tables as they are asked; `eras` has the year before the first of each."""

    months: dict[str, tuple[int, ...]]
    joining: frozenset[str]
    eras: dict[str, int]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    about: re.Pattern[str]
    to: re.Pattern[str]
    several: re.Pattern[str]
    calendars: dict[str, str]
    era: re.Pattern[str]
    buddhist: re.Pattern[str]


@named_cache("model.dates.words", maxsize=1)
def _grammar() -> _Grammar:
    words: dict[str, dict[str, str]] = {}
    for word, use, value in read_rows("date_words"):
        words.setdefault(use, {})[word] = value
    marks = {use: _any(words_of_use) for use, words_of_use in words.items()}
    return _Grammar(
        months={word: tuple(map(int, value.split())) for word, value in words["month"].items()},
        joining=frozenset(words["of"]),
        eras={word: int(year) for word, year in words["era"].items()},
        before=re.compile(rf"^(?:{marks['before']})[.:]?\s+(?=\w)|^(?:{marks['before']})[.:]\s*(?=\d)", re.IGNORECASE),
        behind=re.compile(rf"(?<=[\d年月日년월일])(?:\.?\s*(?:{marks['behind']})\.?|\.)$", re.IGNORECASE),
        about=re.compile(rf"^(?:{marks['about']})(?:[.-]?\s*(?=\d)|\.?\s+(?=[^\W\d]))", re.IGNORECASE),
        to=re.compile(rf"(?<=\d)\s*(?:(?<=\s)(?:{marks['to']})(?=\s)|[–—])\s*(?=\d|\w)", re.IGNORECASE),
        several=re.compile(
            rf"\s*(?:;|\b(?:{marks['or']})\b\.?|\||\([a-z0-9]\)|(?<![\w.])[a-z]\)|(?<=\d{{4}}),|\n)\s*", re.IGNORECASE
        ),
        calendars=words["calendar"],
        era=re.compile(rf"({marks['era']})\s*\.?\s*(\d{{1,3}}|元)(?=\s*[年./-]|$)", re.IGNORECASE),
        buddhist=re.compile(rf"^(?:{marks['buddhist']})\.?\s*|\s*\b(?:{marks['buddhist']})\b\.?\s*", re.IGNORECASE),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
