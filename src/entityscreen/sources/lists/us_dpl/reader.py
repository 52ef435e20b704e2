"""The rows of the Denied Persons List: tabs, a header, every cell in quotes.

Here belongs the shape of the file. What the columns mean belongs to `mapper`.
"""

from __future__ import annotations

from collections.abc import Iterator

from entityscreen.model.entity import Entity
from entityscreen.sources.lists.contract import ReadOptions, Rejection
from entityscreen.sources.lists.files import ListFile, ListInput
from entityscreen.sources.lists.rows import check_columns, headed
from entityscreen.sources.lists.us_dpl.mapper import COLUMNS, DplMapper


def sniff(file: ListFile) -> bool:
    """A header with the list's own columns."""
    header = file.text_head.split("\n", 1)[0]
    return "\t" in header and all(column in header for column in ("Standard_Order", "FR_Citation", "Name"))


def read(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity or rejection for each row.

    Raises:
        FormatError: a column is missing or unknown.
    """
    mapper = DplMapper(origin)
    known = COLUMNS if options.unknown_fields == "raise" else None
    for index, (where, row) in enumerate(headed(origin.main, "\t")):
        if index == 0:
            check_columns(row, required=COLUMNS, known=known, where=where)
        yield mapper.to_entity(row, where)
