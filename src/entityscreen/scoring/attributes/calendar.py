"""Birth dates as customer files write them.

Here belongs the reading of one text into the dates that it can mean. What two dates say of each other belongs
to `dates.py`; how official lists write dates belongs to `sources/`.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from entityscreen.caches import named_cache

CIRCA_YEARS = 2  # "circa 1960" is read as 1958 to 1962

_MONTH_WORDS = (
    "jan january janvier januar enero gennaio janeiro янв января январь",
    "feb february fevrier février februar febrero febbraio fevereiro фев февраля февраль",
    "mar march mars marz märz marzo marco março мар марта март",
    "apr april avril abril aprile апр апреля апрель",
    "may mai mayo maggio maio май мая",
    "jun june juin juni junio giugno junho июн июня июнь",
    "jul july juillet juli julio luglio julho июл июля июль",
    "aug august aout août agosto авг августа август",
    "sep sept september septembre septiembre settembre setembro сен сентября сентябрь",
    "oct october octobre oktober octubre ottobre outubro окт октября октябрь",
    "nov november novembre noviembre novembro ноя ноября ноябрь",
    "dec december decembre décembre dezember diciembre dicembre dezembro дек декабря декабрь",
)
_MONTHS = {word: number for number, words in enumerate(_MONTH_WORDS, start=1) for word in words.split()}
_CIRCA = re.compile(
    r"^(?:circa|ca?\.?|approx(?:\.|imately)?|about|around|um|vers|env\.?|около|~)\s*(?=\d)", re.IGNORECASE
)
_RANGE = re.compile(r"(.*\d{4}\S*)\s*(?:/|\bto\b|\band\b|–|—|(?<=\d{4})-(?=\d{4}$)|\s-\s)\s*(\d{4}.*)")
_NUMERIC = re.compile(r"(\d{1,2})[./\-\s](\d{1,2})[./\-\s](\d{4}|\d{2})")
_PREFIX = re.compile(r"^(?:between|from|born(?: in| on)?|date of birth:?|dob:?|b\.|р\.|род\.)\s*", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?(?:[T ][\d:.]+\S*)?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./-](\d{4})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_CHINESE = re.compile(r"(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?")
_WORDED = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th|er|º)?\.?[\s-]+(?:de\s+)?)?([^\W\d_]+)\.?[\s-]+(?:de\s+)?(\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")


@dataclass(frozen=True, slots=True)
class BirthDate:
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


@named_cache("scoring.birth_dates", maxsize=65536)
def read_birth_dates(text: str) -> tuple[BirthDate, ...]:
    """The dates that a text can mean.

    Args:
        text: ISO 8601 (`1961`, `1961-05`, `1961-05-03`, `1960/1963`), `03/05/1961`, `3 May 1961`,
            `May 3, 1961`, `19610503`, `circa 1960`, `1961年5月3日`; months in English, French, German, Spanish,
            Italian, Portuguese and Russian.

    Returns:
        One date; two when day and month can be either; none when the text is no date.

    Example:
        >>> read_birth_dates("3 May 1961")
        (BirthDate(first=1961, last=1961, month=5, day=3),)
        >>> len(read_birth_dates("03/05/1961")), len(read_birth_dates("23/05/1961")), read_birth_dates("unknown")
        (2, 1, ())
    """
    plain = _PREFIX.sub("", text.strip(), count=1)
    circa = _CIRCA.match(plain)
    if circa:
        dates = _read(plain[circa.end() :])
        return tuple(BirthDate(d.first - CIRCA_YEARS, d.last + CIRCA_YEARS) for d in dates[:1])
    return _read(plain)


def _read(plain: str) -> tuple[BirthDate, ...]:
    for form, read in _FORMS:
        match = form.fullmatch(plain)
        if match:
            found = tuple(dict.fromkeys(date for date in read(match) if date is not None))
            if found:
                return found
    return ()


def _made(year: str, month: str | int | None, day: str | None) -> BirthDate | None:
    """A date, zeros meaning unknown; None when there is no such day."""
    number = int(year)
    if not 1000 <= number <= 2999:
        return None
    if not month or not int(month):
        return BirthDate(number, number)
    if not day or not int(day):
        return BirthDate(number, number, int(month)) if int(month) <= 12 else None
    try:
        dt.date(number, int(month), int(day))
    except ValueError:
        return None
    return BirthDate(number, number, int(month), int(day))


def _range(match: re.Match[str]) -> list[BirthDate | None]:
    first, last = _read(match[1].strip()), _read(match[2].strip())
    if not first or not last or first[0].first > last[0].last:
        return []
    return [BirthDate(first[0].first, last[0].last)]


def _either(match: re.Match[str]) -> list[BirthDate | None]:
    """Day or month first; a year of two digits is of either century."""
    years = [match[3]] if len(match[3]) == 4 else [f"19{match[3]}", f"20{match[3]}"]
    return [date for year in years for date in (_made(year, match[2], match[1]), _made(year, match[1], match[2]))]


def _month_word(word: str) -> int | None:
    return _MONTHS.get(word.casefold())


def _worded(match: re.Match[str]) -> list[BirthDate | None]:
    month = _month_word(match[2])
    return [_made(match[3], month, match[1])] if month else []


def _month_first(match: re.Match[str]) -> list[BirthDate | None]:
    month = _month_word(match[1])
    return [_made(match[3], month, match[2])] if month else []


def _year_first(match: re.Match[str]) -> list[BirthDate | None]:
    return [_made(match[1], match[2], match[3])]


_FORMS = (
    (_YEAR_FIRST, _year_first),
    (_COMPACT, _year_first),
    (_NUMERIC, _either),
    (_MONTH_YEAR, lambda match: [_made(match[2], match[1], None)]),
    (_CHINESE, _year_first),
    (_WORDED, _worded),
    (_MONTH_FIRST, _month_first),
    (_RANGE, _range),
)
