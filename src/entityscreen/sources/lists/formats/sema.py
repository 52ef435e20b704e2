"""Canada's autonomous sanctions list (SEMA), XML.

The list has one row of names for persons, another for entities and ships; the country is that of the regulations, which
need not be the entity's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from entityscreen.model.attributes.dates import parse_date
from entityscreen.model.entity import Entity
from entityscreen.sources.lists.contract import ListFormat, ReadOptions, Rejection
from entityscreen.sources.lists.draft import EntityDraft, RecordIds
from entityscreen.sources.lists.files import ListInput
from entityscreen.sources.lists.xml_records import Handler, XmlRecords, sniffs_xml, take_children, text_of, whole_text

_SOURCE = "ca-sema"
_ROOT, _RECORD = "data-set", "record"
_PERSON = ("GivenName", "LastName")
_OTHER_NAMES = ("EntityOrShip", "Entity")
_DATES = ("DateOfBirthOrShipBuildDate", "DateOfBirth")
_NUMBERS = ("ShipIMONumber", "ShipImoNumber")
_NOTHING = frozenset(("", "N/A", "S/O"))


def read(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each record; one without a name is rejected."""
    ids = RecordIds("sema")
    for where, element in XmlRecords(origin.main, (_RECORD,), root=_ROOT, options=options):
        yield _to_entity(element, origin, options, ids, where)


def _to_entity(
    record: Element, origin: ListInput, options: ReadOptions, ids: RecordIds, where: str
) -> Entity | Rejection:
    person = " ".join(text for tag in _PERSON if (text := _stated(record, tag)))
    name = person or _stated(record, *_OTHER_NAMES)
    country, schedule, item = (_stated(record, tag) for tag in ("Country", "Schedule", "Item"))
    if not name:
        return Rejection(where, "the record has no name", None, whole_text(record))
    entity_id = ids.made((country.partition(" / ")[0], schedule, item), name)
    draft = EntityDraft(entity_id, _kind(record, person), _SOURCE)
    if person:
        draft.name(person, "primary")
    else:
        draft.split(name, "primary")
    draft.split(_stated(record, "Aliases"), "alias", ";")
    draft.take("birth_date" if draft.kind == "Person" else "date:buildDate", _stated(record, *_DATES))
    take_children(draft, record, _ELEMENTS, options, where)
    return draft.sanctioned(
        origin,
        where,
        record_id=_place(schedule, item) or entity_id,
        programmes=(country,) if country else (),
        listed_on=parse_date(_stated(record, "DateOfListing")),
    )


def _stated(record: Element, *tags: str) -> str:
    """The first text of these elements; what stands for nothing is nothing."""
    return next((text for tag in tags if (text := text_of(record, tag)) not in _NOTHING), "")


def _place(schedule: str, item: str) -> str:
    """Where the regulations have the entry."""
    return ", ".join(f"{word} {text}" for word, text in (("Schedule", schedule), ("Item", item)) if text)


def _kind(record: Element, person: str) -> str:
    """A ship is recognised by its number or the year in which it was built."""
    if person:
        return "Person"
    return "Vessel" if _stated(record, *_NUMBERS, *_DATES) else "Organization"


def _take_stated(meaning: str) -> Handler:
    return lambda draft, child, _where: draft.take(meaning, text if (text := whole_text(child)) not in _NOTHING else "")


_ELEMENTS: dict[str, str | Handler] = {
    **dict.fromkeys((*_PERSON, *_OTHER_NAMES, *_DATES, "Country", "Aliases", "Schedule", "Item"), "ignore"),
    "DateOfListing": "ignore",
    "Title": _take_stated("property:title"),
    **dict.fromkeys(_NUMBERS, _take_stated("identifier:imo")),
}

FORMATS = (
    ListFormat(
        "sema-xml",
        "Canada's autonomous sanctions list, XML",
        sniffs_xml(f"<{_ROOT}", f"<{_RECORD}>", "<Schedule"),
        read,
    ),
)
