"""The rules by which an authority counts an entity as owned by listed persons."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from entityscreen.errors import InvalidInputError

HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Rule:
    """When an entity is blocked that no list names.

    Attributes:
        name: by which it is chosen.
        threshold: the share from which an entity counts as owned, a fraction.
        more: whether it must be exceeded; else reaching it is enough.
        exact_is_open: whether authorities differ over a share of exactly the threshold: it is `possible`.
        together: whether the shares of all listed persons are added up; else of each person alone.
        control: whether control without the share is enough.
        source: where the authority says so.
    """

    name: str
    threshold: Decimal
    more: bool
    together: bool
    control: bool
    source: str
    exact_is_open: bool = False

    def owned(self, share: Decimal) -> bool:
        """Whether a share makes an entity owned."""
        return share > self.threshold if self.more else share >= self.threshold

    def may_be_owned(self, share: Decimal) -> bool:
        """Whether it does by the strictest reading."""
        return share >= self.threshold if self.exact_is_open else self.owned(share)


# In all of them an intermediary that is itself owned counts with its whole share, not with the product of the shares.
RULES = {
    rule.name: rule
    for rule in (
        Rule(
            "ofac-50",
            HALF,
            more=False,
            together=True,
            control=False,
            source="OFAC, Revised Guidance on Entities Owned by Persons Whose Property and Interests in Property Are "
            "Blocked, 13 August 2014; FAQ 398 to 402",
        ),
        # The Council's Best Practices count 50 % since July 2024; the Commission's FAQ 8 asks for more than 50 %.
        Rule(
            "eu",
            HALF,
            more=True,
            together=True,
            control=True,
            exact_is_open=True,
            source="Council of the EU, Best Practices for the effective implementation of restrictive measures, "
            "11623/24, 3 July 2024; Commission, FAQ on asset freezes under Regulation 269/2014, question 8",
        ),
        Rule(
            "uk",
            HALF,
            more=True,
            together=False,
            control=True,
            source="Russia (Sanctions) (EU Exit) Regulations 2019 (SI 2019/855), regulation 7 and Schedule 1; OFSI, UK "
            "Financial Sanctions General Guidance, chapter 4 (aggregation)",
        ),
    )
}


def rule_named(name: str | Rule) -> Rule:
    """Return a rule by its name.

    Raises:
        InvalidInputError: no rule has it.
    """
    if isinstance(name, Rule):
        return name
    if name not in RULES:
        raise InvalidInputError(f"no ownership rule is named {name!r}", where="rule", fix=f"use {', '.join(RULES)}")
    return RULES[name]
