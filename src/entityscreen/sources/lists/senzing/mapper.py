"""What the features of Senzing's generic entity specification mean.

Here belongs the mapping of one record. Attributes stand in `FEATURES`, in lists of any name, or in the record
itself; all three are read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from entityscreen.errors import FormatError
from entityscreen.model.dates import parse_date
from entityscreen.model.entity import Entity
from entityscreen.model.name import NameType
from entityscreen.sources.lists.contract import ReadOptions, Rejection
from entityscreen.sources.lists.draft import EntityDraft
from entityscreen.sources.lists.files import ListInput

_KINDS = {
    "PERSON": "Person",
    "ORGANIZATION": "Organization",
    "COMPANY": "Company",
    "VESSEL": "Vessel",
    "AIRCRAFT": "Airplane",
    "VEHICLE": "Vehicle",
}
_WEAK_NAMES = ("NICKNAME", "WEAK")
_FORMER_NAMES = ("FORMER", "PREVIOUS", "MAIDEN")
_NAMES = ("NAME_FULL", "NAME_ORG")
_NAME_PARTS = ("NAME_FIRST", "NAME_MIDDLE", "NAME_LAST", "NAME_SUFFIX")
_ADDRESS = ("ADDR_LINE1", "ADDR_LINE2", "ADDR_CITY", "ADDR_STATE", "ADDR_POSTAL_CODE")
# Attribute -> type, country's attribute.
_IDENTIFIERS = {
    "PASSPORT_NUMBER": ("passport", "PASSPORT_COUNTRY"),
    "NATIONAL_ID_NUMBER": ("national-id", "NATIONAL_ID_COUNTRY"),
    "TAX_ID_NUMBER": ("tax-id", "TAX_ID_COUNTRY"),
    "DRIVERS_LICENSE_NUMBER": ("driver-licence", "DRIVERS_LICENSE_STATE"),
    "SSN_NUMBER": ("national-id", ""),
    "LEI_NUMBER": ("lei", ""),
    "IMO_NUMBER": ("imo", ""),
    "MMSI_NUMBER": ("mmsi", ""),
    "CALL_SIGN": ("call-sign", ""),
    "DUNS_NUMBER": ("duns", ""),
    "OTHER_ID_NUMBER": ("id", "OTHER_ID_COUNTRY"),
}


def to_entity(record: dict[str, Any], origin: ListInput, options: ReadOptions, where: str) -> Entity | Rejection:
    """Map a record; one without a name is rejected.

    Raises:
        FormatError: the record has no RECORD_ID or an unknown attribute.
    """
    number, source = str(record.get("RECORD_ID") or ""), str(record.get("DATA_SOURCE") or "senzing").lower()
    if not number:
        raise FormatError("RECORD_ID is missing", where=where, mend="check the file")
    features = list(_features(record))
    kind = next((str(item["RECORD_TYPE"]).upper() for item in features if item.get("RECORD_TYPE")), "")
    draft = EntityDraft(number, _KINDS.get(kind, "LegalEntity"), source)
    for feature in features:
        _add(draft, feature, options, where)
    if not draft.names:
        return Rejection(where, "the record has no name", number, json.dumps(record, ensure_ascii=False))
    draft.names.sort(key=lambda name: name.type != "primary")
    risks = [str(risk["TOPIC"]) for risk in record.get("RISKS") or () if isinstance(risk, dict) and risk.get("TOPIC")]
    draft.add("topics", *risks)
    draft.origin(origin, record_id=number, url=record.get("URL"))
    return draft.build(where)


def _features(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The record's own attributes, then those of its lists."""
    yield {key: value for key, value in record.items() if not isinstance(value, (list, dict))}
    for key, value in record.items():
        if isinstance(value, list) and key != "RISKS":
            yield from (item for item in value if isinstance(item, dict))


def _add(draft: EntityDraft, feature: dict[str, Any], options: ReadOptions, where: str) -> None:
    texts = {key: str(value).strip() for key, value in feature.items() if value not in (None, "", [])}
    _add_name(draft, texts)
    if address := texts.get("ADDR_FULL"):
        draft.add("addresses", address)
    elif any(key in texts for key in _ADDRESS):
        draft.address(*(texts.get(key) for key in _ADDRESS), country=texts.get("ADDR_COUNTRY"))
    draft.country(texts.get("ADDR_COUNTRY"))
    for key, (kind, country) in _IDENTIFIERS.items():
        stated = texts.get("OTHER_ID_TYPE", kind).lower() if key == "OTHER_ID_NUMBER" else kind
        draft.identifier(texts.get(key), stated, texts.get(country))
    for key, text in texts.items():
        handler = _HANDLERS.get(key)
        if handler is not None:
            handler(draft, text)
        elif key not in _READ_BY_NAME and not key.startswith(_RELATIONS):
            _unknown(draft, key, text, options, where)


def _add_name(draft: EntityDraft, texts: dict[str, str]) -> None:
    stated = texts.get("NAME_TYPE", "").upper()
    name_type: NameType = "alias" if draft.names else "primary"
    if stated:
        name_type = "primary" if stated == "PRIMARY" else "alias"
    if stated in (*_WEAK_NAMES, *_FORMER_NAMES):
        name_type = "weak" if stated in _WEAK_NAMES else "former"
    whole = next((texts[key] for key in _NAMES if key in texts), None)
    draft.name(whole or " ".join(texts[key] for key in _NAME_PARTS if key in texts), name_type)


def _unknown(draft: EntityDraft, key: str, text: str, options: ReadOptions, where: str) -> None:
    options.refuse_unknown(f"attribute {key}", where, text)
    draft.note(key, text)


def _property(name: str) -> Callable[[EntityDraft, str], None]:
    return lambda draft, text: draft.property(name, text)


_RELATIONS = ("REL_",)
_READ_BY_NAME = frozenset(
    (
        *("RECORD_ID", "DATA_SOURCE", "RECORD_TYPE", "ENTITY_TYPE", "URL", "NAME_TYPE", "ADDR_TYPE", "ADDR_FULL"),
        *("ADDR_COUNTRY", "OTHER_ID_TYPE", *_NAMES, *_NAME_PARTS, *_ADDRESS, *_IDENTIFIERS),
        *(country for _, country in _IDENTIFIERS.values() if country),
    )
)
_HANDLERS: dict[str, Callable[[EntityDraft, str], None]] = {
    "DATE_OF_BIRTH": EntityDraft.birth,
    "DATE_OF_DEATH": lambda draft, text: draft.date_property("deathDate", text),
    "PLACE_OF_BIRTH": _property("birthPlace"),
    "GENDER": EntityDraft.sex,
    "NATIONALITY": EntityDraft.nationality,
    "CITIZENSHIP": EntityDraft.nationality,
    "COUNTRY_OF_ASSOCIATION": EntityDraft.country,
    "REGISTRATION_COUNTRY": EntityDraft.country,
    "REGISTRATION_DATE": lambda draft, text: draft.property("incorporationDate", parse_date(text) or text),
    "PHONE_NUMBER": _property("phone"),
    "EMAIL_ADDRESS": _property("email"),
    "WEBSITE_ADDRESS": _property("website"),
    "PHONE_TYPE": lambda _draft, _text: None,
    "LAST_CHANGE": lambda draft, text: draft.date_property("modifiedAt", text),
    "PROGRAM": lambda draft, text: draft.note("Programme", text),
}
