"""One FollowTheMoney record and one entity: the mapping, both ways, without input or output.

The properties of a record hold what FollowTheMoney's schema takes, in the form that it takes. What they cannot say
(the order, source and language of names, an identifier's country, a range of dates, relations, the provenance) stands
in the record under the key `entityscreen`. The properties stay the authority: another tool may add a value or take one
away, and the rest is kept. How records refer to each other belongs to `links`, files to `json_lines`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import Any

from pydantic import ValidationError

from entityscreen.errors import FormatError
from entityscreen.model.entity import Entity, Identifier, Provenance, Relation
from entityscreen.model.ftm.schema import is_party, schema_of, written
from entityscreen.model.kind import DEFAULT_KIND
from entityscreen.model.name import Name, Record

BLOCK = "entityscreen"
TOP_LEVEL = "ftm:"  # properties with this prefix stand beside `properties` in the record
LINKED = "ftm:linked"  # records that describe the entity (sanctions, addresses), as JSON texts
# FollowTheMoney's property for each type of name, in the order in which names are read.
NAME_PROPERTIES = {"primary": "name", "alias": "alias", "weak": "weakAlias", "former": "previousName"}
TEXT_PROPERTIES = {
    "birth_dates": "birthDate",
    "countries": "country",
    "nationalities": "nationality",
    "addresses": "address",
    "positions": "position",
    "topics": "topics",
    "notes": "notes",
}
# Type of identifier -> property.
_IDENTIFIER_PROPERTIES = {
    "lei": "leiCode",
    "imo": "imoNumber",
    "mmsi": "mmsi",
    "inn": "innCode",
    "ogrn": "ogrnCode",
    "kpp": "kppCode",
    "okpo": "okpoCode",
    "bik": "bikCode",
    "uscc": "uscCode",
    "swift": "swiftBic",
    "duns": "dunsCode",
    "uei": "uniqueEntityId",
    "isin": "isin",
    "permid": "permId",
    "passport": "passportNumber",
    "tax-id": "taxNumber",
    "registration": "registrationNumber",
    "crypto": "publicKey",
    "call-sign": "callSign",
    "serial-number": "serialNumber",
    "mode-s": "icaoCode",
    "id": "idNumber",
}
# Where the schema does not have that property; numbers of vessels and aircraft are registrations.
_OTHER_NUMBERS = ("idNumber", "registrationNumber")
# A wallet is a record of its own, with the entity as its holder.
_NOT_WRITTEN = frozenset(("crypto",))
IDENTIFIER_TYPES = {prop: kind for kind, prop in _IDENTIFIER_PROPERTIES.items()}
_RESERVED = frozenset(
    (*NAME_PROPERTIES.values(), *TEXT_PROPERTIES.values(), *_IDENTIFIER_PROPERTIES.values(), "gender")
)
_RECORD_KEYS = frozenset(("id", "schema", "properties", "caption", BLOCK))
# Records of other tools say countries in more properties than ours.
COUNTRY_PROPERTIES = {"countries": ("jurisdiction", "mainCountry", "flag"), "nationalities": ("citizenship",)}
_NO_TARGET = "The source lists it beside a target, not as one (target: false)"

Properties = dict[str, list[str]]
Pair = tuple[str, str]  # property, value


def entity_to_ftm(entity: Entity) -> dict[str, Any]:
    """Write an entity as one FollowTheMoney record: `id`, `caption`, `schema`, `properties` (lists of texts that
    FollowTheMoney's schema takes), and `entityscreen` with what these cannot say, often empty. `entity_from_ftm` of
    it is the same entity.

    Example:
        >>> entity_to_ftm(Entity(id="1", kind="Person", names=["A"]))["properties"]
        {'name': ['A']}
        >>> entity_to_ftm(Entity(id="1", kind="Person", names=["A"], birth_dates=["1979/1982"]))["properties"]
        {'name': ['A'], 'birthDate': ['1979', '1982']}
    """
    pairs: dict[Pair, None] = {}
    for field, items in _items(entity):
        for item in items:
            pairs.update(dict.fromkeys(_written(entity.kind, field, item)))
    properties: Properties = {}
    for prop, value in pairs:
        properties.setdefault(prop, []).append(value)
    record: dict[str, Any] = {"id": entity.id, "caption": entity.caption, "schema": entity.kind}
    record["properties"] = properties
    top_level = _top_level(entity)
    record.update(top_level)
    record[BLOCK] = _block_of(entity, record, frozenset(TOP_LEVEL + key for key in top_level))
    return record


def _items(entity: Entity) -> Iterator[tuple[str, Sequence[Any]]]:
    """The fields of an entity that stand in properties; a further property is a field of pairs."""
    yield "names", sorted(entity.names, key=lambda name: tuple(NAME_PROPERTIES).index(name.type))
    yield from ((field, getattr(entity, field)) for field in TEXT_PROPERTIES)
    yield "gender", (entity.gender,) if entity.gender else ()
    yield "identifiers", entity.identifiers
    yield "properties", [(prop, value) for prop, values in entity.properties.items() for value in values]


def _written(kind: str, field: str, item: Any) -> tuple[Pair, ...]:
    """The property and the value in which an item of a field stands; none where the schema does not take it."""
    if isinstance(item, Name):
        prop = NAME_PROPERTIES[item.type]
        return tuple((prop, text) for text in _forms(kind, prop, item.text))
    if isinstance(item, Identifier):
        if item.type in _NOT_WRITTEN and kind != "CryptoWallet":
            return ()
        for prop_of_number in (_IDENTIFIER_PROPERTIES.get(item.type), *_OTHER_NUMBERS):
            if prop_of_number and (texts := _forms(kind, prop_of_number, item.value)):
                return ((prop_of_number, texts[0]),)
        return ()
    if field == "properties":
        prop, value = item
        plain = prop not in _RESERVED and not prop.startswith(TOP_LEVEL)
        return tuple((prop, text) for text in _forms(kind, prop, value)) if plain else ()
    prop = TEXT_PROPERTIES.get(field, field)
    return tuple((prop, text) for text in _forms(kind, prop, item))


def _forms(kind: str, prop: str, value: str) -> tuple[str, ...]:
    """As `written`; a schema that FollowTheMoney does not have takes everything as it is."""
    return written(kind, prop, value) if schema_of(kind) else tuple(filter(None, (value.strip(),)))


def _block_of(entity: Entity, record: dict[str, Any], top_level: frozenset[str]) -> dict[str, Any]:
    """What reading the properties alone would not give back."""
    properties = record["properties"]
    linked = linked_records(entity)
    names_differ = entity.names != tuple(item for _, item in _plain_names(properties, entity.caption))
    numbers_differ = entity.identifiers != tuple(item for _, item in _plain_identifiers(properties))
    block: dict[str, Any] = {
        "names": [_without_defaults(name) for name in entity.names] if names_differ else [],
        "identifiers": [_without_defaults(item) for item in entity.identifiers] if numbers_differ else None,
        "fields": _differing_texts(entity, properties),
        "relations": [_without_defaults(relation) for relation in entity.relations],
        "provenance": [_without_defaults(item) for item in entity.provenance],
        "properties": _unread_properties(entity, properties, top_level | ({LINKED} if linked else frozenset())),
        "linked": linked,
    }
    return {key: value for key, value in block.items() if value or (key == "identifiers" and value is not None)}


def _differing_texts(entity: Entity, properties: Properties) -> dict[str, list[str]]:
    """The fields of texts that their properties do not give back."""
    texts = {
        field: list(getattr(entity, field))
        for field, prop in TEXT_PROPERTIES.items()
        if list(getattr(entity, field)) != properties.get(prop, [])
    }
    if entity.gender and "gender" not in properties:
        texts["gender"] = [entity.gender]
    return texts


def _unread_properties(entity: Entity, properties: Properties, written_elsewhere: Set[str]) -> dict[str, list[str]]:
    """The entity's further properties that the record's own do not give back."""
    return {
        prop: list(values)
        for prop, values in entity.properties.items()
        if prop not in written_elsewhere
        and (not values or prop in _RESERVED or tuple(properties.get(prop, ())) != values)
    }


def _without_defaults(item: Record) -> dict[str, Any]:
    return item.model_dump(mode="json", exclude_defaults=True)


def _top_level(entity: Entity) -> dict[str, Any]:
    """The keys of the record that we do not know and that reading kept as properties."""
    unknown_keys = {}
    for key, values in entity.properties.items():
        name = key.removeprefix(TOP_LEVEL)
        if name == key or name in _RECORD_KEYS or key == LINKED or len(values) != 1:
            continue
        try:
            value = json.loads(values[0])
        except (ValueError, RecursionError):
            continue
        if as_json(value) == values[0]:
            unknown_keys[name] = value
    return unknown_keys


def as_json(value: Any) -> str:
    """A value as one JSON text, the same for equal values."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def entity_from_ftm(record: dict[str, Any], *, where: str = "", name: str | None = None) -> Entity:
    """Read one FollowTheMoney record, of this library or of any other; further keys are kept. Of several names in
    `name` the record's `caption` comes first; one that has no name takes the one given here, or is a `FormatError`.

    Example:
        >>> record = {"id": "Q1", "schema": "Person", "properties": {"name": ["Li Wei"], "alias": ["李偉"]}}
        >>> [(name.text, name.type) for name in entity_from_ftm(record).names]
        [('Li Wei', 'primary'), ('李偉', 'alias')]
    """
    properties = checked_properties(record, where)
    block = record.get(BLOCK) or {}
    kind = record.get("schema") or DEFAULT_KIND
    try:
        read = _BlockReader(kind, properties, block)
        fields = {field: read.texts(field) for field in TEXT_PROPERTIES}
        if BLOCK not in record:
            fields |= _foreign_fields(record, properties, fields)
        genders = read.texts("gender")
        return Entity(
            id=record["id"],
            kind=kind,
            names=read.items("names", _plain_names(properties, record.get("caption"), name), Name),
            identifiers=read.items("identifiers", _plain_identifiers(properties), Identifier),
            gender=genders[0] if genders else None,
            provenance=_provenance_from(record, block),
            relations=tuple(Relation(**item) for item in block.get("relations", ())),
            properties=_further_properties(record, properties, block, read),
            **fields,
        )
    except (ValidationError, TypeError, AttributeError) as error:
        raise FormatError(_first_problem(error), where=where, fix="compare it with docs/lists.md") from error


class _BlockReader:
    """What the block says of the values that the properties still have, then the values that it does not know."""

    def __init__(self, kind: str, properties: Properties, block: Mapping[str, Any]) -> None:
        self._kind, self._block = kind, block
        self._pairs = {(prop, value) for prop, values in properties.items() for value in values}
        self._properties = properties

    def items(self, field: str, plain: Iterable[tuple[Pair, Any]], model: type[Record]) -> tuple[Any, ...]:
        """Names or identifiers."""
        noted = [model(**note) for note in self._block.get(field, ())]
        return self._joined(field, plain, noted)

    def texts(self, field: str) -> tuple[str, ...]:
        """A field of texts."""
        prop = TEXT_PROPERTIES.get(field, field)
        plain = [((prop, text), text) for text in self._properties.get(prop, ())]
        return self._joined(field, plain, self._block.get("fields", {}).get(field, ()))

    def further(self, prop: str, noted: Sequence[str]) -> tuple[str, ...]:
        """A further property."""
        plain = [((prop, text), (prop, text)) for text in self._properties.get(prop, ()) if prop not in _RESERVED]
        return tuple(value for _, value in self._joined("properties", plain, [(prop, text) for text in noted]))

    def _joined(self, field: str, plain: Iterable[tuple[Pair, Any]], noted: Iterable[Any]) -> tuple[Any, ...]:
        kept: list[Any] = []
        covered: set[Pair] = set()
        for item in noted:
            stands = _written(self._kind, field, item)
            if not stands or not self._pairs.isdisjoint(stands):
                kept.append(item)
                covered.update(stands)
        return (*kept, *(item for pair, item in plain if pair not in covered))


def _foreign_fields(
    record: Mapping[str, Any], properties: Mapping[str, Sequence[str]], fields: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """The fields to which a record of another tool adds; the properties stay as they are besides."""
    countries = {
        field: tuple(dict.fromkeys((*fields[field], *(text for prop in props for text in properties.get(prop, ())))))
        for field, props in COUNTRY_PROPERTIES.items()
    }
    return {**countries, "notes": (*fields["notes"], _NO_TARGET)} if record.get("target") is False else countries


def checked_properties(record: Any, where: str) -> Properties:
    """The record's properties as lists of texts, blanks left out; a `FormatError` where it is no FollowTheMoney."""
    own_id = record.get("id") if isinstance(record, dict) else None
    if own_id is not None and not isinstance(own_id, str):
        problem = f"the `id` is {json.dumps(own_id)[:80]}, and FollowTheMoney's are texts"
        raise FormatError(problem, where=where, fix="write it in quotes")
    if not own_id or not own_id.strip():
        raise FormatError("a record has no `id`", where=where, fix="FollowTheMoney needs id and properties")
    properties = record.get("properties")
    if not isinstance(properties, dict):
        problem = f"record {own_id!r} has no `properties`"
        raise FormatError(problem, where=where, fix="FollowTheMoney needs id and properties")
    checked: Properties = {}
    for prop, values in properties.items():
        listed = values if isinstance(values, list) else [values]
        texts = [text for value in listed if (text := _as_text(value, prop, own_id, where))]
        if texts:
            checked[prop] = texts
    return checked


def _as_text(value: Any, prop: str, own_id: str, where: str) -> str:
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, (bool, int, float)):
        return json.dumps(value)
    what = "an object without `id`" if isinstance(value, dict) else "a list within a list"
    problem = f"record {own_id!r}: property `{prop}` holds {what}: {json.dumps(value, ensure_ascii=False)[:80]}"
    raise FormatError(problem, where=where, fix='write its values as texts, for example `"name": ["Li Wei"]`')


def _plain_names(
    properties: Properties, caption: Any = None, otherwise: str | None = None
) -> Iterator[tuple[Pair, Name]]:
    unnamed = True
    for name_type, prop in NAME_PROPERTIES.items():
        texts = properties.get(prop, [])
        if caption in texts:
            texts = [caption, *(text for text in texts if text != caption)]
        for text in texts:
            unnamed = False
            yield (prop, text), Name(text=text, type=name_type)  # type: ignore[arg-type]
    if unnamed:
        parts = [properties[prop][0] for prop in ("firstName", "middleName", "lastName") if prop in properties]
        if parts or otherwise:
            yield ("", ""), Name(text=" ".join(parts) or str(otherwise))


def _plain_identifiers(properties: Properties) -> Iterator[tuple[Pair, Identifier]]:
    for prop, values in properties.items():
        if prop in IDENTIFIER_TYPES:
            for value in values:
                yield (prop, value), Identifier(type=IDENTIFIER_TYPES[prop], value=value)


def _provenance_from(record: dict[str, Any], block: dict[str, Any]) -> tuple[Provenance, ...]:
    if "provenance" in block:
        return tuple(Provenance(**item) for item in block["provenance"])
    datasets = record.get("datasets")
    if BLOCK in record or not isinstance(datasets, list):
        return ()
    return tuple(Provenance(source=dataset, record_id=record["id"]) for dataset in datasets)


def _further_properties(
    record: dict[str, Any], properties: Properties, block: dict[str, Any], read: _BlockReader
) -> dict[str, tuple[str, ...]]:
    further = {prop: tuple(values) for prop, values in properties.items() if prop not in _RESERVED}
    if len(genders := properties.get("gender", ())) > 1:
        further["gender"] = tuple(genders)
    for key, value in record.items():
        if key not in _RECORD_KEYS:
            further[TOP_LEVEL + key] = (as_json(value),)
    for prop, values in block.get("properties", {}).items():
        further[prop] = read.further(prop, values)
    if block.get("linked"):
        further[LINKED] = tuple(as_json(item) for item in block["linked"])
    return further


def linked_records(entity: Entity) -> list[dict[str, Any]]:
    """The records that a file gives back to the entity when it is read; none when one of them would be lost.

    Example:
        >>> text = '{"id": "s", "properties": {"entity": ["1"]}, "schema": "Sanction"}'
        >>> [len(linked_records(Entity(id="1", names=["A"], properties={LINKED: [x]}))) for x in (text, "v")]
        [1, 0]
    """
    texts = entity.properties.get(LINKED, ())
    records = [record for text in texts if (record := _linked_record(text)) is not None]
    if len(records) < len(texts):
        return []
    in_order = all(first["id"] < second["id"] for first, second in pairwise(records))
    return records if in_order and _describe(entity, records) else []


def _describe(entity: Entity, records: list[dict[str, Any]]) -> bool:
    """Whether all of the records are joined to the entity when a file with them is read."""
    direct_values = {value for prop, values in entity.properties.items() if prop != LINKED for value in values}
    direct = [record for record in records if entity.id in _named_by(record) or record["id"] in direct_values]
    named = {value for record in direct for value in _named_by(record)}
    return all(record in direct or record["id"] in named for record in records)


def _linked_record(text: str) -> dict[str, Any] | None:
    """A record written as this library writes it, with an identifier and properties; else None."""
    try:
        record = json.loads(text)
        same = as_json(record) == text
    except (ValueError, RecursionError):
        return None
    if not same or not isinstance(record, dict) or not isinstance(record.get("properties"), dict):
        return None
    has_id = isinstance(record.get("id"), str) and record["id"].strip() != ""
    return record if has_id and not is_entity(record, record["properties"]) else None


def is_entity(record: Mapping[str, Any], properties: Iterable[str]) -> bool:
    """Whether a record with these properties is an entity of its own, and describes no other."""
    named = {*NAME_PROPERTIES.values(), "firstName", "lastName"}
    return is_party(record.get("schema")) and not named.isdisjoint(properties)


def _named_by(record: Mapping[str, Any]) -> list[Any]:
    return [
        value
        for values in record["properties"].values()
        for value in (values if isinstance(values, list) else [values])
        if isinstance(value, str)
    ]


def _first_problem(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        if place == "names":
            return "the record has no name"
        return f"`{place}`: {first['msg']}"
    return f"the record is malformed: {error}"
