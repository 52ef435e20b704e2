"""Identifiers: numbers of registers, checked.

Here belongs whether two numbers are the same one and how much that says; one that fails its check says less. What
follows from it belongs to `scoring/corroborate.py`, how a number is read to `numbers.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from entityscreen.caches import named_cache
from entityscreen.model.entity import Identifier
from entityscreen.scoring.attributes.evidence import AttributeEvidence, Verdict
from entityscreen.scoring.attributes.numbers import CHECKS, UNTYPED, number_of, passes

KIND = "identifier"
SHORTEST = 4  # letters and digits: shorter numbers identify nobody
UNCHECKED = 0.6  # share of the amount for equal numbers whose type or country is not known
TYPING_ERROR = 0.5  # one letter or digit of a checked number differs and one of them fails its check
COUNTRY_UNKNOWN = 0.5  # share of a conflict when a country is not said

# Types that a register gives once in the world: the country need not be said.
_WORLDWIDE = frozenset(("lei", "imo", "inn", "ogrn", "uscc", "swift", "iban", "isin", "duns"))
# Types of which an entity has one: two different ones are two entities. A person has many passports.
_ONE_EACH = frozenset(("lei", "imo", "inn", "ogrn", "uscc", "national-id", "tax-id"))
_NATIONAL = frozenset(("national-id", "tax-id", "passport", "registration", "driver-licence", "travel-document"))


@dataclass(frozen=True, slots=True)
class _Number:
    """An identifier ready to compare; `checked` is None when its type has no check."""

    value: str
    type: str
    country: str | None
    checked: bool | None
    text: str


def compare_identifiers(party: Sequence[Identifier], listed: Sequence[Identifier]) -> AttributeEvidence | None:
    """Compare the numbers of a party with those of an entity.

    Args:
        party: any number of identifiers.
        listed: likewise.

    Returns:
        `match` with strength 1 when a strong identifier is equal: of a type given once in the world that
        passes its check, or of the same national type and country; such a match decides. Less for
        equal numbers of unknown type. `close` for a typing error in a checked number. `conflict` for
        different ones of a type of which there is one each. None when nothing can be said.

    Example:
        >>> ours, theirs = Identifier(value="IMO 9074729"), Identifier(type="imo", value="9074729")
        >>> found = compare_identifiers([ours], [theirs])
        >>> found.verdict, found.strength, found.detail
        ('match', 1.0, 'the same IMO number, its check digit is right')
        >>> compare_identifiers([ours], []) is None
        True
    """
    if not party or not listed:
        return None
    found = [
        evidence
        for own in party
        for other in listed
        if (evidence := _compare(_number(own), _number(other))) is not None
    ]
    return max(found, key=_rank, default=None)


def _rank(evidence: AttributeEvidence) -> float:
    order = {"match": 2.0, "close": 1.0, "conflict": -2.0}
    return order[evidence.verdict] + evidence.strength


@named_cache("scoring.identifiers", maxsize=65536)
def _number(identifier: Identifier) -> _Number:
    kind, value, country = number_of(identifier)
    return _Number(value, kind, country, passes(value, kind), identifier.value)


def _compare(own: _Number, other: _Number) -> AttributeEvidence | None:
    if len(own.value) < SHORTEST or len(other.value) < SHORTEST:
        return None
    if own.value == other.value:
        return _equal(own, other)
    if own.type != other.type or own.type not in _ONE_EACH:
        return None
    return _different(own, other)


def _known_type(own: _Number, other: _Number) -> str | None:
    """The type of both, where the one that states none takes the other's; None when they differ."""
    if other.type in (own.type, UNTYPED):
        return own.type
    return other.type if own.type == UNTYPED else None


def _equal(own: _Number, other: _Number) -> AttributeEvidence | None:
    kind = _known_type(own, other)
    if _countries_differ(own, other):
        return None
    if kind is None:
        return _evidence("match", own, other, f"the same number, as {own.type} and {other.type}", UNCHECKED)
    passed = passes(own.value, kind)
    title = _title(kind)
    if passed is False:
        return _evidence("match", own, other, f"the same {title}, but its check digit is wrong", UNCHECKED)
    if passed:
        return _evidence("match", own, other, f"the same {title}, its check digit is right", 1.0)
    same_type = own.type == other.type
    if same_type and (kind in _WORLDWIDE or (kind in _NATIONAL and own.country and other.country)):
        return _evidence("match", own, other, f"the same {title}", 1.0)
    return _evidence("match", own, other, "the same number, of a type or country that is not certain", UNCHECKED)


def _different(own: _Number, other: _Number) -> AttributeEvidence | None:
    if _countries_differ(own, other):
        return None
    title = _title(own.type)
    if _one_off(own.value, other.value) and False in (own.checked, other.checked):
        return _evidence("close", own, other, f"one sign of the {title} differs, and its check fails", TYPING_ERROR)
    if own.type in _WORLDWIDE:
        valid = own.checked is not False and other.checked is not False
        return _evidence("conflict", own, other, f"different {title}s", 1.0 if valid else TYPING_ERROR)
    certain = own.country is not None and other.country is not None
    return _evidence("conflict", own, other, f"different {title}s", 1.0 if certain else COUNTRY_UNKNOWN)


def _countries_differ(own: _Number, other: _Number) -> bool:
    return own.country is not None and other.country is not None and own.country != other.country


def _one_off(first: str, second: str) -> bool:
    """One sign replaced, or two neighbours swapped."""
    if len(first) != len(second):
        return False
    places = [i for i in range(len(first)) if first[i] != second[i]]
    if len(places) == 1:
        return True
    return len(places) == 2 and places[1] == places[0] + 1 and sorted(first) == sorted(second)


def _title(kind: str) -> str:
    return f"{kind.upper()} number" if kind in CHECKS else kind.replace("-", " ") + " number"


def _evidence(verdict: Verdict, own: _Number, other: _Number, detail: str, strength: float) -> AttributeEvidence:
    return AttributeEvidence(KIND, verdict, own.text, other.text, detail, strength)
