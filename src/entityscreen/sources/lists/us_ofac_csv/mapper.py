"""What OFAC's columns mean.

Here belongs the mapping of one record to an entity; the grammar of the remarks is in `remarks`.
"""

from __future__ import annotations

from entityscreen.errors import FormatError
from entityscreen.model.entity import Entity
from entityscreen.model.name import NameType
from entityscreen.sources.lists.draft import EntityDraft
from entityscreen.sources.lists.files import ListInput
from entityscreen.sources.lists.us_ofac_csv.remarks import add_remarks

KINDS = {"": "Organization", "individual": "Person", "vessel": "Vessel", "aircraft": "Airplane"}
ALIAS_TYPES: dict[str, NameType] = {"aka": "alias", "fka": "former", "nka": "alias"}
_DETAILS = "https://sanctionssearch.ofac.treas.gov/Details.aspx?id="
_NAMELESS_FLAG = "None Identified"


class OfacRecord:
    """The rows of one entity.

    Args:
        where: place of the main row.
        row: the main row's twelve cells, empty where the file has `-0-`.
    """

    __slots__ = ("addresses", "aliases", "remarks", "row", "where")

    def __init__(self, where: str, row: list[str]) -> None:
        self.where, self.row, self.remarks = where, row, row[11]
        self.aliases: list[tuple[str, str, str, str]] = []  # where, type, name, remarks
        self.addresses: list[tuple[str, str, str, str]] = []  # street, city, country, remarks


def to_entity(record: OfacRecord, origin: ListInput, source: str) -> Entity:
    """Map a record.

    Raises:
        FormatError: the type of the entity or of an alias is unknown, or there is no name.
    """
    number, name, kind, programmes, title = record.row[:5]
    if kind.casefold() not in KINDS:
        raise FormatError(f"SDN_Type: unknown {kind!r}", where=record.where, mend="report it: the format changed")
    draft = EntityDraft(f"ofac-{number}", KINDS[kind.casefold()], source)
    draft.name(name, "primary")
    _add_aliases(draft, record)
    draft.add("positions", title)
    if draft.kind in ("Vessel", "Airplane"):
        _add_craft(draft, record.row)
    for street, city, country, remarks in record.addresses:
        draft.address(street, city, country=country)
        draft.note("Address", remarks)
    add_remarks(draft, record.remarks)
    draft.add("topics", "sanction")
    draft.origin(
        origin,
        record_id=number,
        programmes=tuple(part.strip(" []") for part in programmes.split("] [")) if programmes else (),
        url=_DETAILS + number,
    )
    return draft.build(record.where)


def _add_aliases(draft: EntityDraft, record: OfacRecord) -> None:
    for where, alias_type, alias, remarks in record.aliases:
        if alias_type not in ALIAS_TYPES:
            raise FormatError(f"alt_type: unknown {alias_type!r}", where=where, mend="report it")
        draft.name(alias, ALIAS_TYPES[alias_type], again=True)
        draft.note(f"Alias {alias}", remarks)


def _add_craft(draft: EntityDraft, row: list[str]) -> None:
    call_sign, vessel_type, tonnage, gross_tonnage, flag, owner = row[5:11]
    draft.identifier(call_sign, "call-sign")
    draft.property("type", vessel_type)
    draft.property("tonnage", tonnage)
    draft.property("grossRegisteredTonnage", gross_tonnage)
    if flag and flag != _NAMELESS_FLAG:
        draft.country(flag)
        draft.property("flag", flag)
    draft.note("Vessel owner", owner)
