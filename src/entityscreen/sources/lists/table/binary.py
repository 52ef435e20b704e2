"""Rows of XLSX and Parquet files, with the packages of `entityscreen[tables]`.

Here belongs the guarding of these packages: sizes are checked before they open a file, and their errors
become ours.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from entityscreen.errors import FormatError, MissingExtraError, SourceError
from entityscreen.sources.lists.files import ListFile

_MEND = "pip install 'entityscreen[tables]'"
_BATCH = 4096


def xlsx_rows(file: ListFile, sheet: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of a sheet by its first row's columns.

    Args:
        file: the workbook, not packed further.
        sheet: its name; the first when empty.

    Raises:
        MissingExtraError: openpyxl is not installed.
        SourceError: the workbook is damaged or unpacks beyond the limits.
        FormatError: there is no such sheet, or no header.
    """
    try:
        import openpyxl
    except ImportError as error:
        raise MissingExtraError("openpyxl is needed for XLSX", where=file.where, mend=_MEND) from error
    _check_archive(file)
    try:
        book = openpyxl.load_workbook(file.path, read_only=True, data_only=True)
        if sheet and sheet not in book.sheetnames:
            raise FormatError(f"has no sheet {sheet!r}", where=file.where, mend=f"it has {book.sheetnames}")
        rows = (book[sheet] if sheet else book.worksheets[0]).iter_rows(values_only=True)
        columns = [str(cell).strip() if cell is not None else "" for cell in next(rows, ())]
        if not any(columns):
            raise FormatError("has no header row", where=file.where, mend="the first row names the columns")
        for number, cells in enumerate(rows, start=2):
            if any(cell is not None for cell in cells):
                named = zip(columns, cells, strict=False)
                yield f"{file.where}:{number}", {column: cell for column, cell in named if column}
    except (FormatError, GeneratorExit):
        raise
    except Exception as error:  # openpyxl raises whatever its parts raise on a damaged file
        raise SourceError(f"cannot be read as XLSX: {error}", where=file.where, mend="save it anew") from error


def _check_archive(file: ListFile) -> None:
    try:
        with zipfile.ZipFile(file.path) as archive:
            infos = archive.infolist()
            size = sum(info.file_size for info in infos)
            packed = sum(info.compress_size for info in infos)
            heads = [archive.open(info).read(1024) for info in infos if info.filename.endswith(".xml")]
    except (OSError, zipfile.BadZipFile, RuntimeError, ValueError, EOFError, NotImplementedError) as error:
        raise SourceError(f"cannot be read as XLSX: {error}", where=file.where, mend="save it anew") from error
    limits = file.limits
    if len(infos) > limits.members or size > min(limits.size, max(packed * limits.ratio, limits.floor)):
        raise SourceError("unpacks to more than a list can be", where=file.where, mend="raise the limits")
    if any(b"<!DOCTYPE" in head for head in heads):
        raise FormatError("has a document type declaration", where=file.where, mend="it is refused")


def parquet_rows(file: ListFile, _sheet: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of a Parquet file.

    Raises:
        MissingExtraError: pyarrow is not installed.
        SourceError: the file is damaged.
    """
    try:
        arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")  # they have no types
    except ImportError as error:
        raise MissingExtraError("pyarrow is needed for Parquet", where=file.where, mend=_MEND) from error
    number = 0
    try:
        for batch in parquet.ParquetFile(file.path).iter_batches(batch_size=_BATCH):
            for row in batch.to_pylist():
                number += 1
                yield f"{file.where}: row {number}", row
    except (arrow.ArrowException, OSError, ValueError) as error:
        raise SourceError(f"cannot be read as Parquet: {error}", where=file.where, mend="save it anew") from error
