"""Cells and headings as text: what spreadsheets, pandas and NumPy make of numbers, dates and gaps.

A cell says the same in any table. What it means beneath its heading belongs to who reads the table.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable
from math import isfinite
from typing import Any

_NO_VALUES = frozenset({"nan", "NaN", "NaT", "<NA>", "None"})  # as pandas and NumPy print what is missing
# Days since this one are how spreadsheets keep dates; of five digits, so that no year is taken for one.
_SERIAL_BEGIN = dt.date(1899, 12, 30)
_SERIAL = re.compile(r"([1-5]\d{4})(?:[.,]\d+)?")
_HALVES = re.compile("[\ud800-\udfff]")


def cell_text(value: Any) -> str:
    """A cell of any file format as text, outer white space removed; empty for None and NaN, also those of pandas and
    NumPy. A whole number in floating point loses its `.0`, which spreadsheets add.

    Example:
        >>> cell_text(42.0), cell_text(None), cell_text(dt.date(1961, 5, 3)), cell_text("  Xi ")
        ('42', '', '1961-05-03', 'Xi')
    """
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dt.date):  # a datetime and a pandas Timestamp are one too; their time of day says nothing here
        return "" if value != value else value.isoformat()[:10]  # noqa: PLR0124  # pandas' NaT is unequal to itself
    if isinstance(value, float):
        return "" if not isfinite(value) else str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, bytes):  # Parquet of writers that do not say that a column is text
        return value.decode("utf-8", "replace").strip()
    if isinstance(value, (list, tuple, dict)):
        return json.dumps(value, ensure_ascii=False, default=str)
    text = "" if value is None else str(value)
    return "" if text in _NO_VALUES else text


def whole_text(value: Any) -> Any:
    """A cell with U+FFFD for each half of a character (a lone surrogate), which no file could hold; it is flagged where
    it is in a name.

    Example:
        >>> whole_text({"name": ["Xi\\ud800", 7]}) == {"name": ["Xi\\ufffd", 7]}
        True
    """
    if isinstance(value, str):
        return value if value.isascii() else _HALVES.sub("\ufffd", value)
    if isinstance(value, list):
        return [whole_text(item) for item in value]
    return {whole_text(key): whole_text(item) for key, item in value.items()} if isinstance(value, dict) else value


def spreadsheet_day(text: str) -> dt.date | None:
    """The day that a spreadsheet keeps as a number, where its cell is not formatted as a date; None for other texts.

    Example:
        >>> spreadsheet_day("37000.5"), spreadsheet_day("1961"), spreadsheet_day("3 May 1961")
        (datetime.date(2001, 4, 19), None, None)
    """
    serial = _SERIAL.fullmatch(text)
    return _SERIAL_BEGIN + dt.timedelta(days=int(serial[1])) if serial else None


def unique_headings(cells: Iterable[str]) -> tuple[str, ...]:
    """Headings, the second one of the same text with a number behind, so that no column is lost.

    Example:
        >>> unique_headings(["id", "name", "name", ""])
        ('id', 'name', 'name 2', 'column 4')
        >>> unique_headings(["name", "name 2", "name"])
        ('name', 'name 2', 'name 3')
    """
    headings: dict[str, None] = {}
    times: dict[str, int] = {}
    for at, cell in enumerate(cells, start=1):
        text = cell.strip() or f"column {at}"
        if text in headings:
            numbered = (f"{text} {number}" for number in range(times.get(text, 2), at + 2))
            unique = next(heading for heading in numbered if heading not in headings)
            times[text] = int(unique.rpartition(" ")[2])
            text = unique
        headings[text] = None
    return tuple(headings)
