"""The table that an analyst reviews: one row an entity, with its evidence.

Here belongs writing it. What comes back edited is read by `reviewed.py`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from entityscreen.errors import InvalidInputError, SourceError
from entityscreen.model.entity import Entity
from entityscreen.model.mention import Mention
from entityscreen.sources.documents.merging import group_mentions, to_entities

COLUMNS = (
    "keep",
    "kind",
    "names",
    "positions",
    "countries",
    "topics",
    "cues",
    "evidence",
    "sentences",
    "documents",
    "sha256",
    "id",
)
SEPARATOR = " | "


def write_review(mentions: Iterable[Mention], path: str | Path) -> int:
    """Write the table for the analyst, one row an entity.

    The columns `keep` (yes or no), `kind` and `names` are to be edited, `positions`, `countries` and `topics` may be.
    Names are parted by ` | `; the first is the primary one, the others carry `(alias)`, `(weak)` or `(former)`.

    Args:
        mentions: of files (`extract(Path(...))` or `read_mentions`), so that the rows are tied to them.
        path: the CSV to write, UTF-8 with a byte order mark, so that spreadsheets show the characters.

    Returns:
        The number of rows.

    Raises:
        InvalidInputError: a mention has no document.
        SourceError: the file cannot be written.
    """
    entities = to_entities(group_mentions(_checked(mentions)))
    try:
        with Path(path).open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            writer.writerows(_row(entity) for entity in entities)
    except OSError as error:
        raise SourceError(f"cannot be written ({error.strerror})", where=path, mend="choose another path") from None
    return len(entities)


def _checked(mentions: Iterable[Mention]) -> Iterable[Mention]:
    for mention in mentions:
        if not mention.document:
            raise InvalidInputError("a mention without a document cannot be reviewed", mend="extract from a Path")
        yield mention


def _row(entity: Entity) -> list[str]:
    names = (name.text if name.type == "primary" else f"({name.type}) {name.text}" for name in entity.names)
    fields = (
        names,
        entity.positions,
        entity.countries,
        entity.topics,
        entity.properties.get("riskCue", ()),
        entity.properties.get("evidence", ()),
        entity.notes,
        (record.source for record in entity.provenance),
        (record.sha256 or "" for record in entity.provenance),
    )
    return ["yes", entity.kind, *(_guard(SEPARATOR.join(values)) for values in fields), entity.id]


def _guard(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula gets an apostrophe."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell
