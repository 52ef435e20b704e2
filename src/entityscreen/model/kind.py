"""What kind of thing an entity or a party is, in FollowTheMoney's schema names.

Kinds of names (given, family) belong to `names/`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from entityscreen.caches import named_cache
from entityscreen.data import read_pairs, read_rows
from entityscreen.errors import InvalidInputError
from entityscreen.model.plain import word_key

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
    VESSEL = "vessel"
    ANY = "any"


_FAMILIES = {
    "Person": Family.PERSON,
    "Company": Family.ORGANISATION,
    "Organization": Family.ORGANISATION,
    "PublicBody": Family.ORGANISATION,
    "Vessel": Family.VESSEL,
    "Airplane": Family.VESSEL,
    "Vehicle": Family.VESSEL,
}


@named_cache("model.schemata", maxsize=1)
def _schemata() -> frozenset[str]:
    """All of FollowTheMoney's: a list may hold others than `KINDS`, and they are matched as of any kind."""
    return frozenset((*KINDS, *(name for name, *_ in read_rows("ftm_schemata"))))


@named_cache("model.kinds", maxsize=1)
def _words() -> dict[str, str]:
    return {word_key(kind): kind for kind in KINDS} | read_pairs("kinds")


def read_kind(text: str) -> str | None:
    """The kind that a word of `resources/attributes/kinds.tsv` stands for, or None when the word is not known.

    Example:
        >>> read_kind("Natural Person"), read_kind("公司"), read_kind("blue")
        ('Person', 'Company', None)
    """
    return _words().get(word_key(text))


def known_kind(text: str, where: str = "kind") -> str:
    """The kind that a word stands for."""
    kind = read_kind(text)
    if kind is None:
        fix = "take person, company, organization, vessel or airplane"
        raise InvalidInputError(f"{text!r} is not a kind", where=where, fix=fix)
    return kind


def spell_kind(kind: str) -> str:
    """A kind as FollowTheMoney writes it, whatever its capitals and its word; one that is not known stays as it is.

    Example:
        >>> spell_kind("person"), spell_kind("Individual"), spell_kind("ship"), spell_kind("RealEstate")
        ('Person', 'Person', 'Vessel', 'RealEstate')
    """
    return kind if kind in _schemata() else read_kind(kind) or kind


def check_kind(kind: str) -> str:
    """A kind as FollowTheMoney writes it; a `ValueError` where there is none: an entity or a party of it would be
    compared by no rule that fits.

    Example:
        >>> check_kind("company")
        'Company'
    """
    spelled = spell_kind(kind)
    if spelled not in _schemata():
        raise ValueError(f"{kind!r} is not a kind: give one of {', '.join(KINDS)}")
    return spelled


def check_kinds(kinds: Iterable[str]) -> tuple[str, ...]:
    """Kinds as FollowTheMoney writes them; a `ValueError` that names every word that is none of `KINDS`."""
    spelled = tuple(map(spell_kind, kinds))
    if wrong := [kind for kind in spelled if kind not in KINDS]:
        raise ValueError(f"{', '.join(map(repr, wrong))} is not a kind (kinds: {', '.join(KINDS)})")
    return spelled


def family_of(kind: str | None) -> Family:
    """The family of a kind; `Family.ANY` where a person and an organisation are both possible, or nothing is known.

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
