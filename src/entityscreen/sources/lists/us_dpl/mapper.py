"""What the columns of the Denied Persons List mean.

Here belongs the mapping of a row. The list does not say whether a name is a person's or a firm's.
"""

from __future__ import annotations

from entityscreen.model.dates import parse_date
from entityscreen.model.entity import Entity
from entityscreen.sources.lists.contract import Rejection
from entityscreen.sources.lists.draft import EntityDraft
from entityscreen.sources.lists.files import ListInput
from entityscreen.sources.lists.nametext import split_names
from entityscreen.sources.lists.record_ids import RecordIds
from entityscreen.sources.lists.rows import Row, raw_text

SOURCE = "us-dpl"
COLUMNS = (
    "Name",
    "Street_Address",
    "City",
    "State",
    "Country",
    "Postal_Code",
    "Effective_Date",
    "Expiration_Date",
    "Standard_Order",
    "Last_Update",
    "Action",
    "FR_Citation",
)


class DplMapper:
    """Maps the rows of one file, and gives each its identifier."""

    def __init__(self, origin: ListInput) -> None:
        self._origin, self._ids = origin, RecordIds(SOURCE)

    def to_entity(self, row: Row, where: str) -> Entity | Rejection:
        """Map a row; one without a name is rejected."""
        names = split_names(row["Name"])
        if not names:
            return Rejection(where, "the row has no name", None, raw_text(row))
        listed_on = parse_date(row["Effective_Date"], order="mdy")
        entity_id = self._ids.made((listed_on or "",), f"{names[0].text}\x1f{row['Street_Address']}")
        draft = EntityDraft(entity_id, "LegalEntity", SOURCE)
        for index, part in enumerate(names):
            draft.part(part, "alias" if index else "primary")
        draft.address(row["Street_Address"], row["City"], row["State"], row["Postal_Code"], country=row["Country"])
        draft.date_property("endDate", row["Expiration_Date"], order="mdy")
        draft.date_property("modifiedAt", row["Last_Update"])
        draft.note("Action", row["Action"])
        draft.note("Standard order", row["Standard_Order"])
        for column, text in row.items():
            if column not in COLUMNS:
                draft.note(column, text)
        draft.add("topics", "sanction")
        draft.origin(self._origin, programmes=("DPL",), legal_basis=row["FR_Citation"].strip(), listed_on=listed_on)
        return draft.build(where)
