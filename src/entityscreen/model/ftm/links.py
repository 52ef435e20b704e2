"""FollowTheMoney records beside those of entities: sanctions, addresses and passports that describe one, links between
two, wallets with a holder.

Such records are joined to the entities that they name or that name them; links and wallets are written for other tools.
Nothing is thrown away: a record of others is kept whole with its entities, and what a reviewer needs of it (programme,
date, address, who owns whom) is read into their fields.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any

from entityscreen.model.entity import Entity, Identifier, Provenance, Relation
from entityscreen.model.ftm.record import (
    BLOCK,
    LINKED,
    as_json,
    checked_properties,
    entity_from_ftm,
    is_entity,
    linked_records,
)
from entityscreen.model.ftm.schema import fits, is_entity_id, is_party, schema_of, written
from entityscreen.model.share import Share, read_share

Placed = tuple[dict[str, Any], str]

# In the block of a link or a wallet that `beside_records` wrote: the entities themselves say the same.
_MADE = "made"
_LINK = "UnknownLink"
_NAME_OF_UNNAMED = ("name", "publicKey")


def join_records(records: Iterable[Placed]) -> tuple[list[Entity], list[Placed]]:
    """Make entities of records, flat or nested, and join the describing records to them; those that describe no entity
    are the second part of the answer.

    Example:
        >>> a = {"id": "a", "schema": "Person", "properties": {"name": ["A"], "addressEntity": ["b"]}}
        >>> b = {"id": "b", "schema": "Address", "properties": {"full": ["1 Main Street"]}}
        >>> [entity.addresses for entity in join_records([(a, ""), (b, "")])[0]]
        [('1 Main Street',)]
    """
    entities, foreign, describing = _sorted_out(records)
    owners = _owners(entities, describing)
    named = {entity.id: entity.caption for entity in entities}
    joined = [_with_linked(entity, owners.get(entity.id, {}), named, entity.id in foreign) for entity in entities]
    attached = {record_id for linked_ids in owners.values() for record_id in linked_ids}
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
        is_ours = isinstance(record.get(BLOCK), dict)
        if is_ours and record[BLOCK].get(_MADE):
            continue
        if is_ours or is_entity(record, properties):
            entities.append(entity_from_ftm(record, where=where))
            if not is_ours:
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
        _is_record(value) for values in properties.values() if isinstance(values, list) for value in values
    ):
        yield record, where
        return
    flat: dict[str, Any] = {}
    nested: list[dict[str, Any]] = []
    for prop, values in properties.items():
        listed = values if isinstance(values, list) else [values]
        nested += [value for value in listed if _is_record(value)]
        flat[prop] = [value["id"] if _is_record(value) else value for value in listed]
    yield {**record, "properties": flat}, where
    for child in nested:
        yield from flattened(child, where)


def _is_record(value: Any) -> bool:
    """Whether a value is a record of its own; another object (`{"full": "Li Wei"}`) is no value of a property."""
    return isinstance(value, dict) and "id" in value


def _owners(entities: list[Entity], describing: dict[str, Placed]) -> dict[str, dict[str, dict[str, Any]]]:
    """The describing records of each entity: those that it names, and those that name it."""
    entity_ids = {entity.id for entity in entities}
    owners: dict[str, dict[str, dict[str, Any]]] = {}
    for entity in entities:
        for values in entity.properties.values():
            for value in values:
                if value in describing:
                    owners.setdefault(entity.id, {})[value] = describing[value][0]
    for record_id, (record, where) in describing.items():
        for texts in checked_properties(record, where).values():
            for value in entity_ids.intersection(texts):
                owners.setdefault(value, {})[record_id] = record
    _add_named(owners, describing)
    return owners


def _add_named(owners: dict[str, dict[str, dict[str, Any]]], describing: dict[str, Placed]) -> None:
    """What a person's occupancy names, the position, is the person's, too."""
    named = {
        record_id: describing.keys() & {text for texts in checked_properties(record, where).values() for text in texts}
        for record_id, (record, where) in describing.items()
    }
    for records in owners.values():
        for named_id in {named_id for record_id in records for named_id in named[record_id]}:
            records.setdefault(named_id, describing[named_id][0])


def _with_linked(
    entity: Entity, linked: Mapping[str, dict[str, Any]], named: Mapping[str, str], foreign: bool
) -> Entity:
    if not linked:
        return entity
    records = [linked[record_id] for record_id in sorted(linked)]
    fields: dict[str, Any] = {"properties": {**entity.properties, LINKED: tuple(map(as_json, records))}}
    if foreign:  # our own records have these fields already
        fields |= _fields_from(entity, records, named)
    return entity.model_copy(update=fields)


def _fields_from(entity: Entity, records: list[dict[str, Any]], named: Mapping[str, str]) -> dict[str, Any]:
    addresses, identifiers, relations = list(entity.addresses), list(entity.identifiers), list(entity.relations)
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
        else:
            relations += _relations(entity, record, properties, named)
    return {
        "addresses": tuple(dict.fromkeys(addresses)),
        "identifiers": _distinct(identifiers),
        "provenance": (*provenance, *entity.provenance),
        "relations": tuple(dict.fromkeys(relations)),
    }


def _relations(
    entity: Entity, record: Mapping[str, Any], properties: Mapping[str, list[str]], named: Mapping[str, str]
) -> Iterator[Relation]:
    """What a link says of an entity and the others of this file that it joins it with."""
    schema = schema_of(record.get("schema"))
    if schema is None or schema.ends is None:
        return
    role = next((properties[prop][0] for prop in ("role", "relationship") if prop in properties), None)
    first, second = (properties.get(prop, []) for prop, _ in schema.ends)
    for ids, other_ids, inverse in ((first, second, False), (second, first, True)):
        for other_id in other_ids if entity.id in ids else ():
            if other_id in named and other_id != entity.id:
                kind = str(record["schema"])
                fields = _of_ownership(properties) if kind == "Ownership" else {}
                yield Relation(kind=kind, name=named[other_id], other=other_id, role=role, inverse=inverse, **fields)


def _of_ownership(properties: Mapping[str, list[str]]) -> dict[str, Any]:
    """The share and the dates of an `Ownership`; a percentage that cannot be read is an unknown share."""

    def share_of(text: str) -> Share | None:
        try:
            return read_share(text, unit="percent")
        except ValueError:
            return None

    def first(prop: str) -> str | None:
        return next(iter(properties.get(prop, ())), None)

    shares = [share for share in map(share_of, properties.get("percentage", ())) if share]
    share = Share(min(share.low for share in shares), max(share.high for share in shares)) if shares else None
    return {"share": share, "since": first("startDate"), "until": first("endDate")}


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


def beside_records(entity: Entity, kinds: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The records of an entity's relations and wallets, for tools that read FollowTheMoney; we read its own record. A
    link is written where the file has both its ends.

    Example:
        >>> linked = Relation(name="B", other="b", role="Linked To")
        >>> firm = Entity(id="f", kind="Company", names=["F"], relations=[linked])
        >>> [record["properties"] for record in beside_records(firm, {"f": "Company", "b": "Person"})]
        [{'subject': ['f'], 'object': ['b'], 'role': ['Linked To']}]
    """
    if is_entity_id(entity.id):
        linked = linked_records(entity)
        yield from _relation_records(entity, kinds, linked)
        if entity.kind != "CryptoWallet" and fits(entity.kind, "LegalEntity"):
            yield from _wallet_records(entity, linked)


def _relation_records(
    entity: Entity, kinds: Mapping[str, str], linked: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """A record for each relation that the linked records do not hold."""
    joined_pairs = {
        (record["schema"], *sorted(pair))
        for record in linked
        if (schema := schema_of(record.get("schema"))) and schema.ends
        for pair in product(*(checked_properties(record, "").get(prop, ()) for prop, _ in schema.ends))
    }
    for relation in entity.relations:
        other_id = relation.other
        if other_id is not None and other_id in kinds and is_entity_id(other_id):
            link, record = _link_record(entity, relation, other_id, kinds)
            if (link, *sorted((entity.id, other_id))) not in joined_pairs:
                yield record


def _wallet_records(entity: Entity, linked: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A record for each wallet that the linked records do not hold."""
    wallets = {
        key
        for record in linked
        if record.get("schema") == "CryptoWallet"
        for key in checked_properties(record, "").get("publicKey", ())
    }
    for identifier in entity.identifiers:
        key = written("CryptoWallet", "publicKey", identifier.value) if identifier.type == "crypto" else ()
        if key and wallets.isdisjoint(key):
            yield _made_record("CryptoWallet", {"publicKey": list(key), "holder": [entity.id]})


def _ends_of(kind: str) -> tuple[tuple[str, str], ...]:
    """The properties of a link's two ends with their schemata; nothing for what is no link."""
    schema = schema_of(kind)
    return (schema.ends if schema else None) or ()


def _link_record(
    entity: Entity, relation: Relation, other_id: str, kinds: Mapping[str, str]
) -> tuple[str, dict[str, Any]]:
    """A link as its schema has it; an `UnknownLink` where one of the two cannot be an end of such a link."""
    ids = (other_id, entity.id) if relation.inverse else (entity.id, other_id)
    pairs = list(zip(ids, _ends_of(relation.kind), strict=False))
    fitting = pairs and all(fits(kinds[entity_id], end) for entity_id, (_, end) in pairs)
    kind = relation.kind if fitting else _LINK
    properties = {prop: [entity_id] for entity_id, (prop, _) in zip(ids, _ends_of(kind), strict=True)}
    label = "relationship" if kind in ("Family", "Associate") else "role"
    if role := written(kind, label, relation.role or ""):
        properties[label] = list(role)
    if kind == "Ownership":
        stated = (("percentage", relation.share), ("startDate", relation.since), ("endDate", relation.until))
        texts = {prop: written(kind, prop, str(value)) for prop, value in stated if value}
        properties |= {prop: list(text) for prop, text in texts.items() if text}
    return kind, _made_record(kind, properties)


def _made_record(schema: str, properties: dict[str, list[str]]) -> dict[str, Any]:
    digest = hashlib.sha256(as_json([schema, properties]).encode()).hexdigest()[:20]
    return {
        "id": f"{schema.lower()}-{digest}",
        "schema": schema,
        "properties": properties,
        BLOCK: {_MADE: True},
    }
