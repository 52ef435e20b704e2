"""Watchlists as FollowTheMoney JSON lines: what we save, and what others can read.

What a record says belongs to `record`, how records refer to each other to `links`.
"""

from __future__ import annotations

import gzip
import json
import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from entityscreen.errors import FormatError, SourceError
from entityscreen.model.entity import Entity
from entityscreen.model.ftm.links import beside_records, join_records
from entityscreen.model.ftm.record import BLOCK, entity_to_ftm
from entityscreen.model.ftm.schema import is_party
from entityscreen.tables.json_text import parse_records
from entityscreen.tables.text import Limits, open_text
from entityscreen.whole_files import whole_file

_LOG = logging.getLogger("entityscreen.model.ftm")
_SNAPSHOT = b"ESSNAP"  # what a snapshot begins with, see `index/snapshot.py`


def read_records(path: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """Every record of a file of JSON lines with its place (`file:line`); `.gz` is unpacked."""
    last = f"{path}:1"
    if path.is_file():
        with path.open("rb") as stream:
            if stream.read(len(_SNAPSHOT)) == _SNAPSHOT:
                fix = "load it with Screener.load, and take its entities: Watchlist(screener.entities())"
                raise SourceError("is the snapshot of a screener, not FollowTheMoney JSON", where=path, fix=fix)
    try:
        with open_text(path, "utf-8-sig", Limits()) as lines:
            for record, where in parse_records(lines, str(path)):
                last = where
                yield record, where
    except UnicodeDecodeError as error:
        raise SourceError("the text is not UTF-8", where=last, fix="save it as UTF-8") from error


def read_ftm(path: Path) -> Iterator[Entity]:
    """The entities of a FollowTheMoney file in its order, with the records that describe them joined. What is no party
    and describes none (an address alone, a position) is left out with a warning; `read_list` reports it as rejected.
    """
    entities, orphans = join_records(read_records(path))
    for record, where in orphans:
        if not is_party(record.get("schema")):
            _LOG.warning("%s: left out: %s is not a party, and describes no entity", where, record["schema"])
            continue
        raise FormatError(
            f"record {record.get('id')!r} has no name and describes no entity of this file",
            where=where,
            fix="read the file with entityscreen.read_list, which reports such records as rejected",
        )
    if not entities:
        raise SourceError("holds no entity", where=path, fix="a watchlist has one JSON record a line")
    yield from entities


def write_ftm(entities: Iterable[Entity], path: Path) -> None:
    """Write entities as JSON lines, in their order; `.gz` is packed, and the file is there whole or not at all. Records
    that were joined to them are written again, once each.
    """
    with whole_file(path) as raw:
        _write_lines(entities, raw, packed=path.suffix == ".gz")


def _write_lines(entities: Iterable[Entity], raw: IO[bytes], *, packed: bool) -> None:
    written: set[str] = set()
    # A fixed time and no name in the gzip header: the same watchlist gives the same bytes.
    out: IO[bytes] = gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) if packed else raw  # type: ignore[assignment]
    listed = list(entities)
    kinds = {entity.id: entity.kind for entity in listed}
    for entity in listed:
        record = entity_to_ftm(entity)
        beside = (*record[BLOCK].pop("linked", ()), *beside_records(entity, kinds))
        for item in (record, *beside):
            if item is record or item["id"] not in written:
                out.write(json.dumps(item, ensure_ascii=False).encode() + b"\n")
                if item is not record:
                    written.add(item["id"])
    if packed:
        out.close()
