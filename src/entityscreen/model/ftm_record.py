"""One FollowTheMoney record and one entity: the mapping, both ways, without input or output.

What FollowTheMoney's properties cannot say (a name's order, source and language, an identifier's country, the
provenance) stands in each record under the key `entityscreen`; the properties stay the authority, so that
another tool may add or remove a name. How records refer to each other belongs to `ftm_links`, files to `ftm`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from entityscreen.errors import FormatError
from entityscreen.model.entity import Entity, Identifier, Provenance
from entityscreen.model.ftm_foreign import foreign_fields
from entityscreen.model.ftm_joined import LINKED, NAME_PROPERTIES, linked_records
from entityscreen.model.kind import DEFAULT_KIND
from entityscreen.model.name import Name

BLOCK = "entityscreen"
TOP_LEVEL = "ftm:"  # properties with this prefix stand beside `properties` in the record
TEXT_PROPERTIES = {
    "birth_dates": "birthDate",
    "countries": "country",
    "nationalities": "nationality",
    "addresses": "address",
    "positions": "position",
    "topics": "topics",
    "notes": "notes",
}
# Type of identifier -> property. Types without one are written as `idNumber` and told apart in the block.
IDENTIFIER_PROPERTIES = {
    "lei": "leiCode",
    "imo": "imoNumber",
    "mmsi": "mmsi",
    "inn": "innCode",
    "ogrn": "ogrnCode",
    "kpp": "kppCode",
    "okpo": "okpoCode",
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
    "id": "idNumber",
}
_IDENTIFIER_TYPES = {prop: kind for kind, prop in IDENTIFIER_PROPERTIES.items()}
_RESERVED = frozenset((*NAME_PROPERTIES.values(), *TEXT_PROPERTIES.values(), *IDENTIFIER_PROPERTIES.values(), "gender"))
_RECORD_KEYS = frozenset(("id", "schema", "properties", "caption", BLOCK))


def entity_to_ftm(entity: Entity) -> dict[str, Any]:
    """Write an entity as one FollowTheMoney record.

    Args:
        entity: any entity.

    Returns:
        `id`, `caption`, `schema`, `properties` (lists of texts), and `entityscreen` with what the properties
        cannot say, often empty. `entity_from_ftm` of it is the same entity.

    Example:
        >>> entity_to_ftm(Entity(id="1", kind="Person", names=["A"]))["properties"]
        {'name': ['A']}
    """
    properties = _properties_of(entity)
    record: dict[str, Any] = {"id": entity.id, "caption": entity.caption, "schema": entity.kind}
    record["properties"] = properties
    record.update(_top_level(entity))
    record[BLOCK] = _block_of(entity, properties)
    return record


def _properties_of(entity: Entity) -> dict[str, list[str]]:
    properties: dict[str, list[str]] = {}
    for name_type, prop in NAME_PROPERTIES.items():
        if texts := [name.text for name in entity.names if name.type == name_type]:
            properties[prop] = texts
    for field, prop in TEXT_PROPERTIES.items():
        if values := getattr(entity, field):
            properties[prop] = list(values)
    if entity.gender:
        properties["gender"] = [entity.gender]
    for identifier in entity.identifiers:
        properties.setdefault(IDENTIFIER_PROPERTIES.get(identifier.type, "idNumber"), []).append(identifier.value)
    for prop, more in entity.properties.items():
        if _is_plain(prop, more):
            properties[prop] = list(more)
    return properties


def _is_plain(prop: str, values: tuple[str, ...]) -> bool:
    """Whether reading `properties` gives these values back as they are."""
    return (
        prop not in _RESERVED
        and not prop.startswith(TOP_LEVEL)
        and bool(values)
        and all(value and value == value.strip() for value in values)
    )


def _top_level(entity: Entity) -> dict[str, Any]:
    return {
        key.removeprefix(TOP_LEVEL): json.loads(values[0])
        for key, values in entity.properties.items()
        if _is_top_level(key, values)
    }


def _is_top_level(key: str, values: tuple[str, ...]) -> bool:
    """Whether a property stands for a key of the record that we do not know."""
    name = key.removeprefix(TOP_LEVEL)
    if name == key or name in _RECORD_KEYS or key == LINKED or len(values) != 1:
        return False
    try:
        return _as_json(json.loads(values[0])) == values[0]
    except (ValueError, RecursionError):
        return False


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _block_of(entity: Entity, properties: dict[str, list[str]]) -> dict[str, Any]:
    """What reading the properties alone would not give back."""
    block: dict[str, Any] = {}
    if entity.names != tuple(_names_from(properties, entity.caption)):
        block["names"] = [_without_defaults(name) for name in entity.names]
    if entity.identifiers != tuple(_identifiers_from(properties)):
        block["identifiers"] = [_without_defaults(identifier) for identifier in entity.identifiers]
    if entity.provenance:
        block["provenance"] = [_without_defaults(record) for record in entity.provenance]
    linked = linked_records(entity)
    kept = {
        prop: list(more)
        for prop, more in entity.properties.items()
        if not (linked and prop == LINKED) and not _is_plain(prop, more) and not _is_top_level(prop, more)
    }
    if kept:
        block["properties"] = kept
    if linked:
        block["linked"] = linked
    return block


def _without_defaults(item: Name | Identifier | Provenance) -> dict[str, Any]:
    return item.model_dump(mode="json", exclude_defaults=True)


def entity_from_ftm(record: dict[str, Any], *, where: str = "", name: str | None = None) -> Entity:
    """Read one FollowTheMoney record that has a name.

    Args:
        record: `id`, `schema` and `properties`, of this library or of any other; further keys are kept.
        where: file and line, for the message.
        name: what the entity is called when the record has no name.

    Returns:
        The entity. Of several names in `name`, the record's `caption` comes first.

    Raises:
        FormatError: a key is missing or has the wrong type, or the record has no name.

    Example:
        >>> record = {"id": "Q1", "schema": "Person", "properties": {"name": ["Li Wei"], "alias": ["李偉"]}}
        >>> [(name.text, name.type) for name in entity_from_ftm(record).names]
        [('Li Wei', 'primary'), ('李偉', 'alias')]
    """
    properties = checked_properties(record, where)
    block = record.get(BLOCK) or {}
    try:
        fields: dict[str, Any] = {field: properties.get(prop, ()) for field, prop in TEXT_PROPERTIES.items()}
        if BLOCK not in record:
            fields |= foreign_fields(record, properties, fields)
        return Entity(
            id=record["id"],
            kind=record.get("schema") or DEFAULT_KIND,
            names=_annotated(_names_from(properties, record.get("caption"), name), block.get("names"), Name, "text"),
            identifiers=_annotated(_identifiers_from(properties), block.get("identifiers"), Identifier, "value"),
            gender=properties.get("gender", [None])[0],
            provenance=_provenance_from(record, block),
            properties=_further_properties(record, properties, block),
            **fields,
        )
    except (ValidationError, TypeError, AttributeError) as error:
        raise FormatError(_first_problem(error), where=where, mend="compare it with docs/lists.md") from error


def checked_properties(record: Any, where: str) -> dict[str, list[str]]:
    """The record's properties as lists of texts, blanks left out.

    Raises:
        FormatError: the record is no FollowTheMoney.
    """
    if not isinstance(record, dict) or not isinstance(record.get("id"), str) or not record["id"].strip():
        raise FormatError("a record has no `id`", where=where, mend="FollowTheMoney needs id and properties")
    properties = record.get("properties")
    if not isinstance(properties, dict):
        raise FormatError(f"record {record['id']!r} has no `properties`", where=where)
    checked: dict[str, list[str]] = {}
    for prop, values in properties.items():
        listed = values if isinstance(values, list) else [values]
        texts = [text for value in listed if (text := _as_text(value, prop, where))]
        if texts:
            checked[prop] = texts
    return checked


def _as_text(value: Any, prop: str, where: str) -> str:
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, (bool, int, float)):
        return json.dumps(value)
    raise FormatError(f"property `{prop}` holds {type(value).__name__}, not text", where=where)


def _names_from(properties: dict[str, list[str]], caption: Any = None, otherwise: str | None = None) -> Iterator[Name]:
    unnamed = True
    for name_type, prop in NAME_PROPERTIES.items():
        texts = properties.get(prop, ())
        if caption in texts:
            texts = [caption, *(text for text in texts if text != caption)]
        for text in texts:
            unnamed = False
            yield Name(text=text, type=name_type)  # type: ignore[arg-type]
    if unnamed:
        parts = [properties[prop][0] for prop in ("firstName", "middleName", "lastName") if prop in properties]
        if parts or otherwise:
            yield Name(text=" ".join(parts) or str(otherwise))


def _identifiers_from(properties: dict[str, list[str]]) -> Iterator[Identifier]:
    for prop, values in properties.items():
        if prop in _IDENTIFIER_TYPES:
            for value in values:
                yield Identifier(type=_IDENTIFIER_TYPES[prop], value=value)


def _annotated(read: Iterable[Any], notes: Any, model: type[Name | Identifier], key: str) -> tuple[Any, ...]:
    """What the block says of the values that the properties still have, then what it does not know."""
    found = tuple(read)
    if not notes:
        return found
    texts = {getattr(item, key) for item in found}
    known = tuple(item for note in notes if getattr(item := model(**note), key) in texts)
    seen = {getattr(item, key) for item in known}
    return known + tuple(item for item in found if getattr(item, key) not in seen)


def _provenance_from(record: dict[str, Any], block: dict[str, Any]) -> tuple[Provenance, ...]:
    if "provenance" in block:
        return tuple(Provenance(**item) for item in block["provenance"])
    datasets = record.get("datasets")
    if BLOCK in record or not isinstance(datasets, list):
        return ()
    return tuple(Provenance(source=dataset, record_id=record["id"]) for dataset in datasets)


def _further_properties(
    record: dict[str, Any], properties: dict[str, list[str]], block: dict[str, Any]
) -> dict[str, tuple[str, ...]]:
    further = {prop: tuple(values) for prop, values in properties.items() if prop not in _RESERVED}
    if len(genders := properties.get("gender", ())) > 1:
        further["gender"] = tuple(genders)
    for key, value in record.items():
        if key not in _RECORD_KEYS:
            further[TOP_LEVEL + key] = (_as_json(value),)
    further.update({prop: tuple(values) for prop, values in block.get("properties", {}).items()})
    if block.get("linked"):
        further[LINKED] = tuple(_as_json(item) for item in block["linked"])
    return further


def _first_problem(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        if place == "names":
            return "the record has no name"
        return f"`{place}`: {first['msg']}"
    return f"the record is malformed: {error}"
