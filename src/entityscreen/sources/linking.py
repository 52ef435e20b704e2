"""Which entities of several lists are the same, and a watchlist in which they are one.

Entities are linked by what cannot be chance: a strong identifier, the UN's reference, or the same name with the same
full birth date. Anything weaker is screening, and is reviewed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from entityscreen.model.entity import Entity, Identifier
from entityscreen.model.kind import kinds_conflict
from entityscreen.model.merging import FULL_DATE, merge_entities
from entityscreen.model.plain import plain_words, without_accents
from entityscreen.model.watchlist import Watchlist

# Numbers that one register gives to one thing; a passport or a tax number needs its country.
_UNIQUE_TYPES = frozenset(("lei", "imo", "inn", "ogrn", "uscc", "duns"))
_NATIONAL_TYPES = frozenset(("passport", "national-id", "tax-id", "registration"))
_SHORTEST = 5  # characters; shorter numbers are shared by chance
_STRONG_NAMES = ("primary", "alias", "former")


@dataclass(frozen=True, slots=True)
class LinkedGroup:
    """Identifiers of entities that are the same, at least two in the watchlist's order, and what they share, in words,
    sorted.
    """

    ids: tuple[str, ...]
    evidence: tuple[str, ...]


def find_links(watchlist: Watchlist) -> list[LinkedGroup]:
    """The entities that are the same, in groups. A person is never linked to a company or a vessel, nor entities whose
    full birth dates exclude each other, nor two of one list.

    Example:
        >>> a = Entity(id="a", kind="Person", names=["LI, Wei"], birth_dates=["1961-05-03"])
        >>> b = Entity(id="b", kind="Person", names=["Wei Li"], birth_dates=["1961-05-03"])
        >>> find_links(Watchlist([a, b]))
        [LinkedGroup(ids=('a', 'b'), evidence=('name li wei, born 1961-05-03',))]
    """
    owners: dict[str, list[Entity]] = {}
    for entity in watchlist:
        for key in dict.fromkeys(_keys(entity)):
            owners.setdefault(key, []).append(entity)
    groups = _Groups(watchlist)
    for key, entities in owners.items():
        for duplicate in entities[1:]:
            if not _conflict(entities[0], duplicate):
                groups.join(entities[0].id, duplicate.id, key)
    return groups.of(watchlist)


def link_entities(watchlist: Watchlist) -> Watchlist:
    """The same watchlist with each group of `find_links` as one entity: the first, with the names, values and
    provenance of all. They say which list they are from; the property `referents` has the other ids.
    """
    groups = {group.ids[0]: group.ids[1:] for group in find_links(watchlist)}
    gone = {entity_id for ids in groups.values() for entity_id in ids}
    linked = []
    for entity in watchlist:
        if entity.id in gone:
            continue
        linked_ids = groups.get(entity.id, ())
        for linked_id in linked_ids:
            entity = merge_entities(entity, watchlist[linked_id])  # noqa: PLW2901 - grows by each of the group
        if linked_ids:
            properties = {**entity.properties, "referents": (*entity.properties.get("referents", ()), *linked_ids)}
            entity = entity.model_copy(update={"properties": properties})  # noqa: PLW2901
        linked.append(entity)
    return Watchlist(linked)


def _keys(entity: Entity) -> Iterator[str]:
    yield from (key for identifier in entity.identifiers if (key := _identifier_key(identifier)))
    references = [record.record_id for record in entity.provenance if record.source == "un-sc"]
    for reference in (*references, *entity.properties.get("unscId", ())):
        if reference:
            yield f"UN reference {reference}"
    names = [fold_name(name.text) for name in entity.names if name.type in _STRONG_NAMES]
    for date in entity.birth_dates:
        if len(date) == FULL_DATE:
            yield from (f"name {name}, born {date}" for name in names if name)


def _identifier_key(identifier: Identifier) -> str:
    value = "".join(c for c in identifier.value.upper() if c.isalnum())
    if len(value) < _SHORTEST or not any(c.isdigit() for c in value):
        return ""
    if identifier.type in _UNIQUE_TYPES:
        return f"{identifier.type} {value}"
    national = identifier.type in _NATIONAL_TYPES and identifier.country
    return f"{identifier.type} {value} ({identifier.country})" if national else ""


def fold_name(text: str) -> str:
    """A name without case, accents, punctuation and order; empty for a single short word.

    Example:
        >>> fold_name("PÉREZ, José"), fold_name("Jose Perez"), fold_name("Ali")
        ('jose perez', 'jose perez', '')
    """
    words = sorted(plain_words(text))
    return " ".join(words) if len(words) > 1 or not without_accents(text).isascii() else ""


def _conflict(first: Entity, second: Entity) -> bool:
    if kinds_conflict(first.kind, second.kind):
        return True
    full = [{date for date in entity.birth_dates if len(date) == FULL_DATE} for entity in (first, second)]
    return bool(full[0] and full[1] and not full[0] & full[1])


class _Groups:
    """Sets of identifiers that grow together, at most one of each list."""

    def __init__(self, watchlist: Watchlist) -> None:
        self._parents = {entity.id: entity.id for entity in watchlist}
        self._sources = {entity.id: set(entity.sources) for entity in watchlist}
        self._evidence: dict[str, set[str]] = {}

    def _root(self, entity_id: str) -> str:
        while (parent := self._parents[entity_id]) != entity_id:
            self._parents[entity_id] = entity_id = self._parents[parent]
        return entity_id

    def join(self, first: str, second: str, evidence: str) -> None:
        first_root, second_root = self._root(first), self._root(second)
        if first_root != second_root and self._sources[first_root] & self._sources[second_root]:
            return  # the list itself says that they are two
        if first_root != second_root:
            self._parents[second_root] = first_root
            self._sources[first_root] |= self._sources[second_root]
            self._evidence.setdefault(first_root, set()).update(self._evidence.pop(second_root, ()))
        self._evidence.setdefault(first_root, set()).add(evidence)

    def of(self, watchlist: Watchlist) -> list[LinkedGroup]:
        members: dict[str, list[str]] = {}
        for entity in watchlist:
            members.setdefault(self._root(entity.id), []).append(entity.id)
        return [
            LinkedGroup(tuple(ids), tuple(sorted(self._evidence[root])))
            for root, ids in members.items()
            if len(ids) > 1
        ]
