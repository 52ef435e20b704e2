"""What changed between two watchlists, entity by entity and field by field.

Here belongs the comparison of content. Which parties a change concerns belongs to `screening/`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from entityscreen.model.entity import Entity
from entityscreen.model.watchlist import Watchlist

Change = Literal["added", "removed", "changed"]
# Which file an entity was read from, and when, changes with every edition of a list and says nothing of the entity.
_EDITION = frozenset({"source_date", "fetched_at", "sha256"})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """Values of one field that are gone and that are new.

    Attributes:
        field: the entity's field, for example `names`.
        removed: values of the old entity only, as text.
        added: values of the new entity only, as text.
    """

    field: str
    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityChange:
    """What happened to one entity.

    Attributes:
        change: `added`, `removed` or `changed`.
        id: of the entity.
        caption: its name, the new one where there is one.
        fields: of a changed entity, in the order of the model.
    """

    change: Change
    id: str
    caption: str
    fields: tuple[FieldChange, ...] = ()


def compare_watchlists(old: Watchlist, new: Watchlist) -> Iterator[EntityChange]:
    """Compare two watchlists by the identifiers of their entities.

    Args:
        old: the earlier edition.
        new: the later one.

    Yields:
        Removed and changed entities in the old order, then added ones in the new order. An entity that differs only
        in the edition it was read from (date, fetch time, SHA-256 of the file) has not changed.

    Example:
        >>> old = Watchlist([Entity(id="1", names=["A"])])
        >>> new = Watchlist([Entity(id="1", names=["A", "B"]), Entity(id="2", names=["C"])])
        >>> [(change.change, change.id) for change in compare_watchlists(old, new)]
        [('changed', '1'), ('added', '2')]
    """
    for entity in old:
        if entity.id not in new:
            yield EntityChange("removed", entity.id, entity.caption)
        elif fields := compare_entities(entity, new[entity.id]):
            yield EntityChange("changed", entity.id, new[entity.id].caption, fields)
    for entity in new:
        if entity.id not in old:
            yield EntityChange("added", entity.id, entity.caption)


def compare_entities(old: Entity, new: Entity) -> tuple[FieldChange, ...]:
    """The fields in which two entities differ, with the values on either side."""
    if old == new:
        return ()
    changes = (_compare_field(name, getattr(old, name), getattr(new, name)) for name in Entity.model_fields)
    return tuple(change for change in changes if change.removed or change.added)


def _compare_field(name: str, old: Any, new: Any) -> FieldChange:
    before, after = _texts(old), _texts(new)
    return FieldChange(
        name,
        tuple(text for text in before if text not in after),
        tuple(text for text in after if text not in before),
    )


def _texts(value: Any) -> dict[str, None]:
    """The values of a field as texts, in order."""
    if value is None:
        return {}
    if isinstance(value, dict):
        return {f"{key}: {text}": None for key, values in value.items() for text in values}
    return {_text(item): None for item in (value if isinstance(value, tuple) else (value,))}


def _text(item: Any) -> str:
    """One value: itself, or the fields of a record that say something."""
    if isinstance(item, str):
        return item
    fields = item.model_dump(exclude_defaults=True, exclude=_EDITION)
    text = fields.pop("text", fields.pop("value", ""))
    rest = ", ".join(f"{key} {_join(value)}" for key, value in fields.items())
    return f"{text} ({rest})" if text and rest else text or rest


def _join(value: Any) -> str:
    return "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
