"""The consolidated list of the UN Security Council, XML.

Dates come with a type (exact, approximate, between), aliases with a quality (good, low, a.k.a., f.k.a.).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from entityscreen.errors import FormatError
from entityscreen.model.attributes.dates import parse_date
from entityscreen.model.attributes.identifier_types import identifier_type, known_type
from entityscreen.model.entity import Entity
from entityscreen.model.name import NameType
from entityscreen.model.reading import Rejection
from entityscreen.sources.lists.contract import ListFormat, ReadOptions
from entityscreen.sources.lists.draft import EntityDraft
from entityscreen.sources.lists.files import ListInput
from entityscreen.sources.lists.nametext import split_names, type_by_remark
from entityscreen.sources.lists.numbers import country_of
from entityscreen.sources.lists.xml_records import Handler, XmlRecords, sniffs_xml, take_children, text_of, texts_of

_SOURCE = "un-sc"
_ROOT, _RECORDS = "CONSOLIDATED_LIST", ("INDIVIDUAL", "ENTITY")
_NAME_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_QUALITIES: dict[str, NameType] = {"low": "weak", "f.k.a.": "former", "good": "alias", "a.k.a.": "alias", "": "alias"}
_SCRIPT_NOTE = re.compile(r"(?:in )?\w+ script:\s*(.+)", re.IGNORECASE)
_GENDER = re.compile(r"\bGender:\s*(\w+)")
_NOTHING = "na"  # and no Namibian
_ADDRESS = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE")


def read(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each INDIVIDUAL and ENTITY; one that was taken off the list is rejected."""
    records = XmlRecords(origin.main, _RECORDS, root=_ROOT, options=options)
    for where, element in records:
        yield _to_entity(element, origin, options, where, records.attributes.get("dateGenerated", "")[:10])


def _to_entity(element: Element, origin: ListInput, options: ReadOptions, where: str, date: str) -> Entity | Rejection:
    for leaf in element.iter():
        if (leaf.text or "").strip() == _NOTHING:
            leaf.text = None
    number = text_of(element, "DATAID")
    if not number:
        raise FormatError("DATAID is missing", where=where, fix="fetch the list anew")
    draft = EntityDraft(f"un-{number}", "Person" if element.tag == "INDIVIDUAL" else "Organization", _SOURCE)
    place = f"{where} (DATAID {number})"
    _add_names(draft, element)
    take_children(draft, element, _ELEMENTS, options, place)
    if not draft.names:
        return Rejection(place, "the record has no name", number, " ".join(element.itertext()).strip())
    delisted = parse_date(text_of(element, "DELISTED_ON"))
    if delisted and delisted <= (parse_date(date) or delisted):
        return Rejection(place, f"was taken off the list on {delisted}", number)
    return draft.sanctioned(
        origin,
        place,
        record_id=text_of(element, "REFERENCE_NUMBER") or number,
        source_date=date,
        programmes=tuple(texts_of(element, "UN_LIST_TYPE")),
        listed_on=parse_date(text_of(element, "LISTED_ON")),
    )


def _add_names(draft: EntityDraft, element: Element) -> None:
    whole = " ".join(text for part in _NAME_PARTS if (text := text_of(element, part)))
    if draft.kind == "Person":
        draft.name(whole, "primary")
        for prop, tag in zip(("firstName", "secondName", "middleName", "lastName"), _NAME_PARTS, strict=True):
            draft.property(prop, text_of(element, tag))
    else:
        for part in split_names(whole, ";"):
            draft.part(part, "alias" if draft.names else "primary")
    for text in texts_of(element, "NAME_ORIGINAL_SCRIPT"):
        draft.name(text, "alias", again=True)


def _add_alias(draft: EntityDraft, alias: Element, where: str) -> None:
    quality = text_of(alias, "QUALITY").casefold()
    if quality not in _QUALITIES:
        raise FormatError(f"QUALITY: unknown {quality!r}", where=where, fix="report it: the format changed")
    note = text_of(alias, "NOTE")
    name_type = _QUALITIES[quality]
    if name_type == "alias":
        name_type = type_by_remark(note) or name_type
    text = text_of(alias, "ALIAS_NAME")
    for part in split_names(text, ";"):
        draft.part(part, name_type)
    if script := _SCRIPT_NOTE.fullmatch(note):
        draft.name(script[1], name_type)
    elif note:
        draft.note(f"Alias {text}", note)
    draft.birth(text_of(alias, "DATE_OF_BIRTH"))
    draft.birth_place(text_of(alias, "CITY_OF_BIRTH"), text_of(alias, "COUNTRY_OF_BIRTH"))


def _add_birth(draft: EntityDraft, birth: Element, _where: str) -> None:
    kind, note = text_of(birth, "TYPE_OF_DATE"), text_of(birth, "NOTE")
    first, last = text_of(birth, "FROM_YEAR"), text_of(birth, "TO_YEAR")
    stated = text_of(birth, "DATE") or text_of(birth, "YEAR")
    if first and last:
        draft.birth(f"{first} to {last}")
    elif stated:
        draft.birth(stated)
        if kind == "APPROXIMATELY":
            draft.note("DOB", f"approximately {stated}")
    draft.open_range(first, last)
    if note and not (date := parse_date(note)):
        draft.note("DOB", note)
    elif note and date:
        draft.add("birth_dates", date)


def _add_birth_place(draft: EntityDraft, place: Element, _where: str) -> None:
    draft.birth_place(*(text_of(place, tag) for tag in ("STREET", "CITY", "STATE_PROVINCE", "COUNTRY", "NOTE")))


def _add_address(draft: EntityDraft, address: Element, _where: str) -> None:
    draft.address(*(text_of(address, tag) for tag in _ADDRESS), country=text_of(address, "COUNTRY"))
    draft.note("Address", text_of(address, "NOTE"))


def _add_document(draft: EntityDraft, document: Element, _where: str) -> None:
    label = text_of(document, "TYPE_OF_DOCUMENT")
    detail = text_of(document, "TYPE_OF_DOCUMENT2")
    countries = dict.fromkeys((*texts_of(document, "ISSUING_COUNTRY"), *texts_of(document, "COUNTRY_OF_ISSUE")))
    country, *other_countries = countries or ("",)
    number, note = text_of(document, "NUMBER"), text_of(document, "NOTE")
    title = label or "Document"
    # "National Identification Number" with the note "Italian Fiscal Code:" is a tax number.
    stated = known_type(note.strip(" :")) or known_type(detail.strip(" :"))
    issuer = country or country_of(detail) or country_of(note)
    draft.numbers(number, stated or identifier_type(label or detail), title, issuer)
    if not number:
        draft.note(title, detail)
    issued = (text_of(document, tag) for tag in ("DATE_OF_ISSUE", "CITY_OF_ISSUE"))
    details = (detail if number else "", *(f"country {name}" for name in other_countries), *issued, note)
    draft.note(f"{title} {number}".strip(), ", ".join(filter(None, details)))


def _add_comment(draft: EntityDraft, comment: Element, _where: str) -> None:
    text = comment.text or ""
    if gender := _GENDER.search(text):
        draft.take("gender", gender[1])
    draft.note("", text)


_ELEMENTS: dict[str, str | Handler] = {
    # Read by `_add_names` and `_to_entity`, and what only sorts the list.
    **dict.fromkeys((*_NAME_PARTS, "NAME_ORIGINAL_SCRIPT", "DATAID", "REFERENCE_NUMBER", "LISTED_ON"), "ignore"),
    **dict.fromkeys(("UN_LIST_TYPE", "VERSIONNUM", "LIST_TYPE", "SORT_KEY", "SORT_KEY_LAST_MOD"), "ignore"),
    "GENDER": "gender",
    "COMMENTS1": _add_comment,
    "SUBMITTED_BY": "note:Submitted by",
    "SUBMITTED_ON": "note:Submitted on",
    "DELISTED_ON": "note:Delisted on",
    "TITLE": "property:title",
    "DESIGNATION": "position",
    "NATIONALITY": "nationality",
    "NATIONALITY2": "nationality",
    "LAST_DAY_UPDATED": "date:modifiedAt",
    "INDIVIDUAL_ALIAS": _add_alias,
    "ENTITY_ALIAS": _add_alias,
    "INDIVIDUAL_DATE_OF_BIRTH": _add_birth,
    "INDIVIDUAL_PLACE_OF_BIRTH": _add_birth_place,
    "INDIVIDUAL_ADDRESS": _add_address,
    "ENTITY_ADDRESS": _add_address,
    "INDIVIDUAL_DOCUMENT": _add_document,
}

FORMATS = (ListFormat("un-xml", "UN Security Council consolidated list, XML", sniffs_xml(f"<{_ROOT}"), read),)
