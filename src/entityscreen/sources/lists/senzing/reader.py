"""The records of Senzing JSON lines.

Here belongs the shape of the file. What the features mean belongs to `mapper`.
"""

from __future__ import annotations

from collections.abc import Iterator

from entityscreen.model.entity import Entity
from entityscreen.model.ftm import parse_records
from entityscreen.sources.lists.contract import ReadOptions, Rejection
from entityscreen.sources.lists.files import ListFile, ListInput
from entityscreen.sources.lists.senzing.mapper import to_entity


def sniff(file: ListFile) -> bool:
    """JSON lines whose first record has a data source and a record id."""
    first = file.text_head.lstrip().split("\n", 1)[0]
    return first.startswith("{") and '"DATA_SOURCE"' in first and '"RECORD_ID"' in first


def read(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity or rejection for each record.

    Raises:
        FormatError: a line is no JSON object, or a feature is unknown.
    """
    for record, where in parse_records(origin.main.lines(), origin.main.where):
        yield to_entity(record, origin, options, where)
