"""Rows of a table that speak of one entity: one row for each of its names, say.

Here belongs the joining of such rows, where the mapping asks for it. How a row is read belongs to `mapper`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from entityscreen.model.entity import Entity
from entityscreen.model.kind import kinds_conflict
from entityscreen.model.merging import merge_entities
from entityscreen.sources.lists.contract import Rejection


def joined_rows(rows: Iterable[tuple[str, Entity | Rejection]]) -> Iterator[Entity | Rejection]:
    """Join the rows of each identifier.

    Args:
        rows: what each row is, with its place.

    Yields:
        The rejections, also of rows that are of another kind than the first of their identifier; then the entities, in
        the order of their first rows, primary names first.
    """
    entities: dict[str, Entity] = {}
    for where, item in rows:
        known = entities.get(item.id) if isinstance(item, Entity) else None
        if isinstance(item, Rejection):
            yield item
        elif known is None:
            entities[item.id] = item
        elif kinds_conflict(known.kind, item.kind):
            reason = f"{item.caption!r} ({item.kind}) has the identifier of {known.caption!r} ({known.kind})"
            yield Rejection(where, reason, item.id)
        else:
            entities[item.id] = merge_entities(known, item)
    for entity in entities.values():
        names = tuple(sorted(entity.names, key=lambda name: name.type != "primary"))
        yield entity.model_copy(update={"names": names})
