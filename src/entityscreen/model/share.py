"""A share of ownership as sources state it: exact, a range, or unknown.

A share is a fraction of one, kept as decimals so that 25 % and 25 % are 50 % and not a hair less. Where a source says
"more than 25 %" the lower end is open, which matters at a threshold: more than half is not half.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import PlainSerializer, PlainValidator

Unit = Literal["percent", "fraction"]
ZERO, ONE, HUNDRED = Decimal(0), Decimal(1), Decimal(100)
# Shares are kept to a millionth; an open end lies less than that beside the number that is written.
_STEP, OPEN = Decimal("1e-6"), Decimal("1e-9")
_BOUNDS = {">": OPEN, ">=": ZERO, "<": -OPEN, "<=": ZERO}
_TEXT = re.compile(r"([<>]=?)?\s*(\d+(?:[.,]\d+)?)\s*(%?)(?:\s*(?:-|–|to)\s*(<=?)?\s*(\d+(?:[.,]\d+)?)\s*(%?))?")


class Share(NamedTuple):
    """The least and the most that a share can be, each a fraction in [0, 1].

    Example:
        >>> str(Share(Decimal("0.25"), Decimal("0.5")))
        '25-50%'
        >>> str(UNKNOWN)
        '0-100%'
    """

    low: Decimal
    high: Decimal

    def __str__(self) -> str:
        if self.low == self.high:
            return f"{_percentage(self.low)}%"
        above, below = (sign if end % _STEP else "" for sign, end in ((">", self.low), ("<", self.high)))
        return f"{above}{_percentage(self.low)}-{below}{_percentage(self.high)}%"


UNKNOWN = Share(ZERO, ONE)


def read_share(value: Any, *, unit: Unit | None = None) -> Share | None:
    """Read what a caller or a source gives for a share.

    Args:
        value: None for an unknown share; a number: a fraction of one (`0.5`) or, above 1, a percentage (`50`); a text
            with a per cent sign (`"50%"`), a range (`"25-50%"`, `("0.25", "0.5")`), or a bound (`">50%"`).
        unit: what a number without a sign is whatever its size: `percent` in FollowTheMoney's and BODS's fields.

    Returns:
        The share, or None where it is unknown.

    Raises:
        ValueError: the value is no share, lies outside 0 to 100 %, or is a bare 1: the whole, or a hundredth.

    Example:
        >>> read_share("50%") == read_share(50) == read_share("0.5")
        True
        >>> read_share(">50%").low > Decimal("0.5")
        True
    """
    if value is None or value == "":
        return None
    if isinstance(value, Share):
        return _checked(value.low, value.high, value)
    if isinstance(value, str):
        return _of_text(value.strip(), unit)
    if isinstance(value, Sequence):
        ends = [_fraction(_number(end), unit) for end in value]
        if len(ends) != 2:
            raise ValueError(f"a range of shares has two ends, not {len(ends)}")
        return _checked(ends[0], ends[1], value)
    if value == 1 and isinstance(value, int) and unit is None:
        raise ValueError("1 can be the whole or a hundredth: write '100%' or '1%'")
    exact = _fraction(_number(value), unit)
    return _checked(exact, exact, value)


def _of_text(text: str, unit: Unit | None) -> Share:
    match = _TEXT.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no share of ownership: write '50%', '25-50%' or '>50%'")
    bound, first, first_sign, upper_bound, second, second_sign = match.groups()
    unit = "percent" if first_sign or second_sign else unit
    if unit is None and first == "1" and second is None:
        raise ValueError("1 can be the whole or a hundredth: write '100%' or '1%'")
    low = _fraction(_number(first), unit)
    if second is not None:
        high = _fraction(_number(second), unit)
        return _checked(low + _BOUNDS.get(bound, ZERO), high + _BOUNDS.get(upper_bound, ZERO), text)
    if bound is None:
        return _checked(low, low, text)
    return _checked(low + _BOUNDS[bound], ONE, text) if ">" in bound else _checked(ZERO, low + _BOUNDS[bound], text)


def _number(value: Any) -> Decimal:
    try:
        number = Decimal(str(value).replace(",", "."))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise ValueError(f"{value!r} is no number")
    return number


def _fraction(number: Decimal, unit: Unit | None) -> Decimal:
    """Return a number as a fraction; one that is too large stays as it is, for `_checked` to refuse."""
    fraction = number / HUNDRED if unit == "percent" or (unit is None and number > ONE) else number
    return fraction.quantize(_STEP) if fraction <= ONE else fraction


def _checked(low: Decimal, high: Decimal, value: Any) -> Share:
    if not ZERO <= low <= high <= ONE:
        raise ValueError(f"{value!r} is no share of ownership: it lies between 0 and 100 %, the smaller end first")
    return Share(low, high)


def _percentage(fraction: Decimal) -> str:
    """Return a fraction as a percentage without trailing zeros or exponent."""
    return f"{(fraction * HUNDRED).quantize(Decimal('1e-4')).normalize():f}"


ShareField = Annotated[
    Share | None, PlainValidator(read_share), PlainSerializer(lambda share: str(share) if share else None, str | None)
]
