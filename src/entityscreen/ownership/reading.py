"""Edges from files: a table with a row for each holding, or statements of BODS 0.4 (beneficial ownership)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from entityscreen.errors import EntityScreenError, FormatError, InvalidInputError, problems_of
from entityscreen.model.attributes.flags import read_flag
from entityscreen.model.share import ONE, OPEN, ZERO, Share, Unit, read_share
from entityscreen.model.watchlist import Watchlist
from entityscreen.ownership.edges import Edge
from entityscreen.tables.rows import RawTable, open_table

REQUIRED = ("owner", "owned")
FIELDS = (*REQUIRED, "share", "since", "until", "source", "control", "owner_name", "owned_name")
# Of the codelist of interests, https://standard.openownership.org/en/0.4.0/: those that are control and no share. An
# interest of any other type without a share is a holding of unknown size.
_CONTROLS = frozenset(
    (
        "appointmentOfBoard",
        "otherInfluenceOrControl",
        "controlViaCompanyRulesOrArticles",
        "controlByLegalFramework",
    )
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_VOTING = "votingRights"
_OFFICES = frozenset(("boardMember", "boardChair", "seniorManagingOfficial"))
_MAJORITY = Decimal("0.5")


@dataclass(slots=True)
class EdgeReading:
    """What a file of edges gave.

    Attributes:
        edges: one a row, or one an interest.
        rejected: where a row or a statement stands and why it is no edge, as `file, row 3: ...`; nothing is dropped
            silently.
        read: rows or relationship statements that were read.
    """

    edges: list[Edge] = field(default_factory=list)
    rejected: list[str] = field(default_factory=list)
    read: int = 0


def read_edges(
    path: str | Path,
    *,
    columns: Mapping[str, str] | None = None,
    unit: Unit | None = None,
    watchlist: Watchlist | None = None,
) -> EdgeReading:
    """Read holdings from a table, or from BODS 0.4 statements (`*.json`).

    Args:
        path: CSV, TSV, JSON lines, XLSX or Parquet with the columns `owner`, `owned`, `share`, `since`, `until`,
            `source`, `control`, `owner_name`, `owned_name`, of which the first two must be there; or a JSON array.
        columns: the file's own headings by these names: `{"owner": "parent_id"}`.
        unit: what a share without a per cent sign is: `percent` (`50`) or `fraction` (`0.5`); by default a percentage,
            and a file of which none is above 1 is refused.
        watchlist: parties that share an identifier (an LEI, a registration number) with exactly one of its entities get
            that entity's id; without it, and in tables, identifiers are taken as they stand. For BODS only.

    Returns:
        The edges, and what was rejected with its reason.

    Raises:
        FormatError: the file is no such table, lacks a column, or leaves open in which unit it states shares.
        SourceError: the file cannot be read.
    """
    path = Path(path)
    if path.suffix.lower() == ".json":
        return _read_bods(path, watchlist)
    table = open_table(path)
    headings = {name: (columns or {}).get(name, name) for name in FIELDS}
    unknown = (columns or {}).keys() - FIELDS
    if unknown:
        raise InvalidInputError(
            f"{', '.join(sorted(unknown))} is no field of an edge", where="columns", fix=f"use {', '.join(FIELDS)}"
        )
    missing = [headings[name] for name in REQUIRED if headings[name] not in table.headings]
    missing += [heading for heading in (columns or {}).values() if heading not in table.headings]
    if missing:
        fix = f"name them so, or from Python give columns={{field: heading}}; it has {', '.join(table.headings)}"
        raise FormatError(f"has no column {', '.join(dict.fromkeys(missing))}", where=path, fix=fix)
    return _read_table(path, table, headings, unit)


def _read_table(path: Path, table: RawTable, headings: Mapping[str, str], unit: Unit | None) -> EdgeReading:
    reading = EdgeReading()
    bare: list[float] = []  # numbers of shares that have no per cent sign
    for row in table.rows:
        reading.read += 1
        cells = {name: str(row.cell(heading) or "").strip() for name, heading in headings.items()}
        try:
            if row.problem:
                raise ValueError(row.problem)
            stated_share = cells.pop("share")
            share = read_share(stated_share, unit=unit or "percent")
            bare += () if "%" in stated_share else [float(n.replace(",", ".")) for n in _NUMBER.findall(stated_share)]
            if (control := read_flag(cells["control"])) is None:
                raise ValueError(f"control is {cells['control']!r}: write yes or no")
            stated: dict[str, Any] = {name: text for name, text in cells.items() if text and name != "control"}
            reading.edges.append(Edge(share=share, control=control, **stated))
        except (ValueError, TypeError) as error:
            reading.rejected.append(f"{path}, row {row.number}: {_first_line(error)}")
    largest = max(bare, default=0)
    if unit is None and 0 < largest <= 1:
        problem = f"no share without a per cent sign is above 1: {largest:g} may be {largest:.0%} or {largest:g}%"
        fix = 'write the sign; from Python, unit="fraction" or unit="percent" says it, too'
        raise FormatError(problem, where=path, fix=fix)
    return reading


def _first_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return ": ".join(problems_of(error)[0])
    return str(error).partition("\n")[0]


def _read_bods(path: Path, watchlist: Watchlist | None) -> EdgeReading:
    try:
        statements = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise FormatError(f"cannot be read as JSON: {error}", where=path, fix="give an array of statements") from error
    if not isinstance(statements, list) or not all(isinstance(item, dict) for item in statements):
        raise FormatError("is no array of statements", where=path, fix="give what BODS 0.4 calls a package, or a table")
    if statements and not any("recordType" in item for item in statements):
        raise FormatError("no statement has a recordType", where=path, fix="BODS 0.4 is read; convert older versions")
    latest = _latest_records(statements)
    parties = _StatedParties(latest, watchlist)
    reading = EdgeReading()
    for record in latest.values():
        if record.get("recordType") != "relationship":
            continue
        reading.read += 1
        try:
            reading.edges += _edges_of_relationship(record, parties)
        except (EntityScreenError, ValueError, TypeError) as error:
            statement = record.get("statementId", record.get("recordId", ""))
            reading.rejected.append(f"{path}, statement {statement}: {_first_line(error)}")
    return reading


def _latest_records(statements: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The last statement of each record; records that were closed are left out."""
    latest: dict[str, dict[str, Any]] = {}
    for statement in sorted(statements, key=lambda item: str(item.get("statementDate", ""))):
        latest[str(statement.get("recordId") or statement.get("statementId"))] = statement
    return {record: item for record, item in latest.items() if item.get("recordStatus") != "closed"}


class _StatedParties:
    """The identifier and the name of each party of a package."""

    def __init__(self, records: Mapping[str, Mapping[str, Any]], watchlist: Watchlist | None) -> None:
        self._records = records
        listed: dict[str, set[str]] = {}
        for entity in watchlist or ():
            for identifier in entity.identifiers:
                listed.setdefault(_plain(identifier.value), set()).add(entity.id)
        self._listed = {number: next(iter(ids)) for number, ids in listed.items() if len(ids) == 1}

    def party(self, reference: Any) -> tuple[str, str]:
        """Return the identifier that an edge has for a record, and its name."""
        if isinstance(reference, Mapping):
            raise ValueError(f"the party is not known: {reference.get('reason', 'no reason is given')}")
        if not reference:
            raise ValueError("names no party")
        details = self._records.get(str(reference), {}).get("recordDetails") or {}
        names = [item.get("fullName", "") for item in details.get("names", ()) if isinstance(item, Mapping)]
        name = details.get("name") or next(filter(None, names), "")
        numbers = (_plain(str(item.get("id", ""))) for item in details.get("identifiers", ()))
        entity = next((self._listed[number] for number in numbers if number in self._listed), None)
        return entity or str(reference), str(name)


def _plain(number: str) -> str:
    return "".join(character for character in number.casefold() if character.isalnum())


def _edges_of_relationship(record: Mapping[str, Any], parties: _StatedParties) -> Iterator[Edge]:
    details = record.get("recordDetails") or {}
    owned, owned_name = parties.party(details.get("subject"))
    owner, owner_name = parties.party(details.get("interestedParty"))
    publisher = ((record.get("publicationDetails") or {}).get("publisher") or {}).get("name", "")
    interests: list[dict[str, Any]] = details.get("interests") or [{}]
    for interest in interests:
        kind = interest.get("type", "")
        if interest.get("directOrIndirect") == "indirect" and details.get("componentRecords"):
            continue  # its steps are stated, and followed
        if kind in _OFFICES:
            continue  # who holds an office neither owns nor controls
        share = _bods_share(interest)
        votes = kind == _VOTING
        yield Edge(
            owner,
            owned,
            share=Share(ZERO, ZERO) if votes or kind in _CONTROLS else share,
            since=interest.get("startDate"),
            until=interest.get("endDate"),
            source=str(publisher),
            control=kind in _CONTROLS or (votes and share is not None and share.low > _MAJORITY),
            owner_name=owner_name,
            owned_name=owned_name,
        )


def _bods_share(interest: Mapping[str, Any]) -> Share | None:
    share = interest.get("share") or {}
    if share.get("exact") is not None:
        return read_share(share["exact"], unit="percent")
    ends = (("minimum", "exclusiveMinimum", OPEN, ZERO), ("maximum", "exclusiveMaximum", -OPEN, ONE))
    low, high = (_end(share, *end) for end in ends)
    return None if (low, high) == (ZERO, ONE) else Share(low, high)


def _end(share: Mapping[str, Any], inclusive: str, exclusive: str, beside: Decimal, otherwise: Decimal) -> Decimal:
    """One end of a range; BODS 0.3 had exclusive ends as flags, 0.4 has them as numbers."""
    if share.get(inclusive) is not None:
        read = read_share(share[inclusive], unit="percent")
        return read.low + (beside if share.get(exclusive) is True else ZERO) if read else otherwise
    if share.get(exclusive) not in (None, True, False):
        read = read_share(share[exclusive], unit="percent")
        return read.low + beside if read else otherwise
    return otherwise
