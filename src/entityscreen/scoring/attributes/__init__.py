"""Attributes beside the name: birth dates, countries, addresses, genders, identifiers. Pure comparisons, no amounts."""

from __future__ import annotations

from entityscreen.model.attributes.countries import country_code
from entityscreen.scoring.attributes.addresses import compare_addresses
from entityscreen.scoring.attributes.countries import compare_countries
from entityscreen.scoring.attributes.dates import compare_birth_dates
from entityscreen.scoring.attributes.evidence import AttributeEvidence, Verdict
from entityscreen.scoring.attributes.gender import compare_genders
from entityscreen.scoring.attributes.identifiers import compare_identifiers

__all__ = [
    "AttributeEvidence",
    "Verdict",
    "compare_addresses",
    "compare_birth_dates",
    "compare_countries",
    "compare_genders",
    "compare_identifiers",
    "country_code",
]
