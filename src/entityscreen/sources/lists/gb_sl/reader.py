"""The records of the UK's files.

Here belongs the shape of the XML, whose nesting only groups, and of the two CSVs, which have one row for each
name or address of a designation. All become rows of the same fields. What they mean belongs to `mapper`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from entityscreen.errors import FormatError
from entityscreen.model.dates import parse_date
from entityscreen.model.entity import Entity
from entityscreen.sources.lists.contract import ReadOptions, Rejection
from entityscreen.sources.lists.files import ListFile, ListInput
from entityscreen.sources.lists.gb_sl.mapper import Fields, UkMapper, field_key
from entityscreen.sources.lists.rows import delimited
from entityscreen.sources.lists.xmlrecords import XmlRecords, text_of

ROOT, RECORD = "Designations", "Designation"
# Elements whose children belong together: one name, one address.
_GROUPS = frozenset(("Name", "NonLatinName", "Address", "Passport", "NationalIdentifier", "Location"))
_LIST_KEYS = ("uniqueid", "namenonlatinscript", "regimename")
_OFSI_KEYS = ("groupid", "grouptype", "aliastype")


def sniff_xml(file: ListFile) -> bool:
    """An XML file whose root is Designations."""
    return file.suffix == ".xml" and f"<{ROOT}" in file.text_head


def sniff_csv(file: ListFile) -> bool:
    """A CSV whose first or second row has the list's columns."""
    return _has_columns(file, _LIST_KEYS)


def sniff_ofsi(file: ListFile) -> bool:
    """A CSV whose first or second row has OFSI's columns."""
    return _has_columns(file, _OFSI_KEYS)


def _has_columns(file: ListFile, keys: tuple[str, ...]) -> bool:
    if file.suffix != ".csv":
        return False
    try:
        rows = list(csv.reader(file.text_head.splitlines()[:2]))
    except csv.Error:
        return False
    return any(set(keys) <= {field_key(cell) for cell in row} for row in rows)


def read_xml(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each Designation.

    Raises:
        FormatError: no XML of the UK, or an unknown element.
    """
    records = XmlRecords(origin.main, (RECORD, "DateGenerated"), root=ROOT)
    mapper = UkMapper(origin, options)
    for where, element in records:
        if element.tag == "DateGenerated":
            mapper.date = parse_date(element.text or "") or ""
            continue
        if not text_of(element, "UniqueID"):
            raise FormatError("UniqueID is missing", where=where, mend="fetch the list anew")
        yield mapper.to_entity(list(_groups(element)), where)


def _groups(element: Element) -> Iterator[Fields]:
    """The leaves of a designation; those of one name or address together."""
    for child in element:
        if child.tag in _GROUPS:
            yield [(field_key(leaf.tag), (leaf.text or "").strip()) for leaf in child.iter() if not len(leaf)]
        elif len(child):
            yield from _groups(child)
        else:
            yield [(field_key(child.tag), (child.text or "").strip())]


def read_csv(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each Unique ID, from all of its rows.

    Raises:
        FormatError: a column is missing or unknown.
    """
    yield from _read_rows(origin, options, "uniqueid")


def read_ofsi(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each Group ID, from all of its rows.

    Raises:
        FormatError: a column is missing or unknown.
    """
    yield from _read_rows(origin, options, "groupid")


def _read_rows(origin: ListInput, options: ReadOptions, key: str) -> Iterator[Entity | Rejection]:
    mapper = UkMapper(origin, options)
    grouped: dict[str, tuple[str, list[Fields]]] = {}
    columns: list[str] = []
    for where, cells in delimited(origin.main):
        if not columns:
            found = [field_key(cell) for cell in cells]
            if key in found:
                columns = found
            else:
                mapper.date = next((date for cell in cells if (date := parse_date(_date_of(cell)))), mapper.date)
            continue
        if len(cells) != len(columns):
            problem = f"{len(cells)} cells under {len(columns)} columns"
            raise FormatError(problem, where=where, mend="fetch the file anew")
        row = list(zip(columns, (cell.strip() for cell in cells), strict=True))
        number = cells[columns.index(key)].strip()
        if not number:
            raise FormatError(f"{key} is missing", where=where, mend="fetch the file anew")
        grouped.setdefault(number, (where, []))[1].append(row)
    if not columns:
        raise FormatError(f"no column {key}", where=origin.main.where, mend="fetch the file anew")
    for where, rows in grouped.values():
        yield mapper.to_entity(rows, where)


def _date_of(cell: str) -> str:
    """`Report Date: 22-Jan-2026` -> `22-Jan-2026`."""
    return cell.rpartition(":")[2].strip()
