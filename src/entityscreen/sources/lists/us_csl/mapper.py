"""What the fields of the Consolidated Screening List mean.

Here belongs the mapping of a row (CSV) or a result (JSON) to an entity. The identifiers come with the labels
of OFAC's remarks and are read by the same grammar.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from entityscreen.model.countries import country_code
from entityscreen.model.dates import parse_date
from entityscreen.model.entity import Entity
from entityscreen.sources.lists.contract import ReadOptions, Rejection
from entityscreen.sources.lists.draft import EntityDraft
from entityscreen.sources.lists.files import ListInput
from entityscreen.sources.lists.nametext import split_names
from entityscreen.sources.lists.record_ids import RecordIds
from entityscreen.sources.lists.rows import Row, raw_text
from entityscreen.sources.lists.us_ofac_csv.remarks import add_labelled, add_remarks

SOURCE = "us-csl"
KNOWN_FIELDS = frozenset(
    (
        *("_id", "id", "source", "entity_number", "type", "programs", "name", "title", "addresses", "country"),
        *("federal_register_notice", "start_date", "end_date", "standard_order", "license_requirement"),
        *("license_policy", "call_sign", "vessel_type", "gross_tonnage", "gross_registered_tonnage"),
        *("vessel_flag", "vessel_owner", "remarks", "source_list_url", "source_information_url", "alt_names"),
        *("citizenships", "dates_of_birth", "nationalities", "places_of_birth", "ids"),
    )
)
_KINDS = {"individual": "Person", "entity": "Organization", "vessel": "Vessel", "aircraft": "Airplane"}
_ABBREVIATION = re.compile(r"\(([A-Z]{2,6})\)")
_SEPARATOR = re.compile(r";\s*(?:and\s+)?")
_NOTES = {
    "federal_register_notice": "Federal Register notice",
    "license_requirement": "License requirement",
    "license_policy": "License policy",
    "standard_order": "Standard order",
    "vessel_owner": "Vessel owner",
    "country": "Country",
}
_PROPERTIES = {
    "vessel_type": "type",
    "gross_tonnage": "tonnage",
    "gross_registered_tonnage": "grossRegisteredTonnage",
    "places_of_birth": "birthPlace",
}


class CslMapper:
    """Maps the records of one file, and gives each its identifier."""

    def __init__(self, origin: ListInput, options: ReadOptions) -> None:
        self._origin, self._options = origin, options
        self._ids = RecordIds(SOURCE)

    def from_row(self, row: Row, where: str) -> Entity | Rejection:
        """Map a row of the CSV: several values in a cell are joined by semicolons."""
        several = {field: _split(text) for field, text in row.items()}
        draft = self._draft(row, several)
        if draft is None:
            return Rejection(where, "the row has no name", row.get("entity_number"), raw_text(row))
        for address in several.get("addresses", ()):
            _add_address_line(draft, address)
        for identifier in several.get("ids", ()):
            _add_identifier(draft, identifier)
        return draft.build(where)

    def from_record(self, record: dict[str, Any], where: str) -> Entity | Rejection:
        """Map a result of the JSON."""
        texts = {field: _joined(value) for field, value in record.items() if field not in ("addresses", "ids")}
        several = {field: _listed(value) for field, value in record.items() if field not in ("addresses", "ids")}
        draft = self._draft(texts, several)
        if draft is None:
            return Rejection(where, "the result has no name", texts.get("entity_number"), raw_text(texts))
        for address in record.get("addresses") or ():
            parts = (address.get(key) for key in ("address", "city", "state", "postal_code"))
            draft.address(*parts, country=address.get("country"))
        for item in record.get("ids") or ():
            add_labelled(draft, *(str(item.get(key) or "") for key in ("type", "number", "country")))
            for date in ("issue_date", "expiration_date"):
                if item.get(date):
                    draft.note(f"{item.get('type')} {item.get('number')}", f"{date}: {item[date]}")
        return draft.build(where)

    def _draft(self, texts: Row, several: Mapping[str, Sequence[str]]) -> EntityDraft | None:
        names = split_names(texts.get("name") or "")
        if not names:
            return None
        abbreviation = _ABBREVIATION.search(texts.get("source") or "")
        short = abbreviation[1] if abbreviation else ""
        number = texts.get("entity_number") or ""
        made = (short.lower(), texts.get("start_date") or "", *several.get("federal_register_notice", ())[:1])
        entity_id = self._ids.own(f"{short.lower()}-{number}") if number else self._ids.made(made, names[0].text)
        draft = EntityDraft(entity_id, _KINDS.get((texts.get("type") or "").casefold(), "LegalEntity"), SOURCE)
        for index, part in enumerate(names):
            draft.part(part, "alias" if index else "primary")
        for text in several.get("alt_names", ()):
            for part in split_names(text):
                draft.part(part, "alias")
        self._add_fields(draft, texts, several)
        draft.add("topics", "sanction")
        draft.origin(
            self._origin,
            record_id=number or texts.get("_id") or texts.get("id"),
            programmes=tuple(dict.fromkeys((short or texts["source"], *several.get("programs", ())))),
            listed_on=parse_date(texts.get("start_date") or ""),
            legal_basis=texts.get("federal_register_notice"),
            url=texts.get("source_list_url") or texts.get("source_information_url"),
        )
        return draft

    def _add_fields(self, draft: EntityDraft, texts: Row, several: Mapping[str, Sequence[str]]) -> None:
        draft.note("List", texts.get("source"))
        draft.add("positions", texts.get("title") or "")
        draft.identifier(texts.get("call_sign"), "call-sign")
        for field, label in _NOTES.items():
            draft.note(label, texts.get(field))
        for field, name in _PROPERTIES.items():
            draft.property(name, *several.get(field, ()))
        for text in several.get("dates_of_birth", ()):
            draft.birth(text)
        for field in ("nationalities", "citizenships"):
            for text in several.get(field, ()):
                draft.nationality(text)
        draft.country(texts.get("vessel_flag"))
        draft.property("flag", texts.get("vessel_flag"))
        draft.date_property("endDate", texts.get("end_date"))
        add_remarks(draft, texts.get("remarks") or "")
        for field, text in texts.items():
            if field not in KNOWN_FIELDS and text:
                draft.note(field, text)


def _split(text: str | None) -> list[str]:
    return [part.strip() for part in _SEPARATOR.split(text or "") if part.strip()]


def _listed(value: Any) -> list[str]:
    items = value if isinstance(value, list) else _split(str(value)) if value else []
    return [str(item).strip() for item in items if item]


def _joined(value: Any) -> str:
    return "; ".join(str(item) for item in value) if isinstance(value, list) else str(value or "")


def _add_address_line(draft: EntityDraft, address: str) -> None:
    """`Street, City, Code, US`: a last part of two letters behind a comma is the country's code."""
    last = address.rpartition(", ")[2].strip()
    if len(last) == 2 and last.isupper():
        draft.country(last)
    draft.add("addresses", address)


def _add_identifier(draft: EntityDraft, text: str) -> None:
    """`CO, 811038291-3, NIT #`: country, number, label; the country may be missing."""
    parts = [part.strip() for part in text.split(", ")]
    country = parts.pop(0) if len(parts) > 2 and len(parts[0]) == 2 and country_code(parts[0]) else ""
    label = parts.pop() if len(parts) > 1 else ""
    number = ", ".join(parts)
    if label.endswith((":", "-")):
        draft.note(label.strip(" :-"), number)
    else:
        add_labelled(draft, label, number, country)
