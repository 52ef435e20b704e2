"""What the UN's elements mean.

Here belongs the mapping of one INDIVIDUAL or ENTITY to an entity. Dates come with a type (exact, approximate,
between), aliases with a quality (good, low, a.k.a., f.k.a.).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from entityscreen.errors import FormatError
from entityscreen.model.dates import parse_date
from entityscreen.model.entity import Entity
from entityscreen.model.identifier_types import identifier_type
from entityscreen.model.name import NameType
from entityscreen.sources.lists.contract import ReadOptions, Rejection
from entityscreen.sources.lists.draft import EntityDraft
from entityscreen.sources.lists.files import ListInput
from entityscreen.sources.lists.identifiers import split_numbers
from entityscreen.sources.lists.nametext import split_names
from entityscreen.sources.lists.xmlrecords import content_of, text_of, texts_of

SOURCE = "un-sc"
_NAME_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_QUALITIES: dict[str, NameType] = {"low": "weak", "f.k.a.": "former", "good": "alias", "a.k.a.": "alias", "": "alias"}
_FORMER = re.compile(r"\b(?:formerly|previously) (?:listed|known)\b", re.IGNORECASE)
_SCRIPT_NOTE = re.compile(r"(?:in )?\w+ script:\s*(.+)", re.IGNORECASE)
_ADDRESS = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE")
_PASSPORT = re.compile(r"passe?porte?|pasaporte", re.IGNORECASE)
_NATIONAL = re.compile(r"national|identi(?:ty|fication)|tazkira|\bID\b", re.IGNORECASE)


def to_entity(element: Element, origin: ListInput, options: ReadOptions, where: str, date: str) -> Entity | Rejection:
    """Map a record; one without a name, or no longer on the list, is rejected.

    Raises:
        FormatError: the record has no DATAID, an unknown element, or an alias of unknown quality.
    """
    number = text_of(element, "DATAID")
    if not number:
        raise FormatError("DATAID is missing", where=where, mend="fetch the list anew")
    draft = EntityDraft(f"un-{number}", "Person" if element.tag == "INDIVIDUAL" else "Organization", SOURCE)
    place = f"{where} (DATAID {number})"
    _add_names(draft, element)
    for child in element:
        handler = _HANDLERS.get(child.tag)
        if handler is not None:
            handler(draft, child, place)
        elif child.tag not in _READ_BY_NAME:
            options.refuse_unknown(f"element {child.tag}", place, content_of(child))
            draft.note(child.tag, content_of(child))
    if not draft.names:
        return Rejection(place, "the record has no name", number, " ".join(element.itertext()).strip())
    delisted = parse_date(text_of(element, "DELISTED_ON"))
    if delisted and delisted <= (parse_date(date) or delisted):
        return Rejection(place, f"was taken off the list on {delisted}", number)
    draft.add("topics", "sanction")
    draft.origin(
        origin,
        record_id=text_of(element, "REFERENCE_NUMBER") or number,
        source_date=date,
        programmes=tuple(texts_of(element, "UN_LIST_TYPE")),
        listed_on=parse_date(text_of(element, "LISTED_ON")),
    )
    return draft.build(place)


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
        raise FormatError(f"QUALITY: unknown {quality!r}", where=where, mend="report it: the format changed")
    note = text_of(alias, "NOTE")
    name_type = _QUALITIES[quality]
    if name_type == "alias" and _FORMER.search(note):
        name_type = "former"
    text = text_of(alias, "ALIAS_NAME")
    for part in split_names(text, ";"):
        draft.part(part, name_type)
    if script := _SCRIPT_NOTE.fullmatch(note):
        draft.name(script[1], name_type)
    elif note:
        draft.note(f"Alias {text}", note)
    draft.birth(text_of(alias, "DATE_OF_BIRTH"))
    born_in = (text_of(alias, "CITY_OF_BIRTH"), text_of(alias, "COUNTRY_OF_BIRTH"))
    draft.property("birthPlace", ", ".join(text for text in born_in if text))


def _add_birth(draft: EntityDraft, birth: Element, where: str) -> None:
    del where
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


def _add_birth_place(draft: EntityDraft, place: Element, where: str) -> None:
    del where
    parts = [text_of(place, tag) for tag in ("STREET", "CITY", "STATE_PROVINCE", "COUNTRY", "NOTE")]
    draft.property("birthPlace", ", ".join(text for text in parts if text))


def _add_address(draft: EntityDraft, address: Element, where: str) -> None:
    del where
    draft.address(*(text_of(address, tag) for tag in _ADDRESS), country=text_of(address, "COUNTRY"))
    draft.note("Address", text_of(address, "NOTE"))


def _add_document(draft: EntityDraft, document: Element, where: str) -> None:
    del where
    label = text_of(document, "TYPE_OF_DOCUMENT")
    detail = text_of(document, "TYPE_OF_DOCUMENT2")
    countries = dict.fromkeys((*texts_of(document, "ISSUING_COUNTRY"), *texts_of(document, "COUNTRY_OF_ISSUE")))
    country, *others = countries or ("",)
    number = text_of(document, "NUMBER")
    for part in split_numbers(number):
        draft.identifier(part, _document_type(label or detail), country)
    if not number:
        draft.note(label or "Document", detail)
    extras = [detail] if number else []
    extras += [f"country {other}" for other in others]
    extras += [text_of(document, tag) for tag in ("DATE_OF_ISSUE", "CITY_OF_ISSUE", "NOTE")]
    if kept := ", ".join(text for text in extras if text):
        draft.note(f"{label or 'Document'} {number}".strip(), kept)


def _document_type(label: str) -> str:
    if _PASSPORT.search(label):
        return "passport"
    return "national-id" if _NATIONAL.search(label) else identifier_type(label)


def _to_note(label: str) -> Callable[[EntityDraft, Element, str], None]:
    return lambda draft, child, _where: draft.note(label, child.text)


def _values(add: Callable[[EntityDraft, str], None]) -> Callable[[EntityDraft, Element, str], None]:
    def handle(draft: EntityDraft, child: Element, _where: str) -> None:
        for text in texts_of(child, "VALUE"):
            add(draft, text)

    return handle


# Names, numbers and dates that `to_entity` reads by itself, and what only sorts the list.
_READ_BY_NAME = frozenset(
    (*_NAME_PARTS, "NAME_ORIGINAL_SCRIPT", "DATAID", "REFERENCE_NUMBER", "LISTED_ON", "UN_LIST_TYPE")
).union(("VERSIONNUM", "LIST_TYPE", "SORT_KEY", "SORT_KEY_LAST_MOD"))
_HANDLERS: dict[str, Callable[[EntityDraft, Element, str], None]] = {
    "GENDER": lambda draft, child, _where: draft.sex(child.text),
    "COMMENTS1": _to_note(""),
    "SUBMITTED_BY": _to_note("Submitted by"),
    "SUBMITTED_ON": _to_note("Submitted on"),
    "DELISTED_ON": _to_note("Delisted on"),
    "TITLE": _values(lambda draft, text: draft.property("title", text)),
    "DESIGNATION": _values(lambda draft, text: draft.add("positions", text)),
    "NATIONALITY": _values(EntityDraft.nationality),
    "NATIONALITY2": lambda draft, child, _where: draft.nationality(child.text),
    "LAST_DAY_UPDATED": _values(lambda draft, text: draft.date_property("modifiedAt", text)),
    "INDIVIDUAL_ALIAS": _add_alias,
    "ENTITY_ALIAS": _add_alias,
    "INDIVIDUAL_DATE_OF_BIRTH": _add_birth,
    "INDIVIDUAL_PLACE_OF_BIRTH": _add_birth_place,
    "INDIVIDUAL_ADDRESS": _add_address,
    "ENTITY_ADDRESS": _add_address,
    "INDIVIDUAL_DOCUMENT": _add_document,
}
