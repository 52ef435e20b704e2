"""The rows of OFAC's legacy set, joined by entity number: CSV, and the same with other delimiters.

Here belongs the shape of the files: no header, `-0-` for nothing, a Ctrl-Z as the last line, remarks longer
than 1,000 characters continued in the comments file. What the columns mean belongs to `mapper`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from entityscreen.errors import FormatError
from entityscreen.model.entity import Entity
from entityscreen.sources.lists.contract import ReadOptions, Rejection
from entityscreen.sources.lists.files import ListFile, ListInput
from entityscreen.sources.lists.rows import delimited
from entityscreen.sources.lists.us_ofac_csv.mapper import OfacRecord, to_entity

_NOTHING = "-0-"
_END = "\x1a"
_CUT = 1000  # characters after which the main file cuts a remark
# A main file by its name; archives write the date of the edition into it.
_MAIN = re.compile(r"(?P<prefix>|.*[^a-z])(?P<main>sdn|prim)(?P<edition>[-_. ]?\d[-_.\d]*)?\.(?:csv|pip|del)")
_PART = re.compile(r"comments|alt|add")
_DELIMITERS = {".csv": ",", ".pip": "|", ".del": "@"}
_COLUMNS = {"prim": 12, "alt": 5, "add": 6, "comments": 2}


def sniff(file: ListFile) -> bool:
    """A first row of twelve cells that starts with a number and has `-0-` for an empty cell.

    A file that is called as OFAC calls it may have any number of cells: the reader then says what is wrong with it.
    """
    if file.suffix not in _DELIMITERS:
        return False
    first = file.text_head.lstrip().split("\n", 1)[0]
    try:
        row = next(csv.reader([first], delimiter=_DELIMITERS[file.suffix]), [])
    except csv.Error:
        return False
    fits = len(row) == _COLUMNS["prim"] or (len(row) > 1 and _MAIN.fullmatch(file.name))
    return bool(fits) and row[0].strip().isdigit() and any(c.strip() == _NOTHING for c in row)


def companions(file: ListFile) -> tuple[str, ...]:
    """`sdn.csv` has alt, add and sdn_comments beside it, `cons_prim.csv` has cons_alt ..., `sdn_20261120.csv` has
    alt_20261120 and so on; a file of another name has those of `sdn.csv`."""
    found = _MAIN.fullmatch(file.name)
    if found is None:
        return tuple(f"{part}{file.suffix}" for part in ("alt", "add", "sdn_comments"))
    prefix, main, edition = found["prefix"], found["main"], found["edition"] or ""
    comments = "sdn_comments" if main == "sdn" else "comments"
    return tuple(f"{prefix}{part}{edition}{file.suffix}" for part in ("alt", "add", comments))


def read(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each row of the main file.

    Raises:
        FormatError: a row has the wrong number of cells or an unknown word, or an alias, an address or a
            comment belongs to no entity: the set is cut short or mixed from two editions.
    """
    del options
    records: dict[str, OfacRecord] = {}
    for where, row in _rows(origin.main, "prim"):
        if row[0] in records:
            raise FormatError(f"entity {row[0]} is there twice", where=where, mend="fetch the set anew")
        records[row[0]] = OfacRecord(where, row)
    for file in origin.companions:
        part = _part(file)
        for where, row in _rows(file, part):
            _join(records, part, row, where)
    found = _MAIN.fullmatch(origin.main.name)
    source = "us-ofac-cons" if found and found["main"] == "prim" else "us-ofac-sdn"
    for record in records.values():
        yield to_entity(record, origin, source)


def _part(file: ListFile) -> str:
    *_, last = _PART.finditer(file.name)
    return last[0]


def _join(records: dict[str, OfacRecord], part: str, row: list[str], where: str) -> None:
    record = records.get(row[0])
    if record is None:
        raise FormatError(
            f"entity {row[0]} is not in the main file", where=where, mend="fetch all files of the set anew"
        )
    if part == "alt":
        record.aliases.append((where, row[2], row[3], row[4]))
    elif part == "add":
        record.addresses.append((row[2], row[3], row[4], row[5]))
    else:
        record.remarks += row[1] if len(record.remarks) >= _CUT else f"; {row[1]}"


def _rows(file: ListFile, part: str) -> Iterator[tuple[str, list[str]]]:
    for where, cells in delimited(file, _DELIMITERS[file.suffix]):
        if cells == [_END]:
            continue
        row = ["" if (plain := cell.strip()) == _NOTHING else plain for cell in cells]
        if len(row) != _COLUMNS[part]:
            raise FormatError(
                f"{len(row)} cells where {_COLUMNS[part]} are expected", where=where, mend="fetch the file anew"
            )
        if not row[0].isdigit():
            raise FormatError(f"ent_num: {row[0]!r} is no number", where=where, mend="fetch the file anew")
        yield where, row
