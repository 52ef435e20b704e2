"""A hit: an entity that a party may be, with the evidence.

Here belongs what a screening returns. How it is found belongs to `screening/`.
"""

from __future__ import annotations

from dataclasses import dataclass

from entityscreen.model.entity import Entity
from entityscreen.model.evidence import Evidence, explain
from entityscreen.model.name import Name


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity whose score reaches the threshold.

    Attributes:
        entity: the listed entity.
        score: in [0, 1].
        name: the entity's name that matched best, with its type and source.
        query_name: the party's name that matched best.
        evidence: the records that make the score; see `model.evidence.rebuild_score`.
        threshold: the threshold that applied to this entity.
    """

    entity: Entity
    score: float
    name: Name
    query_name: str
    evidence: tuple[Evidence, ...]
    threshold: float

    @property
    def matched_name(self) -> str:
        """The text of the listed name that matched best."""
        return self.name.text

    @property
    def labels(self) -> tuple[str, ...]:
        """What a reviewer should see first: conflicts and corroboration, in words."""
        return tuple(record.reason for record in self.evidence if record.kind in ("attribute", "label"))

    def explain(self) -> str:
        """The evidence in words, one record a line."""
        return explain(self.query_name, self.name.text, self.score, self.evidence)
