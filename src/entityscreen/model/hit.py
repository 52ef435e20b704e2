"""What a screening returns: a hit with its evidence, or a rejection.

How it is found belongs to `screening/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from entityscreen.model.entity import Entity
from entityscreen.model.evidence import Evidence, explain, uncapped_score
from entityscreen.model.name import Name
from entityscreen.model.party import Party

Suppression = Literal["", "conflict", "decision"]


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity that a party may be.

    Attributes:
        entity: the listed entity.
        score: in [0, 1].
        name: the entity's name that matched best, with its type and source; of a party without a name the caption's.
        query_name: the party's name that matched best; empty where an identifier alone decides.
        evidence: the records that make the score; see `model.evidence.rebuild_score`.
        threshold: the threshold that applied to this entity.
        name_score: the score of the names alone, in [0, 1].
        suppressed: why it is no alert although its names reach the threshold: `conflict` by the setting
            `on_conflict`, `decision` where a reviewer has decided the pair to be a false positive; empty for an alert.
            `Screener.screen` returns suppressed hits only when asked to.
        chance: how many of 10,000 unlisted parties of the same kind and writing reach this score of the names against
            this list by accident; None where the screener is not calibrated (`Screener.calibrated`).
    """

    entity: Entity
    score: float
    name: Name
    query_name: str
    evidence: tuple[Evidence, ...]
    threshold: float
    name_score: float = 0.0
    suppressed: Suppression = ""
    chance: float | None = None

    @property
    def matched_name(self) -> str:
        """The text of the listed name that matched best."""
        return self.name.text

    @property
    def labels(self) -> tuple[str, ...]:
        """What a reviewer should see first: conflicts and corroboration, in words."""
        return tuple(record.reason for record in self.evidence if record.kind in ("attribute", "label"))

    @property
    def rank(self) -> tuple[float, float, str]:
        """What hits are sorted by, ascending: the score; then, where scores are equal, what confirms or contradicts.

        At the top of the scale a namesake whose birth date agrees comes before one of whom nothing is known. Among hits
        that a conflict holds at the threshold, the better name comes first.
        """
        standing = self.name_score if self.score == self.threshold else uncapped_score(self.evidence)
        return -self.score, -standing, self.entity.id

    def explain(self) -> str:
        """The evidence in words, one record a line."""
        text = explain(self.query_name, self.name.text, self.score, self.evidence)
        if self.chance is None:
            return text
        return f"{text}\n  by accident: {self.chance:g} of 10,000 unlisted parties reach this score of the names"

    def to_dict(self) -> dict[str, Any]:
        """The hit as JSON values: the entity whole, the evidence record by record.

        Example:
            >>> entity = Entity(id="x1", kind="Person", names=["Xi Jinping"])
            >>> Hit(entity, 1.0, entity.names[0], "XI, Jinping", (), 0.78, 1.0).to_dict()["entity"]["id"]
            'x1'
        """
        return {
            "score": self.score,
            "name_score": self.name_score,
            "threshold": self.threshold,
            **({} if self.chance is None else {"chance": self.chance}),
            "suppressed": self.suppressed,
            "query_name": self.query_name,
            "matched_name": self.matched_name,
            "name_type": self.name.type,
            "labels": list(self.labels),
            "evidence": [record.to_dict() for record in self.evidence],
            "explanation": self.explain(),
            "entity": self.entity.model_dump(mode="json", exclude_defaults=True),
        }


# Of a hit: which of the entity's names, the records, and the plain fields in the order of `Hit`.
PackedHit = tuple[int, list[tuple[Any, ...]], tuple[float, str, float, float, Suppression, float | None]]


def pack_hit(hit: Hit) -> PackedHit:
    """Returns what a hit says beside its entity, in values of JSON: for another process, or for a file."""
    local = next(number for number, name in enumerate(hit.entity.names) if name is hit.name)
    plain = (hit.score, hit.query_name, hit.threshold, hit.name_score, hit.suppressed, hit.chance)
    return local, [tuple(record) for record in hit.evidence], plain


def unpack_hit(packed: PackedHit, entity: Entity) -> Hit:
    """Returns the hit that was packed."""
    local, records, (score, query_name, threshold, name_score, suppressed, chance) = packed
    evidence = tuple([Evidence._make(values) for values in records])
    return Hit(entity, score, entity.names[local], query_name, evidence, threshold, name_score, suppressed, chance)


class ScreensMany(Protocol):
    """What a loop over parties needs of a `Screener`."""

    def screen_many(
        self, parties: Iterable[Party], *, workers: int = 1, suppressed: bool = False
    ) -> Iterator[list[Hit]]: ...
