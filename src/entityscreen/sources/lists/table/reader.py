"""Rows of tables, whatever the file: CSV, TSV, JSON lines, XLSX, Parquet.

Here belongs what turns a file into cells by column. What the columns mean belongs to `mapping` and `mapper`.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from typing import Any

from entityscreen.errors import EntityScreenError, FormatError
from entityscreen.model.entity import Entity
from entityscreen.model.ftm import parse_records
from entityscreen.sources.lists.contract import ReadOptions, Rejection
from entityscreen.sources.lists.files import ListFile, ListInput
from entityscreen.sources.lists.rows import check_columns, headed
from entityscreen.sources.lists.table.binary import parquet_rows, xlsx_rows
from entityscreen.sources.lists.table.joining import joined_rows
from entityscreen.sources.lists.table.mapper import Cells, RowMapper
from entityscreen.sources.lists.table.mapping import TableMapping, load_mapping, shipped_mappings

Rows = Iterator[tuple[str, dict[str, Any]]]
_TEXT = (".csv", ".tsv", ".txt")
_JSON = (".json", ".jsonl", ".ndjson")
_UNMAPPED = 'name it in the mapping, as "ignore" where it is not needed'


def sniff(file: ListFile) -> bool:
    """A table whose columns a shipped mapping knows."""
    return find_mapping(file) is not None


def find_mapping(file: ListFile) -> TableMapping | None:
    """The shipped mapping whose columns a file has, or None."""
    try:
        columns = _columns(file)
    except (EntityScreenError, ValueError, csv.Error):
        return None
    return next((known for known in shipped_mappings().values() if known.recognised_by <= columns), None)


def _columns(file: ListFile) -> frozenset[str]:
    if file.suffix in _TEXT:
        first = next(csv.reader(file.text_head.splitlines()), [])
        return frozenset(cell.strip() for cell in first)
    if file.suffix in _JSON:
        line = file.text_head.lstrip().split("\n", 1)[0]
        record = json.loads(line) if line.startswith("{") and len(line) < len(file.text_head) else {}
        return frozenset(record)
    if file.suffix in _BINARY and not file.member:
        return frozenset(next(_BINARY[file.suffix](file, ""), ("", {}))[1])
    return frozenset()


def read(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity or rejection for each row.

    Raises:
        FormatError: the table has other columns than the mapping, or is broken.
        ConfigError: the mapping cannot be used.
        MissingExtraError: XLSX or Parquet needs `entityscreen[tables]`.
    """
    mapping = load_mapping(options.mapping) if options.mapping else find_mapping(origin.main)
    if mapping is None:
        raise FormatError(
            "no shipped mapping knows these columns",
            where=origin.main.where,
            mend="give a mapping, as docs/lists.md says (`build --mapping`, or mapping=)",
        )
    mapper = RowMapper(mapping, origin, options)
    known = frozenset(mapping.columns) if options.unknown_fields == "raise" else None
    mapped = _mapped(origin.main, mapper, known)
    yield from joined_rows(mapped) if mapping.joins_rows else (item for _, item in mapped)


def _mapped(
    file: ListFile, mapper: RowMapper, known: frozenset[str] | None
) -> Iterator[tuple[str, Entity | Rejection]]:
    """What each row is, with its place."""
    mapping, checked = mapper.mapping, False
    for where, row in _rows(file, mapping):
        if not checked:
            required = mapping.columns if file.suffix not in _JSON else ()
            check_columns(tuple(row), required=tuple(required), known=known, where=where, mend=_UNMAPPED)
            checked = True
        yield where, mapper.to_entity(_cells(row), where)


def _rows(file: ListFile, mapping: TableMapping) -> Rows:
    if file.suffix in _BINARY:
        return _BINARY[file.suffix](file, mapping.sheet)
    if file.suffix in _JSON:
        return ((where, record) for record, where in parse_records(file.lines(mapping.encoding), file.where))
    delimiter = "\t" if file.suffix == ".tsv" else mapping.delimiter
    return headed(file, delimiter, mapping.encoding)


def _cells(row: dict[str, Any]) -> Cells:
    cells: Cells = {}
    for column, value in row.items():
        listed = value if isinstance(value, (list, tuple)) else [value]
        texts = [text for item in listed if (text := _as_text(item))]
        if texts:
            cells[column] = texts
    return cells


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # spreadsheets hold whole numbers as floats
    if isinstance(value, (dict, bytes)):
        return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value.decode("utf-8", "replace")
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


_BINARY: dict[str, Callable[[ListFile, str], Rows]] = {".xlsx": xlsx_rows, ".parquet": parquet_rows}
