"""What the cells of a party file mean: dates, kinds, lists in one cell.

Here belongs the reading of single values, as companies write them. Which column holds what belongs to
`columns`, what makes a name suspect to `quality`, years of other calendars to `calendars`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from math import isfinite
from typing import Any

from entityscreen.model.kind import KINDS_SAID
from entityscreen.screening.files.calendars import from_buddhist, from_era

# Words of kind columns, folded, with the kind that they stand for: those that everybody writes, and short ones.
KIND_WORDS: Mapping[str, str] = {
    **KINDS_SAID,
    **dict.fromkeys(("private", "p", "ind"), "Person"),
    **dict.fromkeys(("corp", "supplier", "vendor", "c"), "Company"),
    **dict.fromkeys(("legal", "e"), "LegalEntity"),
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}.*$")  # of day: an export of a date has one, mostly midnight
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_YEAR_FIRST = re.compile(r"(\d{4})\s*(?:年|[./年]\s*(\d{1,2})(?:\s*[./月]\s*(\d{1,2})\s*日?)?月?)生?")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_YEAR_LAST = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4})")
_DAY_WORD = re.compile(r"(\d{1,2})[ .-]+([A-Za-z]{3})[a-z]*[ .,-]+(\d{4})")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{4})")
_WORD_YEAR = re.compile(r"([A-Za-z]{3})[a-z]*[ .,-]+(\d{4})")
_WORD_DAY = re.compile(r"([A-Za-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})")
# Each with the groups of its year, month and day; 0 for a day that it does not have.
_FORMS = (
    *((form, 1, 2, 3) for form in (_ISO, _YEAR_FIRST, _COMPACT)),
    (_DAY_WORD, 3, 2, 1),
    (_WORD_DAY, 3, 1, 2),
    (_MONTH_YEAR, 2, 1, 0),
    (_WORD_YEAR, 2, 1, 0),
)
# What programs write where they know no date: the zero of spreadsheets, of databases, of Unix, and the last of all.
_NO_DATES = frozenset({"1899-12-30", "1899-12-31", "1900-01-01", "1970-01-01", "1111-11-11"})
# Nobody that is screened was born before or after; no clock is asked, so that equal input gives equal results.
_FIRST_YEAR, _LAST_YEAR = 1850, 2050
_SEPARATORS = re.compile(r"[;|\n]+")


def cell_text(value: Any) -> str:
    """A cell of any file format as text, outer white space removed.

    Args:
        value: what the reader of the format gave: text, number, date, None.

    Returns:
        The text; empty for None. A whole number in floating point loses its `.0`, which spreadsheets add.

    Example:
        >>> cell_text(42.0), cell_text(None), cell_text(date(1961, 5, 3)), cell_text("  Xi ")
        ('42', '', '1961-05-03', 'Xi')
    """
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, date):  # a datetime is one too; its time of day says nothing here
        return value.isoformat()[:10]
    if isinstance(value, float) and isfinite(value):
        return str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, bytes):  # Parquet of writers that do not say that a column is text
        return value.decode("utf-8", "replace").strip()
    # A NaN is how a spreadsheet or a data frame writes a missing cell.
    return "" if value is None or isinstance(value, float) else str(value)


def split_cell(value: Any) -> tuple[str, ...]:
    """The values of a cell that may hold several.

    Args:
        value: a text with `;`, `|` or line breaks between the values, or a list of JSON or Parquet.

    Returns:
        The values, each once, none of them empty. A comma does not separate: `PUTIN, Vladimir` is one.

    Example:
        >>> split_cell("Xi Jinping; 习近平"), split_cell(["a", None])
        (('Xi Jinping', '习近平'), ('a',))
    """
    items = value if isinstance(value, (list, tuple)) else _SEPARATORS.split(cell_text(value))
    return tuple(dict.fromkeys(text for text in map(cell_text, items) if text))


def read_kind(text: str) -> str | None:
    """The kind that a word stands for, or None when the word is not known.

    Example:
        >>> read_kind("Natural Person"), read_kind("公司"), read_kind("blue")
        ('Person', 'Company', None)
    """
    return KIND_WORDS.get(" ".join(text.casefold().replace("_", " ").split()))


def read_date(text: str) -> tuple[str | None, str]:
    """A date as companies write it, in ISO 8601.

    Args:
        text: ISO 8601 in full or in part, year first or last with any of `. / -`, with an English month, or
            in Chinese and Japanese style, also with years of an era (昭和28年) or of the Buddhist calendar (2504).

    Returns:
        The date as precise as it is certain, and a remark for the reviewer, empty when all is clear. Where day and
        month could be either (`03/04/1961`, not `03.04.1961`), only the year is certain. Not understood, or
        what programs write for no date (1900-01-01, 9999-12-31): None.

    Example:
        >>> read_date("1961-05-03"), read_date("27.04.1961"), read_date("1961年5月3日")
        (('1961-05-03', ''), ('1961-04-27', ''), ('1961-05-03', ''))
        >>> read_date("03.04.1961")
        ('1961-04-03', '')
        >>> read_date("03/04/1961")
        ('1961', "date '03/04/1961': day and month could be either, only the year is used")
    """
    text = unicodedata.normalize("NFKC", text).strip()
    plain = from_era(_TIME.sub("", text))
    if found := _YEAR_LAST.fullmatch(plain):
        return _year_last(text, int(found[1]), int(found[2]), found[3])
    for form, year, month, day in _FORMS:
        if found := form.fullmatch(plain):
            return _checked(text, found[year], _month(found[month]), found[day] if day else None)
    return None, _not_understood(text)


def _month(word: str | None) -> str | None:
    """The number of an English month, `99` (which no date has) for another word; a number stays as it is."""
    if word is None or word.isdecimal():
        return word
    return str(_MONTHS.index(word.lower()) + 1) if word.lower() in _MONTHS else "99"


def _year_last(text: str, first: int, second: int, year: str) -> tuple[str | None, str]:
    # Between dots the day stands first wherever dots are written (German, Russian, Turkish ...); slashes say neither.
    if first != second and first <= 12 and second <= 12 and "." not in text:
        stated, remark = _checked(text, year, None, None)
        return stated, remark or f"date {text!r}: day and month could be either, only the year is used"
    month, day = (first, second) if second > 12 else (second, first)
    return _checked(text, year, str(month), str(day))


def _checked(text: str, year: str, month: str | None, day: str | None) -> tuple[str | None, str]:
    """Put the parts together if the calendar has such a date; a month or a day of zero is not known."""
    months, days = int(month or 0), int(day or 0)
    try:
        whole = date(from_buddhist(int(year), months), months or 1, days or 1)
    except ValueError:
        return None, _not_understood(text)
    stated = whole.isoformat()[: 10 if months and days else 7 if months else 4]
    if stated in _NO_DATES or not _FIRST_YEAR <= whole.year <= _LAST_YEAR:
        return None, f"date {text!r} may be a placeholder and is not used"
    return stated, ""


def _not_understood(text: str) -> str:
    return f"date {text!r} is not understood and not used"
