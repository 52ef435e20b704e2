"""Attributes beside the name: birth dates, countries, genders, addresses; pure comparisons, no amounts.

Here belongs what two values say of each other; identifiers are in `identifiers.py`. How a text is read belongs to
`model/attributes`, what a comparison is worth to `model/weights.py`, applied in `scoring/corroborate.py`.

A clerk swaps day and month, mistypes a digit, or writes 1 January for a day that nobody knows; a source gives
the year alone. All of these can be the same birth. Days apart in the same year are a conflict, as years are,
growing with the distance. People and companies move, so a difference of addresses says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from entityscreen.caches import named_cache
from entityscreen.data import read_rows
from entityscreen.model.attributes.countries import country_code
from entityscreen.model.attributes.dates import PartialDate, read_dates
from entityscreen.model.attributes.gender import read_gender
from entityscreen.text.folding import fold

Verdict = Literal["match", "close", "conflict"]


@dataclass(frozen=True, slots=True)
class AttributeEvidence:
    """How one attribute of a party and of an entity compare; both state it.

    Attributes:
        kind: `birth date`, `country`, `gender` or `identifier`.
        verdict: `match`, `close` (can be the same) or `conflict` (cannot).
        party: the party's value as it stands.
        listed: the listed value that was compared.
        detail: in a reviewer's words.
        strength: share of the full amount, in [0, 1].
    """

    kind: str
    verdict: Verdict
    party: str
    listed: str
    detail: str
    strength: float = 1.0


# Years between two dates from which a conflict is full: within it, sources do disagree on the same person.
FULL_CONFLICT_YEARS = 4

_DateRule = tuple[Callable[[PartialDate, PartialDate], bool], Verdict, float, str]
# (verdict, strength, detail): a share of the full amount, which a comparison of full dates that agree gets.
_Outcome = tuple[Verdict, float, str]


def compare_birth_dates(party: str | None, listed: Sequence[str]) -> AttributeEvidence | None:
    """Compare a party's birth date with those that a list gives.

    Args:
        party: as written in the customer file, or None.
        listed: the entity's, ISO 8601 as precise as known; several are alternatives.

    Returns:
        The comparison with the listed date that fits best; None when a side has no date that can be read.

    Example:
        >>> found = compare_birth_dates("03/05/1961", ["1961-05-03"])
        >>> found.verdict, found.strength
        ('match', 1.0)
        >>> [compare_birth_dates("1961-05-03", [d]).verdict for d in ("1961", "1961-03-05", "1960/1963", "1975")]
        ['match', 'close', 'match', 'conflict']
        >>> compare_birth_dates(None, ["1961"]) is None
        True
    """
    if not party or not listed:
        return None
    ours = read_dates(party)
    found = [
        (outcome, text)
        for text in listed
        for theirs in read_dates(text)
        for own in ours
        for outcome in (_compare_dates(own, theirs),)
    ]
    if not found:
        return None
    (verdict, strength, detail), text = max(found, key=lambda item: _rank(item[0]))
    return AttributeEvidence("birth date", verdict, party, text, detail, strength)


def _rank(outcome: _Outcome) -> float:
    verdict, strength, _ = outcome
    return strength + (verdict == "match") if verdict != "conflict" else -strength


def _compare_dates(a: PartialDate, b: PartialDate) -> _Outcome:
    for holds, verdict, strength, detail in _DATE_RULES:
        if holds(a, b):
            return verdict, strength, detail
    years = max(a.first - b.last, b.first - a.last)
    return "conflict", min(1.0, years / FULL_CONFLICT_YEARS), f"{years} years apart"


def _both_full(a: PartialDate, b: PartialDate) -> bool:
    return a.is_full and b.is_full


def _same_year(a: PartialDate, b: PartialDate) -> bool:
    return a.first == a.last == b.first == b.last


def _swapped(a: PartialDate, b: PartialDate) -> bool:
    return _both_full(a, b) and _same_year(a, b) and (a.month, a.day) == (b.day, b.month)


def _days_apart(a: PartialDate, b: PartialDate) -> int:
    return abs((a.as_date() - b.as_date()).days)


def _day_off(a: PartialDate, b: PartialDate) -> bool:
    return _both_full(a, b) and _days_apart(a, b) == 1


def _placeholder(a: PartialDate, b: PartialDate) -> bool:
    """1 January, where the other has another day of the year."""
    first_day = (1, 1)
    return _both_full(a, b) and _same_year(a, b) and first_day in ((a.month, a.day), (b.month, b.day))


def _one_part_off(a: PartialDate, b: PartialDate) -> bool:
    """The same year and day in a neighbouring month, or a day of which one digit differs."""
    if not (_both_full(a, b) and _same_year(a, b)):
        return False
    if a.day == b.day:
        return abs((a.month or 0) - (b.month or 0)) == 1
    return a.month == b.month and _digits_off(a.day, b.day) == 1


def _digits_off(first: int | None, second: int | None) -> int:
    return sum(x != y for x, y in zip(f"{first:02d}", f"{second:02d}", strict=True))


def _same_day_other_year(a: PartialDate, b: PartialDate) -> bool:
    return _both_full(a, b) and (a.month, a.day) == (b.month, b.day)


def _year_off(a: PartialDate, b: PartialDate) -> bool:
    return max(a.first - b.last, b.first - a.last) == 1


def _digit_of_year_off(a: PartialDate, b: PartialDate) -> bool:
    return _same_day_other_year(a, b) and _digits_off(a.first, b.first) == 1


def _overlap(a: PartialDate, b: PartialDate) -> bool:
    return a.first <= b.last and b.first <= a.last


def _months_differ(a: PartialDate, b: PartialDate) -> bool:
    return a.month is not None and b.month is not None and a.month != b.month


_DATE_RULES: tuple[_DateRule, ...] = (
    (lambda a, b: _both_full(a, b) and a == b, "match", 1.0, "the same day"),
    (_swapped, "close", 0.8, "day and month swapped"),
    (_day_off, "close", 0.6, "one day apart"),
    (_placeholder, "close", 0.3, "the same year; 1 January often stands for an unknown day"),
    (_one_part_off, "close", 0.4, "one part of the day or the month differs"),
    (lambda a, b: _both_full(a, b) and _same_year(a, b), "conflict", 0.5, "the same year, another day"),
    (lambda a, b: _same_day_other_year(a, b) and _year_off(a, b), "close", 0.5, "the same day, one year apart"),
    (_digit_of_year_off, "close", 0.2, "the same day, one digit of the year differs"),
    (lambda a, b: _same_year(a, b) and _months_differ(a, b), "conflict", 0.4, "the same year, another month"),
    (lambda a, b: _same_year(a, b) and a.month is not None and a.month == b.month, "match", 0.7, "the same month"),
    (_same_year, "match", 0.5, "the same year"),
    (_overlap, "match", 0.3, "within the range of years"),
    (lambda a, b: _year_off(a, b) and not _both_full(a, b), "close", 0.1, "one year apart"),
)


_RELATED = 0.5  # share of the amount: Hong Kong and China may both be said of the same company


@named_cache("scoring.countries.related", maxsize=1)
def _related() -> frozenset[tuple[str, str]]:
    return frozenset((code, other) for code, other in read_rows("countries_related"))


def compare_countries(party: Sequence[str], listed: Sequence[str]) -> AttributeEvidence | None:
    """Compare the countries of a party and of an entity.

    Args:
        party: codes or words.
        listed: codes or words; countries and nationalities together.

    Returns:
        `match` for a shared country, `close` for a territory and its state or a former state and its
        successor, `conflict` when none is shared; None when a side states none that is known: a word
        that no table has cannot contradict.

    Example:
        >>> compare_countries(("RU",), ("Iran", "Russian Federation")).verdict
        'match'
        >>> compare_countries(("hk",), ("cn",)).verdict, compare_countries(("de",), ("fr",)).verdict
        ('close', 'conflict')
        >>> compare_countries(("Atlantis",), ("fr",)) is None
        True
    """
    ours, theirs = _known_countries(party), _known_countries(listed)
    shared = [code for code in ours if code in theirs]
    if shared:
        return _of_countries("match", ours[shared[0]], theirs[shared[0]], f"both {shared[0].upper()}", 1.0)
    for code, text in ours.items():
        for other, word in theirs.items():
            if (code, other) in _related():
                detail = f"{code.upper()} and {other.upper()} can be said of the same"
                return _of_countries("close", text, word, detail, _RELATED)
    if not ours or not theirs:
        return None
    detail = f"{_listing(ours)} against {_listing(theirs)}"
    return _of_countries("conflict", ", ".join(ours.values()), ", ".join(theirs.values()), detail, 1.0)


def _known_countries(texts: Sequence[str]) -> dict[str, str]:
    """Code -> text, in the order given, of the countries that the table has."""
    found: dict[str, str] = {}
    for text in texts:
        code = country_code(text)
        if code is not None:
            found.setdefault(code, text)
    return found


def _listing(known: dict[str, str]) -> str:
    return ", ".join(code.upper() for code in known)


def _of_countries(verdict: Verdict, party: str, listed: str, detail: str, strength: float) -> AttributeEvidence:
    return AttributeEvidence("country", verdict, party, listed, detail, strength)


def compare_genders(party: str | None, listed: str | None) -> AttributeEvidence | None:
    """Compare two genders.

    Args:
        party: the party's, in any of the usual words or letters, or None.
        listed: the entity's, likewise.

    Returns:
        `match` or `conflict`; None when one is missing, `other`, or no word for a gender.

    Example:
        >>> compare_genders("F", "male").verdict, compare_genders("男", "Male").verdict
        ('conflict', 'match')
        >>> compare_genders("male", None) is None
        True
    """
    if not party or not listed:
        return None
    first, second = read_gender(party), read_gender(listed)
    if first is None or second is None or "other" in (first, second):
        return None
    if first == second:
        return AttributeEvidence("gender", "match", party, listed, f"both {first}")
    return AttributeEvidence("gender", "conflict", party, listed, f"{first} against {second}")


CITY = 0.5  # share of the amount
COUNTRY = 0.25
_SEPARATORS = re.compile(r"[,;\n，、]+")
# 101000, 1010 AB, SW1A 1AA, 100-0001: what has fewer than four signs, or no two digits, is a house or a flat.
_POSTCODE = re.compile(r"\b[A-Z]{0,2}\d[A-Z\d]{0,5}(?:[- ]\d[A-Z\d]{2,3}|[- ][A-Z]{2})?\b")
_SHORTEST_POSTCODE, _DIGITS = 4, 2
_DIGIT = re.compile(r"\d")


def compare_addresses(party: Sequence[str], listed: Sequence[str]) -> AttributeEvidence | None:
    """Compare the addresses of a party and of an entity.

    Args:
        party: addresses of one line each.
        listed: likewise.

    Returns:
        `match` for a shared postcode (strength 1), city or country; None when nothing is shared.

    Example:
        >>> found = compare_addresses(["12 Lenina St, 101000 Moscow, Russia"], ["Tverskaya 5, Moscow 101000, RU"])
        >>> found.strength, found.detail
        (1.0, 'both 101000')
        >>> compare_addresses(["Moscow, Russia"], ["Nevsky 1, St. Petersburg, Russia"]).strength
        0.25
        >>> compare_addresses(["Hamburg"], ["Moscow"]) is None
        True
    """
    best: AttributeEvidence | None = None
    for ours in party:
        for theirs in listed:
            for strength, own, other in zip(
                (1.0, CITY, COUNTRY), _read_address(ours), _read_address(theirs), strict=True
            ):
                shared = sorted(own & other)
                if shared and (best is None or strength > best.strength):
                    best = AttributeEvidence("address", "match", ours, theirs, f"both {shared[0]}", strength)
    return best


@named_cache("scoring.addresses", maxsize=65536)
def _read_address(address: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The postcodes, the parts that may be a city, and the countries of an address."""
    countries, cities = set(), set()
    found = (code.replace(" ", "").replace("-", "") for code in _POSTCODE.findall(address.upper()))
    postcodes = {code for code in found if len(code) >= _SHORTEST_POSTCODE and len(_DIGIT.findall(code)) >= _DIGITS}
    for part in _SEPARATORS.split(address):
        code = country_code(part)
        if code is not None:
            countries.add(code.upper())
        else:
            words = " ".join(word for word in fold(part).split() if not _DIGIT.search(word))
            cities.add(words.strip(" ."))
    return frozenset(postcodes), frozenset(cities - {""}), frozenset(countries)
