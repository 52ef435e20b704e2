"""Where a screener's entities are: in memory, or in a snapshot and made when a hit needs them.

Here belongs access by position. The search itself is in `screener.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from entityscreen.caches import BoundedDict
from entityscreen.index.arrays import Texts
from entityscreen.model.entity import Entity

REMEMBERED = 10_000  # entities, a few kilobytes each


class EntityStore(Protocol):
    """Entities by their position in the watchlist."""

    def __len__(self) -> int: ...

    def __getitem__(self, position: int) -> Entity: ...


class PackedEntities:
    """Entities kept as JSON in one array; each is made when asked for, and remembered: hits come again.

    Args:
        texts: the JSON of each, in the watchlist's order.
    """

    __slots__ = ("_made", "texts")

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self._made = BoundedDict("screening.entities", REMEMBERED, owned=True)

    def __len__(self) -> int:
        return len(self.texts)

    def __reduce__(self) -> tuple[type[PackedEntities], tuple[Texts]]:
        return PackedEntities, (self.texts,)

    def __getitem__(self, position: int) -> Entity:
        known: Entity | None = self._made.get(position)
        if known is None:
            known = self._made[position] = Entity.model_validate_json(self.texts[position])
        return known


def pack_entities(entities: EntityStore | Sequence[Entity]) -> Texts:
    """The entities as JSON in one array."""
    if isinstance(entities, PackedEntities):
        return entities.texts
    return Texts.pack([entities[i].model_dump_json(exclude_defaults=True) for i in range(len(entities))])
