"""What the columns of OpenSanctions' simple CSV mean.

Here belongs the mapping of a row. Identifiers come without their types.
"""

from __future__ import annotations

from entityscreen.model.entity import Entity
from entityscreen.sources.lists.contract import Rejection
from entityscreen.sources.lists.draft import EntityDraft
from entityscreen.sources.lists.files import ListInput

SOURCE = "opensanctions"
REQUIRED_COLUMNS = ("id", "schema", "name", "aliases", "dataset")
KNOWN_COLUMNS = (
    *REQUIRED_COLUMNS,
    *("birth_date", "countries", "addresses", "identifiers", "sanctions", "phones", "emails", "program_ids"),
    *("first_seen", "last_seen", "last_change"),
)
_PROPERTIES = {"phones": "phone", "emails": "email", "first_seen": "firstSeen", "last_seen": "lastSeen"}


def to_entity(cells: dict[str, list[str]], origin: ListInput, where: str) -> Entity | Rejection:
    """Map a row; one without a name or an identifier is rejected."""
    number = next(iter(cells["id"]), "")
    if not number or not cells["name"]:
        raw = "; ".join(f"{column}={', '.join(values)}" for column, values in cells.items() if values)
        return Rejection(where, "the row has no id or no name", number or None, raw)
    draft = EntityDraft(number, next(iter(cells["schema"]), "LegalEntity"), SOURCE)
    draft.name(" ; ".join(cells["name"]), "primary")
    for alias in cells["aliases"]:
        draft.name(alias, "alias")
    for text in cells.get("birth_date", ()):
        draft.birth(text)
    for text in cells.get("countries", ()):
        draft.country(text)
    draft.add("addresses", *cells.get("addresses", ()))
    for text in cells.get("identifiers", ()):
        draft.identifier(text, "id")
    for column, name in _PROPERTIES.items():
        draft.property(name, *cells.get(column, ()))
    for text in cells.get("sanctions", ()):
        draft.note("Sanction", text)
    draft.date_property("modifiedAt", next(iter(cells.get("last_change", ())), None))
    for column, values in cells.items():
        if column not in KNOWN_COLUMNS:
            for text in values:
                draft.note(column, text)
    draft.add("topics", *(("sanction",) if cells.get("sanctions") else ()))
    programmes = (*cells["dataset"], *cells.get("program_ids", ()))
    draft.origin(origin, record_id=number, programmes=programmes)
    return draft.build(where)
