"""The records of OFAC's plain XML.

Here belongs the shape of the file. What the elements mean belongs to `mapper`.
"""

from __future__ import annotations

from collections.abc import Iterator

from entityscreen.errors import FormatError
from entityscreen.model.dates import parse_date
from entityscreen.model.entity import Entity
from entityscreen.sources.lists.contract import ReadOptions, Rejection
from entityscreen.sources.lists.files import ListFile, ListInput
from entityscreen.sources.lists.us_ofac_xml.mapper import to_entity
from entityscreen.sources.lists.xmlrecords import XmlRecords, text_of

ROOT = "sdnList"


def sniff(file: ListFile) -> bool:
    """An XML file whose root is sdnList."""
    return file.suffix == ".xml" and f"<{ROOT}" in file.text_head


def read(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each sdnEntry.

    Raises:
        FormatError: no XML of OFAC, an unknown element, or fewer entries than the file says it has.
    """
    records = XmlRecords(origin.main, ("publshInformation", "publishInformation", "sdnEntry"), root=ROOT)
    date, stated, read_so_far = "", 0, 0
    for where, element in records:
        if element.tag != "sdnEntry":
            date = parse_date(text_of(element, "Publish_Date"), order="mdy") or ""
            count = text_of(element, "Record_Count")
            stated = int(count) if count.isdigit() else 0
            continue
        read_so_far += 1
        yield to_entity(element, origin, options, where, date)
    if stated and read_so_far < stated:
        problem = f"holds {read_so_far} entries and says that it has {stated}"
        raise FormatError(problem, where=origin.main.where, mend="fetch the file anew")
