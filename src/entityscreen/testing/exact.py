"""The exact control: every name of a list finds its own entry.

Regulators' tests start with this check. How its result is printed belongs to the command line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entityscreen.model.entity import Entity
from entityscreen.model.name import Name
from entityscreen.model.party import Party

if TYPE_CHECKING:
    from entityscreen.screening.screener import Screener


@dataclass(frozen=True, slots=True)
class ExactMiss:
    """A listed name that does not hit its own entity.

    Attributes:
        entity: whose name it is.
        name: the name.
        reason: why, in words.
    """

    entity: Entity
    name: Name
    reason: str

    def __str__(self) -> str:
        return f"{self.entity.id}: {self.name.text!r} ({self.name.type}): {self.reason}"


@dataclass(slots=True)
class ExactResult:
    """How many names were screened, and which did not hit their own entity.

    Attributes:
        screened: number of names.
        misses: in the list's order.
        weak: number of weak names, which do not alert alone and are not screened.
    """

    screened: int
    misses: tuple[ExactMiss, ...]
    weak: int


def check_exact(screener: Screener, *, workers: int = 1) -> ExactResult:
    """Screen every primary, strong and former name of a watchlist against that watchlist.

    Args:
        screener: compiled watchlist.
        workers: processes to screen with.

    Returns:
        The number of names and those that do not hit their own entity, with the reason.
    """
    entities = screener.compiled.entities
    named = [(entities[i], name) for i in range(len(entities)) for name in entities[i].names]
    listed = [(entity, name) for entity, name in named if name.type != "weak"]
    parties = (Party(name=name.text, kind=entity.kind) for entity, name in listed)
    misses = []
    for (entity, name), hits in zip(listed, screener.screen_many(parties, workers=workers), strict=True):
        if not any(hit.entity.id == entity.id for hit in hits):
            misses.append(ExactMiss(entity, name, find_reason(screener, entity, name)))
    return ExactResult(len(listed), tuple(misses), len(named) - len(listed))


def find_reason(screener: Screener, entity: Entity, name: Name) -> str:
    """Why a listed name does not hit its own entity.

    Args:
        screener: compiled watchlist.
        entity: whose name it is.
        name: one of its names.

    Returns:
        A sentence: nothing to compare, lost by the index, or a score below the threshold.
    """
    if not any(character.isalnum() for character in name.text):
        return "the name has no letter and no digit"
    party = Party(name=name.text, kind=entity.kind)
    if any(hit.entity.id == entity.id for hit in screener.screen(party, exhaustive=True)):
        return "the index does not bring it to the scorer"
    return "the score with itself is below the threshold"
