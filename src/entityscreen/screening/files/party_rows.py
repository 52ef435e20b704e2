"""From the rows of a file to parties, and to rejections with their reasons.

`read_parties` is the one way in for party files. Every row of the file becomes exactly one `PartyRow`, so that screened
+ rejected = rows holds by construction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from entityscreen.model.entity import Identifier
from entityscreen.model.kind import read_kind
from entityscreen.model.name import why_too_long
from entityscreen.model.party import Party, count_screenable, why_too_many
from entityscreen.names.fields.addressing import why_unscreenable
from entityscreen.screening.files.columns import ColumnChoice, Columns, count_columns, find_columns, find_doubts
from entityscreen.screening.files.party_names import RowNames, find_flags, read_names, repair_mojibake
from entityscreen.screening.files.values import (
    read_countries,
    read_date,
    read_identifiers,
    read_party_gender,
    split_cell,
)
from entityscreen.screening.hashing import hash_identifiers
from entityscreen.screening.parties import find_joined
from entityscreen.tables.cells import cell_text
from entityscreen.tables.rows import RawRow, TableOptions, open_table

_NO_CELLS: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One row of a party file.

    Attributes:
        number: its place below the heading, from 1; blank lines count.
        id: the company's own key, or an empty text.
        name: as the file has it.
        party: what is screened, or None when the row is rejected.
        reason: why the row is rejected, or an empty text.
        flags: signs of bad data in a row that is screened all the same.
        lines: of the file that the record takes: more than one where a quoted cell has line breaks.
        cells: as the file has them, by heading.
    """

    number: int
    id: str = ""
    name: str = ""
    party: Party | None = None
    reason: str = ""
    flags: tuple[str, ...] = ()
    lines: int = 1
    cells: Mapping[str, Any] = field(default_factory=lambda: _NO_CELLS)


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How a party file is read.

    Attributes:
        columns: columns that the user names.
        kind: of every party whose row does not say it, or None.
        encoding: of a text file; None for the byte order mark's, else UTF-8.
        delimiter: of delimited text; None for the one that the heading uses.
        sheet: of a workbook; the first by default.
        hash_key: by which the parties' identifiers are hashed; empty for not at all.
        stated: all this as the user asked for it, in JSON values.
    """

    columns: ColumnChoice = field(default_factory=dict)
    kind: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str = ""
    hash_key: bytes = b""
    stated: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PartyFile:
    """A party file opened for reading.

    Attributes:
        path: the file.
        reading: how it is read.
        columns: what was found to hold what.
        rows: read as they are taken, each row of the file once.
        expected: how many rows there will be, about, or None.
        headings: of the file, in its order.
        notes: what of the file is not among the rows: other sheets of a workbook, lines above the heading.
        warnings: what of the columns a user has to know: half a name.
    """

    path: Path
    reading: ReadingOptions
    columns: Columns = field(default_factory=Columns)
    rows: Iterator[PartyRow] = field(default_factory=lambda: iter(()))
    expected: int | None = None
    headings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[PartyRow]:
        return self.rows


def read_parties(path: str | Path, options: ReadingOptions | None = None) -> PartyFile:
    """Open a file of parties (texts may be in gzip): the columns found, and the rows, which are read as they are taken.

    Example:
        >>> import tempfile
        >>> path = Path(tempfile.mkdtemp()) / "p.csv"
        >>> _ = path.write_text("id,name\\n7,Xi Jinping\\n8,N/A\\n", encoding="utf-8")
        >>> [(row.id, row.reason) for row in read_parties(path)]
        [('7', ''), ('8', "the name is a placeholder ('N/A')")]
    """
    file = Path(path)
    options = options or ReadingOptions()
    opening = TableOptions(
        options.encoding, options.delimiter, options.sheet, lambda cells: count_columns(cells, options.columns)
    )
    table = open_table(file, opening)
    columns = find_columns(table.headings, options.columns, where=str(path), sheets=table.sheets)
    rows = (_with_hashes(to_party(row, columns, options.kind), options.hash_key) for row in table.rows)
    warnings = tuple(find_doubts(columns, table.headings))
    return PartyFile(file, options, columns, rows, table.expected, table.headings, table.notes, warnings)


def _with_hashes(row: PartyRow, key: bytes) -> PartyRow:
    """The row with its party's identifiers as hashes; its cells are those of the file."""
    if not key or row.party is None or not row.party.identifiers:
        return row
    return replace(row, party=hash_identifiers(row.party, key))


# By what a party without a name is screened, and how that is said.
_WITHOUT_NAME = {
    "identifiers": "numbers",
    "addresses": "address",
    "phones": "phone",
    "emails": "e-mail",
    "websites": "website",
}


def to_party(row: RawRow, columns: Columns, kind: str | None = None) -> PartyRow:
    """A party of a raw row with its flags, or the reason why there is none. A row without a name that has a number or
    a contact detail is screened by it.
    """
    party_id = cell_text(row.cell(columns.id))
    names = read_names(row, columns)
    reason = row.problem or why_unscreenable(names.name)
    if isinstance(row.cell(columns.name), dict):
        reason = "the name is an object, not text"
    flags = [row.remark] if row.remark else []
    values, remarks = _read_values(row, columns, kind) if not row.problem else ({}, [])
    flags += remarks
    instead_of_name = [word for field, word in _WITHOUT_NAME.items() if values.get(field)]
    if reason and (not instead_of_name or why_too_long(names.name)):
        return PartyRow(row.number, party_id, names.name, reason=reason, lines=row.lines, cells=row.cells)
    if reason:
        flags.append(f"{reason}: screened by its {' and '.join(instead_of_name)} alone")
        party = Party(name="", id=party_id or None, **values)
    else:
        party = _named_party(names, split_all(row, columns.aliases), values, flags, party_id)
    return PartyRow(row.number, party_id, names.name, party, "", tuple(flags), row.lines, row.cells)


def _named_party(
    names: RowNames, aliases: Sequence[str], values: dict[str, Any], flags: list[str], party_id: str
) -> Party:
    """The party of a row with a name, with what is doubtful about its names among the flags."""
    flags += [flag for name in names.all for flag in find_flags(name)]
    for name in names.all:
        if within := find_joined(name, values["kind"]):
            flags.append(f"holds several names: {', '.join(map(repr, within))} screened too")
    repaired = [text for name in names.all if (text := repair_mojibake(name))]
    screened = _screenable(names.name, [*names.of_same_cell, *names.further, *aliases, *repaired], flags)
    if not names.keep_kind(values["kind"]):
        values["kind"] = None
    return Party(name=names.name, id=party_id or None, aliases=tuple(screened), **values)


def _screenable(name: str, aliases: Sequence[str], flags: list[str]) -> list[str]:
    """The aliases that are screened beside the name, each once; those that are not are flagged."""
    flags += [f"an alias is not screened: {why}" for alias in aliases if (why := why_too_long(alias))]
    names = [name, *(alias for alias in dict.fromkeys(aliases) if alias != name and not why_too_long(alias))]
    screenable = count_screenable(names)
    if screenable < len(names):
        flags.append(why_too_many(len(names), screenable))
    return names[1:screenable]


def _read_values(row: RawRow, columns: Columns, kind: str | None) -> tuple[dict[str, Any], list[str]]:
    """What is known beyond the names, and remarks on what is not understood and not used."""
    countries, remarks = read_countries(split_all(row, columns.countries))
    values: dict[str, Any] = {"kind": kind, "countries": countries}
    if text := cell_text(row.cell(columns.kind)):
        values["kind"] = read_kind(text) or kind
        remarks += [] if read_kind(text) else [f"kind {text!r} is not known and not used"]
    dates = [read_date(text) for text in split_cell(row.cell(columns.birth_date))]
    remarks += [remark for _, remark in dates]
    values["birth_date"], *further = dict.fromkeys(date for date, _ in dates if date) or [None]
    values["further_birth_dates"] = tuple(further)
    if text := cell_text(row.cell(columns.gender)):
        values["gender"], remark = read_party_gender(text, columns.gender)
        remarks.append(remark)
    if address := ", ".join(text for heading in columns.address if (text := cell_text(row.cell(heading)))):
        values["addresses"] = (address,)
    for name in ("phone", "email", "website", "birth_place"):
        values[f"{name}s"] = split_all(row, getattr(columns, name))
    values["identifiers"], unread_numbers = _read_numbers(row, columns)
    return values, list(filter(None, (*remarks, *unread_numbers)))


def _read_numbers(row: RawRow, columns: Columns) -> tuple[tuple[Identifier, ...], list[str]]:
    """The identifiers of a row, and the remarks on them."""
    numbers = [
        number
        for heading, kind, issuer in columns.identifiers
        for number in read_identifiers(row.cell(heading), kind, cell_text(row.cell(issuer)))
    ]
    return tuple(identifier for identifier, _ in numbers if identifier), [remark for _, remark in numbers]


def split_all(row: RawRow, headings: tuple[str, ...]) -> tuple[str, ...]:
    """The values of several columns, each once."""
    return tuple(dict.fromkeys(value for heading in headings for value in split_cell(row.cell(heading))))
