"""What a rule says: an amount with its reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from entityscreen.model.weights import Weights
from entityscreen.scoring.adjustments.met import Meeting


@dataclass(slots=True)
class Adjustment:
    """An amount with its reason.

    Attributes:
        amount: points of score, negative.
        reason: in a reviewer's words.
        a: what of the one name it is said of, where it is said of something.
        b: the same of the other.
    """

    amount: float
    reason: str
    a: str = ""
    b: str = ""


Rule = Callable[[Meeting, Weights], Adjustment | None]
