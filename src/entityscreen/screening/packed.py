"""Hits as they go from one process to another: without what both sides have.

Here belongs the packing. An entity is its position in the watchlist, a record its values: pickled whole, the hits of a
block would take the receiving process as long as finding them took the others.
"""

from __future__ import annotations

from typing import Any

from entityscreen.model.evidence import Evidence
from entityscreen.model.hit import Hit
from entityscreen.screening.store import EntityStore

# A hit with the position of its entity.
Located = tuple[int, Hit]
# Position of the entity, score, which of its names, the party's name, the records, the threshold.
PackedHit = tuple[int, float, int, str, list[tuple[Any, ...]], float]


def pack_hit(located: Located) -> PackedHit:
    """Pack a hit."""
    position, hit = located
    local = next(number for number, name in enumerate(hit.entity.names) if name is hit.name)
    return position, hit.score, local, hit.query_name, [tuple(record) for record in hit.evidence], hit.threshold


def unpack_hit(packed: PackedHit, entities: EntityStore) -> Hit:
    """The hit that was packed.

    Args:
        packed: what `pack_hit` gave.
        entities: of the same watchlist.
    """
    position, score, local, query_name, records, threshold = packed
    entity = entities[position]
    evidence = tuple([Evidence._make(values) for values in records])
    return Hit(entity, score, entity.names[local], query_name, evidence, threshold)
