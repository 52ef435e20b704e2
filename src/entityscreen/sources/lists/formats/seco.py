"""The consolidated list of the Swiss SECO, XML.

Targets have identities, and names with spelling variants in other scripts; they refer to programmes and places, which
come before them, in some editions behind them; so the targets are kept until the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from xml.etree.ElementTree import Element

from entityscreen.errors import FormatError
from entityscreen.model.attributes.dates import is_gregorian, parse_date
from entityscreen.model.attributes.identifier_types import identifier_type, known_type
from entityscreen.model.entity import Entity
from entityscreen.model.name import NameType
from entityscreen.model.reading import Rejection
from entityscreen.sources.lists.contract import ListFormat, ReadOptions
from entityscreen.sources.lists.draft import EntityDraft, joined_date
from entityscreen.sources.lists.files import ListInput
from entityscreen.sources.lists.numbers import un_reference
from entityscreen.sources.lists.xml_records import XmlRecords, content_of, sniffs_xml, text_of, texts_of, whole_text

_SOURCE = "ch-seco"
_KINDS = {"individual": "Person", "entity": "Organization", "object": "LegalEntity"}
_OBJECTS = {"vessel": "Vessel", "aircraft": "Airplane"}
_NAME_TYPES: dict[str, NameType] = {
    "primary-name": "primary",
    "alias": "alias",
    "formerly-known-as": "former",
    "": "alias",
}
_PART_ORDER = (
    "title",
    "given-name",
    "further-given-name",
    "father-name",
    "grand-father-name",
    "tribal-name",
    "maiden-name",
    "whole-name",
    "family-name",
    "suffix",
)
_OFF_THE_LIST = "de-listed"
_UNSPACED = frozenset(("Hani", "Hans", "Hant", "Hang", "Kore", "Jpan"))  # the family name first, no spaces
_MOST_VARIANTS = 8  # spelling variants of one part that are combined with all those of the others
_ROOT = "swiss-sanctions-list"
_PARTS = ("sanctions-program", "place", "target")


def read(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each target; a target that was taken off the list is rejected with that reason."""
    records = XmlRecords(origin.main, _PARTS, root=_ROOT, options=options)
    mapper = _Targets(origin, options)
    targets: list[tuple[str, Element]] = []
    for where, element in records:
        if element.tag == "target":
            targets.append((where, element))
            mapper.introduce(element)
        else:
            mapper.take(element)
    mapper.date = parse_date(records.attributes.get("date", "")[:10]) or ""
    for where, element in targets:
        yield mapper.to_entity(element, where)


class _Targets:
    """Keeps programmes and places, and maps targets."""

    def __init__(self, origin: ListInput, options: ReadOptions) -> None:
        self._origin, self._options, self.date = origin, options, ""
        self._programmes: dict[str, str] = {}
        self._annexes: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._places: dict[str, tuple[str, str]] = {}

    def take(self, element: Element) -> None:
        """Keep a programme or a place."""
        if element.tag == "place":
            country = element.find("country")
            parts = [text for tag in ("location", "area") if (text := text_of(element, tag))]
            word = "" if country is None else (country.text or "").strip() or country.get("iso-code", "")
            self._places[element.get("ssid", "")] = (", ".join(parts), word)
            return
        keys = {key.get("lang", ""): (key.text or "").strip() for key in element.findall("program-key")}
        name = keys.get("eng") or next(iter(keys.values()), "")
        # English last: it stays where a set is named in several languages.
        for sanctions_set in sorted(element.findall("sanctions-set"), key=lambda item: item.get("lang") == "eng"):
            self._programmes[sanctions_set.get("ssid", "")] = name
            self._annexes[sanctions_set.get("ssid", "")] = (sanctions_set.text or "").strip()

    def introduce(self, target: Element) -> None:
        """Keep the name of a target, for those that are related to it."""
        name = target.find(".//name[@name-type='primary-name']")
        if name is not None:
            self._names[target.get("ssid", "")] = _full_name(name)

    def to_entity(self, target: Element, where: str) -> Entity | Rejection:
        """Map a target; one without a name, or no longer on the list, is rejected."""
        number = target.get("ssid", "")
        place = f"{where} (ssid {number})"
        subject = next((child for child in target if child.tag in _KINDS), None)
        if not number or subject is None:
            raise FormatError("a target without ssid or subject", where=place, fix="fetch the file anew")
        changes = [(_date(change), change.get("modification-type", "")) for change in target.iter("modification")]
        done = [change for change in changes if not self.date or change[0] <= self.date]
        last_date, last_change = max(done, default=("", ""))
        if last_change == _OFF_THE_LIST:
            return Rejection(place, f"was taken off the list on {last_date}", number)
        kind = _OBJECTS.get(subject.get("object-type", ""), _KINDS[subject.tag])
        draft = EntityDraft(f"seco-{number}", kind, _SOURCE)
        draft.sex(subject.get("sex"))
        self._add_children(draft, subject, place)
        for text in texts_of(target, "foreign-identifier"):
            draft.property(_issuer(text), text)
        if not draft.names:
            return Rejection(place, "the target has no name", number)
        draft.primary_first()
        for date, change in (change for change in changes if change not in done):
            draft.note("Modification", f"{change} on {date}")
        return self._sanctioned(draft, target, number, changes, place)

    def _sanctioned(
        self, draft: EntityDraft, target: Element, number: str, changes: list[tuple[str, str]], where: str
    ) -> Entity:
        sets = [*target.get("sanctions-set-id", "").split(), *texts_of(target, "sanctions-set-id")]
        unknown = [ssid for ssid in sets if ssid not in self._programmes]
        if unknown:
            raise FormatError(f"no sanctions-set {unknown[0]}", where=where, fix="fetch the file anew")
        listed = sorted(date for date, kind in changes if kind == "listed" and date)
        draft.property("annex", *(self._annexes[ssid] for ssid in sets))
        return draft.sanctioned(
            self._origin,
            where,
            record_id=number,
            source_date=self.date,
            programmes=tuple(dict.fromkeys(self._programmes[ssid] for ssid in sets)),
            listed_on=listed[0] if listed else None,
        )

    def _add_children(self, draft: EntityDraft, element: Element, where: str) -> None:
        for child in element:
            if child.tag == "identity":
                if child.get("main") == "false":  # another identity of the same person
                    for name in child.iterfind("name[@name-type='primary-name']"):
                        name.set("name-type", "alias")
                self._add_children(draft, child, where)
            elif (handler := _HANDLERS.get(child.tag)) is not None:
                handler(self, draft, child)
            else:
                self._options.refuse_unknown(f"element {child.tag}", where, content_of(child))
                draft.note(child.tag, content_of(child))

    def add_name(self, draft: EntityDraft, name: Element) -> None:
        """A name and its spelling variants; in other scripts they are combined from the variants alone."""
        kind = name.get("name-type", "")
        if kind not in _NAME_TYPES:
            raise FormatError(f"name-type: unknown {kind!r}", where=draft.entity_id, fix="report it")
        name_type: NameType = "weak" if name.get("quality") == "low" else _NAME_TYPES[kind]
        draft.name(_full_name(name), name_type, language=name.get("lang"))
        for text, language in _variants(_parts(name)):
            draft.name(text, "alias" if name_type == "primary" else name_type, language=language or None)

    def add_birth(self, draft: EntityDraft, date: Element) -> None:
        """A day of birth, as precise as it is."""
        year, calendar = date.get("year", ""), date.get("calendar", "")
        text = joined_date(year, date.get("month", ""), date.get("day", ""))
        if is_gregorian(calendar, year):
            draft.birth(text)
        else:
            draft.birth_elsewhere(text, year, calendar)

    def add_birth_place(self, draft: EntityDraft, element: Element) -> None:
        """A place of birth."""
        draft.birth_place(*self._place(draft, element))

    def add_address(self, draft: EntityDraft, element: Element) -> None:
        """An address: its details, and its place."""
        location, country = self._place(draft, element)
        details = (text_of(element, tag) for tag in ("address-details", "c-o", "p-o-box", "zip-code"))
        draft.address(*details, location, country=country or None)
        draft.note("Address", text_of(element, "remark"))

    def _place(self, draft: EntityDraft, element: Element) -> tuple[str, str]:
        ssid = element.get("place-id", "")
        if ssid and ssid not in self._places:
            raise FormatError(f"no place {ssid}", where=draft.entity_id, fix="fetch the file anew")
        return self._places.get(ssid, ("", ""))

    def add_document(self, draft: EntityDraft, element: Element) -> None:
        """A passport or another document."""
        issuer = element.find("issuer")
        country = None if issuer is None else issuer.get("code") or issuer.text
        label, number = element.get("document-type", ""), text_of(element, "number")
        draft.identifier(number, identifier_type(label), country)
        for tag in ("date-of-issue", "expiry-date", "remark"):
            draft.note(f"{label} {number}", f"{tag} {text}" if (text := text_of(element, tag)) else None)

    def add_information(self, draft: EntityDraft, element: Element) -> None:
        """A sentence, or a number with its label in front (`IMO Number: 8405270`)."""
        label, _, number = whole_text(element).partition(":")
        kind = known_type(label)
        if kind and any(map(str.isdigit, number)):
            draft.numbers(number, kind, label)
        else:
            draft.note("", whole_text(element))

    def add_attribute(self, draft: EntityDraft, element: Element) -> None:
        """A further attribute: a number where its name is one (`imo`), else a note."""
        name, text = element.get("name", ""), whole_text(element)
        if kind := known_type(name):
            draft.numbers(text, kind, name)
        else:
            draft.note(f"Attribute {name}".strip(), text)

    def add_relation(self, draft: EntityDraft, element: Element) -> None:
        """A relation to another target, by its name where the file holds it."""
        number = element.get("target-id", "")
        name = self._names.get(number, "")
        related = f"{name} (seco-{number})".strip() if number else ""
        role = element.get("relation-type", "")
        stated = " ".join(text for text in (role, related) if text)
        draft.note("Relation", ": ".join(text for text in (stated, whole_text(element)) if text))
        draft.relation(role or "related-to", name, f"seco-{number}")

    def add_nationality(self, draft: EntityDraft, element: Element) -> None:
        """A nationality."""
        country = element.find("country")
        if country is not None:
            draft.nationality(country.get("iso-code") or country.text)


def _parts(name: Element) -> list[Element]:
    return sorted(name.findall("name-part"), key=_part_order)


def _full_name(name: Element) -> str:
    return " ".join(text_of(part, "value") for part in _parts(name))


def _part_order(part: Element) -> tuple[int, int]:
    kind = part.get("name-part-type", "")
    order = part.get("order", "0")
    return _PART_ORDER.index(kind) if kind in _PART_ORDER else len(_PART_ORDER), int(order) if order.isdigit() else 0


def _issuer(identifier: str) -> str:
    """The property of an identifier that somebody else gave: the UN, the EU, or another."""
    if un_reference(identifier) == identifier:
        return "unscId"
    return "euReferenceNumber" if identifier.startswith("EU.") else "foreignIdentifier"


def _variants(parts: list[Element]) -> Iterator[tuple[str, str]]:
    """Spellings of a whole name with their languages: in each script, the variants of every part together; a part
    without one keeps its own spelling.
    """
    scripts = dict.fromkeys(_writing(variant) for part in parts for variant in part.findall("spelling-variant"))
    for script, language in scripts:
        joined = script in _UNSPACED and all(
            any(_writing(variant)[0] == script for variant in part.findall("spelling-variant")) for part in parts
        )
        ordered = sorted(parts, key=lambda part: part.get("name-part-type") != "family-name") if joined else parts
        for combination in _combinations([_spellings(part, (script, language)) for part in ordered]):
            yield ("" if joined else " ").join(combination), language


def _spellings(part: Element, writing: tuple[str, str]) -> list[str]:
    """The variants of a part in a script and language, or else its own spelling."""
    variants = [variant for variant in part.findall("spelling-variant") if _writing(variant) == writing]
    return [(variant.text or "").strip() for variant in variants] or [text_of(part, "value")]


def _writing(variant: Element) -> tuple[str, str]:
    """The script and the language of a spelling, whose codes come in capitals and in small letters."""
    return variant.get("script", "").title(), variant.get("lang", "").casefold()


def _combinations(spellings: list[list[str]]) -> Iterator[tuple[str, ...]]:
    """The first variants of every part with one another, and each later one with the first of the other parts."""
    yield from product(*(texts[:_MOST_VARIANTS] for texts in spellings))
    for position, texts in enumerate(spellings):
        before, behind = spellings[:position], spellings[position + 1 :]
        for text in texts[_MOST_VARIANTS:]:
            yield (*(first[0] for first in before), text, *(first[0] for first in behind))


def _date(change: Element) -> str:
    stated = change.get("effective-date") or change.get("enactment-date") or change.get("publication-date") or ""
    return parse_date(stated) or ""


_HANDLERS: dict[str, Callable[[_Targets, EntityDraft, Element], None]] = {
    "name": _Targets.add_name,
    "day-month-year": _Targets.add_birth,
    "place-of-birth": _Targets.add_birth_place,
    "nationality": _Targets.add_nationality,
    "address": _Targets.add_address,
    "identification-document": _Targets.add_document,
    "justification": lambda _targets, draft, element: draft.note("Justification", whole_text(element)),
    "relation": _Targets.add_relation,
    "other-information": _Targets.add_information,
    "generic-attribute": _Targets.add_attribute,
}


FORMATS = (ListFormat("seco-xml", "Swiss SECO consolidated list, XML", sniffs_xml(f"<{_ROOT}"), read),)
