"""Which records describe an entity, and which of them a file can hold as records of their own.

Here belongs what tells a describing record (a sanction, an address, a passport) from an entity. How records are joined
to entities belongs to `ftm_links`.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from itertools import pairwise
from typing import Any

from entityscreen.model.entity import Entity

LINKED = "ftm:linked"  # records that describe the entity (sanctions, addresses), as JSON texts
# FollowTheMoney's property for each type of name, in the order in which names are read.
NAME_PROPERTIES = {"primary": "name", "alias": "alias", "weak": "weakAlias", "former": "previousName"}
# These may have a name and still are no party to a business: what FollowTheMoney has beside legal entities, craft,
# wallets and things of no stated schema. One that is not here is a party, so that none is missed.
_NO_PARTIES = frozenset(
    (
        *("Address", "Position", "Occupancy", "Sanction", "Security", "Passport", "Identification", "RealEstate"),
        *("Interest", "Interval", "Ownership", "Directorship", "Membership", "Employment", "Family", "Associate"),
        *("Representation", "Succession", "UnknownLink", "Similar", "Debt", "Payment", "BankAccount", "License"),
        *(
            "Contract",
            "ContractAward",
            "CallForTenders",
            "EconomicActivity",
            "TaxRoll",
            "Project",
            "ProjectParticipant",
        ),
        *("CourtCase", "CourtCaseParty", "Assessment", "Event", "Trip", "Call", "Message", "Email", "UserAccount"),
        *("Article", "Documentation", "Note", "Mention", "Document", "Folder", "Package", "Page", "Pages", "HyperText"),
        *("PlainText", "Image", "Audio", "Video", "Table", "Workbook"),
    )
)
_NAMED_BY = (*NAME_PROPERTIES.values(), "firstName", "lastName")


def is_party(schema: object) -> bool:
    """Whether things of a schema can be a party to a business.

    Example:
        >>> [is_party(schema) for schema in ("Vessel", "CryptoWallet", "Position", "Security")]
        [True, True, False, False]
    """
    return schema not in _NO_PARTIES


def is_entity(record: dict[str, Any], properties: Collection[str]) -> bool:
    """Whether a record with these properties is an entity of its own, and describes no other."""
    return is_party(record.get("schema")) and any(prop in properties for prop in _NAMED_BY)


def linked_records(entity: Entity) -> list[dict[str, Any]]:
    """The records that a file gives back to the entity when it is read; none when one of them would be lost.

    Args:
        entity: its property `LINKED` is what reading a file made, or what somebody else put there.

    Example:
        >>> text = '{"id": "s", "properties": {"entity": ["1"]}, "schema": "Sanction"}'
        >>> [len(linked_records(Entity(id="1", names=["A"], properties={LINKED: [x]}))) for x in (text, "v")]
        [1, 0]
    """
    records = [record for text in entity.properties.get(LINKED, ()) if (record := _read(text)) is not None]
    if len(records) < len(entity.properties.get(LINKED, ())):
        return []
    in_order = all(first["id"] < second["id"] for first, second in pairwise(records))
    direct = [record for record in records if _refers(entity, record)]
    named = {value for record in direct for value in _named_by(record)}
    return records if in_order and all(record in direct or record["id"] in named for record in records) else []


def _read(text: str) -> dict[str, Any] | None:
    """A record written as this library writes it, with an identifier and properties; else None."""
    try:
        record = json.loads(text)
        same = json.dumps(record, ensure_ascii=False, sort_keys=True) == text
    except (ValueError, RecursionError):
        return None
    if not same or not isinstance(record, dict) or not isinstance(record.get("properties"), dict):
        return None
    known = isinstance(record.get("id"), str) and record["id"].strip() != ""
    return record if known and not is_entity(record, record["properties"]) else None


def _refers(entity: Entity, record: dict[str, Any]) -> bool:
    """Whether the record names the entity, or the entity the record."""
    others = (values for prop, values in entity.properties.items() if prop != LINKED)
    return entity.id in _named_by(record) or any(record["id"] in values for values in others)


def _named_by(record: dict[str, Any]) -> list[Any]:
    return [value for values in record["properties"].values() for value in _listed(values)]


def _listed(values: Any) -> list[Any]:
    return values if isinstance(values, list) else [values]
