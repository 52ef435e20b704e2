"""Entities by their identifiers: an equal number finds an entity whatever its name.

Here belongs the lookup. Whether two identifiers are equal is `scoring/attributes/identifiers.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from entityscreen.index.arrays import KeyTable
from entityscreen.index.collect import Keys
from entityscreen.index.hashes import key_hash
from entityscreen.model.entity import Entity, Identifier

# What sources write in front of a number: the register, or that it is a number.
PREFIXES = ("IMO", "INN", "OGRN", "OKPO", "KPP", "USCC", "MMSI", "PASSPORT", "REG", "NUMBER", "NO", "NR")
SHORTEST = 4  # letters and digits: shorter numbers identify nobody


def identifier_key(value: str) -> str:
    """Letters and digits of an identifier, upper case, without what names its register: how it is looked up.

    Example:
        >>> identifier_key("imo 918-7629")
        '9187629'
    """
    key = "".join(character for character in value.upper() if character.isalnum())
    for prefix in PREFIXES:
        if key.startswith(prefix) and key[len(prefix) :].isdigit():
            return key.removeprefix(prefix)
    return key


@dataclass(frozen=True, slots=True)
class IdentifierTable:
    """Hashed identifiers to positions of entities.

    Attributes:
        keys: the table; a collision costs a look, never a hit.
    """

    keys: KeyTable

    def find(self, identifiers: Sequence[Identifier]) -> list[int]:
        """Positions of entities that may have one of these identifiers, ascending."""
        keys = [identifier_key(identifier.value) for identifier in identifiers]
        hashes = sorted(key_hash(key) for key in keys if len(key) >= SHORTEST)
        return sorted(set(self.keys.find(np.array(hashes, dtype=np.uint32)).tolist())) if hashes else []


def build_identifiers(entities: Iterable[Entity]) -> IdentifierTable:
    """Build the table over a watchlist's entities, in their order."""
    keys = Keys()
    for position, entity in enumerate(entities):
        for identifier in entity.identifiers:
            key = identifier_key(identifier.value)
            if len(key) >= SHORTEST:
                keys.add(key, position)
    return IdentifierTable(keys.table())
