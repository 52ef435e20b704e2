"""Rows of any party file, one at a time.

Here belongs one reader a file format, all with one result: headings and an iterator of raw rows. A row that
cannot be read is a raw row with a problem, never skipped. What the cells mean belongs to `parties`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from entityscreen.errors import FormatError, InvalidInputError, SourceError
from entityscreen.screening.files.json_lines import read_json_line
from entityscreen.screening.files.text import open_text, scan_text

# A name of a megabyte is a broken quote, not a name; csv's own limit stops it.
csv.field_size_limit(1 << 20)
# The line that spreadsheets take the separator from and do not show.
_STATED = re.compile("\ufeff?sep=(.)\\s*")
_QUOTED = re.compile('"[^"]*"')


@dataclass(frozen=True, slots=True)
class RawRow:
    """One record as the file has it.

    Attributes:
        number: of the record, from 1; the heading is not counted.
        cells: what the record holds, by heading.
        problem: why the record cannot be read, or an empty text.
        remark: what is odd about a record that can be read, or an empty text.
    """

    number: int
    cells: Mapping[str, Any] = field(default_factory=dict)
    problem: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class RawTable:
    """A file opened for reading.

    Attributes:
        headings: in the file's order.
        rows: read as they are taken.
        expected: how many rows there will be, about, or None; for a progress bar.
        notes: what of the file is not among the rows.
    """

    headings: tuple[str, ...]
    rows: Iterator[RawRow]
    expected: int | None = None
    notes: tuple[str, ...] = ()


def open_table(path: Path, *, encoding: str | None = None, delimiter: str | None = None) -> RawTable:
    """Open a party file by its ending.

    Args:
        path: `.csv`, `.tsv`, `.txt` (delimited text), `.jsonl`, `.ndjson`, `.xlsx`, `.parquet`; texts also
            with `.gz` behind.
        encoding: of a text; by default its byte order mark's, else UTF-8.
        delimiter: of delimited text; by default the one that the heading uses.

    Returns:
        The headings and the rows, which are read as they are taken.

    Raises:
        SourceError: the file is missing or empty, the encoding is wrong or the format is not known.
    """
    endings = [ending.lower() for ending in path.suffixes if ending.lower() != ".gz"]
    opener = _OPENERS.get(endings[-1] if endings else "")
    if opener is None:
        raise SourceError(
            "no format of party files has this ending", where=path, mend=f"rename it to {', '.join(_OPENERS)}"
        )
    return opener(path, encoding, delimiter)


def _open_delimited(path: Path, encoding: str | None, delimiter: str | None, usual: str = ",") -> RawTable:
    facts = scan_text(path, encoding)
    with open_text(path, facts.encoding) as stream:
        lines = (line for line in stream if line.strip())
        first = next(lines, "")
        stated = _STATED.fullmatch(first)
        heading = next(lines, "") if stated else first
    separator = check_delimiter(delimiter) or (stated[1] if stated else find_delimiter(heading, usual))
    rows = _delimited_rows(path, facts.encoding, separator, skipped=1 if stated else 0)
    headings = next(rows, None)
    if headings is None or headings.problem:
        raise FormatError("the first line is no heading", where=path, mend="give a file whose columns have names")
    return RawTable(tuple(headings.cells), rows, max(facts.lines - (2 if stated else 1), 0))


def check_delimiter(delimiter: str | None) -> str | None:
    """The delimiter that the user gives; `tab` stands for the character that is hard to type.

    Raises:
        InvalidInputError: it is longer than a character, or one that no delimiter can be.
    """
    given = "\t" if delimiter in ("\\t", "tab") else delimiter
    if given and (len(given) > 1 or given in '"\r\n\0'):
        raise InvalidInputError(f"{given!r} is no delimiter", where="--delimiter", mend="give one character, or tab")
    return given


def find_delimiter(heading: str, usual: str = ",") -> str:
    """The separator that the heading has most of outside quotes; a tab when there is one column only.

    Args:
        heading: the first line of a file.
        usual: the separator that its ending stands for; it wins when equal, and tabs always do in a `.tsv`.

    Example:
        >>> find_delimiter('"Kunde, voller Name";Land'), find_delimiter("id,name"), find_delimiter("name")
        (';', ',', '\\t')
    """
    bare = _QUOTED.sub("", heading)
    if usual == "\t" and usual in bare:
        return usual
    best = max(",;\t|", key=lambda separator: (bare.count(separator), separator == usual))
    return best if best in bare else "\t"  # a list of names: what they hold of commas and semicolons is theirs


def _delimited_rows(path: Path, encoding: str, delimiter: str, skipped: int) -> Iterator[RawRow]:
    """The heading as a row of number 0 (its cells' keys), then every record that is not a blank line."""
    with open_text(path, encoding) as stream:
        reader = csv.reader(islice(stream, skipped, None), delimiter=delimiter, strict=True)
        headings: tuple[str, ...] = ()
        number = 0
        while True:
            line = reader.line_num + 1 + skipped
            try:
                cells = next(reader, None)
            except csv.Error as error:
                _check_closed(path, line, error)
                number += 1
                yield RawRow(number, problem=f"line {line} is no delimited text: {error}")
                continue
            if cells is None:
                return
            if not cells or not (headings or any(cells)):
                continue
            if not headings:
                headings = unique_headings(cells)
                yield RawRow(0, dict.fromkeys(headings))
                continue
            number += 1
            yield _to_row(number, headings, cells)


def _check_closed(path: Path, line: int, error: csv.Error) -> None:
    """A quote without an end swallows all the rows behind it: that is no matter of one row."""
    if "unexpected end of data" in str(error) or "field limit" in str(error):
        raise FormatError(
            "a quote opens in this record and never closes",
            where=f"{path}, line {line}",
            mend="close the quote",
        ) from error


def unique_headings(cells: list[str]) -> tuple[str, ...]:
    """Headings, the second one of the same text with a number behind, so that no column is lost.

    Example:
        >>> unique_headings(["id", "name", "name", ""])
        ('id', 'name', 'name 2', 'column 4')
    """
    headings: list[str] = []
    for at, cell in enumerate(cells, start=1):
        text = cell.strip() or f"column {at}"
        seen = headings.count(text)
        headings.append(f"{text} {seen + 1}" if seen else text)
    return tuple(headings)


def _to_row(number: int, headings: tuple[str, ...], cells: list[str]) -> RawRow:
    surplus = len(cells) - len(headings)
    if surplus > 0 and any(cells[len(headings) :]):
        problem = f"the row has {len(cells)} cells, the heading {len(headings)}: the columns are shifted"
        return RawRow(number, dict(zip(headings, cells, strict=False)), problem=problem)
    remark = f"the row has {len(cells)} cells, the heading {len(headings)}" if surplus < 0 else ""
    return RawRow(number, dict(zip(headings, cells, strict=False)), remark=remark)


def _open_json_lines(path: Path, encoding: str | None, _delimiter: str | None) -> RawTable:
    facts = scan_text(path, encoding)
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


def _open_workbook(path: Path, _encoding: str | None, _delimiter: str | None) -> RawTable:
    from entityscreen.screening.files.tables import open_workbook

    return open_workbook(path)


def _open_parquet(path: Path, _encoding: str | None, _delimiter: str | None) -> RawTable:
    from entityscreen.screening.files.tables import open_parquet

    return open_parquet(path)


def _open_tabbed(path: Path, encoding: str | None, delimiter: str | None) -> RawTable:
    return _open_delimited(path, encoding, delimiter, usual="\t")


_OPENERS: Mapping[str, Callable[[Path, str | None, str | None], RawTable]] = {
    ".csv": _open_delimited,
    ".tsv": _open_tabbed,
    ".txt": _open_delimited,
    ".jsonl": _open_json_lines,
    ".ndjson": _open_json_lines,
    ".json": _open_json_lines,
    ".xlsx": _open_workbook,
    ".parquet": _open_parquet,
}
