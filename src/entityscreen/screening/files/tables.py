"""Party files in the formats of the extra `tables`: XLSX and Parquet.

Here belong the two readers that need openpyxl and pyarrow. They are imported when such a file is opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from entityscreen.errors import FormatError, MissingExtraError, SourceError
from entityscreen.screening.files.rows import RawRow, RawTable, unique_headings

# Rows that Parquet decodes at once: memory follows this, not the file.
_BATCH = 4096


def open_workbook(path: Path) -> RawTable:
    """Open the first sheet of an XLSX file, row by row.

    Raises:
        MissingExtraError: openpyxl is not installed.
        SourceError: the file is missing, no workbook, or its first sheet is empty.
    """
    try:
        from openpyxl import load_workbook
        from openpyxl.utils.exceptions import InvalidFileException
    except ImportError:
        raise _missing(path) from None
    _check_exists(path)
    try:
        sheet = load_workbook(path, read_only=True, data_only=True).worksheets[0]
    except (InvalidFileException, BadZipFile, KeyError, ValueError, IndexError, OSError) as error:
        raise FormatError(f"is no XLSX workbook: {error}", where=path, mend="save it as XLSX again") from error
    values: Iterator[tuple[Any, ...]] = (row for row in sheet.iter_rows(values_only=True) if any(_filled(row)))
    headings = next(values, None)
    if headings is None:
        raise SourceError("the first sheet is empty", where=path, mend="give a sheet with a heading and rows")
    names = unique_headings(["" if cell is None else str(cell) for cell in headings])
    rows = (RawRow(number, dict(zip(names, row, strict=False))) for number, row in enumerate(values, start=1))
    return RawTable(names, rows, sheet.max_row - 1 if sheet.max_row else None)


def open_parquet(path: Path) -> RawTable:
    """Open a Parquet file, some thousand rows at a time.

    Raises:
        MissingExtraError: pyarrow is not installed.
        SourceError: the file is missing or no Parquet.
    """
    try:
        from pyarrow import ArrowException  # type: ignore[import-untyped]
        from pyarrow.parquet import ParquetFile  # type: ignore[import-untyped]
    except ImportError:
        raise _missing(path) from None
    _check_exists(path)
    try:
        file = ParquetFile(path)
    except (ArrowException, OSError) as error:
        raise FormatError(f"is no Parquet file: {error}", where=path, mend="write it again") from error
    batches = (batch.to_pylist() for batch in file.iter_batches(batch_size=_BATCH))
    records = (record for batch in batches for record in batch)
    rows = (RawRow(number, record) for number, record in enumerate(records, start=1))
    return RawTable(tuple(file.schema_arrow.names), rows, file.metadata.num_rows)


def _filled(row: tuple[Any, ...]) -> Iterator[bool]:
    return (cell not in (None, "") for cell in row)


def _check_exists(path: Path) -> None:
    if not path.is_file():
        raise SourceError("no such file", where=path, mend="check the path")


def _missing(path: Path) -> MissingExtraError:
    return MissingExtraError(
        f"{path.suffix} files need an optional package",
        where=path,
        mend="pip install 'entityscreen[tables]', or save the file as CSV",
    )
