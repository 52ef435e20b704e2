"""The parts of SECO's XML, joined.

Here belongs the order of the file: programmes and places come before the targets that refer to them, in some
editions behind them; so the targets are kept until the end. What they mean belongs to `mapper`.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from entityscreen.model.dates import parse_date
from entityscreen.model.entity import Entity
from entityscreen.sources.lists.ch_seco.mapper import SecoMapper
from entityscreen.sources.lists.contract import ReadOptions, Rejection
from entityscreen.sources.lists.files import ListFile, ListInput
from entityscreen.sources.lists.xmlrecords import XmlRecords

ROOT = "swiss-sanctions-list"
PARTS = ("sanctions-program", "place", "target")


def sniff(file: ListFile) -> bool:
    """An XML file whose root is swiss-sanctions-list."""
    return file.suffix == ".xml" and f"<{ROOT}" in file.text_head


def read(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each target; a target that was taken off the list is rejected with that reason.

    Raises:
        FormatError: no XML of SECO, an unknown element, or a reference to nothing.
    """
    records = XmlRecords(origin.main, PARTS, root=ROOT)
    mapper = SecoMapper(origin, options)
    targets: list[tuple[str, Element]] = []
    for where, element in records:
        if element.tag == "target":
            targets.append((where, element))
            mapper.introduce(element)
        else:
            mapper.take(element)
    mapper.date = parse_date(records.attributes.get("date", "")[:10]) or ""
    for where, element in targets:
        yield mapper.to_entity(element, where)
