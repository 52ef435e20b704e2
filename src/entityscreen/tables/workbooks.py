"""Tables in the formats of the extra `tables`: XLSX and Parquet.

The two readers need openpyxl and pyarrow. They are imported when such a file is opened.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from entityscreen.errors import FormatError, InvalidInputError, MissingExtraError
from entityscreen.tables.cells import unique_headings
from entityscreen.tables.text import OF_PARTIES, Limits, unpacks_too_far

# What openpyxl lets through of a file that is no zip, no XML, or a workbook without a sheet of cells.
_WORKBOOK_ERRORS: tuple[type[Exception], ...] = (
    *(BadZipFile, ParseError, zlib.error, EOFError, OSError, RuntimeError),
    *(KeyError, ValueError, IndexError, AttributeError, TypeError),
)
# Rows that Parquet decodes at once: memory follows this, not the file.
_BATCH = 4096


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook.

    Attributes:
        title: its name.
        rows: the number in the file, from 1, and the cells of each row that is not blank; read as they are taken.
        expected: its rows with the heading, as the file states them, or None.
        other_sheets: names of the other sheets that have rows.
    """

    title: str
    rows: Iterator[tuple[int, tuple[Any, ...]]]
    expected: int | None
    other_sheets: tuple[str, ...]


def open_sheet(path: Path, name: str = "", limits: Limits = OF_PARTIES) -> Sheet:
    """Open a sheet of an XLSX file, the first or one by name, row by row, within the limits of what its parts may
    unpack to.
    """
    try:
        from openpyxl import load_workbook
        from openpyxl.utils.exceptions import InvalidFileException
    except ImportError:
        raise _missing(path) from None
    broken: tuple[type[Exception], ...] = (*_WORKBOOK_ERRORS, InvalidFileException)
    try:
        _check_parts(path, limits)
        sheets = load_workbook(path, read_only=True, data_only=True).worksheets
        _ = sheets[0]  # IndexError: none of them has cells
    except broken as error:
        fix = "save it as XLSX again, without a password and with a sheet of cells"
        raise FormatError(f"is not an XLSX workbook: {error}", where=path, fix=fix) from error
    sheet = _chosen(sheets, name, path)
    unread = (
        sibling for sibling in sheets if sibling is not sheet and (sibling.max_row is None or sibling.max_row > 1)
    )
    stated = sheet.max_row
    sheet.reset_dimensions()  # else rows are as wide as the file says they are, up to 16,384 cells for nothing
    read = enumerate(_guarded(sheet.iter_rows(values_only=True), path, "XLSX workbook", broken), start=1)
    rows = ((number, cells) for number, cells in read if any(cell not in (None, "") for cell in cells))
    return Sheet(sheet.title, rows, stated, tuple(sibling.title for sibling in unread))


def _check_parts(path: Path, limits: Limits) -> None:
    """See that a workbook unpacks to no more than a table would, and that no part defines entities of its own."""
    with ZipFile(path) as archive:
        parts = archive.infolist()
        most = limits.most(sum(part.compress_size for part in parts))
        if len(parts) > limits.members or sum(part.file_size for part in parts) > most:
            raise unpacks_too_far(path, most)
        for part in parts:
            if part.filename.endswith(".xml") and b"<!DOCTYPE" in archive.open(part).read(1024):
                raise FormatError("has a document type declaration", where=path, fix="save it as XLSX again")


def _chosen(sheets: Sequence[Any], name: str, path: Path) -> Any:
    """The sheet of a name; the first where none is given."""
    for sheet in sheets:
        if not name or sheet.title.strip().casefold() == name.strip().casefold():
            return sheet
    titles = ", ".join(repr(sheet.title) for sheet in sheets)
    raise InvalidInputError(f"there is no sheet {name!r}", where=path, fix=f"take one of {titles}")


def read_parquet(path: Path) -> tuple[tuple[str, ...], Iterator[dict[str, Any]], int]:
    """The names of a Parquet file's columns, its rows, read some thousand at a time, and how many they are."""
    try:
        from pyarrow import ArrowException  # type: ignore[import-untyped]
        from pyarrow.parquet import ParquetFile  # type: ignore[import-untyped]
    except ImportError:
        raise _missing(path) from None
    try:
        file = ParquetFile(path)
    except (ArrowException, OSError, ValueError) as error:
        raise FormatError(f"is not a Parquet file: {error}", where=path, fix="write it again") from error
    # By column, not as records: of two columns of one name a record has the second alone.
    batches = ([column.to_pylist() for column in batch.columns] for batch in file.iter_batches(batch_size=_BATCH))
    read = _guarded(batches, path, "Parquet file", (ArrowException, OSError, ValueError))  # ValueError: no UTF-8
    names = unique_headings(file.schema_arrow.names)
    rows = (dict(zip(names, cells, strict=True)) for columns in read for cells in zip(*columns, strict=True))
    return names, rows, file.metadata.num_rows


def _guarded(parts: Iterable[Any], path: Path, kind: str, errors: tuple[type[Exception], ...]) -> Iterator[Any]:
    """The parts of a file that may turn out broken in its middle: the error names the file then, too."""
    try:
        yield from parts
    except errors as error:
        raise FormatError(f"is a broken {kind}: {error}", where=path, fix="copy or write it again") from error


def _missing(path: Path) -> MissingExtraError:
    return MissingExtraError(
        f"{path.suffix} files need an optional package",
        where=path,
        fix="pip install 'entityscreen[tables]', or save the file as CSV",
    )
