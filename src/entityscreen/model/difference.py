"""What changed between two editions of a watchlist, entity by entity and field by field.

It compares them and renders the result as text and as plain data. Which files are compared, and what a change means for
earlier decisions, belongs to `screening/` and `cli/`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from entityscreen.model.entity import Entity, Identifier, Provenance
from entityscreen.model.name import Name
from entityscreen.model.watchlist import Watchlist

# These say when and from which file an entity was read or reviewed; they change with every edition.
_FETCHED = ("sha256", "fetched_at", "source_date", "reviewedAt")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """The values of one field that came and went.

    Attributes:
        field: a field of `Entity`; a further property as `properties.<name>`.
        added: values that only the new edition has, as text.
        removed: values that only the old edition has, as text.
    """

    field: str
    added: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityChange:
    """The changes of one entity that both editions have."""

    id: str
    caption: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What separates two watchlists.

    Attributes:
        added: entities of the new one alone, in its order.
        removed: entities of the old one alone, in its order.
        changed: entities of both whose content differs, in the new one's order.
    """

    added: tuple[Entity, ...]
    removed: tuple[Entity, ...]
    changed: tuple[EntityChange, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)

    def to_dict(self) -> dict[str, Any]:
        """As plain data, for JSON."""
        return {
            "added": [{"id": entity.id, "caption": entity.caption, "kind": entity.kind} for entity in self.added],
            "removed": [{"id": entity.id, "caption": entity.caption, "kind": entity.kind} for entity in self.removed],
            "changed": [asdict(change) for change in self.changed],
        }

    def lines(self) -> Iterator[str]:
        """As text to read: a line an entity, indented lines for the fields."""
        yield f"{len(self.added)} added, {len(self.removed)} removed, {len(self.changed)} changed"
        for entity in self.added:
            yield f"+ {entity.id}  {entity.caption} ({entity.kind})"
        for entity in self.removed:
            yield f"- {entity.id}  {entity.caption} ({entity.kind})"
        for change in self.changed:
            yield f"~ {change.id}  {change.caption}"
            for field in change.fields:
                yield from (f"    {field.field}: + {value}" for value in field.added)
                yield from (f"    {field.field}: - {value}" for value in field.removed)


def difference(old: Watchlist, new: Watchlist) -> Difference:
    """Compare two editions of a watchlist; the dates and digests of their files are no changes. The difference is false
    when there is none; each entity is in at most one of its parts.

    Example:
        >>> old = Watchlist([Entity(id="1", names=["A"]), Entity(id="2", names=["B"])])
        >>> new = Watchlist([Entity(id="2", names=["B", "C"]), Entity(id="3", names=["D"])])
        >>> print("\\n".join(difference(old, new).lines()))
        1 added, 1 removed, 1 changed
        + 3  D (LegalEntity)
        - 1  A (LegalEntity)
        ~ 2  B
            names: + C (primary)
    """
    changed = []
    for entity in new:
        if entity.id in old and (before := old[entity.id]) != entity:
            fields = tuple(_field_changes(before, entity))
            if fields:
                changed.append(EntityChange(entity.id, entity.caption, fields))
    return Difference(
        added=tuple(entity for entity in new if entity.id not in old),
        removed=tuple(entity for entity in old if entity.id not in new),
        changed=tuple(changed),
    )


def _field_changes(old: Entity, new: Entity) -> Iterator[FieldChange]:
    for field in Entity.model_fields:
        if field not in ("id", "properties"):
            yield from _change(field, _texts(getattr(old, field)), _texts(getattr(new, field)))
    for name in dict.fromkeys((*old.properties, *new.properties)):
        if name not in _FETCHED:
            yield from _change(f"properties.{name}", old.properties.get(name, ()), new.properties.get(name, ()))


def _change(field: str, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[FieldChange]:
    before, after = set(old), set(new)
    if before != after:
        added = tuple(value for value in dict.fromkeys(new) if value not in before)
        removed = tuple(value for value in dict.fromkeys(old) if value not in after)
        yield FieldChange(field, added, removed)


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(map(_text, value if isinstance(value, tuple) else (value,) if value else ()))


def _text(item: Any) -> str:
    if isinstance(item, Name):
        return f"{item.text} ({', '.join(filter(None, (item.type, item.language)))})"
    if isinstance(item, Identifier):
        return f"{item.type} {item.value}{f' ({item.country})' if item.country else ''}"
    if isinstance(item, Provenance):
        stated = item.model_dump(exclude_defaults=True, exclude=set(_FETCHED))
        return ", ".join(
            f"{key} {value if isinstance(value, str) else '; '.join(value)}" for key, value in stated.items()
        )
    return str(item)
