"""The records of the EU's file.

Here belongs the shape of the XML, whose data are attributes, and of the CSV, which has one row for each name,
address, date or number of an entity. Both become the same parts. What they mean belongs to `mapper`.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from entityscreen.errors import FormatError
from entityscreen.model.dates import parse_date
from entityscreen.model.entity import Entity
from entityscreen.sources.lists.contract import ReadOptions, Rejection
from entityscreen.sources.lists.eu_fsf.mapper import INNER, Part, Subject, to_entity
from entityscreen.sources.lists.files import ListFile, ListInput
from entityscreen.sources.lists.rows import Row, headed
from entityscreen.sources.lists.xmlrecords import XmlRecords, content_of

ROOT, RECORD = "export", "sanctionEntity"
_REQUIRED = ("Entity_LogicalId", "NameAlias_WholeName")
_SUMMARIES = frozenset(("regulationSummary",))  # of each part; the entity's regulations say more
# The CSV's prefixes, and the XML's element for each.
_PREFIXES = {
    "NameAlias": "nameAlias",
    "Address": "address",
    "BirthDate": "birthdate",
    "Identification": "identification",
    "Citizenship": "citizenship",
}
# What the CSV calls otherwise than the XML.
_SAME = {
    "birthDate": "birthdate",
    "typeCode": "identificationTypeCode",
    "typeDescription": "identificationTypeDescription",
    "day": "dayOfMonth",
    "month": "monthOfYear",
    "eUReferenceNumber": "euReferenceNumber",
}
_PART_OF_CSV = frozenset((*_PREFIXES, "Entity", "fileGenerationDate", "Title"))


def sniff_xml(file: ListFile) -> bool:
    """An XML file with the EU's namespace, or its root and records."""
    head = file.text_head
    return file.suffix == ".xml" and (f"<{RECORD}" in head or "eu.europa.ec/fpi/fsd/export" in head)


def sniff_csv(file: ListFile) -> bool:
    """A header with the EU's columns, joined by semicolons."""
    header = file.text_head.split("\n", 1)[0]
    return file.suffix == ".csv" and ";" in header and all(column in header for column in _REQUIRED)


def read_xml(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each sanctionEntity.

    Raises:
        FormatError: no XML of the EU, or an unknown element.
    """
    records = XmlRecords(origin.main, (RECORD,), root=ROOT)
    for where, element in records:
        date = parse_date(records.attributes.get("generationDate", "")[:10]) or ""
        parts = [_xml_part(child) for child in element]
        yield to_entity(Subject(dict(element.attrib), parts, where), origin, options, date)


def _xml_part(element: Element) -> Part:
    values = dict(element.attrib)
    if text := (element.text or "").strip():
        values["remark" if element.tag == "remark" else "text"] = text
    for child in element:
        if child.tag in ("remark", "publicationUrl"):
            values[child.tag] = " ".join((values.get(child.tag, ""), child.text or "")).strip()
        elif child.tag == "contactInfo":
            values[f"contact:{child.get('key', '')}"] = child.get("value", "")
        elif child.tag not in _SUMMARIES:
            values[INNER + child.tag] = content_of(child)
    return Part(element.tag, values)


def read_csv(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each Entity_LogicalId, from all of its rows, also where a table was sorted otherwise.

    Raises:
        FormatError: a column is missing, or has a prefix that is unknown.
    """
    grouped: dict[str, tuple[str, list[Row]]] = {}
    for where, row in headed(origin.main, ";"):
        if not grouped:
            _check_columns(row, options, where)
        filled = {column: text for column, text in row.items() if text}  # most of some ninety cells are blank
        grouped.setdefault(filled.get("Entity_LogicalId", ""), (where, []))[1].append(filled)
    for where, rows in grouped.values():
        date = parse_date(rows[0].get("fileGenerationDate", "")) or ""
        yield to_entity(_csv_subject(where, rows), origin, options, date)


def _check_columns(row: Row, options: ReadOptions, where: str) -> None:
    if missing := [column for column in _REQUIRED if column not in row]:
        raise FormatError(f"no column {missing[0]}", where=where, mend="fetch the file anew")
    if unknown := _unknown(row):
        options.refuse_unknown(f"column {unknown[0]}", where, unknown[0])


def _unknown(row: Row) -> list[str]:
    return [column for column in row if column.partition("_")[0] not in _PART_OF_CSV]


def _csv_subject(where: str, rows: list[Row]) -> Subject:
    first = rows[0]
    own = {_xml_name(column): text for column, text in first.items() if column.startswith("Entity_")}
    parts = [Part("remark", {"remark": own["remark"]})] if own.get("remark") else []
    subject = {"code": own.get("subjectType", ""), "classificationCode": own.get("subjectTypeClassificationCode", "")}
    regulation = {
        name[0].lower() + name[1:]: text
        for column, text in first.items()
        if (name := column.removeprefix("Entity_Regulation_")) != column
    }
    parts += [Part("subjectType", subject), Part("regulation", regulation)]
    for row in rows:
        for prefix, tag in _PREFIXES.items():
            values = {_xml_name(column): text for column, text in row.items() if column.startswith(f"{prefix}_")}
            if any(text.strip() for text in values.values()):
                parts.append(Part(tag, values))
        parts += [Part(column, {"is": row[column]}) for column in _unknown(row)]
    return Subject(own, parts, where)


def _xml_name(column: str) -> str:
    """`Identification_TypeCode` is `identificationTypeCode` in the XML, `Address_City` is `city`."""
    words = column.split("_")[1:]
    name = "".join((words[0][0].lower() + words[0][1:], *words[1:])) if words and words[0] else column
    return _SAME.get(name, name)
