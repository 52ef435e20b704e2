"""The parts of OFAC's advanced XML, joined.

Here belongs the order of the file: reference values, locations and documents come before the parties, their
relations and the sanctions entries behind them. What the elements mean belongs to `mapper`.
"""

from __future__ import annotations

from collections.abc import Iterator

from entityscreen.errors import FormatError
from entityscreen.model.entity import Entity
from entityscreen.sources.lists.contract import ReadOptions, Rejection
from entityscreen.sources.lists.files import ListFile, ListInput
from entityscreen.sources.lists.us_ofac_advanced.mapper import AdvancedMapper
from entityscreen.sources.lists.us_ofac_advanced.values import References, date_of
from entityscreen.sources.lists.xmlrecords import XmlRecords

ROOT = "Sanctions"
PARTS = (
    *("DateOfIssue", "ReferenceValueSets", "Location", "IDRegDocument", "DistinctParty", "ProfileRelationship"),
    "SanctionsEntry",
)


def sniff(file: ListFile) -> bool:
    """An XML file with OFAC's root and reference values."""
    return file.suffix == ".xml" and f"<{ROOT}" in file.text_head and "ReferenceValueSets" in file.text_head


def read(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each DistinctParty.

    Raises:
        FormatError: no advanced XML, or an identifier that no reference value explains.
    """
    del options
    records = XmlRecords(origin.main, PARTS, root=ROOT)
    mapper: AdvancedMapper | None = None
    date = ""
    for where, element in records:
        if element.tag == "DateOfIssue":
            date = date_of(element)
        elif element.tag == "ReferenceValueSets":
            mapper = AdvancedMapper(origin, References(element, where), date)
        elif mapper is None:
            raise FormatError("has no ReferenceValueSets", where=where, mend="fetch the file anew")
        else:
            mapper.take(element, where)
    if mapper is not None:
        yield from mapper.entities()
