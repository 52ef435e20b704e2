"""What is known beside the name: birth dates, countries, gender, identifiers, kinds, as evidence with amounts.

Here belongs the one place where the records of `attributes/` get their amounts. How two dates or two numbers
compare belongs to `attributes/`. What is missing on one side says nothing.
"""

from __future__ import annotations

from entityscreen.model.entity import Entity
from entityscreen.model.evidence import SCORE_DIGITS, Evidence
from entityscreen.model.kind import kinds_conflict
from entityscreen.model.party import Party
from entityscreen.model.weights import Weights
from entityscreen.scoring.attributes import (
    AttributeEvidence,
    compare_birth_dates,
    compare_countries,
    compare_genders,
    compare_identifiers,
)

SAME_IDENTIFIER = "the same identifier decides"


def attribute_evidence(party: Party, entity: Entity, weights: Weights) -> tuple[Evidence, ...]:
    """Compare everything but the names.

    Args:
        party: what is known of the party.
        entity: what is known of the listed entity.
        weights: the amounts.

    Returns:
        One record for each attribute that both sides state. An identifier that decides (`SAME_IDENTIFIER`)
        has no amount yet: it is whatever the names lack, which is known when all records are.
    """
    if party.is_bare and not kinds_conflict(party.kind, entity.kind):
        return ()
    records = []
    if kinds_conflict(party.kind, entity.kind):
        reason = "another kind of thing"
        records.append(Evidence("attribute", reason, party.kind or "", entity.kind, amount=-weights.kind_conflict))
    countries = (*entity.countries, *entity.nationalities)
    records += _amount(
        compare_birth_dates(party.birth_date, entity.birth_dates),
        weights.birth_date_match,
        weights.birth_date_conflict,
    )
    records += _amount(compare_countries(party.countries, countries), weights.country_match, weights.country_conflict)
    records += _amount(compare_genders(party.gender, entity.gender), 0.0, weights.gender_conflict)
    records += _identifiers(compare_identifiers(party.identifiers, entity.identifiers), weights)
    return tuple(records)


def _amount(found: AttributeEvidence | None, match: float, conflict: float) -> list[Evidence]:
    if found is None:
        return []
    amount = -conflict if found.verdict == "conflict" else match
    return [_record(found, f"{found.kind}: {found.detail}", amount * found.strength)]


def _identifiers(found: AttributeEvidence | None, weights: Weights) -> list[Evidence]:
    if found is None:
        return []
    if found.verdict == "match" and found.strength >= 1.0:
        return [_record(found, SAME_IDENTIFIER, 0.0)]
    return _amount(found, weights.identifier_match, weights.identifier_conflict)


def _record(found: AttributeEvidence, reason: str, amount: float) -> Evidence:
    return Evidence("attribute", reason, found.party, found.listed, amount=round(amount, SCORE_DIGITS))
