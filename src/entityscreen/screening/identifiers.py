"""Entities by their identifiers: an equal number finds an entity whatever its name.

Here belongs the lookup. How a number is read is `scoring/attributes/numbers.py`, whether two are
equal `identifiers.py` there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from entityscreen.index.arrays import KeyTable
from entityscreen.index.collect import Keys
from entityscreen.index.hashes import key_hash
from entityscreen.model.entity import Entity, Identifier
from entityscreen.scoring.attributes.numbers import number_of

SHORTEST = 4  # letters and digits: shorter numbers identify nobody


def identifier_key(identifier: Identifier) -> str:
    """Letters and digits of an identifier, upper case, without what names its register: how it is looked up.

    Example:
        >>> identifier_key(Identifier(value="imo 918-7629"))
        '9187629'
    """
    return number_of(identifier).value


@dataclass(frozen=True, slots=True)
class IdentifierTable:
    """Hashed identifiers to positions of entities.

    Attributes:
        keys: the table; a collision costs a look, never a hit.
    """

    keys: KeyTable

    def find(self, identifiers: Sequence[Identifier]) -> list[int]:
        """Positions of entities that may have one of these identifiers, ascending."""
        keys = [identifier_key(identifier) for identifier in identifiers]
        hashes = sorted(key_hash(key) for key in keys if len(key) >= SHORTEST)
        return sorted(set(self.keys.find(np.array(hashes, dtype=np.uint32)).tolist())) if hashes else []


def build_identifiers(entities: Iterable[Entity]) -> IdentifierTable:
    """Build the table over a watchlist's entities, in their order."""
    keys = Keys()
    for position, entity in enumerate(entities):
        for identifier in entity.identifiers:
            key = identifier_key(identifier)
            if len(key) >= SHORTEST:
                keys.add(key, position)
    return IdentifierTable(keys.table())
