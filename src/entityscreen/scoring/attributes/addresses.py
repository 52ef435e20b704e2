"""Addresses: whether two share a postcode, a city or a country.

Here belongs what two addresses say of each other. People and companies move, so a difference says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entityscreen.caches import named_cache
from entityscreen.model.attributes.countries import country_code
from entityscreen.scoring.attributes.evidence import AttributeEvidence
from entityscreen.text.folding import fold

KIND = "address"
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
            for strength, own, other in zip((1.0, CITY, COUNTRY), _read(ours), _read(theirs), strict=True):
                shared = sorted(own & other)
                if shared and (best is None or strength > best.strength):
                    best = AttributeEvidence(KIND, "match", ours, theirs, f"both {shared[0]}", strength)
    return best


@named_cache("scoring.addresses", maxsize=65536)
def _read(address: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
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
