"""FollowTheMoney records that describe an entity instead of being one: sanctions, addresses, passports.

Here belongs the joining of such records to the entities that they name or that name them. Nothing is thrown
away: the whole record is kept with the entity, and what a reviewer needs of it (programme, date, address) is
read into the entity's fields.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from entityscreen.model.entity import Entity, Identifier, Provenance
from entityscreen.model.ftm_joined import LINKED, is_entity, is_party
from entityscreen.model.ftm_record import BLOCK, checked_properties, entity_from_ftm

Placed = tuple[dict[str, Any], str]

_NAME_OF_UNNAMED = ("name", "publicKey")


def join_records(records: Iterable[Placed]) -> tuple[list[Entity], list[Placed]]:
    """Make entities of records, and join the describing records to them.

    Args:
        records: FollowTheMoney records with their places, flat or nested.

    Returns:
        The entities in the order of the records, and the describing records that refer to no entity.

    Raises:
        FormatError: a record is no FollowTheMoney.

    Example:
        >>> a = {"id": "a", "schema": "Person", "properties": {"name": ["A"], "addressEntity": ["b"]}}
        >>> b = {"id": "b", "schema": "Address", "properties": {"full": ["1 Main Street"]}}
        >>> [entity.addresses for entity in join_records([(a, ""), (b, "")])[0]]
        [('1 Main Street',)]
    """
    entities, foreign, describing = _sorted_out(records)
    owners = _owners(entities, describing)
    joined = [_with_linked(entity, owners.get(entity.id, {}), entity.id in foreign) for entity in entities]
    attached = {record_id for found in owners.values() for record_id in found}
    orphans: list[Placed] = []
    for record_id, placed in describing.items():
        if record_id not in attached:
            alone = _standing_alone(*placed)
            if alone:
                joined.append(alone)
            else:
                orphans.append(placed)
    return joined, orphans


def _sorted_out(records: Iterable[Placed]) -> tuple[list[Entity], set[str], dict[str, Placed]]:
    """The entities, the identifiers of those that others wrote, and the describing records by identifier."""
    entities: list[Entity] = []
    foreign: set[str] = set()
    describing: dict[str, Placed] = {}
    for record, where in (flat for placed in records for flat in flattened(*placed)):
        properties = checked_properties(record, where)
        own = BLOCK in record
        if own or is_entity(record, properties):
            entities.append(entity_from_ftm(record, where=where))
            if not own:
                foreign.add(record["id"])
        elif record["id"] in describing:
            describing[record["id"]] = (_merged(describing[record["id"]][0], record), where)
        else:
            describing[record["id"]] = (record, where)
    return entities, foreign, describing


def _merged(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """Two records with one identifier, as nested files repeat them: the values of both, each once."""
    if first == second:
        return first
    properties = checked_properties(first, "")
    for prop, values in checked_properties(second, "").items():
        properties[prop] = list(dict.fromkeys((*properties.get(prop, ()), *values)))
    return {**second, **first, "properties": properties}


def _standing_alone(record: dict[str, Any], where: str) -> Entity | None:
    """A wallet can be listed for itself: its key is its name."""
    if not is_party(record.get("schema")):
        return None
    properties = checked_properties(record, where)
    name = next((properties[prop][0] for prop in _NAME_OF_UNNAMED if prop in properties), None)
    return entity_from_ftm(record, where=where, name=name) if name else None


def flattened(record: dict[str, Any], where: str) -> Iterator[Placed]:
    """A record, then the records nested in its properties; each is replaced by its identifier."""
    properties = record.get("properties")
    if not isinstance(properties, dict) or not any(
        isinstance(value, dict) for values in properties.values() if isinstance(values, list) for value in values
    ):
        yield record, where
        return
    flat: dict[str, Any] = {}
    nested: list[dict[str, Any]] = []
    for prop, values in properties.items():
        listed = values if isinstance(values, list) else [values]
        nested += [value for value in listed if isinstance(value, dict)]
        flat[prop] = [value.get("id") if isinstance(value, dict) else value for value in listed]
    yield {**record, "properties": flat}, where
    for child in nested:
        yield from flattened(child, where)


def _owners(entities: list[Entity], describing: dict[str, Placed]) -> dict[str, dict[str, dict[str, Any]]]:
    """The describing records of each entity: those that it names, and those that name it."""
    known = {entity.id for entity in entities}
    owners: dict[str, dict[str, dict[str, Any]]] = {}
    for entity in entities:
        for values in entity.properties.values():
            for value in values:
                if value in describing:
                    owners.setdefault(entity.id, {})[value] = describing[value][0]
    for record_id, (record, where) in describing.items():
        for texts in checked_properties(record, where).values():
            for value in known.intersection(texts):
                owners.setdefault(value, {})[record_id] = record
    _add_named(owners, describing)
    return owners


def _add_named(owners: dict[str, dict[str, dict[str, Any]]], describing: dict[str, Placed]) -> None:
    """What a person's occupancy names, the position, is the person's, too."""
    named = {
        record_id: describing.keys() & {text for texts in checked_properties(record, where).values() for text in texts}
        for record_id, (record, where) in describing.items()
    }
    for found in owners.values():
        for other in {other for record_id in found for other in named[record_id]}:
            found.setdefault(other, describing[other][0])


def _with_linked(entity: Entity, linked: dict[str, dict[str, Any]], foreign: bool) -> Entity:
    if not linked:
        return entity
    records = [linked[record_id] for record_id in sorted(linked)]
    texts = tuple(json.dumps(record, ensure_ascii=False, sort_keys=True) for record in records)
    fields: dict[str, Any] = {"properties": {**entity.properties, LINKED: texts}}
    if foreign:  # our own records have these fields already
        fields |= _fields_from(entity, records)
    return entity.model_copy(update=fields)


def _fields_from(entity: Entity, records: list[dict[str, Any]]) -> dict[str, Any]:
    addresses, identifiers = list(entity.addresses), list(entity.identifiers)
    provenance: list[Provenance] = []
    for record in records:
        properties = checked_properties(record, "")
        schema = record.get("schema")
        if schema == "Address":
            addresses += properties.get("full", ())
        elif schema in ("Passport", "Identification"):
            identifiers += _documents(schema, properties)
        elif schema == "CryptoWallet":
            identifiers += (Identifier(value=key, type="crypto") for key in properties.get("publicKey", ()))
        elif schema == "Sanction":
            provenance.append(_sanction(record, properties))
    return {
        "addresses": tuple(dict.fromkeys(addresses)),
        "identifiers": _distinct(identifiers),
        "provenance": (*provenance, *entity.provenance),
    }


def _documents(schema: str, properties: dict[str, list[str]]) -> Iterator[Identifier]:
    country = next((code for code in properties.get("country", ()) if len(code) == 2), None)
    for number in properties.get("number", properties.get("passportNumber", ())):
        yield Identifier(value=number, type="passport" if schema == "Passport" else "id", country=country)


def _distinct(identifiers: list[Identifier]) -> tuple[Identifier, ...]:
    """Each once; one that says its country stands for the same without."""
    detailed = {(item.type, item.value) for item in identifiers if item.country}
    return tuple(dict.fromkeys(item for item in identifiers if item.country or (item.type, item.value) not in detailed))


def _sanction(record: dict[str, Any], properties: dict[str, list[str]]) -> Provenance:
    def first(*props: str) -> str | None:
        return next((properties[prop][0] for prop in props if prop in properties), None)

    datasets = record.get("datasets")
    source = datasets[0] if isinstance(datasets, list) and datasets else first("authority") or "sanction"
    return Provenance(
        source=str(source),
        record_id=first("authorityId", "recordId", "unscId") or record["id"],
        programmes=tuple(dict.fromkeys((*properties.get("programId", ()), *properties.get("program", ())))),
        legal_basis=first("provisions", "reason"),
        listed_on=first("listingDate", "startDate"),
        url=first("sourceUrl", "programUrl"),
    )
