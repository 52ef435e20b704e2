"""Which row of a table is its heading: the first, or one behind titles, or two rows that make one.

Here belongs the search among the first rows. What a heading says belongs to `heading_meaning`; the caller says how many
columns of a row would be read if it were the heading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

# Rows that are looked at; a title, a date, an address and a blank line stand above real tables.
SEARCHED_ROWS = 10
# Cells that are known, from which a row is a heading although the rows above it are as long.
_SURE = 2


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """The heading of a table.

    Attributes:
        cells: its texts; of two rows, both texts of each column.
        last: the row that it ends with, from 0: the table's rows begin behind it.
        rows: that make it, one or two.
    """

    cells: tuple[str, ...]
    last: int = 0
    rows: int = 1

    def note(self, unit: str = "row", line: int | None = None) -> str:
        """Which row was taken, where that is not the first alone; an empty text where it is.

        Args:
            unit: what the rows of this file are called.
            line: number of the last of them in the file, from 1; by default that among the rows.
        """
        if not self.last:
            return ""
        number = line or self.last + 1
        which = f"{unit}s {number - 1} and {number} were taken" if self.rows > 1 else f"{unit} {number} was taken"
        return f"{which} for the heading; what stands above is not read"


def find_heading_row(rows: Sequence[Sequence[str]], count: Callable[[Sequence[str]], int]) -> HeadingRow:
    """Find the heading among the first rows of a table.

    Args:
        rows: the first ones, none of them empty.
        count: how many columns are read under a heading; 0 where none of them holds a name.

    Returns:
        The first row, unless it is no heading, or has a single or blank cells and a later row says more.

    Example:
        >>> rows = [["Customers of 2026", ""], ["Name", "Country"], ["Xi Jinping", "CN"]]
        >>> find_heading_row(rows, lambda cells: len({"Name", "Country"} & set(cells))).last
        1
        >>> rows = [["Id", "Name", "", "Land"], ["", "First", "Last", ""]]
        >>> find_heading_row(rows, lambda cells: len({"Id", "Name First", "Name Last", "Land"} & set(cells))).cells
        ('Id', 'Name First', 'Name Last', 'Land')
    """
    first = HeadingRow(tuple(rows[0]))
    known = count(first.cells)
    if known and len(first.cells) > 1 and all(text.strip() for text in first.cells):
        return first
    best = first
    for found in _candidates(rows):
        said = count(found.cells)
        longer = all(_filled(row) < _filled(found.cells) for row in rows[: found.last + 1 - found.rows])
        if said > known and (said >= _SURE or longer):
            best, known = found, said
    return best


def _candidates(rows: Sequence[Sequence[str]]) -> Iterator[HeadingRow]:
    """Every later row, then every two rows of which the first has cells over several columns."""
    yield from (HeadingRow(tuple(row), at) for at, row in enumerate(rows) if at)
    for at, (row, below) in enumerate(pairwise(rows), start=1):
        if both := _joined(row, below):
            yield HeadingRow(both, at, 2)


def _joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """The texts of two rows by column; a merged cell has its text in the first of its columns only."""
    cells: list[str] = []
    over = ""
    merged = False
    for at in range(max(len(upper), len(lower))):
        above, below = (row[at].strip() if at < len(row) else "" for row in (upper, lower))
        merged = merged or (not above and bool(over) and bool(below))
        over = above or (over if below else "")
        cells.append(f"{over} {below}".strip() if below else above)
    return tuple(cells) if merged else ()


def _filled(row: Sequence[str]) -> int:
    return sum(bool(text.strip()) for text in row)
