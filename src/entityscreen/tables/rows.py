"""Rows of any table, one at a time.

Each file format has one reader, all with one result: headings and an iterator of raw rows. A row that cannot be read is
a raw row with a problem, never skipped. Which row is the heading is found here too, since all formats but JSON and
Parquet may have titles above it. What the cells mean belongs to who reads the table.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, islice, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from entityscreen.errors import FormatError, InvalidInputError, SourceError
from entityscreen.tables.cells import unique_headings
from entityscreen.tables.delimited import DelimitedRecord, check_delimiter, find_delimiter, read_records, spaced_quotes
from entityscreen.tables.json_text import read_json_line
from entityscreen.tables.text import open_text, scan_text
from entityscreen.tables.workbooks import open_sheet, read_parquet

# The line that spreadsheets take the separator from and do not show.
_STATED = re.compile("\ufeff?sep=(.)\\s*")
# Rows that are looked at for the heading; a title, a date, an address and a blank line stand above real tables.
SEARCHED_ROWS = 10
# Lines that are read for them: there may be blank ones, and cells over several; and characters of one of them.
_SEARCHED_LINES, _SEARCHED_CHARACTERS = 60, 1 << 16
# Cells that are known, from which a row is a heading although the rows above it are as long.
_SURE = 2
# Columns of a table: more than databases and spreadsheets are exported with.
MOST_COLUMNS = 4_096


@dataclass(frozen=True, slots=True)
class TableOptions:
    """How a file is opened.

    Attributes:
        encoding: of a text; None for its byte order mark's, else UTF-8.
        delimiter: of delimited text; None for the one that the heading uses.
        sheet: of a workbook; the first by default.
        count: how many columns are read under a heading, for finding it among the first rows.
    """

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str = ""
    count: Callable[[Sequence[str]], int] = len


@dataclass(frozen=True, slots=True)
class RawRow:
    """One record as the file has it.

    Attributes:
        number: its place below the heading, from 1; blank lines count, so that it is where the file has it.
        cells: what the record holds, by heading.
        problem: why the record cannot be read, or an empty text.
        remark: what is odd about a record that can be read, or an empty text.
        lines: of the file that the record takes.
    """

    number: int
    cells: Mapping[str, Any] = field(default_factory=dict)
    problem: str = ""
    remark: str = ""
    lines: int = 1

    def cell(self, heading: str) -> Any:
        """What the record has under a heading; None under the empty one, which stands for no column."""
        return self.cells.get(heading) if heading else None


@dataclass(frozen=True, slots=True)
class RawTable:
    """A file opened for reading.

    Attributes:
        headings: in the file's order.
        rows: read as they are taken.
        expected: how many rows there will be, about, or None; for a progress bar.
        notes: what of the file is not among the rows.
        sheets: the others of a workbook.
    """

    headings: tuple[str, ...]
    rows: Iterator[RawRow]
    expected: int | None = None
    notes: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()


def open_table(path: Path, options: TableOptions | None = None) -> RawTable:
    """Open a party file by its ending (`.csv`, `.tsv`, `.txt`, `.jsonl`, `.ndjson`, `.xlsx`, `.parquet`; texts also
    with `.gz` behind): the headings, and the rows, which are read as they are taken.
    """
    options = options or TableOptions()
    check_file(path)
    endings = [ending.lower() for ending in path.suffixes if ending.lower() != ".gz"]
    opener = _OPENERS.get(endings[-1] if endings else "")
    if opener is None:
        fix = f"save it as, or where it is one of them rename it to, {', '.join(_OPENERS)}"
        raise SourceError("no format of party files has this ending", where=path, fix=fix)
    if options.sheet and opener is not _open_workbook:
        raise InvalidInputError("is not a workbook: it has no sheets", where=path, fix="leave --sheet out")
    table = opener(path, options)
    if len(table.headings) > MOST_COLUMNS:
        problem = f"has {len(table.headings):,} columns, at most {MOST_COLUMNS:,} are read"
        raise FormatError(problem, where=path, fix="give a table of parties with one row each")
    return table


def check_file(path: Path) -> None:
    """See that there is a file."""
    if path.is_dir():
        raise SourceError("is a folder, not a file", where=path, fix="name the file in it")
    if not path.exists():
        raise SourceError("no such file", where=path, fix="check the path")


def _open_delimited(path: Path, options: TableOptions, usual: str = ",") -> RawTable:
    facts = scan_text(path, options.encoding)
    with open_text(path, facts.encoding) as stream:
        lines = list(islice(stream, _SEARCHED_LINES))
    place = _find_heading_line(lines, options, usual)
    records = read_records(path, facts.encoding, place.separator, place.line, spaced=place.spaced)
    rows = _delimited_rows(records, place.heading.cells if place.heading.last else None)
    headings = next(rows, None)
    if headings is None or headings.problem:
        why = f": {headings.problem}" if headings else ""
        raise FormatError(
            f"the first line is not a heading{why}", where=path, fix="give a file whose columns have names"
        )
    notes = (place.heading.note("line", place.line + 1),) if place.heading.last else ()
    return RawTable(tuple(headings.cells), rows, max(facts.lines - place.line - 1, 0), notes)


class _HeadingLine(NamedTuple):
    """Where the heading of a delimited text stands, counted from 0, and how its records are written."""

    heading: HeadingRow
    line: int
    separator: str
    spaced: bool


def _find_heading_line(lines: list[str], options: TableOptions, usual: str) -> _HeadingLine:
    """Find the heading among the first lines; before it may stand `sep=;`, a title, or blank lines."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    stated = _STATED.fullmatch(lines[filled[0]]) if filled else None
    delimiter = check_delimiter(options.delimiter) or (stated[1] if stated else None)
    begin = filled[0] + 1 if stated else 0
    starts = filled[1 if stated else 0 :][:SEARCHED_ROWS]
    if not starts:
        return _HeadingLine(HeadingRow(()), begin, usual, spaced=False)
    separators = [delimiter or find_delimiter(_whole_record(lines[at:]), usual) for at in starts]
    firsts = [_first_record(lines[at:], separator) for at, separator in zip(starts, separators, strict=True)]
    heading = find_heading_row(firsts, options.count)
    line = starts[heading.last] if heading.last else begin
    separator = separators[heading.last]
    return _HeadingLine(heading, line, separator, spaced_quotes(lines[starts[heading.last]], separator))


def _whole_record(lines: Sequence[str]) -> str:
    """The text of the record that begins with the first line: the lines to where its quotes are closed."""
    ends = (at for at in range(1, len(lines) + 1) if "".join(lines[:at]).count('"') % 2 == 0)
    return "".join(lines[: next(ends, 1)])


def _first_record(lines: Sequence[str], separator: str) -> list[str]:
    """The cells of the record that begins with the first line; the line as one cell where it is no record."""
    try:
        return next(csv.reader(lines, delimiter=separator, strict=True, skipinitialspace=True), [])
    except csv.Error:
        return [lines[0][:_SEARCHED_CHARACTERS]]


def _delimited_rows(records: Iterator[DelimitedRecord], cells: Sequence[str] | None = None) -> Iterator[RawRow]:
    """The heading as a row of number 0 (its cells' keys; others where it is not the first record), then the records."""
    heading = next(records, None)
    if heading is None:
        return
    headings = unique_headings((cells or heading.cells)[: MOST_COLUMNS + 1])
    yield RawRow(0, dict.fromkeys(headings), problem=heading.problem)
    number = 0
    for record in records:
        number += record.blank + 1
        yield _to_row(number, headings, record)


def _to_row(number: int, headings: tuple[str, ...], record: DelimitedRecord) -> RawRow:
    cells = record.cells
    row = RawRow(number, dict(zip(headings, cells, strict=False)), record.problem, lines=record.lines)
    if record.problem or len(cells) == len(headings):
        return row
    if len(cells) > len(headings):
        return replace(row, problem=why_shifted(headings, cells))
    if record.doubtful:
        return replace(row, problem=f"{_sizes(headings, cells)}, and a row before has a quote too many")
    return replace(row, remark=_sizes(headings, cells))


def why_shifted(headings: Sequence[str], cells: Sequence[Any]) -> str:
    """What is wrong with a row that has more than its headings; an empty text where the surplus is blank.

    Example:
        >>> why_shifted(["id", "name"], [1, "Xi", "Jinping"]), why_shifted(["id", "name"], [1, "Xi", None])
        ('the row has 3 cells, the heading 2: the columns are shifted', '')
    """
    blank = all(cell in (None, "") for cell in cells[len(headings) :])
    return "" if blank else f"{_sizes(headings, cells)}: the columns are shifted"


def _sizes(headings: Sequence[str], cells: Sequence[Any]) -> str:
    return f"the row has {len(cells)} cells, the heading {len(headings)}"


def _open_json_lines(path: Path, options: TableOptions) -> RawTable:
    facts = scan_text(path, options.encoding)
    # The whole file is read for its keys: one that only later objects have is a column too.
    headings: dict[str, None] = {}
    problem = ""
    for row in _json_rows(path, facts.encoding):
        problem = problem or row.problem
        if len(headings) <= MOST_COLUMNS:
            headings.update(dict.fromkeys(row.cells))
    with open_text(path, facts.encoding) as stream:
        is_list = next((line for line in stream if line.strip()), "").lstrip("\ufeff \t").startswith("[")
    if is_list or not headings:
        nothing = f"there is no object with a key ({problem or 'the file is blank'})"
        in_list = "write one object a line, without a list around them (jq -c '.[]' makes lines of a list)"
        each = "write one JSON object a line, each key once" if problem else "see whether it was written to its end"
        problem, fix = ("the objects stand in a list", in_list) if is_list else (nothing, each)
        raise FormatError(f"is not JSON lines: {problem}", where=path, fix=fix)
    return RawTable(tuple(headings), _json_rows(path, facts.encoding), facts.lines)


def _json_rows(path: Path, encoding: str) -> Iterator[RawRow]:
    with open_text(path, encoding) as stream:
        for number, line in enumerate(stream, start=1):
            if line.strip():
                record = read_json_line(line)
                yield RawRow(number, problem=record) if isinstance(record, str) else RawRow(number, record)


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
        """Which row (the rows of this file are called `unit`) was taken, where that is not the first alone; an empty
        text where it is.
        """
        if not self.last:
            return ""
        number = line or self.last + 1
        which = f"{unit}s {number - 1} and {number} were taken" if self.rows > 1 else f"{unit} {number} was taken"
        return f"{which} for the heading; what stands above is not read"


def find_heading_row(rows: Sequence[Sequence[str]], count: Callable[[Sequence[str]], int]) -> HeadingRow:
    """Find the heading among the first rows of a table: the first row, unless it is no heading (no column under it says
    who a row is), or has a single or blank cells and a later row says more.

    Example:
        >>> rows = [["Customers of 2026", ""], ["Name", "Country"], ["Xi Jinping", "CN"]]
        >>> find_heading_row(rows, lambda cells: len({"Name", "Country"} & set(cells))).last
        1
        >>> rows = [["Id", "Name", "", "Land"], ["", "First", "Last", ""]]
        >>> find_heading_row(rows, lambda cells: len({"Id", "Name First", "Name Last", "Land"} & set(cells))).cells
        ('Id', 'Name First', 'Name Last', 'Land')
    """
    first = HeadingRow(tuple(rows[0]))
    if len(first.cells) > MOST_COLUMNS:
        return first
    best_count = count(first.cells)
    if best_count and len(first.cells) > 1 and all(text.strip() for text in first.cells):
        return first
    best = first
    for candidate in _candidates(rows):
        said = count(candidate.cells)
        longer = all(_filled(row) < _filled(candidate.cells) for row in rows[: candidate.last + 1 - candidate.rows])
        if said > best_count and (said >= _SURE or longer):
            best, best_count = candidate, said
    return best


def _candidates(rows: Sequence[Sequence[str]]) -> Iterator[HeadingRow]:
    """Every later row, then every two rows of which the first has cells over several columns."""
    yield from (HeadingRow(tuple(row), at) for at, row in enumerate(rows) if at and len(row) <= MOST_COLUMNS)
    for at, (row, below) in enumerate(pairwise(rows), start=1):
        if len(row) <= MOST_COLUMNS and (both := _joined(row, below[:MOST_COLUMNS])):
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


def _open_workbook(path: Path, options: TableOptions) -> RawTable:
    sheet = open_sheet(path, options.sheet)
    which, other_sheets = "sheet" if options.sheet else "first sheet", ", ".join(map(repr, sheet.other_sheets))
    table = _read_sheet(sheet.rows, options)
    if table is None:
        instead = f", or read another with --sheet: {other_sheets}" if other_sheets else ""
        fix = f"give a sheet with a heading and rows{instead}"
        raise SourceError(f"the sheet {sheet.title!r} is empty", where=path, fix=fix)
    unread = f"only the {which} {sheet.title!r} was read, not {other_sheets}"
    notes = (*table.notes, *([unread] if other_sheets else ()))
    return replace(
        table, expected=sheet.expected - 1 if sheet.expected else None, notes=notes, sheets=sheet.other_sheets
    )


def _read_sheet(values: Iterator[tuple[int, tuple[Any, ...]]], options: TableOptions) -> RawTable | None:
    """The heading and the rows of a sheet; None where it has none."""
    first = [*islice(values, SEARCHED_ROWS)]
    if not first:
        return None
    texts = [["" if cell is None else str(cell) for cell in row] for _, row in first]
    heading = find_heading_row(texts, options.count)
    names = unique_headings(heading.cells[: MOST_COLUMNS + 1])
    line = first[heading.last][0]
    rows = (
        RawRow(number - line, dict(zip(names, row, strict=False)), problem=why_shifted(names, row))
        for number, row in chain(first[heading.last + 1 :], values)
    )
    return RawTable(names, rows, notes=tuple(filter(None, [heading.note(line=line)])))


def _open_parquet(path: Path, _options: TableOptions) -> RawTable:
    names, records, count = read_parquet(path)
    return RawTable(names, (RawRow(number, record) for number, record in enumerate(records, start=1)), count)


_OPENERS: Mapping[str, Callable[[Path, TableOptions], RawTable]] = {
    ".csv": _open_delimited,
    ".tsv": partial(_open_delimited, usual="\t"),
    ".txt": _open_delimited,
    ".jsonl": _open_json_lines,
    ".ndjson": _open_json_lines,
    ".json": _open_json_lines,
    ".xlsx": _open_workbook,
    ".parquet": _open_parquet,
}
