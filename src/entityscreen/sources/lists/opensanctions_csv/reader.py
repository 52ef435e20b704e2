"""The rows of OpenSanctions' simple CSV.

Here belongs the shape of the file: several values in a cell are joined by semicolons, and quoted like a CSV
row when they hold one. The name stands alone.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator

from entityscreen.model.entity import Entity
from entityscreen.sources.lists.contract import ReadOptions, Rejection
from entityscreen.sources.lists.files import ListFile, ListInput
from entityscreen.sources.lists.opensanctions_csv.mapper import KNOWN_COLUMNS, REQUIRED_COLUMNS, to_entity
from entityscreen.sources.lists.rows import check_columns, headed

_SINGLE = ("id", "schema", "name")  # a semicolon in them is their own: `Rosbank; PJSC`


def sniff(file: ListFile) -> bool:
    """A header with the list's own columns."""
    header = file.text_head.split("\n", 1)[0]
    columns = {cell.strip().strip('"') for cell in header.split(",")}
    return file.suffix == ".csv" and set(REQUIRED_COLUMNS) <= columns


def read(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity or rejection for each row.

    Raises:
        FormatError: a column is missing or unknown.
    """
    known = KNOWN_COLUMNS if options.unknown_fields == "raise" else None
    for index, (where, row) in enumerate(headed(origin.main)):
        if index == 0:
            check_columns(row, required=REQUIRED_COLUMNS, known=known, where=where)
        yield to_entity({column: _values(column, cell) for column, cell in row.items()}, origin, where)


def _values(column: str, cell: str) -> list[str]:
    if column in _SINGLE:
        return [plain] if (plain := " ".join(cell.split())) else []
    parsed = next(csv.reader([cell.replace("\n", " ")], delimiter=";"), []) if cell else []
    return [text.strip() for text in parsed if text.strip()]
