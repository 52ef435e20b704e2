"""OFAC's legacy set, CSV, PIP or DEL: SDN (sdn, alt, add, sdn_comments), Consolidated (cons_prim, cons_alt ...).

The files have no header, `-0-` for nothing, and a Ctrl-Z behind the last row of all but the comments: a file without it
was cut. Remarks longer than 1,000 characters are continued in the comments. Their grammar is in `ofac_remarks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from entityscreen.errors import FormatError
from entityscreen.model.entity import Entity
from entityscreen.model.name import NameType
from entityscreen.model.reading import Rejection
from entityscreen.sources.lists.contract import ListFormat, ReadOptions, list_specs
from entityscreen.sources.lists.draft import EntityDraft
from entityscreen.sources.lists.files import ListFile, ListInput
from entityscreen.sources.lists.formats.ofac_remarks import add_remarks
from entityscreen.sources.lists.tabular import delimited, first_rows

KINDS = {"": "Organization", "individual": "Person", "vessel": "Vessel", "aircraft": "Airplane"}
DETAILS = "https://sanctionssearch.ofac.treas.gov/Details.aspx?id="
SDN, CONSOLIDATED = "us-ofac-sdn", "us-ofac-cons"
_ALIAS_TYPES: dict[str, NameType] = {"aka": "alias", "fka": "former", "nka": "alias"}
_NOTHING, _NAMELESS_FLAG = "-0-", "None Identified"
_END = "\x1a"
_FIRST_PROGRAMMES = 50  # of a file's entries, by which its list is recognised
_CUT = 1000  # characters after which the main file cuts a remark
# A main file by its name; archives write the date of the edition into it.
_MAIN = re.compile(r"(?P<prefix>|.*[^a-z])(?P<main>sdn|prim)(?P<edition>[-_. ]?\d[-_.\d]*)?\.(?:csv|pip|del)")
_PART = re.compile(r"comments|alt|add")
_DELIMITERS = {".csv": ",", ".pip": "|", ".del": "@"}
# How many columns each file has, and what those of vessels and aircraft mean.
_COLUMNS = {"prim": 12, "alt": 5, "add": 6, "comments": 2}
_VESSEL = ("code:call-sign", "property:type", "property:tonnage", "property:grossRegisteredTonnage")
_VESSEL_FROM = 5


class _SdnRecord:
    """The rows of one entity; the main row's twelve cells are empty where the file has `-0-`."""

    __slots__ = ("addresses", "aliases", "remarks", "row", "where")

    def __init__(self, where: str, row: list[str]) -> None:
        self.where, self.row, self.remarks = where, row, row[11]
        self.aliases: list[tuple[str, str, str, str]] = []  # where, type, name, remarks
        self.addresses: list[tuple[str, str, str, str]] = []  # street, city, country, remarks


def sniff(file: ListFile) -> bool:
    """A first row of twelve cells that starts with a number and has `-0-` for an empty cell.

    A file that is called as OFAC calls it may have any number of cells: the reader then says what is wrong with it.
    """
    if file.suffix not in _DELIMITERS:
        return False
    row = next(iter(first_rows(file, _DELIMITERS[file.suffix])), [])
    fits = len(row) == _COLUMNS["prim"] or (len(row) > 1 and _MAIN.fullmatch(file.name))
    return bool(fits) and row[0].isdigit() and _NOTHING in row


def companions(file: ListFile) -> tuple[str, ...]:
    """`sdn.csv` has alt, add and sdn_comments beside it, `cons_prim.csv` has cons_alt ..., `sdn_20261120.csv` has
    alt_20261120 and so on; a file of another name has those of `sdn.csv`."""
    main_file = _MAIN.fullmatch(file.name)
    if main_file is None:
        return tuple(f"{part}{file.suffix}" for part in ("alt", "add", "sdn_comments"))
    prefix, main, edition = main_file["prefix"], main_file["main"], main_file["edition"] or ""
    comments = "sdn_comments" if main == "sdn" else "comments"
    return tuple(f"{prefix}{part}{edition}{file.suffix}" for part in ("alt", "add", comments))


def read(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each row of the main file."""
    records: dict[str, _SdnRecord] = {}
    for where, row in _rows(origin.main, "prim", options):
        if row[0] in records:
            raise FormatError(f"entity {row[0]} is there twice", where=where, fix="fetch the set anew")
        records[row[0]] = _SdnRecord(where, row)
    for file in origin.companions:
        part = _part(file.name)
        for where, row in _rows(file, part, options):
            _join(records, part, row, where)
    _check_set(origin, options)
    source = source_by(text for record in records.values() for text in _programmes(record.row))
    for record in records.values():
        yield _to_entity(record, origin, source)


def source_by(programmes: Iterable[str]) -> str:
    """The list to which a file belongs, by the programmes of its first entries.

    The two lists have the same formats, and no field names the list; some programmes stand first in the consolidated
    list, and hardly ever in the other.

    Example:
        >>> source_by(["NS-PLC", "NS-PLC", "SDGT"]), source_by(["CUBA", "SDGT", "NS-PLC"])
        ('us-ofac-cons', 'us-ofac-sdn')
    """
    first = list(islice(programmes, _FIRST_PROGRAMMES))
    non_sdn = sum(programme in list_specs()[CONSOLIDATED].programmes for programme in first)
    return CONSOLIDATED if non_sdn * 2 > len(first) else SDN


def _programmes(row: list[str]) -> tuple[str, ...]:
    return tuple(part.strip(" []") for part in row[3].split("] [")) if row[3] else ()


def _check_set(origin: ListInput, options: ReadOptions) -> None:
    """Half of the names are in the aliases; the comments hold a few long remarks, and not every list has them."""
    missing = [name for name in origin.missing if _part(name) != "comments"]
    if missing:
        options.refuse_incomplete(
            f"{' and '.join(missing)} of the same set {'is' if len(missing) == 1 else 'are'} not beside it",
            origin.main.where,
        )


def _part(name: str) -> str:
    *_, last = _PART.finditer(name)
    return last[0]


def _join(records: dict[str, _SdnRecord], part: str, row: list[str], where: str) -> None:
    record = records.get(row[0])
    if record is None:
        raise FormatError(
            f"entity {row[0]} is not in the main file", where=where, fix="fetch all files of the set anew"
        )
    if part == "alt":
        record.aliases.append((where, row[2], row[3], row[4]))
    elif part == "add":
        record.addresses.append((row[2], row[3], row[4], row[5]))
    else:
        record.remarks += row[1] if len(record.remarks) >= _CUT else f"; {row[1]}"


def _rows(file: ListFile, part: str, options: ReadOptions) -> Iterator[tuple[str, list[str]]]:
    ended = part == "comments"
    for where, cells in delimited(file, _DELIMITERS[file.suffix]):
        if cells == [_END]:
            ended = True
            continue
        row = ["" if (plain := cell.strip()) == _NOTHING else plain for cell in cells]
        if len(row) != _COLUMNS[part]:
            raise FormatError(
                f"{len(row)} cells where {_COLUMNS[part]} are expected", where=where, fix="fetch the file anew"
            )
        if not row[0].isdigit():
            raise FormatError(f"ent_num: {row[0]!r} is not a number", where=where, fix="fetch the file anew")
        yield where, row
    if not ended:
        options.refuse_incomplete("has no end (the byte 0x1A, which OFAC writes behind the last row)", file.where)


def _to_entity(record: _SdnRecord, origin: ListInput, source: str) -> Entity:
    number, name, kind, _, title = record.row[:5]
    if kind.casefold() not in KINDS:
        raise FormatError(f"SDN_Type: unknown {kind!r}", where=record.where, fix="report it: the format changed")
    draft = EntityDraft(f"ofac-{number}", KINDS[kind.casefold()], source)
    draft.name(name, "primary")
    for where, alias_type, alias, remarks in record.aliases:
        if alias_type not in _ALIAS_TYPES:
            raise FormatError(f"alt_type: unknown {alias_type!r}", where=where, fix="report it")
        draft.name(alias, _ALIAS_TYPES[alias_type], again=True)
        draft.note(f"Alias {alias}", remarks)
    draft.take("position", title)
    if draft.kind in ("Vessel", "Airplane"):
        *vessel, flag, owner = record.row[_VESSEL_FROM:11]
        for meaning, text in zip(_VESSEL, vessel, strict=True):
            draft.take(meaning, text)
        draft.take("flag", "" if flag == _NAMELESS_FLAG else flag)
        draft.take("related:Vessel owner", owner)
    for street, city, country, remarks in record.addresses:
        draft.address(street, city, country=country)
        draft.note("Address", remarks)
    add_remarks(draft, record.remarks)
    return draft.sanctioned(
        origin,
        record.where,
        record_id=number,
        programmes=_programmes(record.row),
        url=DETAILS + number,
    )


FORMATS = (
    ListFormat(
        "ofac-csv",
        "OFAC SDN and Consolidated, legacy set: CSV, or PIP and DEL with other delimiters",
        sniff,
        read,
        companions,
    ),
)
