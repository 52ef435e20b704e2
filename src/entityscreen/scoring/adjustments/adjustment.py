"""What a rule says: an amount with its reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from entityscreen.model.weights import Weights
from entityscreen.names.prepared import Variant
from entityscreen.scoring.align import Pair


@dataclass(slots=True)
class Adjustment:
    """An amount with its reason.

    Attributes:
        amount: points of score, negative.
        reason: in a reviewer's words.
    """

    amount: float
    reason: str


Rule = Callable[[Variant, Variant, Sequence[Pair], Weights], Adjustment | None]
