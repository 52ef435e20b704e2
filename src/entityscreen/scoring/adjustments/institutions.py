"""The rules for banks, insurers, airlines, hospitals and universities.

Here belongs what their names say that those of other organisations do not; what holds for all is in `organisations.py`.
"""

from __future__ import annotations

from entityscreen.model.weights import Weights
from entityscreen.names.institutions import kind_of
from entityscreen.names.prepared import Role, Variant
from entityscreen.scoring.adjustments.adjustment import Adjustment
from entityscreen.scoring.adjustments.met import Meeting

KIND_LEFT_OVER = 0.08
_TRADES = frozenset({Role.INDUSTRY, Role.ORGANISATION})


def kind_left_over(met: Meeting, weights: Weights) -> Adjustment | None:
    """`Apple Inc.` against `Apple Bank for Savings`: a firm's full name, and an institution that it does not say it is.

    A name without a legal form may be a short one: `Turkish` is an airline too.
    """
    del weights
    a, b = met.places_a, met.places_b
    if not (_is_firm(met.a, a.legal) and _has_kind(met.b, met.met_b)) and not (
        _is_firm(met.b, b.legal) and _has_kind(met.a, met.met_a)
    ):
        return None
    return Adjustment(-KIND_LEFT_OVER, "only one says that it is a bank, an airline or the like")


def _is_firm(variant: Variant, legal: int) -> bool:
    """Whether a name is a full one, with a legal form, that says no trade."""
    return bool(legal) and not any(part.role in _TRADES for part in variant.parts)


def _has_kind(variant: Variant, met: int) -> bool:
    """Whether a word that says a kind of institution is not met."""
    return any(kind_of(part.token.concept) and not met >> place & 1 for place, part in enumerate(variant.parts))
