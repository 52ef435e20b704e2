"""What the elements of OFAC's plain XML mean.

Here belongs the mapping of one sdnEntry. Identifiers have the labels of the CSV's remarks and are read by the
same grammar.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from entityscreen.errors import FormatError
from entityscreen.model.entity import Entity
from entityscreen.model.name import NameType
from entityscreen.sources.lists.contract import ReadOptions, Rejection
from entityscreen.sources.lists.draft import EntityDraft
from entityscreen.sources.lists.files import ListInput
from entityscreen.sources.lists.us_ofac_csv.mapper import KINDS
from entityscreen.sources.lists.us_ofac_csv.remarks import add_labelled, add_remarks
from entityscreen.sources.lists.xmlrecords import content_of, text_of, texts_of

_KINDS = {**KINDS, "entity": "Organization"}
_CATEGORIES = ("strong", "weak", "")
_ADDRESS = ("address1", "address2", "address3", "city", "stateOrProvince", "postalCode")
_DETAILS = "https://sanctionssearch.ofac.treas.gov/Details.aspx?id="


def to_entity(element: Element, origin: ListInput, options: ReadOptions, where: str, date: str) -> Entity | Rejection:
    """Map an entry; one without a name is rejected.

    Raises:
        FormatError: the type is unknown, or an element is.
    """
    number, kind = text_of(element, "uid"), text_of(element, "sdnType")
    place = f"{where} (uid {number})"
    if not number or kind.casefold() not in _KINDS:
        raise FormatError(f"uid {number!r} or sdnType {kind!r} is unknown", where=where, mend="report it")
    programmes = tuple(texts_of(element, "programList/program"))
    source = "us-ofac-cons" if "cons" in origin.main.name else "us-ofac-sdn"
    draft = EntityDraft(f"ofac-{number}", _KINDS[kind.casefold()], source)
    draft.name(_full_name(element), "primary")
    for child in element:
        handler = _HANDLERS.get(child.tag)
        if handler is not None:
            handler(draft, child)
        elif child.tag not in _READ_BY_NAME:
            options.refuse_unknown(f"element {child.tag}", place, content_of(child))
            draft.note(child.tag, content_of(child))
    if not draft.names:
        return Rejection(place, "the entry has no name", number, " ".join(element.itertext()).strip())
    draft.add("topics", "sanction")
    draft.origin(origin, record_id=number, source_date=date, programmes=programmes, url=_DETAILS + number)
    return draft.build(place)


def _full_name(element: Element) -> str:
    """`LAST, First`, as the CSV has it."""
    return ", ".join(text for tag in ("lastName", "firstName") if (text := text_of(element, tag)))


def _add_aliases(draft: EntityDraft, aliases: Element) -> None:
    for alias in aliases:
        category = text_of(alias, "category").casefold()
        if category not in _CATEGORIES:
            raise FormatError(f"category: unknown {category!r}", where=draft.entity_id, mend="report it")
        strong: NameType = "former" if text_of(alias, "type").casefold().startswith("f") else "alias"
        draft.name(_full_name(alias), "weak" if category == "weak" else strong, again=True)


def _add_identifiers(draft: EntityDraft, identifiers: Element) -> None:
    for item in identifiers:
        country = text_of(item, "idCountry")
        label, number = text_of(item, "idType"), text_of(item, "idNumber")
        add_labelled(draft, label, number, country)
        for tag in ("issueDate", "expirationDate"):
            draft.note(f"{label} {number}", f"{tag} {text}" if (text := text_of(item, tag)) else None)


def _add_addresses(draft: EntityDraft, addresses: Element) -> None:
    for address in addresses:
        draft.address(*(text_of(address, tag) for tag in _ADDRESS), country=text_of(address, "country"))


def _add_vessel(draft: EntityDraft, vessel: Element) -> None:
    draft.identifier(text_of(vessel, "callSign"), "call-sign")
    draft.property("type", text_of(vessel, "vesselType"))
    draft.property("flag", text_of(vessel, "vesselFlag"))
    draft.country(text_of(vessel, "vesselFlag"))
    draft.property("tonnage", text_of(vessel, "tonnage"))
    draft.property("grossRegisteredTonnage", text_of(vessel, "grossRegisteredTonnage"))
    draft.note("Vessel owner", text_of(vessel, "vesselOwner"))


def _each(path: str, add: Callable[[EntityDraft, str], None]) -> Callable[[EntityDraft, Element], None]:
    def handle(draft: EntityDraft, child: Element) -> None:
        for text in texts_of(child, path):
            add(draft, text)

    return handle


_READ_BY_NAME = frozenset(("uid", "firstName", "lastName", "sdnType", "programList"))
_HANDLERS: dict[str, Callable[[EntityDraft, Element], None]] = {
    "title": lambda draft, child: draft.add("positions", child.text or ""),
    "remarks": lambda draft, child: add_remarks(draft, child.text or ""),
    "akaList": _add_aliases,
    "idList": _add_identifiers,
    "addressList": _add_addresses,
    "nationalityList": _each("nationality/country", EntityDraft.nationality),
    "citizenshipList": _each("citizenship/country", EntityDraft.nationality),
    "dateOfBirthList": _each("dateOfBirthItem/dateOfBirth", EntityDraft.birth),
    "placeOfBirthList": _each("placeOfBirthItem/placeOfBirth", lambda d, text: d.property("birthPlace", text)),
    "vesselInfo": _add_vessel,
}
