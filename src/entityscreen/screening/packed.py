"""Hits as they go from one process to another: without what both sides have.

Here belongs the packing. An entity is its position in the watchlist, a record its values: pickled whole, the hits of a
block would take the receiving process as long as finding them took the others.
"""

from __future__ import annotations

from typing import Any

from entityscreen.errors import EntityScreenError
from entityscreen.model.evidence import Evidence
from entityscreen.model.hit import Hit, Suppression
from entityscreen.screening.store import EntityStore

# A hit with the position of its entity.
Located = tuple[int, Hit]
# What comes of a party: its hits, suppressed ones too, or why it cannot be read.
Outcome = list[Located] | EntityScreenError
# Position of the entity, which of its names, the records, and the plain fields: score, the party's name, threshold,
# score of the names, suppression, chance.
PackedHit = tuple[int, int, list[tuple[Any, ...]], tuple[float, str, float, float, Suppression, float | None]]


def shown(located: list[Located], *, suppressed: bool) -> list[Hit]:
    """The hits of a party without those that are no alerts, or all of them."""
    return [hit for _, hit in located if suppressed or not hit.suppressed]


def pack_hit(located: Located) -> PackedHit:
    """Pack a hit."""
    position, hit = located
    local = next(number for number, name in enumerate(hit.entity.names) if name is hit.name)
    plain = (hit.score, hit.query_name, hit.threshold, hit.name_score, hit.suppressed, hit.chance)
    return position, local, [tuple(record) for record in hit.evidence], plain


def unpack_hit(packed: PackedHit, entities: EntityStore) -> Hit:
    """The hit that was packed.

    Args:
        packed: what `pack_hit` gave.
        entities: of the same watchlist.
    """
    position, local, records, (score, query_name, threshold, name_score, suppressed, chance) = packed
    entity = entities[position]
    evidence = tuple([Evidence._make(values) for values in records])
    return Hit(entity, score, entity.names[local], query_name, evidence, threshold, name_score, suppressed, chance)
