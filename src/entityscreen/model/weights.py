"""The amounts of the score, each with its unit and its reason.

A model validator will ask about each of these numbers. What they are applied to belongs to `scoring/`.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Amount = Annotated[float, Field(ge=0.0, le=1.0)]


class Weights(BaseModel):
    """Amounts in points of score (1.0 is a whole match), added or taken away, unless another unit is said.

    Attributes:
        conflict: how much harder than linearly an uncovered part of both names counts.
        missing: what a part costs that only one of the names has.
        doubt: what it costs a person's name that some parts are only alike while others are missing: times the
            share not covered of the name that is covered better, times how much less is covered of the other.
        one_part: taken away when two names share one part of a longer name: Putin is not Vladimir Putin, and the
            vessel Christina not Katie Christina Gonzalez.
        other_given_name: taken away at most when two given names differ by a letter and both are common: Khalid is not
            Khalil. The preset `broad` takes nothing away, so that a letter is a typo there.
        birth_date_match: added for the same full birth date.
        birth_date_conflict: taken away for dates that cannot be the same.
        country_match: added for a shared country.
        country_conflict: taken away when both state countries and share none.
        reading_conflict: the most that is taken away when two names are one only as few people of their countries spell
            it: Zhang Wenbo is Man-pok Chong in Cantonese, and not where that is a North Korean. Such a hit is not kept
            at the threshold.
        address_match: added for a shared postcode; half of it for a city, a quarter for a country. Of a shared country
            and a shared address the larger amount counts, since an address states its country.
        gender_conflict: taken away for different genders.
        identifier_match: added for an equal identifier that does not decide by itself (of unknown type).
        identifier_conflict: taken away for different identifiers of the same type and country.
        kind_conflict: taken away between a person and a vessel, or a company and a person.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    conflict: Amount = 0.3
    missing: Amount = 0.2
    doubt: Annotated[float, Field(ge=0.0, le=3.0)] = 2.0
    one_part: Amount = 0.2
    other_given_name: Amount = 0.25
    birth_date_match: Amount = 0.05
    birth_date_conflict: Amount = 0.15
    country_match: Amount = 0.02
    country_conflict: Amount = 0.05
    reading_conflict: Amount = 0.2
    address_match: Amount = 0.02
    gender_conflict: Amount = 0.1
    identifier_match: Amount = 0.05
    identifier_conflict: Amount = 0.1
    kind_conflict: Amount = 0.15

    @property
    def largest_boost(self) -> float:
        """The most that attributes short of a deciding identifier can add, in points."""
        return self.birth_date_match + max(self.country_match, self.address_match) + self.identifier_match
