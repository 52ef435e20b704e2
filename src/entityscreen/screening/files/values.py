"""What the cells of a party file mean: texts, dates, kinds, countries, numbers, lists in one cell.

A value that cannot be what its column says it is becomes a remark for the reviewer, and is not used. Which column holds
what belongs to `columns.py`; words of dates, countries and genders to `model/`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from entityscreen.model.attributes.countries import country_code
from entityscreen.model.attributes.dates import PartialDate, read_dates
from entityscreen.model.attributes.gender import is_ambiguous, read_gender
from entityscreen.model.entity import Identifier
from entityscreen.names.fields.addressing import is_placeholder
from entityscreen.screening.files.headings import heading_key, identifier_type, is_answer, read_heading
from entityscreen.tables.cells import cell_text, spreadsheet_day

# What programs write where they know no date: the zero of spreadsheets, of databases, of Unix, and the last of all.
_NO_DATES = frozenset({"1899-12-30", "1899-12-31", "1900-01-01", "1970-01-01", "1111-11-11"})
# Nobody that is screened was born before or after; no clock is asked, so that equal input gives equal results.
_FIRST_YEAR, _LAST_YEAR = 1850, 2050
_SEPARATORS = re.compile(r"[;|\n]+")
_LABELLED = re.compile(r"([^\W\d][^\d:=]{1,40}?)\s*[:=]\s*(\S.*)")  # Passport: A1234567
# What a spreadsheet keeps of a long number (the other digits are lost), and writes where a formula has failed.
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?[eE]\+\d{1,2}")
_FORMULA_ERROR = "#"
_BEHIND = re.compile(r"(\S.*?)\s*\(([^()]+)\)")  # A1234567 (Egypt)
# Keys of an identifier that is an object of JSON.
_VALUE_KEYS, _TYPE_KEYS = ("value", "number", "no", "id"), ("type", "kind", "schema")


def split_cell(value: Any) -> tuple[str, ...]:
    """The values of a cell that may hold several, between `;`, `|` or line breaks or in a list of JSON, each once. A
    comma does not separate: `PUTIN, Vladimir` is one.

    Example:
        >>> split_cell("Xi Jinping; 习近平"), split_cell(["a", None])
        (('Xi Jinping', '习近平'), ('a',))
    """
    items = value if isinstance(value, (list, tuple)) else _SEPARATORS.split(cell_text(value))
    return tuple(dict.fromkeys(text for text in map(cell_text, items) if text))


def read_date(text: str) -> tuple[str | None, str]:
    """A date as companies write it, in ISO 8601.

    Args:
        text: any form that `model.attributes.dates` reads, or the number of days that a spreadsheet keeps for a date.

    Returns:
        The date as precise as it is certain, and a remark for the reviewer, empty when all is clear. Where day and
        month could be either (`03/04/1961`, not `03.04.1961`), only the year is certain. Not understood, or
        what programs write for no date (1900-01-01, 9999-12-31): None.

    Example:
        >>> read_date("1961-05-03"), read_date("27.04.1961"), read_date("22404")
        (('1961-05-03', ''), ('1961-04-27', ''), ('1961-05-03', ''))
        >>> read_date("03/04/1961")
        ('1961', "date '03/04/1961': day and month could be either, only the year is used")
    """
    text = unicodedata.normalize("NFKC", text).strip()
    if day := spreadsheet_day(text):
        dates: tuple[PartialDate, ...] = (PartialDate(day.year, day.year, day.month, day.day),)
    else:
        dates = read_dates(text)
    if not dates:
        return None, f"date {text!r} is not understood and not used"
    likely = [date for date in dates if date.first >= _FIRST_YEAR and date.last <= _LAST_YEAR]
    if not likely or str(likely[0]) in _NO_DATES:
        return None, f"date {text!r} may be a placeholder and is not used"
    years = {(date.first, date.last) for date in likely}
    if len(years) > 1:
        return None, f"date {text!r} may be of several years and is not used"
    if len(likely) > 1:
        year = str(PartialDate(*years.pop()))
        return year, f"date {text!r}: day and month could be either, only the year is used"
    return str(likely[0]), ""


def read_countries(texts: tuple[str, ...]) -> tuple[tuple[str, ...], list[str]]:
    """Countries as they are written, where the tables know them, and a remark on each of the others. A yes or a no is
    none: a column `Flag` may hold it.

    Example:
        >>> read_countries(("Egypt", "643", "Chnia"))
        (('Egypt', 'ru'), ["country 'Chnia' is not known and not used"])
    """
    codes = [(text, country_code(text)) for text in texts]
    countries = tuple(code if text.isdigit() else text for text, code in codes if code is not None)
    unknown = [text for text, code in codes if code is None and not is_answer(text)]
    return countries, [f"country {text!r} is not known and not used" for text in unknown]


def read_party_gender(text: str, heading: str) -> tuple[str | None, str]:
    """A gender, or None with a remark; a letter that may be either beneath its heading is warned of once a file."""
    above = heading_key(heading)
    gender = read_gender(text, above)
    is_unknown = gender is None and not is_ambiguous(text, above)
    return gender, f"gender {text!r} is not known and not used" if is_unknown else ""


def read_identifiers(cell: Any, kind: str, issuer: str) -> Iterator[tuple[Identifier | None, str]]:
    """The identifiers of a cell with the column's type and issuing country, each with a remark on what is not
    understood; of JSON also an object, or a list of them.

    Example:
        >>> list(read_identifiers({"type": "passport", "value": "A123", "country": "eg"}, "id", ""))
        [(Identifier(value='A123', type='passport', country='eg'), '')]
        >>> [(x.type, x.value, x.country) for x, _ in read_identifiers("Passport: A123 (Egypt); 77", "id", "")]
        [('passport', 'A123', 'eg'), ('id', '77', None)]
    """
    for item in cell if isinstance(cell, (list, tuple)) else (cell,):
        if isinstance(item, dict):
            yield _of_object(item, kind, issuer)
            continue
        for text in split_cell(item):
            stated, value = kind, text
            labelled = _LABELLED.fullmatch(text)
            if labelled and (named := identifier_type(labelled[1])):
                stated, value = named, labelled[2]
            behind = _BEHIND.fullmatch(value)
            country = country_code(behind[2]) if behind else None
            if behind and country:
                value = behind[1]
            if _ROUNDED.fullmatch(value):
                yield None, f"identifier {value!r} was rounded by a spreadsheet and is not used"
            elif value.startswith(_FORMULA_ERROR) and is_placeholder(value):
                yield None, f"identifier {value!r} is the error of a spreadsheet and is not used"
            else:
                yield _issued(value, stated, country or issuer)


def _of_object(item: Mapping[str, Any], kind: str, issuer: str) -> tuple[Identifier | None, str]:
    """The identifier of an object of JSON; a remark on one without a number."""
    keys = {heading_key(str(key)): value for key, value in item.items()}
    value = next((text for key in _VALUE_KEYS if (text := cell_text(keys.get(key)))), "")
    word = next((text for key in _TYPE_KEYS if (text := cell_text(keys.get(key)))), "")
    country = next(
        (text for key, cell in item.items() if not {"country", "issuer"}.isdisjoint(read_heading(str(key)).fields)
         and (text := cell_text(cell))),
        issuer,
    )  # fmt: skip
    if not value:
        # In quotes, as all that a remark says of a cell: `reports.redaction` masks what stands in them.
        return None, f"identifier {cell_text(item)[:80]!r} has no value and is not used"
    return _issued(value, identifier_type(word) or word or kind, country)


def _issued(value: str, kind: str, issuer: str) -> tuple[Identifier, str]:
    """An identifier with its issuing country, and a remark where that is none."""
    code = country_code(issuer) if issuer else None
    remark = f"country {issuer!r} of an identifier is not known and not used" if issuer and code is None else ""
    return Identifier(value=value, type=kind, country=code), remark
