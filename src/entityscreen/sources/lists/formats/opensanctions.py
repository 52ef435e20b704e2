"""What OpenSanctions exports: FollowTheMoney JSON lines, Senzing JSON lines, and `targets.simple.csv`.

FollowTheMoney's records, which anybody may write, are read by `model/ftm`; here belongs the provenance that only the
file gives. Senzing's attributes stand in `FEATURES`, in lists of any name, or in the record itself; all three are read.
In the simple CSV, several values in a cell are joined by semicolons and quoted like a CSV row when they hold one; the
name stands alone.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from typing import Any

from entityscreen.errors import FormatError
from entityscreen.model.entity import Entity, Provenance
from entityscreen.model.ftm.links import join_records
from entityscreen.model.ftm.schema import is_party
from entityscreen.model.kind import DEFAULT_KIND, read_kind
from entityscreen.model.name import NameType
from entityscreen.model.reading import Rejection
from entityscreen.sources.lists.contract import ListFormat, ReadOptions, list_specs
from entityscreen.sources.lists.draft import EntityDraft, field_meanings
from entityscreen.sources.lists.files import ListInput
from entityscreen.sources.lists.tabular import known_rows, sniffs_columns, sniffs_json
from entityscreen.tables.json_text import parse_records

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
    "TRUSTED_ID_NUMBER": ("id", ""),
}
_RELATIONS = ("REL_",)
# Read by themselves.
_READ = (
    *("RECORD_ID", "DATA_SOURCE", "RECORD_TYPE", "ENTITY_TYPE", "URL", "NAME_TYPE", "ADDR_TYPE", "ADDR_FULL"),
    *("ADDR_COUNTRY", "OTHER_ID_TYPE", "TRUSTED_ID_TYPE", "PHONE_TYPE", *_NAMES, *_NAME_PARTS, *_ADDRESS),
    *(*_IDENTIFIERS, *(country for _, country in _IDENTIFIERS.values() if country)),
)
_REQUIRED = ("id", "schema", "name", "aliases", "dataset")
_SINGLE = ("id", "schema", "name")  # a semicolon in them is their own: `Rosbank; PJSC`


def read_ftm(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """The entities, with the records that describe them joined; records that describe none are rejected."""
    del options
    file = origin.main
    entities, orphans = join_records(parse_records(file.lines(), file.where))
    for entity in entities:
        yield _with_origin(entity, origin)
    for record, where in orphans:
        schema = record.get("schema")
        what = "has no name" if is_party(schema) else f"{schema} is not a party to a business"
        reason = f"{what}, and it describes no entity of this file"
        yield Rejection(where, reason, str(record.get("id")), json.dumps(record, ensure_ascii=False))


def _with_origin(entity: Entity, origin: ListInput) -> Entity:
    if not entity.topics and any(_lists_sanctions(record.source) for record in entity.provenance):
        entity = entity.model_copy(update={"topics": ("sanction",)})
    fetched_at = origin.fetched.fetched_at if origin.fetched else None
    records = entity.provenance or (Provenance(source=origin.main.name.split(".")[0], record_id=entity.id),)
    if all(record.sha256 for record in records):
        return entity
    stamped = tuple(
        record if record.sha256 else record.model_copy(update={"sha256": origin.sha256, "fetched_at": fetched_at})
        for record in records
    )
    return entity.model_copy(update={"provenance": stamped})


def _lists_sanctions(dataset: str) -> bool:
    """Whether a data set is one of sanctions, so that who is in it has that topic, also where it is not stated.

    Example:
        >>> _lists_sanctions("us_ofac_sdn"), _lists_sanctions("gb_fcdo_sanctions"), _lists_sanctions("us_congress")
        (True, True, False)
    """
    name = dataset.casefold().replace("_", "-")
    return "sanction" in name or name in list_specs()


def read_senzing(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each record; one without a name is rejected."""
    for record, where in parse_records(origin.main.lines(), origin.main.where):
        yield _from_senzing(record, origin, options, where)


def _from_senzing(record: dict[str, Any], origin: ListInput, options: ReadOptions, where: str) -> Entity | Rejection:
    number, source = str(record.get("RECORD_ID") or ""), str(record.get("DATA_SOURCE") or "senzing").lower()
    if not number:
        raise FormatError("RECORD_ID is missing", where=where, fix="check the file")
    features = list(_features(record))
    kind = next((str(item["RECORD_TYPE"]) for item in features if item.get("RECORD_TYPE")), "")
    draft = EntityDraft(number, read_kind(kind) or DEFAULT_KIND, source)
    for feature in features:
        _add_feature(draft, feature, options, where)
    if not draft.names:
        return Rejection(where, "the record has no name", number, json.dumps(record, ensure_ascii=False))
    draft.primary_first()
    risks = [str(risk["TOPIC"]) for risk in record.get("RISKS") or () if isinstance(risk, dict) and risk.get("TOPIC")]
    draft.add("topics", *(risks or (["sanction"] if _lists_sanctions(source) else [])))
    draft.origin(origin, record_id=number, url=record.get("URL"))
    return draft.build(where)


def _features(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The record's own attributes, then those of its lists."""
    yield {key: value for key, value in record.items() if not isinstance(value, (list, dict))}
    for key, value in record.items():
        if isinstance(value, list) and key != "RISKS":
            yield from (item for item in value if isinstance(item, dict))


def _add_feature(draft: EntityDraft, feature: dict[str, Any], options: ReadOptions, where: str) -> None:
    texts = {key: str(value).strip() for key, value in feature.items() if value not in (None, "", [])}
    _add_name(draft, texts)
    if address := texts.get("ADDR_FULL"):
        draft.add("addresses", address)
    elif any(key in texts for key in _ADDRESS):
        draft.address(*(texts.get(key) for key in _ADDRESS), country=texts.get("ADDR_COUNTRY"))
    draft.country(texts.get("ADDR_COUNTRY"))
    for key, (kind, country) in _IDENTIFIERS.items():
        stated = texts.get(key.replace("_NUMBER", "_TYPE"), kind).lower() if kind == "id" else kind
        if stated == "wikidata":
            draft.property("wikidataId", texts.get(key))
        else:
            draft.identifier(texts.get(key), stated, texts.get(country))
    further = ((key, text) for key, text in texts.items() if not key.startswith(_RELATIONS))
    draft.take_all(
        further, {**dict.fromkeys(_READ, "ignore"), **field_meanings("senzing")}, options, where, "attribute"
    )


def _add_name(draft: EntityDraft, texts: dict[str, str]) -> None:
    stated = texts.get("NAME_TYPE", "").upper()
    name_type: NameType = "alias" if draft.names else "primary"
    if stated:
        name_type = "primary" if stated == "PRIMARY" else "alias"
    if stated in (*_WEAK_NAMES, *_FORMER_NAMES):
        name_type = "weak" if stated in _WEAK_NAMES else "former"
    whole = next((texts[key] for key in _NAMES if key in texts), None)
    draft.name(whole or " ".join(texts[key] for key in _NAME_PARTS if key in texts), name_type)


def read_csv(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each row; one without a name or an identifier, or of no party, is rejected."""
    columns = {**dict.fromkeys((*_REQUIRED, "program_ids"), "ignore"), **field_meanings("opensanctions")}
    for where, row in known_rows(origin.main, options, required=_REQUIRED, known=columns):
        cells = {column: _values(column, cell) for column, cell in row.items()}
        yield _from_row(cells, columns, origin, options, where)


def _from_row(
    cells: dict[str, list[str]], columns: Mapping[str, str], origin: ListInput, options: ReadOptions, where: str
) -> Entity | Rejection:
    raw = "; ".join(f"{column}={', '.join(values)}" for column, values in cells.items() if values)
    number = next(iter(cells["id"]), "")
    if not number or not cells["name"]:
        return Rejection(where, "the row has no id or no name", number or None, raw)
    schema = next(iter(cells["schema"]), "LegalEntity")
    if not is_party(schema):
        return Rejection(where, f"{schema} is not a party to a business", number, raw)
    draft = EntityDraft(number, schema, "opensanctions")
    draft.name(cells["name"][0], "primary")
    if schema == "CryptoWallet":
        draft.identifier(cells["name"][0], "crypto")
    for alias in cells["aliases"]:
        draft.name(alias, "alias")
    for column, values in cells.items():
        draft.take_all(((column, text) for text in values), columns, options, where, "column")
    listed = cells.get("sanctions") or any(map(_lists_sanctions, cells["dataset"]))
    draft.add("topics", *(("sanction",) if listed else ()))
    programmes = (*cells["dataset"], *cells.get("program_ids", ()))
    draft.origin(origin, record_id=number, programmes=programmes)
    return draft.build(where)


def _values(column: str, cell: str) -> list[str]:
    if column in _SINGLE:
        return [plain] if (plain := " ".join(cell.split())) else []
    parsed = next(csv.reader([cell.replace("\n", " ")], delimiter=";"), []) if cell else []
    return [text.strip() for text in parsed if text.strip()]


FORMATS = (
    ListFormat(
        "ftm",
        "FollowTheMoney JSON lines, flat and nested (OpenSanctions, saved watchlists)",
        sniffs_json("schema", "properties"),
        read_ftm,
    ),
    ListFormat("senzing", "Senzing JSON lines", sniffs_json("DATA_SOURCE", "RECORD_ID"), read_senzing),
    ListFormat("opensanctions-csv", "OpenSanctions targets.simple.csv", sniffs_columns(*_REQUIRED), read_csv),
)
