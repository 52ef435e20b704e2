"""The tables, and the one way to read them.

The `.tsv` files here are generated from `resources/` by `tools/` and committed; edit the resource, not the
table. Nothing is read at import: the module that owns a table reads it on first use and keeps it in a
named cache.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

R = TypeVar("R")


@cache
def tables_digest() -> str:
    """What tells these tables from those of another build: eight hexadecimal digits, of all of them.

    What is kept of names that were read with other tables would not be found by names that are read with these.
    """
    digest = 0
    for table in sorted(files(__name__).iterdir(), key=lambda file: file.name):
        if table.name.endswith(".tsv"):
            digest = zlib.crc32(table.read_bytes(), zlib.crc32(table.name.encode(), digest))
    return f"{digest:08x}"


def read_rows(table: str) -> list[tuple[str, ...]]:
    """Read a generated table.

    Args:
        table: the file's name without its ending, for example `"concepts"`.

    Returns:
        The rows, cells as text, without the comment lines on top (which start with `#`) and without the header row.
    """
    columns, cells = _cells(table)
    rows = iter(cells)
    return list(zip(*[rows] * columns, strict=True))


def read_pairs(table: str) -> dict[str, str]:
    """Read a generated table of two columns: the cells of the first one to those of the second."""
    _, cells = _cells(table)
    return dict(zip(cells[::2], cells[1::2], strict=True))


class RecordTable(Mapping[str, R]):
    """A table whose rows become records when somebody asks for them.

    Tens of thousands of records of which few are asked for take a tenth of a second to make, and each full garbage
    collection looks at all of them; rows of plain texts and numbers it leaves alone.

    Args:
        rows: of each key what its record is made of: texts, numbers, and tuples of these.
        make: makes a record of a row.

    Example:
        >>> table = RecordTable({"a": ("1", "2")}, lambda row: [int(cell) for cell in row])
        >>> table["a"], table.get("b"), len(table)
        ([1, 2], None, 1)
    """

    __slots__ = ("_make", "_records", "_rows")

    def __init__(self, rows: Mapping[str, Any], make: Callable[[Any], R]) -> None:
        self._rows, self._make = rows, make
        self._records: dict[str, R] = {}

    def __getitem__(self, key: str) -> R:
        record = self._records.get(key)
        if record is None:
            record = self._records[key] = self._make(self._rows[key])
        return record

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def get(self, key: str, default: Any = None) -> Any:
        """Return the record of a key, or the default where there is none."""
        return self[key] if key in self._rows else default


def _cells(table: str) -> tuple[int, list[str]]:
    """How many columns a table has, and its cells, row after row: all rows have the cells of the header."""
    text = files(__name__).joinpath(f"{table}.tsv").read_text(encoding="utf-8")
    start = 0
    while text.startswith("#", start):
        start = text.index("\n", start) + 1
    header, _, body = text[start:].partition("\n")
    # One cut of the whole text takes half as long as one for each line.
    cells = body.removesuffix("\n").replace("\n", "\t").split("\t") if body else []
    return header.count("\t") + 1, cells
