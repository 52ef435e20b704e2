"""What the columns of OpenSanctions' simple CSV mean.

Here belongs the mapping of a row. Identifiers come without their types.
"""

from __future__ import annotations

from collections.abc import Callable

from entityscreen.model.entity import Entity
from entityscreen.model.ftm_joined import is_party
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


def to_entity(cells: dict[str, list[str]], origin: ListInput, where: str) -> Entity | Rejection:
    """Map a row; one without a name or an identifier is rejected."""
    number = next(iter(cells["id"]), "")
    if not number or not cells["name"]:
        return Rejection(where, "the row has no id or no name", number or None, _raw(cells))
    schema = next(iter(cells["schema"]), "LegalEntity")
    if not is_party(schema):
        return Rejection(where, f"{schema} is no party to a business", number, _raw(cells))
    draft = EntityDraft(number, schema, SOURCE)
    draft.name(cells["name"][0], "primary")
    if schema == "CryptoWallet":
        draft.identifier(cells["name"][0], "crypto")
    for alias in cells["aliases"]:
        draft.name(alias, "alias")
    for column, values in cells.items():
        for text in values:
            _add(draft, column, text)
    draft.add("topics", *(("sanction",) if cells.get("sanctions") else ()))
    programmes = (*cells["dataset"], *cells.get("program_ids", ()))
    draft.origin(origin, record_id=number, programmes=programmes)
    return draft.build(where)


def _raw(cells: dict[str, list[str]]) -> str:
    return "; ".join(f"{column}={', '.join(values)}" for column, values in cells.items() if values)


def _add(draft: EntityDraft, column: str, text: str) -> None:
    handler = _HANDLERS.get(column)
    if handler is not None:
        handler(draft, text)
    elif column not in KNOWN_COLUMNS:
        draft.note(column, text)


def _property(name: str) -> Callable[[EntityDraft, str], None]:
    return lambda draft, text: draft.property(name, text)


_HANDLERS: dict[str, Callable[[EntityDraft, str], None]] = {
    "birth_date": EntityDraft.birth,
    "countries": EntityDraft.country,
    "addresses": lambda draft, text: draft.add("addresses", text),
    "identifiers": lambda draft, text: draft.identifier(text, "id"),
    "sanctions": lambda draft, text: draft.note("Sanction", text),
    "phones": _property("phone"),
    "emails": _property("email"),
    "first_seen": _property("firstSeen"),
    "last_seen": _property("lastSeen"),
    "last_change": lambda draft, text: draft.date_property("modifiedAt", text),
}
