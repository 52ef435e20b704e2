"""Years of other calendars than the Gregorian: the two that official lists write dates of birth in.

Here belongs which Gregorian years a year overlaps. A day is not converted: sighting of the moon and leap years make it
uncertain, and a list that writes such a date seldom knows the day.
"""

from __future__ import annotations

from math import floor

# Of the lunar Islamic calendar: the year 1 began on 16 July 622, and a year has 354.367 days (12 synodic months).
_ISLAMIC_START, _ISLAMIC_YEAR = 622.54, 354.367 / 365.2425
# Of the solar calendar of Iran and Afghanistan: the year begins in March.
_SOLAR_OFFSET = 621
# Gregorian dates are sometimes marked as Islamic; nobody on a list was born before.
_FIRST_GREGORIAN = 1600


def is_gregorian(calendar: str, year: str) -> bool:
    """Whether a year is a Gregorian one: the list says so or nothing, or it can be no other.

    Example:
        >>> is_gregorian("GREGORIAN", "1961"), is_gregorian("ISLAMIC", "1367"), is_gregorian("ISLAMIC", "1961")
        (True, False, True)
    """
    known = calendar.strip().casefold() in ("", "gregorian")
    return known or not year.isdigit() or int(year) >= _FIRST_GREGORIAN


def gregorian_years(calendar: str, year: str) -> str | None:
    """The Gregorian years that a year overlaps, as a range; None for a calendar that is not known.

    Example:
        >>> gregorian_years("ISLAMIC", "1367"), gregorian_years("Solar Hijri", "1340"), gregorian_years("Mayan", "12")
        ('1947/1948', '1961/1962', None)
    """
    words = calendar.casefold().replace("_", " ").replace("-", " ").split()
    number = int(year)
    if {"solar", "jalali", "persian", "shamsi", "afghan", "iranian"} & set(words):
        return f"{number + _SOLAR_OFFSET}/{number + _SOLAR_OFFSET + 1}"
    if {"islamic", "hijri", "hijra", "lunar", "muslim"} & set(words):
        start = _ISLAMIC_START + (number - 1) * _ISLAMIC_YEAR
        first, last = floor(start), floor(start + _ISLAMIC_YEAR)
        return f"{first}/{last}" if first != last else str(first)
    return None
