"""The rows of OFAC's CSV set, joined by entity number.

Here belongs the shape of the files: no header, `-0-` for nothing, a Ctrl-Z as the last line, remarks longer
than 1,000 characters continued in the comments file. What the columns mean belongs to `mapper`.
"""

from __future__ import annotations

import csv
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
_COLUMNS = {"prim": 12, "alt": 5, "add": 6, "comments": 2}


def sniff(file: ListFile) -> bool:
    """A first row of twelve cells that starts with a number and has `-0-` for an empty cell."""
    if file.suffix != ".csv":
        return False
    first = file.text_head.lstrip().split("\n", 1)[0]
    try:
        row = next(csv.reader([first]), [])
    except csv.Error:
        return False
    return len(row) == _COLUMNS["prim"] and row[0].strip().isdigit() and any(c.strip() == _NOTHING for c in row)


def companions(file: ListFile) -> tuple[str, ...]:
    """`sdn.csv` has alt, add and sdn_comments beside it; `cons_prim.csv` has cons_alt and so on."""
    stem = file.name.removesuffix(".csv")
    if stem.endswith("prim"):
        prefix = stem.removesuffix("prim")
        return (f"{prefix}alt.csv", f"{prefix}add.csv", f"{prefix}comments.csv")
    if stem.endswith("sdn"):
        prefix = stem.removesuffix("sdn")
        return (f"{prefix}alt.csv", f"{prefix}add.csv", f"{stem}_comments.csv")
    return ()


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
    source = "us-ofac-cons" if origin.main.name.startswith("cons") else "us-ofac-sdn"
    for record in records.values():
        yield to_entity(record, origin, source)


def _part(file: ListFile) -> str:
    return next(part for part in ("comments", "alt", "add") if file.name.removesuffix(".csv").endswith(part))


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
    for where, cells in delimited(file):
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
