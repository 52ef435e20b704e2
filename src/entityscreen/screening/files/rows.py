"""Rows of any party file, one at a time.

Here belongs one reader a file format, all with one result: headings and an iterator of raw rows. A row that
cannot be read is a raw row with a problem, never skipped. What the cells mean belongs to `parties`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

from entityscreen.errors import FormatError, InvalidInputError, SourceError
from entityscreen.screening.files.delimited import Record, check_delimiter, find_delimiter, read_records, spaced_quotes
from entityscreen.screening.files.heading_row import SEARCHED_ROWS, HeadingRow, find_heading_row
from entityscreen.screening.files.heading_words import unique_headings
from entityscreen.screening.files.json_lines import read_json_line
from entityscreen.screening.files.text import open_text, scan_text

# The line that spreadsheets take the separator from and do not show.
_STATED = re.compile("\ufeff?sep=(.)\\s*")
# Lines that are read for the rows among which the heading is: there may be blank ones, and cells over several.
_SEARCHED_LINES = 60


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
        number: of the record, from 1; the heading is not counted.
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
    """Open a party file by its ending.

    Args:
        path: `.csv`, `.tsv`, `.txt` (delimited text), `.jsonl`, `.ndjson`, `.xlsx`, `.parquet`; texts also
            with `.gz` behind.
        options: encoding, delimiter and sheet, where the defaults do not fit.

    Returns:
        The headings and the rows, which are read as they are taken.

    Raises:
        SourceError: the file is missing or empty, the encoding is wrong or the format is not known.
        InvalidInputError: a sheet is named of what is no workbook.
    """
    options = options or TableOptions()
    endings = [ending.lower() for ending in path.suffixes if ending.lower() != ".gz"]
    opener = _OPENERS.get(endings[-1] if endings else "")
    if opener is None:
        raise SourceError(
            "no format of party files has this ending", where=path, mend=f"rename it to {', '.join(_OPENERS)}"
        )
    if options.sheet and opener is not _open_workbook:
        raise InvalidInputError("is no workbook, it has no sheets", where=path, mend="leave --sheet away")
    return opener(path, options)


def _open_delimited(path: Path, options: TableOptions, usual: str = ",") -> RawTable:
    facts = scan_text(path, options.encoding)
    with open_text(path, facts.encoding) as stream:
        lines = list(islice(stream, _SEARCHED_LINES))
    stated = next((found for line in lines if line.strip() for found in [_STATED.fullmatch(line)]), None)
    begin = next(at for at, line in enumerate(lines) if stated and line.strip()) + 1 if stated else 0
    given = check_delimiter(options.delimiter) or (stated[1] if stated else None)
    starts = [at for at in range(begin, len(lines)) if lines[at].strip()][:SEARCHED_ROWS]
    separators = [given or find_delimiter(_whole_record(lines[at:]), usual) for at in starts]
    firsts = [_first_record(lines[at:], separator) for at, separator in zip(starts, separators, strict=True)]
    found = find_heading_row(firsts, options.count) if firsts else HeadingRow(())
    at, separator = (starts[found.last], separators[found.last]) if found.last else (begin, (separators or [usual])[0])
    spaced = bool(starts) and spaced_quotes(lines[starts[found.last]], separator)
    records = read_records(path, facts.encoding, separator, at, spaced=spaced)
    rows = _delimited_rows(records, found.cells if found.last else None)
    headings = next(rows, None)
    if headings is None or headings.problem:
        raise FormatError("the first line is no heading", where=path, mend="give a file whose columns have names")
    notes = (found.note("line", at + 1),) if found.last else ()
    return RawTable(tuple(headings.cells), rows, max(facts.lines - at - 1, 0), notes)


def _whole_record(lines: Sequence[str]) -> str:
    """The text of the record that begins with the first line: the lines to where its quotes are closed."""
    ends = (at for at in range(1, len(lines) + 1) if "".join(lines[:at]).count('"') % 2 == 0)
    return "".join(lines[: next(ends, 1)])


def _first_record(lines: Sequence[str], separator: str) -> list[str]:
    """The cells of the record that begins with the first line; the line as one cell where it is no record."""
    try:
        return next(csv.reader(lines, delimiter=separator, strict=True, skipinitialspace=True), [])
    except csv.Error:
        return [lines[0]]


def _delimited_rows(records: Iterator[Record], cells: Sequence[str] | None = None) -> Iterator[RawRow]:
    """The heading as a row of number 0 (its cells' keys; others where it is not the first record), then the records."""
    heading = next(records, None)
    if heading is None:
        return
    headings = unique_headings(cells or heading.cells)
    yield RawRow(0, dict.fromkeys(headings), problem=heading.problem)
    for number, record in enumerate(records, start=1):
        yield _to_row(number, headings, record)


def _to_row(number: int, headings: tuple[str, ...], record: Record) -> RawRow:
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
    every = _json_rows(path, facts.encoding)
    headings = tuple(dict.fromkeys(key for row in every for key in row.cells))
    rows = _json_rows(path, facts.encoding)
    with open_text(path, facts.encoding) as stream:
        is_list = next((line for line in stream if line.strip()), "").lstrip("\ufeff \t").startswith("[")
    if is_list or not headings:
        problem = "the objects stand in a list" if is_list else "there is no object with a key"
        mend = "write one object a line, without a list around them (jq -c '.[]' makes lines of a list)"
        raise FormatError(f"is no JSON lines: {problem}", where=path, mend=mend)
    return RawTable(headings, rows, facts.lines)


def _json_rows(path: Path, encoding: str) -> Iterator[RawRow]:
    with open_text(path, encoding) as stream:
        number = 0
        for line in stream:
            if not line.strip():
                continue
            number += 1
            found = read_json_line(line)
            yield RawRow(number, problem=found) if isinstance(found, str) else RawRow(number, found)


def _open_workbook(path: Path, options: TableOptions) -> RawTable:
    from entityscreen.screening.files.tables import open_workbook

    return open_workbook(path, options)


def _open_parquet(path: Path, _options: TableOptions) -> RawTable:
    from entityscreen.screening.files.tables import open_parquet

    return open_parquet(path)


def _open_tabbed(path: Path, options: TableOptions) -> RawTable:
    return _open_delimited(path, options, usual="\t")


_OPENERS: Mapping[str, Callable[[Path, TableOptions], RawTable]] = {
    ".csv": _open_delimited,
    ".tsv": _open_tabbed,
    ".txt": _open_delimited,
    ".jsonl": _open_json_lines,
    ".ndjson": _open_json_lines,
    ".json": _open_json_lines,
    ".xlsx": _open_workbook,
    ".parquet": _open_parquet,
}
