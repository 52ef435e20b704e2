"""Canada's autonomous sanctions list (SEMA), XML.

Until August 2026 its elements had English names, since then bilingual ones (`LastName-NomDeFamille`); either half is
enough. One element names persons' ranks and the types of ships. The country is that of the regulations, which need not
be the entity's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from entityscreen.model.attributes.dates import parse_date
from entityscreen.model.entity import Entity
from entityscreen.model.reading import Rejection
from entityscreen.names.persons.known_words import is_given_name
from entityscreen.sources.lists.contract import ListFormat, ReadOptions
from entityscreen.sources.lists.draft import EntityDraft, RecordIds
from entityscreen.sources.lists.files import ListFile, ListInput
from entityscreen.sources.lists.nametext import alternatives, split_names, translations
from entityscreen.sources.lists.xml_records import XmlRecords, sniffs_xml, whole_text
from entityscreen.text.folding import fold

_SOURCE = "ca-sema"
_ROOT, _RECORD = "data-set", "record"
_NOTHING = frozenset(("", "N/A", "S/O"))
# The English and the French half of each element's name, and the names of former editions.
_ELEMENTS = {
    "country": ("Country", "Pays"),
    "last": ("LastName", "NomDeFamille"),
    "given": ("GivenName", "Prenom"),
    "name": ("EntityOrShip", "EntiteOuNavire", "Entity", "Entite"),
    "title": ("TitleOrShipType", "TitreOuTypeDeNavire", "TitleOrShip", "Title", "Titre"),
    "imo": ("ShipIMONumber", "NumeroOMIDuNavire", "ShipImoNumber"),
    "date": (
        *("DateOfBirthOrShipBuildDate", "DateDeNaissanceOuDateDeConstructionDuNavire"),
        *("DateOfBirth", "DateDeNaissance"),
    ),
    "aliases": ("Aliases", "Alias"),
    "schedule": ("Schedule", "Annexe"),
    "item": ("Item", "NumeroDarticle"),
    "listed": ("DateOfListing", "DateDinscription"),
}
_FIELDS = {half: field for field, halves in _ELEMENTS.items() for half in halves}


def _sniff(file: ListFile) -> bool:
    """The root and a record with a country."""
    return sniffs_xml(f"<{_ROOT}", f"<{_RECORD}>")(file) and any(
        f"<{half}" in file.text_head for half in _ELEMENTS["country"]
    )


def read(origin: ListInput, options: ReadOptions) -> Iterator[Entity | Rejection]:
    """One entity for each record; one without a name is rejected."""
    ids = RecordIds("sema")
    for where, element in XmlRecords(origin.main, (_RECORD,), root=_ROOT, options=options):
        yield _to_entity(element, origin, options, ids, where)


def _add_aliases(draft: EntityDraft, text: str, *, of_person: bool) -> None:
    for part in alternatives(text, of_persons=of_person):
        # `Andrei` beside `Andrey Akimov` is another spelling of the given name.
        if split_names(part):
            draft.split(part, "weak" if of_person and is_given_name(fold(part)) else "alias")
        else:  # `Serbian` without a name behind it is a nickname
            draft.name(part, "weak")


def _to_entity(
    record: Element, origin: ListInput, options: ReadOptions, ids: RecordIds, where: str
) -> Entity | Rejection:
    texts, unknown = _texts(record, options, where)
    person = " ".join(texts[field] for field in ("given", "last") if field in texts)
    name = person or texts.get("name", "")
    if not name:
        return Rejection(where, "the record has no name", None, whole_text(record))
    country, schedule, item = (texts.get(field, "") for field in ("country", "schedule", "item"))
    entity_id = ids.of_parts((country.partition(" / ")[0], schedule, item), name)
    draft = EntityDraft(entity_id, _kind(texts, person), _SOURCE)
    if person:
        draft.name(person, "primary")
    for part in translations(name) if not person else ():
        draft.split(part, "alias" if draft.names else "primary")
    _add_aliases(draft, texts.get("aliases", ""), of_person=bool(person))
    draft.take("birth_date" if person else "date:buildDate", texts.get("date"))
    _take_title(draft, texts.get("title", ""))
    draft.take("identifier:imo", texts.get("imo"))
    for label, text in unknown:
        draft.note(label, text)
    return draft.sanctioned(
        origin,
        where,
        record_id=_place(schedule, item) or entity_id,
        programmes=(country,) if country else (),
        listed_on=parse_date(texts.get("listed", "")),
    )


def _texts(record: Element, options: ReadOptions, where: str) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """What a record states by field, and its elements that are none of the known ones."""
    texts: dict[str, str] = {}
    unknown: list[tuple[str, str]] = []
    for element in record:
        text = whole_text(element)
        field = next((_FIELDS[half] for half in element.tag.split("-") if half in _FIELDS), None)
        if field is None:
            options.refuse_unknown(f"element {element.tag}", where, text)
            unknown.append((element.tag, text))
        elif text not in _NOTHING:
            texts[field] = text
    return texts, unknown


def _place(schedule: str, item: str) -> str:
    """Where the regulations have the entry."""
    return ", ".join(f"{word} {text}" for word, text in (("Schedule", schedule), ("Item", item)) if text)


def _kind(texts: dict[str, str], person: str) -> str:
    """A ship is recognised by its number, its type or the year in which it was built."""
    if person:
        return "Person"
    return "Vessel" if any(field in texts for field in ("imo", "title", "date")) else "Organization"


def _take_title(draft: EntityDraft, text: str) -> None:
    """`General/général` are two ranks; `Chemical/Products Tanker` is one type of ship, in French after a `|`."""
    if draft.kind == "Person":
        draft.property("title", *text.replace("|", "/").split("/"))
    else:
        draft.property("type", *text.split("|"))


FORMATS = (
    ListFormat(
        "sema-xml",
        "Canada's autonomous sanctions list, XML",
        _sniff,
        read,
    ),
)
