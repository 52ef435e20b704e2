"""Rows of delimited text, with the place of each.

Here belongs what every CSV and TSV reader shares: strict quoting, the place in a message, the check of the
header. What the columns mean belongs to the formats.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Mapping

from entityscreen.errors import FormatError
from entityscreen.sources.lists.contract import KEEP_UNKNOWN
from entityscreen.sources.lists.files import ListFile

Row = dict[str, str]


def delimited(file: ListFile, delimiter: str = ",", encoding: str | None = None) -> Iterator[tuple[str, list[str]]]:
    """Every row with its place (`file:line` of its last line); blank lines are left out.

    Raises:
        FormatError: the quoting is broken or a field is beyond any reason.
        SourceError: the text is not in that encoding.
    """
    reader = csv.reader(file.lines(encoding), delimiter=delimiter, strict=True)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise FormatError(
                f"no valid row: {error}", where=f"{file.where}:{reader.line_num}", mend="fetch the file anew"
            ) from error
        if row:
            yield f"{file.where}:{reader.line_num}", row


def headed(file: ListFile, delimiter: str = ",", encoding: str | None = None) -> Iterator[tuple[str, Row]]:
    """Every row as a dictionary by the header's columns, with its place.

    Raises:
        FormatError: there is no header, a column is there twice, or a row has more or fewer cells.
    """
    rows = delimited(file, delimiter, encoding)
    where, header = next(rows, ("", []))
    columns = [column.strip() for column in header]
    if not any(columns):
        raise FormatError("has no header row", where=file.where, mend="the first row names the columns")
    if twice := sorted({column for column in columns if columns.count(column) > 1}):
        raise FormatError(f"the column {twice[0]!r} is there twice", where=where, mend="rename one of them")
    for place, cells in rows:
        if len(cells) != len(columns):
            raise FormatError(
                f"{len(cells)} cells under {len(columns)} columns", where=place, mend="quote cells with delimiters"
            )
        yield place, dict(zip(columns, cells, strict=True))


def check_columns(
    columns: Collection[str],
    *,
    required: Collection[str],
    known: Collection[str] | None,
    where: str,
    mend: str = KEEP_UNKNOWN,
) -> None:
    """Compare a header with what a format knows.

    Args:
        columns: of the file.
        required: what must be there.
        known: what may be there, or None for anything.
        where: for the message.
        mend: what to do with unknown columns.

    Raises:
        FormatError: a column is missing or unknown; names them all.
    """
    if missing := [column for column in required if column not in columns]:
        raise FormatError(f"no column {', '.join(missing)}", where=where, mend="check the format of the file")
    if known is not None and (unknown := [column for column in columns if column not in known]):
        raise FormatError(
            f"unknown column {', '.join(unknown)}",
            where=where,
            mend=mend,
        )


def raw_text(row: Mapping[str, str]) -> str:
    """A row as one line, for a rejection."""
    return "; ".join(f"{column}={value}" for column, value in row.items() if value)
