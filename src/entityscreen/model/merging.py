"""Two records with one identifier: whether they speak of one entity, and the entity that they make.

An identifier alone does not settle this: lists that number their rows give the same number to a person and to a ship.
Which entities of different identifiers are the same belongs to `sources/linking.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Any

from entityscreen.errors import InvalidInputError
from entityscreen.model.entity import Entity
from entityscreen.model.kind import DEFAULT_KIND, kinds_conflict
from entityscreen.model.plain import plain_words

FULL_DATE = len("1961-05-03")
_SIGNIFICANT = 5  # characters; a shorter text is shared by chance
_ALIKE = 0.75  # of SequenceMatcher: Mohamed and Muhammad Ali, not Ivan Petrov and Ivan Sidorov
_SIGNIFICANT_PROPERTIES = ("wikidataId", "unscId", "referents", "email", "phone")
_FIX = "give each an `id` of its own; in a mapping, another `source` or `id_prefix` for each table"


def merge_all(entity_id: str, entities: Iterable[Entity]) -> Entity:
    """Join all records of one identifier, in whatever order they show that they belong together; records of two
    entities are an error that names both.
    """
    merged, *rest = entities
    while rest:
        position = next((index for index, candidate in enumerate(rest) if are_one(merged, candidate)), None)
        if position is None:
            problem = f"{entity_id!r} is the identifier of two entities: {_described(merged)} and {_described(rest[0])}"
            raise InvalidInputError(problem, where="watchlist", fix=_FIX)
        merged = merge_entities(merged, rest.pop(position))
    return merged


def are_one(first: Entity, second: Entity) -> bool:
    """Whether two records with one identifier can be one entity: no conflict of kinds, and something in common.

    In common is a name (one in the other, or spelt alike), a number, a full birth date or an address with a number;
    a remark or a town is shared by chance. It is asked of records of lists and tables, which number their rows: who
    makes entities by hand may give one name at a time.

    Example:
        >>> a, b = (Entity(id="1", kind="Person", names=[name]) for name in ("Ivan Petrov", "PETROV, Ivan"))
        >>> are_one(a, b), are_one(a, Entity(id="1", kind="Vessel", names=["SEA STAR"]))
        (True, False)
    """
    if first == second:
        return True
    if kinds_conflict(first.kind, second.kind):
        return False
    if not (first.provenance and second.provenance):
        return True
    return not _facts(first).isdisjoint(_facts(second)) or _share_name(first, second)


def _facts(entity: Entity) -> set[str]:
    """What two records of one entity would both say, and two entities would not by chance."""
    facts = {identifier.value for identifier in entity.identifiers}
    facts.update(date for date in entity.birth_dates if len(date) == FULL_DATE)
    facts.update(address for address in entity.addresses if any(map(str.isdigit, address)))
    facts.update(text for name in _SIGNIFICANT_PROPERTIES for text in entity.properties.get(name, ()))
    return {fact for fact in facts if len(fact) >= _SIGNIFICANT}


def _share_name(first: Entity, second: Entity) -> bool:
    first_names, second_names = ([_words(name.text) for name in entity.names] for entity in (first, second))
    return any(_alike(words, others_words) for words in first_names for others_words in second_names)


def _words(text: str) -> list[str]:
    """A name's words without case, accents and order; its characters where it has no words."""
    return sorted(plain_words(text)) or [text]


def _alike(one: list[str], other: list[str]) -> bool:
    if set(one) <= set(other) or set(other) <= set(one):
        return True
    return SequenceMatcher(None, " ".join(one), " ".join(other), autojunk=False).ratio() >= _ALIKE


def _described(entity: Entity) -> str:
    """An entity for a message: its name, its kind, where it is from."""
    return f"{entity.caption!r} ({', '.join((entity.kind, *entity.sources))})"


def merge_entities(first: Entity, second: Entity) -> Entity:
    """Join what two records say of the same entity: everything once, the first's before the second's; the first keeps
    its identifier, and its kind unless that is the default.

    Example:
        >>> a, b = Entity(id="1", names=["A"]), Entity(id="1", kind="Person", names=["A", "B"])
        >>> merge_entities(a, b).kind, [name.text for name in merge_entities(a, b).names]
        ('Person', ['A', 'B'])
    """
    if first == second:
        return first
    merged: dict[str, Any] = {"id": first.id}
    merged["kind"] = second.kind if first.kind == DEFAULT_KIND else first.kind
    merged["gender"] = first.gender or second.gender
    for field in Entity.model_fields:
        if field not in ("id", "kind", "gender", "properties"):
            merged[field] = tuple(dict.fromkeys((*getattr(first, field), *getattr(second, field))))
    merged["properties"] = {
        key: tuple(dict.fromkeys((*first.properties.get(key, ()), *second.properties.get(key, ()))))
        for key in dict.fromkeys((*first.properties, *second.properties))
    }
    return Entity(**merged)
