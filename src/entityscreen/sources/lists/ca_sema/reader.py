"""The records of Canada's XML.

Here belongs the shape of the file. What the elements mean belongs to `mapper`.
"""

from __future__ import annotations

from collections.abc import Iterator

from entityscreen.model.entity import Entity
from entityscreen.sources.lists.ca_sema.mapper import SemaMapper
from entityscreen.sources.lists.contract import ReadOptions, Rejection
from entityscreen.sources.lists.files import ListFile, ListInput
from entityscreen.sources.lists.xmlrecords import XmlRecords

ROOT, RECORD = "data-set", "record"


def sniff(file: ListFile) -> bool:
    """An XML file whose root is data-set, with records of a schedule."""
    head = file.text_head
    return file.suffix == ".xml" and f"<{ROOT}" in head and f"<{RECORD}>" in head and "<Schedule" in head


def read(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each record.

    Raises:
        FormatError: no XML of the list, or an unknown element.
    """
    mapper = SemaMapper(origin, options)
    for where, element in XmlRecords(origin.main, (RECORD,), root=ROOT):
        yield mapper.to_entity(element, where)
