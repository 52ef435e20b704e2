"""The rows of the Consolidated Screening List.

Here belongs the shape of the CSV and JSON files. What the fields mean belongs to `mapper`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from entityscreen.errors import FormatError
from entityscreen.model.entity import Entity
from entityscreen.sources.lists.contract import ReadOptions, Rejection
from entityscreen.sources.lists.files import ListFile, ListInput
from entityscreen.sources.lists.rows import check_columns, headed
from entityscreen.sources.lists.us_csl.mapper import KNOWN_FIELDS, CslMapper

_REQUIRED = ("source", "name", "addresses", "alt_names", "programs", "source_list_url")
# In JSON these hold objects, in CSV texts with a grammar.
_OBJECTS = ("addresses", "ids")


def sniff_csv(file: ListFile) -> bool:
    """A header with the list's own columns."""
    header = file.text_head.split("\n", 1)[0]
    return file.suffix == ".csv" and all(f"{column}" in header for column in _REQUIRED)


def sniff_json(file: ListFile) -> bool:
    """One JSON object with results that have a source list."""
    head = file.text_head.lstrip()
    return file.suffix == ".json" and head.startswith("{") and '"results"' in head and "source_list_url" in head


def read_csv(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity or rejection for each row.

    Raises:
        FormatError: a column is missing or unknown.
    """
    mapper = CslMapper(origin, options)
    known = KNOWN_FIELDS if options.unknown_fields == "raise" else None
    for index, (where, row) in enumerate(headed(origin.main)):
        if index == 0:
            check_columns(row, required=_REQUIRED, known=known, where=where)
        yield mapper.from_row(row, where)


def read_json(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity or rejection for each result.

    Raises:
        FormatError: no JSON of the list, or a field is unknown.
    """
    mapper = CslMapper(origin, options)
    for index, record in enumerate(_results(origin.main), start=1):
        where = f"{origin.main.where}: result {index}"
        if not isinstance(record, dict):
            raise FormatError("no JSON object", where=where, mend="fetch the file anew")
        known = KNOWN_FIELDS if options.unknown_fields == "raise" else None
        check_columns(record, required=("source", "name"), known=known, where=where)
        yield mapper.from_record(record, where)


def _results(file: ListFile) -> list[Any]:
    try:
        data = json.loads("".join(file.lines()))
    except (ValueError, RecursionError) as error:
        raise FormatError(f"no JSON: {error}", where=file.where, mend="fetch the file anew") from error
    results = data.get("results") if isinstance(data, dict) else None
    if not isinstance(results, list):
        raise FormatError("has no results", where=file.where, mend="fetch the file anew")
    return results
