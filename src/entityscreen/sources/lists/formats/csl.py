"""The US Consolidated Screening List, CSV and JSON: Entity List, Denied Persons, Unverified, MEU, CMIC ...

The identifiers come with the labels of OFAC's remarks and are read by the same grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from entityscreen.errors import FormatError
from entityscreen.model.attributes.countries import country_code
from entityscreen.model.attributes.dates import parse_date
from entityscreen.model.entity import Entity
from entityscreen.sources.lists.contract import ListFormat, ReadOptions, Rejection
from entityscreen.sources.lists.draft import EntityDraft, RecordIds
from entityscreen.sources.lists.files import ListFile, ListInput
from entityscreen.sources.lists.formats.ofac_remarks import add_labelled, add_remarks
from entityscreen.sources.lists.nametext import split_names
from entityscreen.sources.lists.rows import Row, check_columns, known_rows, raw_text, sniffs_columns
from entityscreen.tables.json_text import parse_json

_SOURCE = "us-csl"
_REQUIRED = ("source", "name", "addresses", "alt_names", "programs", "source_list_url")
_KINDS = {"individual": "Person", "entity": "Organization", "vessel": "Vessel", "aircraft": "Airplane"}
_ABBREVIATION = re.compile(r"\(([A-Z]{2,6})\)")
_SEPARATOR = re.compile(r";\s*(?:and\s+)?")
# In JSON these hold objects, in CSV texts with a grammar.
_OBJECTS = ("addresses", "ids")
# What each value of a field means; `ignore` is read by itself.
_FIELDS = {
    **dict.fromkeys(("_id", "id", "entity_number", "type", "programs", "name", "start_date"), "ignore"),
    **dict.fromkeys(("source_list_url", "source_information_url", "alt_names", *_OBJECTS), "ignore"),
    "dates_of_birth": "birth_date",
    "nationalities": "nationality",
    "citizenships": "nationality",
    "places_of_birth": "property:birthPlace",
}
# What the whole text of a field means.
_WHOLE = {
    "source": "note:List",
    "federal_register_notice": "note:Federal Register notice",
    "license_requirement": "note:License requirement",
    "license_policy": "note:License policy",
    "standard_order": "note:Standard order",
    "vessel_owner": "related:Vessel owner",
    "country": "note:Country",
    "title": "position",
    "call_sign": "code:call-sign",
    "vessel_flag": "flag",
    "vessel_type": "property:type",
    "gross_tonnage": "property:tonnage",
    "gross_registered_tonnage": "property:grossRegisteredTonnage",
    "end_date": "date:endDate",
    "remarks": "ignore",
}


def sniff_json(file: ListFile) -> bool:
    """One JSON object with results that have a source list."""
    head = file.text_head.lstrip()
    return file.suffix == ".json" and head.startswith("{") and '"results"' in head and "source_list_url" in head


def read_csv(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity or rejection for each row: several values in a cell are joined by semicolons."""
    ids = RecordIds(_SOURCE)
    for where, row in known_rows(origin.main, options, required=_REQUIRED, known={*_FIELDS, *_WHOLE}):
        several = {field: _split(text) for field, text in row.items()}
        draft = _draft(row, several, origin, options, ids, where)
        if draft is None:
            yield Rejection(where, "the row has no name", row.get("entity_number"), raw_text(row))
            continue
        for address in several.get("addresses", ()):
            _add_address_line(draft, address)
        for identifier in several.get("ids", ()):
            _add_identifier(draft, identifier)
        yield draft.build(where)


def read_json(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity or rejection for each result."""
    ids = RecordIds(_SOURCE)
    known = {*_FIELDS, *_WHOLE} if options.unknown_fields == "raise" else None
    for index, record in enumerate(_results(origin.main), start=1):
        where = f"{origin.main.where}: result {index}"
        if not isinstance(record, dict):
            raise FormatError("no JSON object", where=where, mend="fetch the file anew")
        check_columns(record, required=("source", "name"), known=known, where=where)
        texts = {field: _joined(value) for field, value in record.items() if field not in _OBJECTS}
        several = {field: _listed(value) for field, value in record.items() if field not in _OBJECTS}
        draft = _draft(texts, several, origin, options, ids, where)
        if draft is None:
            yield Rejection(where, "the result has no name", texts.get("entity_number"), raw_text(texts))
            continue
        for address in record.get("addresses") or ():
            parts = (address.get(key) for key in ("address", "city", "state", "postal_code"))
            draft.address(*parts, country=address.get("country"))
        for item in record.get("ids") or ():
            add_labelled(draft, *(str(item.get(key) or "") for key in ("type", "number", "country")))
            for date in ("issue_date", "expiration_date"):
                draft.note(
                    f"{item.get('type')} {item.get('number')}", f"{date}: {item[date]}" if item.get(date) else ""
                )
        yield draft.build(where)


def _results(file: ListFile) -> list[Any]:
    data = parse_json("".join(file.lines()), file.where, mend="fetch the file anew")
    results = data.get("results") if isinstance(data, dict) else None
    if not isinstance(results, list):
        raise FormatError("has no results", where=file.where, mend="fetch the file anew")
    return results


def _draft(  # one record and what it is read with
    texts: Row,
    several: Mapping[str, Sequence[str]],
    origin: ListInput,
    options: ReadOptions,
    ids: RecordIds,
    where: str,
) -> EntityDraft | None:
    names = split_names(texts.get("name") or "")
    if not names:
        return None
    abbreviation = _ABBREVIATION.search(texts.get("source") or "")
    short = abbreviation[1] if abbreviation else ""
    number = texts.get("entity_number") or ""
    made = (short.lower(), texts.get("start_date") or "", *several.get("federal_register_notice", ())[:1])
    entity_id = ids.own(f"{short.lower()}-{number}") if number else ids.made(made, names[0].text)
    draft = EntityDraft(entity_id, _KINDS.get((texts.get("type") or "").casefold(), "LegalEntity"), _SOURCE)
    draft.split(texts["name"], "primary")
    for text in several.get("alt_names", ()):
        draft.split(text, "alias")
    for field, text in texts.items():
        whole = field in _WHOLE or field not in _FIELDS
        draft.take_all(
            ((field, value) for value in ([text] if whole else several[field])),
            _WHOLE if whole else _FIELDS,
            options,
            where,
            "field",
        )
    add_remarks(draft, texts.get("remarks") or "")
    draft.add("topics", "sanction")
    draft.origin(
        origin,
        record_id=number or texts.get("_id") or texts.get("id"),
        programmes=tuple(dict.fromkeys((short or texts["source"], *several.get("programs", ())))),
        listed_on=parse_date(texts.get("start_date") or ""),
        legal_basis=texts.get("federal_register_notice"),
        url=texts.get("source_list_url") or texts.get("source_information_url"),
    )
    return draft


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


FORMATS = (
    ListFormat(
        name="csl-csv",
        title="US Consolidated Screening List, CSV",
        sniff=sniffs_columns(*_REQUIRED),
        read=read_csv,
    ),
    ListFormat(name="csl-json", title="US Consolidated Screening List, JSON", sniff=sniff_json, read=read_json),
)
