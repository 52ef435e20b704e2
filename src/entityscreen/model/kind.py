"""What kind of thing an entity or a party is, in FollowTheMoney's schema names.

Here belongs the list of kinds and how they relate. Kinds of names (given, family) belong to `names/`.
"""

from __future__ import annotations

from enum import StrEnum

KINDS = (
    "Person",
    "Company",
    "Organization",
    "PublicBody",
    "LegalEntity",
    "Vessel",
    "Airplane",
    "Vehicle",
    "CryptoWallet",
    "Security",
    "Address",
    "Thing",
)
DEFAULT_KIND = "LegalEntity"


class Family(StrEnum):
    """How the name of such a kind is built; decides the alignment and the weights."""

    __hash__ = str.__hash__  # that of Enum is a Python function, and sets of members are asked on every path

    PERSON = "person"
    ORGANISATION = "organisation"
    CRAFT = "craft"
    ANY = "any"


_FAMILIES = {
    "Person": Family.PERSON,
    "Company": Family.ORGANISATION,
    "Organization": Family.ORGANISATION,
    "PublicBody": Family.ORGANISATION,
    "Vessel": Family.CRAFT,
    "Airplane": Family.CRAFT,
    "Vehicle": Family.CRAFT,
}


_SPELLINGS = {kind.casefold(): kind for kind in KINDS} | {"organisation": "Organization", "aircraft": "Airplane"}


def spell_kind(kind: str) -> str:
    """A kind as FollowTheMoney writes it, whatever its capitals; one that is not known stays as it is.

    Example:
        >>> spell_kind("person"), spell_kind("Organisation"), spell_kind("RealEstate")
        ('Person', 'Organization', 'RealEstate')
    """
    return kind if kind in _FAMILIES else _SPELLINGS.get(kind.strip().casefold(), kind)


def family_of(kind: str | None) -> Family:
    """The family of a kind; `Family.ANY` where a person and an organisation are both possible.

    Args:
        kind: a schema name of FollowTheMoney in any capitals, or None when nothing is known.

    Returns:
        The family.

    Example:
        >>> [str(family_of(kind)) for kind in ("Person", "company", "LegalEntity", None)]
        ['person', 'organisation', 'any', 'any']
    """
    return _FAMILIES.get(spell_kind(kind), Family.ANY) if kind else Family.ANY


def kinds_conflict(a: str | None, b: str | None) -> bool:
    """Whether two kinds cannot be the same thing (a person is no vessel; a legal entity may be a person).

    Example:
        >>> kinds_conflict("Person", "Vessel"), kinds_conflict("Person", "LegalEntity")
        (True, False)
    """
    first, second = family_of(a), family_of(b)
    return first is not second and Family.ANY not in (first, second)
