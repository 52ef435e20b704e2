"""Rows of tables with the place of each: CSV and TSV, XLSX, Parquet, JSON lines.

Every reader of rows shares strict quoting, the place in a message and the check of the header. How XLSX and Parquet are
opened belongs to `tables`, what the columns mean to the formats.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import chain, islice
from typing import Any

from entityscreen.errors import EntityScreenError, FormatError, SourceError
from entityscreen.sources.lists.contract import KEEP_UNKNOWN, ReadOptions
from entityscreen.sources.lists.files import ListFile
from entityscreen.tables.cells import cell_text
from entityscreen.tables.json_text import parse_records
from entityscreen.tables.workbooks import open_sheet, read_parquet

Rows = Iterator[tuple[str, dict[str, Any]]]
Cells = dict[str, list[str]]
JSON_SUFFIXES = (".json", ".jsonl", ".ndjson")
_TEXT_SUFFIXES = (".csv", ".tsv", ".txt")
_BINARY_SUFFIXES = (".xlsx", ".parquet")
Row = dict[str, str]


def delimited(file: ListFile, delimiter: str = ",", encoding: str | None = None) -> Iterator[tuple[str, list[str]]]:
    """Every row with its place (`file:line` of its last line); blank lines are left out, broken quoting is an error."""
    reader = csv.reader(file.lines(encoding), delimiter=delimiter, strict=True)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise FormatError(
                f"not a valid row: {error}", where=f"{file.where}:{reader.line_num}", fix="fetch the file anew"
            ) from error
        if row:
            yield f"{file.where}:{reader.line_num}", row


def first_rows(file: ListFile, delimiter: str = ",", most: int = 1) -> list[list[str]]:
    """The first rows of a delimited text, as far as its head shows them; none of what is no such text. Never raises."""
    reader = csv.reader(file.text_head.lstrip("\ufeff\r\n ").splitlines(), delimiter=delimiter)
    try:
        return [[cell.strip() for cell in row] for row in islice(reader, most)]
    except csv.Error:
        return []


def sniffs_columns(*columns: str, delimiter: str = ",", suffix: str = ".csv") -> Callable[[ListFile], bool]:
    """What recognises a table with these columns in its first row; an empty suffix stands for any."""
    return lambda file: suffix in ("", file.suffix) and {*columns} <= {*chain(*first_rows(file, delimiter))}


def sniffs_json(*keys: str) -> Callable[[ListFile], bool]:
    """What recognises JSON lines whose first record has these keys."""

    def sniff(file: ListFile) -> bool:
        first = file.text_head.lstrip("\ufeff \t\r\n").split("\n", 1)[0]
        return file.suffix in JSON_SUFFIXES and first.startswith("{") and all(f'"{key}"' in first for key in keys)

    return sniff


def headed(file: ListFile, delimiter: str = ",", encoding: str | None = None) -> Iterator[tuple[str, Row]]:
    """Every row as a dictionary by the header's columns, with its place; a row of more or fewer cells is an error."""
    rows = delimited(file, delimiter, encoding)
    where, header = next(rows, ("", []))
    columns = [column.strip() for column in header]
    if not any(columns):
        raise FormatError("has no header row", where=file.where, fix="the first row names the columns")
    if twice := sorted({column for column in columns if columns.count(column) > 1}):
        raise FormatError(f"the column {twice[0]!r} is there twice", where=where, fix="rename one of them")
    for place, cells in rows:
        if len(cells) != len(columns):
            raise FormatError(
                f"{len(cells)} cells under {len(columns)} columns", where=place, fix="quote cells with delimiters"
            )
        yield place, dict(zip(columns, cells, strict=True))


def check_columns(
    columns: Collection[str],
    *,
    required: Collection[str],
    known: Collection[str] | None,
    where: str,
    fix: str = KEEP_UNKNOWN,
) -> None:
    """Compare a header with what a format knows (None for anything); the error names all columns that are missing or
    unknown.
    """
    if missing := [column for column in required if column not in columns]:
        raise FormatError(f"no column {', '.join(missing)}", where=where, fix="check the format of the file")
    if known is not None and (unknown := [column for column in columns if column not in known]):
        values = columns if isinstance(columns, Mapping) else {}
        shown = ", ".join(f"{name}, which says {values[name]!r}" if name in values else name for name in unknown)
        raise FormatError(f"unknown column {shown}", where=where, fix=fix)


def known_rows(
    file: ListFile, options: ReadOptions, *, required: Collection[str], known: Collection[str], delimiter: str = ","
) -> Iterator[tuple[str, Row]]:
    """As `headed`, with the columns checked; unknown ones pass where the options keep them."""
    for index, (where, row) in enumerate(headed(file, delimiter)):
        if index == 0:
            check_columns(
                row, required=required, known=known if options.unknown_fields == "raise" else None, where=where
            )
        yield where, row


def raw_text(row: Mapping[str, str]) -> str:
    """A row as one line, for a rejection."""
    return "; ".join(f"{column}={value}" for column, value in row.items() if value)


def table_rows(file: ListFile, delimiter: str = ",", encoding: str | None = None, sheet: str = "") -> Rows:
    """The rows of a table by its columns, with their places: CSV, TSV, JSON lines, XLSX (the first sheet, or one by
    name), Parquet.
    """
    if file.member and file.suffix in _BINARY_SUFFIXES:
        raise SourceError(f"{file.suffix} in a zip is not read", where=file.where, fix="unpack the zip")
    if file.suffix == ".xlsx":
        return _xlsx_rows(file, sheet)
    if file.suffix == ".parquet":
        _, rows, _ = read_parquet(file.path)
        return ((f"{file.where}: row {number}", row) for number, row in enumerate(rows, start=1))
    if file.suffix in JSON_SUFFIXES:
        return ((where, record) for record, where in parse_records(file.lines(encoding), file.where))
    return headed(file, "\t" if file.suffix == ".tsv" else delimiter, encoding)


def columns_of(file: ListFile) -> frozenset[str]:
    """The columns of a table, as far as its head shows them; none of what is no table. Never raises."""
    try:
        if file.suffix in _TEXT_SUFFIXES:
            return frozenset(chain(*first_rows(file)))
        if file.suffix in JSON_SUFFIXES:
            line = file.text_head.lstrip().split("\n", 1)[0]
            record = json.loads(line) if line.startswith("{") and len(line) < len(file.text_head) else {}
            return frozenset(record)
        if file.suffix in _BINARY_SUFFIXES and not file.member:
            return frozenset(next(table_rows(file), ("", {}))[1])
    except (EntityScreenError, ValueError):
        return frozenset()
    return frozenset()


def cells_of(row: Mapping[str, Any]) -> Cells:
    """A row's filled cells as texts; one may hold several values in JSON and Parquet."""
    cells: Cells = {}
    for column, value in row.items():
        listed = value if isinstance(value, (list, tuple)) else [value]
        if texts := [text for item in listed if (text := cell_text(item))]:
            cells[column] = texts
    return cells


def _xlsx_rows(file: ListFile, name: str) -> Rows:
    rows = open_sheet(file.path, name, file.limits).rows
    columns = [str(cell).strip() if cell is not None else "" for cell in next(rows, (0, ()))[1]]
    if not any(columns):
        raise FormatError("has no header row", where=file.where, fix="the first row names the columns")
    for number, cells in rows:
        yield f"{file.where}:{number}", {name: cell for name, cell in zip(columns, cells, strict=False) if name}
