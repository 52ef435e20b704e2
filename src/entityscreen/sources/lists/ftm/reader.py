"""FollowTheMoney files as lists.

Here belongs the provenance that only the file gives; the records themselves are read by `model/ftm`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from entityscreen.model.entity import Entity, Provenance
from entityscreen.model.ftm import parse_records
from entityscreen.model.ftm_joined import is_party
from entityscreen.model.ftm_links import join_records
from entityscreen.sources.lists.contract import ReadOptions, Rejection
from entityscreen.sources.lists.files import ListFile, ListInput

_SUFFIXES = (".json", ".jsonl", ".ndjson")


def sniff(file: ListFile) -> bool:
    """JSON lines whose first record has a schema and properties."""
    if file.suffix not in _SUFFIXES:
        return False
    first = file.text_head.lstrip("\ufeff \t\r\n").split("\n", 1)[0]
    return first.startswith("{") and '"schema"' in first and '"properties"' in first


def read(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """The entities, with the records that describe them joined; records that describe none are rejected.

    Raises:
        FormatError: a line is no FollowTheMoney.
    """
    del options
    file = origin.main
    entities, orphans = join_records(parse_records(file.lines(), file.where))
    for entity in entities:
        yield _with_origin(entity, origin)
    for record, where in orphans:
        schema = record.get("schema")
        what = "has no name" if is_party(schema) else f"{schema} is no party to a business"
        reason = f"{what}, and it describes no entity of this file"
        yield Rejection(where, reason, str(record.get("id")), json.dumps(record, ensure_ascii=False))


def _with_origin(entity: Entity, origin: ListInput) -> Entity:
    fetched_at = origin.fetched.fetched_at if origin.fetched else None
    records = entity.provenance or (Provenance(source=origin.main.name.split(".")[0], record_id=entity.id),)
    if all(record.sha256 for record in records):
        return entity
    stamped = tuple(
        record if record.sha256 else record.model_copy(update={"sha256": origin.sha256, "fetched_at": fetched_at})
        for record in records
    )
    return entity.model_copy(update={"provenance": stamped})
