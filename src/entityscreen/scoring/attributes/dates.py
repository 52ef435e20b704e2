"""What two birth dates say of each other.

Here belongs the comparison, as a table of rules from the surest to the last. How a text is read belongs to
`model/attributes/dates.py`.

A clerk swaps day and month, mistypes a digit, or writes 1 January for a day that nobody knows; a source gives
the year alone. All of these can be the same birth. Days apart in the same year are a conflict, as years are,
growing with the distance.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from entityscreen.model.attributes.dates import PartialDate, read_dates
from entityscreen.scoring.attributes.evidence import AttributeEvidence, Verdict

KIND = "birth date"
# Years between two dates from which a conflict is full: within it, sources do disagree on the same person.
FULL_CONFLICT_YEARS = 4

_Rule = tuple[Callable[[PartialDate, PartialDate], bool], Verdict, float, str]
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
        for outcome in (_compare(own, theirs),)
    ]
    if not found:
        return None
    (verdict, strength, detail), text = max(found, key=lambda item: _rank(item[0]))
    return AttributeEvidence(KIND, verdict, party, text, detail, strength)


def _rank(outcome: _Outcome) -> float:
    verdict, strength, _ = outcome
    return strength + (verdict == "match") if verdict != "conflict" else -strength


def _compare(a: PartialDate, b: PartialDate) -> _Outcome:
    for holds, verdict, strength, detail in _RULES:
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


_RULES: tuple[_Rule, ...] = (
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
