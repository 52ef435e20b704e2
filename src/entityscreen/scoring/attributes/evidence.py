"""The record of one compared attribute.

Here belongs the record alone; the amounts are `model/weights.py`, applied in `scoring/corroborate.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["match", "close", "conflict"]


@dataclass(frozen=True, slots=True)
class AttributeEvidence:
    """How one attribute of a party and of an entity compare; both state it.

    Attributes:
        kind: `birth date`, `country`, `gender` or `identifier`.
        verdict: `match`, `close` (can be the same) or `conflict` (cannot).
        party: the party's value as it stands.
        listed: the listed value that was compared.
        detail: in a reviewer's words.
        strength: share of the full amount, in [0, 1].
    """

    kind: str
    verdict: Verdict
    party: str
    listed: str
    detail: str
    strength: float = 1.0
