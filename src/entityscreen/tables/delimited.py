"""Delimited text: its separator, and its records with the physical lines that they take.

Quotes are the hard part. One quote too many makes a cell of all the rows up to the next quote, and a reader of CSV sees
nothing wrong in that. So a record over several lines is looked at again: when its lines look like rows of their own,
the line in which the quote opens is a record with a problem, and the lines behind it are read anew.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from entityscreen.errors import InvalidInputError
from entityscreen.tables.text import OF_PARTIES, open_text

_QUOTED = re.compile('"[^"]*"')
# So many lines in the middle of one cell look like rows by chance (an address with commas) once at most.
_LIKE_ROWS = 2
_SWALLOWS = "a quote opens in line {} and takes in the rows behind it; they are read anew"
# A list of names has nothing but names: a quoted one may be written over two lines, not over more.
_NAME_LINES = 2
LONGEST_CELL = 131_072  # characters; csv's own limit, unless another library raises it


@dataclass(frozen=True, slots=True)
class DelimitedRecord:
    """One record of a delimited text.

    Attributes:
        cells: its cells; none when it has a problem.
        lines: the physical lines that it takes.
        problem: why it cannot be read, or an empty text.
        doubtful: it was read anew out of a cell that swallowed it.
        blank: lines before it, behind the record before, that hold nothing.
    """

    cells: tuple[str, ...] = ()
    lines: int = 1
    problem: str = ""
    doubtful: bool = False
    blank: int = 0


def check_delimiter(delimiter: str | None) -> str | None:
    """The delimiter that the user gives; `tab` stands for the character that is hard to type."""
    mark = "\t" if delimiter in ("\\t", "tab") else delimiter
    if mark and (len(mark) > 1 or mark in '"\r\n\0'):
        raise InvalidInputError(f"{mark!r} is not a delimiter", where="--delimiter", fix="give one character, or tab")
    return mark


def find_delimiter(heading: str, usual: str = ",") -> str:
    """The separator that a heading has most of outside quotes; a tab when there is one column only. The usual one of
    the file's ending wins when equal, and tabs always do in a `.tsv`.

    Example:
        >>> find_delimiter('"Kunde, voller Name";Land'), find_delimiter("id,name"), find_delimiter("name")
        (';', ',', '\\t')
    """
    bare = _QUOTED.sub("", heading)
    if usual == "\t" and usual in bare:
        return usual
    best = max(",;\t|", key=lambda separator: (bare.count(separator), separator == usual))
    return best if best in bare else "\t"  # a list of names: what they hold of commas and semicolons is theirs


def spaced_quotes(heading: str, delimiter: str) -> bool:
    """Whether a file writes spaces around its quoted cells, which no quote may have.

    Example:
        >>> spaced_quotes('"id", "name"', ","), spaced_quotes('id, name', ","), spaced_quotes('"id" ,"name"', ",")
        (True, False, True)
    """
    return delimiter != " " and re.search(f'{re.escape(delimiter)} +"|" +{re.escape(delimiter)}', heading) is not None


def read_records(
    path: Path, encoding: str, delimiter: str, skipped: int = 0, *, spaced: bool = False
) -> Iterator[DelimitedRecord]:
    """Every record that is not a blank line, the heading first; each physical line is in exactly one. A cell of more
    than `LONGEST_CELL` characters makes a record with a problem, and so does a quote that never closes. With
    `spaced`, spaces around quotes are none of the cells'.
    """
    with open_text(path, encoding) as stream:
        lines = _Lines(_without_spaces(stream, delimiter) if spaced else stream, skipped)
        reader = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=spaced)
        shape: _Shape | None = None
        blank = 0
        while True:
            first = lines.begin()
            try:
                cells = next(reader, None)
            except csv.Error as error:
                yield _unread(lines, shape, first, error, blank)
                blank = 0
                continue
            if cells is None:
                return
            if cells and (shape or any(cells)):
                yield _record_of(cells, lines, shape, first, blank)
                shape, blank = shape or _Shape(len(cells), delimiter, "".join(lines.taken)), 0
            elif shape:
                blank += 1


def _unread(lines: _Lines, shape: _Shape | None, first: int, error: csv.Error, blank: int) -> DelimitedRecord:
    """The record of lines that `csv` cannot read; where a quote never closes, of the first of them alone."""
    if "field limit" in str(error) and lines.close_quote() and not (shape and shape.swallows(lines.taken)):
        return DelimitedRecord(lines=len(lines.taken), problem=_too_long(first), blank=blank)
    return lines.keep_first(_why_unread(first, len(lines.taken), error), blank)


def _record_of(cells: list[str], lines: _Lines, shape: _Shape | None, first: int, blank: int) -> DelimitedRecord:
    """The record of the cells of some lines, unless a quote that never closes has swallowed other records."""
    if shape and len(lines.taken) > 1 and shape.swallows(lines.taken):
        return lines.keep_first(_SWALLOWS.format(first), blank)
    if max(map(len, cells)) > LONGEST_CELL:  # another library may have raised csv's own limit
        return DelimitedRecord(lines=len(lines.taken), problem=_too_long(first), blank=blank)
    return DelimitedRecord(tuple(cells), len(lines.taken), doubtful=first <= lines.doubtful, blank=blank)


def _without_spaces(stream: Iterable[str], delimiter: str) -> Iterator[str]:
    """The lines without the spaces between a closing quote and what ends its cell."""
    closing = re.compile(rf'" +(?={re.escape(delimiter)}|[\r\n]|$)')
    return (closing.sub('"', line) if '" ' in line else line for line in stream)


class _Lines:
    """The lines of a file as the csv reader takes them (`taken` since the record began); those behind the first of a
    record can be given back, `doubtful` is the number of the last such line.
    """

    def __init__(self, stream: Iterable[str], skipped: int) -> None:
        self._lines = islice(stream, skipped, None)
        self._again: deque[str] = deque()
        self._read = skipped
        self.taken: list[str] = []
        self.doubtful = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self.taken.append(line)
        return line

    def begin(self) -> int:
        """Begin a record; the number of its first line."""
        self._read += len(self.taken)
        self.taken = []
        return self._read + 1

    def close_quote(self) -> bool:
        """Take the lines up to that which closes the quote that is open; whether one does, within a bound."""
        size, is_open = sum(map(len, self.taken)), sum(line.count('"') for line in self.taken) % 2 == 1
        while is_open and size <= OF_PARTIES.line:
            line = next(self, None)
            if line is None:
                return False
            size, is_open = size + len(line), is_open != (line.count('"') % 2 == 1)
        return not is_open

    def keep_first(self, problem: str, blank: int) -> DelimitedRecord:
        """Leave the first line to a record that cannot be read, and give those behind it back."""
        self.doubtful = max(self.doubtful, self._read + len(self.taken) if len(self.taken) > 1 else 0)
        self._again.extendleft(reversed(self.taken[1:]))
        del self.taken[1:]
        return DelimitedRecord(problem=problem, blank=blank)


def record_texts(lines: Iterable[str], delimiter: str = ",") -> Iterator[tuple[str, list[str]]]:
    """Each record of delimited text as it is written, ends of lines included, and its cells.

    Example:
        >>> list(record_texts(["a,b\\n", '"c\\n', 'd",e\\n']))
        [('a,b\\n', ['a', 'b']), ('"c\\nd",e\\n', ['c\\nd', 'e'])]
    """
    record_lines: list[str] = []

    def lines_of_record() -> Iterator[str]:
        for line in lines:
            record_lines.append(line)
            yield line

    for cells in csv.reader(lines_of_record(), delimiter=delimiter):
        yield "".join(record_lines), cells
        record_lines.clear()


class _Shape:
    """How a whole row of a file looks: so many delimiters.

    A delimiter before a space is the comma of a sentence, unless the heading has spaces there, too.
    """

    def __init__(self, columns: int, delimiter: str, heading: str) -> None:
        self._columns = columns
        spaced = delimiter + " " in heading
        self._delimiter = re.compile(re.escape(delimiter) + ("" if spaced or delimiter == "\t" else "(?! )"))

    def swallows(self, lines: list[str]) -> bool:
        """Whether the lines of one record look like rows of their own."""
        if self._columns == 1:
            return len(lines) > _NAME_LINES
        first, *behind = (len(self._delimiter.findall(line)) + 1 for line in lines)
        like_rows = behind.count(self._columns)
        return like_rows > 0 and (first >= self._columns or behind[:-1].count(self._columns) >= _LIKE_ROWS)


def _too_long(line: int) -> str:
    return f"a cell in line {line} has more than {LONGEST_CELL:,} characters"


def _why_unread(line: int, lines: int, error: csv.Error) -> str:
    """What is wrong with a record that csv cannot read, in a clause."""
    if lines > 1 or "unexpected end of data" in str(error):
        return f"a quote opens in line {line} and never closes"
    return f"line {line} is not delimited text: {error}"
