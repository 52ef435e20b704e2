"""The US Denied Persons List: text with tabs, a header, every cell in quotes.

The list does not say whether a name is a person's or a firm's.
"""

from __future__ import annotations

from collections.abc import Iterator

from entityscreen.model.attributes.dates import parse_date
from entityscreen.model.entity import Entity
from entityscreen.sources.lists.contract import ListFormat, ReadOptions, Rejection
from entityscreen.sources.lists.draft import EntityDraft, RecordIds
from entityscreen.sources.lists.files import ListInput
from entityscreen.sources.lists.nametext import split_names
from entityscreen.sources.lists.rows import known_rows, raw_text, sniffs_columns

_SOURCE = "us-dpl"
_ADDRESS = ("Street_Address", "City", "State", "Postal_Code", "Country")
_COLUMNS = {
    **dict.fromkeys(("Name", *_ADDRESS, "Effective_Date", "FR_Citation"), "ignore"),
    "Expiration_Date": "date:endDate",
    "Standard_Order": "note:Standard order",
    "Last_Update": "ignore",  # its days stand first, in the other dates the months
    "Action": "note",
}


def read(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each row; one without a name is rejected."""
    ids = RecordIds(_SOURCE)
    for where, row in known_rows(origin.main, options, required=_COLUMNS, known=_COLUMNS, delimiter="\t"):
        names = split_names(row["Name"])
        if not names:
            yield Rejection(where, "the row has no name", None, raw_text(row))
            continue
        listed_on = parse_date(row["Effective_Date"], order="mdy")
        entity_id = ids.made((listed_on or "",), f"{names[0].text}\x1f{row['Street_Address']}")
        draft = EntityDraft(entity_id, "LegalEntity", _SOURCE, order="mdy")
        draft.split(row["Name"], "primary")
        *address, country = (row[column] for column in _ADDRESS)
        draft.address(*address, country=country)
        draft.take_all(row.items(), _COLUMNS, options, where, "column")
        draft.property("modifiedAt", parse_date(row["Last_Update"]) or row["Last_Update"])
        draft.add("topics", "sanction")
        draft.origin(origin, programmes=("DPL",), legal_basis=row["FR_Citation"].strip(), listed_on=listed_on)
        yield draft.build(where)


FORMATS = (
    ListFormat(
        name="dpl-txt",
        title="US Denied Persons List, TXT",
        sniff=sniffs_columns("Name", "Standard_Order", "FR_Citation", delimiter="\t", suffix=""),
        read=read,
    ),
)
