"""Entities by their identifiers: an equal number finds an entity whatever its name.

Here belongs the lookup. How a number is read and what an equal one says is
`scoring/identifiers.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from entityscreen.index.arrays import Keys, KeyTable
from entityscreen.index.hashes import key_hash
from entityscreen.model.entity import Entity, Identifier
from entityscreen.scoring.identifiers import read_identifier


@dataclass(frozen=True, slots=True)
class IdentifierTable:
    """Hashed identifiers to positions of entities.

    Attributes:
        keys: the table; a collision costs a look, never a hit.
    """

    keys: KeyTable

    def find(self, identifiers: Sequence[Identifier]) -> list[int]:
        """Positions of entities that may have one of these identifiers, ascending."""
        numbers = [read_identifier(identifier) for identifier in identifiers]
        hashes = sorted(key_hash(number.value) for number in numbers if number.identifies)
        return sorted(set(self.keys.find(np.array(hashes, dtype=np.uint32)).tolist())) if hashes else []


def build_identifiers(entities: Iterable[Entity]) -> IdentifierTable:
    """Build the table over a watchlist's entities, in their order."""
    keys = Keys()
    for position, entity in enumerate(entities):
        for identifier in entity.identifiers:
            number = read_identifier(identifier)
            if number.identifies:
                keys.add(number.value, position)
    return IdentifierTable(keys.table())
