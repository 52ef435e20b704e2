"""The lists of the US Department of Commerce: the Consolidated Screening List, and the Denied Persons List by itself.

The former, CSV and JSON, joins the Entity List, Denied Persons, Unverified, MEU, CMIC ...; its identifiers come with
the labels of OFAC's remarks and are read by the same grammar. The latter is text with tabs, every cell in quotes, and
does not say whether a name is a person's or a firm's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from entityscreen.errors import FormatError
from entityscreen.model.attributes.countries import country_code
from entityscreen.model.attributes.dates import parse_date
from entityscreen.model.entity import Entity
from entityscreen.model.reading import Rejection
from entityscreen.sources.lists.contract import ListFormat, ReadOptions
from entityscreen.sources.lists.draft import EntityDraft, RecordIds, field_meanings
from entityscreen.sources.lists.files import ListFile, ListInput
from entityscreen.sources.lists.formats.ofac_remarks import add_labelled, add_remarks
from entityscreen.sources.lists.nametext import split_names
from entityscreen.sources.lists.tabular import Row, check_columns, known_rows, raw_text, sniffs_columns
from entityscreen.tables.json_text import parse_json

_SOURCE = "us-csl"
_REQUIRED = ("source", "name", "addresses", "alt_names", "programs", "source_list_url")
_KINDS = {"individual": "Person", "entity": "Organization", "vessel": "Vessel", "aircraft": "Airplane"}
_ABBREVIATION = re.compile(r"\(([A-Z]{2,6})\)")
_SEPARATOR = re.compile(r";\s*(?:and\s+)?")
# In JSON these hold objects, in CSV texts with a grammar.
_OBJECTS = ("addresses", "ids")
# Read by themselves.
_READ = (
    *("_id", "id", "entity_number", "type", "programs", "name", "start_date", "alt_names", "remarks", *_OBJECTS),
    *("source_list_url", "source_information_url"),
)
_DENIED = "us-dpl"
_DENIED_ADDRESS = ("Street_Address", "City", "State", "Postal_Code", "Country")
# Of an update the days stand first, in the other dates the months.
_DENIED_READ = ("Name", *_DENIED_ADDRESS, "Effective_Date", "FR_Citation", "Last_Update")


def sniff_json(file: ListFile) -> bool:
    """One JSON object with results that have a source list."""
    head = file.text_head.lstrip()
    return file.suffix == ".json" and head.startswith("{") and '"results"' in head and "source_list_url" in head


def read_csv(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity or rejection for each row: several values in a cell are joined by semicolons."""
    ids = RecordIds(_SOURCE)
    for where, row in known_rows(origin.main, options, required=_REQUIRED, known=_known()):
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
    fields = _known() if options.unknown_fields == "raise" else None
    for index, record in enumerate(_results(origin.main), start=1):
        where = f"{origin.main.where}: result {index}"
        if not isinstance(record, dict):
            raise FormatError("not a JSON object", where=where, fix="fetch the file anew")
        check_columns(record, required=("source", "name"), known=fields, where=where)
        plain = {field: value for field, value in record.items() if field not in _OBJECTS}
        texts = {field: _joined(value) for field, value in plain.items()}
        several = {field: _listed(value) for field, value in plain.items()}
        draft = _draft(texts, several, origin, options, ids, where)
        if draft is None:
            yield Rejection(where, "the result has no name", texts.get("entity_number"), raw_text(texts))
            continue
        _add_objects(draft, record)
        yield draft.build(where)


def _add_objects(draft: EntityDraft, record: dict[str, Any]) -> None:
    """The addresses and numbers of a result, which are objects of their own."""
    for address in record.get("addresses") or ():
        parts = (address.get(key) for key in ("address", "city", "state", "postal_code"))
        draft.address(*parts, country=address.get("country"))
    for item in record.get("ids") or ():
        add_labelled(draft, *(str(item.get(key) or "") for key in ("type", "number", "country")))
        for date in ("issue_date", "expiration_date"):
            if item.get(date):
                draft.note(f"{item.get('type')} {item.get('number')}", f"{date}: {item[date]}")


def _known() -> set[str]:
    return {*_READ, *field_meanings("csl"), *field_meanings("csl-whole")}


def _results(file: ListFile) -> list[Any]:
    data = parse_json("".join(file.lines()), file.where, fix="fetch the file anew")
    results = data.get("results") if isinstance(data, dict) else None
    if not isinstance(results, list):
        raise FormatError("has no results", where=file.where, fix="fetch the file anew")
    return results


def _draft(  # one record and what it is read with
    texts: Row,
    several: Mapping[str, Sequence[str]],
    origin: ListInput,
    options: ReadOptions,
    ids: RecordIds,
    where: str,
) -> EntityDraft | None:
    names = split_names(texts.get("name", ""))
    if not names:
        return None
    abbreviation = _ABBREVIATION.search(texts.get("source", ""))
    short = abbreviation[1] if abbreviation else ""
    number = texts.get("entity_number", "")
    id_parts = (short.lower(), texts.get("start_date", ""), *several.get("federal_register_notice", ())[:1])
    entity_id = ids.of_number(f"{short.lower()}-{number}") if number else ids.of_parts(id_parts, names[0].text)
    draft = EntityDraft(entity_id, _KINDS.get(texts.get("type", "").casefold(), "LegalEntity"), _SOURCE)
    draft.split(texts["name"], "primary")
    for text in several.get("alt_names", ()):
        draft.split(text, "alias")
    meanings = {**dict.fromkeys(_READ, "ignore"), **field_meanings("csl"), **field_meanings("csl-whole")}
    for field, text in texts.items():
        values = several[field] if field in field_meanings("csl") else [text]
        draft.take_all(((field, value) for value in values), meanings, options, where, "field")
    add_remarks(draft, texts.get("remarks", ""))
    draft.add("topics", "sanction")
    draft.origin(
        origin,
        record_id=number or texts.get("_id") or texts.get("id"),
        programmes=tuple(dict.fromkeys((short or texts["source"], *several.get("programs", ())))),
        listed_on=parse_date(texts.get("start_date", "")),
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


def read_denied(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each row; one without a name is rejected."""
    ids = RecordIds(_DENIED)
    columns = {**dict.fromkeys(_DENIED_READ, "ignore"), **field_meanings("dpl")}
    for where, row in known_rows(origin.main, options, required=columns, known=columns, delimiter="\t"):
        names = split_names(row["Name"])
        if not names:
            yield Rejection(where, "the row has no name", None, raw_text(row))
            continue
        listed_on = parse_date(row["Effective_Date"], order="mdy")
        entity_id = ids.of_parts((listed_on or "",), f"{names[0].text}\x1f{row['Street_Address']}")
        draft = EntityDraft(entity_id, "LegalEntity", _DENIED, order="mdy")
        draft.split(row["Name"], "primary")
        *address, country = (row[column] for column in _DENIED_ADDRESS)
        draft.address(*address, country=country)
        draft.take_all(row.items(), columns, options, where, "column")
        draft.property("modifiedAt", parse_date(row["Last_Update"]) or row["Last_Update"])
        basis = row["FR_Citation"].strip()
        yield draft.sanctioned(origin, where, programmes=("DPL",), legal_basis=basis, listed_on=listed_on)


FORMATS = (
    ListFormat("csl-csv", "US Consolidated Screening List, CSV", sniffs_columns(*_REQUIRED), read_csv),
    ListFormat("csl-json", "US Consolidated Screening List, JSON", sniff_json, read_json),
    ListFormat(
        "dpl-txt",
        "US Denied Persons List, TXT",
        sniffs_columns("Name", "Standard_Order", "FR_Citation", delimiter="\t", suffix=""),
        read_denied,
    ),
)
