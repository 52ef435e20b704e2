"""OFAC's plain XML: sdn.xml and consolidated.xml.

Identifiers have the labels of the CSV's remarks and are read by the same grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from entityscreen.errors import FormatError
from entityscreen.model.attributes.dates import parse_date
from entityscreen.model.entity import Entity
from entityscreen.model.name import NameType
from entityscreen.model.reading import Rejection
from entityscreen.sources.lists.contract import ListFormat, ReadOptions
from entityscreen.sources.lists.draft import EntityDraft, field_meanings
from entityscreen.sources.lists.files import ListInput
from entityscreen.sources.lists.formats.ofac_csv import DETAILS, KINDS, source_by
from entityscreen.sources.lists.formats.ofac_remarks import add_labelled, add_remarks
from entityscreen.sources.lists.xml_records import Handler, XmlRecords, sniffs_xml, take_children, text_of, texts_of

_ROOT = "sdnList"
_KINDS = {**KINDS, "entity": "Organization"}
_CATEGORIES = ("strong", "weak", "")
_PROGRAMME = re.compile(r"<program>([^<]+)</program>")
_ADDRESS = ("address1", "address2", "address3", "city", "stateOrProvince", "postalCode")


def read(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each sdnEntry."""
    records = XmlRecords(
        origin.main, ("publshInformation", "publishInformation", "sdnEntry"), root=_ROOT, options=options
    )
    source = source_by(match[1] for match in _PROGRAMME.finditer(origin.main.text_head))
    date, stated, read_so_far = "", 0, 0
    for where, element in records:
        if element.tag != "sdnEntry":
            date = parse_date(text_of(element, "Publish_Date"), order="mdy") or ""
            count = text_of(element, "Record_Count")
            stated = int(count) if count.isdigit() else 0
            continue
        read_so_far += 1
        yield _to_entity(element, source, origin, options, where, date)
    if read_so_far < stated:
        options.refuse_incomplete(f"holds {read_so_far} entries and says that it has {stated}", origin.main.where)


def _to_entity(
    element: Element, source: str, origin: ListInput, options: ReadOptions, where: str, date: str
) -> Entity | Rejection:
    number, kind = text_of(element, "uid"), text_of(element, "sdnType")
    place = f"{where} (uid {number})"
    if not number or kind.casefold() not in _KINDS:
        raise FormatError(f"uid {number!r} or sdnType {kind!r} is unknown", where=where, fix="report it")
    draft = EntityDraft(f"ofac-{number}", _KINDS[kind.casefold()], source)
    draft.name(_full_name(element), "primary")
    take_children(draft, element, _ELEMENTS, options, place)
    if not draft.names:
        return Rejection(place, "the entry has no name", number, " ".join(element.itertext()).strip())
    stated = {"record_id": number, "source_date": date, "url": DETAILS + number}
    return draft.sanctioned(origin, place, programmes=tuple(texts_of(element, "programList/program")), **stated)


def _full_name(element: Element) -> str:
    """`LAST, First`, as the CSV has it."""
    return ", ".join(text for tag in ("lastName", "firstName") if (text := text_of(element, tag)))


def _add_aliases(draft: EntityDraft, aliases: Element, _where: str) -> None:
    for alias in aliases:
        category = text_of(alias, "category").casefold()
        if category not in _CATEGORIES:
            raise FormatError(f"category: unknown {category!r}", where=draft.entity_id, fix="report it")
        strong: NameType = "former" if text_of(alias, "type").casefold().startswith("f") else "alias"
        draft.name(_full_name(alias), "weak" if category == "weak" else strong, again=True)


def _add_identifiers(draft: EntityDraft, identifiers: Element, _where: str) -> None:
    for item in identifiers:
        label, number = text_of(item, "idType"), text_of(item, "idNumber")
        add_labelled(draft, label, number, text_of(item, "idCountry"))
        for tag in ("issueDate", "expirationDate"):
            draft.note(f"{label} {number}", f"{tag} {text}" if (text := text_of(item, tag)) else None)


def _add_addresses(draft: EntityDraft, addresses: Element, _where: str) -> None:
    for address in addresses:
        draft.address(*(text_of(address, tag) for tag in _ADDRESS), country=text_of(address, "country"))


def _add_each(path: str, meaning: str) -> Handler:
    def add(draft: EntityDraft, element: Element, _where: str) -> None:
        for text in texts_of(element, path):
            draft.take(meaning, text)

    return add


def _add_vessel(draft: EntityDraft, vessel: Element, _where: str) -> None:
    for tag, meaning in field_meanings("ofac-vessel").items():
        draft.take(meaning, text_of(vessel, tag))


_ELEMENTS: dict[str, str | Handler] = {
    **dict.fromkeys(("uid", "firstName", "lastName", "sdnType", "programList"), "ignore"),
    "title": "position",
    "remarks": lambda draft, child, _where: add_remarks(draft, child.text or ""),
    "akaList": _add_aliases,
    "idList": _add_identifiers,
    "addressList": _add_addresses,
    "nationalityList": _add_each("nationality/country", "nationality"),
    "citizenshipList": _add_each("citizenship/country", "nationality"),
    "dateOfBirthList": _add_each("dateOfBirthItem/dateOfBirth", "birth_date"),
    "placeOfBirthList": _add_each("placeOfBirthItem/placeOfBirth", "property:birthPlace"),
    "vesselInfo": _add_vessel,
}

FORMATS = (ListFormat("ofac-xml", "OFAC SDN and Consolidated, plain XML", sniffs_xml(f"<{_ROOT}"), read),)
