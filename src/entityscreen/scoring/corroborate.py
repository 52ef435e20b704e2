"""What is known beside the name: birth dates, countries, addresses, gender, identifiers, kinds, with their amounts.

Here belongs the one place where the comparisons of attributes and identifiers get their amounts, and what they amount
to together: whether they confirm an entity or contradict it. What is missing on one side says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from entityscreen.model.entity import Entity
from entityscreen.model.evidence import SCORE_DIGITS, Evidence
from entityscreen.model.kind import kinds_conflict
from entityscreen.model.party import Party
from entityscreen.model.weights import Weights
from entityscreen.scoring.attributes import (
    AttributeEvidence,
    compare_addresses,
    compare_birth_dates,
    compare_countries,
    compare_genders,
)
from entityscreen.scoring.identifiers import compare_identifiers

SAME_IDENTIFIER = "the same identifier decides"


@dataclass(frozen=True, slots=True)
class Attributes:
    """What the attributes of a party and of an entity say together.

    Attributes:
        records: one for each attribute that both sides state. An identifier that decides (`SAME_IDENTIFIER`) has no
            amount yet: it is whatever the names lack, which is known when all records are.
        identified: whether an identifier decides.
        confirmed: whether the full birth date agrees and a country is shared, so that a weak alias is not alone.
        contradicted: whether birth date, country, gender or kind cannot be the same, without doubt.
    """

    records: tuple[Evidence, ...] = ()
    identified: bool = False
    confirmed: bool = False
    contradicted: bool = False


_NOTHING = Attributes()


def compare_attributes(party: Party, entity: Entity, weights: Weights) -> Attributes:
    """Compare everything but the names.

    Args:
        party: what is known of the party.
        entity: what is known of the listed entity.
        weights: the amounts.

    Returns:
        The records and what they amount to.
    """
    kinds_differ = kinds_conflict(party.kind, entity.kind)
    if party.is_bare and not kinds_differ:
        return _NOTHING
    records = []
    if kinds_differ:
        reason = "another kind of thing"
        records.append(Evidence("attribute", reason, party.kind or "", entity.kind, amount=-weights.kind_conflict))
    birth_date = compare_birth_dates(party.birth_date, entity.birth_dates)
    country = compare_countries(party.countries, (*entity.countries, *entity.nationalities))
    gender = compare_genders(party.gender, entity.gender)
    address = compare_addresses(party.addresses, entity.addresses)
    identifier = compare_identifiers(party.identifiers, entity.identifiers)
    records += _amount(birth_date, weights.birth_date_match, weights.birth_date_conflict)
    records += _place(country, address, weights)
    records += _amount(gender, 0.0, weights.gender_conflict)
    identified = _fully(identifier, "match")
    if identifier is not None and identified:
        records.append(_record(identifier, SAME_IDENTIFIER, 0.0))
    else:
        records += _amount(identifier, weights.identifier_match, weights.identifier_conflict)
    return Attributes(
        tuple(records),
        identified=identified,
        confirmed=_fully(birth_date, "match") and _fully(country, "match"),
        contradicted=kinds_differ or any(_fully(found, "conflict") for found in (birth_date, country, gender)),
    )


def _fully(found: AttributeEvidence | None, verdict: str) -> bool:
    return found is not None and found.verdict == verdict and found.strength >= 1.0


def _amount(found: AttributeEvidence | None, match: float, conflict: float) -> list[Evidence]:
    if found is None:
        return []
    amount = -conflict if found.verdict == "conflict" else match
    return [_record(found, f"{found.kind}: {found.detail}", amount * found.strength)]


def _place(country: AttributeEvidence | None, address: AttributeEvidence | None, weights: Weights) -> list[Evidence]:
    """Country and address: an address states its country, so of two amounts for them the larger counts."""
    records = _amount(country, weights.country_match, weights.country_conflict)
    records += _amount(address, weights.address_match, 0.0)
    if len(records) > 1 and records[0].amount > 0.0:
        less = min((0, 1), key=lambda place: records[place].amount)
        records[less] = records[less]._replace(amount=0.0)
    return records


def _record(found: AttributeEvidence, reason: str, amount: float) -> Evidence:
    return Evidence("attribute", reason, found.party, found.listed, amount=round(amount, SCORE_DIGITS))
