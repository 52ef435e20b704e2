"""The records of the UN's XML.

Here belongs the shape of the file. What the elements mean belongs to `mapper`.
"""

from __future__ import annotations

from collections.abc import Iterator

from entityscreen.model.entity import Entity
from entityscreen.sources.lists.contract import ReadOptions, Rejection
from entityscreen.sources.lists.files import ListFile, ListInput
from entityscreen.sources.lists.un_sc.mapper import to_entity
from entityscreen.sources.lists.xmlrecords import XmlRecords

ROOT = "CONSOLIDATED_LIST"
RECORDS = ("INDIVIDUAL", "ENTITY")


def sniff(file: ListFile) -> bool:
    """An XML file whose root is CONSOLIDATED_LIST."""
    return file.suffix == ".xml" and f"<{ROOT}" in file.text_head


def read(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each INDIVIDUAL and ENTITY.

    Raises:
        FormatError: no XML of the UN, or an element that is not known.
    """
    records = XmlRecords(origin.main, RECORDS, root=ROOT)
    for where, element in records:
        yield to_entity(element, origin, options, where, records.attributes.get("dateGenerated", "")[:10])
